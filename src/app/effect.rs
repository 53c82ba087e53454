use std::sync::Arc;

use chrono::NaiveDate;

use super::needle::Needle;
use crate::annotation::Note;
use crate::document::Document;
use crate::text::Span;

/// Something to be done outside of the state: a plain value, run by the terminal side.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Open what the reader was started with, or an article of the list; answered by `Msg::ArticleLoaded`, `Msg::ListLoaded`
    /// or `Msg::LoadFailed`.
    Fetch {
        /// The answer repeats it.
        request: u64,
        /// The index in the list; `None` for what the reader was started with.
        entry: Option<usize>,
    },
    /// Stop opening.
    GiveUp,
    /// Analyse an article on a worker; answered by [`Msg::Analyzed`](super::Msg::Analyzed).
    Analyze {
        /// The answer repeats it.
        generation: u64,
        /// The article.
        document: Arc<Document>,
        /// The part to analyse; `None` for all of it.
        part: Option<Span>,
        /// The date that relative times count from, if the user named one.
        reference: Option<NaiveDate>,
    },
    /// Search all of a long text; answered by [`Msg::Found`](super::Msg::Found).
    Search {
        /// The answer repeats it.
        request: u64,
        /// The words to search for.
        needle: Needle,
        /// The article.
        document: Arc<Document>,
    },
    /// Put text on the clipboard: through the terminal (OSC 52), and through a program where one is set.
    Copy(String),
    /// Open an address with the program that is set, or the system's own; never through a shell.
    Open(String),
    /// Run a command with words on its standard input; answered by [`Msg::Piped`](super::Msg::Piped) or
    /// [`Msg::Failed`](super::Msg::Failed).
    Pipe {
        /// The program and its arguments.
        command: Vec<String>,
        /// Its standard input.
        input: String,
    },
    /// Save a highlight or note of the article; it replaces one with the same id.
    Keep(Note),
    /// Delete the highlight or note with an id.
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
