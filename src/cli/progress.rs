use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Shorter work needs no message.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shows on standard error what takes long, until it goes out of scope; nothing if standard error is not a terminal.
#[derive(Debug)]
pub(super) struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to wait; `words` describes the work, and is called once a second.
    pub(super) fn of(words: impl Fn() -> String + Send + 'static) -> Self {
        if !io::stderr().is_terminal() {
            return Self { running: None };
        }
        let (sender, done) = mpsc::channel();
        let say = move || {
            let begun = Instant::now();
            let mut shown = 0;
            while done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                let line = line(&words(), begun.elapsed().as_secs());
                show(&line, shown);
                shown = shown.max(line.chars().count());
            }
            if shown > 0 {
                show("", shown);
            }
        };
        // Without a thread the work is done all the same.
        let thread = thread::Builder::new()
            .name("progress".to_owned())
            .spawn(say);
        Self {
            running: thread.ok().map(|thread| (sender, thread)),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.running.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

fn line(words: &str, seconds: u64) -> String {
    let words = words.replace(char::is_control, "\u{FFFD}");
    format!("newsprint: {words}, {seconds} s")
}

/// Overwrites the last line, with nothing that a plain terminal lacks.
fn show(line: &str, before: usize) {
    let mut out = io::stderr().lock();
    let _ = write!(out, "\r{line:before$}");
    if line.is_empty() {
        let _ = write!(out, "\r");
    }
    let _ = out.flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_and_how_long() {
        assert_eq!(
            line("reading a\u{1b}b", 3),
            "newsprint: reading a\u{FFFD}b, 3 s"
        );
    }

    #[test]
    fn short_work_says_nothing() {
        drop(Progress::of(|| panic!("nobody asked")));
    }
}
