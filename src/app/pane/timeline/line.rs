//! The rows of an event in the timeline.

use super::entry::TimelineRow;
use crate::layout::wrap;
use crate::text::width;

/// How much of an event is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Detail {
    /// Two rows of words.
    #[default]
    Tight,
    /// All words.
    Whole,
    /// All words and the details.
    Full,
}

/// One row of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineLine {
    /// The date, on the first row.
    pub date: String,
    /// The column of the words, from that of the date.
    pub col: usize,
    /// The part of the label on this row.
    pub words: String,
    /// Details.
    pub aside: String,
    /// The column of the details, from that of the date.
    pub aside_col: usize,
}

const LONGEST_DATE: usize = 24;
const WHOLE_ROWS: usize = 6;
const ELLIPSIS: &str = "…";

/// Date and label, wrapped under the date; the details on their own row.
pub(super) fn narrow(row: &TimelineRow, cols: usize, detail: Detail) -> Vec<TimelineLine> {
    let date = width::ellipsize(&row.date, cols, ELLIPSIS);
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
    let alone = used * 2 > cols && width::columns(width::fit(&row.label, cols + 1)) + used > cols;
    let mut lines = if alone {
        let mut lines = vec![TimelineLine::default()];
        lines.extend(wrapped(&row.label, (cols, cols), rows, (0, 0)));
        lines
    } else {
        wrapped(
            &row.label,
            (cols.saturating_sub(used), cols),
            rows,
            (used, 0),
        )
    };
    if lines.is_empty() {
        lines.push(TimelineLine::default());
    }
    if let Some(first) = lines.first_mut() {
        first.date = date;
    }
    if detail == Detail::Full {
        add_aside(&row.asides, cols, &mut lines);
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
    /// Of the details.
    pub(super) aside: usize,
}

/// Date, label and details in columns; a label has one row, or up to three if `open`.
///
/// A label that is too long for its column takes the room that its own details leave.
pub(super) fn wide(row: &TimelineRow, widths: Widths, open: bool) -> Vec<TimelineLine> {
    let date = width::ellipsize(&row.date, LONGEST_DATE, ELLIPSIS);
    // A date longer than its column pushes the words on its own row only.
    let (first_col, rest_col) = match widths.date {
        0 => (0, 0),
        column => (column.max(width::columns(&date)) + 2, column + 2),
    };
    let aside = fit_asides(&row.asides, widths.aside);
    let column = widths.whole.saturating_sub(widths.aside + 2);
    let spare = widths.whole.saturating_sub(width::columns(&aside) + 2);
    let long = first_col + width::columns(width::fit(&row.label, column + 1)) > column;
    let room = if long { spare } else { column };
    let cols = |col: usize| room.saturating_sub(col).max(1);
    let rows = if open { 3 } else { 1 };
    let mut lines = wrapped(
        &row.label,
        (cols(first_col), cols(rest_col)),
        rows,
        (first_col, rest_col),
    );
    if lines.is_empty() {
        lines.push(TimelineLine::default());
    }
    if let Some(first) = lines.first_mut() {
        first.date = date;
        first.aside = aside;
        first.aside_col = room + 2;
    }
    lines
}

/// The first `rows` lines of `cols` columns, with an ellipsis if lines are cut.
pub(super) fn cut(mut lines: Vec<TimelineLine>, rows: usize, cols: usize) -> Vec<TimelineLine> {
    let cut = lines.len() > rows;
    lines.truncate(rows);
    if let Some(last) = lines.last_mut().filter(|_| cut) {
        if last.words.is_empty() {
            last.col = width::columns(&last.date) + 2;
        }
        let end = if last.aside.is_empty() {
            cols
        } else {
            last.aside_col - 2
        };
        let room = end.saturating_sub(last.col);
        let words = format!("{}{ELLIPSIS}", last.words);
        last.words = width::ellipsize(&words, room, ELLIPSIS);
    }
    lines
}

/// Adds the details: after the words if there is room for all, else on their own row.
fn add_aside(asides: &[String], cols: usize, lines: &mut Vec<TimelineLine>) {
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
    lines.push(TimelineLine {
        aside,
        ..TimelineLine::default()
    });
}

/// Words wrapped to at most `rows` lines, with an ellipsis if they are cut; the first line has its own width and column.
fn wrapped(
    words: &str,
    (first, rest): (usize, usize),
    rows: usize,
    cols: (usize, usize),
) -> Vec<TimelineLine> {
    let lines = wrap::cut(words, (first, rest), rows).into_iter();
    lines
        .enumerate()
        .map(|(nth, words)| TimelineLine {
            col: if nth == 0 { cols.0 } else { cols.1 },
            words,
            ..TimelineLine::default()
        })
        .collect()
}

/// Parts separated by dots.
pub(super) fn joined(parts: &[String]) -> String {
    parts.join(" · ")
}

/// The first details that fit, separated by dots; the first one is cut if it does not fit.
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
    use crate::app::pane::NestingGuide;

    fn row(date: &str, label: &str, asides: &[&str]) -> TimelineRow {
        TimelineRow {
            id: EventId::of(0),
            year: None,
            mark: None,
            date: date.to_owned(),
            beneath: false,
            days: None,
            nesting: NestingGuide::None,
            label: label.to_owned(),
            again: Vec::new(),
            doubtful: false,
            asides: asides.iter().map(|aside| (*aside).to_owned()).collect(),
        }
    }

    fn show(lines: &[TimelineLine]) -> Vec<String> {
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
            &row("3 Mar", "the council votes again", &["¶1"]),
            16,
            Detail::Tight,
        );
        assert_eq!(show(&lines), ["3 Mar  the", "council votes…"]);
        let lines = narrow(
            &row("3 Mar", "the council votes again", &["¶1"]),
            16,
            Detail::Full,
        );
        assert_eq!(show(&lines), ["3 Mar  the", "council votes", "again  ¶1"]);
    }

    #[test]
    fn a_long_date_has_a_row_of_its_own() {
        let lines = narrow(
            &row("Dec 2025–Feb 2026", "ice keeps it in port", &[]),
            24,
            Detail::Tight,
        );
        assert_eq!(show(&lines), ["Dec 2025–Feb 2026", "ice keeps it in port"]);
    }

    #[test]
    fn what_does_not_fit_beside_the_words_goes_below_and_loses_its_end() {
        let asides = ["“some time last June”", "by A", "¶12"];
        let lines = narrow(&row("June", "the clock stops", &asides), 22, Detail::Full);
        assert_eq!(
            show(&lines),
            ["June  the clock stops", "“some time last June”"]
        );
        let lines = narrow(&row("June", "the clock stops", &asides), 12, Detail::Full);
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
            &row("June", "the clock stops for good", &["by A", "¶12"]),
            widths,
            false,
        );
        assert_eq!(show(&lines), ["June     the clock stops…     by A · ¶12"]);
        let lines = wide(
            &row("June", "the clock stops for good", &["by A", "¶12"]),
            widths,
            true,
        );
        assert_eq!(
            show(&lines),
            ["June     the clock stops for  by A · ¶12", "         good"]
        );
    }

    #[test]
    fn a_long_label_takes_what_a_short_aside_leaves() {
        let widths = Widths {
            whole: 44,
            date: 7,
            aside: 14,
        };
        let lines = wide(
            &row("June", "the clock stops for good", &["¶12"]),
            widths,
            false,
        );
        assert_eq!(
            show(&lines),
            ["June     the clock stops for good        ¶12"]
        );
    }

    #[test]
    fn an_entry_that_is_cut_off_says_so() {
        let of = |date, rows| {
            let lines = narrow(
                &row(date, "the council votes again", &[]),
                16,
                Detail::Whole,
            );
            show(&cut(lines, rows, 16))
        };
        assert_eq!(of("3 Mar", 1), ["3 Mar  the…"]);
        assert_eq!(of("3 Mar", 2), ["3 Mar  the", "council votes…"]);
        assert_eq!(of("3 Mar", 3), ["3 Mar  the", "council votes", "again"]);
        assert_eq!(of("Dec 2025–Feb", 1), ["Dec 2025–Feb  …"]);
    }

    #[test]
    fn a_label_of_a_megabyte_costs_no_more_than_its_first_rows() {
        let long = "word ".repeat(200_000);
        let lines = narrow(&row("June", &long, &[]), 30, Detail::Tight);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].words.ends_with('…'));
    }
}
