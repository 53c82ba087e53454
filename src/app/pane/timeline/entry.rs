use chrono::NaiveDate;

use crate::analysis::wording::{self, Precision};
use crate::analysis::{EventId, TemporalStatus};
use crate::text::width;

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineEntry {
    /// An event.
    Event(TimelineRow),
    /// Years in which nothing happened.
    Gap(i32),
    /// A rule that separates past and future.
    Rule(DateRule),
    /// The article has no date, so "last week" has none either.
    NoDate,
    /// The head of the events without a date.
    Undated {
        /// How many there are.
        count: usize,
        /// Whether they are hidden.
        folded: bool,
    },
}

/// A rule that separates past and future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRule {
    /// The article was published.
    Published(NaiveDate),
    /// The date that the user named for relative times.
    Reference(NaiveDate),
    /// The present day.
    Today(NaiveDate),
}

/// An event as the timeline shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// The event.
    pub id: EventId,
    /// Its year, if that is not the year of the event before.
    pub year: Option<i32>,
    /// Its mark; `None` for an event that is only known to be after or before another.
    pub mark: Option<EventMark>,
    /// Its date without the year beside it; may be empty.
    pub date: String,
    /// Whether it has the date of the event above it, which is then not repeated.
    pub beneath: bool,
    /// Its first and its last day, if both are known.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Its nesting in the time of an event above it: a day in a year.
    pub nesting: NestingGuide,
    /// What happened.
    pub label: String,
    /// Later reports of the same event.
    pub again: Vec<EventId>,
    /// Whether it is doubtful.
    pub doubtful: bool,
    /// Details, the most important first: the words used, who said it, the paragraph.
    pub asides: Vec<String>,
}

/// The mark of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventMark {
    /// How much time it covers; `None` for an event without a date.
    pub precision: Option<Precision>,
    /// Whether it is past or future at the article's date.
    pub status: TemporalStatus,
}

impl TimelineRow {
    /// Whether it shows an event, or another report of it.
    pub fn shows(&self, id: EventId) -> bool {
        self.id == id || self.again.contains(&id)
    }
}

impl EventMark {
    /// Columns of its sign.
    pub fn cols(self) -> u16 {
        match self.precision {
            None | Some(Precision::Day) => 1,
            Some(_) => 2,
        }
    }
}

/// How the line through all entries looks at an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NestingGuide {
    /// It stands in no wider time.
    #[default]
    None,
    /// The next events lie in its time.
    Head,
    /// It lies in the time of a head above.
    Inside,
    /// It is the last one to do so.
    Last,
}

impl DateRule {
    /// Its day.
    pub const fn date(self) -> NaiveDate {
        match self {
            Self::Published(date) | Self::Reference(date) | Self::Today(date) => date,
        }
    }

    /// What it says, without the day of the week where that does not fit into some columns.
    pub fn words(self, cols: usize) -> String {
        let (what, date) = match self {
            Self::Published(date) => ("published", date),
            Self::Reference(date) => ("counted from", date),
            Self::Today(date) => ("today", date),
        };
        let day = wording::full_day(date);
        let words = format!("{what} {day}");
        if width::columns(&words) <= cols {
            return words;
        }
        let bare = day.split_once(' ').map_or(day.as_str(), |(_, bare)| bare);
        format!("{what} {bare}")
    }
}
