use std::ops::Range;

use super::clean::clean;
use crate::document::{BlockKind, Document, DocumentBuilder, MarkKind, Meta};

/// A block before it is in the document: words as read, marks as byte ranges of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) kind: BlockKind,
    pub(super) level: u8,
    pub(super) words: String,
    /// Sorted by start; marks may be nested.
    pub(super) marks: Vec<(Range<usize>, MarkKind)>,
    /// Bytes of the words inside links.
    pub(super) linked: usize,
}

impl Draft {
    pub(super) fn new(kind: BlockKind, level: u8, words: impl Into<String>) -> Self {
        Self {
            kind,
            level,
            words: words.into(),
            marks: Vec::new(),
            linked: 0,
        }
    }

    pub(super) fn paragraph(words: impl Into<String>) -> Self {
        Self::new(BlockKind::Paragraph, 0, words)
    }

    /// Splits off the first words if the rest is long enough for a paragraph.
    fn split_head(&mut self, end: usize, linked: usize) -> Option<Self> {
        let (_, body) = self.words.split_at_checked(end)?;
        if body.trim().chars().count() < MIN_BODY {
            return None;
        }
        let body = body.to_owned();
        let mut head = Self::new(
            self.kind,
            self.level,
            std::mem::replace(&mut self.words, body),
        );
        head.words.truncate(end);
        head.linked = linked;
        self.linked = self.linked.saturating_sub(linked);
        for (range, kind) in std::mem::take(&mut self.marks) {
            let front = range.start.min(end)..range.end.min(end);
            let back = range.start.saturating_sub(end)..range.end.saturating_sub(end);
            head.marks
                .extend((!front.is_empty()).then(|| (front, kind.clone())));
            self.marks
                .extend((!back.is_empty()).then_some((back, kind)));
        }
        Some(head)
    }

    /// Inserts words at the start and moves the marks.
    pub(super) fn prepend(&mut self, words: &str) {
        self.words.insert_str(0, words);
        for (range, _) in &mut self.marks {
            *range = range.start + words.len()..range.end + words.len();
        }
    }
}

/// Minimum chars of a paragraph after a heading line.
const MIN_BODY: usize = 60;

/// Maximum depth of nested marks; deeper ones are invisible and make pages slow.
const MAX_MARK_DEPTH: usize = 12;

/// Writes blocks piece by piece and cleans the words; shared by the Markdown and HTML readers.
#[derive(Debug, Default)]
pub(super) struct BlockWriter {
    drafts: Vec<Draft>,
    open: Option<Draft>,
    /// Words not yet cleaned, so that a terminal sequence in two pieces is found.
    pending: String,
    mark_depth: usize,
    /// The end of the first line of the open paragraph, if it may be a heading, and its bytes inside links.
    head: Option<(usize, usize)>,
    containers: Vec<Container>,
    lists: u8,
    quotes: u8,
}

/// A container of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Container {
    Quote,
    /// A list item, and whether its first block has been written.
    Item(bool),
}

/// The start of a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct MarkStart(Option<usize>);

impl BlockWriter {
    /// Begins a block, ending the one that is open.
    pub(super) fn open(&mut self, kind: BlockKind, level: u8) {
        self.close();
        self.open = Some(Draft::new(kind, level, ""));
    }

    /// Ends the open block; a block without words is dropped.
    pub(super) fn close(&mut self) {
        self.flush();
        let head = self.head.take();
        if let Some(mut draft) = self.open.take()
            && !draft.words.trim().is_empty()
        {
            let head = head.and_then(|(end, linked)| draft.split_head(end, linked));
            self.drafts.extend(head);
            self.drafts.push(draft);
        }
    }

    /// Whether a block is open.
    pub(super) const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Ends a line; the first line of a paragraph may be a heading if all of it is bold.
    pub(super) fn end_head(&mut self) {
        self.flush();
        let Some(draft) = self.open.as_ref() else {
            return;
        };
        let bold = draft.words.trim_end().len();
        let is_head = draft.kind == BlockKind::Paragraph
            && draft.words.contains(char::is_alphabetic)
            && draft.marks.iter().any(|(range, kind)| {
                *kind == MarkKind::Strong && range.start == 0 && range.end >= bold
            });
        if is_head && self.head.is_none() {
            self.head = Some((draft.words.len(), draft.linked));
        }
    }

    /// Adds words to the open block, or to a new one.
    pub(super) fn text(&mut self, words: &str) {
        if self.open.is_none() {
            if words.trim().is_empty() {
                return;
            }
            self.open_prose();
        }
        self.pending.push_str(words);
    }

    /// Begins a paragraph, list item or quotation, by its container; only the first block of an item is a list item.
    pub(super) fn open_prose(&mut self) {
        match self.containers.last_mut() {
            Some(Container::Item(is_written @ false)) => {
                *is_written = true;
                self.open(BlockKind::ListItem, self.lists.max(1));
            }
            Some(Container::Quote) => self.open(BlockKind::BlockQuote, self.quotes),
            Some(Container::Item(true)) | None => self.open(BlockKind::Paragraph, 0),
        }
    }

    /// Begins a block quotation.
    pub(super) fn enter_quote(&mut self) {
        self.close();
        self.quotes = self.quotes.saturating_add(1);
        self.containers.push(Container::Quote);
    }

    /// Ends a block quotation.
    pub(super) fn leave_quote(&mut self) {
        self.close();
        self.quotes = self.quotes.saturating_sub(1);
        self.containers.pop();
    }

    /// Begins a list.
    pub(super) fn enter_list(&mut self) {
        self.close();
        self.lists = self.lists.saturating_add(1);
    }

    /// Ends a list.
    pub(super) fn leave_list(&mut self) {
        self.close();
        self.lists = self.lists.saturating_sub(1);
    }

    /// Begins a list item.
    pub(super) fn enter_item(&mut self) {
        self.close();
        self.containers.push(Container::Item(false));
    }

    /// Ends a list item.
    pub(super) fn leave_item(&mut self) {
        self.close();
        self.containers.pop();
    }

    /// Begins a mark.
    pub(super) fn start_mark(&mut self) -> MarkStart {
        if self.open.is_none() {
            self.mark_depth += 1;
            return MarkStart((self.mark_depth <= MAX_MARK_DEPTH).then_some(0));
        }
        self.flush();
        self.mark_depth += 1;
        let start = self.open.as_ref().map_or(0, |draft| draft.words.len());
        MarkStart((self.mark_depth <= MAX_MARK_DEPTH).then_some(start))
    }

    /// Ends a mark; one from an earlier block marks this one from its start.
    pub(super) fn end_mark(&mut self, start: MarkStart, kind: Option<MarkKind>) {
        self.flush();
        self.mark_depth = self.mark_depth.saturating_sub(1);
        let (Some(draft), Some(start), Some(kind)) = (self.open.as_mut(), start.0, kind) else {
            return;
        };
        let end = draft.words.len();
        let start = if start < end { start } else { 0 };
        draft.marks.push((start..end, kind));
    }

    /// Ends the mark of a link; its words count as linked even without an address.
    pub(super) fn end_link(&mut self, start: MarkStart, kind: Option<MarkKind>) {
        self.flush();
        if let (Some(draft), Some(start)) = (self.open.as_mut(), start.0) {
            draft.linked += draft.words.len().saturating_sub(start);
        }
        self.end_mark(start, kind);
    }

    /// Adds finished blocks.
    pub(super) fn append(&mut self, drafts: Vec<Draft>) {
        self.close();
        self.drafts.extend(drafts);
    }

    /// All blocks.
    pub(super) fn finish(mut self) -> Vec<Draft> {
        self.close();
        self.drafts
    }

    fn flush(&mut self) {
        if let Some(draft) = self.open.as_mut() {
            draft.words.push_str(&clean(&self.pending));
        }
        self.pending.clear();
    }
}

/// Builds a document from blocks.
pub(super) fn build(meta: Meta, drafts: Vec<Draft>) -> Document {
    let mut builder = DocumentBuilder::new();
    *builder.meta() = meta;
    for draft in drafts {
        builder.open(draft.kind, draft.level);
        push(&mut builder, draft);
        builder.close();
    }
    builder.finish()
}

/// Pushes the words up to each end of a mark in turn, so that the builder knows the positions of marks.
fn push(builder: &mut DocumentBuilder, draft: Draft) {
    let mut marks = draft.marks;
    marks.retain(|(range, _)| range.start < range.end);
    marks.sort_by_key(|(range, _)| range.start);
    let mut edges: Vec<usize> = marks
        .iter()
        .flat_map(|(range, _)| [range.start, range.end])
        .collect();
    edges.push(draft.words.len());
    edges.sort_unstable();
    edges.dedup();
    let mut waiting = marks.into_iter().peekable();
    let mut open: Vec<(usize, usize, MarkKind)> = Vec::new();
    let mut done = 0;
    for edge in edges {
        builder.push(draft.words.get(done..edge).unwrap_or_default());
        done = edge;
        open.retain(|(end, start, kind)| {
            if *end <= edge {
                builder.mark(*start, kind.clone());
            }
            *end > edge
        });
        while let Some((range, kind)) = waiting.next_if(|(range, _)| range.start <= edge) {
            open.push((range.end, builder.mark_start(), kind));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_takes_its_marks_along() {
        let mut draft = Draft::paragraph(format!("Head line\n{}", "word ".repeat(20)));
        draft.marks = vec![(0..9, MarkKind::Strong), (5..14, MarkKind::Emphasis)];
        draft.linked = 30;
        let head = draft.split_head(9, 4).unwrap();
        assert_eq!(
            (head.words.as_str(), head.linked, draft.linked),
            ("Head line", 4, 26)
        );
        assert_eq!(
            head.marks,
            [(0..9, MarkKind::Strong), (5..9, MarkKind::Emphasis)]
        );
        assert_eq!(draft.marks, [(0..5, MarkKind::Emphasis)]);
        assert_eq!(Draft::paragraph("Head line\nword").split_head(9, 0), None);
    }

    #[test]
    fn nested_marks_come_to_stand_on_their_words() {
        let mut draft = Draft::paragraph("see  the new plan now");
        draft.marks = vec![
            (5..17, MarkKind::Link("https://x.example/".to_owned())),
            (9..12, MarkKind::Emphasis),
            (0..0, MarkKind::Strong),
        ];
        let document = build(Meta::default(), vec![draft]);
        let marks = &document.blocks[0].marks;
        let words: Vec<&str> = marks.iter().map(|mark| document.words(mark.span)).collect();
        assert_eq!(words, ["the new plan", "new"]);
    }
}
