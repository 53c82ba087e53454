//! The drawing over an article: every dated event on one line of time, from left to right.

use std::fmt::{self, Write};

use chrono::{Datelike, NaiveDate};

use super::entry::PageEvent;
use super::escape::Escaped;
use crate::analysis::wording;

const WIDTH: f64 = 1000.0;
const MARGIN: f64 = 24.0;
const RADIUS: f64 = 5.0;
const ROW: f64 = 15.0;
// Minimum length of an arrow.
const ARROW: f64 = 16.0;
// Minimum distance of two year labels.
const TICK: f64 = 42.0;
const MOST_ROWS: usize = 14;
const HEAD: f64 = 20.0;

/// The drawing as SVG; empty if no event has a date. Distances grow with the logarithm of the days between, so that a
/// century ago and the day before both have room.
pub(super) fn draw(
    entries: &[PageEvent<'_>],
    published: Option<NaiveDate>,
    prefix: &str,
) -> String {
    // A string takes everything.
    svg(entries, published, prefix).unwrap_or_default()
}

fn svg(
    entries: &[PageEvent<'_>],
    published: Option<NaiveDate>,
    prefix: &str,
) -> Result<String, fmt::Error> {
    let scale = TimeScale::of(entries, published);
    if scale.days.is_empty() {
        return Ok(String::new());
    }
    let rows = EventLanes::of(entries, &scale);
    let height = HEAD + f64::from(u32::try_from(rows.count).unwrap_or(0)) * ROW + 28.0;
    let mut svg = format!(
        "<svg class=\"strip\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"events in order of time\">\n"
    );
    let base = height - 24.0;
    line(&mut svg, "axis", (0.0, base), (WIDTH, base))?;
    ticks(&mut svg, &scale, base)?;
    if let Some(day) = published {
        let x = scale.at(day);
        line(&mut svg, "rule", (x - 1.5, HEAD - 4.0), (x - 1.5, base))?;
        line(&mut svg, "rule", (x + 1.5, HEAD - 4.0), (x + 1.5, base))?;
        let (anchor, at) = if x > WIDTH / 2.0 {
            ("end", x - 6.0)
        } else {
            ("start", x + 6.0)
        };
        text(
            &mut svg,
            (at, 12.0),
            anchor,
            &format!("published {}", wording::day_of_year(day)),
        )?;
    }
    for (entry, place) in entries.iter().zip(&rows.places) {
        if let Some(place) = place {
            event(&mut svg, entry, *place, base, prefix)?;
        }
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

// The horizontal positions of days.
struct TimeScale {
    days: Vec<(NaiveDate, f64)>,
}

impl TimeScale {
    fn of(entries: &[PageEvent<'_>], published: Option<NaiveDate>) -> Self {
        let ends = entries.iter().filter_map(|entry| entry.days);
        let mut days: Vec<NaiveDate> = ends.flat_map(|(first, last)| [first, last]).collect();
        if days.is_empty() {
            return Self { days: Vec::new() };
        }
        days.extend(published);
        days.sort_unstable();
        days.dedup();
        let mut reached = 0.0;
        let mut before = days.first().copied();
        let mut placed: Vec<(NaiveDate, f64)> = Vec::new();
        for day in days {
            let gap = before.map_or(0, |before| (day - before).num_days());
            reached += f64::from(i32::try_from(gap).unwrap_or(i32::MAX)).ln_1p();
            placed.push((day, reached));
            before = Some(day);
        }
        let room = WIDTH - 2.0 * MARGIN;
        for (_, x) in &mut placed {
            *x = if reached > 0.0 {
                MARGIN + *x / reached * room
            } else {
                WIDTH / 2.0
            };
        }
        Self { days: placed }
    }

    fn at(&self, day: NaiveDate) -> f64 {
        let found = self.days.binary_search_by_key(&day, |(known, _)| *known);
        let place = found.ok().and_then(|place| self.days.get(place));
        place.map_or(MARGIN, |(_, x)| *x)
    }
}

// The rows of events, chosen so that none covers another.
struct EventLanes {
    places: Vec<Option<LanePlace>>,
    count: usize,
}

#[derive(Clone, Copy)]
struct LanePlace {
    from: f64,
    to: f64,
    row: usize,
}

impl EventLanes {
    fn of(entries: &[PageEvent<'_>], scale: &TimeScale) -> Self {
        let mut ends: Vec<f64> = Vec::new();
        let places = entries
            .iter()
            .map(|entry| {
                let (first, last) = entry.days?;
                let (from, to) = (scale.at(first), scale.at(last));
                let (from, to) = match entry.is_open() {
                    (true, _) => (to - ARROW, to),
                    (_, true) => (from, from + ARROW),
                    _ => (from, to),
                };
                let free = ends.iter().position(|end| *end <= from);
                let row = free.unwrap_or_else(|| ends.len().min(MOST_ROWS - 1));
                if row == ends.len() {
                    ends.push(0.0);
                }
                if let Some(end) = ends.get_mut(row) {
                    *end = to + 2.0 * RADIUS + 2.0;
                }
                Some(LanePlace { from, to, row })
            })
            .collect();
        Self {
            places,
            count: ends.len(),
        }
    }
}

fn event(
    svg: &mut String,
    entry: &PageEvent<'_>,
    place: LanePlace,
    base: f64,
    prefix: &str,
) -> fmt::Result {
    let row = f64::from(u32::try_from(place.row).unwrap_or(0));
    let y = base - 12.0 - row * ROW;
    let class = entry.date.status.as_str();
    let id = entry.event.id.number();
    write!(svg, "<a href=\"#{prefix}e{id}\" class=\"{class}\"><title>")?;
    write!(
        svg,
        "{}: {}</title>",
        Escaped(&entry.date.words(None)),
        Escaped(&entry.label)
    )?;
    if place.to > place.from {
        let width = place.to - place.from;
        let (x, top) = (place.from, y - 1.5);
        write!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"3\"/>"
        )?;
    }
    let (x, tip) = match entry.is_open() {
        (true, _) => (place.to, Some((place.from, -1.0))),
        (_, true) => (place.from, Some((place.to, 1.0))),
        _ => (place.from, None),
    };
    if let Some((tip, side)) = tip {
        let (end, back) = (tip + 4.0 * side, tip - 2.0 * side);
        write!(
            svg,
            "<path d=\"M{end:.1} {y:.1}L{back:.1} {:.1}V{:.1}Z\"/>",
            y - 5.0,
            y + 5.0
        )?;
    }
    writeln!(
        svg,
        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{RADIUS}\"/></a>"
    )
}

fn ticks(svg: &mut String, scale: &TimeScale, base: f64) -> fmt::Result {
    let mut written = f64::NEG_INFINITY;
    let mut year = None;
    for (day, x) in &scale.days {
        if year == Some(day.year()) {
            continue;
        }
        year = Some(day.year());
        line(svg, "tick", (*x, base), (*x, base + 5.0))?;
        if x - written >= TICK {
            text(svg, (*x, base + 18.0), "middle", &day.year().to_string())?;
            written = *x;
        }
    }
    Ok(())
}

fn line(svg: &mut String, class: &str, from: (f64, f64), to: (f64, f64)) -> fmt::Result {
    writeln!(
        svg,
        "<line class=\"{class}\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>",
        from.0, from.1, to.0, to.1
    )
}

fn text(svg: &mut String, at: (f64, f64), anchor: &str, words: &str) -> fmt::Result {
    writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
        at.0,
        at.1,
        Escaped(words)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    #[test]
    fn an_article_without_dates_has_no_drawing() {
        assert_eq!(draw(&[], Some(day("2025-03-04")), ""), "");
    }
}
