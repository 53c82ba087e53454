use super::command_line::CommandLine;
use super::prompt::Prompt;
use crate::app::links::{Link, LinkAction};
use crate::text::Span;

/// What a key did to a popup.
#[derive(Clone, Debug)]
pub(super) enum PopupOutcome {
    /// The popup stays open.
    Stay,
    /// The popup closes.
    Close,
    /// The popup stays open, and the reader does something.
    Act(PopupAction),
    /// The popup closes, and the reader does something.
    Finish(PopupAction),
}

/// What a popup asks of the reader.
#[derive(Clone, Debug)]
pub(in crate::app) enum PopupAction {
    /// Nothing more.
    Nothing,
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
