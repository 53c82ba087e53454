//! The label of an event: the words of its clause as they stand in the text, and whether they are cut at their end.

use std::ops::Range;

use super::clause::DatedClause;
use super::frame::ReportFrame;
use super::phrase::DatedPhrase;
use super::segment;
use super::words::SentenceTokens;
use crate::analysis::tag::Tag;
use crate::lang::WordClass;
use crate::text::Span;

// A longer label is cut, in chars.
const WIDE: usize = 130;

/// The words of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// Where they stand.
    pub(super) span: Span,
    /// Whether the clause goes on after them.
    pub(super) is_cut: bool,
}

/// The label of a clause that the time at `time` dates; `None` for words without a verb.
pub(super) fn of_clause(
    words: &SentenceTokens<'_>,
    clause: &DatedClause,
    time: &Range<usize>,
) -> Option<Label> {
    let end = end(words, clause, time);
    print(words, start(words, clause, time, end)..end, time.end)
}

/// The label of a saying: its frame and what it reports, as they stand; what it reports alone where both are too long.
pub(super) fn of_saying(
    words: &SentenceTokens<'_>,
    frame: &ReportFrame,
    content: &Range<usize>,
) -> Option<Label> {
    let told = if frame.leads {
        frame.range.start..content.end.max(frame.range.end)
    } else {
        content.start.min(frame.range.start)..frame.range.end
    };
    let told = skip_opening(words, told.start)..told.end;
    if frame.leads || !is_wide(words, &told) {
        return print(words, told.clone(), told.start);
    }
    print(words, told.start..content.end, told.start)
}

/// The label of a noun phrase.
pub(super) fn of_phrase(words: &SentenceTokens<'_>, phrase: &DatedPhrase) -> Option<Label> {
    let span = words.span(phrase.range.clone())?;
    let is_cut = phrase.is_cut;
    Some(Label { span, is_cut })
}

/// The label of a whole range.
pub(super) fn of_range(words: &SentenceTokens<'_>, range: Range<usize>) -> Option<Label> {
    let start = skip_opening(words, range.start);
    print(words, start..range.end, start)
}

// Where a label begins: at the noun a relative clause belongs to, at the subject of the clause if its words fit, else at the
// clause nearest to the time that has a subject of its own, else at its verb.
fn start(
    words: &SentenceTokens<'_>,
    clause: &DatedClause,
    time: &Range<usize>,
    end: usize,
) -> usize {
    if clause.span.start < clause.range.start {
        // As much of its noun as fits.
        let near = segment::noun(words, clause.span.start, clause.range.start);
        let starts = [clause.span.start, near, clause.range.start];
        let fits = |from: &usize| !is_wide(words, &(*from..time.end));
        return starts.into_iter().find(fits).unwrap_or(clause.span.start);
    }
    let first = skip_opening(words, clause.range.start);
    if segment::is_relative(words, first) {
        return segment::head(words, clause.whole.start, first);
    }
    let own = if clause.range.start > clause.whole.start {
        skip_ties(words, clause.range.start, time.start)
    } else {
        first
    };
    let common = if stands_alone(words, own, end) && !follows(words, own, time) {
        own
    } else {
        skip_opening(words, clause.whole.start)
    };
    let told = (common..time.start)
        .rev()
        .take(segment::FAR)
        .find(|at| matches!(words.lower(*at), ":" | ";") && !words.is_time(*at))
        .map(|at| skip_opening(words, at + 1))
        .filter(|at| stands_alone(words, *at, end));
    let common = told.unwrap_or(common);
    if !is_wide(words, &(common..time.end.max(common + 1))) {
        return common;
    }
    let mut near: Vec<usize> = Vec::new();
    for at in (own + 1..time.start).rev().take(segment::FAR) {
        if is_wide(words, &(at..time.end)) {
            break;
        }
        if segment::opens(words, at, end) && words.has_finite(at..end) {
            near.push(if segment::is_relative(words, at) {
                segment::head(words, own, at)
            } else {
                skip_ties(words, at, time.start)
            });
        }
    }
    let alone = near.iter().find(|at| stands_alone(words, **at, end));
    *alone.or(near.first()).unwrap_or(&own)
}

// "peaked in 2008 and again in 2015, when the pits closed": the verb stands in another clause, after the time.
fn follows(words: &SentenceTokens<'_>, at: usize, time: &Range<usize>) -> bool {
    let next = skip_opening(words, time.end);
    !words.has_finite(at..time.start)
        && (segment::is_leading(words, next) || segment::is_relative(words, next))
}

// Whether a clause begins at a token: no verb without its subject, no "if" without its main clause.
fn stands_alone(words: &SentenceTokens<'_>, at: usize, end: usize) -> bool {
    // "despite his promise, has left"
    let leads = words.tag(at) == Tag::Preposition && !(at..at + 4).any(|at| words.is_time(at));
    words.has_finite(at..end)
        && !leads
        && !words.tag(at).is_finite()
        && !segment::is_leading(words, at)
        && !segment::is_relative(words, at)
        && !matches!(
            words.tag(at),
            Tag::Participle
                | Tag::PresentParticiple
                | Tag::Possessive
                | Tag::WhPronoun
                | Tag::WhAdverb
        )
}

// Where the clause ends: a relative clause at its next border, others before the clause of the next time, if that opens with a word that opens one.
fn end(words: &SentenceTokens<'_>, clause: &DatedClause, time: &Range<usize>) -> usize {
    let relative = segment::is_relative(words, clause.range.start);
    let end = if relative { time.end } else { clause.range.end };
    let whole = clause
        .range
        .end
        .max(if relative { 0 } else { clause.whole.end });
    let fine = |at: &usize| segment::opens(words, *at, whole) || words.is_mark(*at);
    (end..whole.min(end + segment::FAR))
        .find(fine)
        .unwrap_or(whole)
}

/// Without the words at the start that only tie a sentence to the one before: "But", "However,".
fn skip_opening(words: &SentenceTokens<'_>, start: usize) -> usize {
    let mut at = start;
    while at < words.len() {
        let ties = words.is(at, WordClass::Opening)
            && match words.tag(at) {
                Tag::Conjunction => true,
                Tag::Adverb => words.lower(at + 1) == ",",
                _ => words.is(at, WordClass::That) && at > 0,
            };
        if !ties && !is_loose(words, at) {
            return at;
        }
        at += 1;
    }
    start
}

// The same, and without the word that makes a clause depend on the one before, if a subject and one verb follow up to the
// time: "after", "because".
fn skip_ties(words: &SentenceTokens<'_>, start: usize, time: usize) -> usize {
    let at = skip_opening(words, start);
    let next = skip_opening(words, at + 1);
    let subject = || {
        let verb = (next..time).find(|at| words.tag(*at).is_finite());
        let alone = stands_alone(words, next, time) && !words.is_mark(next);
        alone && verb.is_some_and(|verb| !words.has_finite(verb + 1..time))
    };
    let depends = segment::is_leading(words, at) && !words.is(at, WordClass::Condition);
    if depends && subject() { next } else { at }
}

// A mark that belongs to no clause.
fn is_loose(words: &SentenceTokens<'_>, at: usize) -> bool {
    words.is_mark(at)
        && !words.is_quote_mark(at)
        && !matches!(words.lower(at), "$" | "#" | "€" | "£" | "¥" | "(")
}

fn is_wide(words: &SentenceTokens<'_>, range: &Range<usize>) -> bool {
    is_wider(words, range, WIDE)
}

fn is_wider(words: &SentenceTokens<'_>, range: &Range<usize>, chars: usize) -> bool {
    let span = words.span(range.clone());
    span.is_some_and(|span| words.words(span).chars().nth(chars).is_some())
}

// Cuts a range at the last clause border that fits, after `time` if one does; trims its ends.
fn print(words: &SentenceTokens<'_>, range: Range<usize>, time: usize) -> Option<Label> {
    let verb = |at: usize| words.tag(at).is_verb();
    let word = |at: &usize| words.tag(*at).is_noun() && !words.is_time(*at);
    let near = || range.clone().take(segment::FAR);
    // "March 3, 2025", "Also today"; "Photo: The pier in the 1950s", without a full stop
    if !near().any(verb) && (!words.is_closed() || near().filter(word).count() < 2) {
        return None;
    }
    let mut end = range.end;
    let is_cut = is_wide(words, &range);
    if is_cut {
        end = cut(words, &range, time);
    }
    let (start, end) = even(words, range.start..trim_end(words, range.start..end));
    let span = words.span(start..end)?;
    Some(Label { span, is_cut })
}

fn cut(words: &SentenceTokens<'_>, range: &Range<usize>, time: usize) -> usize {
    let fits = |at: &usize| !is_wide(words, &(range.start..*at));
    let last = (range.start + 1..range.end).take_while(fits).last();
    let last = last.unwrap_or(range.start + 1);
    let verb = range.clone().find(|at| words.tag(*at).is_finite());
    let verb = verb.filter(|verb| verb + 2 <= last).unwrap_or(range.start);
    let first = if time <= last { time } else { 0 }.max(verb + 2);
    let long = |at: &usize| is_wider(words, &(range.start..*at), WIDE / 2);
    let near = || (first..=last).rev().take_while(long);
    let clause = near().find(|at| segment::opens(words, *at, range.end));
    // A long clause ends before what is added to it: "in the town", "to open".
    let phrase = || {
        near().find(|at| {
            matches!(
                words.tag(*at),
                Tag::Preposition | Tag::To | Tag::Conjunction
            ) && words.tag(at - 1).is_noun()
        })
    };
    clause.or_else(phrase).unwrap_or(last)
}

// Drops what belongs to no clause, or leads to something that was cut off.
fn trim_end(words: &SentenceTokens<'_>, range: Range<usize>) -> usize {
    let leads = |at: usize| {
        matches!(words.tag(at), Tag::Conjunction | Tag::Determiner | Tag::To)
            || matches!(words.tag(at), Tag::WhAdverb | Tag::WhPronoun)
            || words.tag(at) == Tag::Preposition && at + 1 < words.len() && !words.is_mark(at + 1)
    };
    let mark = |at: usize| {
        is_loose(words, at) && !matches!(words.lower(at), "%" | ")" | "?" | "!")
            || words.lower(at) == "("
    };
    let mut end = range.end;
    while end > range.start + 1 && (mark(end - 1) || leads(end - 1)) {
        end -= 1;
    }
    end
}

// Leaves out a quotation mark or bracket at one end whose other half is not there.
fn even(words: &SentenceTokens<'_>, range: Range<usize>) -> (usize, usize) {
    let Range { mut start, mut end } = range;
    let is_quote =
        |at: &usize| words.is_quote_mark(*at) && !matches!(words.text(*at), "'" | "’" | "`" | "‘");
    if (start..end).filter(is_quote).count() % 2 == 1 {
        if is_quote(&start) {
            start += 1;
        } else if is_quote(&(end - 1)) {
            end -= 1;
        }
    }
    let count = |mark: &str| (start..end).filter(|at| words.lower(*at) == mark).count();
    match (count("("), count(")")) {
        (open, closed) if open > closed && words.lower(start) == "(" => start += 1,
        (open, closed) if open < closed && words.lower(end - 1) == ")" => end -= 1,
        _ => {}
    }
    (start, end.max(start))
}
