//! Temporal expressions, their TIMEX3 values (ISO-TimeML, ISO 24617-1) and the days they cover.
//!
//! A sentence is read as a lattice of word classes, the rules of `assets/lang/en` are matched against it, and what they find
//! is resolved in document order: against the publication date, the times mentioned before, and the clause around it.

mod article;
mod calendar;
mod clause;
mod grammar;
mod lattice;
mod length;
mod number;
mod resolve;
#[cfg(test)]
mod tests;
mod timex;
mod value;
mod zone;

use std::rc::Rc;

use chrono::NaiveDate;

use super::sentence::{Sentence, Sentences};
use super::tag::Tags;
use super::{Evidence, TimexId};
use crate::document::Document;
use crate::lang::time::TimeRules;
use crate::lang::{Lang, WordClass, WordClasses};
use crate::text::{Span, Text};

use clause::Clauses;
use grammar::{Grammar, Match};
use lattice::Lattice;
use number::Numbers;
use resolve::{Joined, Mode, Telling, TimeClause, TimexResolver};

pub use self::timex::{Bounds, Resolution, Timex};
pub use crate::lang::time::{Modifier, Unit};
pub use length::{Amount, Length};
pub use value::{ClockTime, Cycle, DayPart, Season, TimexKind, TimexValue, VagueTime};
pub use zone::TimeZone;

/// Finds all temporal expressions, sorted by span, and resolves them in document order against `reference`.
pub fn find(
    document: &Document,
    sentences: &Sentences,
    tags: &Tags,
    lang: &Lang,
    reference: Option<NaiveDate>,
) -> Vec<Timex> {
    let text = document.text.as_str();
    let mode = Mode {
        earnings: article::is_earnings(text, &lang.words),
        narrative: match reference {
            None => article::is_narrative(text, &lang.words),
            Some(day) => article::is_history(text, &lang.words, day),
        },
        day_first: article::is_day_first(text),
    };
    let numbers = Numbers::new(&lang.time.lexicon);
    let mut reader = TimexFinder {
        text: &document.text,
        rules: &lang.time,
        words: &lang.words,
        numbers: if mode.narrative {
            numbers.of_history()
        } else {
            numbers
        },
        clauses: Clauses::new(sentences, tags, &lang.words),
        calendar: TimexResolver::new(&lang.time, reference, mode),
        quoted: false,
        timexes: Vec::new(),
        named: Vec::new(),
    };
    for sentence in &sentences.list {
        let block = document.block(sentence.block);
        if block.is_none_or(|block| !block.kind.keeps_lines() && !block.kind.is_aside()) {
            let opens = block.is_some_and(|block| block.span.start() == sentence.span.start());
            reader.sentence(sentence, opens);
        }
    }
    reader.timexes
}

// Reads the sentences of one text in order.
struct TimexFinder<'a> {
    text: &'a Text,
    rules: &'a TimeRules,
    words: &'a WordClasses<WordClass>,
    numbers: Numbers,
    clauses: Clauses<'a>,
    calendar: TimexResolver<'a>,
    // Whether quotation marks are open.
    quoted: bool,
    timexes: Vec<Timex>,
    // First names of people that are months too.
    named: Vec<String>,
}

impl TimexFinder<'_> {
    fn sentence(&mut self, sentence: &Sentence, opens: bool) {
        self.calendar.enter(opens);
        let words = self.text.slice(sentence.span);
        let quoted = self.quoted && !opens;
        self.quoted = is_quoted(words, quoted);
        let lattice =
            Lattice::new(words, self.rules, self.numbers.modern).with_numbers(words, &self.numbers);
        if !lattice.promising {
            return;
        }
        let found = Grammar::new(self.rules, &lattice).expressions();
        let (mut expressions, other): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|found| self.rules.value(found.rule).is_some());
        self.names(&lattice, &other);
        expressions.retain(|found| !self.is_name(&lattice, found));
        // How far the marks have been read, and whether they are open there.
        let mut marks = (0, quoted);
        let clauses: Vec<_> = expressions
            .iter()
            .map(|found| self.clause(sentence, &lattice, found, &mut marks))
            .collect();
        let all = || expressions.iter().zip(&clauses);
        let said = all().find_map(|(found, clause)| {
            let clause = (*clause)?;
            (clause.telling == Telling::Spoke && !clause.quoted).then_some((found, clause))
        });
        if let Some((found, clause)) = said {
            self.calendar.hear(found, clause);
        }
        for (nth, (found, clause)) in all().enumerate() {
            let span = self.span(sentence.span, &lattice, found);
            let next = expressions.get(nth + 1);
            let joined = next.and_then(|next| joined(self.words, &lattice, found, next));
            let resolved = clause.and_then(|clause| self.calendar.resolve(found, clause, joined));
            let (Some(span), Some(resolved)) = (span, resolved) else {
                continue;
            };
            let rule = self.rules.id(found.rule);
            self.timexes.push(Timex {
                id: TimexId::of(self.timexes.len()),
                span,
                value: resolved.value,
                modifier: resolved.modifier,
                bounds: resolved.bounds,
                resolution: resolved.resolution,
                why: Evidence::certain(rule),
            });
        }
    }

    // "April Jones" makes the April of later sentences a person.
    fn names(&mut self, lattice: &Lattice, found: &[Rc<Match>]) {
        for found in found {
            let word = lattice.word(found.start);
            let named = matches!(self.rules.id(found.rule), "person-month" | "person-speaks");
            if named && !self.named.iter().any(|name| name == word) {
                self.named.push(word.to_owned());
            }
        }
    }

    // Whether a month by itself is somebody the article has named; "in April" is the month all the same.
    fn is_name(&self, lattice: &Lattice, found: &Match) -> bool {
        let before = found.start.checked_sub(1).map_or("", |at| lattice.word(at));
        found.end == found.start + 1
            && !self.words.is(WordClass::MonthPreposition, before)
            && self
                .named
                .iter()
                .any(|name| name == lattice.word(found.start))
    }

    // The clause around an expression; `marks` goes on from one expression to the next.
    fn clause(
        &self,
        sentence: &Sentence,
        lattice: &Lattice,
        found: &Match,
        marks: &mut (usize, bool),
    ) -> Option<TimeClause> {
        let span = self.span(sentence.span, lattice, found)?;
        let first = lattice.pieces.get(found.start)?;
        let words = self.text.slice(sentence.span);
        let gap = words.get(marks.0..first.range.start).unwrap_or_default();
        *marks = (first.range.start, is_quoted(gap, marks.1));
        Some(TimeClause {
            opens: found.start <= OPENING,
            quoted: marks.1,
            ..self.clauses.around(sentence, span)
        })
    }

    fn span(&self, sentence: Span, lattice: &Lattice, found: &Match) -> Option<Span> {
        let first = lattice.pieces.get(found.start)?;
        let last = lattice.pieces.get(found.end.checked_sub(1)?)?;
        self.text
            .span_in(sentence, first.range.start..last.range.end)
    }
}

// Whether quotation marks are open at the end of some words, if they are at the start or not.
fn is_quoted(words: &str, open: bool) -> bool {
    words.chars().fold(open, |open, char| match char {
        '“' => true,
        '”' => false,
        '"' => !open,
        _ => open,
    })
}

// How many pieces may stand before a time that opens its sentence: "By early 1914".
const OPENING: usize = 2;

// How a time is joined to the one behind it, if one word stands between them.
fn joined<'m>(
    words: &WordClasses<WordClass>,
    lattice: &Lattice,
    found: &Match,
    next: &'m Match,
) -> Option<Joined<'m>> {
    let is = |at: usize, class: WordClass| words.is(class, lattice.word(at));
    let before = found.start.checked_sub(1);
    let opened = before.is_some_and(|at| is(at, WordClass::StretchStart));
    let dash = matches!(lattice.word(found.end), "-" | "—");
    let stretch = if dash || is(found.end, WordClass::StretchEnd) {
        true
    } else if is(found.end, WordClass::OpenedJoint) {
        opened
    } else if is(found.end, WordClass::Or) {
        false
    } else {
        return None;
    };
    (next.start == found.end + 1).then_some(Joined {
        other: next,
        stretch,
        glued: lattice.glued(found.end) && lattice.glued(next.start),
    })
}
