//! Where everything stands on a screen of a size: pure, so that loop, mouse and drawing agree.

use ratatui::layout::Rect;

use crate::app::{App, PaneId, PaneSize, Panes, Pointer, PointerKind};

/// The places of everything on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The whole screen.
    pub screen: Rect,
    /// The article with gutter and scrollbar.
    pub article: Option<Rect>,
}

impl Arrangement {
    /// The sizes for [`Msg::Resized`](crate::app::Msg::Resized).
    pub fn sizes(&self) -> Panes {
        let size = |area: Rect| PaneSize {
            cols: area.width,
            rows: area.height,
        };
        Panes {
            screen: size(self.screen),
            article: self.article.map(size).unwrap_or_default(),
            ..Panes::default()
        }
    }
}

/// Arranges the panes on a screen of a size.
pub fn panes(screen: PaneSize, _app: &App) -> Arrangement {
    let screen = Rect::new(0, 0, screen.cols, screen.rows);
    Arrangement {
        screen,
        article: Some(screen),
    }
}

/// The pane under a column and row of the screen, both from 0; `None` on borders and bars.
pub fn pointer(
    arrangement: &Arrangement,
    col: u16,
    row: u16,
    kind: PointerKind,
) -> Option<Pointer> {
    let area = arrangement.article?;
    area.contains((col, row).into()).then(|| Pointer {
        pane: PaneId::Article,
        col: col.saturating_sub(area.x),
        row: row.saturating_sub(area.y),
        kind,
    })
}
