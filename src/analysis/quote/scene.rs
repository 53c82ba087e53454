use std::ops::Range;

use super::marks::QuotedRun;
use super::ranks::Ranks;
use crate::analysis::chunk::{self, Chunk};
use crate::analysis::article::Article;
use crate::document::{BlockId, BlockKind};
use crate::lang::Lang;

/// What the attribution steps look at: the article, the quoted runs, and which token lies in which run.
#[derive(Debug)]
pub(super) struct QuotedArticle<'a> {
    pub(super) article: Article<'a>,
    pub(super) lang: &'a Lang,
    pub(super) runs: &'a [QuotedRun],
    quoted: Ranks,
    /// For each run its tokens without the marks at its ends.
    run_words: Vec<Range<usize>>,
}

impl<'a> QuotedArticle<'a> {
    pub(super) fn new(article: Article<'a>, lang: &'a Lang, runs: &'a [QuotedRun]) -> Self {
        let mut run = 0;
        let quoted = article.sentences.tokens.iter().map(|token| {
            while runs
                .get(run)
                .is_some_and(|run| run.span.end() <= token.span.start())
            {
                run += 1;
            }
            runs.get(run)
                .is_some_and(|run| run.span.overlaps(token.span))
        });
        Self {
            article,
            lang,
            runs,
            quoted: Ranks::of(quoted),
            run_words: runs
                .iter()
                .map(|run| article.trim(tokens_of(&article, run)))
                .collect(),
        }
    }

    /// The run a token lies in, marks included.
    pub(super) fn run_of(&self, token: usize) -> Option<usize> {
        if !self.is_quoted(token) {
            return None;
        }
        let start = self.article.sentences.tokens.get(token)?.span.start();
        Some(self.runs.partition_point(|run| run.span.end() <= start))
    }

    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.any_quoted(token..token + 1)
    }

    /// Whether one of some tokens stands in a run.
    pub(super) fn any_quoted(&self, tokens: Range<usize>) -> bool {
        tokens.start < tokens.end
            && self.quoted.before(tokens.start) != self.quoted.before(tokens.end)
    }

    /// The tokens of a run, marks included.
    pub(super) fn run_tokens(&self, run: usize) -> Range<usize> {
        self.runs
            .get(run)
            .map_or(0..0, |run| tokens_of(&self.article, run))
    }

    /// The words of a run: its tokens without the marks at its ends.
    pub(super) fn run_words(&self, run: usize) -> Range<usize> {
        self.run_words.get(run).cloned().unwrap_or_default()
    }

    /// Whether a stop or comma stands inside the mark that closes a run, so that it may be a sentence by itself.
    pub(super) fn is_finished(&self, run: usize) -> bool {
        let stop = |at: usize| {
            matches!(
                self.article.lower(at),
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
            .any(|at| matches!(self.article.lower(at), "." | "?" | "!"));
        let capital =
            |at: usize| self.article.word(at).len() < 5 || self.article.is_capitalized(at);
        let begins = self.article.is_capitalized(words.start);
        begins
            && words.len() > 1
            && words.len() <= LONGEST
            && !sentence
            && words.clone().all(capital)
            && words
                .clone()
                .filter(|at| self.article.is_capitalized(*at))
                .count()
                > 1
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

    /// The base noun phrases of a whole sentence, behind its dateline.
    pub(super) fn sentence_chunks(&self, sentence: Range<usize>) -> Vec<Chunk> {
        let start = self.article.dateline_end(sentence.clone());
        self.chunks(start..sentence.end)
    }

    /// The base noun phrases of a part of a sentence.
    pub(super) fn chunks(&self, tokens: Range<usize>) -> Vec<Chunk> {
        let mut chunks = chunk::find(&self.article, tokens);
        chunks.retain(|chunk| self.run_of(chunk.tokens.start) == self.run_of(chunk.head));
        chunks
    }

    /// Whether quotations are looked for in a block.
    pub(super) fn is_prose(&self, block: BlockId) -> bool {
        self.article
            .document
            .block(block)
            .is_some_and(|block| block.kind.is_prose() || block.kind == BlockKind::Caption)
    }
}

fn tokens_of(article: &Article<'_>, run: &QuotedRun) -> Range<usize> {
    let start = article.token_at(run.span.start());
    let end = article.token_at(run.span.end().saturating_sub(1));
    start..end + 1
}
