//! Highlights and notes, and where they are in the text.

use super::effect::Effect;
use crate::annotation::{Anchor, Note};
use crate::document::Document;
use crate::text::{Span, Text};

/// The highlights and notes of an article.
#[derive(Debug, Default)]
pub struct Notes {
    all: Vec<PlacedNote>,
}

// Bytes: the maximum length of a highlight.
const LONGEST: u32 = 20_000;

/// A highlight or note with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedNote {
    /// Its words; `None` if the text no longer has them.
    pub span: Option<Span>,
    /// What is saved.
    pub note: Note,
}

impl Notes {
    /// Saved notes, found again in a document.
    pub(super) fn new(notes: Vec<Note>, document: &Document) -> Self {
        let found = notes.into_iter().map(|note| PlacedNote {
            span: note.anchor.find(&document.text),
            note,
        });
        let mut all: Vec<PlacedNote> = found.collect();
        all.sort_by_key(|marked| (marked.span.is_none(), marked.span));
        Self { all }
    }

    /// All in text order, then those whose words are gone.
    pub fn all(&self) -> &[PlacedNote] {
        &self.all
    }

    /// Those that overlap a span.
    pub fn within(&self, stretch: Span) -> impl Iterator<Item = (Span, &Note)> {
        let placed = self
            .all
            .iter()
            .filter_map(|marked| Some((marked.span?, &marked.note)));
        placed.filter(move |(span, _)| span.overlaps(stretch))
    }

    /// The highlight or note on exactly these words.
    pub(super) fn at(&self, span: Span) -> Option<&Note> {
        let placed = self.all.iter().find(|placed| placed.span == Some(span));
        placed.map(|placed| &placed.note)
    }

    /// The part of a selection that can be highlighted.
    pub(super) fn markable(text: &Text, selected: Span) -> Option<Span> {
        let span = text.trim(selected);
        (1..=LONGEST).contains(&span.len()).then_some(span)
    }

    /// Writes a note on some words; it replaces an earlier one. A note without text is a highlight.
    pub(super) fn record(&mut self, text: &Text, span: Span, words: &str) -> Effect {
        let before = self.at(span).cloned();
        let note = Note {
            id: before.as_ref().map_or_else(
                || format!("{}-{}", span.start(), span.end()),
                |note| note.id.clone(),
            ),
            anchor: Anchor::of(text, span),
            note: words.to_owned(),
            made: before.map(|note| note.made).unwrap_or_default(),
        };
        self.all.retain(|placed| placed.note.id != note.id);
        self.all.push(PlacedNote {
            span: Some(span),
            note: note.clone(),
        });
        self.all
            .sort_by_key(|placed| (placed.span.is_none(), placed.span));
        Effect::Keep(note)
    }

    /// Removes a highlight or note.
    pub(super) fn remove(&mut self, id: String) -> Effect {
        self.all.retain(|placed| placed.note.id != id);
        Effect::Forget(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{linked, press, reader};
    use crate::app::{App, Msg, Popup};

    fn kept(effects: &[Effect]) -> &Note {
        match effects {
            [Effect::Keep(note)] => note,
            other => panic!("{other:?}"),
        }
    }

    fn marked(app: &App) -> Vec<&str> {
        let spans = app.notes().all().iter().filter_map(|marked| marked.span);
        spans.map(|span| app.document().words(span)).collect()
    }

    #[test]
    fn selected_words_are_highlighted_and_again_not() {
        let mut app = linked();
        let effects = press(&mut app, "vwweH");
        let note = kept(&effects);
        assert_eq!(
            (note.anchor.words.as_str(), note.note.as_str()),
            ("The bells rang", "")
        );
        assert_eq!(marked(&app), ["The bells rang"]);
        let effects = press(&mut app, "vwweH");
        assert!(matches!(effects.as_slice(), [Effect::Forget(_)]));
        assert_eq!(marked(&app), [""; 0]);
    }

    #[test]
    fn a_note_is_typed_on_a_quote_and_changed() {
        let mut app = reader();
        let effects = press(&mut app, "\"Dawhy?<Enter>");
        assert_eq!(kept(&effects).note, "why?");
        let effects = press(&mut app, "a!<Enter>");
        assert_eq!(kept(&effects).note, "why?!");
        assert_eq!(app.notes().all().len(), 1);
        press(&mut app, "a<Esc>");
        assert_eq!(app.notes().all()[0].note.note, "why?!");
    }

    #[test]
    fn a_note_is_on_the_paragraph_where_nothing_is_selected() {
        let mut app = reader();
        let effects = press(&mut app, "aold<Enter>");
        assert!(
            kept(&effects)
                .anchor
                .words
                .starts_with("The Skerry town council")
        );
        press(&mut app, "<Esc>H");
        assert!(app.message().unwrap().starts_with("select words"));
    }

    #[test]
    fn notes_come_back_and_are_listed_and_taken_away() {
        let mut app = reader();
        let effects = press(&mut app, "\"Daone<Enter>\"Batwo<Enter>");
        let notes = effects.into_iter().filter_map(|effect| match effect {
            Effect::Keep(note) => Some(note),
            _ => None,
        });
        let mut notes: Vec<Note> = notes.collect();
        notes[0].anchor.byte += 7;
        let mut again = reader();
        again.update(Msg::Notes(notes));
        assert_eq!(marked(&again), marked(&app));
        press(&mut again, "Aone");
        assert!(matches!(again.popups(), [Popup::Picker(_)]));
        let effects = press(&mut again, "<Ctrl-d>");
        assert!(
            matches!(effects.as_slice(), [Effect::Forget(_)]),
            "{effects:?}"
        );
        assert_eq!(again.notes().all().len(), 1);
        again.check();
    }
}
