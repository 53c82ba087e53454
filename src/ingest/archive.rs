//! ZIP archives, read within limits.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipReadOptions;
use zip::read::{ArchiveOffset, Config, OwnedZipFileEntry, ZipFileEntry};
use zip::unstable::read::ZipIterable;

use super::Format;

/// The files of one archive, read within limits whatever sizes it declares.
#[derive(Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    members: Vec<ArchiveMember>,
    /// Unpacked bytes that may still be read.
    left: u64,
}

#[derive(Debug)]
struct ArchiveMember {
    name: String,
    entry: OwnedZipFileEntry,
}

/// Maximum bytes unpacked from one archive in total.
const MAX_BYTES: u64 = 64 << 20;

/// Maximum number of files.
const MAX_MEMBERS: usize = 10_000;

impl<'a> Archive<'a> {
    /// Opens an archive; `None` for anything else, and for a truncated one.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return None;
        }
        // Searching for an archive after other bytes takes quadratic time on hostile input.
        let config = Config {
            archive_offset: ArchiveOffset::Known(0),
        };
        // `ZipArchive` would store every listed file, however many.
        let mut archive = ZipIterable::try_new(Cursor::new(bytes), config).ok()?;
        let entries = archive.files().ok()?.map_while(Result::ok);
        let members = entries.take(MAX_MEMBERS).map(ArchiveMember::of).collect();
        Some(Self {
            bytes,
            members,
            left: MAX_BYTES,
        })
    }

    /// The names of its files, without folders.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.members.iter().map(|member| member.name.as_str());
        names.filter(|name| !name.ends_with('/'))
    }

    /// Whether it is a book (EPUB).
    pub fn is_book(&mut self) -> bool {
        self.has("META-INF/container.xml")
            || self
                .read("mimetype")
                .is_some_and(|kind| kind.starts_with(b"application/epub"))
    }

    /// Whether it is a document of an office program.
    pub fn is_office(&self) -> bool {
        self.has("[Content_Types].xml")
            || self.has("content.xml") && self.has("META-INF/manifest.xml")
    }

    /// The kind of document it is; `None` for other archives.
    pub(super) fn document_format(&mut self) -> Option<Format> {
        if self.has("word/document.xml") {
            return Some(Format::Docx);
        }
        let kind = self.read("mimetype")?;
        kind.starts_with(b"application/vnd.oasis.opendocument.text")
            .then_some(Format::Odt)
    }

    /// The names of the files that may be articles, judged by name: no pictures, no parts of saved pages.
    pub fn articles(&self) -> Vec<&str> {
        let seen: Vec<&str> = self.names().filter(|name| !is_hidden(name)).collect();
        match seen.as_slice() {
            [only] => vec![only],
            all => all
                .iter()
                .copied()
                .filter(|name| is_readable(name))
                .collect(),
        }
    }

    /// Whether it has a file of a name.
    pub fn has(&self, name: &str) -> bool {
        self.names().any(|other| other == name)
    }

    /// An unpacked file; `None` if it does not exist, cannot be unpacked, or exceeds the limit
    /// of all files together.
    pub fn read(&mut self, name: &str) -> Option<Vec<u8>> {
        let member = self.members.iter().find(|member| member.name == name)?;
        let mut packed = Cursor::new(self.bytes);
        let file = member.entry.as_ref();
        let file = file.with_reader(&mut packed, ZipReadOptions::default());
        let mut out = Vec::new();
        file.ok()?.take(self.left + 1).read_to_end(&mut out).ok()?;
        self.left = self.left.checked_sub(u64::try_from(out.len()).ok()?)?;
        Some(out)
    }
}

/// Whether a file is hidden from users: files of the system, parts of saved pages.
fn is_hidden(name: &str) -> bool {
    name.split('/')
        .any(|part| part.starts_with('.') || part == "__MACOSX" || part.ends_with("_files"))
}

fn is_readable(name: &str) -> bool {
    const PACKED: [&str; 3] = ["gz", "pdf", "zip"];
    name.rsplit_once('.').is_some_and(|(_, extension)| {
        Format::of_extension(extension).is_some()
            || PACKED.contains(&extension.to_ascii_lowercase().as_str())
    })
}

impl ArchiveMember {
    fn of(entry: ZipFileEntry<'static>) -> Self {
        // Many programs write UTF-8 without declaring it, and it is read as the DOS code page.
        let name = match str::from_utf8(entry.name_raw()) {
            Ok(name) => name.to_owned(),
            Err(_) => entry.name().map_or_else(|_| String::new(), Cow::into_owned),
        };
        Self {
            name: name.replace('\\', "/"),
            entry: entry.into(),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use proptest::prelude::*;
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::*;

    /// An archive of files; those with `.raw` in the name are not compressed.
    pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, words) in files {
            let method = if name.contains(".raw") {
                CompressionMethod::Stored
            } else {
                CompressionMethod::Deflated
            };
            let options = SimpleFileOptions::default().compression_method(method);
            out.start_file(*name, options).unwrap();
            out.write_all(words).unwrap();
        }
        out.finish().unwrap().into_inner()
    }

    #[test]
    fn files_are_listed_and_unpacked() {
        let bytes = zip(&[
            ("a/one.txt", &b"one ".repeat(100)),
            ("a/", b""),
            ("two.raw", b"two"),
        ]);
        let mut archive = Archive::open(&bytes).unwrap();
        assert_eq!(
            archive.names().collect::<Vec<_>>(),
            ["a/one.txt", "two.raw"]
        );
        assert_eq!(archive.read("a/one.txt").unwrap(), b"one ".repeat(100));
        assert_eq!(archive.read("two.raw").unwrap(), b"two");
        assert_eq!(archive.read("three"), None);
    }

    #[test]
    fn files_that_may_be_articles_are_told_from_the_rest() {
        let articles = |names: &[&str]| -> Vec<String> {
            let files: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, &b"x"[..])).collect();
            let bytes = zip(&files);
            let archive = Archive::open(&bytes).unwrap();
            archive.articles().into_iter().map(str::to_owned).collect()
        };
        let saved = [
            "page.html",
            "page_files/a.html",
            "page_files/b.css",
            "__MACOSX/page.html",
            ".x.txt",
        ];
        assert_eq!(articles(&saved), ["page.html"]);
        assert_eq!(articles(&["a.MD", "b/c.txt", "d.png"]), ["a.MD", "b/c.txt"]);
        assert_eq!(articles(&["README"]), ["README"]);
        assert!(articles(&["a.png", "b.css"]).is_empty());
    }

    #[test]
    fn a_bomb_is_not_unpacked_even_in_parts() {
        let half = vec![b' '; usize::try_from(MAX_BYTES).unwrap() / 2 + 1];
        let bytes = zip(&[("a", &half), ("b", &half), ("c", b"words")]);
        let mut archive = Archive::open(&bytes).unwrap();
        assert!(archive.read("a").is_some());
        assert_eq!(archive.read("b"), None);
    }

    #[test]
    fn of_too_many_files_the_first_are_looked_at() {
        let names: Vec<String> = (0..MAX_MEMBERS + 5)
            .map(|index| format!("{index}.raw"))
            .collect();
        let files: Vec<(&str, &[u8])> =
            names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        let bytes = zip(&files);
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.names().count(), MAX_MEMBERS);
        assert!(archive.has("0.raw"));
    }

    #[test]
    fn names_are_read_as_they_were_meant() {
        let written = zip(&[("bücher.raw", b"words")]);
        let name = "bücher".as_bytes();
        let flag = |bytes: &[u8], set: u8| -> Vec<u8> {
            let mut bytes = bytes.to_vec();
            let list = bytes
                .windows(4)
                .position(|four| four == b"PK\x01\x02")
                .unwrap();
            bytes[list + 9] = set;
            bytes
        };
        let only = |bytes: &[u8]| {
            Archive::open(bytes)
                .unwrap()
                .names()
                .next()
                .unwrap()
                .to_owned()
        };
        assert_eq!(only(&flag(&written, 8)), "bücher.raw");
        assert_eq!(
            only(&flag(&written, 0)),
            "bücher.raw",
            "UTF-8 that does not say so"
        );
        let mut dos = flag(&written, 0);
        while let Some(at) = dos.windows(name.len()).position(|some| some == name) {
            dos.splice(at..at + name.len(), *b"b\x81chers");
        }
        assert_eq!(only(&dos), "büchers.raw", "the letters of DOS");
    }

    #[test]
    fn what_is_cut_off_is_no_archive() {
        let bytes = zip(&[("a", b"words")]);
        assert!(Archive::open(&bytes[..bytes.len() - 8]).is_none());
        assert!(Archive::open(b"PK\x05\x06").is_none());
    }

    proptest! {
        #[test]
        fn broken_bytes_are_read_or_not(at in 0_usize..200, byte: u8, more in prop::collection::vec(any::<u8>(), 0..40)) {
            let mut bytes = zip(&[("a", b"some words, some words"), ("b.raw", b"words")]);
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
            bytes.extend(more);
            if let Some(mut archive) = Archive::open(&bytes) {
                let names: Vec<String> = archive.names().map(str::to_owned).collect();
                for name in names {
                    archive.read(&name);
                }
            }
        }
    }
}
