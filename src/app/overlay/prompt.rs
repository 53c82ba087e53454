use super::line_input::LineInput;
use crate::app::msg::PaneId;
use crate::app::navigation::{Selection, StepTarget, without_findings};
use crate::app::search::Search;
use crate::text::Span;

/// A question in the status row, and the answer so far.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What is asked for.
    pub kind: PromptKind,
    /// The answer so far.
    pub input: LineInput,
    /// The first byte on the screen when it was asked.
    pub(in crate::app) origin: u32,
    pub(in crate::app) before: Before,
}

/// What a cancelled search restores.
#[derive(Clone, Debug)]
pub(in crate::app) struct Before {
    pub(in crate::app) search: Option<Search>,
    pub(in crate::app) selection: Option<Selection>,
    pub(in crate::app) step_target: Option<StepTarget>,
    pub(in crate::app) focus: PaneId,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// Words to search for.
    Search,
    /// Words to search for towards the start.
    SearchBack,
    /// The date that relative times count from.
    Date,
    /// Words that filter the entries of a pane.
    Filter(PaneId),
    /// A command that gets words on its standard input.
    Pipe,
    /// A note on a span of the article.
    Note(Span),
}

impl PromptKind {
    /// Whether it is a search.
    pub const fn is_search(self) -> bool {
        matches!(self, Self::Search | Self::SearchBack)
    }

    /// The label before the answer.
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

impl Before {
    /// Drops what an earlier analysis named.
    pub(in crate::app) fn forget_findings(&mut self) {
        (self.selection, self.step_target) = without_findings(self.selection, self.step_target);
    }
}
