//! A list over the panes to pick from, filtered by what is typed: commands, links, headings, notes, articles.

use super::command_line::CommandLine;
use super::fuzzy::Fuzzy;
use super::line_input::{LineEdit, LineInput};
use super::outcome::{PopupAction, PopupOutcome};
use super::palette::{self, KnownArguments};
use crate::app::links::{Link, LinkAction};
use crate::config::{Key, KeyChord};
use crate::text::Span;

/// A list to pick from, filtered by what is typed.
#[derive(Clone, Debug)]
pub struct Picker {
    kind: PickerKind,
    input: LineInput,
    entries: Vec<PickerEntry>,
    rows: Vec<PickerRow>,
    cursor: usize,
    known: KnownArguments,
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickerKind {
    /// The commands.
    Commands,
    /// The links.
    Links,
    /// The headings.
    Headings,
    /// Highlights and notes.
    Notes,
    /// Articles.
    Articles,
}

/// Something that can be picked.
#[derive(Clone, Debug)]
pub struct PickerEntry {
    /// What it says.
    pub words: String,
    /// What else is known: an address, a paragraph.
    pub about: String,
    /// What it stands for.
    pub target: PickerTarget,
}

/// What an entry stands for.
#[derive(Clone, Debug)]
pub enum PickerTarget {
    /// A command.
    Command(CommandLine),
    /// A link.
    Link(Link),
    /// A heading.
    Heading(Span),
    /// A highlight or note, by its id, and its words if the text still has them.
    Note(String, Option<Span>),
    /// An article of the list, by its index.
    Article(usize),
}

/// An entry that matches what is typed.
#[derive(Clone, Debug)]
pub struct PickerRow {
    entry: usize,
    /// The characters that match, of the words and, after a blank, of the rest, by their index, in order.
    pub marked: Vec<u32>,
}

const PAGE: isize = 10;

impl PickerKind {
    /// Whether commands are listed.
    pub const fn is_commands(self) -> bool {
        matches!(self, Self::Commands)
    }

    /// The title over the list.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Commands => "Command",
            Self::Links => "Links",
            Self::Headings => "Headings",
            Self::Notes => "Notes",
            Self::Articles => "Articles",
        }
    }

    /// What the keys do.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Commands => "↵ run  Tab complete  Esc close",
            Self::Links => "↵ select  Ctrl-o open  Ctrl-y copy  Esc close",
            Self::Headings => "↵ go to it  Esc close",
            Self::Notes => "↵ go to it  Ctrl-d remove  Esc close",
            Self::Articles => "↵ read  Esc close",
        }
    }

    /// How many columns the details of an entry keep: headlines need more room than links.
    pub const fn about_cols(self, cols: u16) -> u16 {
        match self {
            Self::Articles => cols / 3,
            Self::Commands | Self::Links | Self::Headings | Self::Notes => cols / 2,
        }
    }

    /// The message for an empty list.
    pub const fn none(self) -> &'static str {
        match self {
            Self::Commands => "no such command",
            Self::Links => "no links in this article",
            Self::Headings => "no headings in this article",
            Self::Notes => "no highlights or notes in this article",
            Self::Articles => "no article list: opened directly",
        }
    }
}

impl Picker {
    /// A list with the cursor on an entry.
    pub(in crate::app) fn new(kind: PickerKind, entries: Vec<PickerEntry>, cursor: usize) -> Self {
        let mut picker = Self {
            kind,
            input: LineInput::default(),
            entries,
            rows: Vec::new(),
            cursor: 0,
            known: KnownArguments::default(),
        };
        picker.filter(cursor);
        picker
    }

    /// The palette: a list of commands, with some words typed already.
    pub(in crate::app) fn of_commands(typed: &str, known: KnownArguments) -> Self {
        let mut picker = Self {
            known,
            ..Self::new(PickerKind::Commands, Vec::new(), 0)
        };
        picker.replace_input(typed);
        picker
    }

    /// What is listed.
    pub const fn kind(&self) -> PickerKind {
        self.kind
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What is typed.
    pub fn words(&self) -> &str {
        self.input.words()
    }

    /// The entries that match, and what matches in them.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (Option<&PickerEntry>, &PickerRow)> {
        let rows = self.rows.iter();
        rows.map(|row| (self.entries.get(row.entry), row))
    }

    /// The commands that match, and the characters that do, by their index, in order.
    pub fn commands(&self) -> impl Iterator<Item = (&CommandLine, &[u32])> {
        self.rows().filter_map(|(entry, row)| match &entry?.target {
            PickerTarget::Command(line) => Some((line, row.marked.as_slice())),
            _ => None,
        })
    }

    /// The row that Enter picks, an index into the rows.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    fn current(&self) -> Option<&PickerTarget> {
        let row = self.rows.get(self.cursor)?;
        Some(&self.entries.get(row.entry)?.target)
    }

    fn move_by(&mut self, rows: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(rows).min(last);
    }

    /// Keeps the entries that match, in their order; of commands, the best match first.
    fn filter(&mut self, cursor: usize) {
        if self.kind.is_commands() {
            self.fill_commands();
        } else {
            let mut fuzzy = Fuzzy::whole(self.input.words().trim());
            let entries = self.entries.iter().enumerate();
            let matches = entries.filter_map(|(entry, found)| {
                let words = format!("{} {}", found.words, found.about);
                let marked = fuzzy.answer(&words)?.marked;
                Some(PickerRow { entry, marked })
            });
            self.rows = matches.collect();
        }
        self.cursor = cursor.min(self.rows.len().saturating_sub(1));
    }

    fn fill_commands(&mut self) {
        self.entries.clear();
        self.rows.clear();
        for (line, marked) in palette::candidates(self.input.words(), &self.known) {
            let entry = self.entries.len();
            self.rows.push(PickerRow { entry, marked });
            self.entries.push(PickerEntry {
                words: line.words(),
                about: line.command.help.to_owned(),
                target: PickerTarget::Command(line),
            });
        }
    }

    fn replace_input(&mut self, words: &str) {
        self.input = LineInput::default();
        self.input.insert(words);
        self.filter(0);
    }

    /// Types the command of the cursor.
    fn complete(&mut self) {
        if let Some(PickerTarget::Command(line)) = self.current() {
            let is_open = line.argument.is_none() && !line.command.argument.is_empty();
            let words = line.words() + if is_open { " " } else { "" };
            self.replace_input(&words);
        }
    }

    /// Interprets a key.
    pub(super) fn press(&mut self, chord: KeyChord) -> PopupOutcome {
        let is_commands = self.kind.is_commands();
        match (chord.key, chord.ctrl) {
            (Key::Down, _) | (Key::Char('n'), true) => self.move_by(1),
            (Key::Up, _) | (Key::Char('p'), true) => self.move_by(-1),
            (Key::PageDown, _) => self.move_by(PAGE),
            (Key::PageUp, _) => self.move_by(-PAGE),
            (Key::Tab, _) if is_commands => self.complete(),
            (Key::Home, _) if !is_commands => self.move_by(isize::MIN),
            (Key::End, _) if !is_commands => self.move_by(isize::MAX),
            (Key::Char('o'), true) if !is_commands => return self.pick(LinkAction::Open),
            (Key::Char('y'), true) if !is_commands => return self.copy(),
            (Key::Char('d'), true) if !is_commands => return self.remove(),
            _ => {
                let edit = self.input.press(chord);
                return self.take(edit);
            }
        }
        PopupOutcome::Stay
    }

    /// Inserts words.
    pub(super) fn insert(&mut self, words: &str) -> PopupOutcome {
        let edit = self.input.insert(words);
        self.take(edit)
    }

    fn take(&mut self, edit: LineEdit) -> PopupOutcome {
        match edit {
            LineEdit::Nothing => PopupOutcome::Stay,
            LineEdit::Changed => {
                self.filter(0);
                PopupOutcome::Stay
            }
            LineEdit::Cancelled if self.kind == PickerKind::Articles => {
                PopupOutcome::Finish(PopupAction::LeaveList)
            }
            LineEdit::Cancelled => PopupOutcome::Close,
            LineEdit::Accepted => self.pick(LinkAction::Select),
        }
    }

    /// Picks the entry of the cursor. The list of articles stays open if nothing matches.
    fn pick(&self, link_action: LinkAction) -> PopupOutcome {
        let Some(target) = self.current() else {
            return match self.kind {
                PickerKind::Articles => PopupOutcome::Stay,
                PickerKind::Commands => {
                    let words = format!("unknown command: {}", self.words().trim());
                    PopupOutcome::Finish(PopupAction::Say(words))
                }
                _ => PopupOutcome::Close,
            };
        };
        PopupOutcome::Finish(match target {
            PickerTarget::Command(line) => PopupAction::Run(line.clone()),
            PickerTarget::Link(link) => PopupAction::Follow(link.clone(), link_action),
            PickerTarget::Heading(span) => PopupAction::GoToHeading(*span),
            PickerTarget::Note(_, Some(span)) => PopupAction::ShowNote(*span),
            PickerTarget::Note(_, None) => {
                PopupAction::Say("these words are no longer in the text".to_owned())
            }
            PickerTarget::Article(index) => PopupAction::OpenArticle(*index),
        })
    }

    fn copy(&self) -> PopupOutcome {
        match self.current() {
            Some(PickerTarget::Link(link)) => {
                PopupOutcome::Finish(PopupAction::CopyAddress(link.clone()))
            }
            _ => PopupOutcome::Stay,
        }
    }

    /// Removes the note of the cursor; the list of the last one closes.
    fn remove(&mut self) -> PopupOutcome {
        let Some(PickerTarget::Note(id, _)) = self.current() else {
            return PopupOutcome::Stay;
        };
        let action = PopupAction::RemoveNote(id.clone());
        if let Some(row) = self.rows.get(self.cursor) {
            self.entries.remove(row.entry);
        }
        self.filter(self.cursor);
        if self.is_empty() {
            return PopupOutcome::Finish(action);
        }
        PopupOutcome::Act(action)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::app::tests::{date, linked, press, reader};
    use crate::app::{App, Effect, Popup, Preferences, Selection};
    use crate::document::{BlockKind, DocumentBuilder};

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
