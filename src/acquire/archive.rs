//! Articles in archives.

use crate::ingest::{Archive, Refusal, clean};

/// The articles of an archive.
pub(super) enum ArchiveContent {
    /// Nothing to unpack: not an archive, or one that is read whole, like a book.
    Nothing,
    /// One article.
    One {
        /// Its name there.
        name: String,
        /// The article.
        bytes: Vec<u8>,
    },
    /// The names of several.
    Several(Vec<String>),
    /// Files, but no article.
    Others(Refusal),
}

/// The maximum number of files named in a refusal.
const NAMED: usize = 4;

/// Looks for articles in an archive.
pub(super) fn articles(bytes: &[u8]) -> ArchiveContent {
    let Some(mut archive) = Archive::open(bytes) else {
        return ArchiveContent::Nothing;
    };
    if archive.is_book() || archive.is_office() {
        return ArchiveContent::Nothing;
    }
    let names: Vec<String> = archive.articles().into_iter().map(str::to_owned).collect();
    match names.as_slice() {
        [] => ArchiveContent::Others(refusal(&archive)),
        [name] => match archive.read(name) {
            Some(bytes) => ArchiveContent::One {
                name: name.clone(),
                bytes,
            },
            None => ArchiveContent::Others(unreadable(name)),
        },
        _ => ArchiveContent::Several(names),
    }
}

/// One file of an archive.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Vec<u8>, Refusal> {
    let found = Archive::open(bytes).and_then(|mut archive| archive.read(name));
    found.ok_or_else(|| unreadable(name))
}

fn refusal(archive: &Archive<'_>) -> Refusal {
    let names: Vec<&str> = archive.names().take(NAMED + 1).collect();
    if names.is_empty() {
        return Refusal {
            what: "it is a ZIP archive without a file in it".to_owned(),
            way_out: "give the file that is meant".to_owned(),
        };
    }
    let shown = names.get(..NAMED).unwrap_or(&names).join(", ");
    let more = if names.len() > NAMED { ", …" } else { "" };
    Refusal {
        what: format!(
            "it is a ZIP archive without an article in it ({}{more})",
            clean::visible(&shown)
        ),
        way_out: "give the file that is meant".to_owned(),
    }
}

fn unreadable(name: &str) -> Refusal {
    Refusal {
        what: format!("{} in it cannot be unpacked", clean::visible(name)),
        way_out: "unzip it and give the file that is meant".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive that holds one folder and no file.
    fn folder() -> Vec<u8> {
        let local = [b"PK\x03\x04".as_slice(), &[0; 22], &[2, 0, 0, 0], b"a/"].concat();
        let listed = [b"PK\x01\x02".as_slice(), &[0; 24], &[2, 0], &[0; 16], b"a/"].concat();
        let end = [
            b"PK\x05\x06".as_slice(),
            &[0; 4],
            &[1, 0, 1, 0, 48, 0, 0, 0, 32, 0, 0, 0, 0, 0],
        ];
        [local, listed, end.concat()].concat()
    }

    #[test]
    fn an_archive_without_files_is_said_to_have_none() {
        let ArchiveContent::Others(refusal) = articles(&folder()) else {
            panic!("an article was found");
        };
        assert_eq!(refusal.what, "it is a ZIP archive without a file in it");
    }
}
