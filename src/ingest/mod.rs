//! Turns bytes of any kind into a [`Document`]: detection, decoding, cleaning, blocks, metadata.
//!
//! Pure: bytes and limits come in as values. Knows nothing of where the bytes came from.
#![deny(clippy::disallowed_methods)]

use std::fmt;

use crate::document::Document;

/// The kinds of input that are understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown (CommonMark with tables), with or without front matter.
    Markdown,
    /// An HTML page.
    Html,
}

/// One input as it came.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The bytes, undecoded.
    pub bytes: &'a [u8],
    /// The path or address it was asked for by, a hint for detection; may be empty.
    pub name: &'a str,
    /// The format the user named; detected from name and content when `None`.
    pub format: Option<Format>,
    /// The address a saved page came from.
    pub url: Option<&'a str>,
}

/// Why an input is not an article, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong: lower case, no full stop.
    pub what: String,
    /// What to do about it.
    pub way_out: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}; {}", self.what, self.way_out)
    }
}

/// Makes a document of an input.
///
/// # Errors
///
/// When the bytes are no text (a picture, an archive): the refusal says what they are and what to do.
pub fn ingest(_source: &Source<'_>) -> Result<Document, Refusal> {
    Ok(Document::default())
}
