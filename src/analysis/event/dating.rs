//! Which temporal expressions date what stands beside them, and how far.

use std::ops::Range;

use super::words::Words;
use crate::analysis::TimexId;
use crate::analysis::tag::Tag;
use crate::analysis::timex::{Bounds, Reference, Timex, TimexKind, TimexValue, Unit};
use crate::rules::time::EventWord;

/// A time that dates, with its tokens.
#[derive(Clone, Debug)]
pub(super) struct Dating {
    /// The time; of two that are the ends of a stretch, the first.
    pub(super) id: TimexId,
    /// Its tokens, those of both ends included.
    pub(super) tokens: Range<usize>,
    /// The days it covers.
    pub(super) bounds: Option<Bounds>,
}

/// The times of a sentence that date an event.
pub(super) fn of(words: &Words<'_>, timexes: &[Timex]) -> Vec<Dating> {
    let datings = timexes
        .iter()
        .filter(|timex| dates(timex))
        .map(|timex| Dating {
            id: timex.id,
            tokens: words.within(timex.span),
            bounds: timex.bounds,
        })
        .filter(|dating| !is_compared(words, &dating.tokens));
    let mut all: Vec<Dating> = Vec::new();
    for dating in datings {
        match all
            .last_mut()
            .and_then(|first| Some((stretch(words, first, &dating)?, first)))
        {
            Some((whole, first)) => *first = whole,
            None => all.push(dating),
        }
    }
    all
}

// "from 2020 to 2022", "between May and July": two ends of one stretch.
fn stretch(words: &Words<'_>, first: &Dating, last: &Dating) -> Option<Dating> {
    let before = words.lower(first.tokens.start.checked_sub(1)?);
    let joint = words.lower(first.tokens.end);
    let joined = match before {
        "from" => matches!(joint, "to" | "until" | "till" | "through"),
        "between" => joint == "and",
        _ => false,
    };
    let earliest = first.bounds?.earliest;
    let latest = last.bounds?.latest;
    let ordered = earliest?.date <= latest?.date;
    let near = first.tokens.end + 1 == last.tokens.start;
    (joined && near && ordered).then_some(Dating {
        id: first.id,
        tokens: first.tokens.start..last.tokens.end,
        bounds: Some(Bounds { earliest, latest }),
    })
}

/// The days that a clause may have happened on: a time that it lasts since has no end, one that it is done by no beginning.
pub(super) fn bounds(words: &Words<'_>, clause: &Range<usize>, dating: &Dating) -> Option<Bounds> {
    let whole = dating.bounds?;
    let before = dating.tokens.start.checked_sub(1);
    // "has lived there since May, when it was built"
    let told = (dating.tokens.end..dating.tokens.end + 2).any(|at| words.lower(at) == "when");
    let lasts = || !told && clause.clone().any(|at| is_perfect(words, at));
    Some(match before.map_or("", |at| words.lower(at)) {
        "since" if lasts() => Bounds {
            latest: None,
            ..whole
        },
        "by" if whole.latest.is_some_and(|latest| latest.time.is_none()) => Bounds {
            earliest: None,
            ..whole
        },
        _ => whole,
    })
}

fn is_perfect(words: &Words<'_>, at: usize) -> bool {
    matches!(words.lower(at), "has" | "have" | "'ve" | "’ve" | "been") && words.tag(at) != Tag::Noun
}

// Whether an expression dates what stands beside it: a place in the calendar, or a length with bounds.
fn dates(timex: &Timex) -> bool {
    let vague = timex.value.unit().is_some_and(|unit| unit > Unit::Century);
    timex.bounds.is_some() && timex.value.kind() != TimexKind::Set && !vague
}

/// Whether an expression makes its sentence one of no particular time.
pub(super) fn is_general(timex: &Timex) -> bool {
    let past = timex.value == TimexValue::Reference(Reference::Past);
    past || timex.value.kind() == TimexKind::Set
}

/// Whether an expression says how long something went on.
pub(super) fn is_length(timex: &Timex) -> bool {
    timex.bounds.is_none() && timex.value.kind() == TimexKind::Duration
}

// "from $10 million a year earlier" dates no event.
fn is_compared(words: &Words<'_>, time: &Range<usize>) -> bool {
    let year_before = words.lower(time.end.wrapping_sub(1));
    let before = (time.start.saturating_sub(1)..time.start)
        .any(|at| matches!(words.lower(at), "than" | "versus" | "vs."));
    before
        || matches!(year_before, "earlier" | "ago" | "before")
            && (time.start.saturating_sub(6)..time.start)
                .any(|at| words.is(at, EventWord::Comparison) && words.lower(at) != "with")
}
