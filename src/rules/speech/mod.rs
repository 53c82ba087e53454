//! Words and patterns of sentences, quotation, attribution and naming.

mod abbreviation;
mod lexicon;

pub use abbreviation::{Abbreviations, SentenceEnd};
pub use lexicon::{Lexicon, Tag, TagSet};

use super::schema::{Example, Fault, shipped};

/// Words and patterns of quotation, attribution and naming.
#[derive(Debug, Default)]
pub struct SpeechRules {
    /// Where a full stop does not end a sentence.
    pub abbreviations: Abbreviations,
    /// Parts of speech of words.
    pub lexicon: Lexicon,
}

impl SpeechRules {
    /// Parses the files of this part and adds what is wrong in them.
    pub(super) fn parse(faults: &mut Vec<Fault>, examples: &mut Vec<Example>) -> Self {
        Self {
            abbreviations: Abbreviations::parse(shipped!("abbreviations.toml", faults, examples)),
            lexicon: Lexicon::parse(shipped!("tags.toml", faults, examples)),
        }
    }
}
