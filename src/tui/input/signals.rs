//! What signals do to a program that has taken over the terminal.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::process;
use std::sync::mpsc::Sender;

use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTOU, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::{emulate_default_handler, raise};

use crate::tui::event::LoopEvent;
use crate::tui::terminal::Terminal;

/// The signals that end the process, the most urgent first.
const FATAL: [i32; 4] = [SIGTERM, SIGHUP, SIGQUIT, SIGINT];

/// How often the process goes back to sleep when it is woken without having been given the terminal.
const PATIENCE: u32 = 16;

/// The signals that have come, as bytes on a pipe: readable when there are any.
#[derive(Debug)]
pub(in crate::tui) struct Signals {
    delivery: SignalDelivery<UnixStream, SignalOnly>,
}

impl AsFd for Signals {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.delivery.get_read().as_fd()
    }
}

impl Signals {
    /// Takes over the signals that matter to a terminal program.
    ///
    /// # Errors
    ///
    /// When the pipe cannot be made or a signal cannot be taken over.
    pub(in crate::tui) fn register() -> io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        let signals = FATAL.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]);
        let delivery = SignalDelivery::with_pipe(read, write, SignalOnly, signals)?;
        Ok(Self { delivery })
    }

    /// Does what the signals that have come ask for; `None` when nobody listens any more.
    pub(super) fn handle(&mut self, terminal: &Terminal, events: &Sender<LoopEvent>) -> Option<()> {
        let pending = self.take(terminal);
        if pending.contains(&SIGTSTP) {
            terminal.restore();
            self.stop(terminal);
            self.resume(terminal, events)?;
        } else if pending.contains(&SIGCONT) {
            self.resume(terminal, events)?;
        }
        if pending.contains(&SIGWINCH) {
            events.send(LoopEvent::Resized).ok()?;
        }
        Some(())
    }

    /// The signals that have come; does not return when one of them ends the process.
    fn take(&mut self, terminal: &Terminal) -> Vec<i32> {
        let pending: Vec<i32> = self.delivery.pending().collect();
        if let Some(signal) = FATAL.into_iter().find(|signal| pending.contains(signal)) {
            die(terminal, signal);
        }
        pending
    }

    /// Stops the process until somebody continues it.
    ///
    /// SIGTSTP itself is taken over and cannot be given back without unsafe code, and SIGSTOP would stop a process that
    /// nobody can continue. SIGTTOU stops like SIGTSTP and is ignored like it where no shell controls the process.
    fn stop(&mut self, terminal: &Terminal) {
        let _ = raise(SIGTTOU);
        self.take(terminal);
    }

    /// Takes the terminal over again, once it is this process's turn to use it.
    fn resume(&mut self, terminal: &Terminal, events: &Sender<LoopEvent>) -> Option<()> {
        for _ in 0..PATIENCE {
            if terminal.is_ours_to_use() {
                break;
            }
            self.stop(terminal);
        }
        if terminal.set_up().is_err() {
            hang_up(terminal);
        }
        events.send(LoopEvent::Continued).ok()
    }
}

/// Asks the whole job, which may be a pipeline, to stop; this process does so when its own signal comes.
pub(in crate::tui) fn suspend() {
    let _ = kill_current_process_group(Signal::TSTP);
}

/// Ends the process because its terminal is gone, as if the hang-up had been told by a signal.
pub(super) fn hang_up(terminal: &Terminal) -> ! {
    die(terminal, SIGHUP)
}

/// Leaves the terminal whole and ends by the signal itself, so that the parent sees which it was.
fn die(terminal: &Terminal, signal: i32) -> ! {
    terminal.restore();
    let _ = emulate_default_handler(signal);
    process::exit(128 + signal)
}
