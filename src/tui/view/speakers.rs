use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::article::bar;
use super::canvas::Canvas;
use super::note;
use crate::analysis::{Speaker, SpeakerKind};
use crate::app::{App, Findings, PaneId};
use crate::text::width;

/// Columns before the name: cursor, letter, bar, and a blank one.
const NAME_COL: u16 = 4;

/// Draws the list of speakers.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let pane = app.speakers();
    let Some(findings) = app.findings() else {
        return;
    };
    if pane.speakers().is_empty() {
        note::draw(canvas, area, &["no one is quoted here"]);
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
        let height = u16::try_from(pane.height(entry)).unwrap_or(1);
        let rows = height.min(area.bottom() - y);
        let place = Rect::new(area.x, y, area.width, rows);
        let focus = app.focus() == PaneId::Speakers;
        let at_cursor = focus && entry == pane.list().cursor();
        let pointer = if at_cursor || (!focus && app.selected_speaker() == Some(*id)) {
            "▶"
        } else if !focus && app.followed().speaker == Some(*id) {
            "▷"
        } else {
            " "
        };
        draw_entry(canvas, findings, speaker, place, pointer);
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
    speaker: &Speaker,
    place: Rect,
    pointer: &str,
) {
    let rank = findings.rank(speaker.id);
    let color = canvas.palette.speaker(rank);
    let bold = color.add_modifier(Modifier::BOLD);
    let (x, y) = (place.x, place.y);
    canvas.chrome((x, y), place.width.min(1), pointer, Style::new());
    let letter = findings
        .letter(speaker.id)
        .map_or_else(String::new, String::from);
    canvas.words(
        (x + 1, y),
        place.width.saturating_sub(1).min(1),
        &letter,
        bold,
    );
    canvas.chrome(
        (x + 2, y),
        place.width.saturating_sub(2).min(1),
        bar(rank),
        color,
    );
    let count = speaker.quotes.len().to_string();
    let count_cols = u16::try_from(count.len()).unwrap_or(0) + 1;
    let room = place.width.saturating_sub(NAME_COL + count_cols + 1);
    let name = name_of(speaker);
    let shown = width::ellipsize(&name, usize::from(room), "…");
    let used = canvas.chrome(
        (x + NAME_COL, y),
        room,
        &shown,
        Style::new().add_modifier(Modifier::BOLD),
    );
    if place.width > count_cols + NAME_COL {
        canvas.words(
            (place.right() - count_cols, y),
            count_cols,
            &count,
            Style::new(),
        );
    }
    let Some(role) = &speaker.role else { return };
    let dim = canvas.palette.dim();
    if place.height > 1 {
        let cols = place.width.saturating_sub(NAME_COL + 1);
        let role = width::ellipsize(role, usize::from(cols), "…");
        canvas.chrome((x + NAME_COL, y + 1), cols, &role, dim);
    } else if room > used + 12 {
        // Roles stand under each other where names are short enough.
        let col = used.max(room.min(60) * 2 / 5) + 2;
        let cols = room.saturating_sub(col);
        let role = width::ellipsize(role, usize::from(cols), "…");
        canvas.chrome((x + NAME_COL + col, y), cols, &role, dim);
    }
}

fn name_of(speaker: &Speaker) -> String {
    match speaker.kind {
        SpeakerKind::Unnamed if !speaker.name.contains("unnamed") => {
            format!("{} (unnamed)", speaker.name)
        }
        _ => speaker.name.clone(),
    }
}
