use std::sync::Arc;

use crate::analysis::Analysis;
use crate::annotation::Note;
use crate::config::{KeyChord, Typography};
use crate::document::{Document, ListEntry};
use crate::text::Span;

/// An event from outside; nothing else changes the state.
#[derive(Clone, Debug)]
pub enum Msg {
    /// The panes have new sizes.
    Resized(PaneSizes),
    /// A key was pressed.
    Key(KeyChord),
    /// Text was pasted (bracketed paste), uncleaned.
    Paste(String),
    /// The mouse did something in a pane.
    Pointer(Pointer),
    /// The terminal has reported its background.
    Background(Background),
    /// A part of what was requested has arrived.
    LoadProgress {
        /// The request this is about.
        request: u64,
        /// Bytes so far.
        bytes: u64,
    },
    /// What was requested is a list of articles.
    ListLoaded {
        /// The request this answers.
        request: u64,
        /// The title of the list.
        title: Option<String>,
        /// The articles.
        cards: Vec<ListEntry>,
    },
    /// An article is ready to be read.
    ArticleLoaded {
        /// The request this answers.
        request: u64,
        /// The article.
        document: Arc<Document>,
    },
    /// What was requested cannot be loaded.
    LoadFailed {
        /// The request this answers.
        request: u64,
        /// Why not, for the status row.
        words: String,
    },
    /// An article has been analysed.
    Analyzed {
        /// The request this answers.
        generation: u64,
        /// What was found.
        analysis: Arc<Analysis>,
    },
    /// The hits of a search in a long text.
    Found {
        /// The request this answers.
        request: u64,
        /// All hits, in order.
        hits: Arc<[Span]>,
    },
    /// An effect has failed; the words are for the status row.
    Failed(String),
    /// The time of a word of the speed reader is over.
    Tick,
    /// The saved highlights and notes of the article.
    Notes(Vec<Note>),
    /// The saved state of the article.
    Resumed {
        /// The first byte on the screen; `None` at the start.
        byte: Option<u32>,
        /// The typography; `None` if it was that of the settings.
        typography: Option<Typography>,
    },
    /// A piped command has ended; its output is uncleaned.
    Piped {
        /// Its program.
        command: String,
        /// Its output.
        output: String,
    },
    /// The settings have faults, which are shown until a key is pressed.
    Diagnostics(Vec<String>),
    /// The program is back in the foreground and draws everything again.
    Continued,
}

/// The brightness of the terminal's background.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// Light text on dark; assumed if the terminal does not report it.
    #[default]
    Dark,
    /// Dark text on light.
    Light,
}

/// The panes of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaneId {
    /// The article.
    Article,
    /// The list of speakers.
    Speakers,
    /// The quotations of the selected speaker.
    Quotes,
    /// The timeline.
    Timeline,
}

/// Columns and rows of a pane without its border; 0 by 0 if it is not visible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaneSize {
    /// Columns.
    pub cols: u16,
    /// Rows.
    pub rows: u16,
}

/// The size of the screen and of every pane on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaneSizes {
    /// The whole screen.
    pub screen: PaneSize,
    /// The article.
    pub article: PaneSize,
    /// The list of speakers.
    pub speakers: PaneSize,
    /// The quotations of the selected speaker.
    pub quotes: PaneSize,
    /// The timeline.
    pub timeline: PaneSize,
}

impl PaneSizes {
    /// The size of a pane.
    pub const fn of(self, pane: PaneId) -> PaneSize {
        match pane {
            PaneId::Article => self.article,
            PaneId::Speakers => self.speakers,
            PaneId::Quotes => self.quotes,
            PaneId::Timeline => self.timeline,
        }
    }
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// The pane it happened in.
    pub pane: PaneId,
    /// The column inside the pane, from 0.
    pub col: u16,
    /// The row inside the pane, from 0.
    pub row: u16,
    /// What happened.
    pub kind: PointerKind,
}

/// A mouse action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// The left button went down.
    Press,
    /// The mouse moved with the left button down.
    Drag,
    /// The same some rows below the article, or above for less than 0; the row is the nearest in it.
    DragPast(i16),
    /// The left button went down on the title of the pane; column and row mean nothing.
    PressTitle,
    /// The wheel turned towards the start.
    WheelUp,
    /// The wheel turned towards the end.
    WheelDown,
}
