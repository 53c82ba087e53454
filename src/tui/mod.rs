//! The terminal: reading it, drawing on it, leaving it whole.

mod clipboard;
mod commands;
mod error;
mod event;
pub mod grid;
mod input;
mod keeper;
mod opener;
mod paint;
pub mod panes;
mod probe;
mod terminal;
mod titles;
pub mod view;
mod worker;

use std::sync::mpsc::{self, Receiver, RecvError, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::acquire::{AcquireError, Opened};
use crate::app::{App, Effect, Msg, PaneSize, WordTimer};
use crate::library::Library;
use commands::Commands;
use event::LoopEvent;
use input::{Input, Reply, Signals};
use keeper::Keeper;
use opener::Opener;
use paint::Painter;
use panes::Arrangement;
use terminal::Terminal;
use worker::Worker;

pub use error::Error;
pub use opener::Errand;

/// How many messages are taken in before the screen is drawn again.
const BATCH: usize = 1024;

/// How long after the start replies to queries may still be on their way.
const REPLIES_MAY_COME: Duration = Duration::from_secs(1);

/// How long leaving waits for them, so that they do not end up on the shell's command line.
const REPLIES_LIMIT: Duration = Duration::from_millis(30);

/// The columns of the terminal on standard output; `None` where there is none, or it does not say.
pub fn columns() -> Option<u16> {
    terminal::columns()
}

/// Shows an article until the user leaves; gives the exit status. Where it is left is kept in the library. An app that is
/// still waiting gets its article by the errand.
///
/// The first frame is drawn before anything else is begun. Does not return when a signal ends the process or the terminal
/// goes away; in every case the terminal is left as it was found.
///
/// # Errors
///
/// When there is no terminal, or it cannot be set up, and when the article it waits for cannot be had.
pub fn run(app: App, library: Option<Library>, errand: Errand) -> Result<u8, Error> {
    let terminal = Terminal::open()?;
    let signals = Signals::register().map_err(Error::SetUp)?;
    terminal.restore_on_panic();
    let whole = Whole(terminal);
    terminal.capture_mouse(app.config().mouse);
    terminal.set_up().map_err(Error::SetUp)?;
    let (sender, events) = mpsc::channel();
    input::start(terminal, signals, sender.clone()).map_err(Error::SetUp)?;
    let opener = Opener::new(errand, sender.clone());
    let mut reader = EventLoop::new(app, terminal, opener, (sender, library));
    if !reader.app.is_partial() {
        reader.arrive();
    }
    reader.fit();
    reader.draw();
    let begun = Instant::now();
    probe::panic_in_ui();
    let effects = reader.app.start();
    reader.run_effects(effects);
    let status = reader.listen(&events);
    reader.keeper.leave(&reader.app);
    if begun.elapsed() < REPLIES_MAY_COME {
        reader.await_replies(&events);
    }
    drop(whole);
    match reader.failure {
        Some(error) => Err(Error::Article(error)),
        None => Ok(status),
    }
}

/// Leaves the terminal whole when it goes out of scope.
struct Whole(&'static Terminal);

impl Drop for Whole {
    fn drop(&mut self) {
        self.0.restore();
    }
}

/// The state, and the screen it is drawn on.
struct EventLoop {
    app: App,
    terminal: &'static Terminal,
    worker: Worker,
    commands: Commands,
    keeper: Keeper,
    opener: Opener,
    painter: Painter,
    size: (u16, u16),
    arrangement: Arrangement,
    /// The word that is shown by itself, and until when.
    ticking: Option<(WordTimer, Instant)>,
    /// The exit status, once leaving is decided.
    status: Option<u8>,
    /// Why there is no article to show.
    failure: Option<AcquireError>,
}

impl EventLoop {
    fn new(
        app: App,
        terminal: &'static Terminal,
        opener: Opener,
        (sender, library): (Sender<LoopEvent>, Option<Library>),
    ) -> Self {
        let size = terminal.size();
        Self {
            app,
            terminal,
            worker: Worker::new(sender.clone()),
            commands: Commands::new(sender.clone()),
            keeper: Keeper::new(library, sender),
            opener,
            painter: Painter::new(size),
            size,
            arrangement: Arrangement::default(),
            ticking: None,
            status: None,
            failure: None,
        }
    }

    /// Takes what the library has of the article, or the list there is to choose one from.
    fn arrive(&mut self) {
        let known = if self.app.is_waiting() {
            let request = self.app.request();
            self.opener.first_list(request).into_iter().collect()
        } else {
            self.keeper.arrive(&self.app)
        };
        for msg in known {
            self.update(msg);
        }
    }

    /// Shows what was asked for. Where there is nothing else to show, an error ends the reader.
    fn take_opened(&mut self, request: u64, result: Result<Opened, AcquireError>) {
        let app = &self.app;
        if !app.wants(request) {
            return;
        }
        let has_nothing = app.is_waiting() && !app.has_list();
        match result {
            Err(error) if has_nothing => {
                self.failure = Some(error);
                self.status = Some(1);
            }
            Ok(Opened::Article(_)) => {
                self.keeper.leave(app);
                let msg = self.opener.answer(request, result);
                self.update(msg);
                self.arrive();
            }
            _ => {
                let msg = self.opener.answer(request, result);
                self.update(msg);
            }
        }
    }

    /// Handles events until one of them means to leave; draws after each batch of them.
    fn listen(&mut self, events: &Receiver<LoopEvent>) -> u8 {
        while let Ok(first) = self.next_event(events) {
            self.take(first);
            for event in events.try_iter().take(BATCH) {
                if self.status.is_some() {
                    break;
                }
                self.take(event);
            }
            if let Some(status) = self.status {
                return status;
            }
            self.draw();
            self.keeper.look(&self.app);
        }
        0
    }

    /// Waits for something to happen; for a limited time only while words follow each other by themselves.
    fn next_event(&mut self, events: &Receiver<LoopEvent>) -> Result<LoopEvent, RecvError> {
        let Some(tick) = self.app.word_timer() else {
            self.ticking = None;
            return events.recv();
        };
        let now = Instant::now();
        let due = match self.ticking {
            Some((known, due)) if known == tick => due,
            _ => now + tick.stay,
        };
        self.ticking = Some((tick, due));
        match events.recv_timeout(due.saturating_duration_since(now)) {
            Ok(event) => Ok(event),
            Err(RecvTimeoutError::Timeout) => Ok(LoopEvent::App(Msg::Tick)),
            Err(RecvTimeoutError::Disconnected) => Err(RecvError),
        }
    }

    fn take(&mut self, event: LoopEvent) {
        match event {
            LoopEvent::Input(Input::Key(key)) => self.update(Msg::Key(key)),
            LoopEvent::Input(Input::Paste(text)) => self.update(Msg::Paste(text)),
            LoopEvent::Input(Input::Mouse(mouse)) => {
                let (at, shown) = ((mouse.col, mouse.row), &self.arrangement);
                let pointer = panes::pointer(shown, mouse.col, mouse.row, mouse.kind)
                    .or_else(|| titles::pointer(shown, &self.app, at, mouse.kind));
                if let Some(pointer) = pointer {
                    self.update(Msg::Pointer(pointer));
                }
            }
            LoopEvent::Input(Input::Reply(reply)) => self.learn(reply),
            LoopEvent::App(msg) => self.update(msg),
            LoopEvent::Opened { request, result } => self.take_opened(request, result),
            LoopEvent::Resized => self.resize(),
            LoopEvent::Continued => {
                self.painter.begin_anew();
                self.resize();
                self.update(Msg::Continued);
            }
        }
    }

    fn learn(&mut self, reply: Reply) {
        match reply {
            Reply::Background(background) => self.update(Msg::Background(background)),
            Reply::KeyboardFlags => self.terminal.push_keyboard(),
            Reply::Synchronized(is_known) => self.painter.synchronize(is_known),
            Reply::Attributes => self.terminal.all_answered(),
        }
    }

    fn update(&mut self, msg: Msg) {
        let effects = self.app.update(msg);
        self.run_effects(effects);
        self.fit();
    }

    /// Arranges the panes and tells the state when they have other sizes, which may change the arrangement once more.
    fn fit(&mut self) {
        let (cols, rows) = self.size;
        for _ in 0..2 {
            let arrangement = panes::panes(PaneSize { cols, rows }, &self.app);
            let is_new = arrangement.sizes() != self.arrangement.sizes();
            self.arrangement = arrangement;
            if !is_new {
                return;
            }
            let effects = self.app.update(Msg::Resized(self.arrangement.sizes()));
            self.run_effects(effects);
        }
    }

    fn run_effects(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Fetch { request, entry } => self.opener.open(request, entry),
                Effect::GiveUp => self.opener.give_up(),
                Effect::Analyze {
                    generation,
                    document,
                    part,
                    reference,
                } => self.worker.analyze(generation, document, part, reference),
                Effect::Search {
                    request,
                    needle,
                    document,
                } => self.worker.search(request, needle, document),
                Effect::Copy(text) => {
                    if let Some(sequence) = clipboard::sequence(&text) {
                        self.terminal.write(sequence.as_bytes());
                    }
                    self.commands.copy(&self.app.config().copy, text);
                }
                Effect::Open(address) => self.commands.open(&self.app.config().open, &address),
                Effect::Pipe { command, input } => self.commands.pipe(command, input),
                Effect::Keep(note) => self.keeper.keep(&self.app, note),
                Effect::Forget(id) => self.keeper.forget(&self.app, &id),
                Effect::CaptureMouse(on) => self.terminal.capture_mouse(on),
                Effect::Redraw => self.redraw(),
                Effect::Suspend => input::suspend(),
                Effect::Quit(status) => self.status = Some(status),
            }
        }
    }

    fn resize(&mut self) {
        self.size = self.terminal.size();
        self.redraw();
        self.fit();
    }

    /// Makes the next frame a whole one: a terminal may have cut off or moved what stood there.
    fn redraw(&mut self) {
        self.painter.resize(self.size);
    }

    fn draw(&mut self) {
        let app = &self.app;
        let frame = self
            .painter
            .draw(app.visible_links(), |grid| view::draw(app, grid));
        if !frame.is_empty() {
            self.terminal.write(&frame);
        }
    }

    /// Lets the replies to the queries of the start come in.
    fn await_replies(&mut self, events: &Receiver<LoopEvent>) {
        let deadline = Instant::now() + REPLIES_LIMIT;
        while self.terminal.is_asked() {
            let left = deadline.saturating_duration_since(Instant::now());
            match events.recv_timeout(left) {
                Ok(LoopEvent::Input(Input::Reply(Reply::Attributes))) => {
                    self.terminal.all_answered();
                }
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}
