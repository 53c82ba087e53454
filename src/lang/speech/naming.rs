use serde::Deserialize;

use crate::lang::table::{Map, Tables};

/// Words that tell what a name names.
#[derive(Debug, Default)]
pub struct Naming {
    // The groups of each form, a bit a group.
    groups: Map<2>,
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
    /// A word for two people: "both men".
    Pair,
    /// A word behind a name that tells apart who share it: "Jr.", "III".
    Suffix,
    /// A word that opens a sentence and is no part of the name behind it: "Although Ortega".
    Opener,
    /// A word before the name of a place: "downtown".
    Area,
    /// The name of a party, which speaks as one.
    Party,
    /// A word that names no source.
    Nobody,
    /// A noun for people who speak or for what is written, beside the nouns for people.
    Source,
    /// A verb that says what somebody does for a living.
    Lead,
    /// A noun by which articles speak again of somebody they named: "the actress".
    Epithet,
    /// A noun for what an organisation writes: "the report".
    Document,
    /// A noun for an organisation that may stand alone: "the company".
    Body,
    /// The whole name is an organisation, whatever it looks like.
    Firm,
    /// A degree or an order after a name: "MBA".
    Degree,
}

impl NameWord {
    /// Its bit in the two numbers of a word.
    pub const fn bits(self) -> [u16; 2] {
        let place = self as u16;
        if place < 16 {
            [1 << place, 0]
        } else {
            [0, 1 << (place - 16)]
        }
    }
}

impl Naming {
    /// Whether a lower-case word or phrase is of this group.
    pub fn is(&self, group: NameWord, words: &str) -> bool {
        let groups = self.groups.get(words);
        let mut cells = groups.into_iter().flatten().zip(group.bits());
        cells.any(|(cell, bits)| cell & bits != 0)
    }

    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            groups: tables.map(),
        }
    }
}
