use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier, Style};

use super::Painter;
use crate::text::width;
use crate::tui::grid::tests::buffer;
use crate::tui::grid::{Grid, Pen};

const COLS: u16 = 30;
const ROWS: u16 = 10;

/// A painter, the emulated terminal that reads its frames, and the screen the last frame came from.
struct Bench {
    painter: Painter,
    terminal: vt100::Parser,
    buffer: Buffer,
    cursor: Option<Position>,
}

impl Bench {
    fn new() -> Self {
        let mut bench = Self {
            painter: Painter::new((COLS, ROWS)),
            terminal: vt100::Parser::new(nonzero(ROWS), nonzero(COLS), 0),
            buffer: Buffer::default(),
            cursor: None,
        };
        // Rubbish that a clear has to do away with.
        bench.terminal.process(b"\x1b[7mrubbish\r\nrubbish");
        bench.painter.resize((COLS, ROWS));
        bench
    }

    /// Shows a screen and gives the bytes it took; checks that the terminal shows it.
    fn show<S: AsRef<str>>(&mut self, lines: &[(S, Style)]) -> Vec<u8> {
        let cursor = self.cursor;
        let frame = self.painter.draw(&[], |grid| {
            draw(grid, lines);
            self.buffer = buffer(grid);
            cursor
        });
        self.terminal.process(&frame);
        self.check();
        frame
    }

    fn check(&self) {
        for y in 0..ROWS {
            let shown: String = (0..COLS).map(|x| self.look(x, y)).collect();
            let wanted: String = (0..COLS).map(|x| self.wanted(x, y)).collect();
            assert_eq!(shown, wanted, "row {y}");
        }
    }

    fn look(&self, x: u16, y: u16) -> String {
        let cell = self.terminal.screen().cell(y, x).unwrap();
        let symbol = match cell.contents() {
            "" if cell.is_wide_continuation() => return String::new(),
            "" => " ",
            symbol => symbol,
        };
        let is_red = cell.fgcolor() == vt100::Color::Idx(1);
        look(symbol, cell.bold(), is_red, cell.inverse())
    }

    fn wanted(&self, x: u16, y: u16) -> String {
        let cell = &self.buffer[(x, y)];
        if x > 0 && width::cluster(self.buffer[(x - 1, y)].symbol()) > 1 {
            return String::new();
        }
        let is = |modifier| cell.modifier.contains(modifier);
        let is_red = cell.fg == Color::Red;
        let (bold, reversed) = (is(Modifier::BOLD), is(Modifier::REVERSED));
        look(cell.symbol(), bold, is_red, reversed)
    }
}

/// A cell as it is seen: on a blank neither boldness nor colour.
fn look(symbol: &str, bold: bool, red: bool, reversed: bool) -> String {
    let is_seen = symbol != " ";
    let signs = [
        (bold && is_seen, '*'),
        (red && is_seen, '!'),
        (reversed, '#'),
    ];
    let signs = signs.into_iter().filter(|(is_so, _)| *is_so);
    symbol.chars().chain(signs.map(|(_, sign)| sign)).collect()
}

fn draw<S: AsRef<str>>(grid: &mut Grid, lines: &[(S, Style)]) {
    for ((line, style), y) in lines.iter().zip(0..ROWS) {
        let mut x = 0;
        for cluster in width::clusters(line.as_ref()) {
            grid.put((x, y), cluster, Pen::default().with(*style));
            x += u16::try_from(cluster.cols).unwrap();
        }
    }
}

/// Ten rows of different words, the first of them the given one.
fn numbered(from: usize) -> Vec<(String, Style)> {
    let letters = (b'a'..=b'z').cycle().skip(from % 26);
    let lines = letters
        .take(usize::from(ROWS))
        .map(|letter| format!("{} ", char::from(letter).to_string().repeat(6)).repeat(3));
    lines.map(|line| (line, Style::new())).collect()
}

#[test]
fn the_same_screen_takes_no_bytes() {
    let mut bench = Bench::new();
    assert!(!bench.show(&numbered(0)).is_empty());
    assert_eq!(bench.show(&numbered(0)), b"");
}

#[test]
fn the_next_row_is_reached_by_a_new_line_but_from_the_last_column() {
    let mut bench = Bench::new();
    let full = "x".repeat(usize::from(COLS));
    bench.show::<&str>(&[]);
    let rows = [("  one", Style::new()), ("  two", Style::new())];
    assert_eq!(bench.show(&rows), b"\x1b[1;3Hone\n\x1b[3Gtwo");
    let rows = [(full.as_str(), Style::new()), ("", Style::new())];
    bench.show(&rows);
    let rows = [(full.as_str(), Style::new()), ("  two", Style::new())];
    assert_eq!(bench.show(&rows), b"\x1b[2;3Htwo");
}

#[test]
fn a_changed_letter_takes_a_few_bytes() {
    let mut bench = Bench::new();
    bench.show(&[("harbour", Style::new())]);
    assert_eq!(bench.show(&[("harbour?", Style::new())]), b"?");
    assert_eq!(bench.show(&[("Harvour?", Style::new())]), b"\x1b[1;1HHarv");
}

#[test]
fn a_scrolled_screen_is_moved_by_the_terminal() {
    let mut bench = Bench::new();
    bench.show(&numbered(100));
    for (from, rows) in [(101, 1), (100, -1), (103, 3), (101, -2)] {
        let frame = bench.show(&numbered(from));
        assert!(frame.len() < 130, "{rows} rows: {} bytes", frame.len());
        assert!(frame.starts_with(b"\x1b[1;10r"), "{}", frame.escape_ascii());
    }
}

#[test]
fn rows_that_stay_are_left_out_of_the_move() {
    let mut bench = Bench::new();
    let framed = |from: usize| {
        let mut lines = numbered(from);
        let bold = Style::new().bold();
        lines[0] = ("the title of it all stays here".to_owned(), bold);
        lines[9] = ("the status row stays down here".to_owned(), bold);
        lines
    };
    bench.show(&framed(100));
    let frame = bench.show(&framed(101));
    assert!(frame.starts_with(b"\x1b[2;9r"), "{}", frame.escape_ascii());
}

#[test]
fn the_cursor_is_shown_where_it_is_wanted_and_only_then() {
    let mut bench = Bench::new();
    bench.show(&numbered(0));
    bench.cursor = Some(Position::new(3, 4));
    assert_eq!(bench.show(&numbered(0)), b"\x1b[5;4H\x1b[?25h");
    assert_eq!(bench.show(&numbered(0)), b"");
    let frame = bench.show(&numbered(1));
    assert!(frame.starts_with(b"\x1b[?25l") && frame.ends_with(b"\x1b[5;4H\x1b[?25h"));
    bench.cursor = None;
    assert_eq!(bench.show(&numbered(1)), b"\x1b[?25l");
}

#[test]
fn a_synchronized_frame_is_enclosed_and_an_empty_one_is_not() {
    let mut bench = Bench::new();
    bench.painter.synchronize(true);
    let frame = bench.show(&numbered(0));
    assert!(frame.starts_with(b"\x1b[?2026h") && frame.ends_with(b"\x1b[?2026l"));
    assert_eq!(bench.show(&numbered(0)), b"");
}

#[test]
fn blanks_are_erased_and_their_colour_is_nothing_to_change() {
    let mut bench = Bench::new();
    let red = Style::new().red();
    bench.show(&[("a long line of words", Style::new())]);
    let frame = bench.show(&[("a line", Style::new())]);
    assert_eq!(frame.escape_ascii().to_string(), "\\x1b[1;4Hine \\x1b[13X");
    bench.show(&[("red", red)]);
    assert_eq!(
        bench.show(&[("red          ", red.bold())]),
        b"\x1b[1;1H\x1b[1;31mred\x1b[0m"
    );
    assert_eq!(bench.show(&[("red                ", red.bold())]), b"");
}

proptest! {
    #[test]
    fn whatever_comes_after_whatever_is_shown(screens in prop::collection::vec(lines(), 1..8)) {
        let mut bench = Bench::new();
        for lines in screens {
            bench.show(&lines);
        }
    }

    #[test]
    fn whatever_is_scrolled_is_shown(lines in prop::collection::vec(line(), 30), places in prop::collection::vec(0..20_usize, 1..8)) {
        let mut bench = Bench::new();
        for place in places {
            bench.show(&lines[place..]);
        }
    }
}

fn lines() -> impl Strategy<Value = Vec<(String, Style)>> {
    prop::collection::vec(line(), 0..usize::from(ROWS))
}

fn line() -> impl Strategy<Value = (String, Style)> {
    let styles = vec![
        Style::new(),
        Style::new().bold(),
        Style::new().reversed(),
        Style::new().bold().red(),
        Style::new().red(),
    ];
    ("[a-c 你é]{0,32}", prop::sample::select(styles))
}

fn nonzero(value: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(value).unwrap()
}
