//! What the reader keeps between two runs: where articles were left, and what was marked in them.
//!
//! Every article has a file of its own, written whole and put in place at once, so that nothing that is cut short and no
//! second copy of the program can lose what stands in another. Owns the names and forms of these files.

mod store;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::annotation::{Anchor, Note, Notebook};
use crate::config::Typography;
use crate::document::{Document, Meta};
use crate::text::Span;

/// The folders of what is kept.
#[derive(Clone, Debug)]
pub struct Library {
    places: PathBuf,
    notes: PathBuf,
}

/// So many articles open where they were left.
const MOST_PLACES: usize = 1_000;

/// How an article was left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// The byte at the top of the screen, unless that was the start.
    pub byte: Option<u32>,
    /// How the words were set, unless that was as the settings say.
    pub looks: Option<Typography>,
}

/// The same as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    title: Option<String>,
    address: Option<String>,
    anchor: Option<Anchor>,
    looks: Option<Typography>,
}

impl Library {
    /// The library of the user: places under `$XDG_STATE_HOME`, notes under `$XDG_DATA_HOME`, each with the usual folder
    /// in the user's home where the variable is unset or no absolute path; `None` without a home.
    ///
    /// `variable` gives the value of an environment variable.
    pub fn of_user(variable: impl Fn(&str) -> Option<OsString>) -> Option<Self> {
        let folder = |name: &str, usual: &str| {
            let absolute = |name| {
                let path = variable(name).map(PathBuf::from);
                path.filter(|path| path.is_absolute())
            };
            absolute(name).or_else(|| Some(absolute("HOME")?.join(usual)))
        };
        let (state, data) = (
            folder("XDG_STATE_HOME", ".local/state")?,
            folder("XDG_DATA_HOME", ".local/share")?,
        );
        Some(Self {
            places: state.join("newsprint/places"),
            notes: data.join("newsprint/notes"),
        })
    }

    /// How an article was left, as far as its words are still there.
    pub fn left(&self, document: &Document) -> Left {
        let place: Option<Place> = store::read(&self.places, &store::key(document));
        place.map_or_else(Left::default, |place| {
            let found = place.anchor.and_then(|anchor| anchor.find(&document.text));
            Left {
                byte: found.map(Span::start),
                looks: place.looks,
            }
        })
    }

    /// Keeps how an article is left; the article is forgotten where there is nothing to keep.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn leave(&self, document: &Document, left: Left) -> io::Result<()> {
        let key = store::key(document);
        if left == Left::default() {
            return store::remove(&self.places, &key);
        }
        let anchor = left.byte.map(|byte| Anchor::at(&document.text, byte));
        let place = Place {
            title: document.meta.title.clone(),
            address: address(&document.meta),
            anchor,
            looks: left.looks,
        };
        let is_new = !store::has(&self.places, &key);
        store::write(&self.places, &key, &place)?;
        if is_new {
            store::prune(&self.places, MOST_PLACES);
        }
        Ok(())
    }

    /// What was marked in an article, with what is known of it; `None` where nothing was.
    pub fn notebook(&self, document: &Document) -> Option<Notebook> {
        store::read(&self.notes, &store::key(document))
    }

    /// What was marked in an article.
    pub fn notes(&self, document: &Document) -> Vec<Note> {
        self.notebook(document).unwrap_or_default().notes
    }

    /// Keeps something that was marked in an article, in the place of what has the same id.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn keep_note(&self, document: &Document, note: Note) -> io::Result<()> {
        self.change(document, |notes| {
            notes.retain(|other| other.id != note.id);
            notes.push(note);
            notes.sort_by_key(|note| note.anchor.byte);
        })
    }

    /// Forgets something that was marked in an article.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn forget_note(&self, document: &Document, id: &str) -> io::Result<()> {
        self.change(document, |notes| notes.retain(|note| note.id != id))
    }

    /// Changes what is kept as it stands there now, which another copy of the program may have changed meanwhile.
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

    /// Everything that was marked, by the titles of the articles.
    ///
    /// # Errors
    ///
    /// When the folder is there and cannot be read. A file that is no notebook is left out.
    pub fn notebooks(&self) -> io::Result<Vec<Notebook>> {
        let mut notebooks: Vec<Notebook> = store::read_all(&self.notes)?;
        notebooks
            .sort_by(|one, other| (&one.title, &one.address).cmp(&(&other.title, &other.address)));
        Ok(notebooks)
    }

    /// Where notes are kept.
    pub fn notes_folder(&self) -> &Path {
        &self.notes
    }
}

fn address(meta: &Meta) -> Option<String> {
    meta.canonical.clone().or_else(|| meta.url.clone())
}

#[cfg(test)]
mod tests;
