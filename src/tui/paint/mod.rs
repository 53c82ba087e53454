//! Turns changed cells into bytes for a terminal: as few as are needed, one write a frame.

mod grid;
mod links;
mod pen;
mod runs;
mod scroll;
#[cfg(test)]
mod tests;

use std::hash::RandomState;
use std::io::Write as _;
use std::mem;

use crossterm::cursor::{Hide, MoveRight, MoveTo, MoveToColumn, Show};
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use crossterm::{Command, queue};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::view::Drawn;
use crate::app::Link;
use crate::text::width;
use grid::{Grid, Row};
use links::Addresses;
use pen::Pen;
use runs::{Run, Runs};
use scroll::Scroll;

/// The widest stretch of unchanged cells that is written again rather than passed over: as long as moving past it.
const BRIDGE: u16 = 4;

/// Turns frames into the bytes that make a terminal show them.
#[derive(Debug)]
pub(super) struct Painter {
    /// Where the next frame is drawn.
    buffer: Buffer,
    canvas: Canvas,
}

impl Painter {
    /// A painter for a terminal of the given columns and rows.
    pub(super) fn new((cols, rows): (u16, u16)) -> Self {
        Self {
            buffer: Buffer::empty(Rect::new(0, 0, cols, rows)),
            canvas: Canvas::new(Size::new(cols, rows)),
        }
    }

    /// Notes the size of the terminal, and that nothing is known of what it shows.
    pub(super) fn resize(&mut self, (cols, rows): (u16, u16)) {
        self.buffer.resize(Rect::new(0, 0, cols, rows));
        self.canvas.is_unknown = true;
    }

    /// Encloses every frame in a synchronized update, for a terminal that knows them.
    pub(super) fn synchronize(&mut self, on: bool) {
        self.canvas.is_synchronized = on;
    }

    /// Notes that the terminal was set up anew: its cursor is hidden.
    pub(super) fn begin_anew(&mut self) {
        self.canvas.cursor = None;
    }

    /// Draws a frame, over the one before, and gives the bytes that show it; none when it is shown already. The cells that
    /// belong to links are made known to the terminal as far as `links` has their addresses.
    pub(super) fn draw(
        &mut self,
        links: &[Link],
        draw: impl FnOnce(&mut Buffer) -> Drawn,
    ) -> Vec<u8> {
        let drawn = draw(&mut self.buffer);
        self.canvas.addresses = Addresses::of(links);
        let cells = self.canvas.addresses.number(drawn.links);
        self.canvas.wanted_cursor = drawn.cursor;
        self.canvas.show(&self.buffer, &cells)
    }
}

/// What a terminal shows and what it shall show.
#[derive(Debug, Default)]
struct Canvas {
    shown: Grid,
    wanted: Grid,
    /// The bytes of the frame that is being made.
    bytes: Vec<u8>,
    /// Whether nothing is known of what is shown.
    is_unknown: bool,
    /// Where the next character would land, if that is certain.
    at: Option<Position>,
    pen: Pen,
    /// The link that what is written belongs to; 0 for none.
    link: u32,
    addresses: Addresses,
    hashes: RandomState,
    /// Where the cursor shall be seen.
    wanted_cursor: Option<Position>,
    /// Where it is seen.
    cursor: Option<Position>,
    is_synchronized: bool,
}

impl Canvas {
    fn new(size: Size) -> Self {
        Self {
            shown: Grid::new(size),
            ..Self::default()
        }
    }

    /// The bytes that make the terminal show a frame with its links; none when it does.
    fn show(&mut self, frame: &Buffer, linked: &[(Position, u32)]) -> Vec<u8> {
        self.wanted.load(frame, linked, &self.hashes);
        if mem::take(&mut self.is_unknown) {
            add(&mut self.bytes, SetAttribute(Attribute::Reset));
            add(&mut self.bytes, Clear(ClearType::All));
            (self.pen, self.at) = (Pen::default(), None);
            self.shown.empty(self.wanted.size());
        } else if let Some(scroll) = scroll::find(&self.shown, &self.wanted) {
            self.scroll(scroll);
        }
        let (shown, wanted) = (mem::take(&mut self.shown), mem::take(&mut self.wanted));
        self.paint(frame, &wanted, Runs::between(&shown, &wanted));
        (self.shown, self.wanted) = (wanted, shown);
        let body = mem::take(&mut self.bytes);
        if body.is_empty() && self.cursor == self.wanted_cursor {
            return body;
        }
        self.enclose(&body)
    }

    /// Adds what stands around the painting of cells.
    fn enclose(&mut self, body: &[u8]) -> Vec<u8> {
        let mut frame = Vec::with_capacity(body.len() + 64);
        if self.is_synchronized {
            add(&mut frame, BeginSynchronizedUpdate);
        }
        // A shown cursor would be seen to run about.
        if self.cursor.is_some() {
            add(&mut frame, Hide);
        }
        frame.extend_from_slice(body);
        self.pen.change(Pen::default(), &mut self.bytes);
        self.change_link(0);
        if let Some(place) = self.wanted_cursor {
            add(&mut self.bytes, MoveTo(place.x, place.y));
            self.at = Some(place);
            add(&mut self.bytes, Show);
        }
        self.cursor = self.wanted_cursor;
        frame.append(&mut self.bytes);
        if self.is_synchronized {
            add(&mut frame, EndSynchronizedUpdate);
        }
        frame
    }

    /// Lets the terminal move rows, by the means that every terminal has: a new line at the end of a scrolling region, or
    /// a reverse one at its beginning.
    fn scroll(&mut self, Scroll { top, bottom, rows }: Scroll) {
        self.pen.change(Pen::default(), &mut self.bytes);
        self.change_link(0);
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

    /// Paints what is not as wanted, all that looks alike together: a change of colour takes more bytes than a move.
    fn paint(&mut self, frame: &Buffer, wanted: &Grid, mut runs: Runs) {
        runs.sort();
        for run in runs.iter() {
            let row = wanted.row(run.y);
            self.go(&row, Position { x: run.x, y: run.y });
            self.pen.change(run.pen, &mut self.bytes);
            self.change_link(run.link);
            if run.is_erased {
                // Writing to memory does not fail.
                let _ = write!(self.bytes, "\x1b[{}X", run.end - run.x);
            } else {
                self.write(frame, &row, run);
            }
        }
    }

    /// Writes the symbols of a run.
    fn write(&mut self, frame: &Buffer, row: &Row<'_>, run: &Run) {
        // Terminals disagree on how wide other symbols are, and on where the cursor is after the last column.
        let mut is_certain = run.end < frame.area.width;
        let first = usize::from(run.y) * usize::from(frame.area.width);
        let (x, end) = (usize::from(run.x), usize::from(run.end));
        let cells = frame.content.get(first + x..first + end);
        let symbols = row.symbols().get(x..end).unwrap_or_default().iter();
        for (cell, symbol) in cells.unwrap_or_default().iter().zip(symbols) {
            if *symbol != 0 {
                self.bytes.extend_from_slice(cell.symbol().as_bytes());
                is_certain &= is_sure(cell.symbol());
            }
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

    /// Lets what is written from here on belong to a link.
    fn change_link(&mut self, to: u32) {
        if self.link != to {
            self.link = to;
            self.addresses.write(to, &mut self.bytes);
        }
    }

    /// Moves to a place by the shortest way.
    fn go(&mut self, wanted: &Row<'_>, to: Position) {
        let way = self.at.and_then(|at| Way::between(at, to));
        match way {
            Some(Way::Right(0)) => {}
            Some(Way::Right(cols)) if cols <= BRIDGE && self.bridge(wanted, to, cols) => {}
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
    fn bridge(&mut self, wanted: &Row<'_>, to: Position, cols: u16) -> bool {
        let length = self.bytes.len();
        for x in to.x - cols..to.x {
            let byte = wanted
                .symbol(x)
                .and_then(|symbol| u8::try_from(symbol).ok());
            let Some(byte) = byte.filter(|byte| *byte > 0 && self.shows(wanted, x)) else {
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
fn is_sure(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if c.is_ascii() || width::cluster(symbol) == 1)
}
