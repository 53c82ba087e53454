use serde::Deserialize;

use crate::lang::table::{Map, Tables, Words};

/// Plain lists of words, in lower case.
#[derive(Debug, Default)]
pub struct Lists {
    person_nouns: Words,
    // The sex that bears each, see [`Sex::number`].
    first_names: Map<1>,
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

    /// The number that stands in tables for a sex, or for none.
    pub const fn number(sex: Option<Self>) -> u16 {
        match sex {
            None => 0,
            Some(Self::Male) => 1,
            Some(Self::Female) => 2,
        }
    }

    pub(super) const fn numbered(number: u16) -> Option<Self> {
        match number {
            1 => Some(Self::Male),
            2 => Some(Self::Female),
            _ => None,
        }
    }
}

impl Lists {
    /// Whether a lower-case noun, singular or plural, names a person.
    pub fn is_person_noun(&self, noun: &str) -> bool {
        let listed = |noun: &str| self.person_nouns.has(noun);
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
        let [sex] = self.first_names.get(first_name)?;
        Sex::numbered(sex)
    }

    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            person_nouns: tables.words(),
            first_names: tables.map(),
        }
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
