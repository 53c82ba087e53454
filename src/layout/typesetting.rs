use crate::config::{Breaking, Typography};

/// How a document's words are set in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typesetting {
    /// Maximum columns of a row; at least 1 are used.
    pub measure: u16,
    /// How paragraphs are broken into lines.
    pub breaking: Breaking,
    /// Whether rows end at the same column: spaces are widened.
    pub justify: bool,
    /// Blank rows between paragraphs; with 0, paragraphs are indented.
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
}
