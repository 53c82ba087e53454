use std::fmt;
use std::io;
use std::path::PathBuf;

use super::Origin;
#[cfg(feature = "net")]
use super::web::FetchError;
use crate::ingest::{Refusal, clean};

/// Why an article cannot be opened; shown as one line with its name and a way out.
#[derive(Debug)]
pub enum AcquireError {
    /// There is no such file.
    Missing(PathBuf),
    /// The path is that of a directory.
    Directory(PathBuf),
    /// The file may not be read.
    Forbidden(PathBuf),
    /// An address was given to a program that only reads files.
    Address(String),
    /// A page cannot be fetched.
    #[cfg(feature = "net")]
    Fetch(String, FetchError),
    /// Reading failed halfway.
    Unreadable(Origin, io::Error),
    /// The input has no words.
    Empty(Origin),
    /// The input is not an article.
    Refused(Origin, Refusal),
    /// Parsing took too long.
    Slow(Origin),
}

impl AcquireError {
    /// A short name for programs: `missing`, `directory`, `forbidden`, `address`, `unreadable`, `empty`, `no-article`,
    /// `slow`, or the kind of a fetch error.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::Directory(_) => "directory",
            Self::Forbidden(_) => "forbidden",
            Self::Address(_) => "address",
            #[cfg(feature = "net")]
            Self::Fetch(_, error) => error.kind(),
            Self::Unreadable(..) => "unreadable",
            Self::Empty(_) => "empty",
            Self::Refused(..) => "no-article",
            Self::Slow(_) => "slow",
        }
    }
}

impl fmt::Display for AcquireError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |path: &PathBuf| clean::visible(&path.to_string_lossy()).into_owned();
        match self {
            Self::Missing(path) => write!(
                out,
                "{}: there is no such file; check the path",
                shown(path)
            ),
            Self::Directory(path) => write!(
                out,
                "{}: it is a directory; give the files in it",
                shown(path)
            ),
            Self::Forbidden(path) => write!(
                out,
                "{}: it may not be read; check its permissions",
                shown(path)
            ),
            Self::Address(address) => write!(
                out,
                "{}: fetching is not built in; save the page and give the file",
                clean::visible(address)
            ),
            #[cfg(feature = "net")]
            Self::Fetch(address, error) => write!(
                out,
                "{}: {}",
                clean::visible(address),
                clean::visible(&error.to_string())
            ),
            Self::Unreadable(origin, source) => write!(
                out,
                "{origin}: it cannot be read ({}); try a copy of it",
                clean::visible(&source.to_string())
            ),
            Self::Empty(origin) => {
                write!(out, "{origin}: it is empty; give a text with words in it")
            }
            Self::Refused(origin, refusal) => write!(out, "{origin}: {refusal}"),
            Self::Slow(origin) => write!(
                out,
                "{origin}: the page takes too long to parse; give its text instead, with --from text for one"
            ),
        }
    }
}

impl std::error::Error for AcquireError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(_, source) => Some(source),
            _ => None,
        }
    }
}
