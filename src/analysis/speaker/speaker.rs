use crate::analysis::{Evidence, QuoteId, SpeakerId};
use crate::text::Span;

/// What kind of source a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// The place in [`Analysis::speakers`](crate::analysis::Analysis::speakers).
    pub id: SpeakerId,
    /// The fullest name the article gives, or `offices.toml` where the article gives a surname or an office alone.
    pub name: String,
    /// What they are, in the article's words; as `offices.toml` has it where the article names the office alone.
    pub role: Option<String>,
    /// What kind of source they are.
    pub kind: SpeakerKind,
    /// Other names the article uses for them, in order of first use.
    pub aliases: Vec<String>,
    /// Every place they are named, sorted; pronouns count where they are a quotation's source.
    pub mentions: Vec<Span>,
    /// Their quotations, sorted; mirrors [`Quote::speakers`](crate::analysis::Quote::speakers).
    pub quotes: Vec<QuoteId>,
    /// What named them.
    pub why: Evidence,
}
