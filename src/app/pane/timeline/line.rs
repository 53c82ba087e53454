//! The rows of an event in the timeline.

use super::entry::Placed;
use crate::layout::wrap;
use crate::text::width;

/// How much of each event has room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Detail {
    /// Two rows of words.
    #[default]
    Tight,
    /// All words.
    Whole,
    /// All words, and what else is known.
    Full,
}

/// One row of an event's entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The date, on the first row.
    pub date: String,
    /// The column of the words, from that of the date.
    pub col: usize,
    /// What happened, or the part of it that stands on this row.
    pub words: String,
    /// What else is known.
    pub aside: String,
    /// The column of the aside, from that of the date.
    pub aside_col: usize,
}

const LONGEST_DATE: usize = 24;
const WHOLE_ROWS: usize = 6;
const ELLIPSIS: &str = "…";

/// Date and label after each other, the label going on under the date; what else is known on a row of its own.
pub(super) fn narrow(placed: &Placed, cols: usize, detail: Detail) -> Vec<Line> {
    let date = width::ellipsize(&placed.date, cols, ELLIPSIS);
    let used = if date.is_empty() {
        0
    } else {
        width::columns(&date) + 2
    };
    let rows = if detail == Detail::Tight {
        2
    } else {
        WHOLE_ROWS
    };
    let alone =
        used * 2 > cols && width::columns(width::fit(&placed.label, cols + 1)) + used > cols;
    let mut lines = if alone {
        let mut lines = vec![Line::default()];
        lines.extend(wrapped(&placed.label, (cols, cols), rows, (0, 0)));
        lines
    } else {
        wrapped(
            &placed.label,
            (cols.saturating_sub(used), cols),
            rows,
            (used, 0),
        )
    };
    if lines.is_empty() {
        lines.push(Line::default());
    }
    if let Some(first) = lines.first_mut() {
        first.date = date;
    }
    if detail == Detail::Full {
        add_aside(&placed.asides, cols, &mut lines);
    }
    lines
}

/// The columns of a wide timeline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Widths {
    /// From the date to the end.
    pub(super) whole: usize,
    /// Of the dates.
    pub(super) date: usize,
    /// Of what else is known.
    pub(super) aside: usize,
}

/// Date, label and what else is known in columns of their own; a label has one row, `open` up to three.
pub(super) fn wide(placed: &Placed, widths: Widths, open: bool) -> Vec<Line> {
    let date = width::ellipsize(&placed.date, LONGEST_DATE, ELLIPSIS);
    // A date longer than its column pushes the words on its own row only.
    let (first_col, rest_col) = match widths.date {
        0 => (0, 0),
        column => (column.max(width::columns(&date)) + 2, column + 2),
    };
    let room = widths.whole.saturating_sub(widths.aside + 2);
    let cols = |col: usize| room.saturating_sub(col).max(1);
    let rows = if open { 3 } else { 1 };
    let mut lines = wrapped(
        &placed.label,
        (cols(first_col), cols(rest_col)),
        rows,
        (first_col, rest_col),
    );
    if lines.is_empty() {
        lines.push(Line::default());
    }
    if let Some(first) = lines.first_mut() {
        first.date = date;
        first.aside = fit_asides(&placed.asides, widths.aside);
        first.aside_col = room + 2;
    }
    lines
}

/// Adds what else is known: behind the words where all of it has room, else on a row of its own.
fn add_aside(asides: &[String], cols: usize, lines: &mut Vec<Line>) {
    let whole = joined(asides);
    if let Some(last) = lines.last_mut() {
        let used = last.col + width::columns(&last.words);
        if used + 2 + width::columns(&whole) <= cols {
            last.aside = whole;
            last.aside_col = used + 2;
            return;
        }
    }
    let aside = fit_asides(asides, cols);
    lines.push(Line {
        aside,
        ..Line::default()
    });
}

/// Words in at most `rows` lines, an ellipsis where they were cut; the first line has columns and a place of its own.
fn wrapped(
    words: &str,
    (first, rest): (usize, usize),
    rows: usize,
    cols: (usize, usize),
) -> Vec<Line> {
    let breaks: Vec<wrap::Line> = wrap::fill(words, first, rest).take(rows + 1).collect();
    let cut = breaks.len() > rows;
    let lines = breaks.iter().take(rows).enumerate();
    lines
        .map(|(nth, line)| {
            let (width, col) = if nth == 0 {
                (first, cols.0)
            } else {
                (rest, cols.1)
            };
            let shown = if cut && nth + 1 == rows {
                cut_off(words.get(line.start..).unwrap_or_default(), width)
            } else {
                words
                    .get(line.start..line.end)
                    .unwrap_or_default()
                    .to_owned()
            };
            Line {
                col,
                words: shown,
                ..Line::default()
            }
        })
        .collect()
}

/// The beginning of words that go on, with an ellipsis; only so much of them is looked at as may be shown.
fn cut_off(words: &str, cols: usize) -> String {
    width::ellipsize(width::fit(words, cols + 40), cols, ELLIPSIS)
}

/// Parts parted by dots.
pub(super) fn joined(parts: &[String]) -> String {
    parts.join(" · ")
}

/// As many asides as fit, parted by dots; the last ones go first, and the first one is cut where even it does not fit.
fn fit_asides(asides: &[String], cols: usize) -> String {
    for count in (1..=asides.len()).rev() {
        let some = joined(asides.get(..count).unwrap_or_default());
        if width::columns(&some) <= cols {
            return some;
        }
    }
    let first = asides.first().map(String::as_str).unwrap_or_default();
    width::ellipsize(first, cols, ELLIPSIS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::EventId;

    fn placed(date: &str, label: &str, asides: &[&str]) -> Placed {
        Placed {
            id: EventId::of(0),
            year: None,
            mark: None,
            date: date.to_owned(),
            label: label.to_owned(),
            asides: asides.iter().map(|aside| (*aside).to_owned()).collect(),
        }
    }

    fn show(lines: &[Line]) -> Vec<String> {
        let at = |shown: &mut String, col: usize, words: &str| {
            while !words.is_empty() && shown.chars().count() < col {
                shown.push(' ');
            }
            shown.push_str(words);
        };
        lines
            .iter()
            .map(|line| {
                let mut shown = line.date.clone();
                at(&mut shown, line.col, &line.words);
                at(&mut shown, line.aside_col, &line.aside);
                shown
            })
            .collect()
    }

    #[test]
    fn a_label_goes_on_under_its_date() {
        let lines = narrow(
            &placed("3 Mar", "the council votes again", &["¶1"]),
            16,
            Detail::Tight,
        );
        assert_eq!(show(&lines), ["3 Mar  the", "council votes…"]);
        let lines = narrow(
            &placed("3 Mar", "the council votes again", &["¶1"]),
            16,
            Detail::Full,
        );
        assert_eq!(show(&lines), ["3 Mar  the", "council votes", "again  ¶1"]);
    }

    #[test]
    fn a_long_date_has_a_row_of_its_own() {
        let lines = narrow(
            &placed("Dec 2025–Feb 2026", "ice keeps it in port", &[]),
            24,
            Detail::Tight,
        );
        assert_eq!(show(&lines), ["Dec 2025–Feb 2026", "ice keeps it in port"]);
    }

    #[test]
    fn what_does_not_fit_beside_the_words_goes_below_and_loses_its_end() {
        let asides = ["“some time last June”", "by A", "¶12"];
        let lines = narrow(
            &placed("June", "the clock stops", &asides),
            22,
            Detail::Full,
        );
        assert_eq!(
            show(&lines),
            ["June  the clock stops", "“some time last June”"]
        );
        let lines = narrow(
            &placed("June", "the clock stops", &asides),
            12,
            Detail::Full,
        );
        assert_eq!(show(&lines).last().unwrap(), "“some time…");
    }

    #[test]
    fn a_wide_timeline_has_columns() {
        let widths = Widths {
            whole: 40,
            date: 7,
            aside: 10,
        };
        let lines = wide(
            &placed("June", "the clock stops for good", &["by A", "¶12"]),
            widths,
            false,
        );
        assert_eq!(show(&lines), ["June     the clock stops…     by A · ¶12"]);
        let lines = wide(
            &placed("June", "the clock stops for good", &["by A", "¶12"]),
            widths,
            true,
        );
        assert_eq!(
            show(&lines),
            ["June     the clock stops for  by A · ¶12", "         good"]
        );
    }

    #[test]
    fn a_label_of_a_megabyte_costs_no_more_than_its_first_rows() {
        let long = "word ".repeat(200_000);
        let lines = narrow(&placed("June", &long, &[]), 30, Detail::Tight);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].words.ends_with('…'));
    }
}
