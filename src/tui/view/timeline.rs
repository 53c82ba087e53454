use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::note;
use super::style::Palette;
use crate::analysis::wording::Precision;
use crate::app::pane::{Entry, Line, Mark, Placed, Rule, Standing, TimelinePane};
use crate::app::{App, PaneId};

const CURSOR_COL: u16 = 4;
const AXIS_COL: u16 = 5;
const MARK_COL: u16 = TimelinePane::MARK_COL;
const NO_DATE: &str = "no publication date: D sets it";

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
        let undated = pane.entries().contains(&Entry::NoDate);
        let notes = ["no dated events", NO_DATE];
        note::draw(
            canvas,
            area,
            notes.get(..1 + usize::from(undated)).unwrap_or_default(),
        );
        return;
    }
    let mut y = area.y;
    for (entry, shown) in pane.entries().iter().enumerate().skip(pane.list().top()) {
        if y >= area.bottom() {
            break;
        }
        let height = u16::try_from(pane.height(entry)).unwrap_or(1);
        let place = Rect::new(area.x, y, area.width, height.min(area.bottom() - y));
        match shown {
            Entry::Event(placed) => {
                let lines = pane.lines_in(entry, placed, place.height);
                draw_event(canvas, app, placed, (&lines, place));
            }
            Entry::NoDate => note::draw(canvas, place, &[NO_DATE]),
            Entry::Gap(years) => draw_gap(canvas, *years, place),
            Entry::Rule(rule) => draw_rule(canvas, *rule, place),
            Entry::Undated { count, folded } => draw_undated(canvas, *count, *folded, place),
        }
        if app.focus() == PaneId::Timeline && entry == pane.list().cursor() {
            let style = canvas.palette.cursor();
            canvas.restyle(place, style);
            canvas.chrome((place.x + CURSOR_COL, place.y), 1, "▶", style);
            canvas.cursor = Some((place.x + CURSOR_COL, place.y).into());
        }
        y = y.saturating_add(height);
    }
}

fn draw_event(
    canvas: &mut Canvas<'_>,
    app: &App,
    placed: &Placed,
    (lines, place): (&[Line], Rect),
) {
    let dim = canvas.palette.dim();
    if let Some(year) = placed.year {
        canvas.words(
            (place.x, place.y),
            4,
            &format!("{year:>4}"),
            Palette::bold(),
        );
    }
    let focus = app.focus() == PaneId::Timeline;
    let pointer = if !focus && app.selected_event() == Some(placed.id) {
        "▶"
    } else if !focus && app.followed().event == Some(placed.id) {
        "▷"
    } else {
        " "
    };
    canvas.chrome((place.x + CURSOR_COL, place.y), 1, pointer, Style::new());
    for row in place.y..place.bottom() {
        canvas.chrome((place.x + AXIS_COL, row), 1, "┊", dim);
    }
    if let Some(mark) = placed.mark {
        let at = (place.x + MARK_COL, place.y);
        canvas.chrome(at, mark.cols(), &sign_of(mark), canvas.palette.event());
    }
    let text_col = app.timeline().text_col();
    let x = place.x + text_col;
    let cols = place.width.saturating_sub(text_col);
    let selected = app.selected_event() == Some(placed.id);
    let label = if selected {
        Palette::bold()
    } else {
        Style::new()
    };
    for (line, y) in lines.iter().zip(place.y..place.bottom()) {
        canvas.chrome((x, y), cols, &line.date, canvas.palette.event());
        draw_at(canvas, (x, y), cols, (line.col, &line.words), label);
        draw_at(canvas, (x, y), cols, (line.aside_col, &line.aside), dim);
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

/// The sign of an event: filled for the past, hollow for the future, dotted for what may never be; its length is the time
/// it covers.
fn sign_of(mark: Mark) -> String {
    let point = match mark.standing {
        Standing::Past => '●',
        Standing::Future => '○',
        Standing::Crossing => '◐',
        Standing::Maybe => '◌',
    };
    let past = mark.standing == Standing::Past;
    let bar = "━".repeat(usize::from(mark.cols().saturating_sub(1)));
    match mark.precision {
        None => "?".to_owned(),
        Some(Precision::Stretch) if past => "├─┤".to_owned(),
        Some(Precision::Stretch) => format!("├{point}┤"),
        Some(Precision::Until) if past => format!("◄━{point}"),
        Some(Precision::Until) => format!("{point}━━►"),
        Some(Precision::From) => format!("{point}━►"),
        Some(_) => format!("{point}{bar}"),
    }
}

fn draw_gap(canvas: &mut Canvas<'_>, years: i32, place: Rect) {
    let dim = canvas.palette.dim();
    canvas.chrome((place.x + AXIS_COL, place.y), 1, "┊", dim);
    let col = MARK_COL.min(place.width);
    canvas.chrome(
        (place.x + col, place.y),
        place.width - col,
        &format!("{years} years"),
        dim,
    );
}

fn draw_rule(canvas: &mut Canvas<'_>, rule: Rule, place: Rect) {
    let mut line = "═".repeat(usize::from(place.width));
    if place.width > AXIS_COL {
        line = format!(
            "{}╪{}",
            "═".repeat(usize::from(AXIS_COL)),
            "═".repeat(usize::from(place.width - AXIS_COL - 1))
        );
    }
    canvas.chrome((place.x, place.y), place.width, &line, canvas.palette.dim());
    let col = MARK_COL.min(place.width);
    let words = format!(" {} ", rule.words());
    canvas.chrome(
        (place.x + col, place.y),
        place.width - col,
        &words,
        Palette::bold(),
    );
}

fn draw_undated(canvas: &mut Canvas<'_>, count: usize, folded: bool, place: Rect) {
    let dim = canvas.palette.dim();
    let words = if folded {
        format!("{count} without a date (u shows)")
    } else {
        format!("{count} without a date (u hides)")
    };
    canvas.chrome(
        (place.x + CURSOR_COL, place.y),
        2,
        " ?",
        dim.add_modifier(Modifier::BOLD),
    );
    let col = MARK_COL.min(place.width);
    canvas.chrome((place.x + col, place.y), place.width - col, &words, dim);
}
