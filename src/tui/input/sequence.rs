use super::{Input, Mouse, Reply};
use crate::app::{Background, PointerKind};
use crate::config::{Key, KeyChord};

/// A control sequence without its `ESC [`.
#[derive(Debug)]
pub(super) struct Csi {
    /// The mark `?`, `<`, `=` or `>` before the numbers.
    mark: Option<u8>,
    /// The numbers, each with its parts; an omitted one is `None`.
    numbers: Vec<Vec<Option<u32>>>,
    /// The bytes between the numbers and the last one.
    between: Vec<u8>,
    /// The byte that ends and names it.
    last: u8,
}

impl Csi {
    /// Parses the bytes between `ESC [` and `last`; unreadable numbers are taken as omitted.
    pub(super) fn parse(bytes: &[u8], last: u8) -> Self {
        let (mark, rest) = match bytes.split_first() {
            Some((first, rest)) if (b'<'..=b'?').contains(first) => (Some(*first), rest),
            _ => (None, bytes),
        };
        let (between, digits): (Vec<u8>, Vec<u8>) =
            rest.iter().partition(|byte| (0x20..=0x2f).contains(*byte));
        let digits = String::from_utf8_lossy(&digits).into_owned();
        let parts = |number: &str| number.split(':').map(|part| part.parse().ok()).collect();
        Self {
            mark,
            numbers: digits.split(';').map(parts).collect(),
            between,
            last,
        }
    }

    /// The first part of a number, `default` when it was omitted.
    fn number(&self, index: usize, default: u32) -> u32 {
        self.part(index, 0).unwrap_or(default)
    }

    fn part(&self, index: usize, part: usize) -> Option<u32> {
        *self.numbers.get(index)?.get(part)?
    }
}

/// What a control sequence says; `None` for what is not known or not a key going down.
pub(super) fn csi(csi: &Csi) -> Option<Input> {
    match (csi.mark, csi.between.as_slice(), csi.last) {
        (Some(b'<'), [], b'M') => mouse(csi).map(Input::Mouse),
        (Some(b'?'), [], b'u') => Some(Input::Reply(Reply::KeyboardFlags)),
        (Some(b'?'), [], b'c') => Some(Input::Reply(Reply::Attributes)),
        (Some(b'?'), [b'$'], b'y') if csi.number(0, 0) == 2026 => Some(Input::Reply(
            Reply::Synchronized(matches!(csi.number(1, 0), 1 | 2)),
        )),
        (None, [], _) => key(csi).map(Input::Key),
        _ => None,
    }
}

/// What `ESC O` and a byte say, with the modifier that some terminals put between.
pub(super) fn ss3(modifier: u8, last: u8) -> Option<Input> {
    const KEYPAD: &[u8] = b"*+,-./0123456789";
    let key = match last {
        b'M' => Key::Enter,
        b'X' => Key::Char('='),
        b'j'..=b'y' => Key::Char(char::from(*KEYPAD.get(usize::from(last - b'j'))?)),
        _ => lettered(last)?,
    };
    modified(key, u32::from(modifier)).map(Input::Key)
}

fn key(csi: &Csi) -> Option<KeyChord> {
    // A key that is let go tells so after its modifiers.
    if csi.part(1, 1) == Some(3) {
        return None;
    }
    let (number, modifiers) = (csi.number(0, 1), csi.number(1, 1));
    match csi.last {
        b'Z' => Some(KeyChord::plain(Key::BackTab)),
        b'a'..=b'd' => modified(lettered(csi.last.to_ascii_uppercase())?, 2),
        b'u' => coded(number, csi.part(0, 1), modifiers),
        b'~' if number == 27 => coded(csi.number(2, 0), None, modifiers),
        b'~' => modified(numbered(number)?, modifiers),
        b'^' => modified(numbered(number)?, 5),
        b'@' => modified(numbered(number)?, 6),
        // Anything but 1 here is the place of the cursor, say, and no key.
        _ if number == 1 => modified(lettered(csi.last)?, modifiers),
        _ => None,
    }
}

/// The key of a last letter, as after `ESC [` and `ESC O`.
fn lettered(letter: u8) -> Option<Key> {
    Some(match letter {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'F' => Key::End,
        b'H' => Key::Home,
        b'P'..=b'S' => Key::Function(letter - b'P' + 1),
        _ => return None,
    })
}

/// The key of a number before `~`.
fn numbered(number: u32) -> Option<Key> {
    let function = |first: u32| u8::try_from(number - first).map(Key::Function).ok();
    match number {
        1 | 7 => Some(Key::Home),
        2 => Some(Key::Insert),
        3 => Some(Key::Delete),
        4 | 8 => Some(Key::End),
        5 => Some(Key::PageUp),
        6 => Some(Key::PageDown),
        11..=15 => function(10),
        17..=21 => function(11),
        23..=26 => function(12),
        28 | 29 => function(13),
        31..=34 => function(14),
        _ => None,
    }
}

/// The key of a Unicode code or of the private codes that the keyboard protocol gives to keys without one.
fn coded(code: u32, shifted: Option<u32>, modifiers: u32) -> Option<KeyChord> {
    const KEYPAD: &[u8] = b"0123456789./*-+";
    let key = match code {
        9 => Key::Tab,
        13 | 57414 => Key::Enter,
        27 => Key::Esc,
        8 | 127 => Key::Backspace,
        57376..=57398 => Key::Function(u8::try_from(code - 57376 + 13).ok()?),
        57399..=57413 => Key::Char(char::from(*KEYPAD.get((code - 57399) as usize)?)),
        57415 => Key::Char('='),
        57416 => Key::Char(','),
        57417 => Key::Left,
        57418 => Key::Right,
        57419 => Key::Up,
        57420 => Key::Down,
        57421 => Key::PageUp,
        57422 => Key::PageDown,
        57423 => Key::Home,
        57424 => Key::End,
        57425 => Key::Insert,
        57426 => Key::Delete,
        // The rest of the private codes are modifiers, locks and media keys.
        57344..=63743 => return None,
        _ => Key::Char(char::from_u32(code).filter(|c| !c.is_control())?),
    };
    let chord = modified(key, modifiers)?;
    match chord.key {
        Key::Char(c) if chord.shift => Some(KeyChord {
            key: Key::Char(shifted.and_then(char::from_u32).unwrap_or_else(|| upper(c))),
            shift: false,
            ..chord
        }),
        _ => Some(chord),
    }
}

/// The capital of a letter where it is one character.
fn upper(c: char) -> char {
    let mut capitals = c.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) => capital,
        _ => c,
    }
}

/// A key with the modifiers of a report: one more than the sum of Shift 1, Alt 2, Control 4, Super 8, Hyper 16, Meta 32,
/// Caps Lock 64 and Num Lock 128. `None` with Super or Hyper, which no terminal program should take from the desktop.
fn modified(key: Key, modifiers: u32) -> Option<KeyChord> {
    let held = modifiers.saturating_sub(1);
    let is_held = |bits: u32| held & bits != 0;
    if is_held(8 | 16) {
        return None;
    }
    let chord = KeyChord {
        key,
        ctrl: is_held(4),
        alt: is_held(2 | 32),
        shift: is_held(1),
    };
    match key {
        Key::Tab if chord.shift => Some(KeyChord {
            key: Key::BackTab,
            shift: false,
            ..chord
        }),
        _ => Some(chord),
    }
}

/// A mouse report of the form `ESC [ < button ; column ; row M`; `None` for what the reader has no use for.
fn mouse(csi: &Csi) -> Option<Mouse> {
    // Shift 4, Alt 8 and Control 16 are left aside; 32 is a drag.
    let kind = match csi.number(0, 3) & !(4 | 8 | 16) {
        0 => PointerKind::Press,
        32 => PointerKind::Drag,
        64 => PointerKind::WheelUp,
        65 => PointerKind::WheelDown,
        _ => return None,
    };
    let place = |index| u16::try_from(csi.number(index, 1).checked_sub(1)?).ok();
    Some(Mouse {
        col: place(1)?,
        row: place(2)?,
        kind,
    })
}

/// The ground of a colour in the form that X gives: `rgb:` or `rgba:` and parts of one to four hexadecimal digits.
pub(super) fn background(color: &str) -> Option<Background> {
    let parts = color
        .strip_prefix("rgb:")
        .or_else(|| color.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(|digits| {
        let most = 16_u32
            .checked_pow(u32::try_from(digits.len()).ok()?)?
            .checked_sub(1)?;
        let value = u32::from_str_radix(digits, 16).ok()?;
        (1..=4)
            .contains(&digits.len())
            .then(|| f64::from(value) / f64::from(most))
    });
    let mut part = || parts.next().flatten();
    let light = 0.299 * part()? + 0.587 * part()? + 0.114 * part()?;
    Some(if light > 0.5 {
        Background::Light
    } else {
        Background::Dark
    })
}
