use std::ops::Range;

use super::cue::{Cue, CueForm};
use super::source::{SourceClause, SourcePhrase};
use crate::analysis::chunk;
use crate::analysis::tag::Tag;
use crate::lang::speech::{CueRule, Takes};

/// The reported words of one cue as far as its sentence tells: token ranges, and whether they stand before the cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// Stretches of words, sorted.
    pub(super) parts: Vec<Range<usize>>,
    /// What they look like.
    pub(super) form: Takes,
}

/// A cue with its source: the frame the reported words stand around.
#[derive(Debug)]
pub(super) struct CueFrame<'a, 's> {
    pub(super) clause: &'s SourceClause<'a, 's>,
    pub(super) cue: &'s Cue,
    pub(super) source: Option<&'s SourcePhrase>,
    /// First token of cue and source.
    pub(super) start: usize,
    /// One past the last token of cue and source.
    pub(super) end: usize,
}

/// Clauses and quotations behind a cue, the surest form first.
pub(super) const CLAUSES: [Takes; 8] = [
    Takes::Transcript,
    Takes::NounColon,
    Takes::ThatNoun,
    Takes::That,
    Takes::Quote,
    Takes::Clause,
    Takes::Infinitive,
    Takes::ObjectInfinitive,
];

/// What may be no more than the object of a cue.
pub(super) const OBJECTS: [Takes; 2] = [Takes::QuoteInside, Takes::Object];

/// Where a search for "that" or an opening mark behind a cue gives up.
pub(super) const REACH: usize = 24;

impl<'a, 's> CueFrame<'a, 's> {
    pub(super) fn new(
        clause: &'s SourceClause<'a, 's>,
        cue: &'s Cue,
        source: Option<&'s SourcePhrase>,
    ) -> Self {
        let mut start = clause.group_start(cue.head);
        let mut end = cue.tokens.end;
        if let Some(source) = source.filter(|source| !source.tokens.is_empty()) {
            if source.tokens.start < cue.head && cue.form != CueForm::Participle {
                start = start.min(source.tokens.start);
            }
            if source.tokens.start >= cue.tokens.end {
                end = end.max(source.group_end);
            }
        }
        Self {
            clause,
            cue,
            source,
            start,
            end,
        }
    }

    /// Reported words before the cue, quoted or not, with what goes on behind it.
    pub(super) fn before(&self) -> Option<Content> {
        let left = self.quoted_before().or_else(|| self.clause_before())?;
        let mut parts = vec![left.clone()];
        let right = if self.clause.article.is_quoted(left.end - 1) {
            self.quote_resumed()
        } else {
            self.clause_resumed()
        };
        parts.extend(right);
        Some(Content {
            parts,
            form: Takes::Before,
        })
    }

    /// Reported words behind the cue, in the first of these forms that the rule takes.
    pub(super) fn behind(&self, rule: &CueRule, forms: &[Takes]) -> Option<Content> {
        let (form, start) = forms
            .iter()
            .filter(|form| rule.takes(**form))
            .find_map(|form| Some((*form, self.start_of(*form, rule)?)))?;
        let end = self.content_end(start);
        let words = self.clause.article.trim(start..end);
        (!words.is_empty()).then(|| Content {
            parts: vec![words],
            form,
        })
    }

    /// Where reported words of this form start.
    fn start_of(&self, form: Takes, rule: &CueRule) -> Option<usize> {
        match form {
            Takes::Before => None,
            Takes::Transcript => self.transcript_start(),
            Takes::NounColon => self.noun_colon_start(),
            Takes::ThatNoun => self.noun_clause_start(),
            Takes::That => self.that_start(rule),
            Takes::Quote => self.quote_start(rule),
            Takes::Clause => self.clause_start(rule),
            Takes::Infinitive => self.infinitive_start(),
            Takes::ObjectInfinitive => self.object_infinitive_start(),
            Takes::QuoteInside => self.object_with_quote_start(),
            Takes::Object => self.object_start(),
        }
    }

    pub(super) fn is_cue_verb(&self, token: usize) -> bool {
        let speech = &self.clause.article.lang.speech;
        let lower = self.clause.article.lower(token);
        speech
            .lexicon
            .verb_base(lower)
            .is_some_and(|base| speech.cues.has_verb(base))
    }

    pub(super) fn chunk_at(&self, start: usize) -> Option<Range<usize>> {
        let chunks = self.clause.chunks;
        let at = chunks.partition_point(|chunk| chunk.tokens.start < start);
        chunks
            .get(at)
            .map(|chunk| chunk.tokens.clone())
            .filter(|chunk| chunk.start == start)
    }

    pub(super) fn skip_adverbs(&self, start: usize) -> usize {
        let article = self.clause.article;
        let mut at = start;
        while article.tag(at) == Tag::Adverb
            && !self.clause.article.is_quoted(at)
            && at < self.clause.sentence.end
        {
            at += 1;
        }
        at
    }

    /// Over adverbs, days, places and the person spoken to, to where the reported words may start.
    pub(super) fn skip_to_content(&self, rule: &CueRule) -> usize {
        let article = self.clause.article;
        let comma = self.cue.form == CueForm::Phrase && article.lower(self.end) == ",";
        let mut at = self.skip_adverbs(self.end + usize::from(comma));
        if rule.addressee
            && let Some(chunk) = self.chunk_at(at)
        {
            let behind = self.skip_adverbs(chunk.end);
            if !article.tag(behind).is_finite() && !self.clause.article.is_quoted(at) {
                at = chunk.end;
            }
        }
        for _ in 0..3 {
            let next = self.over_adverbial(at);
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// Behind one adverb, day, or phrase like "in a statement"; the same token where there is none.
    fn over_adverbial(&self, start: usize) -> usize {
        let article = self.clause.article;
        let at = self.skip_adverbs(start);
        if self.clause.article.is_quoted(at) {
            return at;
        }
        if chunk::is_calendar(article, at) {
            return self.chunk_at(at).map_or(at + 1, |chunk| chunk.end);
        }
        let frames = matches!(
            article.lower(at),
            "on" | "in"
                | "at"
                | "during"
                | "to"
                | "of"
                | "about"
                | "through"
                | "via"
                | "from"
                | "after"
                | "before"
                | "by"
                | "over"
        );
        match self.chunk_at(at + 1).filter(|_| frames) {
            Some(chunk) if !article.tag(chunk.end).is_finite() => chunk.end,
            _ => at,
        }
    }
}
