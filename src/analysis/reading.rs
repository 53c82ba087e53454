use std::ops::Range;

use super::sentence::Sentences;
use super::tag::{Tag, Tags};
use super::token::{Token, TokenKind};
use crate::document::Document;
use crate::lang::{WordClass, WordClasses};
use crate::text::Span;

/// A dateline has at most so many tokens.
const MAX_DATELINE: usize = 14;

/// An article with its sentences and tags, as the stages behind the tagger read it.
///
/// Tokens go by their index in [`Sentences::tokens`]; beyond the last one stands nothing: no words, [`Tag::Other`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'a> {
    pub(super) document: &'a Document,
    pub(super) sentences: &'a Sentences,
    pub(super) tags: &'a Tags,
    words: &'a WordClasses<WordClass>,
}

impl<'a> Reading<'a> {
    pub(crate) const fn new(
        document: &'a Document,
        sentences: &'a Sentences,
        tags: &'a Tags,
        words: &'a WordClasses<WordClass>,
    ) -> Self {
        Self {
            document,
            sentences,
            tags,
            words,
        }
    }

    pub(super) fn token(&self, index: usize) -> Option<&'a Token> {
        self.sentences.tokens.get(index)
    }

    /// The words of a token as they stand.
    pub(super) fn word(&self, index: usize) -> &'a str {
        self.token(index)
            .map_or("", |token| self.document.words(token.span))
    }

    /// The words of a token with ASCII letters in lower case.
    pub(super) fn lower(&self, index: usize) -> &'a str {
        self.token(index)
            .map_or("", |token| self.sentences.lower(token))
    }

    /// Whether a token is in a class of words.
    pub(super) fn is(&self, index: usize, class: WordClass) -> bool {
        self.words.is(class, self.lower(index))
    }

    /// The lower-case word before a token; empty at the start.
    pub(super) fn lower_before(&self, index: usize) -> &'a str {
        index.checked_sub(1).map_or("", |index| self.lower(index))
    }

    pub(super) fn tag(&self, index: usize) -> Tag {
        self.tags.get(index)
    }

    /// The tag before a token; [`Tag::Other`] at the start.
    pub(super) fn tag_before(&self, index: usize) -> Tag {
        index
            .checked_sub(1)
            .map_or(Tag::Other, |index| self.tag(index))
    }

    /// Whether the token is a word or number.
    pub(super) fn is_word(&self, index: usize) -> bool {
        self.token(index)
            .is_some_and(|token| token.kind != TokenKind::Mark)
    }

    pub(super) fn is_capitalized(&self, index: usize) -> bool {
        self.word(index).starts_with(char::is_uppercase)
    }

    /// The stretch from the first to the last token of a range; `None` for an empty range.
    pub(super) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let last = tokens.end.checked_sub(1)?;
        if last < tokens.start {
            return None;
        }
        Some(self.token(tokens.start)?.span.join(self.token(last)?.span))
    }

    /// The tokens of a stretch.
    pub(super) fn tokens(&self, span: Span) -> Range<usize> {
        self.token_at(span.start())..self.token_at(span.end().saturating_sub(1)) + 1
    }

    /// The tokens of the sentence a token stands in.
    pub(super) fn sentence(&self, token: usize) -> Option<Range<usize>> {
        let at = self.sentences.at(self.token(token)?.span.start())?;
        Some(self.sentences.get(at)?.token_range())
    }

    /// The first token that ends behind `byte`.
    pub(super) fn token_at(&self, byte: u32) -> usize {
        self.sentences
            .tokens
            .partition_point(|token| token.span.end() <= byte)
    }

    /// The range without the marks at its two ends.
    pub(super) fn trim(&self, tokens: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = tokens;
        while start < end && !self.is_word(start) {
            start += 1;
        }
        while end > start && !self.is_word(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// Where the words of a sentence behind a dateline start ("LONDON (AP) -- The mayor ..."); its start without one.
    pub(super) fn dateline_end(&self, sentence: Range<usize>) -> usize {
        let start = sentence.start;
        let end = sentence.end.min(start + MAX_DATELINE);
        let is_dash = |at: &usize| matches!(self.lower(*at), "--" | "—" | "–" | "_" | "-");
        let Some(dash) = (start + 1..end).find(is_dash) else {
            return start;
        };
        let first = self.word(start);
        let is_shouted = first.chars().count() > 2 && !first.contains(char::is_lowercase);
        // "NATO -- the alliance -- met."
        let goes_on = self.word(dash + 1).starts_with(char::is_lowercase);
        if (is_shouted || first == "(") && !goes_on && !self.has_finite(start..dash) {
            dash + 1
        } else {
            start
        }
    }

    /// How many words and numbers a range holds.
    pub(super) fn word_count(&self, tokens: Range<usize>) -> usize {
        tokens.filter(|index| self.is_word(*index)).count()
    }

    /// Whether a range holds a finite verb.
    pub(super) fn has_finite(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|index| self.tag(index).is_finite())
    }
}
