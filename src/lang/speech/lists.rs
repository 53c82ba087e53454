use serde::{Deserialize, Serialize};

use crate::lang::words::WordList;

/// Plain lists of words, in lower case.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lists {
    /// Nouns for a person, in the singular.
    pub person_nouns: WordList,
    /// First names with "m" or "f" for the sex of the people who have them, or another letter for both.
    pub first_names: WordList,
}

/// The sex that a name or word implies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// "he".
    Male,
    /// "she".
    Female,
}

impl Sex {
    /// The sex of "m" or "f".
    pub fn of_letter(letter: &str) -> Option<Self> {
        match letter {
            "m" => Some(Self::Male),
            "f" => Some(Self::Female),
            _ => None,
        }
    }

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
        let listed = |noun: &str| self.person_nouns.get(noun).is_some();
        let of_plural = |plural: &str, singular: &str| {
            noun.strip_suffix(plural)
                .is_some_and(|stem| listed(&format!("{stem}{singular}")))
        };
        // "neurologist", "geographer"
        let made = ["ologist", "ographer"];
        made.iter()
            .any(|end| noun.trim_end_matches('s').ends_with(end))
            || listed(noun)
            || of_plural("s", "")
            || of_plural("men", "man")
            || of_plural("ies", "y")
    }

    /// Whether a lower-case word is a first name.
    pub fn is_first_name(&self, word: &str) -> bool {
        self.first_names.get(word).is_some()
    }

    /// The sex that bears a lower-case first name; `None` for unknown names and those of both.
    pub fn sex_of(&self, first_name: &str) -> Option<Sex> {
        Sex::of_letter(self.first_names.get(first_name)?.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn lists_know_plurals_and_sexes() {
        let lists = &Lang::english().speech.lists;
        assert!(lists.is_person_noun("mayors") && lists.is_person_noun("spokeswomen"));
        assert!(!lists.is_person_noun("bridge"));
        assert_eq!(lists.sex_of("mary"), Some(Sex::Female));
        assert!(lists.is_first_name("mary") && !lists.is_first_name("bridge"));
    }
}
