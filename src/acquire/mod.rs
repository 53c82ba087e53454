//! Where articles come from: files, pipes and the built-in sample.
//!
//! Does the reading and waiting that [`ingest`](crate::ingest) must not know of; says in one line what could not be read
//! and what to do about it.

mod error;
mod read;

use std::fmt;
use std::path::PathBuf;

use crate::document::Document;
use crate::ingest::{Format, clean};

pub use error::Error;

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A file; the path may turn out to be an address.
    File(PathBuf),
    /// Standard input, read to its end.
    Stdin,
    /// The article that is built in.
    Sample,
}

impl Origin {
    /// The origin an argument names: `-` is standard input.
    pub fn of_argument(argument: &str) -> Self {
        match argument {
            "-" => Self::Stdin,
            path => Self::File(PathBuf::from(path)),
        }
    }
}

/// The name to show: the path with controls as U+FFFD.
impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => out.write_str(&clean::visible(&path.to_string_lossy())),
            Self::Stdin => out.write_str("standard input"),
            Self::Sample => out.write_str("the sample"),
        }
    }
}

/// Reads an article whole.
///
/// `format` is what the user named; detected when `None`. `url` is the address a saved page came from.
///
/// # Errors
///
/// When nothing can be read, when what was read is empty or no text, and when a page takes too long.
pub fn open(origin: &Origin, format: Option<Format>, url: Option<&str>) -> Result<Document, Error> {
    let (bytes, format) = match origin {
        Origin::Sample => (
            include_bytes!("../../assets/sample.md").to_vec(),
            Some(Format::Markdown),
        ),
        Origin::Stdin => (read::stdin()?, format),
        Origin::File(path) => (read::file(path)?, format),
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty(origin.clone()));
    }
    read::parse(origin, bytes, format, url)
}

#[cfg(test)]
mod tests;
