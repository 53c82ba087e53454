//! Words and patterns of sentences, quotation, attribution and naming.

mod abbreviation;
mod act;
mod cue;
mod lexicon;
mod lists;
mod more;
mod naming;
mod office;
mod title;

pub use abbreviation::{Abbreviations, SentenceEnd};
pub use act::{ActWord, ActWords};
pub use cue::{Act, CueMatch, CueRule, Cues, Takes};
pub use lexicon::{Lexicon, Tag};
pub use lists::{Lists, Sex};
pub use more::More;
pub use naming::{NameWord, Naming};
pub use office::{Holder, Office, Offices};
pub use title::{TitleRule, Titles};

use super::table::Tables;

/// Words and patterns of quotation, attribution and naming.
#[derive(Debug, Default)]
pub struct SpeechRules {
    /// Where a full stop does not end a sentence.
    pub abbreviations: Abbreviations,
    /// The forms of verbs.
    pub lexicon: Lexicon,
    /// Words that report.
    pub cues: Cues,
    /// Words that decide what a report reports.
    pub acts: ActWords,
    /// Words before names.
    pub titles: Titles,
    /// Words in names.
    pub naming: Naming,
    /// Nouns for people and first names.
    pub lists: Lists,
    /// Who held which office, and when.
    pub offices: Offices,
}

impl SpeechRules {
    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            abbreviations: Abbreviations::read(tables),
            lexicon: Lexicon::read(tables),
            cues: Cues::read(tables),
            acts: ActWords::read(tables),
            titles: Titles::read(tables),
            naming: Naming::read(tables),
            lists: Lists::read(tables),
            offices: Offices::read(tables),
        }
    }
}
