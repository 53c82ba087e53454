use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use toml::Spanned;

use crate::rules::schema::{Forms, RuleFile, entry};

/// Words that tell what a name names.
#[derive(Debug, Default)]
pub struct Naming {
    groups: HashMap<NameWord, HashSet<String>>,
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

impl Naming {
    /// Whether a lower-case word or phrase is of this group.
    pub fn is(&self, group: NameWord, words: &str) -> bool {
        self.groups
            .get(&group)
            .is_some_and(|forms| forms.contains(words))
    }

    pub(super) fn parse(mut file: RuleFile<'_>) -> Self {
        let data: NameFile = file.read();
        let mut naming = Self::default();
        for entry in data.group {
            file.register(&entry);
            let forms = naming.groups.entry(entry.kind).or_default();
            forms.extend(entry.forms.into_inner());
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
