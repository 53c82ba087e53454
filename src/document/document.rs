use super::{Block, BlockId, Meta};
use crate::text::{Span, Text};

/// One article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What is known about it besides its text.
    pub meta: Meta,
    /// Its words, without title, byline and header line if other text follows them.
    pub text: Text,
    /// Its paragraphs: sorted, disjoint, separated by one blank line.
    pub blocks: Vec<Block>,
}

impl Document {
    /// The block with an id, if there is one.
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

    /// Whether every line is kept as it is.
    pub fn keeps_lines(&self) -> bool {
        !self.blocks.is_empty() && self.blocks.iter().all(|block| block.kind.keeps_lines())
    }
}
