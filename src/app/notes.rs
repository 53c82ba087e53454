//! Highlights and notes: making them, listing them, where they stand.

use super::command::Action;
use super::{App, Effect, PromptKind};
use crate::annotation::{Anchor, Note};
use crate::document::Document;
use crate::text::Span;

/// What is marked in the article.
#[derive(Debug, Default)]
pub struct Notes {
    all: Vec<PlacedNote>,
}

// Who marks more marks nothing.
const LONGEST: u32 = 20_000;

/// A highlight or note and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedNote {
    /// The words; `None` where the text has them no more.
    pub span: Option<Span>,
    /// What is kept of it.
    pub note: Note,
}

impl Notes {
    /// What was kept, found again in a document.
    pub(super) fn new(notes: Vec<Note>, document: &Document) -> Self {
        let found = notes.into_iter().map(|note| PlacedNote {
            span: note.anchor.find(&document.text),
            note,
        });
        let mut all: Vec<PlacedNote> = found.collect();
        all.sort_by_key(|marked| (marked.span.is_none(), marked.span));
        Self { all }
    }

    /// All, in the order of the text; last those whose words are gone.
    pub fn all(&self) -> &[PlacedNote] {
        &self.all
    }

    /// Those that touch a stretch of the text.
    pub fn within(&self, stretch: Span) -> impl Iterator<Item = (Span, &Note)> {
        let placed = self
            .all
            .iter()
            .filter_map(|marked| Some((marked.span?, &marked.note)));
        placed.filter(move |(span, _)| span.overlaps(stretch))
    }

    fn at(&self, span: Span) -> Option<&PlacedNote> {
        self.all.iter().find(|marked| marked.span == Some(span))
    }

    fn remove(&mut self, id: &str) {
        self.all.retain(|marked| marked.note.id != id);
    }

    fn put(&mut self, span: Span, note: Note) {
        self.remove(&note.id);
        let span = Some(span);
        self.all.push(PlacedNote { span, note });
        self.all
            .sort_by_key(|marked| (marked.span.is_none(), marked.span));
    }
}

impl App {
    /// What is marked in the article.
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// Takes what was kept of the article.
    pub(super) fn take_notes(&mut self, notes: Vec<Note>) {
        self.notes = Notes::new(notes, &self.document);
    }

    /// The words that a highlight or note would be about.
    fn words_to_mark(&self) -> Option<Span> {
        let span = self.visual_span().or_else(|| self.selected_span())?;
        let span = self.document.text.trim(span);
        (1..=LONGEST).contains(&span.len()).then_some(span)
    }

    /// Highlights the selected words; what is a highlight already is one no more.
    pub(super) fn highlight(&mut self) -> Option<Effect> {
        let Some(span) = self.words_to_mark() else {
            let select = self.preferences.keys.first(Action::Visual);
            self.say(format!("select words with {select} first"));
            return None;
        };
        self.visual = None;
        if let Some(marked) = self.notes.at(span) {
            let id = marked.note.id.clone();
            return Some(self.forget_note(id));
        }
        self.say("highlighted");
        Some(self.keep_note(span, ""))
    }

    /// Asks for a note on the selected words, or on the paragraph at the top of the screen.
    pub(super) fn ask_note(&mut self) {
        let paragraph = || {
            let view = self.article.view();
            let id = self.document.block_at(view.start())?;
            Some(self.document.block(id)?.span)
        };
        let Some(span) = self.words_to_mark().or_else(paragraph) else {
            return self.say("no words to write a note on");
        };
        self.visual = None;
        let words = self.notes.at(span).map(|marked| marked.note.note.clone());
        self.ask_with(PromptKind::Note(span), &words.unwrap_or_default());
    }

    /// Keeps a note on some words; without words of its own it is a highlight.
    pub(super) fn note_down(&mut self, span: Span, words: &str) -> Vec<Effect> {
        self.say("noted");
        vec![self.keep_note(span, words.trim())]
    }

    fn keep_note(&mut self, span: Span, words: &str) -> Effect {
        let note = Note {
            // Whatever is marked twice is one.
            id: format!("{}-{}", span.start(), span.end()),
            anchor: Anchor::of(&self.document.text, span),
            note: words.to_owned(),
            made: String::new(),
        };
        let note = match self.notes.at(span) {
            Some(marked) => Note {
                id: marked.note.id.clone(),
                made: marked.note.made.clone(),
                ..note
            },
            None => note,
        };
        self.notes.put(span, note.clone());
        Effect::Keep(note)
    }

    /// Takes a highlight or note away.
    pub(super) fn forget_note(&mut self, id: String) -> Effect {
        self.notes.remove(&id);
        self.say("highlight removed");
        Effect::Forget(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{linked, press, reader};
    use crate::app::{Msg, Popup};

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
