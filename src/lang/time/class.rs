use serde::{Deserialize, Serialize};

/// The maximum number of variables in one rule.
pub const MAX_VARIABLES: usize = 6;

/// A class of words or of rules, as a number: first those of [`Builtin`], then those that rules give, then the others.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct ClassId(u16);

impl ClassId {
    /// The class with an index.
    pub(crate) fn of(index: usize) -> Self {
        Self(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// The index of the class among all.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Step {
    /// The class that must stand here; a literal word is a class of its own.
    pub class: ClassId,
    /// The index of the variable that stores it.
    pub variable: Option<u8>,
    /// Whether no white space may stand before it.
    pub glued: bool,
}

/// Classes that the reader of pieces finds itself, in the order of [`Builtin::NAMES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Builtin {
    /// Digits, any number of them up to nine.
    Digits,
    /// 1 to 31 in at most two digits.
    Day,
    /// 0 to 24 in at most two digits.
    Hour,
    /// 00 to 59 in two digits.
    Minute,
    /// Two digits.
    TwoDigits,
    /// A year from 1000 to 2199, in digits.
    Year,
    /// A year from 1900 to 2059, in digits.
    Modern,
    /// A whole number in digits or words.
    Number,
    /// A number and a half; its value is the whole part.
    Halves,
    /// A number with one decimal; its value is in tenths.
    Tenths,
    /// An ordinal in digits or words.
    Ordinal,
    /// A year in words ("nineteen ninety-six").
    SpelledYear,
    /// "1990s": its first year.
    Decade,
    /// "'90s", "nineties": the tens.
    ShortDecade,
    /// A word with a capital first letter.
    Capital,
    /// A word without capitals.
    Lower,
    /// The start of the sentence; only before an expression.
    Start,
    /// The end of the sentence; only after an expression.
    End,
    /// 1 to 12 in at most two digits.
    MonthNumber,
    /// A time of day with a point between hour and minute ("10.30"), as 1030.
    DottedClock,
}

impl Builtin {
    /// Their names in rule files.
    pub const NAMES: [&'static str; 20] = [
        "digits",
        "dd",
        "hour",
        "minute",
        "yy",
        "yyyy",
        "modern",
        "number",
        "halves",
        "tenths",
        "ordinal",
        "spelled-year",
        "decade",
        "short-decade",
        "capital",
        "lower",
        "start",
        "end",
        "mm",
        "dotted",
    ];

    /// The class.
    pub const fn class(self) -> ClassId {
        ClassId(self as u16)
    }
}
