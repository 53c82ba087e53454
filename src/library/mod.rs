//! What the reader stores between two runs: reading positions, highlights and notes.
//!
//! Every article has a file of its own, written to a draft and renamed, so that neither a crash nor a second copy of the
//! program loses the notes on another article. Owns the names and contents of these files.

mod store;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::annotation::{Anchor, Note, Notebook};
use crate::config::{Typography, base_folder};
use crate::document::{Document, Meta};
use crate::text::Span;

/// The folders of stored positions and notes.
#[derive(Clone, Debug)]
pub struct Library {
    places: PathBuf,
    notes: PathBuf,
}

/// The maximum number of stored reading positions.
const MAX_POSITIONS: usize = 1_000;

/// Where the reader stopped reading an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingPosition {
    /// The byte at the top of the screen, unless that was the start.
    pub byte: Option<u32>,
    /// The typography, unless it is that of the settings.
    pub looks: Option<Typography>,
}

/// The file of a [`ReadingPosition`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct StoredPosition {
    title: Option<String>,
    address: Option<String>,
    anchor: Option<Anchor>,
    looks: Option<Typography>,
}

impl Library {
    /// The library of the user: reading positions below `$XDG_STATE_HOME`, notes below `$XDG_DATA_HOME`; `None` without a
    /// home.
    ///
    /// `variable` returns the value of an environment variable.
    pub fn of_user(variable: impl Fn(&str) -> Option<OsString>) -> Option<Self> {
        let state = base_folder(&variable, "XDG_STATE_HOME", ".local/state")?;
        let data = base_folder(&variable, "XDG_DATA_HOME", ".local/share")?;
        Some(Self {
            places: state.join("newsprint/places"),
            notes: data.join("newsprint/notes"),
        })
    }

    /// The reading position of an article, if its words are still there.
    pub fn position(&self, document: &Document) -> ReadingPosition {
        let stored: Option<StoredPosition> = store::read(&self.places, &store::key(document));
        stored.map_or_else(ReadingPosition::default, |stored| {
            let found = stored.anchor.and_then(|anchor| anchor.find(&document.text));
            ReadingPosition {
                byte: found.map(Span::start),
                looks: stored.looks,
            }
        })
    }

    /// Saves the reading position of an article; the default position deletes the file.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn save_position(&self, document: &Document, position: ReadingPosition) -> io::Result<()> {
        let key = store::key(document);
        if position == ReadingPosition::default() {
            return store::remove(&self.places, &key);
        }
        let anchor = position.byte.map(|byte| Anchor::at(&document.text, byte));
        let stored = StoredPosition {
            title: document.meta.title.clone(),
            address: address(&document.meta),
            anchor,
            looks: position.looks,
        };
        let is_new = !store::has(&self.places, &key);
        store::write(&self.places, &key, &stored)?;
        if is_new {
            store::prune(&self.places, MAX_POSITIONS);
        }
        Ok(())
    }

    /// The highlights and notes of an article with its metadata; `None` without any.
    pub fn notebook(&self, document: &Document) -> Option<Notebook> {
        store::read(&self.notes, &store::key(document))
    }

    /// The highlights and notes of an article.
    pub fn notes(&self, document: &Document) -> Vec<Note> {
        self.notebook(document).unwrap_or_default().notes
    }

    /// Saves a highlight or note; one with the same id is replaced.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn save_note(&self, document: &Document, note: Note) -> io::Result<()> {
        self.change(document, |notes| {
            notes.retain(|other| other.id != note.id);
            notes.push(note);
            notes.sort_by_key(|note| note.anchor.byte);
        })
    }

    /// Deletes a highlight or note.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn delete_note(&self, document: &Document, id: &str) -> io::Result<()> {
        self.change(document, |notes| notes.retain(|note| note.id != id))
    }

    /// Reads the notes from disk, changes and writes them: another copy of the program may have changed them.
    fn change(&self, document: &Document, change: impl FnOnce(&mut Vec<Note>)) -> io::Result<()> {
        let key = store::key(document);
        let mut notes = self.notes(document);
        change(&mut notes);
        if notes.is_empty() {
            return store::remove(&self.notes, &key);
        }
        let meta = &document.meta;
        let notebook = Notebook {
            title: meta.title.clone(),
            byline: meta.byline.clone(),
            publisher: meta.publisher.clone(),
            published: meta.published.map(|moment| moment.date.to_string()),
            address: address(meta),
            notes,
        };
        store::write(&self.notes, &key, &notebook)
    }

    /// All highlights and notes, sorted by the titles of the articles.
    ///
    /// # Errors
    ///
    /// When the folder exists and cannot be read. Files that are not notebooks are skipped.
    pub fn notebooks(&self) -> io::Result<Vec<Notebook>> {
        let mut notebooks: Vec<Notebook> = store::read_all(&self.notes)?;
        notebooks
            .sort_by(|one, other| (&one.title, &one.address).cmp(&(&other.title, &other.address)));
        Ok(notebooks)
    }

    /// The folder of the notes.
    pub fn notes_folder(&self) -> &Path {
        &self.notes
    }
}

fn address(meta: &Meta) -> Option<String> {
    meta.canonical.clone().or_else(|| meta.url.clone())
}

#[cfg(test)]
mod tests;
