//! The timeline as a calendar: one all-day entry an event (RFC 5545).
//!
//! The same article gives the same bytes on every run: the stamp of an entry is the day of publication, its id a hash of
//! its words and dates.

use std::collections::HashMap;
use std::io::{self, Write};

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime};

use super::article::AnalyzedArticle;
use super::report::{Failure, ReportFormat};
use super::{hash, order};
use crate::analysis::{Bounds, Event, EventDate, Tense};
use crate::document::Moment;

/// The dated events of all articles as one calendar.
#[derive(Debug, Default)]
pub(super) struct CalendarReport {
    // How often each id was used: an article may be listed twice.
    names: HashMap<u64, u32>,
}

// The maximum bytes of a line without its end.
const LINE: usize = 75;

impl ReportFormat for CalendarReport {
    fn begin(&mut self, out: &mut dyn Write, _: &str) -> io::Result<()> {
        let product = concat!(
            "PRODID:-//newsprint//newsprint ",
            env!("CARGO_PKG_VERSION"),
            "//EN"
        );
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            product,
            "CALSCALE:GREGORIAN",
        ]
        .iter()
        .try_for_each(|line| fold(out, line))
    }

    fn article(&mut self, out: &mut dyn Write, article: &AnalyzedArticle<'_>) -> io::Result<()> {
        let document = article.document;
        let hash = hash::of_document(document);
        let stamp = stamp(article.day());
        for event in order::in_time(article.analysis) {
            if let Some(when) = CalendarTime::of(event.bounds) {
                let name = self.name(hash::extend(hash, [document.words(event.span)]), when);
                entry(out, article, event, when, (&name, &stamp))?;
            }
        }
        Ok(())
    }

    /// A calendar has no place for failures.
    fn failure(&mut self, _: &mut dyn Write, _: &str, _: &Failure) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        fold(out, "END:VCALENDAR")
    }
}

impl CalendarReport {
    // An id that is the same on every run and for every copy of the article.
    fn name(&mut self, words: u64, when: CalendarTime) -> String {
        let (start, end) = when.lines();
        let hash = hash::extend(words, [&*start, end.as_deref().unwrap_or(&start)]);
        let count = self.names.entry(hash).or_default();
        *count += 1;
        match count {
            1 => format!("{hash:016x}@newsprint"),
            _ => format!("{hash:016x}-{count}@newsprint"),
        }
    }
}

fn entry(
    out: &mut dyn Write,
    article: &AnalyzedArticle<'_>,
    event: &Event,
    when: CalendarTime,
    (name, stamp): (&str, &str),
) -> io::Result<()> {
    let (start, end) = when.lines();
    let status = match event.tense {
        Tense::Hypothetical => "TENTATIVE",
        _ => "CONFIRMED",
    };
    let lines = [
        Some("BEGIN:VEVENT".to_owned()),
        Some(format!("UID:{name}")),
        Some(format!("DTSTAMP:{stamp}")),
        Some(start),
        end,
        Some(format!("SUMMARY:{}", escape(&event.row(article.document)))),
        Some(format!(
            "DESCRIPTION:{}",
            escape(&description(article, event))
        )),
        article.address().map(|address| format!("URL:{address}")),
        Some(format!("STATUS:{status}")),
        Some(format!("CATEGORIES:{}", event.tense.as_str())),
        // Events of an article do not make the reader busy.
        Some("TRANSP:TRANSPARENT".to_owned()),
        Some("END:VEVENT".to_owned()),
    ];
    lines.iter().flatten().try_for_each(|line| fold(out, line))
}

/// When an entry starts and ends, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CalendarTime {
    Days(NaiveDate, NaiveDate),
    // Local time, or UTC.
    Clock(NaiveDateTime, NaiveDateTime, bool),
}

impl CalendarTime {
    // An open end takes the day of the other one. `None` without a date, and for years that iCalendar cannot write.
    fn of(bounds: Option<Bounds>) -> Option<Self> {
        let (first, last) = order::days(bounds)?;
        let end = last.succ_opt()?;
        if first.year() < 1 || end.year() > 9999 {
            return None;
        }
        Self::clock(bounds?).or(Some(Self::Days(first, end)))
    }

    fn clock(bounds: Bounds) -> Option<Self> {
        let (start, end) = (bounds.earliest?, bounds.latest?);
        let minute = |moment: Moment| {
            let local = moment.date.and_time(moment.time?);
            Some(match moment.offset {
                Some(offset) => (local - offset, true),
                None => (local, false),
            })
        };
        let ((from, utc), (to, also)) = (minute(start)?, minute(end)?);
        // The last minute is part of it, unless it is the only one.
        let to = if from == to {
            to
        } else {
            to + Duration::minutes(1)
        };
        (utc == also && from <= to).then_some(Self::Clock(from, to, utc))
    }

    fn lines(self) -> (String, Option<String>) {
        match self {
            Self::Days(first, end) => (
                format!("DTSTART;VALUE=DATE:{}", first.format("%Y%m%d")),
                Some(format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d"))),
            ),
            Self::Clock(from, to, utc) => {
                let zone = if utc { "Z" } else { "" };
                let form = "%Y%m%dT%H%M%S";
                (
                    format!("DTSTART:{}{zone}", from.format(form)),
                    (from < to).then(|| format!("DTEND:{}{zone}", to.format(form))),
                )
            }
        }
    }
}

// The moment of publication, or the reference day, in UTC; without one, the oldest that every program accepts.
fn stamp(day: Option<Moment>) -> String {
    let Some(moment) = day else {
        return "19700101T000000Z".to_owned();
    };
    let local = moment.date.and_time(moment.time.unwrap_or_default());
    let utc = match moment.offset {
        Some(offset) => local - offset,
        None => local,
    };
    format!("{}Z", utc.format("%Y%m%dT%H%M%S"))
}

fn description(article: &AnalyzedArticle<'_>, event: &Event) -> String {
    let meta = &article.document.meta;
    let day = article.day().map(|day| day.date);
    let when = EventDate::of(event, day).words(None);
    let words = article.document.words(event.span);
    let source = [meta.title.as_deref(), meta.publisher.as_deref()];
    let source: Vec<&str> = source.into_iter().flatten().collect();
    format!("{when}: {words}\n{}", source.join(", "))
        .trim_end_matches('\n')
        .to_owned()
}

// A text value: special characters get a backslash, controls are removed.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for char in words.chars() {
        match char {
            '\\' | ';' | ',' => escaped.extend(['\\', char]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            char if char.is_control() => {}
            char => escaped.push(char),
        }
    }
    escaped
}

// Writes a content line; a long one continues after a space, cut between characters.
fn fold(out: &mut dyn Write, line: &str) -> io::Result<()> {
    let mut rest = line;
    let mut room = LINE;
    while rest.len() > room {
        let cut = (1..=room)
            .rev()
            .find(|at| rest.is_char_boundary(*at))
            .unwrap_or(rest.len());
        let (head, tail) = rest.split_at_checked(cut).unwrap_or((rest, ""));
        write!(out, "{head}\r\n ")?;
        rest = tail;
        room = LINE - 1;
    }
    write!(out, "{rest}\r\n")
}

#[cfg(test)]
mod tests;
