//! The events of an article in order of time, as lists outside the reader show them.

use chrono::{NaiveDate, NaiveTime};

use crate::analysis::{Analysis, Bounds, Event, EventId, Order};

/// All events by their first day, the shorter of two first; an event known only to be before or after a dated one is next
/// to it, other events without a date are at the end.
pub(super) fn in_time(analysis: &Analysis) -> Vec<&Event> {
    let mut events: Vec<(Key, &Event)> = analysis
        .events
        .iter()
        .map(|event| (key(analysis, event), event))
        .collect();
    events.sort_by_key(|(key, event)| (*key, event.id));
    events.into_iter().map(|(_, event)| event).collect()
}

/// The first and the last day of bounds; an open end takes the day of the other. `None` if both are open.
pub(super) fn days(bounds: Option<Bounds>) -> Option<(NaiveDate, NaiveDate)> {
    let bounds = bounds?;
    let first = bounds.earliest.or(bounds.latest)?.date;
    let last = bounds.latest.or(bounds.earliest)?.date;
    Some((first, last.max(first)))
}

// Undated last; then the days; then the dated event it belongs to, and its side of that.
type Key = (
    bool,
    Option<(NaiveDate, Option<NaiveTime>, NaiveDate)>,
    EventId,
    Side,
);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Before,
    Itself,
    After,
}

fn key(analysis: &Analysis, event: &Event) -> Key {
    let other = |id: EventId| analysis.events.get(id.index());
    let (place, side) = match event.order {
        Some(Order::After(id)) if event.bounds.is_none() => (other(id), Side::After),
        Some(Order::Before(id)) if event.bounds.is_none() => (other(id), Side::Before),
        _ => (Some(event), Side::Itself),
    };
    let place = place.unwrap_or(event);
    let days = days(place.bounds).map(|(first, last)| {
        let start = place.bounds.and_then(|bounds| bounds.earliest);
        (first, start.and_then(|start| start.time), last)
    });
    (days.is_none(), days, place.id, side)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Models, analyze};
    use crate::document::{BlockKind, DocumentBuilder, Moment};
    use crate::lang::Lang;

    #[test]
    fn events_are_sorted_by_day_and_the_undated_stand_beside_or_last() {
        let mut builder = DocumentBuilder::new();
        builder.meta().published = Moment::parse("2025-03-04");
        let text = "In May the hall will open again. It burned on February 3. Later it was sold.";
        builder.block(BlockKind::Paragraph, 0, text);
        let document = builder.finish();
        let analysis = analyze(&document, Lang::english(), Models::builtin(), None);
        let labels: Vec<String> = in_time(&analysis)
            .iter()
            .map(|event| event.label(&document))
            .collect();
        assert_eq!(
            labels,
            [
                "It burned on February 3",
                "Later it was sold",
                "In May the hall will open again"
            ]
        );
    }
}
