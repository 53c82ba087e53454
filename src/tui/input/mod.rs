//! Reads the terminal: bytes to keys, mouse reports, pasted text and replies.
//!
//! Owns the one thread that waits for the terminal and for signals; knows nothing of panes or of what a key means.

mod input;
mod parser;
mod sequence;
mod signals;
#[cfg(test)]
mod tests;

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use rustix::io::Errno;

use super::event::LoopEvent;
use super::terminal::{self, Terminal};
use parser::Parser;

pub(super) use self::input::{Input, Mouse, Reply};
pub(super) use signals::{Signals, suspend};

/// Starts the thread that reads the terminal and handles signals until the process ends.
///
/// # Errors
///
/// When no thread can be started.
pub(super) fn start(
    terminal: &'static Terminal,
    signals: Signals,
    events: Sender<LoopEvent>,
) -> io::Result<()> {
    let mut reader = InputReader {
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

struct InputReader {
    terminal: &'static Terminal,
    signals: Signals,
    events: Sender<LoopEvent>,
    parser: Parser,
}

impl InputReader {
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
            self.events.send(LoopEvent::Input(input)).ok()?;
        }
        Some(())
    }
}

fn is_interruption(error: &filedescriptor::Error) -> bool {
    matches!(error, filedescriptor::Error::Poll(error) | filedescriptor::Error::Io(error)
        if error.kind() == io::ErrorKind::Interrupted)
}
