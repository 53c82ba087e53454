use serde::Deserialize;

use crate::rules::hash::{WordMap, WordSet};

/// Plain lists of words: one a line, sorted, lower case.
#[derive(Debug, Default)]
pub struct Lists {
    person_nouns: WordSet<&'static str>,
    first_names: WordMap<Option<Sex>, &'static str>,
}

/// The sex a name or word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// "he".
    Male,
    /// "she".
    Female,
}

impl Sex {
    /// The sex a third-person pronoun in lower case tells.
    pub fn of_pronoun(word: &str) -> Option<Self> {
        match word {
            "he" | "him" | "his" => Some(Self::Male),
            "she" | "her" | "hers" => Some(Self::Female),
            _ => None,
        }
    }
}

impl Lists {
    /// Whether a lower-case noun, singular or plural, names a person.
    pub fn is_person_noun(&self, noun: &str) -> bool {
        let listed = |noun: &str| self.person_nouns.contains(noun);
        let of_plural = |plural: &str, singular: &str| {
            noun.strip_suffix(plural)
                .is_some_and(|stem| listed(&format!("{stem}{singular}")))
        };
        listed(noun) || of_plural("s", "") || of_plural("men", "man") || of_plural("ies", "y")
    }

    /// Whether a lower-case word is a first name.
    pub fn is_first_name(&self, word: &str) -> bool {
        self.first_names.contains_key(word)
    }

    /// The sex that bears a lower-case first name; `None` for unknown names and those of both.
    pub fn sex_of(&self, first_name: &str) -> Option<Sex> {
        self.first_names.get(first_name).copied().flatten()
    }

    /// Reads the embedded lists.
    pub(super) fn load() -> Self {
        let nouns = include_str!("../../../assets/rules/lists/person-nouns.txt");
        let names = include_str!("../../../assets/rules/lists/first-names.txt");
        Self {
            person_nouns: nouns.lines().collect(),
            first_names: names
                .lines()
                .filter_map(|line| line.split_once(' '))
                .map(|(name, sex)| (name, Sex::of_letter(sex)))
                .collect(),
        }
    }
}

impl Sex {
    pub(super) fn of_letter(letter: &str) -> Option<Self> {
        match letter {
            "m" => Some(Self::Male),
            "f" => Some(Self::Female),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_know_plurals() {
        let lists = Lists::load();
        assert!(lists.is_person_noun("mayors") && lists.is_person_noun("spokeswomen"));
        assert!(!lists.is_person_noun("bridge"));
        assert_eq!(lists.sex_of("mary"), Some(Sex::Female));
        for list in [
            include_str!("../../../assets/rules/lists/person-nouns.txt"),
            include_str!("../../../assets/rules/lists/first-names.txt"),
            include_str!("../../../assets/rules/lists/verbs.txt"),
            include_str!("../../../assets/rules/lists/irregular-verbs.txt"),
        ] {
            assert!(list.lines().is_sorted());
        }
    }
}
