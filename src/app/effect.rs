use std::sync::Arc;

use chrono::NaiveDate;

use super::needle::Needle;
use crate::annotation::Note;
use crate::document::Document;
use crate::text::Span;

/// Something the state wants done outside: a plain value, run by the terminal side.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Open what the reader was started with, or an article of the list; answered by [`Msg::ArticleLoaded`](super::Msg::Opened),
    /// [`Msg::ListLoaded`](super::Msg::Listed) or [`Msg::LoadFailed`](super::Msg::Missed).
    Fetch {
        /// To be carried by the answer.
        request: u64,
        /// The place in the list; `None` for what the reader was started with.
        entry: Option<usize>,
    },
    /// Open it no more.
    GiveUp,
    /// Analyse an article on a worker; answered by [`Msg::Analyzed`](super::Msg::Analyzed).
    Analyze {
        /// To be carried by the answer.
        generation: u64,
        /// The article.
        document: Arc<Document>,
        /// The part of it that is wanted; all of it when `None`.
        part: Option<Span>,
        /// The date relative times count from, when the user named one.
        reference: Option<NaiveDate>,
    },
    /// Look through all of a long text; answered by [`Msg::Found`](super::Msg::Found).
    Search {
        /// To be carried by the answer.
        request: u64,
        /// What to look for.
        needle: Needle,
        /// The article.
        document: Arc<Document>,
    },
    /// Put text on the clipboard: through the terminal (OSC 52), and through a program where one is set.
    Copy(String),
    /// Open an address with the program that is set, or the system's own; never through a shell.
    Open(String),
    /// Give words to a command on its input; answered by [`Msg::Piped`](super::Msg::Piped) or
    /// [`Msg::Failed`](super::Msg::Failed).
    Pipe {
        /// The program and its arguments.
        command: Vec<String>,
        /// What it gets.
        input: String,
    },
    /// Keep a highlight or note of the article, in the place of one with the same id.
    Keep(Note),
    /// Forget the highlight or note with an id.
    Forget(String),
    /// Turn mouse reports on or off.
    CaptureMouse(bool),
    /// Draw the whole screen again.
    Redraw,
    /// Stop in the background until continued.
    Suspend,
    /// Leave with the given exit status.
    Quit(u8),
}
