//! Which temporal expressions date what stands beside them, and how far.

use std::ops::Range;

use super::words::Words;
use crate::analysis::TimexId;
use crate::analysis::timex::{Timex, TimexKind, Unit};
use crate::rules::time::EventWord;

/// A time that dates, with its tokens.
#[derive(Clone, Debug)]
pub(super) struct Dating {
    /// The time.
    pub(super) id: TimexId,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

/// The times of a sentence that date an event.
pub(super) fn of(words: &Words<'_>, timexes: &[Timex]) -> Vec<Dating> {
    timexes
        .iter()
        .filter(|timex| dates(timex))
        .map(|timex| Dating {
            id: timex.id,
            tokens: words.within(timex.span),
        })
        .filter(|dating| !is_compared(words, &dating.tokens))
        .collect()
}

// Whether an expression dates what stands beside it: a place in the calendar, or a length with bounds.
fn dates(timex: &Timex) -> bool {
    let vague = timex.value.unit().is_some_and(|unit| unit > Unit::Decade);
    timex.bounds.is_some() && timex.value.kind() != TimexKind::Set && !vague
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
        || matches!(year_before, "earlier" | "ago")
            && (time.start.saturating_sub(6)..time.start)
                .any(|at| words.is(at, EventWord::Comparison) && words.lower(at) != "with")
}
