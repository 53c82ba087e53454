//! Words and patterns of sentences, quotation, attribution and naming.

mod abbreviation;
mod cue;
mod lexicon;
mod lists;
mod naming;
mod office;
mod title;

pub use abbreviation::{Abbreviations, SentenceEnd};
pub use cue::{CueMatch, CueRule, Cues, Takes};
pub use lexicon::{Lexicon, Tag};
pub use lists::{Lists, Sex};
pub use naming::{NameWord, Naming};
pub use office::{Holder, Office, Offices};
pub use title::{TitleRule, Titles};

use super::schema::{Example, Fault, shipped};

/// Words and patterns of quotation, attribution and naming.
#[derive(Debug, Default)]
pub struct SpeechRules {
    /// Where a full stop does not end a sentence.
    pub abbreviations: Abbreviations,
    /// The forms of verbs.
    pub lexicon: Lexicon,
    /// Words that report.
    pub cues: Cues,
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
    /// Parses the files of this part and adds what is wrong in them.
    pub(super) fn parse(faults: &mut Vec<Fault>, examples: &mut Vec<Example>) -> Self {
        let abbreviations = shipped!("abbreviations.toml", faults, examples);
        let abbreviations = Abbreviations::parse(abbreviations);
        let lexicon = Lexicon::shipped();
        let cues = Cues::parse(shipped!("cues.toml", faults, examples), &lexicon);
        let titles = Titles::parse(shipped!("titles.toml", faults, examples));
        let naming = Naming::parse(shipped!("names.toml", faults, examples));
        Self {
            abbreviations,
            lexicon,
            cues,
            titles,
            naming,
            lists: Lists::load(),
            offices: Offices::parse(shipped!("offices.toml", faults, examples)),
        }
    }
}
