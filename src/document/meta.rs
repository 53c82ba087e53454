use super::Moment;

/// What is known about an article besides its text; `None` rather than a guess.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The headline.
    pub title: Option<String>,
    /// The summary under the headline, unless it is part of the text.
    pub summary: Option<String>,
    /// The authors' names, without "By" and roles.
    pub byline: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was first published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub modified: Option<Moment>,
    /// The place of the dateline.
    pub place: Option<String>,
    /// The section of the newspaper.
    pub section: Option<String>,
    /// The language as a two-letter ISO 639-1 code.
    pub language: Option<String>,
    /// The address it was read from.
    pub url: Option<String>,
    /// The canonical address that it names.
    pub canonical: Option<String>,
    /// How much of the article its page contained.
    pub access: Access,
    /// Whether it was typeset for a terminal, like a manual page, and quotes nobody.
    pub typeset: bool,
    /// Whether the text is markup that pandoc would read, shown as it is because pandoc is not installed.
    pub is_raw_markup: bool,
}

/// How much of an article its page contained.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// All of it.
    #[default]
    Full,
    /// The beginning; the rest is for subscribers.
    Stub,
    /// Only a request for consent.
    Consent,
}

impl Access {
    /// The name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Stub => "stub",
            Self::Consent => "consent",
        }
    }
}
