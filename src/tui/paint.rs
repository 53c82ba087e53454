//! Turns changed cells into bytes for a terminal: as few as are needed, one write a frame.

use std::io::{self, Write as _};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::terminal::Terminal;
use crate::text::width;

const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";

/// Paints frames on a terminal.
#[derive(Debug)]
pub(super) struct Painter {
    terminal: &'static Terminal,
    canvas: Canvas,
    size: Size,
}

/// The bytes of one frame, and how the terminal will be when it has read them.
#[derive(Debug, Default)]
struct Canvas {
    bytes: Vec<u8>,
    /// Where the next character would land, if that is certain.
    at: Option<Position>,
    pen: Pen,
    /// Where the cursor shall be seen.
    wanted_cursor: Option<Position>,
    /// Where it is seen.
    cursor: Option<Position>,
    is_synchronized: bool,
}

/// The look of the characters to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Pen {
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

impl Painter {
    /// A painter for a terminal of the given size.
    pub(super) fn new(terminal: &'static Terminal, (cols, rows): (u16, u16)) -> Self {
        Self {
            terminal,
            canvas: Canvas::default(),
            size: Size::new(cols, rows),
        }
    }

    /// Notes the new size of the terminal.
    pub(super) fn resize(&mut self, (cols, rows): (u16, u16)) {
        self.size = Size::new(cols, rows);
    }

    /// Encloses every frame in a synchronized update, for a terminal that knows them.
    pub(super) fn synchronize(&mut self, on: bool) {
        self.canvas.is_synchronized = on;
    }

    /// Notes that the terminal was set up anew: its cursor is hidden.
    pub(super) fn begin_anew(&mut self) {
        self.canvas.cursor = None;
    }
}

impl Backend for Painter {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.canvas.put(Position { x, y }, cell);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.canvas.wanted_cursor = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.canvas.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.canvas.wanted_cursor = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.canvas.clear();
        Ok(())
    }

    fn clear_region(&mut self, _region: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        let frame = self.canvas.frame();
        if !frame.is_empty() {
            self.terminal.write(&frame);
        }
        Ok(())
    }
}

impl Canvas {
    /// Paints one cell.
    fn put(&mut self, place: Position, cell: &Cell) {
        self.go(place);
        self.dip(Pen {
            foreground: cell.fg,
            background: cell.bg,
            modifier: cell.modifier,
        });
        let symbol = cell.symbol();
        self.bytes.extend_from_slice(symbol.as_bytes());
        // Terminals disagree on how wide other symbols are.
        let is_sure = symbol.chars().count() == 1 && width::cluster(symbol) == 1;
        self.at = is_sure.then(|| Position {
            x: place.x.saturating_add(1),
            ..place
        });
    }

    /// Moves to a place by the shortest way.
    fn go(&mut self, to: Position) {
        let ahead = match self.at {
            Some(at) if at.y == to.y => to.x.checked_sub(at.x),
            _ => None,
        };
        let _ = match ahead {
            Some(0) => Ok(()),
            Some(1) => self.bytes.write_all(b"\x1b[C"),
            Some(cols) => write!(self.bytes, "\x1b[{cols}C"),
            None => write!(
                self.bytes,
                "\x1b[{};{}H",
                to.y.saturating_add(1),
                to.x.saturating_add(1)
            ),
        };
        self.at = Some(to);
    }

    /// Changes the look of what follows.
    fn dip(&mut self, pen: Pen) {
        if pen == self.pen {
            return;
        }
        let mut codes = Vec::new();
        if !pen.modifier.contains(self.pen.modifier) {
            codes.push("0".to_owned());
            self.pen = Pen::default();
        }
        let added = pen.modifier.difference(self.pen.modifier);
        codes.extend(
            MODIFIERS
                .iter()
                .filter(|(modifier, _)| added.contains(*modifier))
                .map(|(_, code)| (*code).to_owned()),
        );
        if pen.foreground != self.pen.foreground {
            codes.push(color(pen.foreground, 30));
        }
        if pen.background != self.pen.background {
            codes.push(color(pen.background, 40));
        }
        let _ = write!(self.bytes, "\x1b[{}m", codes.join(";"));
        self.pen = pen;
    }

    /// Empties the screen, whatever look and place the terminal was left at.
    fn clear(&mut self) {
        self.pen = Pen::default();
        self.at = None;
        self.bytes = CLEAR.to_vec();
    }

    /// Takes the finished frame; empty when nothing has changed.
    fn frame(&mut self) -> Vec<u8> {
        if self.bytes.is_empty() && self.cursor == self.wanted_cursor {
            return Vec::new();
        }
        let (begin, end) = if self.is_synchronized {
            (BEGIN_UPDATE, END_UPDATE)
        } else {
            (&[] as &[u8], &[] as &[u8])
        };
        // A shown cursor would be seen to run about.
        let hide = if self.cursor.is_some() {
            HIDE_CURSOR
        } else {
            &[]
        };
        self.dip(Pen::default());
        let mut show: &[u8] = &[];
        if let Some(place) = self.wanted_cursor {
            self.go(place);
            show = SHOW_CURSOR;
        }
        self.cursor = self.wanted_cursor;
        let body = std::mem::take(&mut self.bytes);
        [begin, hide, &body, show, end].concat()
    }
}

const MODIFIERS: [(Modifier, &str); 9] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::SLOW_BLINK, "5"),
    (Modifier::RAPID_BLINK, "6"),
    (Modifier::REVERSED, "7"),
    (Modifier::HIDDEN, "8"),
    (Modifier::CROSSED_OUT, "9"),
];

/// The code of a colour; `base` is 30 for the foreground, 40 for the background.
fn color(color: Color, base: u8) -> String {
    let dark = |index: u8| (base + index).to_string();
    let bright = |index: u8| (base + 60 + index).to_string();
    match color {
        Color::Reset => dark(9),
        Color::Black => dark(0),
        Color::Red => dark(1),
        Color::Green => dark(2),
        Color::Yellow => dark(3),
        Color::Blue => dark(4),
        Color::Magenta => dark(5),
        Color::Cyan => dark(6),
        Color::Gray => dark(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}
