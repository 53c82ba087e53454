use std::sync::Arc;

use chrono::NaiveDate;

use crate::document::Document;

/// Something the state wants done outside: a plain value, run by the terminal side.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Analyse an article on a worker; answered by [`Msg::Analyzed`](super::Msg::Analyzed).
    Analyze {
        /// To be carried by the answer.
        generation: u64,
        /// The article.
        document: Arc<Document>,
        /// The date relative times count from, when the user named one.
        reference: Option<NaiveDate>,
    },
    /// Put text on the clipboard (OSC 52).
    Copy(String),
    /// Turn mouse reports on or off.
    CaptureMouse(bool),
    /// Draw the whole screen again.
    Redraw,
    /// Stop in the background until continued.
    Suspend,
    /// Leave with the given exit status.
    Quit(u8),
}
