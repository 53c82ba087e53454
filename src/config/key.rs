use std::fmt::{self, Write};

use strum::{EnumString, IntoStaticStr};

const SPACE: &str = "Space";

/// One key of a keyboard, as far as terminals tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
pub enum Key {
    /// A printable character, as typed (shift is in the character).
    #[strum(disabled)]
    Char(char),
    /// Enter or Return.
    Enter,
    /// Tab.
    Tab,
    /// Shift-Tab.
    #[strum(disabled)]
    BackTab,
    /// Backspace.
    Backspace,
    /// Escape.
    Esc,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Insert.
    Insert,
    /// Delete.
    Delete,
    /// A function key, 1 to 35.
    #[strum(disabled)]
    Function(u8),
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyChord {
    /// The key.
    pub key: Key,
    /// Whether Control was held.
    pub ctrl: bool,
    /// Whether Alt (Meta) was held.
    pub alt: bool,
    /// Whether Shift was held with a key that has no shifted character of its own.
    pub shift: bool,
}

impl KeyChord {
    /// A key without modifiers.
    pub const fn plain(key: Key) -> Self {
        Self {
            key,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character without modifiers.
    pub const fn char(c: char) -> Self {
        Self::plain(Key::Char(c))
    }

    /// A character with Control.
    pub const fn ctrl(c: char) -> Self {
        Self {
            key: Key::Char(c),
            ctrl: true,
            alt: false,
            shift: false,
        }
    }

    /// A character with Alt.
    pub const fn alt(c: char) -> Self {
        Self {
            key: Key::Char(c),
            ctrl: false,
            alt: true,
            shift: false,
        }
    }

    /// Parses the notation of [`fmt::Display`]: `j`, `Space`, `Ctrl-o`, `Alt-x`, `Shift-Tab`, `F1`, `PageDown`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut chord = Self::char(' ');
        let mut rest = text;
        loop {
            if let Some(after) = rest.strip_prefix("Ctrl-") {
                (chord.ctrl, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("Alt-") {
                (chord.alt, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("Shift-") {
                (chord.shift, rest) = (true, after);
            } else {
                break;
            }
        }
        chord.key = named(rest)?;
        if chord.key == Key::Tab && chord.shift {
            (chord.key, chord.shift) = (Key::BackTab, false);
        }
        Some(chord)
    }
}

fn named(text: &str) -> Option<Key> {
    let mut chars = text.chars();
    match (chars.next()?, chars.next()) {
        (c, None) => (!c.is_control() && c != ' ').then_some(Key::Char(c)),
        _ if text == SPACE => Some(Key::Char(' ')),
        ('F', Some('0'..='9')) => {
            let number = text.strip_prefix('F')?.parse().ok()?;
            (1..=35).contains(&number).then_some(Key::Function(number))
        }
        _ => text.parse().ok(),
    }
}

impl fmt::Display for KeyChord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift || self.key == Key::BackTab, "Shift-"),
        ] {
            if held {
                out.write_str(name)?;
            }
        }
        match self.key {
            Key::Char(' ') => out.write_str(SPACE),
            Key::Char(c) => out.write_char(c),
            Key::BackTab => out.write_str("Tab"),
            Key::Function(number) => write!(out, "F{number}"),
            key => out.write_str(key.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_reads_back() {
        for text in [
            "j",
            "Space",
            "Ctrl-o",
            "Alt-x",
            "Shift-Tab",
            "F12",
            "PageDown",
            "-",
            "Ctrl-Alt-Up",
        ] {
            assert_eq!(KeyChord::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "Ctrl-", "F99", "Hyper", "ab"] {
            assert_eq!(KeyChord::parse(text), None, "{text}");
        }
    }
}
