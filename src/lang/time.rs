//! The grammar of time: classes of words, and rules over them that say what an expression means.
//!
//! A rule may give its matches a class of its own, which later rules build on ("early" + a date), so that one rule serves
//! for many spellings. Of two rules that match equally long the earlier wins.

mod event;
mod lexicon;
mod pattern;
mod piece;
mod template;
mod trie;
mod unit;

use std::ops::Range;

pub use event::{EventWord, EventWords};
pub use lexicon::{Lexicon, Word};
pub use pattern::{Sequence, Sequences, Step};
pub use piece::{Piece, PieceKind, fold, pieces};
pub use template::{Operation, Template};
pub use trie::{Edge, Ending, Forest, Node, Trie};
pub use unit::{Datum, Modifier, Unit};

use super::table::{Rows, Strings, Tables};

/// The largest number of variables in one rule.
pub const MAX_VARIABLES: usize = 6;

/// A class of words or of rules, as a number; in the tables a bit of it says that rules give the class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(u16);

impl ClassId {
    /// The bit that says that rules give it.
    pub const GIVEN: u16 = 1 << 15;

    /// The class of a place in the table of classes.
    pub(crate) fn of(place: usize) -> Self {
        Self(u16::try_from(place).unwrap_or(u16::MAX))
    }

    /// The place in the table of classes.
    pub const fn index(self) -> usize {
        (self.0 & !Self::GIVEN) as usize
    }

    /// Its number in tables.
    pub const fn number(self) -> u16 {
        self.0
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
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside {
    /// One of these must stand before it.
    pub after: Sequences,
    /// None of these may stand before it.
    pub not_after: Sequences,
    /// One of these must stand behind it.
    pub before: Sequences,
    /// None of these may stand behind it.
    pub not_before: Sequences,
}

/// Words and patterns of time and events.
#[derive(Debug, Default)]
pub struct TimeRules {
    /// The words and their classes.
    pub lexicon: Lexicon,
    // The name, the value in three numbers, and where the four lists of `Beside` begin and the last ends.
    rules: Rows<9>,
    // The arguments of calls.
    terms: Rows<3>,
    // Where each sequence that may stand beside an expression begins in the steps, and where the last ends.
    sequences: Rows<1>,
    steps: Rows<1>,
    // The first of all sequences that each rule has.
    owners: Rows<1>,
    /// How rules make classes and expressions.
    pub forest: Forest,
    /// The words by which events are found.
    pub events: EventWords,
    strings: Strings,
}

impl TimeRules {
    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            lexicon: Lexicon::read(tables),
            rules: tables.rows(),
            terms: tables.rows(),
            sequences: tables.rows(),
            steps: tables.rows(),
            owners: tables.rows(),
            forest: Forest::read(tables),
            events: EventWords::read(tables),
            strings: tables.strings,
        }
    }

    /// The name of the rule at a place, kebab-case; empty where there is none.
    pub fn id(&self, rule: usize) -> &'static str {
        let row = self.rules.get(rule);
        row.map_or("", |[id, ..]| self.strings.get(id))
    }

    /// What a rule means; without a value the words are no expression of time ("up to date").
    pub fn value(&self, rule: usize) -> Option<Template> {
        let [_, kind, low, high, ..] = self.rules.get(rule)?;
        Template::of([kind, low, high])
    }

    /// The arguments of a call.
    pub fn terms(&self, places: Range<usize>) -> impl Iterator<Item = Option<Template>> + use<> {
        self.terms.part(places).iter().map(Template::of)
    }

    /// The surroundings of a rule's matches.
    pub fn beside(&self, rule: usize) -> Option<Beside> {
        let [.., after, not_after, before, not_before, end] = self.rules.get(rule)?;
        let sequences = |from: u16, to: u16| {
            let bounds = self.sequences.part(from.into()..usize::from(to) + 1);
            Sequences::new(bounds, self.steps)
        };
        Some(Beside {
            after: sequences(after, not_after),
            not_after: sequences(not_after, before),
            before: sequences(before, not_before),
            not_before: sequences(not_before, end),
        })
    }

    /// The rule that an ending ends.
    pub fn ended(&self, ending: Ending) -> Option<usize> {
        let owners = 0..self.owners.len();
        let next = self
            .owners
            .first_keyed(owners, u16::MAX, ending.0.saturating_add(1));
        next.checked_sub(1)
    }
}
