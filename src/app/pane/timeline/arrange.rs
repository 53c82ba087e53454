//! Arranges the events of a timeline: by time with years, gaps and the rules of publication and today, or by text.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::entry::{DateRule, EventMark, NestingGuide, TimelineEntry, TimelineRow};
use super::filter::TimelineFilter;
use super::merge;
use super::nesting;
use super::years::Years;
use crate::analysis::wording::Precision;
use crate::analysis::{Bounds, Event, EventDate, EventId, Order, TemporalStatus, Timex, TimexKind};
use crate::app::findings::PaneInputs;

/// Sorts by date, then by the side of the day, then by time, then by length.
type SortKey = (NaiveDate, DaySide, Option<NaiveTime>, i64);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum DaySide {
    Before,
    On,
    DateRule,
    After,
}

impl PaneInputs<'_> {
    /// All entries by time, those without a date at the end.
    pub(super) fn by_time(&self, folded: bool, filter: &TimelineFilter) -> Vec<TimelineEntry> {
        let repeats = merge::repeats(&self.findings.analysis().events, self.document);
        let (dated, attached, undated) = self.part(|event| {
            !repeats.contains_key(&event.id)
                && filter.lists(event, self.status(event), self.document)
        });
        let mut keyed: Vec<(SortKey, Option<&Event>, Option<DateRule>)> = dated
            .into_iter()
            .map(|(event, key)| (key, Some(event), None))
            .collect();
        keyed.extend(self.rules().into_iter().map(|rule| {
            let key = (rule.date(), DaySide::DateRule, None, 0);
            (key, None, Some(rule))
        }));
        keyed.sort_by_key(|(key, event, _)| (*key, event.map(|event| event.id)));
        let mut entries: Vec<TimelineEntry> = self.no_date().into_iter().collect();
        let mut years = Years::default();
        let mut above: Option<(Option<i32>, String, TemporalStatus)> = None;
        for (_, event, rule) in keyed {
            if let Some(rule) = rule {
                entries.extend(years.gap_to(rule.date().year()).map(TimelineEntry::Gap));
                entries.push(TimelineEntry::Rule(rule));
                above = None;
            }
            let Some(event) = event else { continue };
            entries.extend(
                years
                    .gap_before(event, self.crosses(event))
                    .map(TimelineEntry::Gap),
            );
            let around = |after: bool| {
                let beside = attached
                    .iter()
                    .filter(move |(_, to)| *to == (event.id, after));
                beside.map(|(event, _)| TimelineEntry::Event(self.place(event, None, None)))
            };
            entries.extend(around(false));
            let (ruler, beside) = years.of(event, self.crosses(event));
            let mut row = self.place(event, ruler, beside);
            let here = Some((beside, row.date.clone(), self.status(event)));
            row.beneath = here == above && row.year.is_none();
            above = here;
            entries.push(TimelineEntry::Event(row));
            entries.extend(around(true));
        }
        if !undated.is_empty() {
            let count = undated.len();
            entries.push(TimelineEntry::Undated { count, folded });
            let shown = undated.iter().filter(|_| !folded);
            entries.extend(shown.map(|event| TimelineEntry::Event(self.place(event, None, None))));
        }
        self.add_repeats(&repeats, &mut entries);
        nesting::assign(&mut entries);
        entries
    }

    /// Notes at each event the other paragraphs that report it.
    fn add_repeats(&self, repeats: &HashMap<EventId, EventId>, entries: &mut [TimelineEntry]) {
        let mut again: HashMap<EventId, Vec<&Event>> = HashMap::new();
        for event in &self.findings.analysis().events {
            if let Some(first) = repeats.get(&event.id) {
                again.entry(*first).or_default().push(event);
            }
        }
        for entry in entries {
            let TimelineEntry::Event(row) = entry else {
                continue;
            };
            for event in again.remove(&row.id).unwrap_or_default() {
                let paragraph = self.paragraphs.number(event.span.start());
                row.asides.push(format!("¶{paragraph}"));
                row.again.push(event.id);
            }
        }
    }

    /// All events in the order of the text.
    pub(super) fn by_text(&self, filter: &TimelineFilter) -> Vec<TimelineEntry> {
        let events = self.findings.analysis().events.iter();
        events
            .filter(|event| filter.lists(event, self.status(event), self.document))
            .map(|event| TimelineEntry::Event(self.place(event, None, None)))
            .collect()
    }

    /// A note if relative times have no date to count from.
    fn no_date(&self) -> Option<TimelineEntry> {
        let analysis = self.findings.analysis();
        let unplaced = |time: &Timex| {
            time.bounds.is_none() && matches!(time.value.kind(), TimexKind::Date | TimexKind::Time)
        };
        (self.day().is_none() && analysis.timexes.iter().any(unplaced))
            .then_some(TimelineEntry::NoDate)
    }

    fn rules(&self) -> Vec<DateRule> {
        let published = self.document.meta.published.map(|moment| moment.date);
        let day = match (self.reference, published) {
            (Some(named), published) if published != Some(named) => {
                Some(DateRule::Reference(named))
            }
            (_, published) => published.map(DateRule::Published),
        };
        let near = |rule: DateRule| (self.today - rule.date()).num_days().abs() <= 1;
        let today = (!day.is_some_and(near)).then_some(DateRule::Today(self.today));
        day.into_iter().chain(today).collect()
    }

    /// Splits the events: with a date, next to another event (whether after it), and without either.
    #[expect(clippy::type_complexity, reason = "three lists that are used once")]
    fn part(
        &self,
        lists: impl Fn(&Event) -> bool,
    ) -> (
        Vec<(&Event, SortKey)>,
        Vec<(&Event, (EventId, bool))>,
        Vec<&Event>,
    ) {
        let (mut dated, mut attached, mut undated) = (Vec::new(), Vec::new(), Vec::new());
        let events = &self.findings.analysis().events;
        let has_date = |id: EventId| {
            self.findings
                .event(id)
                .is_some_and(|event| self.key(event).is_some())
        };
        for event in events.iter().filter(|event| lists(event)) {
            match (self.key(event), event.order) {
                (Some(key), _) => dated.push((event, key)),
                (None, Some(Order::After(other))) if has_date(other) => {
                    attached.push((event, (other, true)));
                }
                (None, Some(Order::Before(other))) if has_date(other) => {
                    attached.push((event, (other, false)));
                }
                (None, _) => undated.push(event),
            }
        }
        (dated, attached, undated)
    }

    fn dated(&self, event: &Event) -> EventDate {
        EventDate::of(event, self.day())
    }

    /// The sort key of an event; `None` without a date.
    fn key(&self, event: &Event) -> Option<SortKey> {
        let date = self.dated(event);
        let bounds = date.bounds?;
        let length = length(bounds);
        let start = bounds.earliest.or(bounds.latest)?;
        match (date.status, self.day()) {
            (_, Some(day)) if date.crosses => Some((day, DaySide::On, None, length)),
            (TemporalStatus::Future | TemporalStatus::Maybe, _) => {
                Some((start.date, DaySide::After, start.time, length))
            }
            _ => Some((start.date, DaySide::Before, start.time, length)),
        }
    }

    /// The date of an event with its year; "" without one.
    pub(in crate::app) fn date_of(&self, event: &Event) -> String {
        self.dated(event).words(None)
    }

    fn status(&self, event: &Event) -> TemporalStatus {
        self.dated(event).status
    }

    fn crosses(&self, event: &Event) -> bool {
        self.dated(event).crosses
    }

    /// The entry of an event; `ruler` is the year to write before it, `beside` the year that is beside it.
    fn place(&self, event: &Event, ruler: Option<i32>, beside: Option<i32>) -> TimelineRow {
        let date = self.dated(event);
        let bounds = date.bounds;
        let mark = match (bounds, event.order) {
            (None, Some(_)) => None,
            (bounds, _) => Some(EventMark {
                precision: bounds.and_then(Precision::of),
                status: date.status,
            }),
        };
        TimelineRow {
            id: event.id,
            year: ruler,
            mark,
            date: date.words(beside),
            beneath: false,
            days: bounds.and_then(|bounds| Some((bounds.earliest?.date, bounds.latest?.date))),
            nesting: NestingGuide::None,
            label: event.row(self.document),
            again: Vec::new(),
            doubtful: event.is_doubtful(),
            asides: self.asides(event, bounds),
        }
    }

    fn asides(&self, event: &Event, bounds: Option<Bounds>) -> Vec<String> {
        let mut asides = Vec::new();
        asides.extend(self.words_used(event, bounds));
        let speakers = event
            .speakers
            .iter()
            .filter_map(|id| self.findings.letter(*id));
        let letters: Vec<String> = speakers.map(String::from).collect();
        if !letters.is_empty() {
            asides.push(format!("by {}", letters.join(", ")));
        }
        asides.push(format!("¶{}", self.paragraphs.number(event.span.start())));
        asides
    }

    /// How the text dates an event; if it names the date outright, how far off a coming day is.
    fn words_used(&self, event: &Event, bounds: Option<Bounds>) -> Option<String> {
        let time = self.findings.analysis().timexes.get(event.time?.index())?;
        let words = self.document.words(time.span);
        if !is_said_by(&self.date_of(event), words) {
            return (!event.inherited).then(|| format!("“{words}”"));
        }
        let day = bounds?
            .earliest
            .filter(|first| bounds.and_then(|bounds| bounds.latest) == Some(*first))?;
        match (day.date - self.day()?).num_days() {
            1 => Some("the next day".to_owned()),
            days @ 2..=60 => Some(format!("in {days} days")),
            _ => None,
        }
    }
}

/// The order of events that begin together: years and months before their days, the longest first, then
/// periods.
fn length(bounds: Bounds) -> i64 {
    let ends = bounds.earliest.zip(bounds.latest);
    let days = ends.map_or(i64::MAX, |(first, last)| {
        (last.date - first.date).num_days()
    });
    let opens = bounds.earliest.is_some_and(|first| first.date.day() == 1);
    match Precision::of(bounds) {
        Some(Precision::Month | Precision::Quarter | Precision::Year | Precision::Decade)
            if opens =>
        {
            -days
        }
        _ => days,
    }
}

/// Whether every word of a time is in its date already: "17 March" in "17 Mar 2025".
fn is_said_by(date: &str, words: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        let parts = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty());
        parts
            .map(|part| {
                part.chars()
                    .take(if part.starts_with(char::is_numeric) {
                        9
                    } else {
                        3
                    })
                    .collect()
            })
            .collect()
    };
    let date = parts(date);
    parts(words).iter().all(|part| date.contains(part))
}
