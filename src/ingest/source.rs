use std::fmt;

use super::Format;

/// One input as it came from a file, a pipe or a server.
#[derive(Clone, Copy, Debug)]
pub struct InputSource<'a> {
    /// The bytes, undecoded.
    pub bytes: &'a [u8],
    /// Its path or address, a hint for detection; may be empty.
    pub name: &'a str,
    /// The format the user named; detected from name and content when `None`.
    pub format: Option<Format>,
    /// The address a saved page came from.
    pub url: Option<&'a str>,
    /// The charset that the server named.
    pub charset: Option<&'a str>,
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
