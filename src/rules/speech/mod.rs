//! Words and patterns of sentences, quotation, attribution and naming.

mod abbreviation;

pub use abbreviation::{Abbreviations, SentenceEnd};

use super::schema::{Example, Fault, RuleFile};

/// Words and patterns of quotation, attribution and naming.
#[derive(Debug, Default)]
pub struct SpeechRules {
    /// Where a full stop does not end a sentence.
    pub abbreviations: Abbreviations,
}

impl SpeechRules {
    /// Parses the files of this part and adds what is wrong in them.
    pub(super) fn parse(faults: &mut Vec<Fault>, examples: &mut Vec<Example>) -> Self {
        let text = include_str!("../../../assets/rules/abbreviations.toml");
        let abbreviations =
            Abbreviations::parse(RuleFile::new("abbreviations.toml", text, faults, examples));
        Self { abbreviations }
    }
}
