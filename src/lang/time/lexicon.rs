//! Words by their first piece, with the classes they have.

use super::{ClassId, Datum};
use crate::lang::table::{Index, Map, Rows, Strings, Tables};

/// One word or phrase of the lexicon.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its class.
    pub class: ClassId,
    /// What it stands for.
    pub datum: Datum,
    /// Whether it must start with a capital.
    pub capital: bool,
    /// Whether it is no reason to look at a sentence at all.
    pub weak: bool,
    rest: Rows<2>,
    strings: Strings,
}

impl Word {
    /// The trait, a bit, of a word that must start with a capital.
    pub const CAPITAL: u16 = 1;
    /// The trait of a word that is no reason to look at a sentence.
    pub const WEAK: u16 = 1 << 1;

    /// The folded pieces behind the first, each with whether it must be glued to the one before.
    pub fn rest(&self) -> impl ExactSizeIterator<Item = (&'static str, bool)> + use<> {
        let strings = self.strings;
        let rest = self.rest.iter();
        rest.map(move |[piece, glued]| (strings.get(piece), glued == 1))
    }
}

/// All words of the rule files and the names of all classes.
#[derive(Debug, Default)]
pub struct Lexicon {
    // Class, traits, the datum in three numbers, where the further pieces begin and end.
    words: Index<7>,
    rest: Rows<2>,
    classes: Map<1>,
    strings: Strings,
}

impl Lexicon {
    /// The words that start with a folded piece.
    pub fn starting(&self, piece: &str) -> impl Iterator<Item = Word> + use<> {
        let (rest, strings) = (self.rest, self.strings);
        let words = self.words.of(piece).iter();
        words.map(move |[class, traits, kind, low, high, from, to]| Word {
            class: ClassId(class),
            datum: Datum::of([kind, low, high]),
            capital: traits & Word::CAPITAL != 0,
            weak: traits & Word::WEAK != 0,
            rest: rest.part(from.into()..to.into()),
            strings,
        })
    }

    /// The class of a name, if any word or rule has it.
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.classes.get(name).map(|[class]| ClassId(class))
    }

    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            words: tables.index(),
            rest: tables.rows(),
            classes: tables.map(),
            strings: tables.strings,
        }
    }
}
