use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::note;
use crate::app::pane::{QuoteRow, QuotesPane};
use crate::app::{App, PaneId, Selection};

/// Draws the quotations of one speaker.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let pane = app.quotes();
    let Some(findings) = app.findings() else {
        return;
    };
    if pane.entries().is_empty() {
        note::draw(canvas, area, &["nobody is quoted here"]);
        return;
    }
    let rank = pane.subject().map_or(usize::MAX, |id| findings.rank(id));
    let color = canvas.palette.speaker(rank);
    let focus = app.focus() == PaneId::Quotes;
    let mut y = area.y;
    for (entry, saying) in pane.entries().iter().enumerate().skip(pane.list().top()) {
        if y >= area.bottom() {
            break;
        }
        let at_cursor = focus && entry == pane.list().cursor();
        let selected = app.selection() == Some(Selection::Quote(saying.id));
        let pointer = if at_cursor || (selected && !focus) {
            "▶"
        } else {
            " "
        };
        canvas.chrome((area.x, y), 1, pointer, Style::new());
        canvas.words((area.x + 1, y), 2, &format!("{:<2}", entry + 1), color);
        let place = Rect::new(area.x, y, area.width, area.bottom() - y);
        let rows = draw_words(canvas, saying, place);
        if at_cursor {
            let style = canvas.palette.cursor();
            canvas.restyle(
                Rect {
                    height: rows,
                    ..place
                },
                style,
            );
            canvas.cursor = Some(place.as_position());
        }
        y = y.saturating_add(u16::try_from(pane.list().height(entry)).unwrap_or(1));
    }
}

/// Draws the words and the detail under them; gives the rows of the words.
fn draw_words(canvas: &mut Canvas<'_>, saying: &QuoteRow, place: Rect) -> u16 {
    let x = place.x + QuotesPane::INDENT;
    let cols = place.width.saturating_sub(QuotesPane::INDENT);
    let mut style = if saying.doubtful {
        canvas.palette.dim()
    } else {
        Style::new()
    };
    if !saying.said {
        style = style.add_modifier(Modifier::ITALIC);
    }
    let (lines, cut) = saying.lines(place.width);
    let mut y = place.y;
    let count = lines.len().min(usize::from(place.height));
    let cut = cut || count < lines.len();
    for (nth, line) in lines.into_iter().take(count).enumerate() {
        let used = canvas.words((x, y), cols, line, style);
        if cut && nth + 1 == count {
            let at = (x + used.min(cols.saturating_sub(1)), y);
            canvas.chrome(at, 1, "…", Style::new());
        }
        y += 1;
    }
    let rows = y - place.y;
    if y < place.bottom() {
        canvas.chrome((x, y), cols, &saying.detail, canvas.palette.dim());
    }
    rows
}
