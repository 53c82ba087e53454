use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::note;
use super::style::Palette;
use crate::analysis::TemporalStatus;
use crate::analysis::wording::Precision;
use crate::app::command::Action;
use crate::app::pane::{
    DateRule, EventMark, NestingGuide, TimelineColumns, TimelineEntry, TimelineLine, TimelineRow,
    TimelineSigns,
};
use crate::app::{App, PaneId};
use crate::text::width;

/// Draws the timeline.
///
/// ```text
/// 2019 ┊ ●    12 May  ferry fire
///     ▶┊ ●━   June  machines delivered
/// ═════╪═ published Tue 4 Mar 2025 ═══
/// ```
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let pane = app.timeline();
    if app.findings().is_none() {
        return;
    }
    if !pane.has_events() {
        let undated = pane.entries().contains(&TimelineEntry::NoDate);
        let none = if pane.filter().is_open() {
            "no dated events".to_owned()
        } else {
            no_such_events(app)
        };
        let no_date = undated.then(|| no_date(app));
        let notes: Vec<String> = std::iter::once(none).chain(no_date).collect();
        note::draw(canvas, area, &notes);
        return;
    }
    let columns = pane.columns();
    let mut y = area.y;
    for (entry, shown) in pane.entries().iter().enumerate().skip(pane.list().top()) {
        if y >= area.bottom() {
            break;
        }
        let height = u16::try_from(pane.list().height(entry)).unwrap_or(1);
        let place = Rect::new(area.x, y, area.width, height.min(area.bottom() - y));
        match shown {
            TimelineEntry::Event(placed) => {
                let lines = pane.lines_in(entry, placed, place.height);
                draw_event(canvas, app, placed, (&lines, place));
            }
            TimelineEntry::NoDate => note::draw(canvas, place, &[no_date(app)]),
            TimelineEntry::Gap(years) => draw_gap(canvas, *years, place, columns),
            TimelineEntry::Rule(rule) => draw_rule(canvas, *rule, place, columns),
            TimelineEntry::Undated { count, folded } => {
                draw_undated(canvas, (*count, *folded), place, columns);
            }
        }
        if app.focus() == PaneId::Timeline && entry == pane.list().cursor() {
            let style = canvas.palette.cursor();
            canvas.restyle(place, style);
            let at = (place.x + columns.cursor, place.y);
            if columns.text > columns.cursor {
                canvas.chrome(at, 1, "▶", style);
            }
            canvas.cursor = Some(at.into());
        }
        y = y.saturating_add(height);
    }
}

/// Says that times count from no day.
pub(super) fn no_date(app: &App) -> String {
    let set = app.keys().first(Action::SetDate);
    format!("no publication date; press {set} to set one")
}

fn no_such_events(app: &App) -> String {
    let keys = app.keys();
    if !app.timeline().filter().typed().is_empty() {
        let all = keys.first(Action::Cancel);
        return format!("no such events; {all} lists all");
    }
    let (tense, speaker) = (
        keys.first(Action::FilterTense),
        keys.first(Action::FilterSpeaker),
    );
    format!("no such events; {tense} and {speaker} list others")
}

fn draw_event(
    canvas: &mut Canvas<'_>,
    app: &App,
    placed: &TimelineRow,
    (lines, place): (&[TimelineLine], Rect),
) {
    let dim = canvas.palette.dim();
    let columns = app.timeline().columns();
    if let Some(signs) = columns.signs {
        draw_signs(canvas, placed, place, signs);
    }
    let focus = app.focus() == PaneId::Timeline;
    let pointer = if !focus && app.selected_event().is_some_and(|id| placed.shows(id)) {
        "▶"
    } else if !focus
        && app
            .visible_context()
            .event
            .is_some_and(|id| placed.shows(id))
    {
        "▷"
    } else {
        " "
    };
    let at = (place.x + columns.cursor, place.y);
    canvas.chrome(at, columns.text.min(1), pointer, Style::new());
    let x = place.x + columns.text;
    let cols = place.width.saturating_sub(columns.text);
    let selected = app.selected_event().is_some_and(|id| placed.shows(id));
    let label = if selected {
        Palette::bold()
    } else if placed.doubtful {
        dim
    } else {
        Style::new()
    };
    let date = if placed.doubtful {
        dim
    } else {
        canvas.palette.event()
    };
    for (line, y) in lines.iter().zip(place.y..place.bottom()) {
        canvas.chrome((x, y), cols, &line.date, date);
        draw_at(canvas, (x, y), cols, (line.col, &line.words), label);
        draw_at(canvas, (x, y), cols, (line.aside_col, &line.aside), dim);
    }
}

/// Draws year, axis and mark.
fn draw_signs(canvas: &mut Canvas<'_>, placed: &TimelineRow, place: Rect, signs: TimelineSigns) {
    if let Some(year) = placed.year {
        let at = (place.x, place.y);
        canvas.words(
            at,
            TimelineSigns::YEAR_COLS,
            &format!("{year:>4}"),
            Palette::bold(),
        );
    }
    for row in place.y..place.bottom() {
        let sign = match (placed.nesting, row == place.y) {
            (NestingGuide::None, _) | (NestingGuide::Last, false) => "┊",
            (NestingGuide::Head, true) => "┬",
            (NestingGuide::Head | NestingGuide::Inside, _) => "│",
            (NestingGuide::Last, true) => "└",
        };
        canvas.chrome((place.x + signs.axis, row), 1, sign, canvas.palette.dim());
    }
    let style = if placed.doubtful {
        canvas.palette.dim()
    } else {
        canvas.palette.event()
    };
    if placed.beneath {
        let at = (place.x + signs.mark, place.y);
        canvas.chrome(at, 1, "│", style);
    } else if let Some(mark) = placed.mark {
        let at = (place.x + signs.mark, place.y);
        canvas.chrome(at, mark.cols(), &sign_of(mark), style);
    }
}

fn draw_at(
    canvas: &mut Canvas<'_>,
    (x, y): (u16, u16),
    cols: u16,
    (col, words): (usize, &str),
    style: Style,
) {
    let col = u16::try_from(col).unwrap_or(u16::MAX);
    if col < cols {
        canvas.chrome((x + col, y), cols - col, words, style);
    }
}

/// The sign of an event: filled for the past, half for what goes on, hollow for the future, dotted for what may never be;
/// a bar behind it where it covers more than a day.
fn sign_of(mark: EventMark) -> String {
    let Some(precision) = mark.precision else {
        return "?".to_owned();
    };
    let mut sign = match mark.status {
        TemporalStatus::Past => "●",
        TemporalStatus::Future => "○",
        TemporalStatus::Crossing => "◐",
        TemporalStatus::Maybe => "◌",
    }
    .to_owned();
    if precision != Precision::Day {
        sign.push('━');
    }
    sign
}

fn draw_gap(canvas: &mut Canvas<'_>, years: i32, place: Rect, columns: TimelineColumns) {
    let dim = canvas.palette.dim();
    let mut col = 0;
    if let Some(signs) = columns.signs {
        canvas.chrome((place.x + signs.axis, place.y), 1, "┊", dim);
        col = signs.mark;
    }
    let words = format!("{years} years");
    canvas.chrome((place.x + col, place.y), place.width - col, &words, dim);
}

fn draw_rule(canvas: &mut Canvas<'_>, rule: DateRule, place: Rect, columns: TimelineColumns) {
    let double = |cols: u16| "═".repeat(usize::from(cols));
    let dim = canvas.palette.dim();
    canvas.chrome((place.x, place.y), place.width, &double(place.width), dim);
    let signs = columns.signs;
    if let Some(signs) = signs {
        canvas.chrome((place.x + signs.axis, place.y), 1, "╪", dim);
    }
    let col = signs.map_or(0, |signs| signs.mark);
    let cols = place.width - col;
    let room = usize::from(cols.saturating_sub(2 * u16::from(signs.is_some())));
    let words = width::ellipsize(&rule.words(room), room, "…");
    let words = if signs.is_some() {
        format!(" {words} ")
    } else {
        words
    };
    canvas.chrome((place.x + col, place.y), cols, &words, Palette::bold());
}

fn draw_undated(
    canvas: &mut Canvas<'_>,
    (count, folded): (usize, bool),
    place: Rect,
    columns: TimelineColumns,
) {
    let dim = canvas.palette.dim();
    let does = if folded { "shows" } else { "hides" };
    let words = format!("{count} undated (u {does})");
    let mut col = columns.text;
    if let Some(signs) = columns.signs {
        let bold = dim.add_modifier(Modifier::BOLD);
        canvas.chrome((place.x + signs.axis, place.y), 1, "?", bold);
        col = signs.mark;
    }
    canvas.chrome((place.x + col, place.y), place.width - col, &words, dim);
}
