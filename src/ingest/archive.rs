//! ZIP archives: what they hold, and so much of it as anybody reads.

use std::io::Read;

use flate2::read::DeflateDecoder;

/// Files of one archive, read within limits whatever it claims.
#[derive(Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    members: Vec<Member>,
    /// Unpacked bytes that may still be read.
    left: u64,
}

#[derive(Debug)]
struct Member {
    name: String,
    is_locked: bool,
    method: usize,
    packed: usize,
    /// Where its own header stands.
    start: usize,
}

/// What is unpacked of one archive in all.
const MAX_BYTES: u64 = 64 << 20;

/// Files that are looked at.
const MAX_MEMBERS: usize = 10_000;

/// The last record may be followed by a comment of this length.
const MAX_COMMENT: usize = 0xffff;

const LAST_RECORD: usize = 22;
const LISTED: usize = 46;
const HEADER: usize = 30;

const STORED: usize = 0;
const DEFLATED: usize = 8;

impl<'a> Archive<'a> {
    /// The archive that bytes are; `None` for anything else, and for one that was cut off.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return None;
        }
        let from = bytes.len().saturating_sub(LAST_RECORD + MAX_COMMENT);
        let tail = bytes.get(from..)?;
        let found = tail.windows(4).rposition(|four| four == b"PK\x05\x06")?;
        let last = from + found;
        let size = number(bytes, last + 12, 4)?;
        let mut at = last.checked_sub(size)?;
        let mut members = Vec::new();
        while let Some((member, next)) = Member::listed(bytes, at) {
            if members.len() == MAX_MEMBERS {
                break;
            }
            members.push(member);
            at = next;
        }
        Some(Self {
            bytes,
            members,
            left: MAX_BYTES,
        })
    }

    /// The names of its files, folders left out.
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

    /// Whether it is what an office program writes.
    pub fn is_office(&self) -> bool {
        self.has("[Content_Types].xml")
            || self.has("content.xml") && self.has("META-INF/manifest.xml")
    }

    /// The names of the files that may be articles, as far as names tell: no pictures, no parts of saved pages.
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

    /// A file, unpacked; `None` where there is none of that name, or it cannot be unpacked, or all of them are larger than
    /// anybody reads.
    pub fn read(&mut self, name: &str) -> Option<Vec<u8>> {
        let member = self.members.iter().find(|member| member.name == name)?;
        let packed = member.packed(self.bytes)?;
        let mut out = Vec::new();
        match member.method {
            STORED => out.extend(packed),
            DEFLATED => {
                let mut unpacked = DeflateDecoder::new(packed).take(self.left + 1);
                unpacked.read_to_end(&mut out).ok()?;
            }
            _ => return None,
        }
        self.left = self.left.checked_sub(u64::try_from(out.len()).ok()?)?;
        Some(out)
    }
}

/// Whether a file is one that people do not see: what systems add, and what pages come with.
fn is_hidden(name: &str) -> bool {
    name.split('/')
        .any(|part| part.starts_with('.') || part == "__MACOSX" || part.ends_with("_files"))
}

fn is_readable(name: &str) -> bool {
    const ENDINGS: [&str; 23] = [
        "atom", "eml", "epub", "gz", "htm", "html", "json", "markdown", "md", "mdx", "mht",
        "mhtml", "mkd", "org", "pdf", "rss", "rst", "shtml", "text", "txt", "xhtml", "xml", "zip",
    ];
    name.rsplit_once('.')
        .is_some_and(|(_, end)| ENDINGS.contains(&end.to_ascii_lowercase().as_str()))
}

impl Member {
    /// The member listed at a place, and the place of the next.
    fn listed(bytes: &[u8], at: usize) -> Option<(Self, usize)> {
        if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let part = |offset, length| number(bytes, at + offset, length);
        let name_end = at + LISTED + part(28, 2)?;
        let name = String::from_utf8_lossy(bytes.get(at + LISTED..name_end)?);
        let member = Self {
            name: name.replace('\\', "/"),
            is_locked: part(8, 2)? & 1 == 1,
            method: part(10, 2)?,
            packed: part(20, 4)?,
            start: part(42, 4)?,
        };
        Some((member, name_end + part(30, 2)? + part(32, 2)?))
    }

    /// Its bytes as they are packed.
    fn packed<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let header = bytes.get(self.start..)?;
        if self.is_locked || !header.starts_with(b"PK\x03\x04") {
            return None;
        }
        let from = HEADER + number(header, 26, 2)? + number(header, 28, 2)?;
        header.get(from..from.checked_add(self.packed)?)
    }
}

/// The number of so many bytes at a place, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    let number = digits
        .iter()
        .rev()
        .fold(0, |number, digit| number << 8 | usize::from(*digit));
    Some(number)
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use proptest::prelude::*;

    use super::*;

    /// An archive of files; those whose name ends in `.raw` are stored as they are.
    pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut out, mut list) = (Vec::new(), Vec::new());
        for (name, words) in files {
            let is_raw = name.contains(".raw");
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(words).unwrap();
            let packed = if is_raw {
                words.to_vec()
            } else {
                encoder.finish().unwrap()
            };
            let start = u32::try_from(out.len()).unwrap().to_le_bytes();
            let size = u32::try_from(packed.len()).unwrap().to_le_bytes();
            let name_size = u16::try_from(name.len()).unwrap().to_le_bytes();
            let method = [if is_raw { 0 } else { 8 }, 0];
            let head = [
                &[20, 0, 0, 0][..],
                &method,
                &[0; 8],
                &size,
                &[0; 4],
                &name_size,
                &[0; 2],
            ]
            .concat();
            out.extend([b"PK\x03\x04", &head[..], name.as_bytes(), &packed].concat());
            list.extend(
                [
                    b"PK\x01\x02\x14\0",
                    &head[..],
                    &[0; 10],
                    &start,
                    name.as_bytes(),
                ]
                .concat(),
            );
        }
        let size = u32::try_from(list.len()).unwrap().to_le_bytes();
        out.extend(list);
        out.extend([b"PK\x05\x06", &[0; 8][..], &size, &[0; 6]].concat());
        out
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
