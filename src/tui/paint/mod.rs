//! Turns changed cells into bytes for a terminal: as few as are needed, one write a frame.

mod links;
mod runs;
mod scroll;
mod sgr;
#[cfg(test)]
mod tests;

use std::io::Write as _;
use std::mem;

use crossterm::cursor::{Hide, MoveRight, MoveTo, MoveToColumn, Show};
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use crossterm::{Command, queue};
use ratatui::layout::{Position, Size};

use super::grid::{self, Grid, Pen, Row};
use crate::app::Link;
use crate::text::width;
use runs::{Run, Runs};
use scroll::Scroll;

/// The widest stretch of unchanged cells that is written again rather than passed over: as long as moving past it.
const BRIDGE: u16 = 4;

/// Turns frames into the bytes that make a terminal show them.
#[derive(Debug)]
pub(super) struct Painter {
    shown: Grid,
    wanted: Grid,
    size: Size,
    /// The bytes of the frame that is being made.
    bytes: Vec<u8>,
    /// Whether nothing is known of what is shown.
    is_unknown: bool,
    /// Where the next character would land, if that is certain.
    at: Option<Position>,
    pen: Pen,
    /// The link that what is written belongs to; 0 for none.
    link: u32,
    /// Where the cursor is seen.
    cursor: Option<Position>,
    is_synchronized: bool,
}

impl Painter {
    /// A painter for an empty terminal of the given columns and rows.
    pub(super) fn new((cols, rows): (u16, u16)) -> Self {
        let size = Size::new(cols, rows);
        let shown = Grid::new(size);
        Self {
            wanted: shown.clone(),
            shown,
            size,
            bytes: Vec::new(),
            is_unknown: false,
            at: None,
            pen: Pen::default(),
            link: 0,
            cursor: None,
            is_synchronized: false,
        }
    }

    /// Notes the size of the terminal, and that nothing is known of what it shows.
    pub(super) fn resize(&mut self, (cols, rows): (u16, u16)) {
        self.size = Size::new(cols, rows);
        self.is_unknown = true;
    }

    /// Encloses every frame in a synchronized update, for a terminal that knows them.
    pub(super) fn synchronize(&mut self, on: bool) {
        self.is_synchronized = on;
    }

    /// Notes that the terminal was set up anew: its cursor is hidden.
    pub(super) fn begin_anew(&mut self) {
        self.cursor = None;
    }

    /// Draws a frame on an empty screen and gives the bytes that show it, and the cursor where `draw` says; none when it is
    /// shown already. The cells that belong to links are made known to the terminal, with the addresses in `links`.
    pub(super) fn draw(
        &mut self,
        links: &[Link],
        draw: impl FnOnce(&mut Grid) -> Option<Position>,
    ) -> Vec<u8> {
        self.wanted.empty(self.size);
        let cursor = draw(&mut self.wanted);
        if mem::take(&mut self.is_unknown) {
            add(&mut self.bytes, SetAttribute(Attribute::Reset));
            add(&mut self.bytes, Clear(ClearType::All));
            (self.pen, self.at) = (Pen::default(), None);
            self.shown.empty(self.size);
        } else if let Some(scroll) = scroll::find(&self.shown, &self.wanted) {
            self.scroll(scroll);
        }
        let mut runs = Runs::between(&self.shown, &self.wanted);
        runs.sort();
        mem::swap(&mut self.shown, &mut self.wanted);
        for run in runs.iter() {
            self.paint(run, links);
        }
        let body = mem::take(&mut self.bytes);
        if body.is_empty() && self.cursor == cursor {
            return body;
        }
        self.enclose(&body, cursor)
    }

    /// Adds what stands around the painting of cells.
    fn enclose(&mut self, body: &[u8], cursor: Option<Position>) -> Vec<u8> {
        let mut frame = Vec::with_capacity(body.len() + 64);
        if self.is_synchronized {
            add(&mut frame, BeginSynchronizedUpdate);
        }
        // A shown cursor would be seen to run about.
        if self.cursor.is_some() {
            add(&mut frame, Hide);
        }
        frame.extend_from_slice(body);
        sgr::change(&mut self.pen, Pen::default(), &mut self.bytes);
        self.change_link(0, &[]);
        if let Some(place) = cursor {
            add(&mut self.bytes, MoveTo(place.x, place.y));
            self.at = Some(place);
            add(&mut self.bytes, Show);
        }
        self.cursor = cursor;
        frame.append(&mut self.bytes);
        if self.is_synchronized {
            add(&mut frame, EndSynchronizedUpdate);
        }
        frame
    }

    /// Lets the terminal move rows, by the means that every terminal has: a new line at the end of a scrolling region, or
    /// a reverse one at its beginning.
    fn scroll(&mut self, Scroll { top, bottom, rows }: Scroll) {
        sgr::change(&mut self.pen, Pen::default(), &mut self.bytes);
        self.change_link(0, &[]);
        // Writing to memory does not fail.
        let _ = write!(self.bytes, "\x1b[{};{}r", top + 1, bottom + 1);
        self.at = None;
        let (edge, line): (u16, &[u8]) = if rows > 0 {
            (bottom, b"\n")
        } else {
            (top, b"\x1bM")
        };
        add(&mut self.bytes, MoveTo(0, edge));
        for _ in 0..rows.unsigned_abs() {
            self.bytes.extend_from_slice(line);
        }
        self.bytes.extend_from_slice(b"\x1b[r");
        self.at = None;
        self.shown.scroll(top, bottom, rows);
    }

    /// Paints neighbouring cells as they are to be shown.
    fn paint(&mut self, run: &Run, links: &[Link]) {
        self.go(Position { x: run.x, y: run.y });
        sgr::change(&mut self.pen, run.pen, &mut self.bytes);
        self.change_link(run.link, links);
        if run.is_erased {
            // Writing to memory does not fail.
            let _ = write!(self.bytes, "\x1b[{}X", run.end - run.x);
        } else {
            self.write(run);
        }
    }

    /// Writes the symbols of a run.
    fn write(&mut self, run: &Run) {
        // Terminals disagree on how wide other symbols are, and on where the cursor is after the last column.
        let mut is_certain = run.end < self.size.width;
        let cells = usize::from(run.x)..usize::from(run.end);
        let symbols = self.shown.row(run.y).symbols().get(cells);
        let symbols = symbols.unwrap_or_default().iter();
        for symbol in symbols.filter(|symbol| **symbol != grid::COVERED) {
            let from = self.bytes.len();
            self.shown.write(*symbol, &mut self.bytes);
            let written = self.bytes.get(from..).unwrap_or_default();
            is_certain &= written.is_ascii() || is_sure(written);
        }
        self.at = is_certain.then_some(Position {
            x: run.end,
            y: run.y,
        });
    }

    /// Whether a cell may be written as the terminal is set.
    fn shows(&self, row: &Row<'_>, x: u16) -> bool {
        let pen = row.pen(x);
        let is_blank = row.symbol(x) == Some(grid::BLANK);
        row.link(x) == self.link && (pen == self.pen || is_blank && self.pen.shows_blanks_like(pen))
    }

    /// Lets what is written from here on belong to a link, or to none for 0.
    fn change_link(&mut self, to: u32, links: &[Link]) {
        if self.link != to {
            self.link = to;
            links::change(to, links, &mut self.bytes);
        }
    }

    /// Moves to a place by the shortest way.
    fn go(&mut self, to: Position) {
        let way = self.at.and_then(|at| Way::between(at, to));
        match way {
            Some(Way::Right(0)) => {}
            Some(Way::Right(cols)) if cols <= BRIDGE && self.bridge(to, cols) => {}
            Some(Way::Right(cols)) => add(&mut self.bytes, MoveRight(cols)),
            Some(Way::NextRow) => {
                self.bytes.push(b'\n');
                add(&mut self.bytes, MoveToColumn(to.x));
            }
            None => add(&mut self.bytes, MoveTo(to.x, to.y)),
        }
        self.at = Some(to);
    }

    /// Writes the `cols` cells before a place once more, if that takes no change of look; says whether it did.
    fn bridge(&mut self, to: Position, cols: u16) -> bool {
        let length = self.bytes.len();
        let row = self.shown.row(to.y);
        for x in to.x - cols..to.x {
            let byte = row.symbol(x).and_then(|symbol| u8::try_from(symbol).ok());
            let Some(byte) = byte.filter(|byte| *byte > 0 && self.shows(&row, x)) else {
                self.bytes.truncate(length);
                return false;
            };
            self.bytes.push(byte);
        }
        true
    }
}

/// The short ways from one place to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// So many columns to the right.
    Right(u16),
    /// A new line, which lets no row move except at the end of a screen, and to a column.
    NextRow,
}

impl Way {
    /// The short way between two places, if there is one.
    fn between(from: Position, to: Position) -> Option<Self> {
        match to.y.checked_sub(from.y)? {
            0 => to.x.checked_sub(from.x).map(Self::Right),
            1 => Some(Self::NextRow),
            _ => None,
        }
    }
}

fn add(bytes: &mut Vec<u8>, command: impl Command) {
    // Writing to memory does not fail.
    let _ = queue!(bytes, command);
}

/// Whether every terminal gives a symbol one column.
fn is_sure(symbol: &[u8]) -> bool {
    let symbol = str::from_utf8(symbol).unwrap_or_default();
    symbol.chars().count() == 1 && width::cluster(symbol) == 1
}
