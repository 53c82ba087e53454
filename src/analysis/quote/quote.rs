use super::Act;
use crate::analysis::speaker::SpeakerLink;
use crate::analysis::{Evidence, QuoteId, SpeakerId, TimexId};
use crate::text::Span;

/// How much of a quotation stands between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// Some of it.
    Mixed,
    /// None of it: a paraphrase.
    Indirect,
}

impl QuoteKind {
    /// The name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// One attribution: the words somebody is said to have said.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The place in [`Analysis::quotes`](crate::analysis::Analysis::quotes).
    pub id: QuoteId,
    /// The stretches of the quotation, each inside one block, sorted and disjoint, never empty; a direct or mixed one
    /// includes its marks.
    pub parts: Vec<Span>,
    /// How much of it stands between marks.
    pub kind: QuoteKind,
    /// What the speaker did with the words.
    pub act: Act,
    /// Who said it: several where they said it together, nobody where that is not safe; filled by the speaker stage.
    pub speakers: Vec<SpeakerId>,
    /// How the speakers were found; `None` where there is nobody.
    pub resolution: Option<SpeakerLink>,
    /// When it was said ("said Friday"); filled by the event stage.
    pub time: Option<TimexId>,
    /// The words that name the speaker here.
    pub source: Option<Span>,
    /// The words that report.
    pub cue: Option<Span>,
    /// What fired.
    pub why: Evidence,
}

impl Quote {
    /// The envelope of all parts.
    pub fn span(&self) -> Span {
        self.parts
            .iter()
            .copied()
            .reduce(Span::join)
            .unwrap_or_default()
    }

    /// Who said it; the first named of several.
    pub fn speaker(&self) -> Option<SpeakerId> {
        self.speakers.first().copied()
    }
}
