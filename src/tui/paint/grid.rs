use std::hash::{BuildHasher as _, RandomState};
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use super::pen::Pen;
use crate::text::width;

/// What stands in a cell, as a number: the bytes of up to seven, a hash of more; 0 in the second column of a wide character.
pub(super) type Symbol = u64;

/// A blank.
pub(super) const BLANK: Symbol = b' ' as Symbol;

/// Marks the hash of a long symbol: no packed one has this bit.
const IS_HASH: Symbol = 1 << 63;

/// How the cells of a screen look.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    size: Size,
    symbols: Vec<Symbol>,
    pens: Vec<Pen>,
    /// The link of each cell, by its number; 0 for none.
    links: Vec<u32>,
}

impl Grid {
    /// An empty screen.
    pub(super) fn new(size: Size) -> Self {
        let mut grid = Self::default();
        grid.empty(size);
        grid
    }

    /// Makes it an empty screen of a size.
    pub(super) fn empty(&mut self, size: Size) {
        self.clear(size);
        let count = usize::from(size.width) * usize::from(size.height);
        self.symbols.resize(count, BLANK);
        self.pens.resize(count, Pen::default());
        self.links.resize(count, 0);
    }

    fn clear(&mut self, size: Size) {
        self.size = size;
        self.symbols.clear();
        self.pens.clear();
        self.links.clear();
    }

    /// Takes the looks of a frame, and its size; and the cells that belong to links, with their numbers.
    pub(super) fn load(
        &mut self,
        buffer: &Buffer,
        linked: &[(Position, u32)],
        hashes: &RandomState,
    ) {
        self.clear(buffer.area.as_size());
        let rows = buffer.content.chunks(usize::from(self.size.width).max(1));
        for row in rows {
            let mut covered = 0;
            for cell in row {
                let symbol = cell.symbol();
                let packed = if covered > 0 {
                    covered -= 1;
                    0
                } else {
                    if !symbol.is_ascii() {
                        covered = width::cluster(symbol).saturating_sub(1);
                    }
                    pack(symbol, hashes)
                };
                self.symbols.push(packed);
                self.pens.push(seen(packed, Pen::of(cell)));
            }
        }
        self.links.resize(self.symbols.len(), 0);
        for (place, number) in linked {
            let index = self.index(*place);
            if let Some(link) = index.and_then(|index| self.links.get_mut(index)) {
                *link = *number;
            }
        }
    }

    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// A row; an empty one outside the screen.
    pub(super) fn row(&self, row: u16) -> Row<'_> {
        let range = self.range(row);
        Row {
            symbols: self.symbols.get(range.clone()).unwrap_or_default(),
            pens: self.pens.get(range.clone()).unwrap_or_default(),
            links: self.links.get(range).unwrap_or_default(),
        }
    }

    fn range(&self, row: u16) -> Range<usize> {
        let width = usize::from(self.size.width);
        let start = usize::from(row) * width;
        start..start + width
    }

    fn index(&self, place: Position) -> Option<usize> {
        let is_inside = place.x < self.size.width && place.y < self.size.height;
        let index = usize::from(place.y) * usize::from(self.size.width) + usize::from(place.x);
        is_inside.then_some(index)
    }

    /// Moves the rows of `top..=bottom` up by `rows`, or down when it is negative; the rows that come in are empty.
    pub(super) fn scroll(&mut self, top: u16, bottom: u16, rows: i32) {
        let width = usize::from(self.size.width);
        let range = usize::from(top) * width..(usize::from(bottom) + 1) * width;
        let by = (rows.unsigned_abs() as usize * width).min(range.len());
        shift(&mut self.symbols, range.clone(), (by, rows < 0), BLANK);
        shift(
            &mut self.pens,
            range.clone(),
            (by, rows < 0),
            Pen::default(),
        );
        shift(&mut self.links, range, (by, rows < 0), 0);
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
            let is_same = symbols.0 == symbols.1 && pens.0 == pens.1 && links.0 == links.1;
            (!is_same && *symbols.1 != 0).then_some(x)
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

    /// The look of a cell.
    pub(super) fn pen(&self, x: u16) -> Pen {
        self.pens.get(usize::from(x)).copied().unwrap_or_default()
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

/// The number of a symbol. A hash is one that nobody can foresee.
fn pack(symbol: &str, hashes: &RandomState) -> Symbol {
    let bytes = symbol.as_bytes();
    match bytes {
        [] => 0,
        [byte] => Symbol::from(*byte),
        _ if bytes.len() < size_of::<Symbol>() => {
            let shifted = |all: Symbol, byte: &u8| all << 8 | Symbol::from(*byte);
            bytes.iter().fold(0, shifted)
        }
        _ => hashes.hash_one(symbol) | IS_HASH,
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
