use serde::Deserialize;
use toml::Spanned;

use crate::rules::hash::WordMap;
use crate::rules::schema::{Forms, RuleFile, entry};

/// Words that tell what a name names.
#[derive(Debug, Default)]
pub struct Naming {
    /// The groups of each form, a bit a group.
    groups: WordMap<u8>,
}

/// What a word in or beside a name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameWord {
    /// The name is an organisation's.
    Organization,
    /// The whole name is a place.
    Place,
    /// A name that ends in this word is a place.
    Landmark,
    /// The whole name is a nationality, faith or party.
    People,
    /// What an office is an office of.
    Department,
    /// A small word inside the names of people.
    Particle,
    /// A common noun for an organisation or its words.
    Collective,
}

impl NameWord {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Naming {
    /// Whether a lower-case word or phrase is of this group.
    pub fn is(&self, group: NameWord, words: &str) -> bool {
        let groups = self.groups.get(words);
        groups.is_some_and(|groups| groups & group.bit() != 0)
    }

    pub(super) fn parse(mut file: RuleFile<'_>) -> Self {
        let data: NameFile = file.read();
        let mut naming = Self::default();
        for entry in data.group {
            file.register(&entry);
            for form in entry.forms.into_inner() {
                *naming.groups.entry(form).or_default() |= entry.kind.bit();
            }
        }
        naming
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameFile {
    group: Vec<GroupEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupEntry {
    id: Spanned<String>,
    kind: NameWord,
    forms: Forms,
    hits: Forms,
    misses: Forms,
}

entry!(GroupEntry: forms);
