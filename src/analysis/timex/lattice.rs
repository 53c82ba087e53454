//! The classes of every piece of a sentence: what the matcher walks over.

use crate::lang::time::{Builtin, ClassId, Datum, Piece, PieceKind, TimeRules, fold, pieces};

/// A class that a stretch of pieces has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ClassItem {
    /// The class.
    pub(super) class: ClassId,
    /// How many pieces it covers, at least one.
    pub(super) length: usize,
    /// What it stands for.
    pub(super) datum: Datum,
}

/// One sentence as pieces with their classes.
#[derive(Debug, Default)]
pub(super) struct Lattice {
    /// The pieces; their ranges are bytes of the sentence.
    pub(super) pieces: Vec<Piece>,
    folded: String,
    // Where each piece ends in `folded`.
    ends: Vec<usize>,
    pub(super) items: Vec<ClassItem>,
    // Where the items of each piece end in `items`.
    pub(super) item_ends: Vec<usize>,
    /// Whether some word makes the sentence worth looking at.
    pub(super) promising: bool,
}

impl Lattice {
    /// Reads a sentence; four digits alone are a year from `modern` on.
    pub(super) fn new(sentence: &str, rules: &TimeRules, modern: i32) -> Self {
        let mut lattice = Self {
            pieces: pieces(sentence),
            ..Self::default()
        };
        lattice.folded.reserve(sentence.len());
        lattice.ends.reserve(lattice.pieces.len());
        lattice.items.reserve(lattice.pieces.len() * 2);
        lattice.item_ends.reserve(lattice.pieces.len());
        for piece in &lattice.pieces {
            let words = sentence.get(piece.range.clone()).unwrap_or_default();
            fold(words, &mut lattice.folded);
            lattice.ends.push(lattice.folded.len());
        }
        for at in 0..lattice.pieces.len() {
            lattice.words(at, sentence, rules, modern);
            lattice.item_ends.push(lattice.items.len());
        }
        lattice
    }

    /// The items that start at a piece.
    pub(super) fn items(&self, at: usize) -> &[ClassItem] {
        let start = at
            .checked_sub(1)
            .and_then(|before| self.item_ends.get(before));
        let end = self.item_ends.get(at).copied().unwrap_or(0);
        self.items
            .get(start.copied().unwrap_or(0)..end)
            .unwrap_or_default()
    }

    /// The datum of a piece that has a class by itself, with the number of pieces it covers.
    pub(super) fn of_class(&self, at: usize, class: ClassId) -> Option<(Datum, usize)> {
        let found = self.items(at).iter().find(|item| item.class == class)?;
        Some((found.datum, found.length))
    }

    /// A piece as rules spell it; empty beyond the last.
    pub(super) fn word(&self, at: usize) -> &str {
        let start = at
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.folded.get(start..end).unwrap_or_default()
    }

    /// Whether a piece stands directly behind the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.glued)
    }

    /// What a piece is made of.
    pub(super) fn kind(&self, at: usize) -> Option<PieceKind> {
        self.pieces.get(at).map(|piece| piece.kind)
    }

    // Appends the classes the rule files and the piece's own form give it.
    fn words(&mut self, at: usize, sentence: &str, rules: &TimeRules, modern: i32) {
        let Some(Piece { range, kind, .. }) = self.pieces.get(at) else {
            return;
        };
        let spelled = sentence.get(range.clone()).unwrap_or_default();
        let kind = *kind;
        let capital = spelled.starts_with(char::is_uppercase);
        for word in rules.lexicon.starting(self.word(at)) {
            if word.capital && !capital {
                continue;
            }
            let mut rest = word.rest.iter().enumerate();
            if rest.all(|(nth, (piece, glued))| {
                self.word(at + nth + 1) == *piece && (!glued || self.glued(at + nth + 1))
            }) {
                self.items.push(ClassItem {
                    class: word.class,
                    length: word.rest.len() + 1,
                    datum: word.datum,
                });
                self.promising |= !word.weak;
            }
        }
        match kind {
            PieceKind::Digits => self.digits(at, spelled, modern),
            // "at 10.30"
            PieceKind::Number => {
                let before = at.checked_sub(1).map_or("", |at| self.word(at));
                self.promising |= before == "at";
            }
            PieceKind::Word if capital => self.push(Builtin::Capital, 0),
            PieceKind::Word => self.push(Builtin::Lower, 0),
            PieceKind::Mark => {}
        }
    }

    fn digits(&mut self, at: usize, digits: &str, modern: i32) {
        let Some(value) = digits.parse().ok().filter(|_| digits.len() <= 9) else {
            return;
        };
        self.push(Builtin::Digits, value);
        // "4th", "'90s", "10a.m.", "14:30"
        let grown = self.kind(at + 1) == Some(PieceKind::Word) || self.word(at + 1) == ":";
        // "13/5/2024"
        let mark = self.word(at + 1);
        let dated = matches!(mark, "/" | "." | "-")
            && self.word(at + 3) == mark
            && self.kind(at + 4) == Some(PieceKind::Digits);
        self.promising |= (grown || dated) && self.glued(at + 1);
        // "the summer of '69"
        let shortened = at.checked_sub(1).is_some_and(|at| self.word(at) == "'");
        self.promising |= shortened && digits.len() == 2 && self.glued(at);
        if digits.len() <= 2 {
            if (1..=31).contains(&value) {
                self.push(Builtin::Day, value);
            }
            if (1..=12).contains(&value) {
                self.push(Builtin::MonthNumber, value);
            }
            if value <= 24 {
                self.push(Builtin::Hour, value);
            }
        }
        if digits.len() == 2 {
            self.push(Builtin::TwoDigits, value);
            if value <= 59 {
                self.push(Builtin::Minute, value);
            }
        }
        if digits.len() == 4 && (1000..2200).contains(&value) {
            self.push(Builtin::Year, value);
            if (modern..2060).contains(&value) {
                self.push(Builtin::Modern, value);
            }
            self.promising = true;
        }
    }

    fn push(&mut self, class: Builtin, value: i32) {
        self.items.push(ClassItem {
            class: class.class(),
            length: 1,
            datum: Datum::Number(value),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(sentence: &str, at: usize) -> Vec<(ClassId, usize, Datum)> {
        let rules = TimeRules::default();
        let lattice = Lattice::new(sentence, &rules, 1900);
        let items = lattice.items(at).iter();
        items
            .map(|item| (item.class, item.length, item.datum))
            .collect()
    }

    #[test]
    fn digits_have_every_class_their_size_allows() {
        let of =
            |text: &str| -> Vec<ClassId> { items(text, 0).iter().map(|item| item.0).collect() };
        assert!(of("1996").contains(&Builtin::Year.class()));
        assert!(!of("0996").contains(&Builtin::Year.class()));
        assert!(of("07").contains(&Builtin::Minute.class()));
        assert!(of("31").contains(&Builtin::Day.class()));
        assert!(!of("32").contains(&Builtin::Day.class()));
        assert!(of("12345678901").is_empty());
    }

    #[test]
    fn a_sentence_without_years_or_words_of_time_is_not_promising() {
        let rules = TimeRules::default();
        assert!(!Lattice::new("Nothing of 300 kinds.", &rules, 1900).promising);
        assert!(Lattice::new("It was in 1996.", &rules, 1900).promising);
    }
}
