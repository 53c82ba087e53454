use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::style::Palette;
use crate::app::Symbols;
use crate::config::Borders;
use crate::text::width::{self, Cluster};

/// A buffer to draw on, with the signs and styles to draw in.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    symbols: Symbols,
    /// What stands around panes.
    pub(super) borders: Borders,
    /// The styles.
    pub(super) palette: Palette,
    /// Where the terminal's cursor is to stand.
    pub(super) cursor: Option<Position>,
    /// The area of the article; empty where it is not shown.
    pub(super) article: Rect,
    links: Vec<(Position, u32)>,
}

impl<'a> Canvas<'a> {
    /// A canvas over a whole buffer.
    pub(super) fn new(buffer: &'a mut Buffer, symbols: Symbols, palette: Palette) -> Self {
        Self {
            buffer,
            symbols,
            borders: Borders::Lines,
            palette,
            cursor: None,
            article: Rect::default(),
            links: Vec::new(),
        }
    }

    /// Whether signs are limited to ASCII.
    pub(super) fn is_ascii(&self) -> bool {
        self.symbols == Symbols::Ascii
    }

    /// Draws one cluster that takes columns; outside the buffer, nothing.
    pub(super) fn cluster(&mut self, (col, row): (u16, u16), cluster: Cluster<'_>, style: Style) {
        let Some(cell) = self.buffer.cell_mut((col, row)) else {
            return;
        };
        let page = self.palette.page();
        put(cell, cluster.text, (page, style));
        if cluster.cols > 1
            && let Some(next) = self.buffer.cell_mut((col + 1, row))
        {
            put(next, " ", (page, style));
        }
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
        let mut used = 0;
        for cluster in width::clusters(words) {
            let taken = u16::try_from(cluster.cols).unwrap_or(0);
            if taken == 0 {
                continue;
            }
            if used + taken > cols {
                break;
            }
            self.cluster((col + used, row), cluster, style);
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
        self.buffer.set_style(area, style);
    }

    /// Lets some columns of a row belong to a link, by its number.
    pub(super) fn link(&mut self, (col, row): (u16, u16), cols: u16, number: u32) {
        let places = (0..cols).map(|nth| Position::new(col.saturating_add(nth), row));
        self.links.extend(places.map(|place| (place, number)));
    }

    /// The cells that belong to links, and to which.
    pub(super) fn into_links(self) -> Vec<(Position, u32)> {
        self.links
    }

    /// Empties an area.
    pub(super) fn clear(&mut self, area: Rect) {
        self.links.retain(|(place, _)| !area.contains(*place));
        let page = self.palette.page();
        let area = area.intersection(self.buffer.area);
        // Two areas without a common cell may meet in rows of no width.
        for row in area.rows().filter(|row| !row.is_empty()) {
            let first = self.buffer.index_of(row.x, row.y);
            let cells = first..first + usize::from(row.width);
            if let Some(cells) = self.buffer.content.get_mut(cells) {
                for cell in cells {
                    put(cell, " ", (page, Style::new()));
                }
            }
        }
    }
}

/// Gives a cell a symbol and a look over that of the page, whatever it had.
fn put(cell: &mut Cell, symbol: &str, (page, style): (Style, Style)) {
    cell.reset();
    if symbol != " " {
        cell.set_symbol(symbol);
    }
    cell.fg = style.fg.or(page.fg).unwrap_or_default();
    cell.bg = style.bg.or(page.bg).unwrap_or_default();
    let modifier = page.add_modifier.difference(style.sub_modifier);
    cell.modifier = modifier.union(style.add_modifier);
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
    use super::*;
    use crate::config::ColorLevel;

    fn drawn(symbols: Symbols, draw: impl FnOnce(&mut Canvas<'_>)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        draw(&mut Canvas::new(
            &mut buffer,
            symbols,
            Palette::new(ColorLevel::None, None),
        ));
        buffer
            .content()
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect()
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
