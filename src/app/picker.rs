//! A list over the panes to choose from, filtered as one types: links, headings, articles.

use super::fuzzy::Fuzzy;
use super::hints::LinkAction;
use super::line_input::LineEdit;
use super::links;
use super::opening::about;
use super::{App, Effect, LineInput, Popup};
use crate::config::{Key, KeyChord};
use crate::document::BlockKind;
use crate::text::{Span, width};

/// Things of the article to choose from, as far as words have been typed.
#[derive(Clone, Debug)]
pub struct Picker {
    kind: PickerKind,
    prompt: LineInput,
    entries: Vec<PickerEntry>,
    rows: Vec<PickerRow>,
    cursor: usize,
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickerKind {
    /// The links.
    Links,
    /// The headings.
    Headings,
    /// Highlights and notes.
    Notes,
    /// Articles.
    Articles,
}

/// Something that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickerEntry {
    /// What it says.
    pub words: String,
    /// What is told of it besides: an address, a place.
    pub about: String,
    /// Where it stands.
    pub span: Span,
}

/// An entry that answers what was typed.
#[derive(Clone, Debug)]
pub struct PickerRow {
    entry: usize,
    /// The characters of the words and, after a blank, of the rest that answer, by their place, in order.
    pub marked: Vec<u32>,
}

const PAGE: isize = 10;
// Headings are sentences at most; links may hold a whole paragraph.
const WORDS: usize = 200;

impl PickerKind {
    /// The title over the list.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Links => "Links",
            Self::Headings => "Headings",
            Self::Notes => "Notes",
            Self::Articles => "Articles",
        }
    }

    /// What the keys do.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Links => "↵ select  Ctrl-o open  Ctrl-y copy  Esc close",
            Self::Headings => "↵ go to it  Esc close",
            Self::Notes => "↵ go to it  Ctrl-d remove  Esc close",
            Self::Articles => "↵ read  Esc close",
        }
    }

    /// How many of some columns what is told of an entry keeps: headlines need more room than links.
    pub const fn about_cols(self, cols: u16) -> u16 {
        match self {
            Self::Articles => cols / 3,
            Self::Links | Self::Headings | Self::Notes => cols / 2,
        }
    }

    const fn none(self) -> &'static str {
        match self {
            Self::Links => "no links in this article",
            Self::Headings => "no headings in this article",
            Self::Notes => "no highlights or notes in this article",
            Self::Articles => "no article list: opened directly",
        }
    }
}

impl Picker {
    /// A list with the cursor on an entry.
    fn new(kind: PickerKind, entries: Vec<PickerEntry>, cursor: usize) -> Self {
        let mut picker = Self {
            kind,
            prompt: LineInput::default(),
            entries,
            rows: Vec::new(),
            cursor: 0,
        };
        picker.filter();
        picker.cursor = cursor.min(picker.rows.len().saturating_sub(1));
        picker
    }

    /// What is listed.
    pub const fn kind(&self) -> PickerKind {
        self.kind
    }

    /// How many there are to choose from.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is nothing to choose from.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What has been typed.
    pub fn words(&self) -> &str {
        self.prompt.words()
    }

    /// The entries that answer, with what answers in them.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (Option<&PickerEntry>, &PickerRow)> {
        self.rows
            .iter()
            .map(|row| (self.entries.get(row.entry), row))
    }

    /// The row that Enter takes, an index into the rows.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    fn current(&self) -> Option<&PickerEntry> {
        self.entries.get(self.rows.get(self.cursor)?.entry)
    }

    fn move_by(&mut self, rows: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(rows).min(last);
    }

    /// Keeps the entries that answer, in their order.
    fn filter(&mut self) {
        let mut fuzzy = Fuzzy::whole(self.prompt.words().trim());
        let entries = self.entries.iter().enumerate();
        let answers = entries.filter_map(|(entry, found)| {
            let answer = fuzzy.answer(&format!("{} {}", found.words, found.about))?;
            let marked = answer.marked;
            Some(PickerRow { entry, marked })
        });
        self.rows = answers.collect();
        self.cursor = 0;
    }
}

impl App {
    /// Lists all links; the cursor stands on the first one on the screen.
    pub(super) fn list_links(&mut self) {
        let links = links::within(&self.document, self.document.text.whole());
        let entries = links.into_iter().map(|link| {
            let is_bare = self.document.words(link.span) == link.address;
            let number = self.paragraphs.number(link.span.start());
            PickerEntry {
                words: self.start_of(link.span),
                about: if is_bare {
                    format!("¶{number}")
                } else {
                    link.address
                },
                span: link.span,
            }
        });
        let entries = entries.collect();
        self.pick(PickerKind::Links, entries);
    }

    /// Lists all headings; the cursor stands on that of the section on the screen.
    pub(super) fn list_headings(&mut self) {
        let blocks = self.document.blocks.iter();
        let heads = blocks.filter(|block| block.kind == BlockKind::Heading);
        let highest = heads.clone().map(|block| block.level).min().unwrap_or(0);
        let entries = heads.map(|block| {
            let indent = "  ".repeat(usize::from(block.level - highest).min(5));
            let number = self.paragraphs.number(block.span.start()) + 1;
            PickerEntry {
                words: format!("{indent}{}", self.start_of(block.span)),
                about: format!("¶{number}"),
                span: block.span,
            }
        });
        let entries = entries.collect();
        self.pick(PickerKind::Headings, entries);
    }

    /// Lists highlights and notes; the cursor stands on the first one from the top of the screen on.
    pub(super) fn list_notes(&mut self) {
        let entries = self.notes().all().iter().map(|marked| {
            let anchor = &marked.note.anchor;
            let mut words = String::new();
            for word in anchor.words.split_whitespace().take(WORDS / 8) {
                words.push_str(if words.is_empty() { "" } else { " " });
                words.push_str(word);
            }
            let lost = if marked.span.is_none() { "(gone) " } else { "" };
            PickerEntry {
                words: format!("{lost}{words}"),
                about: marked.note.note.clone(),
                span: marked.span.unwrap_or_default(),
            }
        });
        let entries = entries.collect();
        self.pick(PickerKind::Notes, entries);
    }

    /// Lists the articles to choose from; the cursor stands on the one that was chosen last.
    pub(super) fn list_entries(&mut self) {
        let entries = self.cards().iter().map(|card| PickerEntry {
            words: width::fit(&card.title, WORDS).to_owned(),
            about: about(card),
            span: Span::default(),
        });
        let entries = entries.collect();
        self.pick(PickerKind::Articles, entries);
    }

    fn start_of(&self, span: Span) -> String {
        let words = self.document.words(span).split_whitespace();
        let mut start = String::new();
        for word in words {
            if start.len() + word.len() > WORDS {
                start.push('…');
                break;
            }
            start.push_str(if start.is_empty() { "" } else { " " });
            start.push_str(word);
        }
        start
    }

    fn pick(&mut self, kind: PickerKind, entries: Vec<PickerEntry>) {
        if entries.is_empty() {
            return self.say(kind.none());
        }
        let view = self.article.view();
        let cursor = match kind {
            PickerKind::Links | PickerKind::Notes => {
                entries.partition_point(|entry| entry.span.end() <= view.start())
            }
            // The row at the top belongs to the last heading before it.
            PickerKind::Headings => entries
                .partition_point(|entry| entry.span.start() <= view.start())
                .saturating_sub(1),
            PickerKind::Articles => self.chosen_card(),
        };
        self.popups
            .push(Popup::Picker(Picker::new(kind, entries, cursor)));
    }

    /// Lets the open list take a key.
    pub(super) fn pick_with(&mut self, chord: KeyChord) -> Vec<Effect> {
        let Some(Popup::Picker(picker)) = self.popups.last_mut() else {
            return Vec::new();
        };
        match (chord.key, chord.ctrl) {
            (Key::Down, _) | (Key::Char('n'), true) => picker.move_by(1),
            (Key::Up, _) | (Key::Char('p'), true) => picker.move_by(-1),
            (Key::PageDown, _) => picker.move_by(PAGE),
            (Key::PageUp, _) => picker.move_by(-PAGE),
            (Key::Home, _) => picker.move_by(isize::MIN),
            (Key::End, _) => picker.move_by(isize::MAX),
            (Key::Char('o'), true) => return self.take_entry(LinkAction::Open),
            (Key::Char('y'), true) => return self.copy_entry(),
            (Key::Char('d'), true) => return self.remove_entry(),
            _ => return self.type_pick(|prompt| prompt.press(chord)),
        }
        Vec::new()
    }

    /// Types into the open list.
    pub(super) fn type_pick(
        &mut self,
        take: impl FnOnce(&mut LineInput) -> LineEdit,
    ) -> Vec<Effect> {
        let Some(Popup::Picker(picker)) = self.popups.last_mut() else {
            return Vec::new();
        };
        match take(&mut picker.prompt) {
            LineEdit::Nothing => {}
            LineEdit::Changed => picker.filter(),
            LineEdit::Cancelled if picker.kind == PickerKind::Articles => return self.close_list(),
            LineEdit::Cancelled => drop(self.popups.pop()),
            LineEdit::Accepted => return self.take_entry(LinkAction::Select),
        }
        Vec::new()
    }

    fn picked(&self) -> Option<(PickerKind, PickerEntry)> {
        match self.popups.last() {
            Some(Popup::Picker(picker)) => Some((picker.kind, picker.current()?.clone())),
            _ => None,
        }
    }

    fn take_entry(&mut self, purpose: LinkAction) -> Vec<Effect> {
        if let Some(Popup::Picker(picker)) = self.popups.last()
            && picker.kind == PickerKind::Articles
        {
            return self.take_article();
        }
        let picked = self.picked();
        self.popups.pop();
        match picked {
            Some((PickerKind::Links, entry)) => {
                let link = self.link_at(entry.span);
                let taken = link.and_then(|link| self.take_link(link, purpose));
                taken.into_iter().collect()
            }
            Some((PickerKind::Notes, entry)) if !entry.span.is_empty() => {
                self.leave_for(entry.span, false);
                Vec::new()
            }
            Some((PickerKind::Notes, _)) => {
                self.say("these words are no longer in the text");
                Vec::new()
            }
            Some((PickerKind::Headings, entry)) => {
                self.jump(|article| article.go_to(entry.span.start()));
                Vec::new()
            }
            Some((PickerKind::Articles, _)) | None => Vec::new(),
        }
    }

    /// Opens the article of the cursor; where nothing answers the list stays open.
    fn take_article(&mut self) -> Vec<Effect> {
        let Some(Popup::Picker(picker)) = self.popups.last() else {
            return Vec::new();
        };
        let Some(nth) = picker.rows.get(picker.cursor).map(|row| row.entry) else {
            return Vec::new();
        };
        self.popups.pop();
        self.choose_card(nth)
    }

    /// Takes the note of the cursor away.
    fn remove_entry(&mut self) -> Vec<Effect> {
        let Some(Popup::Picker(picker)) = self.popups.last_mut() else {
            return Vec::new();
        };
        let row = picker.rows.get(picker.cursor).map(|row| row.entry);
        let Some(entry) = row.filter(|_| picker.kind == PickerKind::Notes) else {
            return Vec::new();
        };
        // The entries stand in the order of the notes.
        let note = self.notes.all().get(entry);
        let id = note.map(|marked| marked.note.id.clone());
        picker.entries.remove(entry);
        let cursor = picker.cursor;
        picker.filter();
        picker.cursor = cursor.min(picker.rows.len().saturating_sub(1));
        if picker.entries.is_empty() {
            self.popups.pop();
        }
        id.map(|id| self.forget_note(id)).into_iter().collect()
    }

    fn copy_entry(&mut self) -> Vec<Effect> {
        match self.picked() {
            Some((PickerKind::Links, entry)) => {
                self.popups.pop();
                let address = self.link_at(entry.span).map(|link| link.address);
                self.say(format!("copied {}", address.as_deref().unwrap_or_default()));
                address.map(Effect::Copy).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::tests::{date, linked, press, reader};
    use crate::app::{Preferences, Selection};
    use crate::document::DocumentBuilder;

    fn picker(app: &App) -> Vec<String> {
        let Some(Popup::Picker(picker)) = app.popups().last() else {
            panic!("a list is open");
        };
        let rows = picker.rows().map(|(entry, _)| entry.unwrap().words.clone());
        rows.collect()
    }

    #[test]
    fn links_are_listed_and_filtered_by_words_and_address() {
        let mut app = linked();
        press(&mut app, "L");
        assert_eq!(
            picker(&app),
            ["bells", "the survey", "https://plain.example/a_(b)"]
        );
        press(&mut app, "north");
        assert_eq!(picker(&app), ["the survey"]);
        press(&mut app, "<Enter>");
        assert!(matches!(app.selection(), Some(Selection::Link(_))));
        assert!(app.popups().is_empty());
    }

    #[test]
    fn a_link_is_opened_and_copied_from_the_list() {
        let mut app = linked();
        let address = "https://plain.example/a_(b)".to_owned();
        assert_eq!(
            press(&mut app, "L<Down><Down><Ctrl-o>"),
            [Effect::Open(address.clone())]
        );
        assert_eq!(press(&mut app, "Lplain<Ctrl-y>"), [Effect::Copy(address)]);
    }

    #[test]
    fn a_heading_is_gone_to_and_back_again() {
        let mut app = reader();
        press(&mut app, "O");
        assert_eq!(picker(&app), ["A minute a day"]);
        press(&mut app, "zzz<Backspace><Backspace><Backspace><Enter>");
        assert!(app.article().anchor() > 0);
        press(&mut app, "<Ctrl-o>");
        assert_eq!(app.article().anchor(), 0);
    }

    #[test]
    fn headings_stand_in_from_the_highest() {
        let mut builder = DocumentBuilder::new();
        for (level, words) in [(1, "One"), (2, "Of it"), (1, "Two")] {
            builder.block(BlockKind::Heading, level, words);
        }
        let document = Arc::new(builder.finish());
        let mut app = App::new(document, Preferences::new(date("2025-03-05")));
        press(&mut app, "O");
        assert_eq!(picker(&app), ["One", "  Of it", "Two"]);
    }

    #[test]
    fn an_article_without_links_says_so() {
        let mut app = reader();
        press(&mut app, "L");
        assert_eq!(app.message(), Some("no links in this article"));
        press(&mut app, "f");
        assert_eq!(
            app.message(),
            Some("no links on the screen; L lists all links")
        );
    }
}
