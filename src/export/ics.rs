//! The timeline as a calendar: one all-day entry an event (RFC 5545).
//!
//! The same article gives the same bytes on every run: an entry is stamped with the day of publication, and known by what
//! it says and where it stands.

use std::collections::HashMap;
use std::io::{self, Write};

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime};

use super::json::View;
use super::{hash, order};
use crate::analysis::wording::{self, Wording};
use crate::analysis::{Bounds, Event, Tense};
use crate::document::{Document, Moment};

/// A calendar that is being written.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    // How often each name was given away: an article may be listed twice.
    names: HashMap<u64, u32>,
}

// A line may have so many bytes, its end left out.
const LINE: usize = 75;
const WORDING: Wording = Wording {
    dash: '–',
    until: "by",
    from: "from",
};

/// Writes the head of the calendar.
pub(super) fn open(out: &mut impl Write) -> io::Result<()> {
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        concat!(
            "PRODID:-//newsprint//newsprint ",
            env!("CARGO_PKG_VERSION"),
            "//EN"
        ),
        "CALSCALE:GREGORIAN",
    ] {
        fold(out, line)?;
    }
    Ok(())
}

/// Writes the end of the calendar.
pub(super) fn close(out: &mut impl Write) -> io::Result<()> {
    fold(out, "END:VCALENDAR")
}

impl Calendar {
    /// Writes the dated events of one article.
    pub(super) fn article(&mut self, out: &mut impl Write, view: &View<'_>) -> io::Result<()> {
        let document = view.document;
        let article = hash::of_document(document);
        let stamp = stamp(view.day());
        for event in order::in_time(view.analysis) {
            if let Some(when) = When::of(event.bounds) {
                let name = self.name(hash::hash(article, [document.words(event.span)]), when);
                let names = Names {
                    name: &name,
                    stamp: &stamp,
                };
                entry(out, document, event, when, &names)?;
            }
        }
        Ok(())
    }

    // A name that is the same on every run and for every copy of the article.
    fn name(&mut self, words: u64, when: When) -> String {
        let (start, end) = when.lines();
        let hash = hash::hash(words, [&*start, end.as_deref().unwrap_or(&start)]);
        let count = self.names.entry(hash).or_default();
        *count += 1;
        match count {
            1 => format!("{hash:016x}@newsprint"),
            _ => format!("{hash:016x}-{count}@newsprint"),
        }
    }
}

fn entry(
    out: &mut impl Write,
    document: &Document,
    event: &Event,
    when: When,
    names: &Names<'_>,
) -> io::Result<()> {
    let meta = &document.meta;
    fold(out, "BEGIN:VEVENT")?;
    fold(out, &format!("UID:{}", names.name))?;
    fold(out, &format!("DTSTAMP:{}", names.stamp))?;
    let (start, end) = when.lines();
    fold(out, &start)?;
    // An end may not be the start again.
    if let Some(end) = end {
        fold(out, &end)?;
    }
    fold(out, &format!("SUMMARY:{}", escape(&event.row(document))))?;
    fold(
        out,
        &format!("DESCRIPTION:{}", escape(&description(document, event))),
    )?;
    let address = meta.canonical.as_deref().or(meta.url.as_deref());
    if let Some(address) = address.and_then(super::address::web) {
        fold(out, &format!("URL:{address}"))?;
    }
    let status = if event.tense == Tense::Hypothetical {
        "TENTATIVE"
    } else {
        "CONFIRMED"
    };
    fold(out, &format!("STATUS:{status}"))?;
    fold(out, &format!("CATEGORIES:{}", event.tense.as_str()))?;
    // What an article tells of leaves its reader's days free.
    fold(out, "TRANSP:TRANSPARENT")?;
    fold(out, "END:VEVENT")
}

// What an entry is known by.
struct Names<'a> {
    name: &'a str,
    stamp: &'a str,
}

/// When an entry starts and ends, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Days(NaiveDate, NaiveDate),
    // Local time, or UTC.
    Clock(NaiveDateTime, NaiveDateTime, bool),
}

impl When {
    // An open end leaves the day of the other one. `None` without a date, and for years that iCalendar cannot write.
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

// The moment of publication, or the day named for it, in UTC; without one, the oldest that every program takes.
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

fn description(document: &Document, event: &Event) -> String {
    let meta = &document.meta;
    let when = event
        .bounds
        .map(|bounds| wording::bounds(bounds, None, WORDING))
        .unwrap_or_default();
    let source = [meta.title.as_deref(), meta.publisher.as_deref()];
    let source: Vec<&str> = source.into_iter().flatten().collect();
    let lines = [
        format!("{when}: {}", document.words(event.span)),
        source.join(", "),
    ];
    let lines: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

// A text value: marks that mean something get a backslash, controls go.
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

// Writes a content line; one that is too long goes on behind a space, no character being torn.
fn fold(out: &mut impl Write, line: &str) -> io::Result<()> {
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
