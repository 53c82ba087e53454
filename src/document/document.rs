use super::{Block, BlockId, Meta};
use crate::text::{Span, Text};

/// One article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What is known about it besides its text.
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

    /// Whether every line of it is to be kept as it is.
    pub fn keeps_lines(&self) -> bool {
        !self.blocks.is_empty() && self.blocks.iter().all(|block| block.kind.keeps_lines())
    }
}
