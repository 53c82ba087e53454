//! How the date of an event relates to the day of its article, as every list of events shows it.

use chrono::NaiveDate;

use super::wording::{self, Precision};
use super::{Bounds, Event, Tense};
use crate::document::Moment;

/// Whether an event was past, still to come or only possible when its article appeared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemporalStatus {
    /// Before the article's day, or on it.
    Past,
    /// After it.
    Future,
    /// On both sides of it.
    Crossing,
    /// Perhaps never: it could, or would have.
    Maybe,
}

impl TemporalStatus {
    /// The name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Future => "future",
            Self::Crossing => "crossing",
            Self::Maybe => "maybe",
        }
    }
}

/// The date of an event as seen from the day of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventDate {
    /// The days of the event, `None` without a date; what lasts to the article's day ("since 1998") has no end.
    pub bounds: Option<Bounds>,
    /// How they relate to the article's day.
    pub status: TemporalStatus,
    /// Whether the event may lie on both sides of that day.
    pub crosses: bool,
}

impl EventDate {
    /// The date of an event in an article of a day; without a day, only tense and date decide.
    pub fn of(event: &Event, day: Option<NaiveDate>) -> Self {
        let bounds = shown(event, day);
        let crosses = crosses(event, day);
        let status = match day.zip(bounds) {
            _ if event.tense == Tense::Hypothetical => TemporalStatus::Maybe,
            Some(_) if crosses => TemporalStatus::Crossing,
            Some((day, bounds)) => by_date(bounds, day).unwrap_or_else(|| by_tense(event.tense)),
            None => by_tense(event.tense),
        };
        Self {
            bounds,
            status,
            crosses,
        }
    }

    /// The date in words, without the year that stands beside it; "" without a date.
    pub fn words(&self, year: Option<i32>) -> String {
        let from = if self.status == TemporalStatus::Past {
            "since"
        } else {
            "from"
        };
        let words = self
            .bounds
            .map(|bounds| wording::bounds(bounds, year, from));
        words.unwrap_or_default()
    }
}

fn shown(event: &Event, day: Option<NaiveDate>) -> Option<Bounds> {
    let bounds = event
        .bounds
        .filter(|bounds| Precision::of(*bounds).is_some())?;
    let lasts = match (bounds.earliest, bounds.latest, day) {
        // The day of the article and the one before are not a stretch.
        (Some(first), Some(last), Some(day)) => {
            last.date == day && (day - first.date).num_days() > 1
        }
        _ => false,
    };
    Some(Bounds {
        latest: bounds.latest.filter(|_| !lasts),
        ..bounds
    })
}

fn crosses(event: &Event, day: Option<NaiveDate>) -> bool {
    let bounds = event
        .bounds
        .and_then(|bounds| bounds.earliest.zip(bounds.latest));
    bounds
        .zip(day)
        .is_some_and(|((first, last), day)| first.date < day && day < last.date)
}

/// The status that the date decides by itself.
fn by_date(bounds: Bounds, day: NaiveDate) -> Option<TemporalStatus> {
    let date = |moment: Option<Moment>| moment.map(|moment| moment.date);
    match (date(bounds.earliest), date(bounds.latest)) {
        (Some(first), _) if first > day => Some(TemporalStatus::Future),
        (Some(first), Some(last)) if first == day && last > day => Some(TemporalStatus::Future),
        (_, Some(last)) if last < day => Some(TemporalStatus::Past),
        (Some(first), None) if first < day => Some(TemporalStatus::Past),
        _ => None,
    }
}

const fn by_tense(tense: Tense) -> TemporalStatus {
    match tense {
        Tense::Future => TemporalStatus::Future,
        Tense::Hypothetical => TemporalStatus::Maybe,
        Tense::Past | Tense::Present => TemporalStatus::Past,
    }
}
