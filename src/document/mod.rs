//! An article as the rest of the program sees it: metadata, one text, blocks over it.
//!
//! Owns [`Document`] and its [`DocumentBuilder`]; knows nothing of file formats or of what the words mean.
#![deny(clippy::disallowed_methods)]

mod block;
mod builder;
mod card;
mod excerpt;
mod moment;

use crate::text::{Span, Text};

pub use block::{Block, BlockId, BlockKind, Mark, MarkKind};
pub use builder::DocumentBuilder;
pub use card::Card;
pub use excerpt::Excerpt;
pub use moment::Moment;

/// One article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What is known of it besides its text.
    pub meta: Meta,
    /// All its words; the title, byline and header line are left out when body follows them.
    pub text: Text,
    /// Its paragraphs: sorted, disjoint, parted by one blank line.
    pub blocks: Vec<Block>,
}

impl Document {
    /// The block with the given place, if there is one.
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.get(id.index())
    }

    /// The last block that starts at or before `byte`; `None` before the first block.
    pub fn block_at(&self, byte: u32) -> Option<BlockId> {
        let after = self
            .blocks
            .partition_point(|block| block.span.start() <= byte);
        after
            .checked_sub(1)
            .and_then(|index| u32::try_from(index).ok())
            .map(BlockId)
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        self.text.slice(span)
    }
}

/// What is known of an article besides its text; `None` rather than a guess.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The headline.
    pub title: Option<String>,
    /// The line under the headline that says what the article is about, where it is not part of the text.
    pub summary: Option<String>,
    /// The authors' names, without "By" and roles.
    pub byline: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was first published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub modified: Option<Moment>,
    /// The place of the dateline.
    pub place: Option<String>,
    /// The section of the paper it stood in.
    pub section: Option<String>,
    /// The language as a two-letter ISO 639-1 code.
    pub language: Option<String>,
    /// The address it was read from.
    pub url: Option<String>,
    /// The address it names as its own.
    pub canonical: Option<String>,
    /// How much of the article the page held.
    pub access: Access,
    /// Whether it is no article but was set for a terminal, like a manual page: nobody is quoted there.
    pub typeset: bool,
    /// Whether the text is markup that pandoc would read, shown as it is because pandoc is not installed.
    pub is_raw_markup: bool,
}

impl Meta {
    /// Whether the text is English, as far as is known: what the trained models know.
    pub fn is_english(&self) -> bool {
        self.language.as_deref().is_none_or(|code| code == "en")
    }
}

impl Document {
    /// Whether every line of it is to be kept as it is.
    pub fn keeps_lines(&self) -> bool {
        !self.blocks.is_empty() && self.blocks.iter().all(|block| block.kind.keeps_lines())
    }
}

/// How much of an article its page gave away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// All of it.
    #[default]
    Full,
    /// The beginning; the rest is for subscribers.
    Stub,
    /// Nothing but a request for consent.
    Consent,
}

impl Access {
    /// The name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Stub => "stub",
            Self::Consent => "consent",
        }
    }
}
