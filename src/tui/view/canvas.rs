use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::style::Palette;
use crate::app::Link;
use crate::config::{Borders, Symbols};
use crate::text::width::{self, Cluster};
use crate::tui::grid::{Grid, Pen};

/// A screen to draw on, with the signs and styles to draw in.
pub(super) struct Canvas<'a> {
    grid: &'a mut Grid,
    symbols: Symbols,
    /// What stands around panes.
    pub(super) borders: Borders,
    /// The styles.
    pub(super) palette: Palette,
    /// Where the terminal's cursor is to stand.
    pub(super) cursor: Option<Position>,
    /// The area of the article; empty where it is not shown.
    pub(super) article: Rect,
    /// The look of the page, where nothing else is said.
    page: Pen,
}

impl<'a> Canvas<'a> {
    /// A canvas over a whole screen.
    pub(super) fn new(grid: &'a mut Grid, symbols: Symbols, palette: Palette) -> Self {
        Self {
            grid,
            symbols,
            borders: Borders::Lines,
            palette,
            cursor: None,
            article: Rect::default(),
            page: Pen::default().with(palette.page()),
        }
    }

    /// Whether signs are limited to ASCII.
    pub(super) fn is_ascii(&self) -> bool {
        self.symbols == Symbols::Ascii
    }

    /// Draws one cluster that takes columns; outside the screen, nothing.
    pub(super) fn cluster(&mut self, at: (u16, u16), cluster: Cluster<'_>, style: Style) {
        self.grid.put(at, cluster, self.page.with(style));
    }

    /// Draws words in at most `cols` columns, as they are; gives the columns used. Controls and whatever has no width of
    /// its own are left out.
    pub(super) fn words(
        &mut self,
        (col, row): (u16, u16),
        cols: u16,
        words: &str,
        style: Style,
    ) -> u16 {
        let pen = self.page.with(style);
        let mut used = 0;
        for cluster in width::clusters(words) {
            let taken = u16::try_from(cluster.cols).unwrap_or(0);
            if taken == 0 {
                continue;
            }
            if used + taken > cols {
                break;
            }
            self.grid.put((col + used, row), cluster, pen);
            used += taken;
        }
        used
    }

    /// Draws words of the program's own: signs as the terminal can show them. Gives the columns used.
    pub(super) fn chrome(&mut self, at: (u16, u16), cols: u16, words: &str, style: Style) -> u16 {
        if self.is_ascii() {
            let folded: String = words.chars().map(fold).collect();
            return self.words(at, cols, &folded, style);
        }
        self.words(at, cols, words, style)
    }

    /// Changes the style of an area, leaving the words.
    pub(super) fn restyle(&mut self, area: Rect, style: Style) {
        self.grid.restyle(area, style);
    }

    /// Lets some columns of a row belong to a link.
    pub(super) fn link(&mut self, at: (u16, u16), cols: u16, link: &Link) {
        self.grid.link(at, cols, link.number());
    }

    /// Empties an area.
    pub(super) fn clear(&mut self, area: Rect) {
        self.grid.clear(area, self.page);
    }
}

/// The ASCII stand-in of a sign, one column for one column.
fn fold(c: char) -> char {
    match c {
        '●' | '◆' | '◈' | '•' | '▅' | '▆' => '*',
        '○' => 'o',
        '◌' => '?',
        '◐' => '%',
        '━' | '─' | '–' | '—' | '╌' | '·' => '-',
        '├' => '[',
        '┤' => ']',
        '◄' | '◀' => '<',
        '►' | '▶' | '»' => '>',
        '▷' => '}',
        '▌' | '│' => '|',
        '┬' | '▪' => '+',
        '└' => '`',
        '┊' => ':',
        '═' | '╪' | '▃' | '▄' => '=',
        '…' => '~',
        '┃' | '¶' | '▇' | '█' => '#',
        '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        '↵' | '↑' => '^',
        '↓' => 'v',
        '▁' | '▂' => '.',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::layout::Size;

    use super::*;
    use crate::config::ColorLevel;
    use crate::tui::grid::tests::buffer;

    fn drawn(symbols: Symbols, draw: impl FnOnce(&mut Canvas<'_>)) -> String {
        let mut grid = Grid::new(Size::new(6, 1));
        draw(&mut Canvas::new(
            &mut grid,
            symbols,
            Palette::new(ColorLevel::None, None),
        ));
        let buffer = buffer(&grid);
        buffer.content().iter().map(Cell::symbol).collect()
    }

    #[test]
    fn controls_and_bare_accents_are_left_out() {
        let shown = drawn(Symbols::Unicode, |canvas| {
            canvas.words((0, 0), 6, "a\x1b[b\u{200B}c", Style::new());
        });
        assert_eq!(shown, "a[bc  ");
    }

    #[test]
    fn a_wide_cluster_is_not_cut_in_two() {
        let shown = drawn(Symbols::Unicode, |canvas| {
            assert_eq!(canvas.words((0, 0), 3, "日本", Style::new()), 2);
        });
        assert_eq!(shown.trim_end(), "日");
    }

    #[test]
    fn signs_have_an_ascii_form_and_letters_keep_theirs() {
        let shown = drawn(Symbols::Ascii, |canvas| {
            canvas.chrome((0, 0), 6, "●━ é…", Style::new());
        });
        assert_eq!(shown, "*- é~ ");
    }

    #[test]
    fn nothing_is_drawn_beyond_the_screen() {
        drawn(Symbols::Unicode, |canvas| {
            canvas.words((5, 0), 9, "日本", Style::new());
            canvas.words((0, 7), 9, "x", Style::new());
        });
    }
}
