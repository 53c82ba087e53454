use serde::Deserialize;
use toml::Spanned;

use crate::rules::hash::{WordMap, WordSet};
use crate::rules::schema::{Forms, RuleFile, entry};

/// Words whose full stop need not end a sentence, and the words that tell.
#[derive(Debug, Default)]
pub struct Abbreviations {
    forms: WordMap<Abbreviation>,
    starters: WordSet,
    report_verbs: WordSet,
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

#[derive(Debug)]
struct Abbreviation {
    ends: SentenceEnd,
    capital: bool,
}

impl Abbreviations {
    /// How the word before a full stop behaves; `None` for an ordinary word.
    pub fn get(&self, word: &str) -> Option<SentenceEnd> {
        let known = self.forms.get(word.to_lowercase().as_str())?;
        (!known.capital || word.starts_with(char::is_uppercase)).then_some(known.ends)
    }

    /// Whether a sentence begins with this lower-case word even after an abbreviation.
    pub fn is_starter(&self, word: &str) -> bool {
        self.starters.contains(word)
    }

    /// Whether this lower-case word carries the sentence on after “Why?”.
    pub fn is_report_verb(&self, word: &str) -> bool {
        self.report_verbs.contains(word)
    }

    pub(super) fn parse(mut file: RuleFile<'_>) -> Self {
        let data: AbbreviationFile = file.read();
        let mut forms = WordMap::default();
        for entry in &data.abbreviation {
            file.register(entry);
            for form in entry.forms.get_ref() {
                let abbreviation = Abbreviation {
                    ends: entry.ends,
                    capital: form.starts_with(char::is_uppercase),
                };
                forms.insert(form.to_lowercase(), abbreviation);
            }
        }
        Self {
            forms,
            starters: data.starters.into_iter().collect(),
            report_verbs: data.report_verbs.into_iter().collect(),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct AbbreviationFile {
    starters: Vec<String>,
    report_verbs: Vec<String>,
    abbreviation: Vec<AbbreviationEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AbbreviationEntry {
    id: Spanned<String>,
    ends: SentenceEnd,
    forms: Forms,
    hits: Forms,
    misses: Forms,
}

entry!(AbbreviationEntry: forms);
