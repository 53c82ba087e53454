//! Nests events in wider times: the days of a year under the year, if that is an event itself.

use chrono::NaiveDate;

use super::entry::{NestingGuide, TimelineEntry, TimelineRow};
use crate::analysis::TemporalStatus;

/// Marks each event whose time holds the events after it, and these; only the outermost of nested ones.
pub(super) fn assign(entries: &mut [TimelineEntry]) {
    let mut at = 0;
    while at < entries.len() {
        let run = run(entries.get(at..).unwrap_or_default());
        if let Some(last) = run.last {
            for (nth, entry) in entries.iter_mut().skip(at).take(last + 1).enumerate() {
                if let TimelineEntry::Event(row) = entry {
                    row.nesting = match nth {
                        0 => NestingGuide::Head,
                        _ if nth == last => NestingGuide::Last,
                        _ => NestingGuide::Inside,
                    };
                }
            }
            at += last + 1;
        } else {
            // The skipped events are as wide as the first, and hold nothing either.
            at += run.seen.max(1);
        }
    }
}

struct Nested {
    // The last entry that lies within the time of the first one, and is shorter.
    last: Option<usize>,
    // Entries up to the first one that lies elsewhere.
    seen: usize,
}

fn run(entries: &[TimelineEntry]) -> Nested {
    let mut run = Nested {
        last: None,
        seen: 1,
    };
    let Some(whole) = entries
        .first()
        .filter(|entry| may_head(entry))
        .and_then(days)
    else {
        return run;
    };
    for (nth, entry) in entries.iter().enumerate().skip(1) {
        match entry {
            TimelineEntry::Event(row) if row.mark.is_none() => {}
            TimelineEntry::Event(_) => match days(entry) {
                Some(days) if days == whole => {}
                Some((first, last)) if whole.0 <= first && last <= whole.1 => run.last = Some(nth),
                _ => break,
            },
            TimelineEntry::Gap(_) | TimelineEntry::Rule(_) => {}
            TimelineEntry::NoDate | TimelineEntry::Undated { .. } => break,
        }
        run.seen = nth + 1;
    }
    run
}

// An event on both sides of the article's date is at its rule, below some of the events within its time.
fn may_head(entry: &TimelineEntry) -> bool {
    let crosses = |row: &TimelineRow| {
        row.mark
            .is_some_and(|mark| mark.status == TemporalStatus::Crossing)
    };
    let wide = days(entry).is_some_and(|(first, last)| first < last);
    wide && matches!(entry, TimelineEntry::Event(row) if !crosses(row))
}

fn days(entry: &TimelineEntry) -> Option<(NaiveDate, NaiveDate)> {
    match entry {
        TimelineEntry::Event(row) => row.days,
        _ => None,
    }
}
