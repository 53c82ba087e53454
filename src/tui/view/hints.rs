use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::style::Palette;
use crate::app::{App, Hints};

/// Draws the letters of the links over their first words.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, hints: &Hints) {
    let area = canvas.article;
    let text = area.x + app.article().columns().text;
    for hint in hints.open() {
        let rows = app.article().placed();
        for ((right, y), row) in rows.filter(|(_, row)| row.span.has(hint.byte)) {
            let col = row.col_of(&app.document().text, hint.byte);
            let Some(col) = col.map(|col| (text + right).saturating_add(col)) else {
                continue;
            };
            let y = area.y + y;
            // Two letters are drawn whole, also where the link has one column left.
            let col = col.min(area.right().saturating_sub(2));
            let [first, second] = hint.letters.map(String::from);
            let known = Style::new().add_modifier(Modifier::REVERSED);
            let wanted = known.patch(Palette::bold());
            let style = if hints.typed().is_some() {
                known
            } else {
                wanted
            };
            canvas.words((col, y), 1, &first, style);
            canvas.words((col + 1, y), 1, &second, wanted);
        }
    }
}
