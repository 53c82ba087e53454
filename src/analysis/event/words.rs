//! One sentence as its tokens, with what the other stages know of them.

use std::ops::Range;

use crate::analysis::article::Article;
use crate::analysis::sentence::Sentence;
use crate::analysis::tag::Tag;
use crate::analysis::timex::Timex;
use crate::analysis::token::{Token, TokenKind};
use crate::lang::WordClass;
use crate::text::Span;

/// A sentence; places are indices of its tokens.
pub(super) struct SentenceTokens<'a> {
    found: &'a Article<'a>,
    tokens: &'a [Token],
    first: usize,
    marks: Vec<TokenState>,
}

// What is known of a token before any question is asked.
#[derive(Clone, Copy, Default)]
struct TokenState {
    // How many finite verbs and modals stand before it.
    finite: usize,
    // Whether it stands inside a quotation.
    quoted: bool,
    // Whether it belongs to a temporal expression.
    time: bool,
}

impl<'a> SentenceTokens<'a> {
    /// The words of one sentence; `timexes` are its temporal expressions, `quoted` says whether a quotation is open.
    pub(super) fn new(
        found: &'a Article<'a>,
        sentence: &Sentence,
        timexes: &[Timex],
        quoted: bool,
    ) -> Self {
        let mut words = Self {
            found,
            tokens: found.sentences.tokens_of(sentence),
            first: sentence.tokens.start as usize,
            marks: Vec::new(),
        };
        let mut marks = Vec::with_capacity(words.len() + 1);
        let mut mark = TokenState {
            quoted,
            ..TokenState::default()
        };
        for at in 0..words.len() {
            marks.push(mark);
            mark.finite += usize::from(words.tag(at).is_finite());
            mark.quoted = match words.text(at) {
                "“" | "``" | "„" | "«" => true,
                "”" | "''" | "»" => false,
                "\"" => !mark.quoted,
                _ => mark.quoted,
            };
        }
        marks.push(mark);
        for timex in timexes {
            for at in words.within(timex.span) {
                if let Some(mark) = marks.get_mut(at) {
                    mark.time = true;
                }
            }
        }
        words.marks = marks;
        words
    }

    /// The number of tokens.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Where the words after a dateline start; 0 without one.
    pub(super) fn dateline_end(&self) -> usize {
        let article = self.found;
        article.dateline_end(self.first..self.first + self.len()) - self.first
    }

    /// A token in lower case; empty beyond the last.
    pub(super) fn lower(&self, at: usize) -> &'a str {
        let lower = |token| self.found.sentences.lower(token);
        self.tokens.get(at).map_or("", lower)
    }

    /// A token as it is written.
    pub(super) fn text(&self, at: usize) -> &'a str {
        let document = self.found.document;
        self.tokens
            .get(at)
            .map_or("", |token| document.words(token.span))
    }

    /// The part of speech of a token.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.found.tags.get(self.first + at)
    }

    /// Whether a token does something for events.
    pub(super) fn is(&self, at: usize, what: WordClass) -> bool {
        self.found.is(self.first + at, what)
    }

    /// Whether a token is punctuation.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Mark)
    }

    /// Whether the sentence ends as one does.
    pub(super) fn is_closed(&self) -> bool {
        let last = self.tokens.last().map(|token| token.span);
        last.is_some_and(|last| self.words(last).ends_with(['.', '!', '?', '”', '"', ')']))
    }

    /// Whether a token is one of the marks that open or close a quotation.
    pub(super) fn is_quote_mark(&self, at: usize) -> bool {
        self.is_mark(at)
            && self
                .text(at)
                .chars()
                .all(|mark| "“”\"«»`'‘’„".contains(mark))
    }

    /// Whether a token stands inside a quotation; of the place after the last token, whether one is left open.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.marks.get(at).is_some_and(|mark| mark.quoted)
    }

    /// Whether a token belongs to a temporal expression.
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.marks.get(at).is_some_and(|mark| mark.time)
    }

    /// Whether any token of a range is a finite verb or a modal.
    pub(super) fn has_finite(&self, range: Range<usize>) -> bool {
        let before = |at: usize| {
            let mark = self.marks.get(at.min(self.len()));
            mark.map_or(0, |mark| mark.finite)
        };
        before(range.end) > before(range.start)
    }

    /// The span from the first to the last token of a range; `None` for an empty one.
    pub(super) fn span(&self, range: Range<usize>) -> Option<Span> {
        let first = self.tokens.get(range.start)?;
        let last = self.tokens.get(range.end.checked_sub(1)?)?;
        (range.start < range.end).then(|| first.span.join(last.span))
    }

    /// The words of a span.
    pub(super) fn words(&self, span: Span) -> &'a str {
        self.found.document.words(span)
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
