//! One sentence as its tokens, with what the other stages know of them.

use std::ops::Range;

use crate::analysis::sentence::{Sentence, Sentences};
use crate::analysis::tag::{Tag, Tags};
use crate::analysis::token::{Token, TokenKind};
use crate::document::Document;
use crate::rules::time::{EventWord, EventWords};
use crate::text::Span;

/// A sentence; places are indices of its tokens.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    document: &'a Document,
    sentences: &'a Sentences,
    tags: &'a Tags,
    rules: &'a EventWords,
    tokens: &'a [Token],
    first: usize,
}

impl<'a> Words<'a> {
    /// The words of one sentence.
    pub(super) fn new(
        document: &'a Document,
        sentences: &'a Sentences,
        tags: &'a Tags,
        rules: &'a EventWords,
        sentence: &Sentence,
    ) -> Self {
        Self {
            document,
            sentences,
            tags,
            rules,
            tokens: sentences.tokens_of(sentence),
            first: sentence.tokens.start as usize,
        }
    }

    /// The number of tokens.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// A token in lower case; empty beyond the last.
    pub(super) fn lower(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| self.sentences.lower(token))
    }

    /// A token as it is written.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| self.document.words(token.span))
    }

    /// The part of speech of a token.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tags.get(self.first + at)
    }

    /// Whether a token does something for events.
    pub(super) fn is(&self, at: usize, what: EventWord) -> bool {
        self.rules.has(self.lower(at), what)
    }

    /// Whether a token is punctuation.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Mark)
    }

    /// Whether a token is one of the marks that open or close a quotation.
    pub(super) fn is_quote_mark(&self, at: usize) -> bool {
        self.is_mark(at)
            && self
                .text(at)
                .chars()
                .all(|mark| "“”\"«»`'‘’„".contains(mark))
    }

    /// Whether any token of a range is a finite verb or a modal.
    pub(super) fn has_finite(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|at| self.tag(at).is_finite())
    }

    /// The span from the first to the last token of a range; `None` for an empty one.
    pub(super) fn span(&self, range: Range<usize>) -> Option<Span> {
        let first = self.tokens.get(range.start)?;
        let last = self.tokens.get(range.end.checked_sub(1)?)?;
        (range.start < range.end).then(|| first.span.join(last.span))
    }

    /// The span of one token.
    pub(super) fn token(&self, at: usize) -> Option<Span> {
        self.tokens.get(at).map(|token| token.span)
    }

    /// The tokens that a span touches.
    pub(super) fn within(&self, span: Span) -> Range<usize> {
        let start = self
            .tokens
            .partition_point(|token| token.span.end() <= span.start());
        let end = self
            .tokens
            .partition_point(|token| token.span.start() < span.end());
        start..end.max(start)
    }
}
