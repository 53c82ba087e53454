use serde::Deserialize;

use crate::lang::table::{Map, Tables, Words};

/// Words whose full stop need not end a sentence, and the words that tell.
#[derive(Debug, Default)]
pub struct Abbreviations {
    // How each behaves, and whether it has a capital.
    forms: Map<2>,
    starters: Words,
    report_verbs: Words,
}

/// Whether a sentence may end at an abbreviation's full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SentenceEnd {
    /// Never.
    Never,
    /// Unless a number follows.
    Number,
    /// Where a word that begins sentences follows.
    Maybe,
}

impl SentenceEnd {
    const ALL: [Self; 3] = [Self::Never, Self::Number, Self::Maybe];
}

impl Abbreviations {
    /// How the word before a full stop behaves; `None` for an ordinary word.
    pub fn get(&self, word: &str) -> Option<SentenceEnd> {
        let [end, capital] = self.forms.get(&word.to_lowercase())?;
        if capital == 1 && !word.starts_with(char::is_uppercase) {
            return None;
        }
        SentenceEnd::ALL.get(usize::from(end)).copied()
    }

    /// Whether a sentence begins with this lower-case word even after an abbreviation.
    pub fn is_starter(&self, word: &str) -> bool {
        self.starters.has(word)
    }

    /// Whether this lower-case word carries the sentence on after “Why?”.
    pub fn is_report_verb(&self, word: &str) -> bool {
        self.report_verbs.has(word)
    }

    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            forms: tables.map(),
            starters: tables.words(),
            report_verbs: tables.words(),
        }
    }
}
