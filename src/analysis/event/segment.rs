//! The clause of a sentence that a token stands in, as small as it can be told.

use std::ops::Range;

use super::line::LONGEST;
use super::words::Words;
use crate::analysis::tag::Tag;

/// The smallest stretch between clause marks inside `range` that holds `time` and a verb of its own.
///
/// A fronted phrase is told with the clause behind it and left out; anything else without a verb with the one before.
pub(super) fn around(words: &Words<'_>, range: &Range<usize>, time: &Range<usize>) -> Range<usize> {
    let start = before(words, range, time.start);
    let end = behind(words, range, time.end.max(start + 1));
    let alone = start..end;
    if has_verb(words, &alone) {
        return with_pronoun(words, range, alone);
    }
    // "In 2008, the mayor …", "…, who, earlier this year, …"
    let led = start == range.start || is_led(words, start, time.start);
    let next = after_comma(words, end)..behind(words, range, after_comma(words, end) + 1);
    if led && end < range.end {
        let mut next = next;
        while next.end < range.end && next.end - end <= LONGEST {
            if is_leading(words, next.start) {
                next.start = after_comma(words, next.end);
            } else if has_verb(words, &next) {
                break;
            }
            next.end = behind(words, range, next.end + 1);
        }
        return with_pronoun(words, range, next);
    }
    let mut wide = alone;
    while wide.start > range.start
        && start - wide.start <= LONGEST
        && !words.has_finite(wide.clone())
    {
        wide.start = before(words, range, wide.start);
    }
    wide
}

// Nothing but the words that lead to a time stand between a clause mark and the time.
fn is_led(words: &Words<'_>, start: usize, time: usize) -> bool {
    (start..time).all(|at| {
        words.is_mark(at)
            || matches!(
                words.tag(at),
                Tag::Preposition | Tag::Adverb | Tag::Determiner
            )
    })
}

fn has_verb(words: &Words<'_>, range: &Range<usize>) -> bool {
    let first = range.clone().find(|at| !words.is_mark(*at));
    let participle = first.is_some_and(|at| words.tag(at) == Tag::Participle && range.start > 0);
    participle || words.has_finite(range.clone())
}

fn after_comma(words: &Words<'_>, at: usize) -> usize {
    at + usize::from(words.is_mark(at))
}

// A clause behind "who," or "which," begins with the pronoun.
fn with_pronoun(words: &Words<'_>, range: &Range<usize>, clause: Range<usize>) -> Range<usize> {
    let mut start = clause.start;
    while start > range.start && (words.is_mark(start - 1) || words.is_time(start - 1)) {
        start -= 1;
    }
    let pronoun = start
        .checked_sub(1)
        .filter(|at| matches!(words.lower(*at), "who" | "which"));
    match pronoun {
        Some(pronoun) if pronoun >= range.start && words.tag(clause.start).is_finite() => {
            pronoun..clause.end
        }
        _ => clause,
    }
}

/// A clause with the words before it, from where those begin.
pub(super) fn with_clause_before(
    words: &Words<'_>,
    range: &Range<usize>,
    clause: &Range<usize>,
) -> Range<usize> {
    before(words, range, clause.start)..clause.end
}

fn before(words: &Words<'_>, range: &Range<usize>, at: usize) -> usize {
    let first = range.start.max(at.saturating_sub(LONGEST));
    let opening = (first..at).rev().find(|at| opens(words, *at, range.end));
    opening.unwrap_or(first)
}

fn behind(words: &Words<'_>, range: &Range<usize>, at: usize) -> usize {
    let last = range.end.min(at + LONGEST);
    let opening = (at..last).find(|at| opens(words, *at, range.end));
    opening.unwrap_or(last)
}

/// Whether a token opens a clause that only leads to another one, if it stands at its head: "if", "when".
pub(super) fn is_leading(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.lower(at),
        "if" | "when"
            | "while"
            | "after"
            | "before"
            | "because"
            | "although"
            | "though"
            | "unless"
            | "as"
            | "since"
            | "once"
            | "should"
    )
}

/// Whether a clause begins at a token: at a mark, at a word that opens one, or at an "and" with a verb soon behind.
pub(super) fn opens(words: &Words<'_>, at: usize, end: usize) -> bool {
    match words.lower(at) {
        "," => !is_in_date(words, at),
        ";" | ":" | "--" | "—" | "–" | "_" | "(" | ")" | "which" | "who" | "when" | "while"
        | "after" | "before" | "because" | "although" | "though" | "if" | "unless" | "where" => {
            !words.is_time(at)
        }
        "that" => words.tag(at + 1).is_finite() && at > 0 && words.tag(at - 1).is_noun(),
        "provided" => words.lower(at + 1) == "that",
        // "the Center on Poverty and Inequality calls": no clause has begun before it.
        "and" | "or" if !words.has_finite(0..at) => false,
        "as" | "since" | "and" | "but" | "or" | "until" => {
            let mut behind = (at + 1..end.min(at + 7)).take_while(|at| !words.is_mark(*at));
            behind.any(|at| words.tag(at).is_finite())
        }
        _ => false,
    }
}

// The commas of "May 8, 2003" and of "the May 8, 2003, attacks".
fn is_in_date(words: &Words<'_>, at: usize) -> bool {
    if words.is_time(at) {
        return words.is_time(at + 1);
    }
    let mut start = at;
    while start > 0 && words.is_time(start - 1) {
        start -= 1;
    }
    start > 0 && start < at && words.tag(start - 1) == Tag::Determiner
}

/// Whether a token opens a relative clause: "which", "who", or a "that" with a verb behind it.
pub(super) fn is_relative(words: &Words<'_>, at: usize) -> bool {
    match words.lower(at) {
        "which" | "who" => true,
        "that" => {
            words.tag(at) == Tag::WhDeterminer
                || at > 0 && words.tag(at + 1).is_finite() && words.tag(at - 1).is_noun()
        }
        _ => false,
    }
}
