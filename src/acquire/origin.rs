use std::ffi::OsStr;
use std::fmt;
use std::path::PathBuf;

use crate::ingest::clean;

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// A web page, by its address.
    Web(String),
    /// Standard input, read to its end.
    Stdin,
    /// The built-in article.
    Sample,
}

impl Origin {
    /// The origin that an argument names: `-` is standard input, `http://` and `https://` begin an address.
    pub fn of_argument(argument: &OsStr) -> Self {
        match argument.to_str() {
            Some("-") => Self::Stdin,
            Some(address) if is_web(address) => Self::Web(address.to_owned()),
            _ => Self::File(PathBuf::from(argument)),
        }
    }
}

/// The name to show: the path with controls as U+FFFD.
impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => out.write_str(&clean::visible(&path.to_string_lossy())),
            Self::Web(address) => out.write_str(&clean::visible(address)),
            Self::Stdin => out.write_str("standard input"),
            Self::Sample => out.write_str("the sample"),
        }
    }
}

/// Whether a text begins as a web address does.
fn is_web(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    })
}
