use serde::Deserialize;

use crate::lang::table::{Map, Tables};

/// Words that decide what a report reports, if anything.
#[derive(Debug, Default)]
pub struct ActWords {
    // The kinds of each form, a bit a kind.
    kinds: Map<1>,
}

/// How a word decides what a report reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActWord {
    /// What depends on it is not said: "declined to say".
    Refusal,
    /// The cue it stands before reports nothing: "did not say".
    Negation,
    /// A source that is nobody: "no one said".
    Nobody,
    /// A source that shows and does not speak: "the figures".
    Record,
    /// What something is done by, which says nothing: "according to plan".
    Measure,
    /// A thing with words on it: "a sign".
    Carrier,
}

impl ActWord {
    /// Its bit in the number of a word.
    pub const fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl ActWords {
    /// Whether a lower-case word, a verb in its base form, is of this kind.
    pub fn is(&self, kind: ActWord, word: &str) -> bool {
        let kinds = self.kinds.get(word);
        kinds.is_some_and(|[kinds]| kinds & kind.bit() != 0)
    }

    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            kinds: tables.map(),
        }
    }
}
