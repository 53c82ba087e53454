use chrono::{Datelike, NaiveDate};

use crate::analysis::{Event, EventDate};
use crate::export::AnalyzedArticle;
use crate::export::order;

/// An event as the page shows it.
pub(super) struct PageEvent<'a> {
    /// The event.
    pub(super) event: &'a Event,
    /// What happened.
    pub(super) label: String,
    /// Its date as seen from the article's day.
    pub(super) date: EventDate,
    /// Its first and last day.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
}

impl<'a> PageEvent<'a> {
    /// An event of an article.
    pub(super) fn of(event: &'a Event, article: &AnalyzedArticle<'_>) -> Self {
        let date = EventDate::of(event, article.day().map(|moment| moment.date));
        Self {
            event,
            label: event.row(article.document),
            date,
            days: order::days(date.bounds),
        }
    }

    /// The year it begins in.
    pub(super) fn year(&self) -> Option<i32> {
        self.days.map(|(first, _)| first.year())
    }

    /// Whether it has no beginning, and no end.
    pub(super) fn is_open(&self) -> (bool, bool) {
        self.date.bounds.map_or((false, false), |bounds| {
            (bounds.earliest.is_none(), bounds.latest.is_none())
        })
    }
}
