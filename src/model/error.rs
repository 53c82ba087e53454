use std::fmt;

use super::layout::VERSION;

/// Why bytes are not a model this program can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// They do not begin as a model does.
    Magic,
    /// They are of another version of the format.
    Version(u16),
    /// They were trained on other features than the code makes; the checksum they carry.
    Features(u32),
    /// They end before their rows do, or go on behind them.
    Length,
}

impl fmt::Display for ModelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => out.write_str("not a model"),
            Self::Version(version) => write!(out, "a model of format {version}, not {VERSION}"),
            Self::Features(checksum) => {
                write!(
                    out,
                    "trained on other features ({checksum:08x}); train again"
                )
            }
            Self::Length => out.write_str("a model cut short or with more behind it"),
        }
    }
}
