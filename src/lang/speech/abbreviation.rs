use serde::{Deserialize, Serialize};

use crate::lang::words::{WordMap, WordSet};

/// Words whose full stop need not end a sentence, and the words that decide it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Abbreviations {
    /// The forms in lower case, and whether each needs a capital.
    pub forms: WordMap<(SentenceEnd, bool)>,
    /// Words that begin a sentence after an abbreviation.
    pub starters: WordSet,
    /// Verbs that continue a sentence after “Why?”.
    pub report_verbs: WordSet,
}

/// Whether a sentence may end at an abbreviation's full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SentenceEnd {
    /// Never.
    Never,
    /// Unless a number follows.
    Number,
    /// Where a word that begins sentences follows.
    Maybe,
}

impl Abbreviations {
    /// How the word before a full stop behaves; `None` for an ordinary word.
    pub fn get(&self, word: &str) -> Option<SentenceEnd> {
        let (end, capital) = self.forms.get(word.to_lowercase().as_str())?;
        (!capital || word.starts_with(char::is_uppercase)).then_some(*end)
    }

    /// Whether a sentence begins with this lower-case word even after an abbreviation.
    pub fn is_starter(&self, word: &str) -> bool {
        self.starters.contains(word)
    }

    /// Whether this lower-case word continues the sentence after “Why?”.
    pub fn is_report_verb(&self, word: &str) -> bool {
        self.report_verbs.contains(word)
    }
}
