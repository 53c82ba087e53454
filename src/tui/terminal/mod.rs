//! The terminal device: taken over at the start, left whole at the end, however the end comes.
//!
//! What was done to it is kept in atomics and in a list that only grows, so that [`Terminal::restore`] takes no lock and
//! may be called from any thread at any time. So the modes are set with rustix rather than crossterm, whose state is behind
//! a lock and whose functions open the device anew.

mod sequence;
#[cfg(test)]
mod tests;

use std::fs::OpenOptions;
use std::io;
use std::os::fd::{AsFd, AsRawFd as _, BorrowedFd, OwnedFd};
use std::panic;
use std::process;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

use filedescriptor::{POLLIN, POLLOUT, poll, pollfd};
use rustix::io::Errno;
use rustix::process::getpgrp;
use rustix::termios::{
    OptionalActions, QueueSelector, Termios, isatty, tcflush, tcgetattr, tcgetpgrp, tcgetwinsize,
    tcsetattr,
};

use super::Error;
use sequence::Extras;

/// As the shell left it.
const WHOLE: u8 = 0;
/// In raw mode, on the alternate screen.
const OURS: u8 = 1;
/// On its way back to the shell.
const BUSY: u8 = 2;

/// How long a terminal that does not read may hold up the end of the process.
const RESTORE_LIMIT: Duration = Duration::from_millis(500);

/// The terminal this process is read and written on.
#[derive(Debug)]
pub(super) struct Terminal {
    device: OwnedFd,
    saved: Saved,
    state: AtomicU8,
    /// Counts how often the terminal was taken over, so that what was meant for an earlier time is not written.
    turn: AtomicU32,
    /// Whether another thread than the restoring one is inside a write.
    writing: AtomicBool,
    /// Whether the last frame was written in part only.
    torn: AtomicBool,
    mouse: AtomicBool,
    keyboard: AtomicBool,
    /// Whether there may be replies on their way.
    asked: AtomicBool,
}

/// The columns of the terminal on standard output; `None` where there is none, or it does not say.
pub(super) fn columns() -> Option<u16> {
    let size = tcgetwinsize(io::stdout()).ok()?;
    Some(size.ws_col).filter(|cols| *cols > 0)
}

/// The modes to give back: one entry for every time the terminal was taken over, the last one counts.
#[derive(Debug, Default)]
struct Saved {
    entry: OnceLock<(Termios, Box<Saved>)>,
}

static TERMINAL: OnceLock<Terminal> = OnceLock::new();

impl AsFd for Terminal {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.device.as_fd()
    }
}

impl Terminal {
    /// Opens the terminal of the process; once, later calls give the same one.
    ///
    /// Keys are read from the device itself, so standard input is free for an article.
    ///
    /// # Errors
    ///
    /// When the process has none.
    pub(super) fn open() -> Result<&'static Self, Error> {
        if let Some(terminal) = TERMINAL.get() {
            return Ok(terminal);
        }
        let device = open_device().map_err(Error::NoTerminal)?;
        Ok(TERMINAL.get_or_init(|| Self::of(device)))
    }

    fn of(device: OwnedFd) -> Self {
        Self {
            device,
            saved: Saved::default(),
            state: AtomicU8::new(WHOLE),
            turn: AtomicU32::new(0),
            writing: AtomicBool::new(false),
            torn: AtomicBool::new(false),
            mouse: AtomicBool::new(false),
            keyboard: AtomicBool::new(false),
            asked: AtomicBool::new(false),
        }
    }

    /// Makes every panic, in whatever thread, leave the terminal whole, say what happened and end the process.
    pub(super) fn restore_on_panic(&'static self) {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |what| {
            self.restore();
            report(what);
            process::exit(101);
        }));
    }

    /// Takes the terminal over, at the start or after the process was stopped, and asks it what it can do.
    ///
    /// # Errors
    ///
    /// When its modes cannot be read or set.
    pub(super) fn set_up(&self) -> io::Result<()> {
        // Still ours after a stop that could not be foreseen: its present modes are not the shell's.
        if self.state.load(SeqCst) != OURS {
            self.saved.push(tcgetattr(&self.device)?);
        }
        let mut modes = self.saved.last().cloned().ok_or(Errno::NOTTY)?;
        modes.make_raw();
        self.turn.fetch_add(1, SeqCst);
        self.state.store(OURS, SeqCst);
        tcsetattr(&self.device, OptionalActions::Now, &modes)?;
        self.asked.store(true, SeqCst);
        let left_on = Extras {
            mouse: self.mouse.load(SeqCst),
            keyboard: self.keyboard.swap(false, SeqCst),
        };
        self.write(sequence::enter(left_on).as_bytes());
        Ok(())
    }

    /// Columns and rows; 80 by 24 where the terminal does not know.
    pub(super) fn size(&self) -> (u16, u16) {
        let known = |value: u16, default| if value == 0 { default } else { value };
        tcgetwinsize(&self.device).map_or((80, 24), |size| {
            (known(size.ws_col, 80), known(size.ws_row, 24))
        })
    }

    /// Whether this process is in the foreground.
    pub(super) fn is_ours_to_use(&self) -> bool {
        tcgetpgrp(&self.device).is_ok_and(|group| group == getpgrp())
    }

    /// Turns mouse reports on or off, now and after every stop.
    pub(super) fn capture_mouse(&self, on: bool) {
        if self.mouse.swap(on, SeqCst) != on {
            self.write(sequence::mouse(on).as_bytes());
        }
    }

    /// Asks for keys that can be told apart; only for a terminal that knows the protocol.
    pub(super) fn push_keyboard(&self) {
        if !self.keyboard.load(SeqCst) {
            let turn = self.turn.load(SeqCst);
            let _ = self.write_some(sequence::keyboard(true).as_bytes(), turn, || {
                self.keyboard.store(true, SeqCst);
            });
        }
    }

    /// Notes that no more replies are on their way.
    pub(super) fn all_answered(&self) {
        self.asked.store(false, SeqCst);
    }

    /// Whether there may be replies on their way.
    pub(super) fn is_asked(&self) -> bool {
        self.asked.load(SeqCst)
    }

    /// Writes a frame, waiting for a terminal that does not read; dropped when the terminal is not this process's or stops
    /// being so meanwhile.
    pub(super) fn write(&self, frame: &[u8]) {
        let turn = self.turn.load(SeqCst);
        let mut rest = frame;
        while !rest.is_empty() {
            match self.write_some(rest, turn, || {}) {
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => self.wait_writable(None),
                // The terminal is gone or somebody else's: who reads it will notice, this frame is not wanted.
                Err(_) => return,
            }
        }
    }

    /// Writes what the terminal takes at once. `done` is called when that is all, before another thread can restore.
    fn write_some(&self, bytes: &[u8], turn: u32, done: impl FnOnce()) -> Result<usize, Errno> {
        self.writing.store(true, SeqCst);
        let is_ours = self.state.load(SeqCst) == OURS && self.turn.load(SeqCst) == turn;
        let written = if is_ours {
            let written = rustix::io::write(&self.device, bytes);
            let is_whole = written == Ok(bytes.len());
            self.torn.store(!is_whole, SeqCst);
            if is_whole {
                done();
            }
            written
        } else {
            Err(Errno::CANCELED)
        };
        self.writing.store(false, SeqCst);
        written
    }

    fn wait_writable(&self, limit: Option<Duration>) {
        let _ = poll(&mut [asked(self, POLLOUT)], limit);
    }

    /// Gives the terminal back as it was found. Does nothing when it is whole; waits for another thread that is at it.
    ///
    /// Returns in a bounded time, even when the terminal does not read or is gone.
    pub(super) fn restore(&self) {
        let deadline = Instant::now() + RESTORE_LIMIT;
        match self.state.compare_exchange(OURS, BUSY, SeqCst, SeqCst) {
            Ok(_) => {
                wait_until(deadline, || !self.writing.load(SeqCst));
                self.say_good_bye(deadline);
                if self.asked.swap(false, SeqCst) {
                    let _ = tcflush(&self.device, QueueSelector::IFlush);
                }
                if let Some(modes) = self.saved.last() {
                    let _ = tcsetattr(&self.device, OptionalActions::Now, modes);
                }
                self.state.store(WHOLE, SeqCst);
            }
            Err(BUSY) => wait_until(deadline, || self.state.load(SeqCst) != BUSY),
            Err(_) => {}
        }
    }

    fn say_good_bye(&self, deadline: Instant) {
        let on = Extras {
            mouse: self.mouse.load(SeqCst),
            keyboard: self.keyboard.swap(false, SeqCst),
        };
        let words = sequence::leave(on, self.torn.swap(false, SeqCst));
        let mut rest = words.as_bytes();
        while !rest.is_empty() {
            match rustix::io::write(&self.device, rest) {
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(Errno::INTR | Errno::AGAIN) => {
                    let left = deadline.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        return;
                    }
                    self.wait_writable(Some(left));
                }
                Err(_) => return,
            }
        }
    }
}

impl Saved {
    fn push(&self, modes: Termios) {
        let mut end = self;
        while let Some((_, next)) = end.entry.get() {
            end = next;
        }
        let _ = end.entry.set((modes, Box::default()));
    }

    fn last(&self) -> Option<&Termios> {
        let (mut modes, mut next) = self.entry.get().map(|(modes, next)| (modes, next))?;
        while let Some((later, after)) = next.entry.get() {
            (modes, next) = (later, after);
        }
        Some(modes)
    }
}

/// Waits until one of two descriptors can be read or is at its end, and says which; neither when the limit is over.
///
/// Not by rustix, as the `poll` of macOS does not know terminals.
///
/// # Errors
///
/// When a descriptor cannot be waited for.
pub(super) fn wait_readable(
    one: &impl AsFd,
    two: &impl AsFd,
    limit: Option<Duration>,
) -> Result<(bool, bool), filedescriptor::Error> {
    let mut ready = [asked(one, POLLIN), asked(two, POLLIN)];
    poll(&mut ready, limit)?;
    let [one, two] = ready.map(|fd| fd.revents != 0);
    Ok((one, two))
}

fn asked(fd: &impl AsFd, events: i16) -> pollfd {
    pollfd {
        fd: fd.as_fd().as_raw_fd(),
        events,
        revents: 0,
    }
}

/// Opens the controlling terminal, or a standard stream that is a terminal where there is none.
fn open_device() -> io::Result<OwnedFd> {
    match OpenOptions::new().read(true).write(true).open("/dev/tty") {
        Ok(file) => {
            // A description of its own, so nobody else is made not to wait.
            rustix::io::ioctl_fionbio(&file, true)?;
            Ok(file.into())
        }
        Err(error) => {
            let streams = [
                rustix::stdio::stdout(),
                rustix::stdio::stdin(),
                rustix::stdio::stderr(),
            ];
            let terminal = streams.into_iter().find(|stream| isatty(stream));
            terminal.ok_or(error)?.try_clone_to_owned()
        }
    }
}

fn wait_until(deadline: Instant, is_so: impl Fn() -> bool) {
    while !is_so() && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(1));
    }
}
