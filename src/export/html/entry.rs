use chrono::{Datelike, NaiveDate};

use crate::analysis::wording::{self, Wording};
use crate::analysis::{Event, Tense};
use crate::export::View;
use crate::export::order;

/// An event as the page shows it.
pub(super) struct Entry<'a> {
    /// The event.
    pub(super) event: &'a Event,
    /// What happened.
    pub(super) row: String,
    /// Its first and last day.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
    /// Whether it has no beginning, and no end.
    pub(super) open: (bool, bool),
    /// Its date with its year; "" without one.
    pub(super) when: String,
    /// Its date below its year; "" for a whole year.
    pub(super) beside: String,
    /// Where it stands to the article's day.
    pub(super) standing: Standing,
}

/// Where an event stands to the article's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Before it, or on it.
    Past,
    /// After it.
    Future,
    /// Perhaps nowhere.
    Maybe,
}

impl<'a> Entry<'a> {
    /// An entry for an event of an article.
    pub(super) fn of(event: &'a Event, view: &View<'_>) -> Self {
        let day = view.day().map(|moment| moment.date);
        let days = order::days(event.bounds);
        let standing = match (event.tense, days, day) {
            (Tense::Hypothetical, ..) => Standing::Maybe,
            (_, Some((first, _)), Some(day)) if first > day => Standing::Future,
            (_, Some((_, last)), Some(day)) if last < day => Standing::Past,
            (Tense::Future, ..) => Standing::Future,
            _ => Standing::Past,
        };
        let past = standing == Standing::Past;
        let words = Wording {
            dash: '–',
            until: if past { "until" } else { "by" },
            from: if past { "since" } else { "from" },
        };
        let date = |year: Option<i32>| {
            let bounds = event.bounds;
            let date = bounds.map(|bounds| wording::bounds(bounds, year, words));
            date.unwrap_or_default()
        };
        Self {
            event,
            row: event.row(view.document),
            days,
            open: event.bounds.map_or((false, false), |bounds| {
                (bounds.earliest.is_none(), bounds.latest.is_none())
            }),
            when: date(None),
            beside: date(days.map(|(first, _)| first.year())),
            standing,
        }
    }

    /// The year it begins in.
    pub(super) fn year(&self) -> Option<i32> {
        self.days.map(|(first, _)| first.year())
    }
}
