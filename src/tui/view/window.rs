use ratatui::layout::Rect;

use super::border::{self, Edges};
use super::canvas::Canvas;
use crate::app::PaneId;
use crate::tui::panes::Frame;
use crate::tui::titles::Title;

/// Opens a box of some columns and rows in the middle of the screen, as far as it fits; gives its inside.
pub(super) fn open(
    canvas: &mut Canvas<'_>,
    (cols, rows): (u16, u16),
    screen: Rect,
    (title, edges): (&str, Edges<'_>),
) -> Rect {
    let width = (cols + 2).min(screen.width);
    let height = (rows + 2).min(screen.height);
    let outer = Rect::new(
        screen.x + (screen.width - width) / 2,
        screen.y + (screen.height - height) / 2,
        width,
        height,
    );
    canvas.clear(outer);
    if width < 10 || height < 3 {
        return outer;
    }
    let inner = Rect::new(outer.x + 1, outer.y + 1, width - 2, height - 2);
    let title = Title {
        pane: PaneId::Article,
        words: title.to_owned(),
        active: true,
    };
    border::draw(canvas, Frame { outer, inner }, true, &[title], edges);
    inner
}

/// The blank column beside a border, where there is one.
pub(super) fn margin(inner: Rect) -> u16 {
    u16::from(inner.width > 8)
}
