//! Words and patterns of sentences, quotation, attribution and naming.

mod abbreviation;
mod class;
mod cue;
mod lists;
mod office;
mod phrase;
mod rules;
mod tag;
mod title;
mod verb;

pub use abbreviation::{Abbreviations, SentenceEnd};
pub use class::{ActWord, NameWord};
pub use cue::{Act, CueEntry, CueMatch, CueRule, Cues, Takes};
pub use lists::{Lists, Sex};
pub use office::{Holder, Office, Offices};
pub use phrase::Phrase;
pub use rules::SpeechRules;
pub use tag::Tag;
pub use title::{TitleRule, Titles};
pub use verb::VerbForms;
