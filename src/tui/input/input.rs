use crate::app::{Background, PointerKind};
use crate::config::KeyChord;

/// Something the terminal sent.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::tui) enum Input {
    /// A key went down.
    Key(KeyChord),
    /// Text was pasted; control characters and all.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal answered a query.
    Reply(Reply),
}

/// A mouse action at a place on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Mouse {
    /// The column, from 0.
    pub(in crate::tui) col: u16,
    /// The row, from 0.
    pub(in crate::tui) row: u16,
    /// What happened.
    pub(in crate::tui) kind: PointerKind,
}

/// What a terminal tells of itself when asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Reply {
    /// Its background (OSC 11).
    Background(Background),
    /// It knows the keyboard protocol (`CSI ? u`).
    KeyboardFlags,
    /// Whether it knows synchronized updates (DECRPM of mode 2026).
    Synchronized(bool),
    /// What it is (DA1); every terminal answers this, so no reply to an earlier query comes after it.
    Attributes,
}
