//! Keeps in the library where the reader is, so that a terminal that goes away takes little with it.

use std::io;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use chrono::{SecondsFormat, Utc};

use super::event::LoopEvent;
use crate::annotation::Note;
use crate::app::{App, Msg};
use crate::library::{Library, ReadingPosition};

/// Writes to the library.
#[derive(Debug)]
pub(super) struct Keeper {
    store: Option<Library>,
    events: Sender<LoopEvent>,
    /// When the place was looked at last.
    looked: Instant,
    /// What was kept last.
    kept: Option<ReadingPosition>,
}

/// How often the place is kept while one reads. No clock runs for it: it is looked at when something happens.
const EVERY: Duration = Duration::from_secs(10);

impl Keeper {
    /// A keeper of one article's place; without a library nothing is kept.
    pub(super) fn new(library: Option<Library>, events: Sender<LoopEvent>) -> Self {
        Self {
            store: library,
            events,
            looked: Instant::now(),
            kept: None,
        }
    }

    /// Keeps the place if that was not done for a while.
    pub(super) fn look(&mut self, app: &App) {
        if self.looked.elapsed() >= EVERY {
            self.looked = Instant::now();
            self.leave(app);
        }
    }

    /// Keeps a highlight or note.
    pub(super) fn keep(&self, app: &App, note: Note) {
        let made = if note.made.is_empty() {
            Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true)
        } else {
            note.made.clone()
        };
        self.change(|library| library.save_note(app.document(), Note { made, ..note }));
    }

    /// Forgets a highlight or note.
    pub(super) fn forget(&self, app: &App, id: &str) {
        self.change(|library| library.delete_note(app.document(), id));
    }

    fn change(&self, change: impl FnOnce(&Library) -> io::Result<()>) {
        let done = match &self.store {
            Some(library) => change(library).map_err(|error| {
                format!(
                    "cannot write to {}: {error}",
                    library.notes_folder().display()
                )
            }),
            None => Err("notes are not saved: no home directory".to_owned()),
        };
        if let Err(words) = done {
            let _ = self.events.send(LoopEvent::App(Msg::Failed(words)));
        }
    }

    /// What was kept of the article that is shown from now on.
    pub(super) fn arrive(&mut self, app: &App) -> Vec<Msg> {
        self.kept = None;
        let Some(library) = &self.store else {
            return Vec::new();
        };
        let notes = library.notes(app.document());
        let mut known = vec![Msg::Notes(notes)];
        if app.config().resume {
            let ReadingPosition { byte, looks } = library.position(app.document());
            known.push(Msg::Resumed {
                byte,
                typography: looks,
            });
        }
        known
    }

    /// Keeps the place. Nobody is told when that cannot be done: the article was read all the same.
    pub(super) fn leave(&mut self, app: &App) {
        let left = ReadingPosition {
            byte: app.resume_position(),
            looks: app.changed_typography(),
        };
        let Some(library) = self
            .store
            .as_ref()
            .filter(|_| app.config().resume && !app.is_waiting() && !app.is_partial())
        else {
            return;
        };
        if self.kept != Some(left) {
            self.kept = Some(left);
            let _ = library.save_position(app.document(), left);
        }
    }
}
