use super::hints::Hints;
use super::line_input::LineInput;
use super::palette::Palette;
use super::picker::Picker;
use super::search::Search;
use super::select::{Selection, StepTarget};
use super::speed_reader::SpeedReader;
use super::{PaneId, PaneSize};
use crate::layout::wrap;
use crate::text::Span;

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
        /// Rows scrolled past.
        scroll: u16,
    },
    /// Commands to choose from.
    Palette(Palette),
    /// Things of the article to choose from.
    Picker(Picker),
    /// Letters over links.
    Hints(Hints),
    /// One word after the other.
    SpeedReader(SpeedReader),
    /// A question in the status row.
    Prompt(Prompt),
}

/// A question being answered.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What is asked for.
    pub question: PromptKind,
    /// The answer so far.
    pub prompt: LineInput,
    /// Where the reader was when it was asked.
    pub(super) origin: u32,
    /// What was looked for and selected before.
    pub(super) before: Before,
}

/// What a question leaves as it was where it is given up.
#[derive(Clone, Debug)]
pub(super) struct Before {
    pub(super) search: Option<Search>,
    pub(super) selection: Option<Selection>,
    pub(super) step_target: Option<StepTarget>,
    pub(super) focus: PaneId,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// Words to look for.
    Search,
    /// Words to look for towards the start.
    SearchBack,
    /// The date that relative times count from.
    Date,
    /// Words that entries of a pane have.
    Filter(PaneId),
    /// A command to give words to.
    Pipe,
    /// Words of the reader's own on these of the article.
    Note(Span),
}

impl PromptKind {
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
            Self::Filter(_) => "Only: ",
            Self::Pipe => "Give to: ",
            Self::Note(_) => "Note: ",
        }
    }
}

/// The lines of a note on a screen: how wide they are wrapped, and how many stand there at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteShape {
    /// Screen columns.
    pub cols: u16,
    /// Rows on the screen, at most.
    pub rows: u16,
}

impl NoteShape {
    const COLS: u16 = 66;

    /// The shape for a screen.
    pub fn of(screen: PaneSize) -> Self {
        Self {
            cols: screen.cols.saturating_sub(4).clamp(1, Self::COLS),
            rows: screen.rows.saturating_sub(2).max(1),
        }
    }

    /// The rows of lines, wrapped.
    pub fn wrap(self, lines: &[String]) -> Vec<&str> {
        let lines = lines.iter();
        lines
            .flat_map(|line| wrap::lines(line, usize::from(self.cols)))
            .collect()
    }

    /// How far lines can be scrolled.
    pub fn last_scroll(self, lines: &[String]) -> u16 {
        let rows = u16::try_from(self.wrap(lines).len()).unwrap_or(u16::MAX);
        rows.saturating_sub(self.rows)
    }
}
