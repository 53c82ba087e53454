use std::fmt;
use std::path::{Path, PathBuf};

/// Something wrong in a settings file or variable; the setting keeps its default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, or the name of the variable.
    pub file: PathBuf,
    /// The position in the file; `None` if the whole file is meant.
    pub place: Option<FilePosition>,
    /// What is wrong: lower case, no full stop.
    pub message: String,
}

/// A position in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FilePosition {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Diagnostic {
    /// A diagnostic of a file, its message on one line.
    pub fn of_file(file: &Path, place: Option<FilePosition>, message: &str) -> Self {
        Self {
            file: file.to_owned(),
            place,
            message: message.trim_end().replace('\n', "; "),
        }
    }
}

impl FilePosition {
    /// The position of a byte in a text.
    pub(super) fn of(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before.get(line_start..).unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column: column.chars().count() + 1,
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:", self.file.display())?;
        if let Some(place) = self.place {
            write!(out, "{}:{}:", place.line, place.column)?;
        }
        write!(out, " {}", self.message)
    }
}
