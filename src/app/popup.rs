use super::palette::Palette;
use super::prompt::Prompt;
use super::search::Search;
use super::select::{Selection, Walk};

/// Something drawn over the panes; the topmost gets the keys.
#[derive(Clone, Debug)]
pub enum Popup {
    /// The keys.
    Help {
        /// Lines scrolled past.
        scroll: u16,
    },
    /// Something to be read, line by line.
    Note {
        /// What it is about.
        title: &'static str,
        /// Its lines.
        lines: Vec<String>,
    },
    /// Commands to choose from.
    Palette(Palette),
    /// A question in the status row.
    Ask(Ask),
}

/// A question being answered.
#[derive(Clone, Debug)]
pub struct Ask {
    /// What is asked for.
    pub question: Question,
    /// The answer so far.
    pub prompt: Prompt,
    /// Where the reader was when it was asked.
    pub(super) origin: u32,
    /// What was looked for and selected before.
    pub(super) before: Before,
}

/// What a question leaves as it was where it is given up.
#[derive(Clone, Debug, Default)]
pub(super) struct Before {
    pub(super) search: Option<Search>,
    pub(super) selection: Option<Selection>,
    pub(super) walk: Option<Walk>,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Words to look for.
    Search,
    /// Words to look for towards the start.
    SearchBack,
    /// The date that relative times count from.
    Date,
}

impl Question {
    /// Whether words are looked for.
    pub const fn is_search(self) -> bool {
        matches!(self, Self::Search | Self::SearchBack)
    }

    /// What stands before the answer.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Search => "/",
            Self::SearchBack => "Back to: ",
            Self::Date => "Date (YYYY-MM-DD): ",
        }
    }
}
