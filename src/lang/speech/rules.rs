use serde::{Deserialize, Serialize};

use super::{Abbreviations, ActWord, Cues, Lists, NameWord, Offices, Titles, VerbForms};
use crate::lang::words::WordClasses;

/// Words and patterns of quotation, attribution and naming.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct SpeechRules {
    /// Where a full stop does not end a sentence.
    pub abbreviations: Abbreviations,
    /// The forms of verbs.
    pub lexicon: VerbForms,
    /// Words that report.
    pub cues: Cues,
    /// Words that decide what a report reports.
    pub acts: WordClasses<ActWord>,
    /// Words before names.
    pub titles: Titles,
    /// Words in names.
    pub naming: WordClasses<NameWord>,
    /// Nouns for people and first names.
    pub lists: Lists,
    /// Who held which office, and when.
    pub offices: Offices,
}
