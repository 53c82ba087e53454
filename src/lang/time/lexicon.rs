//! Words by their first piece, with the classes they have.

use serde::{Deserialize, Serialize};

use super::{Builtin, ClassId, Datum, Step, fold, pieces};
use crate::lang::words::WordMap;

/// One word or phrase of the lexicon.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LexiconWord {
    /// Its class.
    pub class: ClassId,
    /// What it means.
    pub datum: Datum,
    /// Whether it must start with a capital.
    pub capital: bool,
    /// Whether it alone is not a reason to look at a sentence.
    pub weak: bool,
    /// The folded pieces after the first, each with whether it must be glued to the one before.
    #[serde(borrow)]
    pub rest: Vec<(&'static str, bool)>,
}

/// All words of the rule files and the names of all classes.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lexicon {
    words: WordMap<Vec<LexiconWord>>,
    classes: WordMap<ClassId>,
}

impl Lexicon {
    /// A lexicon with the classes that need no words.
    pub fn new() -> Self {
        let mut lexicon = Self::default();
        for name in Builtin::NAMES {
            lexicon.intern(name);
        }
        lexicon
    }

    /// The words that start with a folded piece.
    pub fn starting(&self, piece: &str) -> &[LexiconWord] {
        self.words.get(piece).map_or(&[], Vec::as_slice)
    }

    /// The class with a name, if any word or rule has it.
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.classes.get(name).copied()
    }

    /// The name of a class.
    pub fn name(&self, class: ClassId) -> Option<&'static str> {
        let mut names = self.classes.iter();
        names
            .find(|(_, known)| **known == class)
            .map(|(name, _)| *name)
    }

    /// The number of classes.
    pub fn class_count(&self) -> usize {
        self.classes.len()
    }

    /// The class with a name, which is new if there is none.
    pub fn intern(&mut self, name: &'static str) -> ClassId {
        let next = ClassId::of(self.classes.len());
        *self.classes.entry(name).or_insert(next)
    }

    /// Adds a word, of which `word` has everything but the pieces; returns `false` for an empty form, which adds nothing.
    pub fn add(&mut self, form: &str, word: LexiconWord) -> bool {
        let mut folded = folded_pieces(form).into_iter();
        let Some((first, _)) = folded.next() else {
            return false;
        };
        let rest = folded.collect();
        let known = self.words.entry(first).or_default();
        known.push(LexiconWord { rest, ..word });
        true
    }

    /// The steps of a literal of a pattern; each of its pieces becomes a class of its own.
    pub fn literal(&mut self, literal: &str) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        for (piece, glued) in folded_pieces(literal) {
            let name = format!("={piece}");
            let class = self.class(&name).unwrap_or_else(|| {
                let class = self.intern(name.leak());
                self.add(piece, LexiconWord::weak(class));
                class
            });
            steps.push(Step {
                class,
                variable: None,
                glued: glued && !steps.is_empty(),
            });
        }
        steps
    }
}

impl LexiconWord {
    /// A word of a class that is not a reason to look at a sentence.
    const fn weak(class: ClassId) -> Self {
        Self {
            class,
            datum: Datum::Number(0),
            capital: false,
            weak: true,
            rest: Vec::new(),
        }
    }
}

fn folded_pieces(form: &str) -> Vec<(&'static str, bool)> {
    let folded = pieces(form).into_iter().map(|piece| {
        let mut folded = String::new();
        fold(form.get(piece.range).unwrap_or_default(), &mut folded);
        (&*folded.leak(), piece.glued)
    });
    folded.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_by_its_first_piece() {
        let mut lexicon = Lexicon::new();
        let class = lexicon.intern("holiday");
        assert!(lexicon.add("New Year’s Eve", LexiconWord::weak(class)));
        assert_eq!(
            lexicon.starting("new")[0].rest,
            [("year", false), ("'", true), ("s", true), ("eve", false)]
        );
        assert!(!lexicon.add("  ", LexiconWord::weak(class)));
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
