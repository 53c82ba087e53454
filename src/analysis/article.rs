use std::ops::Range;

use super::marks::{self, QuotedRun};
use super::sentence::Sentences;
use super::tag::{Tag, Tags};
use super::token::{Token, TokenKind};
use crate::document::{BlockId, BlockKind, Document};
use crate::lang::{Lang, WordClass};
use crate::text::Span;

/// The maximum number of tokens of a dateline.
const MAX_DATELINE: usize = 14;

/// One article as all stages after the tagger see it: its text, sentences, tags and quoted runs.
///
/// Tokens go by their index in [`Sentences::tokens`]; beyond the last one there are no words, and the tag is [`Tag::Other`].
#[derive(Debug)]
pub(crate) struct Article<'a> {
    pub(super) document: &'a Document,
    pub(super) sentences: &'a Sentences,
    pub(super) tags: &'a Tags,
    pub(super) lang: &'a Lang,
    /// The text between quotation marks, sorted.
    pub(super) runs: Vec<QuotedRun>,
    /// The tokens of each run, its marks included.
    run_tokens: Vec<Range<usize>>,
}

impl<'a> Article<'a> {
    pub(crate) fn new(
        document: &'a Document,
        sentences: &'a Sentences,
        tags: &'a Tags,
        lang: &'a Lang,
    ) -> Self {
        let mut article = Self {
            document,
            sentences,
            tags,
            lang,
            runs: marks::find(document),
            run_tokens: Vec::new(),
        };
        let runs = article.runs.iter();
        article.run_tokens = runs.map(|run| article.tokens(run.span)).collect();
        article
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
        self.lang.words.is(class, self.lower(index))
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

    /// The quoted run of a token, marks included.
    pub(super) fn run_of(&self, token: usize) -> Option<usize> {
        let run = self.run_tokens.partition_point(|run| run.end <= token);
        let tokens = self.run_tokens.get(run)?;
        tokens.contains(&token).then_some(run)
    }

    /// Whether a token is inside a quotation or one of its marks.
    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.run_of(token).is_some()
    }

    /// Whether any token of a range is quoted.
    pub(super) fn any_quoted(&self, tokens: Range<usize>) -> bool {
        let run = self
            .run_tokens
            .partition_point(|run| run.end <= tokens.start);
        let start = self.run_tokens.get(run).map(|run| run.start);
        !tokens.is_empty() && start.is_some_and(|start| start < tokens.end)
    }

    /// The tokens of a run, marks included.
    pub(super) fn run_tokens(&self, run: usize) -> Range<usize> {
        self.run_tokens.get(run).cloned().unwrap_or_default()
    }

    /// The words of a run: its tokens without the marks at its ends.
    pub(super) fn run_words(&self, run: usize) -> Range<usize> {
        self.trim(self.run_tokens(run))
    }

    /// Whether a stop or comma stands inside the mark that closes a run, so that it may be a sentence by itself.
    pub(super) fn is_finished(&self, run: usize) -> bool {
        let stop = |at: usize| {
            matches!(
                self.lower(at),
                "." | "?" | "!" | "," | "…" | "..." | "-" | "—"
            )
        };
        let closed = self.runs.get(run).is_some_and(|run| run.closed);
        !closed || (self.run_words(run).end..self.run_tokens(run).end).any(stop)
    }

    /// Whether a run reads like the title of a book or programme: short, without a stop, every longer word with a capital.
    pub(super) fn is_title(&self, run: usize) -> bool {
        const LONGEST: usize = 9;
        let words = self.run_words(run);
        let sentence = (words.end..self.run_tokens(run).end)
            .any(|at| matches!(self.lower(at), "." | "?" | "!"));
        let capital = |at: usize| self.word(at).len() < 5 || self.is_capitalized(at);
        let begins = self.is_capitalized(words.start);
        begins
            && words.len() > 1
            && words.len() <= LONGEST
            && !sentence
            && words.clone().all(capital)
            && words.clone().filter(|at| self.is_capitalized(*at)).count() > 1
    }

    /// Whether a token is the first of a run.
    pub(super) fn opens_run(&self, token: usize) -> bool {
        self.is_quoted(token)
            && token
                .checked_sub(1)
                .is_none_or(|before| self.run_of(before) != self.run_of(token))
    }

    /// Whether a token is the last of a run.
    pub(super) fn closes_run(&self, token: usize) -> bool {
        self.is_quoted(token) && self.run_of(token + 1) != self.run_of(token)
    }

    /// Whether quotations are looked for in a block.
    pub(super) fn is_prose(&self, block: BlockId) -> bool {
        self.document
            .block(block)
            .is_some_and(|block| block.kind.is_prose() || block.kind == BlockKind::Caption)
    }
}
