use std::fmt;
use std::io::{self, Write};

use crate::acquire::AcquireError;
use crate::config::Unreadable;
use crate::tui;

/// Why a job could not be done.
#[derive(Debug)]
pub enum CliError {
    /// The article cannot be had.
    Input(AcquireError),
    /// An argument names something that is not there.
    Usage(String),
    /// The settings that were named cannot be had.
    Settings(Unreadable),
    /// The reader has no terminal to work on.
    Screen(tui::Error),
    /// The notes in a folder cannot be had.
    Notes(String, io::Error),
    /// Standard output cannot be written to.
    Output(io::Error),
}

impl CliError {
    /// The exit status it leads to: 0 where the reader of a pipe has simply gone, 2 for wrong arguments, else 1.
    pub fn status(&self) -> u8 {
        match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Usage(_) => 2,
            _ => 1,
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(error) => error.fmt(out),
            Self::Usage(words) => out.write_str(words),
            Self::Settings(unreadable) => unreadable.fmt(out),
            Self::Screen(error) => write!(out, "{error}; --plain prints the article instead"),
            Self::Notes(folder, error) => write!(out, "cannot read the notes in {folder}: {error}"),
            Self::Output(error) => write!(out, "cannot write to standard output: {error}"),
        }
    }
}

impl std::error::Error for CliError {}

/// Writes an error to standard error, in one line; nothing for exit status 0.
pub fn report(error: &CliError) {
    if error.status() != 0 {
        complain(&error.to_string());
    }
}

/// Writes one line to standard error, with controls made visible.
pub(super) fn complain(message: &str) {
    let line = message.replace(char::is_control, "\u{FFFD}");
    // There is nowhere left to report a failure to.
    let _ = writeln!(io::stderr(), "newsprint: {line}");
}
