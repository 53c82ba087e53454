use super::value::{TimexKind, TimexValue};
use crate::analysis::{Evidence, TimexId};
use crate::document::Moment;
use crate::lang::time::Modifier;
use crate::text::Span;

/// The days a time covers: inclusive; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The first day or minute it may mean.
    pub earliest: Option<Moment>,
    /// The last day or minute it may mean.
    pub latest: Option<Moment>,
}

/// Where the place of a time in the calendar comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resolution {
    /// The words state it: "3 May 1998", or they name no place in the calendar.
    #[default]
    Stated,
    /// The words count from the day of publication: "yesterday", "last week".
    Published,
    /// It hangs on a time told before: "the next day", a month of the year in focus.
    Told,
    /// The tense of the clause says which one is meant: "met on Friday".
    Tense,
    /// Nothing says which one is meant; the nearest one is taken.
    Nearest,
}

/// One temporal expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// The place in [`Analysis::timexes`](crate::analysis::Analysis::timexes).
    pub id: TimexId,
    /// Its words.
    pub span: Span,
    /// What it means.
    pub value: TimexValue,
    /// "early", "late", "about" ...
    pub modifier: Option<Modifier>,
    /// The days it covers, when it names any.
    pub bounds: Option<Bounds>,
    /// Where its value comes from.
    pub resolution: Resolution,
    /// What fired.
    pub why: Evidence,
}

impl Timex {
    /// Whether it says how long something went on.
    pub(crate) fn is_length(&self) -> bool {
        self.bounds.is_none() && self.value.kind() == TimexKind::Duration
    }
}
