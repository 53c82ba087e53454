//! Numbers, ordinals, years and decades, in digits and in words.

use super::lattice::{ClassItem, Lattice};
use crate::lang::time::{Builtin, ClassId, Datum, Lexicon, PieceKind};

/// The classes of number words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    digit: ClassId,
    teen: ClassId,
    tens: ClassId,
    scale: ClassId,
    ordinal: ClassId,
    fraction: ClassId,
    /// The first year that four digits alone may name.
    pub(super) modern: i32,
}

impl Numbers {
    /// Looks them up once for many sentences.
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let class = |name: &str| lexicon.class(name).unwrap_or(ClassId::of(usize::MAX));
        Self {
            digit: class("digit-word"),
            teen: class("teen-word"),
            tens: class("tens-word"),
            scale: class("scale-word"),
            ordinal: class("ordinal-word"),
            fraction: class("half-word"),
            modern: MODERN,
        }
    }

    /// The same for a history, where older years stand alone too.
    pub(super) fn of_history(self) -> Self {
        Self {
            modern: HISTORIC,
            ..self
        }
    }

    // Whether words of a class may begin a number.
    fn has(&self, class: ClassId) -> bool {
        let own = [
            self.digit,
            self.teen,
            self.tens,
            self.ordinal,
            self.fraction,
        ];
        own.contains(&class)
    }
}

const MODERN: i32 = 1900;
const HISTORIC: i32 = 1500;

impl Lattice {
    /// Adds numbers of several pieces; a step of its own because they need the classes of the words after them.
    pub(super) fn with_numbers(mut self, sentence: &str, numbers: &Numbers) -> Self {
        if !self.promising {
            return self;
        }
        let mut items = Vec::with_capacity(self.items.len() + 8);
        let mut ends = Vec::with_capacity(self.item_ends.len());
        for at in 0..self.pieces.len() {
            items.extend_from_slice(self.items(at));
            read(&self, at, sentence, numbers, &mut items);
            ends.push(items.len());
        }
        self.items = items;
        self.item_ends = ends;
        self
    }
}

/// Adds all readings as numbers that start at a piece.
fn read(
    lattice: &Lattice,
    at: usize,
    sentence: &str,
    numbers: &Numbers,
    items: &mut Vec<ClassItem>,
) {
    let reader = NumberReader {
        lattice,
        sentence,
        numbers,
    };
    match lattice.kind(at) {
        Some(PieceKind::Digits | PieceKind::Number) => reader.digits(at, items),
        Some(PieceKind::Word | PieceKind::Mark) => reader.words(at, items),
        None => {}
    }
}

struct NumberReader<'a> {
    lattice: &'a Lattice,
    sentence: &'a str,
    numbers: &'a Numbers,
}

fn item(class: Builtin, value: i32, length: usize) -> ClassItem {
    ClassItem {
        class: class.class(),
        length,
        datum: Datum::Number(value),
    }
}

impl NumberReader<'_> {
    fn class(&self, at: usize, class: ClassId) -> Option<i32> {
        match self.lattice.of_class(at, class)?.0 {
            Datum::Number(number) => Some(number),
            _ => None,
        }
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.lattice.word(at) == word
    }

    fn digits(&self, at: usize, items: &mut Vec<ClassItem>) {
        let spelled = self
            .lattice
            .pieces
            .get(at)
            .and_then(|piece| self.sentence.get(piece.range.clone()));
        let spelled = spelled.unwrap_or_default();
        let whole: String = spelled
            .split('.')
            .next()
            .unwrap_or_default()
            .replace(',', "");
        let Ok(value) = whole.parse::<i32>() else {
            return;
        };
        if let Some((_, decimals)) = spelled.split_once('.') {
            if let (1, Ok(tenth)) = (decimals.len(), decimals.parse::<i32>()) {
                items.push(item(
                    Builtin::Tenths,
                    value.saturating_mul(10).saturating_add(tenth),
                    1,
                ));
            }
            if let (2, Ok(minute @ 0..60), 0..=24) = (decimals.len(), decimals.parse(), value) {
                items.push(item(Builtin::DottedClock, value * 100 + minute, 1));
            }
            return;
        }
        self.behind_digits(at, value, spelled.len(), items);
        let (value, length) = match self.scale(at + 1) {
            Some((scale, length)) => (value.saturating_mul(scale), length + 1),
            None => (value, 1),
        };
        items.push(item(Builtin::Number, value, length));
        self.half(at + length, value, length, items);
    }

    // "4th", "1990s", "90s", "2 1/2".
    fn behind_digits(&self, at: usize, value: i32, size: usize, items: &mut Vec<ClassItem>) {
        if self.lattice.glued(at + 1) {
            match self.lattice.word(at + 1) {
                "st" | "nd" | "rd" | "th" => items.push(item(Builtin::Ordinal, value, 2)),
                "s" => self.decade(value, size, 2, items),
                "'" if self.is(at + 2, "s") && self.lattice.glued(at + 2) && value % 10 == 0 => {
                    self.decade(value, size, 3, items);
                }
                _ => {}
            }
        }
    }

    #[expect(clippy::unused_self, reason = "reads along with its siblings")]
    fn decade(&self, value: i32, size: usize, length: usize, items: &mut Vec<ClassItem>) {
        if value % 10 != 0 {
            return;
        }
        match size {
            2 => items.push(item(Builtin::ShortDecade, value, length)),
            4 => items.push(item(Builtin::Decade, value, length)),
            _ => {}
        }
    }

    // "1/2", "½" or "and a half" behind a number of `length` pieces.
    fn half(&self, at: usize, value: i32, length: usize, items: &mut Vec<ClassItem>) {
        let more = if self.is(at, "½") {
            1
        } else if self.is(at, "1") && self.is(at + 1, "/") && self.is(at + 2, "2") {
            3
        } else if self.is(at, "-")
            && self.is(at + 1, "1")
            && self.is(at + 2, "/")
            && self.is(at + 3, "2")
        {
            4
        } else if self.is(at, "and")
            && (self.is(at + 1, "a") || self.is(at + 1, "one"))
            && self.is(at + 2, "half")
        {
            3
        } else {
            return;
        };
        items.push(item(Builtin::Halves, value, length + more));
    }

    fn words(&self, at: usize, items: &mut Vec<ClassItem>) {
        let may = self
            .lattice
            .items(at)
            .iter()
            .any(|item| self.numbers.has(item.class));
        if !may && !self.is(at, "a") && !self.is(at, "½") {
            return;
        }
        if let Some((value, length)) = self.cardinal(at) {
            items.push(item(Builtin::Number, value, length));
            self.half(at + length, value, length, items);
            if (1900..2100).contains(&value) {
                items.push(item(Builtin::SpelledYear, value, length));
            }
        }
        if self.is(at, "½")
            || self.class(at, self.numbers.fraction).is_some() && self.is(at + 1, "a")
        {
            let length = if self.is(at, "½") { 1 } else { 2 };
            items.push(item(Builtin::Halves, 0, length));
        }
        if let Some((value, length)) = self.ordinal(at) {
            items.push(item(Builtin::Ordinal, value, length));
        }
        if let Some((value, length)) = self.year(at) {
            items.push(item(Builtin::SpelledYear, value, length));
        }
    }

    // Skips a hyphen or "and" between number words.
    fn joint(&self, at: usize, and: bool) -> usize {
        if self.is(at, "-") && self.lattice.glued(at) || and && self.is(at, "and") {
            at + 1
        } else {
            at
        }
    }

    // 1 to 99 in words.
    fn small(&self, at: usize) -> Option<(i32, usize)> {
        let single = |at| self.class(at, self.numbers.digit);
        if let Some(tens) = self.class(at, self.numbers.tens) {
            let next = self.joint(at + 1, false);
            return Some(match single(next) {
                Some(digit) => (tens + digit, next + 1 - at),
                None => (tens, 1),
            });
        }
        let value = single(at).or_else(|| self.class(at, self.numbers.teen))?;
        Some((value, 1))
    }

    fn scale(&self, at: usize) -> Option<(i32, usize)> {
        let next = self.joint(at, false);
        let scale = self.class(next, self.numbers.scale)?;
        Some((scale, next + 1 - at))
    }

    // A whole number in words: "five", "twenty-one", "a hundred and ten", "two thousand".
    fn cardinal(&self, at: usize) -> Option<(i32, usize)> {
        let article = || (self.is(at, "a") && self.scale(at + 1).is_some()).then_some((1, 1));
        let (mut value, mut length) = self.small(at).or_else(article)?;
        while let Some((scale, more)) = self.scale(at + length) {
            value = value.saturating_mul(scale);
            length += more;
            let next = self.joint(at + length, true);
            let Some((small, more)) = self.small(next).filter(|(small, _)| *small < scale) else {
                continue;
            };
            value = value.saturating_add(small);
            length = next + more - at;
            break;
        }
        Some((value, length))
    }

    // "first", "twenty-fourth".
    fn ordinal(&self, at: usize) -> Option<(i32, usize)> {
        if let Some(ordinal) = self.class(at, self.numbers.ordinal) {
            return Some((ordinal, 1));
        }
        let tens = self.class(at, self.numbers.tens)?;
        let next = self.joint(at + 1, false);
        let unit = self
            .class(next, self.numbers.ordinal)
            .filter(|unit| *unit < 10)?;
        Some((tens + unit, next + 1 - at))
    }

    // "nineteen ninety-six", "twenty ten", "nineteen oh five".
    fn year(&self, at: usize) -> Option<(i32, usize)> {
        let century = self
            .class(at, self.numbers.teen)
            .or_else(|| self.class(at, self.numbers.tens))?;
        if !(15..=20).contains(&century) {
            return None;
        }
        let next = self.joint(at + 1, false);
        if self.is(next, "oh") || self.is(next, "o") {
            let digit = self.class(next + 1, self.numbers.digit)?;
            return Some((century * 100 + digit, next + 2 - at));
        }
        let (rest, length) = self.small(next).filter(|(rest, _)| *rest >= 10)?;
        Some((century * 100 + rest, next + length - at))
    }
}
