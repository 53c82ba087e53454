//! The grammar of time: classes of words, and rules over them that say what an expression means.
//!
//! A rule may give its matches a class of its own, which later rules build on ("early" + a date), so that one rule serves
//! for many spellings. The files are read in the order of [`FILES`]; of two rules that match equally long the earlier wins.

mod event;
mod lexicon;
mod load;
mod pattern;
mod piece;
mod template;
mod trie;
mod unit;

pub use event::{EventWord, EventWords};
pub use lexicon::{Lexicon, Word};
pub use pattern::{Sequence, Step};
pub use piece::{Piece, PieceKind, fold, pieces};
pub use template::{Operation, Template};
pub use trie::{Edge, Ending, Trie};
pub use unit::{Datum, Modifier, Unit};

use super::schema::{Example, Fault, shipped};

macro_rules! file {
    ($name:literal) => {
        (
            concat!($name, ".toml"),
            include_str!(concat!("../../assets/rules/", $name, ".toml")),
        )
    };
}

/// The largest number of variables in one rule.
pub const MAX_VARIABLES: usize = 6;

/// A class of words or of rules, as a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(u16);

impl ClassId {
    /// The class of a place in the table of classes.
    pub(crate) fn of(place: usize) -> Self {
        Self(u16::try_from(place).unwrap_or(u16::MAX))
    }

    /// The place in the table of classes.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Classes that the reader of pieces finds itself, by number: their order is that of [`Builtin::NAMES`].
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
    /// The end of the sentence; only behind an expression.
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

/// What must or may not stand beside an expression; all empty where a rule does not care.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// One of these must stand before it.
    pub after: Vec<Sequence>,
    /// None of these may stand before it.
    pub not_after: Vec<Sequence>,
    /// One of these must stand behind it.
    pub before: Vec<Sequence>,
    /// None of these may stand behind it.
    pub not_before: Vec<Sequence>,
}

/// One rule of the grammar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeRule {
    /// Its name, kebab-case.
    pub id: &'static str,
    /// The class its matches have for other rules.
    pub gives: Option<ClassId>,
    /// Whether a match is an expression of its own, not only a part of one.
    pub alone: bool,
    /// What it means; without a value the words are no expression of time ("up to date").
    pub value: Option<Template>,
    /// Its surroundings.
    pub beside: Beside,
    /// Sentences with «expressions» it must find, each followed by its value.
    pub hits: Vec<&'static str>,
    /// Sentences it may not fire in.
    pub misses: Vec<&'static str>,
}

/// Words and patterns of time and events.
#[derive(Debug, Default)]
pub struct TimeRules {
    /// The words and their classes.
    pub lexicon: Lexicon,
    /// The rules in order.
    pub rules: Vec<TimeRule>,
    // For each class: how rules make it; empty for a class of words.
    given: Vec<Trie>,
    /// How rules make expressions.
    pub alone: Trie,
    /// The words by which events are found.
    pub events: EventWords,
}

impl TimeRules {
    /// Reads the shipped files; what is wrong in them is added to `faults` and left out.
    pub(super) fn parse(faults: &mut Vec<Fault>, examples: &mut Vec<Example>) -> Self {
        Self {
            events: EventWords::parse(shipped!("event-words.toml", faults, examples)),
            ..load::load(&FILES, faults)
        }
    }

    /// How rules make a class, if any does.
    pub fn given(&self, class: ClassId) -> Option<&Trie> {
        self.given
            .get(class.index())
            .filter(|trie| !trie.is_empty())
    }
}

/// The shipped files: words first, then rules from parts to wholes.
pub const FILES: [(&str, &str); 11] = [
    file!("months"),
    file!("weekdays"),
    file!("numbers"),
    file!("units"),
    file!("seasons"),
    file!("holidays"),
    file!("time-words"),
    file!("time-calendar"),
    file!("time-relative"),
    file!("time-length"),
    file!("time-compound"),
];
