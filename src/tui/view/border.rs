use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::style::Palette;
use crate::config::Borders;
use crate::text::width;
use crate::tui::panes::Frame;
use crate::tui::titles::{self, Title};

/// What a border says besides the titles.
#[derive(Clone, Copy, Default)]
pub(super) struct Edges<'a> {
    /// At the lower left: what can be done, or what the signs mean.
    pub(super) hint: &'a str,
    /// How many entries stand above and below what is shown, at the right.
    pub(super) hidden: (usize, usize),
}

struct Lines {
    corners: [&'static str; 4],
    across: &'static str,
    down: &'static str,
}

const HEAVY: Lines = Lines {
    corners: ["┏", "┓", "┗", "┛"],
    across: "━",
    down: "┃",
};
const LIGHT: Lines = Lines {
    corners: ["┌", "┐", "└", "┘"],
    across: "─",
    down: "│",
};
const HEAVY_ASCII: Lines = Lines {
    corners: ["#", "#", "#", "#"],
    across: "=",
    down: "#",
};
const LIGHT_ASCII: Lines = Lines {
    corners: ["+", "+", "+", "+"],
    across: "-",
    down: "|",
};

const BLANK: Lines = Lines {
    corners: [" ", " ", " ", " "],
    across: " ",
    down: " ",
};

/// Draws a border, heavy for the pane with the focus, with titles and what is hidden above, a hint and what is hidden
/// below; nothing for a bare pane.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    frame: Frame,
    focus: bool,
    titles: &[Title],
    edges: Edges<'_>,
) {
    let area = frame.outer;
    if !frame.has_border() || area.width < 2 || area.height < 2 {
        return;
    }
    let lines = match (focus, canvas.is_ascii()) {
        _ if canvas.borders == Borders::None => BLANK,
        (true, false) => HEAVY,
        (false, false) => LIGHT,
        (true, true) => HEAVY_ASCII,
        (false, true) => LIGHT_ASCII,
    };
    let style = if focus {
        Style::new()
    } else {
        canvas.palette.dim()
    };
    frame_lines(canvas, area, &lines, style);
    let used = draw_titles(canvas, area, focus, titles);
    let (above, below) = edges.hidden;
    draw_hidden(canvas, (area, area.y), ('↑', above), (used, style));
    let hint_cols = u16::try_from(width::columns(edges.hint)).unwrap_or(u16::MAX);
    let mut used = 0;
    if hint_cols > 0 && hint_cols.saturating_add(6) <= area.width {
        let style = if focus { Palette::bold() } else { style };
        let hint = format!(" {} ", edges.hint);
        let at = (area.x + 2, area.bottom() - 1);
        used = canvas.chrome(at, hint_cols + 2, &hint, style);
    }
    draw_hidden(
        canvas,
        (area, area.bottom() - 1),
        ('↓', below),
        (used, style),
    );
}

/// Draws the titles; gives the columns used.
fn draw_titles(canvas: &mut Canvas<'_>, area: Rect, focus: bool, titles: &[Title]) -> u16 {
    let mut used = 0;
    for (title, place) in titles::places(titles, area) {
        let room = usize::from(place.width.saturating_sub(2));
        let words = format!(" {} ", width::ellipsize(&title.words, room, "…"));
        let style = match (title.active, focus) {
            (true, true) => Palette::bold(),
            (true, false) => Style::new(),
            (false, _) => canvas.palette.dim(),
        };
        canvas.chrome((place.x, place.y), place.width, &words, style);
        used = place.right() - area.x;
    }
    used
}

/// Draws how many entries are hidden, if any, at the right end of a row of the border, unless what stands there needs it.
fn draw_hidden(
    canvas: &mut Canvas<'_>,
    (area, row): (Rect, u16),
    (sign, count): (char, usize),
    (used, style): (u16, Style),
) {
    let words = format!(" {sign} {count} ");
    let cols = u16::try_from(width::columns(&words)).unwrap_or(u16::MAX);
    if count > 0 && used.saturating_add(cols).saturating_add(5) <= area.width {
        canvas.chrome((area.right() - 2 - cols, row), cols, &words, style);
    }
}

fn frame_lines(canvas: &mut Canvas<'_>, area: Rect, lines: &Lines, style: Style) {
    let (left, right) = (area.x, area.right() - 1);
    let (top, bottom) = (area.y, area.bottom() - 1);
    for col in left..=right {
        canvas.words((col, top), 1, lines.across, style);
        canvas.words((col, bottom), 1, lines.across, style);
    }
    for row in top..=bottom {
        canvas.words((left, row), 1, lines.down, style);
        canvas.words((right, row), 1, lines.down, style);
    }
    let places = [(left, top), (right, top), (left, bottom), (right, bottom)];
    for ((col, row), corner) in places.into_iter().zip(lines.corners) {
        canvas.words((col, row), 1, corner, style);
    }
}
