//! What of an archive is an article.

use crate::ingest::{Archive, Refusal, clean};

/// What there is to read in an archive.
pub(super) enum Held {
    /// Nothing that has to be unpacked: it is no archive, or one that is read whole, like a book.
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
    /// No article.
    Others(Refusal),
}

/// So many files are named where none is an article.
const NAMED: usize = 4;

/// Looks for articles in an archive.
pub(super) fn look(bytes: &[u8]) -> Held {
    let Some(mut archive) = Archive::open(bytes) else {
        return Held::Nothing;
    };
    if archive.is_book() || archive.is_office() {
        return Held::Nothing;
    }
    let names: Vec<String> = archive.articles().into_iter().map(str::to_owned).collect();
    match names.as_slice() {
        [] => Held::Others(refusal(&archive)),
        [name] => match archive.read(name) {
            Some(bytes) => Held::One {
                name: name.clone(),
                bytes,
            },
            None => Held::Others(unreadable(name)),
        },
        _ => Held::Several(names),
    }
}

/// One file of an archive.
pub(super) fn take(bytes: &[u8], name: &str) -> Result<Vec<u8>, Refusal> {
    let found = Archive::open(bytes).and_then(|mut archive| archive.read(name));
    found.ok_or_else(|| unreadable(name))
}

fn refusal(archive: &Archive<'_>) -> Refusal {
    let names: Vec<&str> = archive.names().take(NAMED + 1).collect();
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
