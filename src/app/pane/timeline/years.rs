//! The years beside the timeline, each written once, and those without an event.

use chrono::Datelike;

use crate::analysis::Event;

// Shorter gaps have no row.
const GAP: i32 = 5;

/// The years that have been written so far.
#[derive(Debug, Default)]
pub(super) struct Years {
    ruler: Option<i32>,
    reached: Option<i32>,
}

impl Years {
    /// The years without an event before this one, if they are many.
    pub(super) fn gap_before(&mut self, event: &Event, crosses: bool) -> Option<i32> {
        if crosses {
            return None;
        }
        self.gap_to(first_year(event)?)
    }

    /// The years up to this one in which nothing happened, if they are many.
    pub(super) fn gap_to(&mut self, year: i32) -> Option<i32> {
        let gap = year - self.reached?;
        self.reached = self.reached.max(Some(year));
        (gap > GAP).then_some(gap)
    }

    /// The year to write before an event, and the year that is then beside it.
    pub(super) fn of(&mut self, event: &Event, crosses: bool) -> (Option<i32>, Option<i32>) {
        let Some(year) = first_year(event) else {
            return (None, None);
        };
        let last = event
            .bounds
            .and_then(|bounds| bounds.latest)
            .map_or(year, |latest| latest.date.year());
        self.reached = self.reached.max(Some(last.max(year)));
        if crosses {
            return (None, None);
        }
        let new = self.ruler != Some(year);
        self.ruler = Some(year);
        (new.then_some(year), Some(year))
    }
}

fn first_year(event: &Event) -> Option<i32> {
    let bounds = event.bounds?;
    bounds
        .earliest
        .or(bounds.latest)
        .map(|moment| moment.date.year())
}
