//! Sentences: the unit in which cues, sources and dates are looked for.

use std::ops::Range;

use super::SentenceId;
use super::token::Token;
use crate::document::{BlockId, Document};
use crate::rules::Rules;
use crate::text::Span;

/// One sentence of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, closing marks included, white space around it left out.
    pub span: Span,
    /// The block it stands in.
    pub block: BlockId,
    /// Its tokens in [`Sentences::tokens`].
    pub tokens: Range<u32>,
}

/// All sentences of an article with their tokens; every non-blank byte of a block lies in exactly one sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences {
    /// Sorted and disjoint.
    pub list: Vec<Sentence>,
    /// The tokens of all sentences, in text order.
    pub tokens: Vec<Token>,
}

impl Sentences {
    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens
            .get(sentence.tokens.start as usize..sentence.tokens.end as usize)
            .unwrap_or_default()
    }

    /// The sentence that holds `byte`, or the last one before it; `None` before the first.
    pub fn at(&self, byte: u32) -> Option<SentenceId> {
        self.list
            .partition_point(|sentence| sentence.span.start() <= byte)
            .checked_sub(1)
            .map(SentenceId::of)
    }

    /// The sentence with the given place.
    pub fn get(&self, id: SentenceId) -> Option<&Sentence> {
        self.list.get(id.index())
    }
}

/// Splits every block of an article into sentences and these into tokens.
pub fn split(_document: &Document, _rules: &Rules) -> Sentences {
    Sentences::default()
}
