use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::border::Edges;
use super::canvas::Canvas;
use super::style;
use super::window;
use crate::app::{App, CommandLine, Picker};
use crate::text::width;

// Name, argument, what it does, keys.
const COLS: u16 = 76;
const ROWS: u16 = 14;
// What is typed stands above the commands.
const TYPED: u16 = 1;

/// Draws the palette: what is typed, and under it the commands that may be meant.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, palette: &Picker, screen: Rect) {
    let rows: Vec<(&CommandLine, &[u32])> = palette.commands().collect();
    let room = screen.height.saturating_sub(2 + TYPED).min(ROWS);
    let shown = usize::from(room);
    // The box keeps its height while the list under what is typed gets shorter.
    let above = (palette.cursor() + 1).saturating_sub(shown);
    let below = rows.len().saturating_sub(above + shown);
    let edges = Edges {
        hint: palette.kind().hint(),
        hidden: (above, below),
    };
    let inner = window::open(
        canvas,
        (COLS, room + TYPED),
        screen,
        (palette.kind().title(), edges),
    );
    let col = inner.x + window::margin(inner);
    let cols = inner.right().saturating_sub(col + window::margin(inner));
    draw_typed(canvas, palette.words(), (col, inner.y), cols);
    let places = inner.y.saturating_add(TYPED)..inner.bottom();
    let named = rows
        .iter()
        .map(|(line, _)| width::columns(&named(line)))
        .max()
        .unwrap_or(0);
    let named = u16::try_from(named).unwrap_or(cols).min(cols / 2);
    for ((nth, row), y) in rows.iter().enumerate().skip(above).zip(places) {
        draw_row(canvas, app, *row, (Rect::new(col, y, cols, 1), named));
        if nth == palette.cursor() {
            let whole = Rect::new(inner.x, y, inner.width, 1);
            canvas.restyle(whole, canvas.palette.cursor());
        }
    }
    if rows.is_empty() {
        let dim = canvas.palette.dim();
        canvas.chrome((col, inner.y + TYPED), cols, palette.kind().none(), dim);
    }
}

fn draw_typed(canvas: &mut Canvas<'_>, words: &str, (col, row): (u16, u16), cols: u16) {
    let bold = style::Palette::bold();
    let used = canvas.chrome((col, row), cols, ":", bold);
    let room = cols.saturating_sub(used + 1);
    let words = width::tail(words, usize::from(room));
    let used = used + canvas.words((col + used, row), room, words, Style::new());
    canvas.cursor = Some((col + used, row).into());
}

/// Name and argument, or what the argument would be.
fn named(line: &CommandLine) -> String {
    match (&line.argument, line.command.argument) {
        (Some(_), _) | (None, "") => line.words(),
        (None, argument) => format!("{} {argument}", line.command.id),
    }
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    app: &App,
    (line, marked): (&CommandLine, &[u32]),
    (place, named_cols): (Rect, u16),
) {
    let words = named(line);
    let typed = line.words().chars().count();
    let dim = canvas.palette.dim();
    let mut col = 0;
    for (nth, cluster) in width::clusters(&words).enumerate() {
        let cols = u16::try_from(cluster.cols).unwrap_or(0);
        if col + cols > named_cols {
            break;
        }
        let answers = u32::try_from(nth).is_ok_and(|nth| marked.binary_search(&nth).is_ok());
        let style = match (answers, nth < typed) {
            (true, _) => Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            (false, true) => Style::new(),
            (false, false) => dim,
        };
        canvas.cluster((place.x + col, place.y), cluster, style);
        col += cols;
    }
    let keys = app.keys().names(line.command.action);
    let keys = keys
        .iter()
        .filter(|keys| !keys.starts_with(':') || keys.len() == 1);
    let keys = keys.take(2).cloned().collect::<Vec<_>>().join(" ");
    let key_cols = u16::try_from(width::columns(&keys)).unwrap_or(0);
    let help_col = named_cols + 2;
    let help_cols = place.width.saturating_sub(help_col);
    let used = canvas.chrome(
        (place.x + help_col, place.y),
        help_cols,
        line.command.help,
        dim,
    );
    if help_col + used + key_cols + 2 <= place.width {
        let at = (place.right() - key_cols, place.y);
        canvas.words(at, key_cols, &keys, Style::new());
    }
}
