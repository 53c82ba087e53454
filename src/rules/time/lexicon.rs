//! Words by their first piece, with the classes they have.

use super::piece::{fold, pieces};
use super::{Builtin, ClassId, Datum, Step};
use crate::rules::hash::WordMap;

/// One word or phrase of the lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its class.
    pub class: ClassId,
    /// What it stands for.
    pub datum: Datum,
    /// The folded pieces behind the first, each with whether it must be glued to the one before.
    pub rest: Vec<(String, bool)>,
    /// Whether it must start with a capital.
    pub capital: bool,
    /// Whether it is no reason to look at a sentence at all.
    pub weak: bool,
}

/// All words of the rule files and the names of all classes.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: WordMap<Vec<Word>>,
    classes: WordMap<ClassId>,
}

impl Lexicon {
    pub(super) fn new() -> Self {
        let mut lexicon = Self::default();
        for name in Builtin::NAMES {
            lexicon.intern(name);
        }
        lexicon
    }

    /// The words that start with a folded piece.
    pub fn starting(&self, piece: &str) -> &[Word] {
        self.words.get(piece).map_or(&[], Vec::as_slice)
    }

    /// The class of a name, if any word or rule has it.
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.classes.get(name).copied()
    }

    pub(super) fn name(&self, class: ClassId) -> Option<&str> {
        let mut names = self.classes.iter();
        let found = names.find(|(_, known)| **known == class);
        found.map(|(name, _)| name.as_str())
    }

    pub(super) fn class_count(&self) -> usize {
        self.classes.len()
    }

    pub(super) fn intern(&mut self, name: &str) -> ClassId {
        let next = ClassId::of(self.classes.len());
        *self.classes.entry(name.to_owned()).or_insert(next)
    }

    // Adds a word; an empty form adds nothing and is answered with `false`.
    pub(super) fn add(
        &mut self,
        form: &str,
        class: ClassId,
        datum: Datum,
        traits: (bool, bool),
    ) -> bool {
        let mut folded = folded_pieces(form).into_iter();
        let Some((first, _)) = folded.next() else {
            return false;
        };
        let word = Word {
            class,
            datum,
            rest: folded.collect(),
            capital: traits.0,
            weak: traits.1,
        };
        self.words.entry(first).or_default().push(word);
        true
    }

    // The steps of a literal of a pattern; each of its pieces becomes a class of its own.
    pub(super) fn literal(&mut self, literal: &str) -> Vec<Step> {
        let mut steps = Vec::new();
        for (piece, glued) in folded_pieces(literal) {
            let name = format!("={piece}");
            let known = self.class(&name);
            let class = self.intern(&name);
            if known.is_none() {
                self.add(&piece, class, Datum::Number(0), (false, true));
            }
            steps.push(Step {
                class,
                variable: None,
                glued: glued && !steps.is_empty(),
            });
        }
        steps
    }
}

fn folded_pieces(form: &str) -> Vec<(String, bool)> {
    let mut all = Vec::new();
    for piece in pieces(form) {
        let mut folded = String::new();
        fold(form.get(piece.range).unwrap_or_default(), &mut folded);
        all.push((folded, piece.glued));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_by_its_first_piece() {
        let mut lexicon = Lexicon::new();
        let class = lexicon.intern("holiday");
        assert!(lexicon.add("New Year’s Eve", class, Datum::Number(3), (true, false)));
        let word = &lexicon.starting("new")[0];
        let rest: Vec<(&str, bool)> = word
            .rest
            .iter()
            .map(|(piece, glued)| (piece.as_str(), *glued))
            .collect();
        assert_eq!(
            rest,
            [("year", false), ("'", true), ("s", true), ("eve", false)]
        );
        assert!(!lexicon.add("  ", class, Datum::Number(0), (false, false)));
    }

    #[test]
    fn a_literal_becomes_a_class_once() {
        let mut lexicon = Lexicon::new();
        let first = lexicon.literal("ago");
        assert_eq!(lexicon.literal("ago"), first);
        assert_eq!(lexicon.starting("ago").len(), 1);
        assert_eq!(lexicon.literal("'s").len(), 2);
    }
}
