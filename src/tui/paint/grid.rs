use std::hash::{Hash as _, Hasher};
use std::mem;
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::pen::{Pen, SEEN_ON_BLANKS};
use crate::text::width;

/// The cells of a screen. The second column of a wide character holds a cell without a symbol.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    size: Size,
    cells: Vec<Cell>,
    /// A number for each cell that is the same for the same look, to compare many quickly.
    marks: Vec<u64>,
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
        let count = usize::from(size.width) * usize::from(size.height);
        self.size = size;
        self.cells.clear();
        self.cells.resize(count, Cell::EMPTY);
        self.marks.clear();
        self.marks.resize(count, mark(&Cell::EMPTY, 0));
        self.links.clear();
        self.links.resize(count, 0);
    }

    /// Takes the cells of a frame, and its size; and the cells that belong to links, with their numbers.
    pub(super) fn load(&mut self, buffer: &mut Buffer, linked: &[(Position, u32)]) {
        self.size = buffer.area.as_size();
        self.cells = mem::take(&mut buffer.content);
        let mut covered = 0;
        for (index, cell) in self.cells.iter_mut().enumerate() {
            if index % usize::from(self.size.width) == 0 {
                covered = 0;
            }
            if covered > 0 {
                covered -= 1;
                cell.set_symbol("");
            } else if !cell.symbol().is_ascii() {
                covered = width::cluster(cell.symbol()).saturating_sub(1);
            } else if cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANKS) {
                // Two blanks that look the same are the same.
                (cell.fg, cell.modifier) = (Color::Reset, Modifier::empty());
            }
        }
        self.links.clear();
        self.links.resize(self.cells.len(), 0);
        for (place, number) in linked {
            let index = self.index(*place);
            if let Some(link) = index.and_then(|index| self.links.get_mut(index)) {
                *link = *number;
            }
        }
        self.marks.clear();
        let cells = self.cells.iter().zip(&self.links);
        self.marks
            .extend(cells.map(|(cell, link)| mark(cell, *link)));
    }

    /// Gives the room for cells, which are of no use any more, to the next frame.
    pub(super) fn unload(&mut self, buffer: &mut Buffer) {
        buffer.content = mem::take(&mut self.cells);
        let count = usize::from(buffer.area.width) * usize::from(buffer.area.height);
        buffer.content.resize(count, Cell::EMPTY);
    }

    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// A row; an empty one outside the screen.
    pub(super) fn row(&self, row: u16) -> Row<'_> {
        let range = self.range(row);
        Row {
            cells: self.cells.get(range.clone()).unwrap_or_default(),
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

    /// The marks of the cells of a row; none outside the screen.
    pub(super) fn marks(&self, row: u16) -> &[u64] {
        self.marks.get(self.range(row)).unwrap_or_default()
    }

    /// Moves the rows of `top..=bottom` up by `rows`, or down when it is negative; the rows that come in are empty.
    pub(super) fn scroll(&mut self, top: u16, bottom: u16, rows: i32) {
        let width = usize::from(self.size.width);
        let range = usize::from(top) * width..(usize::from(bottom) + 1) * width;
        let by = (rows.unsigned_abs() as usize * width).min(range.len());
        if let Some(cells) = self.cells.get_mut(range.clone()) {
            shift(cells, by, rows < 0, &Cell::EMPTY);
        }
        if let Some(marks) = self.marks.get_mut(range.clone()) {
            shift(marks, by, rows < 0, &mark(&Cell::EMPTY, 0));
        }
        if let Some(links) = self.links.get_mut(range) {
            shift(links, by, rows < 0, &0);
        }
    }
}

/// The cells of a row of a screen and their links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row<'a> {
    cells: &'a [Cell],
    links: &'a [u32],
}

impl<'a> Row<'a> {
    pub(super) fn cell(&self, x: u16) -> Option<&'a Cell> {
        self.cells.get(usize::from(x))
    }

    /// The cells from a column on, with their columns.
    pub(super) fn cells_from(&self, x: u16) -> impl Iterator<Item = (u16, &'a Cell)> + use<'a> {
        let cells = self.cells.get(usize::from(x)..).unwrap_or_default();
        (x..).zip(cells)
    }

    /// The link of a cell; 0 for none.
    pub(super) fn link(&self, x: u16) -> u32 {
        self.links.get(usize::from(x)).copied().unwrap_or(0)
    }

    /// Whether a cell is the same in another row.
    pub(super) fn looks_like(&self, other: &Row<'_>, x: u16) -> bool {
        self.cell(x) == other.cell(x) && self.link(x) == other.link(x)
    }
}

/// Whether a cell is a blank without a look of its own.
pub(super) fn is_empty(cell: &Cell) -> bool {
    cell.symbol() == " " && Pen::of(cell) == Pen::default()
}

fn shift<T: Clone>(items: &mut [T], by: usize, to_end: bool, empty: &T) {
    if to_end {
        items.rotate_right(by);
        items
            .iter_mut()
            .take(by)
            .for_each(|item| item.clone_from(empty));
    } else {
        items.rotate_left(by);
        items
            .iter_mut()
            .rev()
            .take(by)
            .for_each(|item| item.clone_from(empty));
    }
}

/// A number for the look of a cell.
fn mark(cell: &Cell, link: u32) -> u64 {
    let mut fold = Fold(u64::from(link));
    (cell.symbol(), cell.fg, cell.bg, cell.modifier).hash(&mut fold);
    fold.0
}

/// A quick hash; nobody gains by making its values meet, as rows are compared cell by cell in the end.
struct Fold(u64);

impl Hasher for Fold {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    fn write_u16(&mut self, value: u16) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write_isize(&mut self, value: isize) {
        self.write_u64(value.unsigned_abs() as u64);
    }
}
