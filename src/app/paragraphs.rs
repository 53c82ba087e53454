use crate::document::{BlockKind, Document};

/// The numbers of paragraphs on the screen (¶12), from 1: every block except headings, captions and asides.
#[derive(Clone, Debug, Default)]
pub struct Paragraphs {
    starts: Vec<u32>,
}

impl Paragraphs {
    /// Numbers the paragraphs of a document.
    pub(super) fn new(document: &Document) -> Self {
        let numbered = |kind: BlockKind| {
            !kind.is_aside() && !matches!(kind, BlockKind::Heading | BlockKind::Caption)
        };
        let blocks = document.blocks.iter().filter(|block| numbered(block.kind));
        Self {
            starts: blocks.map(|block| block.span.start()).collect(),
        }
    }

    /// The number of the paragraph that holds a byte, or of the one before it; 0 before the first.
    pub fn number(&self, byte: u32) -> usize {
        self.starts.partition_point(|start| *start <= byte)
    }

    /// The start of a paragraph by its number; out of bounds, that of the first or the last one.
    pub fn start(&self, number: usize) -> Option<u32> {
        let index = number.max(1).min(self.starts.len()).checked_sub(1)?;
        self.starts.get(index).copied()
    }

    /// The start of the paragraph some steps after a byte, or before it; stops at both ends.
    pub(super) fn step(&self, byte: u32, paragraphs: isize) -> Option<u32> {
        let number = self.number(byte);
        // From inside a paragraph, the first step back leads to its start.
        let inside =
            paragraphs < 0 && self.start(number).is_some_and(|start| start < byte) && number > 0;
        self.start(number.saturating_add_signed(paragraphs + isize::from(inside)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DocumentBuilder;

    fn three() -> Paragraphs {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, 0, "one");
        builder.block(BlockKind::Heading, 2, "head");
        builder.block(BlockKind::Paragraph, 0, "two");
        builder.block(BlockKind::Paragraph, 0, "three");
        Paragraphs::new(&builder.finish())
    }

    #[test]
    fn headings_have_no_number() {
        let paragraphs = three();
        assert_eq!(
            (
                paragraphs.number(0),
                paragraphs.number(6),
                paragraphs.number(11)
            ),
            (1, 1, 2)
        );
        assert_eq!(
            (paragraphs.start(2), paragraphs.start(9)),
            (Some(11), Some(16))
        );
        assert_eq!(Paragraphs::default().start(1), None);
    }

    #[test]
    fn going_back_leads_to_the_start_of_the_paragraph_first() {
        let paragraphs = three();
        assert_eq!(paragraphs.step(17, -1), Some(16));
        assert_eq!(paragraphs.step(16, -1), Some(11));
        assert_eq!(paragraphs.step(0, -1), Some(0));
        assert_eq!(paragraphs.step(0, 1), Some(11));
        assert_eq!(paragraphs.step(16, 5), Some(16));
    }
}
