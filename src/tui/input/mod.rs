//! Reads the terminal: bytes to keys, mouse reports, pasted text and replies.
//!
//! Owns the one thread that waits for the terminal and for signals; knows nothing of panes or of what a key means.

mod parser;
mod sequence;
mod signals;
#[cfg(test)]
mod tests;

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use rustix::io::Errno;

use super::Event;
use super::terminal::{self, Terminal};
use crate::app::{Background, PointerKind};
use crate::config::KeyChord;
use parser::Parser;

pub(super) use signals::{Signals, suspend};

/// Something the terminal sent.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Input {
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
pub(super) struct Mouse {
    /// The column, from 0.
    pub(super) col: u16,
    /// The row, from 0.
    pub(super) row: u16,
    /// What happened.
    pub(super) kind: PointerKind,
}

/// What a terminal tells of itself when asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// Its background (OSC 11).
    Background(Background),
    /// It knows the keyboard protocol (`CSI ? u`).
    KeyboardFlags,
    /// Whether it knows synchronized updates (DECRPM of mode 2026).
    Synchronized(bool),
    /// What it is (DA1); every terminal answers this, so no reply to an earlier query comes after it.
    Attributes,
}

/// Starts the thread that reads the terminal and handles signals until the process ends.
///
/// # Errors
///
/// When no thread can be started.
pub(super) fn start(
    terminal: &'static Terminal,
    signals: Signals,
    events: Sender<Event>,
) -> io::Result<()> {
    let mut reader = Reader {
        terminal,
        signals,
        events,
        parser: Parser::default(),
    };
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || while reader.wait().is_some() {})?;
    Ok(())
}

struct Reader {
    terminal: &'static Terminal,
    signals: Signals,
    events: Sender<Event>,
    parser: Parser,
}

impl Reader {
    /// Waits for the next thing to happen and passes it on; without a limit unless a sequence is unfinished. `None` when
    /// nobody listens any more.
    fn wait(&mut self) -> Option<()> {
        let limit = self.parser.patience();
        let (has_bytes, has_signals) =
            match terminal::wait_readable(self.terminal, &self.signals, limit) {
                Ok(ready) => ready,
                Err(error) if is_interruption(&error) => return Some(()),
                Err(_) => signals::hang_up(self.terminal),
            };
        if has_signals {
            self.signals.handle(self.terminal, &self.events)?;
        }
        if has_bytes {
            self.read()?;
        } else if !has_signals {
            self.send(Parser::expire)?;
        }
        Some(())
    }

    /// Reads what there is; a terminal that is gone ends the process.
    fn read(&mut self) -> Option<()> {
        let mut bytes = [0; 4096];
        match rustix::io::read(self.terminal, &mut bytes) {
            Ok(count @ 1..) => {
                let bytes = bytes.get(..count).unwrap_or_default();
                self.send(|parser, out| parser.feed(bytes, out))
            }
            // Somebody else may have read it.
            Err(Errno::AGAIN | Errno::INTR) => Some(()),
            Ok(_) | Err(_) => signals::hang_up(self.terminal),
        }
    }

    fn send(&mut self, parse: impl FnOnce(&mut Parser, &mut Vec<Input>)) -> Option<()> {
        let mut inputs = Vec::new();
        parse(&mut self.parser, &mut inputs);
        for input in inputs {
            self.events.send(Event::Input(input)).ok()?;
        }
        Some(())
    }
}

fn is_interruption(error: &filedescriptor::Error) -> bool {
    matches!(error, filedescriptor::Error::Poll(error) | filedescriptor::Error::Io(error)
        if error.kind() == io::ErrorKind::Interrupted)
}
