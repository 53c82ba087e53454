//! Temporal expressions, their TIMEX3 values (ISO-TimeML, ISO 24617-1) and the days they cover.
//!
//! A sentence is read as a lattice of word classes, the rules of `assets/rules` are matched against it, and what they find
//! is resolved in document order: against the publication date, the times mentioned before, and the clause around it.

mod calendar;
mod clause;
mod grammar;
mod lattice;
mod length;
mod number;
mod resolve;
#[cfg(test)]
mod tests;
mod value;

use chrono::NaiveDate;

use super::sentence::Sentences;
use super::tag::Tags;
use super::{Evidence, TimexId};
use crate::document::{BlockKind, Document, Moment};
use crate::rules::Rules;
use crate::rules::time::TimeRules;
use crate::text::{Span, Text};

use clause::Cues;
use grammar::{Grammar, Match};
use lattice::Lattice;
use number::Numbers;
use resolve::{Mode, Resolver};

pub use crate::rules::time::{Modifier, Unit};
pub use length::{Amount, Length};
pub use value::{ClockTime, Cycle, DayPart, Reference, Season, TimexKind, TimexValue};

/// The days a time covers: inclusive; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The first day or minute it may mean.
    pub earliest: Option<Moment>,
    /// The last day or minute it may mean.
    pub latest: Option<Moment>,
}

/// One temporal expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// The place in [`Analysis::timexes`](super::Analysis::timexes).
    pub id: TimexId,
    /// Its words.
    pub span: Span,
    /// What it means.
    pub value: TimexValue,
    /// "early", "late", "about" ...
    pub modifier: Option<Modifier>,
    /// The days it covers, when it names any.
    pub bounds: Option<Bounds>,
    /// What fired.
    pub why: Evidence,
}

/// Finds all temporal expressions, sorted by span, and resolves them in document order against `reference`.
pub fn find(
    document: &Document,
    sentences: &Sentences,
    _tags: &Tags,
    rules: &Rules,
    reference: Option<NaiveDate>,
) -> Vec<Timex> {
    let spans = sentences.list.iter().filter(|sentence| {
        let block = document.block(sentence.block);
        block.is_none_or(|block| block.kind != BlockKind::Code)
    });
    let reader = Reader::new(&document.text, &rules.time);
    reader.timexes(spans.map(|sentence| sentence.span), reference)
}

// Reads the sentences of one text.
struct Reader<'a> {
    text: &'a Text,
    rules: &'a TimeRules,
    numbers: Numbers,
    cues: Cues,
}

impl<'a> Reader<'a> {
    fn new(text: &'a Text, rules: &'a TimeRules) -> Self {
        Self {
            text,
            rules,
            numbers: Numbers::new(&rules.lexicon),
            cues: Cues::new(&rules.lexicon),
        }
    }

    fn timexes(
        &self,
        sentences: impl Iterator<Item = Span>,
        reference: Option<NaiveDate>,
    ) -> Vec<Timex> {
        let mode = Mode {
            earnings: self.cues.is_earnings(self.text.as_str()),
        };
        let mut calendar = Resolver::new(self.rules, reference, mode);
        let mut timexes = Vec::new();
        for sentence in sentences {
            let lattice = Lattice::new(self.text.slice(sentence), self.rules, &self.numbers);
            if !lattice.promising {
                continue;
            }
            for found in Grammar::new(self.rules, &lattice).expressions() {
                let clause = self.cues.clause(&lattice, &found);
                let Some(resolved) = calendar.resolve(&found, clause) else {
                    continue;
                };
                let (Some(span), Some(rule)) = (
                    self.span(sentence, &lattice, &found),
                    self.rules.rules.get(found.rule),
                ) else {
                    continue;
                };
                timexes.push(Timex {
                    id: TimexId::of(timexes.len()),
                    span,
                    value: resolved.value,
                    modifier: resolved.modifier,
                    bounds: resolved.bounds,
                    why: Evidence::certain(rule.id),
                });
            }
        }
        timexes
    }

    fn span(&self, sentence: Span, lattice: &Lattice, found: &Match) -> Option<Span> {
        let first = lattice.pieces.get(found.start)?;
        let last = lattice.pieces.get(found.end.checked_sub(1)?)?;
        self.text
            .span_in(sentence, first.range.start..last.range.end)
    }
}
