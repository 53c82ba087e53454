use std::fmt;
use std::io;

use crate::acquire::AcquireError;

/// Why the reader could not run.
#[derive(Debug)]
pub enum Error {
    /// There is no terminal to draw on and to read keys from.
    NoTerminal(io::Error),
    /// The terminal, the signals or a thread could not be set up.
    SetUp(io::Error),
    /// There is no article to show.
    Article(AcquireError),
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTerminal(error) => write!(out, "no terminal to read keys from: {error}"),
            Self::SetUp(error) => write!(out, "the terminal cannot be set up: {error}"),
            Self::Article(error) => error.fmt(out),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NoTerminal(error) | Self::SetUp(error) => Some(error),
            Self::Article(error) => Some(error),
        }
    }
}
