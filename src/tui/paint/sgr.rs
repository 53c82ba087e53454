use std::io::Write as _;

use ratatui::style::Modifier;

use crate::tui::grid::{Pen, Shade};

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

/// Changes the look of what is written from here on (SGR, ECMA-48); writes nothing when it is the same.
pub(super) fn change(from: &mut Pen, to: Pen, out: &mut Vec<u8>) {
    if to == *from {
        return;
    }
    let mut codes = Codes {
        out,
        written: false,
    };
    if !to.modifier().contains(from.modifier()) {
        codes.push(format_args!("0"));
        *from = Pen::default();
    }
    let added = to.modifier().difference(from.modifier());
    for (modifier, code) in MODIFIERS {
        if added.contains(modifier) {
            codes.push(format_args!("{code}"));
        }
    }
    if to.foreground() != from.foreground() {
        codes.color(to.foreground(), 30);
    }
    if to.background() != from.background() {
        codes.color(to.background(), 40);
    }
    if codes.written {
        out.push(b'm');
    }
    *from = to;
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
    fn color(&mut self, shade: Shade, base: u32) {
        let [_, red, green, blue] = shade.number().to_be_bytes();
        match shade.number() {
            Shade::RGB.. => self.push(format_args!("{};2;{red};{green};{blue}", base + 8)),
            Shade::INDEXED.. => self.push(format_args!("{};5;{blue}", base + 8)),
            0 => self.push(format_args!("{}", base + 9)),
            named => self.push(format_args!("{}", base + named - 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Style};

    use super::*;

    fn look(style: Style) -> Pen {
        Pen::default().with(style)
    }

    fn changed(from: Style, to: Style) -> String {
        let (mut pen, mut out) = (look(from), Vec::new());
        change(&mut pen, look(to), &mut out);
        assert_eq!(pen, look(to));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn only_what_differs_is_written() {
        let bold = Style::new().bold();
        assert_eq!(changed(bold, bold), "");
        assert_eq!(changed(Style::new(), bold.red()), "\x1b[1;31m");
        assert_eq!(changed(bold.red(), bold.on_light_blue()), "\x1b[39;104m");
        assert_eq!(changed(bold.red(), Style::new().red()), "\x1b[0;31m");
        assert_eq!(changed(bold, Style::new()), "\x1b[0m");
    }

    #[test]
    fn all_depths_of_colour_are_written() {
        let plain = Style::new();
        assert_eq!(
            changed(plain, plain.fg(Color::Indexed(199))),
            "\x1b[38;5;199m"
        );
        assert_eq!(
            changed(plain, plain.bg(Color::Rgb(1, 2, 3))),
            "\x1b[48;2;1;2;3m"
        );
        assert_eq!(changed(plain.red(), plain), "\x1b[39m");
    }
}
