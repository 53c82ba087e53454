use std::sync::Arc;

use crate::analysis::Analysis;
use crate::annotation::Note;
use crate::config::{KeyChord, Typography};
use crate::document::{Document, ListEntry};
use crate::text::Span;

/// Something that happened: the only way anything reaches the state.
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
    /// The terminal told its background.
    Background(Background),
    /// So much has come of what was asked for.
    LoadProgress {
        /// The request this is about.
        request: u64,
        /// Bytes.
        bytes: u64,
    },
    /// What was asked for is a list of articles.
    ListLoaded {
        /// The request this answers.
        request: u64,
        /// What the list is called.
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
    /// What was asked for cannot be had.
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
    /// Where something stands that was looked for in a long text.
    Found {
        /// The request this answers.
        request: u64,
        /// Every place, in order.
        hits: Arc<[Span]>,
    },
    /// Something that was asked for could not be done; the words are for the status row.
    Failed(String),
    /// The word that is shown by itself has stayed long enough.
    Tick,
    /// What was marked in the article before.
    Notes(Vec<Note>),
    /// How the article was left the last time.
    Resumed {
        /// The byte at the top of the screen, unless that was the start.
        byte: Option<u32>,
        /// How the words were set, unless that was as the settings say.
        typography: Option<Typography>,
    },
    /// A command that got words is done; this is what it printed, uncleaned.
    Piped {
        /// Its program.
        command: String,
        /// What it printed.
        output: String,
    },
    /// The settings have faults: they are shown until a key is pressed.
    Diagnostics(Vec<String>),
    /// The program is back in the foreground: everything has to be drawn again.
    Continued,
}

/// Whether the terminal's ground is light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// Light text on dark; assumed when the terminal does not tell.
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

/// Columns and rows a pane can draw on, its border left out; 0 by 0 when it is not shown.
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
    /// The same so many rows below the article, or above where there are less than none; the row is the nearest in it.
    DragPast(i16),
    /// The left button went down on the name of the pane; column and row mean nothing.
    PressTitle,
    /// The wheel turned towards the start.
    WheelUp,
    /// The wheel turned towards the end.
    WheelDown,
}
