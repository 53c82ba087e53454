use super::align::Alignment;
use super::corpus::{Corpus, GoldToken, TaggedText};
use crate::analysis::{Sentences, sentence};
use crate::document::{BlockKind, Document, DocumentBuilder};
use crate::lang::Lang;

/// A text as the program reads it, with what the corpus says of its tokens.
pub(super) struct Lesson {
    pub(super) sentences: Sentences,
    /// The corpus' token with exactly the bytes of each of ours, if there is one.
    pub(super) gold: Vec<Option<GoldToken>>,
}

impl Lesson {
    /// Everything a corpus has to learn from, news first.
    pub(super) fn all(corpus: &Corpus) -> Vec<Self> {
        let entries = corpus.news.iter().chain(&corpus.other);
        entries.filter_map(Self::of).collect()
    }

    /// Reads an entry as the program would; `None` when its words cannot be lined up with the corpus' tokens.
    pub(super) fn of(entry: &TaggedText) -> Option<Self> {
        let document = document(&entry.text);
        let sentences = sentence::split(&document, Lang::english());
        let alignment = Alignment::of(&entry.text, &document.text)?;
        let mut gold = vec![None; sentences.tokens.len()];
        for token in entry.sentences.iter().flatten() {
            let bytes = &token.bytes;
            let Some(span) = alignment.span(&document.text, bytes.start, bytes.end) else {
                continue;
            };
            let found = sentences
                .tokens
                .binary_search_by_key(&span.start(), |own| own.span.start());
            if let Ok(index) = found
                && sentences
                    .tokens
                    .get(index)
                    .is_some_and(|own| own.span == span)
                && let Some(slot) = gold.get_mut(index)
            {
                *slot = Some(token.clone());
            }
        }
        Some(Self { sentences, gold })
    }
}

/// The text as a document of paragraphs, one a line.
fn document(text: &str) -> Document {
    let mut builder = DocumentBuilder::new();
    for line in text.lines() {
        builder.block(BlockKind::Paragraph, 0, line);
    }
    builder.finish()
}
