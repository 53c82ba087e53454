use super::Moment;

/// What is known about an article besides its text; `None` rather than a guess.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The headline.
    pub title: Option<String>,
    /// The line under the headline that says what the article is about, where it is not part of the text.
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
    /// The section of the paper it stood in.
    pub section: Option<String>,
    /// The language as a two-letter ISO 639-1 code.
    pub language: Option<String>,
    /// The address it was read from.
    pub url: Option<String>,
    /// The address it names as its own.
    pub canonical: Option<String>,
    /// How much of the article the page held.
    pub access: Access,
    /// Whether it is no article but was set for a terminal, like a manual page: nobody is quoted there.
    pub typeset: bool,
    /// Whether the text is markup that pandoc would read, shown as it is because pandoc is not installed.
    pub is_raw_markup: bool,
}

impl Meta {
    /// Whether the text is English, as far as is known: what the trained models know.
    pub fn is_english(&self) -> bool {
        self.language.as_deref().is_none_or(|code| code == "en")
    }
}

/// How much of an article its page contained.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// All of it.
    #[default]
    Full,
    /// The beginning; the rest is for subscribers.
    Stub,
    /// Nothing but a request for consent.
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
