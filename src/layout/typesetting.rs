use crate::config::{Breaking, Typography};

/// How a document's words are set in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typesetting {
    /// Columns a row has at most; at least 1 are used.
    pub measure: u16,
    /// Where the lines of a paragraph end.
    pub breaking: Breaking,
    /// Whether rows end at the same column: spaces are widened.
    pub justify: bool,
    /// Blank rows between paragraphs; without any the first row of a paragraph stands in.
    pub spacing: u16,
}

impl Typesetting {
    /// The settings of the user for rows of a width.
    pub const fn new(typography: Typography, measure: u16) -> Self {
        Self {
            measure,
            breaking: typography.breaking,
            justify: typography.justify,
            spacing: typography.spacing.get(),
        }
    }

    /// Full lines of a width, one blank row between paragraphs.
    pub const fn plain(measure: u16) -> Self {
        Self {
            measure,
            breaking: Breaking::Greedy,
            justify: false,
            spacing: 1,
        }
    }
}
