use std::collections::BTreeMap;

use super::trie::Forest;
use super::writer::Writer;
use crate::lang::time::{Builtin, ClassId, Datum, Step, Word, fold, pieces};

/// All words of the rule files on time and the names of all classes.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: BTreeMap<String, Vec<Entry>>,
    classes: BTreeMap<String, ClassId>,
}

/// One word or phrase.
#[derive(Debug)]
struct Entry {
    class: ClassId,
    datum: Datum,
    // The folded pieces behind the first, each with whether it must be glued to the one before.
    rest: Vec<(String, bool)>,
    // Bits, see `Word`.
    traits: u16,
}

impl Lexicon {
    /// One with the classes that need no words.
    pub(super) fn new() -> Self {
        let mut lexicon = Self::default();
        for name in Builtin::NAMES {
            lexicon.intern(name);
        }
        lexicon
    }

    /// The class of a name, if any word or rule has it.
    pub(super) fn class(&self, name: &str) -> Option<ClassId> {
        self.classes.get(name).copied()
    }

    /// The name of a class.
    pub(super) fn name(&self, class: ClassId) -> Option<&str> {
        let mut names = self.classes.iter();
        let found = names.find(|(_, known)| **known == class);
        found.map(|(name, _)| name.as_str())
    }

    /// How many classes there are.
    pub(super) fn class_count(&self) -> usize {
        self.classes.len()
    }

    /// The class of a name, from now on if there was none.
    pub(super) fn intern(&mut self, name: &str) -> ClassId {
        let next = ClassId::of(self.classes.len());
        *self.classes.entry(name.to_owned()).or_insert(next)
    }

    /// Adds a word with its traits, bits of [`Word`]; an empty form adds nothing and is answered with `false`.
    pub(super) fn add(&mut self, form: &str, class: ClassId, datum: Datum, traits: u16) -> bool {
        let mut folded = folded_pieces(form).into_iter();
        let Some((first, _)) = folded.next() else {
            return false;
        };
        let word = Entry {
            class,
            datum,
            rest: folded.collect(),
            traits,
        };
        self.words.entry(first).or_default().push(word);
        true
    }

    /// The steps of a literal of a pattern; each of its pieces becomes a class of its own.
    pub(super) fn literal(&mut self, literal: &str) -> Vec<Step> {
        let mut steps = Vec::new();
        for (piece, glued) in folded_pieces(literal) {
            let name = format!("={piece}");
            let known = self.class(&name);
            let class = self.intern(&name);
            if known.is_none() {
                self.add(&piece, class, Datum::Number(0), Word::WEAK);
            }
            steps.push(Step {
                class,
                variable: None,
                glued: glued && !steps.is_empty(),
            });
        }
        steps
    }

    /// Writes all words and classes.
    pub(super) fn write(self, forest: &Forest, out: &mut Writer) {
        let mut rest = Vec::new();
        let mut row = |entry: Entry| {
            let from = out.number(rest.len());
            let pieces = entry.rest.iter();
            rest.extend(pieces.map(|(piece, glued)| [out.string(piece), (*glued).into()]));
            let [kind, low, high] = entry.datum.numbers();
            let to = out.number(rest.len());
            [
                forest.number(entry.class),
                entry.traits,
                kind,
                low,
                high,
                from,
                to,
            ]
        };
        let mut words = BTreeMap::new();
        for (piece, entries) in self.words {
            words.insert(piece, entries.into_iter().map(&mut row).collect());
        }
        out.index(words);
        out.rows(&rest);
        let classes = self.classes.into_iter();
        out.map(
            classes
                .map(|(name, class)| (name, [forest.number(class)]))
                .collect(),
        );
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
        assert!(lexicon.add("New Year’s Eve", class, Datum::Number(3), Word::CAPITAL));
        let rest: Vec<(&str, bool)> = lexicon.words["new"][0]
            .rest
            .iter()
            .map(|(piece, glued)| (piece.as_str(), *glued))
            .collect();
        assert_eq!(
            rest,
            [("year", false), ("'", true), ("s", true), ("eve", false)]
        );
        assert!(!lexicon.add("  ", class, Datum::Number(0), 0));
    }

    #[test]
    fn a_literal_becomes_a_class_once() {
        let mut lexicon = Lexicon::new();
        let first = lexicon.literal("ago");
        assert_eq!(lexicon.literal("ago"), first);
        assert_eq!(lexicon.words["ago"].len(), 1);
        assert_eq!(lexicon.literal("'s").len(), 2);
    }
}
