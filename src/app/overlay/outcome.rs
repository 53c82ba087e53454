use super::command_line::CommandLine;
use super::prompt::Prompt;
use crate::app::links::{Link, LinkAction};
use crate::text::Span;

/// What a key did to a popup.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct PopupOutcome {
    /// Whether the popup closes.
    pub(in crate::app) closes: bool,
    /// What the reader does then.
    pub(in crate::app) action: Option<PopupAction>,
}

/// What a popup asks of the reader.
#[derive(Clone, Debug)]
pub(in crate::app) enum PopupAction {
    /// Show a message.
    Say(String),
    /// The words of the prompt have changed.
    PromptEdited(Prompt),
    /// The words of the prompt are accepted.
    PromptAccepted(Prompt),
    /// The prompt is cancelled.
    PromptCancelled(Prompt),
    /// Search for a regular expression, or for words again.
    TogglePattern,
    /// Run a command.
    Run(CommandLine),
    /// Select or open a link.
    Follow(Link, LinkAction),
    /// Copy the address of a link.
    CopyAddress(Link),
    /// Go to a heading.
    GoToHeading(Span),
    /// Show a highlight or note.
    ShowNote(Span),
    /// Remove a highlight or note.
    RemoveNote(String),
    /// Open an article of the list.
    OpenArticle(usize),
    /// The list of articles is closed.
    LeaveList,
    /// Speed reading has ended at a word.
    StopReading { word: Span, words_a_minute: u32 },
}

impl PopupOutcome {
    /// The popup closes.
    pub(super) const fn close() -> Self {
        Self {
            closes: true,
            action: None,
        }
    }

    /// The popup stays open, and the reader does something.
    pub(super) const fn act(action: PopupAction) -> Self {
        Self {
            closes: false,
            action: Some(action),
        }
    }

    /// The popup closes, and the reader does something.
    pub(super) const fn finish(action: PopupAction) -> Self {
        Self {
            closes: true,
            action: Some(action),
        }
    }
}
