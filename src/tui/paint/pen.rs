use std::io::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// The look of the characters to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pen {
    foreground: Shade,
    background: Shade,
    modifier: Modifier,
}

/// A colour as a number, which is compared more quickly: 0 for the terminal's own, the offset of its SGR code and 1 for a
/// named one, an index or red, green and blue under a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shade(u32);

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
            foreground: Shade::of(cell.fg),
            background: Shade::of(cell.bg),
            modifier: cell.modifier,
        }
    }

    /// Whether blanks written in this look are seen as in another.
    pub(super) fn shows_blanks_like(self, other: Self) -> bool {
        let modifier = self.modifier.union(other.modifier);
        self.background == other.background && !modifier.intersects(SEEN_ON_BLANKS)
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

impl Shade {
    const INDEXED: u32 = 1 << 24;
    const RGB: u32 = 2 << 24;

    const fn of(color: Color) -> Self {
        Self(match color {
            Color::Rgb(red, green, blue) => Self::RGB | u32::from_be_bytes([0, red, green, blue]),
            Color::Indexed(index) => Self::INDEXED | index as u32,
            Color::Reset => 0,
            Color::Black => 1,
            Color::Red => 2,
            Color::Green => 3,
            Color::Yellow => 4,
            Color::Blue => 5,
            Color::Magenta => 6,
            Color::Cyan => 7,
            Color::Gray => 8,
            Color::DarkGray => 61,
            Color::LightRed => 62,
            Color::LightGreen => 63,
            Color::LightYellow => 64,
            Color::LightBlue => 65,
            Color::LightMagenta => 66,
            Color::LightCyan => 67,
            Color::White => 68,
        })
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
    fn color(&mut self, Shade(shade): Shade, base: u32) {
        let [_, red, green, blue] = shade.to_be_bytes();
        match shade {
            Shade::RGB.. => self.push(format_args!("{};2;{red};{green};{blue}", base + 8)),
            Shade::INDEXED.. => self.push(format_args!("{};5;{blue}", base + 8)),
            0 => self.push(format_args!("{}", base + 9)),
            named => self.push(format_args!("{}", base + named - 1)),
        }
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
    fn looks_are_the_same_only_where_their_colours_are() {
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
        let mut looks = Vec::new();
        for fg in colors {
            for bg in colors {
                for modifier in modifiers {
                    let style = Style::new().fg(fg).bg(bg).add_modifier(modifier);
                    assert!(!looks.contains(&look(style)), "{style:?}");
                    looks.push(look(style));
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
