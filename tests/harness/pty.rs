//! The built program under a pseudo-terminal, with an emulated screen that answers what terminals are asked.

use std::fs;
use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{
    Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system,
};
use rustix::process::{Pid, Signal, kill_process};

/// How long anything may take before the test fails: much longer than it ever takes, as the machine may be busy.
const LIMIT: Duration = Duration::from_secs(20);

/// What a query is, and what a modern terminal with a dark ground answers.
const ANSWERS: [(&str, &str); 4] = [
    ("\x1b]11;?\x1b\\", "\x1b]11;rgb:1010/1010/1414\x1b\\"),
    ("\x1b[?2026$p", "\x1b[?2026;2$y"),
    ("\x1b[?u", "\x1b[?0u"),
    ("\x1b[c", "\x1b[?62;22c"),
];

/// A folder of its own that goes when the test ends.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "newsprint-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Writes a file and gives its path.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A running program and the terminal it runs on.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    /// Kept open, so that the last words and modes can be read after the program has ended.
    slave: Option<Box<dyn SlavePty + Send>>,
    chunks: Receiver<Vec<u8>>,
    deaf: Arc<AtomicBool>,
    emulator: vt100::Parser,
    /// Everything that was written.
    raw: Vec<u8>,
    /// How much of it has been looked through for queries.
    answered: usize,
    modes: String,
}

impl Session {
    /// Starts the program on a terminal of the given columns and rows.
    pub fn start(args: &[&str], size: (u16, u16)) -> Self {
        Self::spawn(env!("CARGO_BIN_EXE_newsprint"), args, size, &[])
    }

    /// Starts the program with a variable set.
    #[cfg(feature = "panic-probe")]
    pub fn start_with(args: &[&str], size: (u16, u16), variable: (&str, &str)) -> Self {
        Self::spawn(env!("CARGO_BIN_EXE_newsprint"), args, size, &[variable])
    }

    /// Starts a shell script that finds the program in `$NEWSPRINT` and a file in `$FILE`.
    pub fn script(script: &str, file: &Path, size: (u16, u16)) -> Self {
        let variables = [
            ("NEWSPRINT", env!("CARGO_BIN_EXE_newsprint")),
            ("FILE", file.to_str().unwrap()),
        ];
        Self::spawn("/bin/sh", &["-c", script], size, &variables)
    }

    fn spawn(program: &str, args: &[&str], size: (u16, u16), variables: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(pty_size(size)).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "NEWSPRINT_PANIC"] {
            command.env_remove(name);
        }
        command.env("RUST_BACKTRACE", "0");
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env("XDG_CONFIG_HOME", "/nonexistent");
        command.env("XDG_STATE_HOME", "/dev/null");
        command.env("XDG_DATA_HOME", "/dev/null");
        for (name, value) in variables {
            command.env(name, value);
        }
        let modes = modes(&*pair.master);
        let (deaf, chunks) = listen(&*pair.master);
        Self {
            child: pair.slave.spawn_command(command).unwrap(),
            writer: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            slave: Some(pair.slave),
            chunks,
            deaf,
            emulator: emulator(size),
            raw: Vec::new(),
            answered: 0,
            modes,
        }
    }

    /// Types some bytes.
    pub fn press(&mut self, keys: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, size: (u16, u16)) {
        let (cols, rows) = (nonzero(size.0), nonzero(size.1));
        self.emulator.screen_mut().set_size(rows, cols);
        self.master
            .as_ref()
            .unwrap()
            .resize(pty_size(size))
            .unwrap();
    }

    /// Sends a signal to the program (or to the shell that was started).
    pub fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// What the screen shows.
    pub fn text(&self) -> String {
        self.screen().contents()
    }

    /// The emulated screen.
    pub fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// The column and row where some words stand on the screen, all in one row.
    pub fn find(&self, words: &str) -> Option<(u16, u16)> {
        let (rows, cols) = self.screen().size();
        (0..)
            .zip(self.screen().rows(0, cols.get()))
            .take(rows.get().into())
            .find_map(|(row, text)| {
                let col = text[..text.find(words)?].chars().count();
                Some((u16::try_from(col).unwrap(), row))
            })
    }

    /// Waits until the screen shows some words.
    pub fn wait_for(&mut self, words: &str) {
        self.wait_until(words, |session| session.text().contains(words));
    }

    /// Waits until something holds; `what` names it when it never does.
    pub fn wait_until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + LIMIT;
        while !holds(self) {
            assert!(self.read(deadline), "never came: {what}\n{}", self.text());
        }
    }

    /// Waits until the program has ended and gives what became of it.
    pub fn wait_end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + LIMIT;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                self.drain();
                return status;
            }
            let tick = Instant::now() + Duration::from_millis(20);
            self.read(tick);
            assert!(Instant::now() < deadline, "never ended\n{}", self.text());
        }
    }

    /// Takes in everything up to a sequence that no screen shows, written after all else.
    fn drain(&mut self) {
        const END: &str = "\x1b]9;end\x07";
        let Some(master) = &self.master else { return };
        let path = master.tty_name().unwrap();
        fs::OpenOptions::new()
            .write(true)
            .open(path)
            .unwrap()
            .write_all(END.as_bytes())
            .unwrap();
        self.wait_until("the end of the output", |session| {
            session.raw().contains(END)
        });
    }

    /// Closes the terminal as a window does.
    pub fn close(&mut self) {
        self.deaf.store(true, Ordering::SeqCst);
        // Something has to come for the reading thread to notice.
        self.resize((100, 30));
        while self.chunks.recv_timeout(LIMIT).is_ok() {}
        self.slave = None;
        self.writer = None;
        self.master = None;
    }

    /// Checks that the terminal is as it was before the program started.
    pub fn check_whole(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pasting is bracketed");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(!screen.bold() && !screen.inverse() && !screen.underline());
        assert_eq!(screen.fgcolor(), vt100::Color::Default);
        let count = |sequence: &str| self.raw().matches(sequence).count();
        assert_eq!(count("\x1b[>1u"), count("\x1b[<1u"), "keyboard flags");
        assert_eq!(count("\x1b[?2026h"), count("\x1b[?2026l"), "updates");
        assert_eq!(modes(&**self.master.as_ref().unwrap()), self.modes);
    }

    /// Everything that was written, as far as it is UTF-8.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// Takes in what comes next; false when nothing does before the deadline.
    fn read(&mut self, deadline: Instant) -> bool {
        let left = deadline.saturating_duration_since(Instant::now());
        match self.chunks.recv_timeout(left) {
            Ok(chunk) => {
                self.emulator.process(&chunk);
                self.raw.extend_from_slice(&chunk);
                self.answer();
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }

    fn answer(&mut self) {
        let new = String::from_utf8_lossy(&self.raw[self.answered..]).into_owned();
        for (query, answer) in ANSWERS {
            if let (true, Some(writer)) = (new.contains(query), self.writer.as_mut()) {
                let _ = writer.write_all(answer.as_bytes());
                self.answered = self.raw.len();
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the thread that reads the terminal until it is told to be deaf.
fn listen(master: &dyn MasterPty) -> (Arc<AtomicBool>, Receiver<Vec<u8>>) {
    let mut reader = master.try_clone_reader().unwrap();
    let (sender, chunks) = channel();
    let deaf = Arc::new(AtomicBool::new(false));
    let is_deaf = Arc::clone(&deaf);
    thread::spawn(move || {
        let mut bytes = [0; 16384];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            let chunk = bytes[..count].to_vec();
            if is_deaf.load(Ordering::SeqCst) || sender.send(chunk).is_err() {
                break;
            }
        }
    });
    (deaf, chunks)
}

/// The modes of the line discipline, for comparing.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn emulator((cols, rows): (u16, u16)) -> vt100::Parser {
    vt100::Parser::new(nonzero(rows), nonzero(cols), 0)
}

fn nonzero(value: u16) -> NonZeroU16 {
    NonZeroU16::new(value).unwrap()
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}
