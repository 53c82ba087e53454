use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::border::Edges;
use super::canvas::Canvas;
use super::style::Palette;
use super::window;
use crate::app::{Picker, PickerEntry, PickerRow};
use crate::text::width;

const COLS: u16 = 90;
// The list may grow so long; with fewer entries it is as long as they are.
const ROWS: u16 = 20;
const TYPED: u16 = 1;
const BETWEEN: u16 = 2;

/// Draws a list: what is typed, and under it what answers.
pub(super) fn draw(canvas: &mut Canvas<'_>, picker: &Picker, screen: Rect) {
    let most = screen.height.saturating_sub(2 + TYPED).min(ROWS);
    let all = u16::try_from(picker.len()).unwrap_or(u16::MAX);
    let room = all.clamp(1, most.max(1));
    let shown = usize::from(room);
    let rows = picker.rows();
    let above = (picker.cursor() + 1).saturating_sub(shown);
    let edges = Edges {
        hint: picker.kind().hint(),
        hidden: (above, rows.len().saturating_sub(above + shown)),
    };
    let title = format!("{} {}", picker.kind().title(), rows.len());
    let inner = window::open(canvas, (COLS, room + TYPED), screen, (&title, edges));
    let margin = window::margin(inner);
    let col = inner.x + margin;
    let cols = inner.right().saturating_sub(col + margin);
    draw_typed(canvas, picker.words(), (col, inner.y), cols);
    let none = rows.len() == 0;
    let places = inner.y.saturating_add(TYPED)..inner.bottom();
    for ((nth, (entry, row)), y) in rows.enumerate().skip(above).zip(places) {
        if let Some(entry) = entry {
            let about = picker.kind().about_cols(cols.saturating_sub(BETWEEN));
            draw_entry(canvas, entry, row, (Rect::new(col, y, cols, 1), about));
        }
        if nth == picker.cursor() {
            let whole = Rect::new(inner.x, y, inner.width, 1);
            canvas.restyle(whole, canvas.palette.cursor());
        }
    }
    if none && inner.height > TYPED {
        let dim = canvas.palette.dim();
        canvas.chrome((col, inner.y + TYPED), cols, "nothing answers", dim);
    }
}

fn draw_typed(canvas: &mut Canvas<'_>, words: &str, (col, row): (u16, u16), cols: u16) {
    let used = canvas.chrome((col, row), cols, "/", Palette::bold());
    let room = cols.saturating_sub(used + 1);
    let words = width::tail(words, usize::from(room));
    let used = used + canvas.words((col + used, row), room, words, Style::new());
    canvas.cursor = Some((col + used, row).into());
}

/// The words at the left, what is told of them at the right, which keeps so many columns where there is no room for both.
fn draw_entry(
    canvas: &mut Canvas<'_>,
    entry: &PickerEntry,
    row: &PickerRow,
    (place, least): (Rect, u16),
) {
    let about_cols = u16::try_from(width::columns(&entry.about)).unwrap_or(u16::MAX);
    let words_cols = u16::try_from(width::columns(&entry.words)).unwrap_or(u16::MAX);
    let left = place
        .width
        .saturating_sub(words_cols.saturating_add(BETWEEN));
    let about_cols = about_cols.min(least.max(left));
    let words_cols = place.width.saturating_sub(about_cols + BETWEEN);
    let words = Rect::new(place.x, place.y, words_cols, 1);
    draw_marked(canvas, &entry.words, (row, 0), (words, Style::new()));
    let from = entry.words.chars().count() + 1;
    let about = Rect::new(place.right() - about_cols, place.y, about_cols, 1);
    let dim = canvas.palette.dim();
    draw_marked(canvas, &entry.about, (row, from), (about, dim));
}

/// Draws words as far as there is room, underlined where they answer; `from` is the place of their first character.
fn draw_marked(
    canvas: &mut Canvas<'_>,
    words: &str,
    (row, from): (&PickerRow, usize),
    (place, style): (Rect, Style),
) {
    let shown = width::ellipsize(words, usize::from(place.width), "…");
    let mut col = 0;
    let mut nth = from;
    for cluster in width::clusters(&shown) {
        let cols = u16::try_from(cluster.cols).unwrap_or(0);
        let answers = u32::try_from(nth).is_ok_and(|nth| row.marked.binary_search(&nth).is_ok());
        nth += cluster.text.chars().count();
        if cols == 0 {
            continue;
        }
        if col + cols > place.width {
            break;
        }
        let style = if answers {
            style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        } else {
            style
        };
        canvas.cluster((place.x + col, place.y), cluster, style);
        col += cols;
    }
}

#[cfg(test)]
mod tests;
