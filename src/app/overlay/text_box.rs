use crate::app::msg::PaneSize;
use crate::layout::wrap;

/// The shape of a box of text on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteShape {
    /// Screen columns.
    pub cols: u16,
    /// The maximum number of rows.
    pub rows: u16,
}

impl NoteShape {
    const COLS: u16 = 66;

    /// The shape for a screen.
    pub fn of(screen: PaneSize) -> Self {
        Self {
            cols: screen.cols.saturating_sub(4).clamp(1, Self::COLS),
            rows: screen.rows.saturating_sub(2).max(1),
        }
    }

    /// The rows of lines, wrapped.
    pub fn wrap(self, lines: &[String]) -> Vec<&str> {
        let lines = lines.iter();
        lines
            .flat_map(|line| wrap::lines(line, usize::from(self.cols)))
            .collect()
    }

    /// The maximum scroll position.
    pub fn last_scroll(self, lines: &[String]) -> u16 {
        let rows = u16::try_from(self.wrap(lines).len()).unwrap_or(u16::MAX);
        rows.saturating_sub(self.rows)
    }
}
