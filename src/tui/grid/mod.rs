//! The cells of a screen, in the form in which they are drawn and compared.
//!
//! Not a ratatui buffer, whose cells hold a string each: every key draws every cell and compares it, up to seven times where
//! rows have moved, and numbers take a third of that time.

mod pen;
mod symbol;
#[cfg(test)]
pub(super) mod tests;

use std::ops::Range;

use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use crate::text::width::Cluster;
use pen::Patch;
use symbol::Long;

pub(super) use pen::{Pen, Shade};
pub(super) use symbol::{BLANK, COVERED, Symbol};

/// How the cells of a screen look.
#[derive(Clone, Debug)]
pub struct Grid {
    size: Size,
    symbols: Vec<Symbol>,
    pens: Vec<Pen>,
    /// The link of each cell, by its number; 0 for none.
    links: Vec<u32>,
    long: Long,
}

impl Grid {
    /// An empty screen. Only those that were cloned from each other can be compared.
    pub fn new(size: Size) -> Self {
        let mut grid = Self {
            size,
            symbols: Vec::new(),
            pens: Vec::new(),
            links: Vec::new(),
            long: Long::default(),
        };
        grid.empty(size);
        grid
    }

    /// Makes it an empty screen of a size.
    pub(super) fn empty(&mut self, size: Size) {
        self.size = size;
        let count = usize::from(size.width) * usize::from(size.height);
        refill(&mut self.symbols, count, BLANK);
        refill(&mut self.pens, count, Pen::default());
        refill(&mut self.links, count, 0);
        self.long.clear();
    }

    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// The whole screen.
    pub(super) fn area(&self) -> Rect {
        Rect::new(0, 0, self.size.width, self.size.height)
    }

    /// A row; an empty one outside the screen.
    pub(super) fn row(&self, row: u16) -> Row<'_> {
        let range = self.range(row, 0, self.size.width);
        Row {
            symbols: self.symbols.get(range.clone()).unwrap_or_default(),
            pens: self.pens.get(range.clone()).unwrap_or_default(),
            links: self.links.get(range).unwrap_or_default(),
        }
    }

    /// Adds the characters that a symbol of the screen stands for.
    pub(super) fn write(&self, symbol: Symbol, out: &mut Vec<u8>) {
        self.long.write(symbol, out);
    }

    /// Puts a cluster over what stands there; nothing outside the screen, a blank where one of two columns is.
    pub(super) fn put(&mut self, (col, row): (u16, u16), cluster: Cluster<'_>, pen: Pen) {
        if col >= self.size.width || row >= self.size.height || cluster.cols == 0 {
            return;
        }
        let first = usize::from(row) * usize::from(self.size.width) + usize::from(col);
        if cluster.cols == 1 {
            self.cut(first, first + 1);
            let symbol = self.long.pack(cluster.text);
            self.set(first, symbol, pen);
        } else if col + 1 < self.size.width {
            self.cut(first, first + 2);
            let symbol = self.long.pack(cluster.text);
            self.set(first, symbol, pen);
            self.set(first + 1, COVERED, pen);
        } else {
            self.cut(first, first + 1);
            self.set(first, BLANK, pen);
        }
    }

    fn set(&mut self, index: usize, symbol: Symbol, pen: Pen) {
        if let (Some(cell), Some(look)) = (self.symbols.get_mut(index), self.pens.get_mut(index)) {
            *cell = symbol;
            *look = pen;
        }
    }

    /// Empties an area, links included.
    pub(super) fn clear(&mut self, area: Rect, pen: Pen) {
        let area = area.intersection(self.area());
        for row in area.top()..area.bottom() {
            let cells = self.range(row, area.x, area.width);
            if cells.is_empty() {
                continue;
            }
            self.cut(cells.start, cells.end);
            fill(&mut self.symbols, cells.clone(), BLANK);
            fill(&mut self.pens, cells.clone(), pen);
            fill(&mut self.links, cells, 0);
        }
    }

    /// Lays a style over an area, leaving the words.
    pub(super) fn restyle(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.area());
        let patch = Patch::of(style);
        for row in area.top()..area.bottom() {
            let cells = self.range(row, area.x, area.width);
            for pen in self.pens.get_mut(cells).unwrap_or_default() {
                *pen = patch.over(*pen);
            }
        }
    }

    /// Lets some columns of a row belong to a link, by its number.
    pub(super) fn link(&mut self, (col, row): (u16, u16), cols: u16, number: u32) {
        let area = Rect::new(col, row, cols, 1).intersection(self.area());
        if !area.is_empty() {
            let cells = self.range(row, area.x, area.width);
            fill(&mut self.links, cells, number);
        }
    }

    /// Moves the rows of `top..=bottom` up by `rows`, or down when it is negative; the rows that come in are empty.
    pub(super) fn scroll(&mut self, top: u16, bottom: u16, rows: i32) {
        let width = usize::from(self.size.width);
        let range = usize::from(top) * width..(usize::from(bottom) + 1) * width;
        let by = (rows.unsigned_abs() as usize * width).min(range.len());
        let way = (by, rows < 0);
        shift(&mut self.symbols, range.clone(), way, BLANK);
        shift(&mut self.pens, range.clone(), way, Pen::default());
        shift(&mut self.links, range, way, 0);
    }

    /// Blanks the halves that cells of a row leave of the wide characters over their two ends.
    fn cut(&mut self, first: usize, end: usize) {
        if self.symbols.get(first) == Some(&COVERED)
            && let Some(half) = self.symbols.get_mut(first.saturating_sub(1))
        {
            *half = BLANK;
        }
        // No row begins with a covered cell.
        if let Some(half @ &mut COVERED) = self.symbols.get_mut(end) {
            *half = BLANK;
        }
    }

    fn range(&self, row: u16, col: u16, cols: u16) -> Range<usize> {
        let start = usize::from(row) * usize::from(self.size.width) + usize::from(col);
        start..start + usize::from(cols)
    }
}

/// The cells of a row of a screen and their links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row<'a> {
    symbols: &'a [Symbol],
    pens: &'a [Pen],
    links: &'a [u32],
}

impl<'a> Row<'a> {
    /// The columns that are not the same in a row that is wanted, but those that a wide character covers.
    pub(super) fn changes(&self, wanted: &Row<'a>) -> impl Iterator<Item = u16> + use<'a> {
        let symbols = self.symbols.iter().zip(wanted.symbols);
        let pens = self.pens.iter().zip(wanted.pens);
        let links = self.links.iter().zip(wanted.links);
        let cells = (0..).zip(symbols.zip(pens).zip(links));
        cells.filter_map(|(x, ((symbols, pens), links))| {
            let is_same = symbols.0 == symbols.1
                && links.0 == links.1
                && (pens.0 == pens.1 || seen(*symbols.0, *pens.0) == seen(*symbols.1, *pens.1));
            (!is_same && *symbols.1 != COVERED).then_some(x)
        })
    }

    /// What stands in the cells.
    pub(super) fn symbols(&self) -> &'a [Symbol] {
        self.symbols
    }

    /// What stands in a cell; nothing outside the row.
    pub(super) fn symbol(&self, x: u16) -> Option<Symbol> {
        self.symbols.get(usize::from(x)).copied()
    }

    /// The look of a cell, as far as it is seen.
    pub(super) fn pen(&self, x: u16) -> Pen {
        let pen = self.pens.get(usize::from(x)).copied();
        seen(self.symbol(x).unwrap_or(BLANK), pen.unwrap_or_default())
    }

    /// The link of a cell; 0 for none.
    pub(super) fn link(&self, x: u16) -> u32 {
        self.links.get(usize::from(x)).copied().unwrap_or(0)
    }

    /// Whether a cell is the same in another row.
    pub(super) fn looks_like(&self, other: &Row<'_>, x: u16) -> bool {
        self.symbol(x) == other.symbol(x)
            && self.pen(x) == other.pen(x)
            && self.link(x) == other.link(x)
    }

    /// Whether a cell is a blank without a look of its own.
    pub(super) fn is_empty(&self, x: u16) -> bool {
        self.symbol(x) == Some(BLANK) && self.pen(x) == Pen::default() && self.link(x) == 0
    }
}

/// What is seen of a look: two blanks that look the same are the same.
fn seen(symbol: Symbol, pen: Pen) -> Pen {
    if symbol == BLANK {
        pen.on_blanks()
    } else {
        pen
    }
}

fn refill<T: Copy>(items: &mut Vec<T>, count: usize, item: T) {
    items.clear();
    items.resize(count, item);
}

fn fill<T: Copy>(items: &mut [T], range: Range<usize>, item: T) {
    items.get_mut(range).unwrap_or_default().fill(item);
}

fn shift<T: Copy>(items: &mut [T], range: Range<usize>, (by, to_end): (usize, bool), empty: T) {
    let items = items.get_mut(range).unwrap_or_default();
    let come_in = if to_end {
        items.rotate_right(by);
        items.get_mut(..by)
    } else {
        items.rotate_left(by);
        items
            .len()
            .checked_sub(by)
            .and_then(|kept| items.get_mut(kept..))
    };
    come_in.unwrap_or_default().fill(empty);
}
