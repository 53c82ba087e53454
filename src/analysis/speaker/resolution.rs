//! How a source was resolved, for those who judge how certain a quotation is.

/// What kind of words led to a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Via {
    /// The label of a turn: "RUIZ:".
    Label,
    /// A person's first and last name.
    FullName,
    /// A surname or first name alone.
    ShortName,
    /// The name of an organisation, or words that stand for one named before.
    Organization,
    /// A noun that says what somebody named elsewhere is: "the mayor".
    Nominal,
    /// An office whose holder the article does not name.
    Office,
    /// "he", "she", "they", "it".
    Pronoun,
    /// The source's own words: "a senior official".
    OwnWords,
    /// Words for a thing that does not speak: "blood tests".
    Thing,
}

/// A choice is doubtful when the next best lies nearer than this, in hundredths of log odds.
const CLOSE: i16 = 50;

/// How a quotation's speaker was found from the words that name them there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeakerLink {
    /// What kind of words led to them.
    pub via: Via,
    /// How far the next best person lies behind, in hundredths of log odds; `None` where there was no choice.
    pub margin: Option<i16>,
}

impl SpeakerLink {
    /// A resolution that left no choice.
    pub(super) const fn plain(via: Via) -> Self {
        Self { via, margin: None }
    }

    /// Whether the next best is about as likely.
    pub(super) fn is_doubtful(self) -> bool {
        self.margin.is_some_and(|margin| margin < CLOSE)
    }

    /// A choice among several, by the margin of the best.
    pub(super) const fn chosen(via: Via, margin: i16) -> Self {
        Self {
            via,
            margin: Some(margin),
        }
    }
}
