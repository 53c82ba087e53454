use super::{Block, Document, Mark};
use crate::text::{Span, Text};

/// A part of a document as a document of its own.
#[derive(Clone, Debug)]
pub struct Excerpt {
    /// The part, with the metadata of the whole.
    pub document: Document,
    /// The byte of the whole document at which it begins.
    from: u32,
}

impl Document {
    /// A part as a document of its own; blocks that reach beyond it are cut.
    pub fn excerpt(&self, part: Span) -> Excerpt {
        let text = Text::new(self.words(part).to_owned());
        let moved = |span: Span| {
            let common = span.common(part)?;
            let bytes = |byte: u32| (byte - part.start()) as usize;
            text.span(bytes(common.start())..bytes(common.end()))
        };
        let first = self
            .blocks
            .partition_point(|block| block.span.end() <= part.start());
        let blocks = self.blocks.iter().skip(first);
        let inside = blocks.take_while(|block| block.span.start() < part.end());
        let blocks = inside.filter_map(|block| {
            let marks = block.marks.iter().filter_map(|mark| {
                let span = moved(mark.span)?;
                Some(Mark {
                    span,
                    ..mark.clone()
                })
            });
            Some(Block {
                span: moved(block.span)?,
                marks: marks.collect(),
                ..block.clone()
            })
        });
        Excerpt {
            document: Self {
                meta: self.meta.clone(),
                blocks: blocks.collect(),
                text,
            },
            from: part.start(),
        }
    }
}

impl Excerpt {
    /// The span of the whole document for a span of the part.
    pub fn in_whole(&self, span: Span, whole: &Document) -> Span {
        let from = self.from as usize;
        let bytes = span.range();
        whole
            .text
            .span(from + bytes.start..from + bytes.end)
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{BlockKind, DocumentBuilder, MarkKind};

    #[test]
    fn an_excerpt_has_its_blocks_and_leads_back_to_the_whole() {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, 0, "one two");
        builder.open(BlockKind::Paragraph, 0);
        builder.push("three ");
        builder.push_marked("four", MarkKind::Strong);
        builder.block(BlockKind::Paragraph, 0, "five six");
        let whole = builder.finish();
        let excerpt = whole.excerpt(whole.text.span(4..25).unwrap());
        let part = &excerpt.document;
        let words: Vec<&str> = part
            .blocks
            .iter()
            .map(|block| part.words(block.span))
            .collect();
        assert_eq!(words, ["two", "three four", "five"]);
        let mark = part.blocks[1].marks[0].span;
        assert_eq!(part.words(mark), "four");
        assert_eq!(whole.words(excerpt.in_whole(mark, &whole)), "four");
    }
}
