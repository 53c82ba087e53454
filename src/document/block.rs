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
    /// What a publisher adds to an article: notes on changes, appeals, picture credits, links to other articles.
    Furniture,
    /// Lines that are not sentences and are kept as they are: a patch, a log, a verse.
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

    /// Whether the block consists of sentences, in which quotations and events are searched.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem | Self::BlockQuote)
    }

    /// Whether its lines and the spaces in them are kept.
    pub const fn keeps_lines(self) -> bool {
        matches!(self, Self::Code | Self::Lines)
    }

    /// Whether it belongs to the page, not to the article.
    pub const fn is_aside(self) -> bool {
        matches!(self, Self::Reference | Self::Furniture)
    }
}

/// A paragraph or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// Its span; blocks are sorted and disjoint.
    pub span: Span,
    /// Heading level or nesting depth; 0 where it has no meaning.
    pub level: u8,
    /// Emphasis and links inside it, sorted by start.
    pub marks: Vec<Mark>,
}

/// A part of a block with a style or a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its span, inside its block.
    pub span: Span,
    /// Its kind.
    pub kind: MarkKind,
}

/// The style of marked words, or their link.
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

/// The index of a block in [`Document::blocks`](super::Document::blocks).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub u32);

impl BlockId {
    /// The index as a `usize`.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}
