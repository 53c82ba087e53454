//! Speakers: which sources are the same person, organisation or unnamed official.

use super::name::Name;
use super::quote::Quote;
use super::sentence::Sentences;
use super::tag::Tags;
use super::{Evidence, QuoteId, SpeakerId};
use crate::document::Document;
use crate::rules::Rules;
use crate::text::Span;

/// What kind of source a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// A named organisation, paper, poll or document.
    Organization,
    /// Somebody who keeps their own words: "a senior official", "witnesses".
    Unnamed,
}

impl SpeakerKind {
    /// The name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Unnamed => "unnamed",
        }
    }
}

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The place in [`Analysis::speakers`](super::Analysis::speakers).
    pub id: SpeakerId,
    /// The fullest name the article gives.
    pub name: String,
    /// What they are, in the article's words.
    pub role: Option<String>,
    /// What kind of source they are.
    pub kind: SpeakerKind,
    /// Other names the article uses for them, in order of first use.
    pub aliases: Vec<String>,
    /// Every place they are named, sorted; pronouns count where they are a quotation's source.
    pub mentions: Vec<Span>,
    /// Their quotations, sorted; mirrors [`Quote::speaker`].
    pub quotes: Vec<QuoteId>,
    /// What named them.
    pub why: Evidence,
}

/// Makes one speaker of all sources that are the same one, and enters them into the quotations.
pub fn link(
    _document: &Document,
    _sentences: &Sentences,
    _tags: &Tags,
    _names: &[Name],
    _quotes: &mut [Quote],
    _rules: &Rules,
) -> Vec<Speaker> {
    Vec::new()
}
