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
    pub spacing: u8,
}

/// Where the lines of a paragraph end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Breaking {
    /// Each holds as many words as fit.
    #[default]
    Greedy,
    /// They end as evenly as can be.
    Even,
    /// The same, and long words are parted between syllables where the language of the document has patterns for it.
    Hyphenated,
}

impl Typesetting {
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
