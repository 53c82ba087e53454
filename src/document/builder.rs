use super::{Block, BlockKind, Document, Mark, MarkKind, Meta};
use crate::text::Text;

/// Builds a [`Document`] block by block; append-only, and the only way to make one.
///
/// White space is cleaned before a position is handed out and nothing is trimmed afterwards, so positions never go stale.
/// Words are expected to be free of control characters (`ingest::clean` has seen to that); a control that comes through
/// all the same counts as white space.
#[derive(Debug, Default)]
pub struct DocumentBuilder {
    meta: Meta,
    text: String,
    blocks: Vec<PendingBlock>,
    open: Option<PendingBlock>,
}

#[derive(Debug)]
struct PendingBlock {
    kind: BlockKind,
    level: u8,
    start: usize,
    end: usize,
    // White space met since the last word, written out only when another word follows.
    space: String,
    marks: Vec<(usize, usize, MarkKind)>,
}

impl DocumentBuilder {
    /// An empty document.
    pub fn new() -> Self {
        Self::default()
    }

    /// The metadata.
    pub fn meta(&mut self) -> &mut Meta {
        &mut self.meta
    }

    /// Adds a whole block without marks; a block without words is dropped.
    pub fn block(&mut self, kind: BlockKind, level: u8, words: &str) {
        self.open(kind, level);
        self.push(words);
        self.close();
    }

    /// Opens a block, closing the one that is open.
    pub fn open(&mut self, kind: BlockKind, level: u8) {
        self.close();
        let start = self.text.len();
        self.open = Some(PendingBlock {
            kind,
            level,
            start,
            end: start,
            space: String::new(),
            marks: Vec::new(),
        });
    }

    /// Appends words to the open block, opening a paragraph if none is.
    ///
    /// Runs of white space become one space; lines are kept in code and tables, as are code's indentation and a table's
    /// empty cells.
    pub fn push(&mut self, words: &str) {
        if self.open.is_none() {
            self.open(BlockKind::Paragraph, 0);
        }
        let Some(open) = self.open.as_mut() else {
            return;
        };
        for c in words.chars() {
            if c.is_whitespace() || c.is_control() {
                open.space_out(c);
            } else {
                open.write(c, &mut self.text);
            }
        }
    }

    /// Appends words that carry a mark.
    pub fn push_marked(&mut self, words: &str, kind: MarkKind) {
        let start = self.mark_start();
        self.push(words);
        self.mark(start, kind);
    }

    /// The start of a mark that begins now, for [`DocumentBuilder::mark`].
    pub fn mark_start(&self) -> usize {
        self.open.as_ref().map_or(usize::MAX, |open| open.end)
    }

    /// Marks everything appended to the open block since `start`, without leading white space; an empty mark is dropped.
    pub fn mark(&mut self, start: usize, kind: MarkKind) {
        let Some(open) = self.open.as_mut() else {
            return;
        };
        let start = if start == usize::MAX {
            open.start
        } else {
            start.max(open.start)
        };
        if start < open.end {
            open.marks.push((start, open.end, kind));
        }
    }

    /// Closes the open block; a block without words is dropped.
    pub fn close(&mut self) {
        if let Some(open) = self.open.take()
            && open.start < open.end
        {
            self.blocks.push(open);
        }
    }

    /// Whether no block with words has been added yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Bytes of text so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The finished document.
    pub fn finish(mut self) -> Document {
        self.close();
        let text = Text::new(self.text);
        let blocks = self
            .blocks
            .into_iter()
            .filter_map(|block| finish_block(&text, block))
            .collect();
        Document {
            meta: self.meta,
            text,
            blocks,
        }
    }
}

impl PendingBlock {
    /// Records white space: one space in prose; a table keeps tabs and line ends, code keeps all of it.
    fn space_out(&mut self, c: char) {
        match (self.kind, c) {
            (BlockKind::Code | BlockKind::Lines | BlockKind::Table, '\n') => {
                self.space
                    .truncate(self.space.trim_end_matches([' ', '\t']).len());
                self.space.push('\n');
            }
            (BlockKind::Code | BlockKind::Lines, ' ' | '\t') | (BlockKind::Table, '\t') => {
                self.space.push(c);
            }
            (BlockKind::Table, _) if self.start == self.end => {}
            _ if self.space.is_empty() => self.space.push(' '),
            _ => {}
        }
    }

    /// Writes the recorded white space and a visible char.
    fn write(&mut self, c: char, text: &mut String) {
        if self.start < self.end {
            text.push_str(&self.space);
        } else {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            self.start = text.len();
            if self.kind.keeps_lines() || self.kind == BlockKind::Table {
                let indent = self.space.rfind('\n').map_or(0, |byte| byte + 1);
                text.push_str(self.space.get(indent..).unwrap_or_default());
            }
        }
        self.space.clear();
        text.push(c);
        self.end = text.len();
    }
}

fn finish_block(text: &Text, block: PendingBlock) -> Option<Block> {
    let span = text.span(block.start..block.end)?;
    let mut marks: Vec<Mark> = block
        .marks
        .into_iter()
        .filter_map(|(start, end, kind)| {
            let span = text.trim(text.span(start..end)?);
            (!span.is_empty()).then_some(Mark { span, kind })
        })
        .collect();
    marks.sort_by_key(|mark| mark.span);
    Some(Block {
        kind: block.kind,
        span,
        level: block.level,
        marks,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(document: &Document) -> Vec<&str> {
        document
            .blocks
            .iter()
            .map(|block| document.text.slice(block.span))
            .collect()
    }

    #[test]
    fn lines_of_a_paragraph_are_joined_and_blocks_parted() {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, 0, "  one\n two ");
        builder.block(BlockKind::Paragraph, 0, " \n");
        builder.block(BlockKind::Paragraph, 0, "three");
        let document = builder.finish();
        assert_eq!(words(&document), ["one two", "three"]);
        assert_eq!(document.text.as_str(), "one two\n\nthree");
    }

    #[test]
    fn marks_leave_outer_white_space_out() {
        let mut builder = DocumentBuilder::new();
        builder.push("see ");
        builder.push_marked(" the plan ", MarkKind::Emphasis);
        builder.push("now");
        let document = builder.finish();
        assert_eq!(document.text.as_str(), "see the plan now");
        assert_eq!(
            document.text.slice(document.blocks[0].marks[0].span),
            "the plan"
        );
    }

    #[test]
    fn code_keeps_lines_and_indentation() {
        for kind in [BlockKind::Code, BlockKind::Lines] {
            let mut builder = DocumentBuilder::new();
            builder.block(kind, 0, "\n  if x:\n    y  = 1\n\n");
            assert_eq!(builder.finish().text.as_str(), "  if x:\n    y  = 1");
        }
    }

    #[test]
    fn a_table_keeps_the_empty_cell_over_its_labels() {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Table, 0, " \n\t\n \tYes\tNo\nHarbor\t12\t3\n");
        assert_eq!(builder.finish().text.as_str(), "\tYes\tNo\nHarbor\t12\t3");
    }

    #[test]
    fn an_empty_document_has_no_block() {
        let document = DocumentBuilder::new().finish();
        assert!(document.text.is_empty() && document.blocks.is_empty());
    }
}
