//! Years that date the noun they stand before, and not the clause: "lost the 2011 election", "embraces the 2010 law".

use std::ops::Range;

use super::segment;
use super::words::SentenceTokens;
use crate::analysis::TimexId;
use crate::analysis::tag::Tag;
use crate::analysis::timex::{Bounds, Timex, Unit};
use crate::lang::WordClass;
use crate::text::Span;

/// A noun phrase with a year.
pub(super) struct DatedPhrase {
    /// Its year.
    pub(super) time: TimexId,
    /// The days of its year.
    pub(super) bounds: Option<Bounds>,
    /// Its tokens.
    pub(super) range: Range<usize>,
    /// Whether it goes on after them.
    pub(super) is_cut: bool,
    /// Its noun.
    pub(super) head: usize,
    /// Whether the noun names what happens, and not a thing.
    pub(super) happens: bool,
}

impl DatedPhrase {
    /// Whether it stands before other tokens, or ends earlier than they.
    pub(super) const fn is_before(&self, other: &Range<usize>) -> bool {
        let Range { start, end } = self.range;
        start < other.start || start == other.start && end < other.end
    }
}

// No phrase has more tokens on one side of its noun.
const FAR: usize = 8;

/// The noun phrase that a time is an attribute of; `None` where it dates its clause: "in the 2011 campaign", "Her 2011 sales
/// rose."
pub(super) fn of(
    words: &SentenceTokens<'_>,
    timex: &Timex,
    timexes: &[Timex],
) -> Option<DatedPhrase> {
    let time = words.within(timex.span);
    let noun = |at: usize| words.tag(at).is_noun() || words.tag(at) == Tag::Adjective;
    let owned = |at: usize| {
        let tag = words.tag(at);
        matches!(
            tag,
            Tag::Determiner | Tag::Possessive | Tag::PossessivePronoun
        )
    };
    let year = timex.value.unit() >= Some(Unit::Year)
        && words.words(timex.span).contains(char::is_numeric);
    if !year || !noun(time.end) {
        return None;
    }
    let before = (0..time.start).rev().take(FAR);
    let before = before.take_while(|at| (noun(*at) || owned(*at)) && !words.is_time(*at));
    let first = before
        .clone()
        .last()
        .filter(|_| before.clone().any(owned))?;
    let behind = (time.end..words.len()).take(FAR);
    let head = behind.take_while(|at| noun(*at)).last()?;
    let end = end(words, head + 1);
    (!dates(words, first, timexes) && !opens(words, first..end)).then(|| DatedPhrase {
        time: timex.id,
        bounds: timex.bounds,
        range: first..end,
        is_cut: end == head + 1 + CLAUSE,
        head,
        happens: words.is(head, WordClass::Happening),
    })
}

// Whether the preposition before a phrase makes it date the clause: not "three years after the 2011 flood".
fn dates(words: &SentenceTokens<'_>, first: usize, timexes: &[Timex]) -> bool {
    let governed = |class: WordClass| {
        let before = first.checked_sub(1);
        before.is_some_and(|at| words.is(at, class))
    };
    let counted = governed(WordClass::Counted) && {
        let start = words.span(first..first + 1).map(Span::start);
        let next = timexes.partition_point(|timex| Some(timex.span.start()) < start);
        let last = next.checked_sub(1).and_then(|last| timexes.get(last));
        last.is_some_and(|last| last.is_length() && words.within(last.span).end + 1 == first)
    };
    governed(WordClass::EventPreposition) && !counted
}

// Whether a phrase opens its clause and something happened to it: "Her 2011 sales rose."
fn opens(words: &SentenceTokens<'_>, phrase: Range<usize>) -> bool {
    let opens = phrase.start.checked_sub(1).is_none_or(|before| {
        (matches!(words.lower(before), ",") || words.is(before, WordClass::That))
            || words.is_quote_mark(before)
    });
    let verb = words.tag(phrase.end) == Tag::Past;
    opens && verb && !words.is(phrase.end, WordClass::PastAuxiliary)
}

// Where a noun phrase ends whose noun stands before a token: with what belongs to it by a preposition.
fn end(words: &SentenceTokens<'_>, from: usize) -> usize {
    let inside = |at: &usize| {
        let tag = words.tag(*at);
        tag.is_noun()
            || matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Number)
            || matches!(
                tag,
                Tag::Preposition | Tag::Possessive | Tag::PossessivePronoun
            )
    };
    let all = (from..words.len()).take(FAR).take_while(inside);
    let loose = |at: &usize| matches!(words.tag(*at), Tag::Preposition | Tag::Determiner);
    let last = all.filter(|at| !loose(at)).last();
    let end = last.map_or(from, |last| last + 1);
    // "the 2011 flood that drowned the lower town"
    if segment::is_relative(words, end) {
        let limit = words.len().min(from + CLAUSE);
        (end..limit).find(|at| words.is_mark(*at)).unwrap_or(limit)
    } else {
        end
    }
}

// The maximum length of a relative clause, in tokens.
const CLAUSE: usize = 16;
