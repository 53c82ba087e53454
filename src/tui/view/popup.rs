use ratatui::layout::Rect;
use ratatui::style::Style;

use super::bars;
use super::border::Edges;
use super::canvas::Canvas;
use super::hints;
use super::palette;
use super::picker;
use super::rsvp;
use super::style::Palette;
use super::window::{margin, open};
use crate::app::command::Action;
use crate::app::help::{self, HelpLine, HelpShape};
use crate::app::{App, NoteShape, PaneSize, Popup};

/// Draws what lies over the panes; questions are drawn in the status row.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, screen: Rect) {
    for popup in app.popups() {
        match popup {
            Popup::Help { scroll } => draw_help(canvas, app, *scroll, screen),
            Popup::Note {
                title,
                lines,
                scroll,
            } => draw_note(canvas, app, (title, lines, *scroll), screen),
            Popup::Picker(open) if open.kind().is_commands() => {
                palette::draw(canvas, app, open, screen);
            }
            Popup::Picker(open) => picker::draw(canvas, open, screen),
            Popup::SpeedReader(open) => rsvp::draw(canvas, app, open, screen),
            Popup::Hints(open) => hints::draw(canvas, app, open),
            Popup::Prompt(_) => {}
        }
    }
}

fn draw_help(canvas: &mut Canvas<'_>, app: &App, scroll: u16, screen: Rect) {
    let shape = HelpShape::of(app.sizes().screen);
    let between = shape.columns - 1;
    let cols = shape.cols * shape.columns + between + 2;
    let lines = help::lines(app.keys());
    let above = usize::from(scroll);
    let shown = usize::from(shape.rows * shape.columns);
    let edges = Edges {
        hint: &hint(app, shape.last_scroll() > 0),
        hidden: (above, lines.len().saturating_sub(above + shown)),
    };
    let inner = open(canvas, (cols, shape.rows), screen, ("Keys", edges));
    let keys_cols = lines
        .iter()
        .map(keys_cols)
        .max()
        .unwrap_or(0)
        .min((shape.cols / 2).max(1));
    for (nth, line) in lines.iter().skip(above).take(shown).enumerate() {
        let nth = u16::try_from(nth).unwrap_or(0);
        let col = inner.x + margin(inner) + nth / shape.rows * (shape.cols + 1);
        let row = inner.y + nth % shape.rows;
        let room = shape.cols.min(inner.right().saturating_sub(col));
        draw_help_line(canvas, line, (col, row), (keys_cols, room));
    }
}

fn keys_cols(line: &HelpLine) -> u16 {
    match line {
        HelpLine::Heading(_) => 0,
        HelpLine::Command { keys, .. } => u16::try_from(keys.len()).unwrap_or(0),
    }
}

fn draw_help_line(
    canvas: &mut Canvas<'_>,
    line: &HelpLine,
    (col, row): (u16, u16),
    (keys_cols, room): (u16, u16),
) {
    match line {
        HelpLine::Heading(words) => {
            canvas.chrome((col, row), room, words, canvas.palette.dim());
        }
        HelpLine::Command { keys, help } => {
            canvas.words((col, row), keys_cols.min(room), keys, Palette::bold());
            let indent = keys_cols + 2;
            if indent < room {
                canvas.chrome((col + indent, row), room - indent, help, Style::new());
            }
        }
    }
}

fn draw_note(
    canvas: &mut Canvas<'_>,
    app: &App,
    (title, lines, scroll): (&str, &[String], u16),
    screen: Rect,
) {
    let shape = NoteShape::of(PaneSize {
        cols: screen.width,
        rows: screen.height,
    });
    let cols = shape.cols;
    let rows = shape.wrap(lines);
    let height = u16::try_from(rows.len())
        .unwrap_or(u16::MAX)
        .min(shape.rows);
    let above = usize::from(scroll).min(rows.len());
    let below = rows.len().saturating_sub(above + usize::from(height));
    let edges = Edges {
        hint: &hint(app, above + below > 0),
        hidden: (above, below),
    };
    let inner = open(canvas, (cols + 2, height), screen, (title, edges));
    let rows = rows.into_iter().skip(above);
    for (words, row) in rows.zip(inner.y..inner.bottom()) {
        canvas.chrome((inner.x + margin(inner), row), cols, words, Style::new());
    }
}

/// What the keys do in a box of words.
fn hint(app: &App, scrolls: bool) -> String {
    let close = bars::hint(app, &[Action::Cancel], "close");
    if !scrolls {
        return close;
    }
    let scroll = bars::hint(app, &[Action::LineDown, Action::LineUp], "scroll");
    format!("{scroll}  {close}")
}
