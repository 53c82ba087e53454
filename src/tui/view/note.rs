use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::layout::wrap;

/// Says in an empty pane what is the matter, a blank column in where there is room.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, notes: &[impl AsRef<str>]) {
    let margin = u16::from(area.width > 8);
    let cols = area.width.saturating_sub(2 * margin);
    let style = canvas.palette.dim();
    let lines = notes
        .iter()
        .flat_map(|note| wrap::lines(note.as_ref(), usize::from(cols.max(1))));
    for (line, row) in lines.zip(area.y..area.bottom()) {
        canvas.chrome((area.x + margin, row), cols, line, style);
    }
}
