use std::ops::Range;

use crate::document::{BlockKind, Document, DocumentBuilder, MarkKind, Meta};

/// A block on its way into the document: words as read, marks as byte ranges of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) kind: BlockKind,
    pub(super) level: u8,
    pub(super) words: String,
    /// Sorted by start when built by the walkers; nested marks are allowed.
    pub(super) marks: Vec<(Range<usize>, MarkKind)>,
}

impl Draft {
    pub(super) fn new(kind: BlockKind, level: u8, words: impl Into<String>) -> Self {
        Self {
            kind,
            level,
            words: words.into(),
            marks: Vec::new(),
        }
    }

    pub(super) fn paragraph(words: impl Into<String>) -> Self {
        Self::new(BlockKind::Paragraph, 0, words)
    }

    /// Puts words before the others, marks moving along.
    pub(super) fn prepend(&mut self, words: &str) {
        self.words.insert_str(0, words);
        for (range, _) in &mut self.marks {
            *range = range.start + words.len()..range.end + words.len();
        }
    }
}

/// Puts drafts into a document.
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

/// Pushes a draft's words up to each end of a mark in turn, so that the builder can say where the mark came to stand.
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
