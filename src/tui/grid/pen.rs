use ratatui::style::{Color, Modifier, Style};

/// The look of a character in a number, which is laid over another and compared in one step: the bits of its foreground,
/// its background and its modifiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tui) struct Pen(u64);

/// A change of looks: the bits that stay and those that are added.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patch {
    keep: u64,
    add: u64,
}

/// A colour as a number: 0 for the terminal's own, the offset of its SGR code and 1 for a named one, an index or red, green
/// and blue under a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tui) struct Shade(u32);

const SHADE: u64 = (1 << Pen::BACKGROUND) - 1;

/// What is seen where no letter stands.
const SEEN_ON_BLANKS: u64 = Pen::modified(
    Modifier::UNDERLINED
        .union(Modifier::REVERSED)
        .union(Modifier::CROSSED_OUT),
);

impl Pen {
    /// The first bit of the background; the foreground is below.
    const BACKGROUND: u32 = 26;
    /// The first bit of the modifiers.
    const MODIFIER: u32 = 52;

    /// This look with a style laid over it.
    pub(in crate::tui) fn with(self, style: Style) -> Self {
        Patch::of(style).over(self)
    }

    pub(in crate::tui) fn foreground(self) -> Shade {
        Shade::of_bits(self.0)
    }

    pub(in crate::tui) fn background(self) -> Shade {
        Shade::of_bits(self.0 >> Self::BACKGROUND)
    }

    pub(in crate::tui) fn modifier(self) -> Modifier {
        let bits = u16::try_from(self.0 >> Self::MODIFIER);
        Modifier::from_bits_truncate(bits.unwrap_or_default())
    }

    /// Whether blanks written in this look are seen as in another.
    pub(in crate::tui) fn shows_blanks_like(self, other: Self) -> bool {
        self.background() == other.background() && (self.0 | other.0) & SEEN_ON_BLANKS == 0
    }

    /// What is seen of it on blanks.
    pub(in crate::tui) fn on_blanks(self) -> Self {
        if self.0 & SEEN_ON_BLANKS == 0 {
            Self(self.0 & SHADE << Self::BACKGROUND)
        } else {
            self
        }
    }

    const fn modified(modifier: Modifier) -> u64 {
        (modifier.bits() as u64) << Self::MODIFIER
    }
}

impl Patch {
    /// The change that a style stands for: what it leaves open stays.
    pub(super) fn of(style: Style) -> Self {
        let added = Pen::modified(style.add_modifier);
        let taken = Pen::modified(style.sub_modifier);
        let mut patch = Self {
            keep: !(added | taken),
            add: added & !taken,
        };
        if let Some(color) = style.fg {
            patch.keep &= !SHADE;
            patch.add |= Shade::of(color).bits();
        }
        if let Some(color) = style.bg {
            patch.keep &= !(SHADE << Pen::BACKGROUND);
            patch.add |= Shade::of(color).bits() << Pen::BACKGROUND;
        }
        patch
    }

    pub(super) fn over(self, pen: Pen) -> Pen {
        Pen(pen.0 & self.keep | self.add)
    }
}

impl Shade {
    pub(in crate::tui) const INDEXED: u32 = 1 << 24;
    pub(in crate::tui) const RGB: u32 = 2 << 24;

    /// The number, with red, green and blue or the index in its lower bytes.
    pub(in crate::tui) fn number(self) -> u32 {
        self.0
    }

    pub(super) const fn of(color: Color) -> Self {
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

    fn bits(self) -> u64 {
        u64::from(self.0)
    }

    fn of_bits(bits: u64) -> Self {
        Self(u32::try_from(bits & SHADE).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
                    let look = Pen::default().with(style);
                    assert!(!looks.contains(&look), "{style:?}");
                    assert_eq!(look.modifier(), modifier);
                    assert_eq!(look.foreground(), Shade::of(fg));
                    assert_eq!(look.background(), Shade::of(bg));
                    looks.push(look);
                }
            }
        }
    }

    #[test]
    fn what_a_style_leaves_open_stays() {
        let red = Pen::default().with(Style::new().red().on_blue().bold());
        assert_eq!(red.with(Style::new()), red);
        let plain = red.with(Style::new().green().not_bold().italic());
        let known = Style::new().green().on_blue().italic();
        assert_eq!(plain, Pen::default().with(known));
    }

    #[test]
    fn on_blanks_a_ground_is_seen_and_what_is_drawn_through_them() {
        let red = Pen::default().with(Style::new().red().bold());
        assert_eq!(red.on_blanks(), Pen::default());
        let ground = Pen::default().with(Style::new().on_blue());
        assert_eq!(ground.with(Style::new().red()).on_blanks(), ground);
        let reversed = red.with(Style::new().reversed());
        assert_eq!(reversed.on_blanks(), reversed);
        assert!(red.shows_blanks_like(Pen::default()));
        assert!(!red.shows_blanks_like(ground) && !red.shows_blanks_like(reversed));
    }
}
