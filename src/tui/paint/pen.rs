use std::io::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// The look of the characters to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pen {
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// What is seen where no letter stands.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

impl Pen {
    /// The look of a cell.
    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            foreground: cell.fg,
            background: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether blanks written in this look are seen as in another.
    pub(super) fn shows_blanks_like(self, other: Self) -> bool {
        let modifier = self.modifier.union(other.modifier);
        self.background == other.background && !modifier.intersects(SEEN_ON_BLANKS)
    }

    /// A number of its own for each look.
    pub(super) fn number(self) -> u64 {
        let colors = color_number(self.foreground) << 26 | color_number(self.background);
        u64::from(self.modifier.bits()) << 52 | colors
    }

    /// What is seen of it on blanks.
    pub(super) fn on_blanks(self) -> Self {
        if self.modifier.intersects(SEEN_ON_BLANKS) {
            return self;
        }
        Self {
            background: self.background,
            ..Self::default()
        }
    }

    /// Changes to another look; writes nothing when it is the same.
    pub(super) fn change(&mut self, to: Self, out: &mut Vec<u8>) {
        if to == *self {
            return;
        }
        let mut codes = Codes {
            out,
            written: false,
        };
        if !to.modifier.contains(self.modifier) {
            codes.push(format_args!("0"));
            *self = Self::default();
        }
        let added = to.modifier.difference(self.modifier);
        for (modifier, code) in MODIFIERS {
            if added.contains(modifier) {
                codes.push(format_args!("{code}"));
            }
        }
        if to.foreground != self.foreground {
            codes.color(to.foreground, 30);
        }
        if to.background != self.background {
            codes.color(to.background, 40);
        }
        if codes.written {
            out.push(b'm');
        }
        *self = to;
    }
}

/// A number of 26 bits for each colour.
fn color_number(color: Color) -> u64 {
    match color {
        Color::Rgb(red, green, blue) => {
            2 << 24 | u64::from(u32::from_be_bytes([0, red, green, blue]))
        }
        Color::Indexed(index) => 1 << 24 | u64::from(index),
        Color::Reset => 0,
        Color::Black => 1,
        Color::Red => 2,
        Color::Green => 3,
        Color::Yellow => 4,
        Color::Blue => 5,
        Color::Magenta => 6,
        Color::Cyan => 7,
        Color::Gray => 8,
        Color::DarkGray => 9,
        Color::LightRed => 10,
        Color::LightGreen => 11,
        Color::LightYellow => 12,
        Color::LightBlue => 13,
        Color::LightMagenta => 14,
        Color::LightCyan => 15,
        Color::White => 16,
    }
}

/// The codes of one SGR sequence.
struct Codes<'a> {
    out: &'a mut Vec<u8>,
    written: bool,
}

impl Codes<'_> {
    fn push(&mut self, code: std::fmt::Arguments<'_>) {
        self.out
            .extend_from_slice(if self.written { b";" } else { b"\x1b[" });
        self.written = true;
        // Writing to memory does not fail.
        let _ = self.out.write_fmt(code);
    }

    /// `base` is 30 for the foreground, 40 for the background.
    fn color(&mut self, color: Color, base: u8) {
        let index = match color {
            Color::Rgb(red, green, blue) => {
                return self.push(format_args!("{};2;{red};{green};{blue}", base + 8));
            }
            Color::Indexed(index) => return self.push(format_args!("{};5;{index}", base + 8)),
            Color::Reset => 9,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 60,
            Color::LightRed => 61,
            Color::LightGreen => 62,
            Color::LightYellow => 63,
            Color::LightBlue => 64,
            Color::LightMagenta => 65,
            Color::LightCyan => 66,
            Color::White => 67,
        };
        self.push(format_args!("{}", base + index));
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    fn look(style: Style) -> Pen {
        let mut cell = Cell::default();
        cell.set_style(style);
        Pen::of(&cell)
    }

    fn change(from: Style, to: Style) -> String {
        let (mut pen, mut out) = (look(from), Vec::new());
        pen.change(look(to), &mut out);
        assert_eq!(pen, look(to));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn only_what_differs_is_written() {
        let bold = Style::new().bold();
        assert_eq!(change(bold, bold), "");
        assert_eq!(change(Style::new(), bold.red()), "\x1b[1;31m");
        assert_eq!(change(bold.red(), bold.on_light_blue()), "\x1b[39;104m");
        assert_eq!(change(bold.red(), Style::new().red()), "\x1b[0;31m");
        assert_eq!(change(bold, Style::new()), "\x1b[0m");
    }

    #[test]
    fn every_look_has_a_number_of_its_own() {
        let colors = [
            Color::Reset,
            Color::Black,
            Color::White,
            Color::Indexed(0),
            Color::Indexed(16),
            Color::Rgb(0, 0, 0),
            Color::Rgb(0, 0, 16),
            Color::Rgb(255, 255, 255),
        ];
        let modifiers = [Modifier::empty(), Modifier::BOLD, Modifier::CROSSED_OUT];
        let mut numbers = std::collections::HashSet::new();
        for fg in colors {
            for bg in colors {
                for modifier in modifiers {
                    let style = Style::new().fg(fg).bg(bg).add_modifier(modifier);
                    assert!(numbers.insert(look(style).number()), "{style:?}");
                }
            }
        }
    }

    #[test]
    fn all_depths_of_colour_are_written() {
        let plain = Style::new();
        assert_eq!(
            change(plain, plain.fg(Color::Indexed(199))),
            "\x1b[38;5;199m"
        );
        assert_eq!(
            change(plain, plain.bg(Color::Rgb(1, 2, 3))),
            "\x1b[48;2;1;2;3m"
        );
        assert_eq!(change(plain.red(), plain), "\x1b[39m");
    }
}
