use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::article::bar;
use super::canvas::Canvas;
use super::note;
use crate::analysis::Speaker;
use crate::app::pane::SpeakersPane;
use crate::app::{App, Findings, PaneId};
use crate::text::width;

const NAME_COL: u16 = SpeakersPane::NAME_COL;

/// Draws the list of speakers.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let pane = app.speakers();
    let Some(findings) = app.findings() else {
        return;
    };
    if pane.speakers().is_empty() {
        note::draw(canvas, area, &["nobody is quoted here"]);
        return;
    }
    let shown = pane.speakers().iter().enumerate().skip(pane.list().top());
    let mut y = area.y;
    for (entry, id) in shown {
        let Some(speaker) = findings.speaker(*id) else {
            continue;
        };
        if y >= area.bottom() {
            break;
        }
        let height = u16::try_from(pane.list().height(entry)).unwrap_or(1);
        let rows = height.min(area.bottom() - y);
        let place = Rect::new(area.x, y, area.width, rows);
        let focus = app.focus() == PaneId::Speakers;
        let at_cursor = focus && entry == pane.list().cursor();
        let pointer = if at_cursor || (!focus && app.selected_speaker() == Some(*id)) {
            "▶"
        } else if !focus && app.visible_context().speaker == Some(*id) {
            "▷"
        } else {
            " "
        };
        canvas.chrome((area.x, y), area.width.min(1), pointer, Style::new());
        draw_entry(canvas, findings, (speaker, entry, pane), place);
        if at_cursor {
            let style = canvas.palette.cursor();
            canvas.restyle(Rect { height: 1, ..place }, style);
            canvas.cursor = Some(place.as_position());
        }
        y += height;
    }
}

fn draw_entry(
    canvas: &mut Canvas<'_>,
    findings: &Findings,
    (speaker, entry, pane): (&Speaker, usize, &SpeakersPane),
    place: Rect,
) {
    draw_sign(canvas, findings, speaker, place);
    let (x, y) = (place.x + NAME_COL, place.y);
    let count = speaker.quotes.len().to_string();
    let count_cols = u16::try_from(count.len()).unwrap_or(0) + 1;
    let room = pane.name_cols(entry);
    let bold = if speaker.why.is_doubtful() {
        canvas.palette.dim()
    } else {
        Style::new().add_modifier(Modifier::BOLD)
    };
    let mut used = 0;
    let names = pane.name_rows(entry, place.height);
    for (name, row) in names.iter().zip(y..place.bottom()) {
        used = canvas.chrome((x, row), room, name, bold);
    }
    if place.width > count_cols + NAME_COL {
        let at = (place.right() - count_cols, y);
        canvas.words(at, count_cols, &count, Style::new());
    }
    let Some(role) = &speaker.role else { return };
    let dim = canvas.palette.dim();
    let below = y + u16::try_from(names.len()).unwrap_or(1);
    if below < place.bottom() {
        let cols = place.width.saturating_sub(NAME_COL + 1);
        let role = width::ellipsize(role, usize::from(cols), "…");
        canvas.chrome((x, below), cols, &role, dim);
    } else if pane.list().height(entry) == 1 && room > used + 12 {
        // Roles stand under each other where names are short enough.
        let col = used.max(room.min(60) * 2 / 5) + 2;
        let cols = room.saturating_sub(col);
        let role = width::ellipsize(role, usize::from(cols), "…");
        canvas.chrome((x + col, y), cols, &role, dim);
    }
}

/// Draws letter and bar.
fn draw_sign(canvas: &mut Canvas<'_>, findings: &Findings, speaker: &Speaker, place: Rect) {
    let rank = findings.rank(speaker.id);
    let color = canvas.palette.speaker(rank);
    let letter = findings
        .letter(speaker.id)
        .map_or_else(String::new, String::from);
    let cols = |col: u16| place.width.saturating_sub(col).min(1);
    let bold = color.add_modifier(Modifier::BOLD);
    canvas.words((place.x + 1, place.y), cols(1), &letter, bold);
    canvas.chrome((place.x + 2, place.y), cols(2), bar(rank), color);
}
