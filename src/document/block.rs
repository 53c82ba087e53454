use crate::text::Span;

/// What kind of paragraph a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A section heading; the level is 1 to 6.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list; the level is its depth from 1.
    ListItem,
    /// A block quotation; the level is its depth from 1.
    BlockQuote,
    /// Preformatted text: lines are kept.
    Code,
    /// A table: one line a row, cells separated by a tab.
    Table,
    /// The words under a picture.
    Caption,
    /// One entry of a list of sources at the end; the level is its depth where it was a list item.
    Reference,
    /// What a publisher adds to an article: notes of changes, appeals, credits of pictures, links to other articles.
    Furniture,
    /// Lines that are no sentences and are kept as they are: a patch, a log, a verse.
    Lines,
}

impl BlockKind {
    /// The name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list_item",
            Self::BlockQuote => "block_quote",
            Self::Code => "code",
            Self::Table => "table",
            Self::Caption => "caption",
            Self::Reference => "reference",
            Self::Furniture => "furniture",
            Self::Lines => "lines",
        }
    }

    /// Whether the block is made of sentences, so that quotations and events are looked for in it.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem | Self::BlockQuote)
    }

    /// Whether its lines and the spaces in them are kept.
    pub const fn keeps_lines(self) -> bool {
        matches!(self, Self::Code | Self::Lines)
    }

    /// Whether it belongs to the page rather than to what the article tells.
    pub const fn is_aside(self) -> bool {
        matches!(self, Self::Reference | Self::Furniture)
    }
}

/// A paragraph-like stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands; blocks are sorted and disjoint.
    pub span: Span,
    /// Heading level or nesting depth; 0 where it has no meaning.
    pub level: u8,
    /// Emphasis and links inside it, sorted by start.
    pub marks: Vec<Mark>,
}

/// A stretch of a block that is shown differently or leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands, inside its block.
    pub span: Span,
    /// How it differs.
    pub kind: MarkKind,
}

/// How marked words differ from their neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Emphasis, usually italic.
    Emphasis,
    /// Strong emphasis, usually bold.
    Strong,
    /// Inline code.
    Code,
    /// A link to the given address.
    Link(String),
}

/// The place of a block in [`Document::blocks`](super::Document::blocks).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub u32);

impl BlockId {
    /// The place as an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}
