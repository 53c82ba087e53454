//! The lists that popups show: links, headings, notes, articles, commands; and letters over links.

use super::command::Action;
use super::effect::Effect;
use super::links::{self, LinkAction};
use super::loading::about;
use super::overlay::{
    Hints, KnownArguments, Picker, PickerEntry, PickerKind, PickerTarget, Popup, SpeedReader,
};
use super::reader::App;
use crate::document::BlockKind;
use crate::text::{Span, width};

// Bytes of an entry: links may hold a whole paragraph.
const LONGEST: usize = 200;

impl App {
    /// Lists all links; the cursor is on the first one on the screen.
    pub(super) fn list_links(&mut self) {
        let document = &self.session.document;
        let links = links::within(document, document.text.whole());
        let seen = self.first_seen(links.iter().map(|link| link.span));
        let entries = links.into_iter().map(|link| {
            let number = self.session.paragraphs.number(link.span.start());
            let is_bare = document.words(link.span) == link.address;
            PickerEntry {
                words: start_of(document.words(link.span)),
                about: if is_bare {
                    format!("¶{number}")
                } else {
                    link.address.clone()
                },
                target: PickerTarget::Link(link),
            }
        });
        let entries = entries.collect();
        self.open_list(PickerKind::Links, entries, seen);
    }

    /// Lists all headings; the cursor is on that of the section at the top of the screen.
    pub(super) fn list_headings(&mut self) {
        let document = &self.session.document;
        let blocks = document.blocks.iter();
        let heads = blocks.filter(|block| block.kind == BlockKind::Heading);
        let highest = heads.clone().map(|block| block.level).min().unwrap_or(0);
        let top = self.panes.article.view().start();
        let before = heads.clone().filter(|head| head.span.start() <= top);
        let current = before.count().saturating_sub(1);
        let entries = heads.map(|block| {
            let indent = "  ".repeat(usize::from(block.level - highest).min(5));
            let number = self.session.paragraphs.number(block.span.start()) + 1;
            PickerEntry {
                words: indent + &start_of(document.words(block.span)),
                about: format!("¶{number}"),
                target: PickerTarget::Heading(block.span),
            }
        });
        let entries = entries.collect();
        self.open_list(PickerKind::Headings, entries, current);
    }

    /// Lists highlights and notes; the cursor is on the first one from the top of the screen on.
    pub(super) fn list_notes(&mut self) {
        let placed = self.notes.all();
        let seen = self.first_seen(placed.iter().map(|placed| placed.span.unwrap_or_default()));
        let entries = placed.iter().map(|placed| {
            let words = placed.note.anchor.words.split_whitespace();
            let words: Vec<&str> = words.take(LONGEST / 8).collect();
            let lost = if placed.span.is_none() { "(gone) " } else { "" };
            PickerEntry {
                words: format!("{lost}{}", words.join(" ")),
                about: placed.note.note.clone(),
                target: PickerTarget::Note(placed.note.id.clone(), placed.span),
            }
        });
        let entries = entries.collect();
        self.open_list(PickerKind::Notes, entries, seen);
    }

    /// Lists the articles to choose from; the cursor is on the one that was chosen last.
    pub(super) fn list_articles(&mut self) {
        let articles = self.loading.entries.iter().enumerate();
        let entries = articles.map(|(index, article)| PickerEntry {
            words: width::fit(&article.title, LONGEST).to_owned(),
            about: about(article),
            target: PickerTarget::Article(index),
        });
        let entries = entries.collect();
        self.open_list(PickerKind::Articles, entries, self.loading.chosen);
    }

    /// How many spans end before the screen.
    fn first_seen(&self, mut spans: impl Iterator<Item = Span>) -> usize {
        let top = self.panes.article.view().start();
        spans
            .position(|span| span.end() > top)
            .unwrap_or(usize::MAX)
    }

    fn open_list(&mut self, kind: PickerKind, entries: Vec<PickerEntry>, cursor: usize) {
        if entries.is_empty() {
            return self.say(kind.none());
        }
        let picker = Picker::new(kind, entries, cursor);
        self.overlays.open(Popup::Picker(picker));
    }

    /// Opens the palette with words already typed.
    pub(super) fn open_palette(&mut self, words: &str) {
        let findings = self.session.findings.as_ref();
        let speakers = findings.map_or(&[][..], |findings| &findings.analysis().speakers);
        let themes = self.preferences.theme_names();
        let known = KnownArguments {
            themes: themes.map(str::to_owned).collect(),
            speakers: speakers
                .iter()
                .map(|speaker| speaker.name.clone())
                .collect(),
        };
        let picker = Picker::of_commands(words, known);
        self.overlays.open(Popup::Picker(picker));
    }

    /// Shows letters over the links on the screen.
    pub(super) fn show_hints(&mut self, link_action: LinkAction) {
        self.panes.article.find_links();
        let article = &self.panes.article;
        if article.visible_links().is_empty() {
            let list = self.keys().first(Action::ListLinks);
            return self.say(format!("no links on the screen; {list} lists all links"));
        }
        let hints = Hints::new(article.visible_links(), article.view(), link_action);
        self.overlays.open(Popup::Hints(hints));
    }

    /// Opens the selected link, or the only one on the screen, or shows letters to choose one.
    pub(super) fn open_link(&mut self) -> Option<Effect> {
        let selected = self.selected_link();
        let only = match self.visible_links() {
            [link] => Some(link.clone()),
            _ => None,
        };
        if let Some(link) = selected.or(only) {
            return Some(self.open_address(link.address));
        }
        self.show_hints(LinkAction::Open);
        None
    }

    /// Shows one word after the other, from the selection or the first word on the screen.
    pub(super) fn start_speed_reader(&mut self) {
        let view = self.panes.article.view();
        let selected = self.visual_span().or_else(|| self.selected_span());
        let selected = selected.filter(|span| view.overlaps(*span));
        let start = selected.unwrap_or(view).start();
        let speed = self.overlays.words_a_minute;
        let Some(reader) = SpeedReader::new(&self.session.document, start, speed) else {
            return self.say("no words to read");
        };
        self.visual = None;
        self.overlays.open(Popup::SpeedReader(reader));
    }
}

/// The words of an entry on one line.
fn start_of(text: &str) -> String {
    let mut start = String::new();
    for word in text.split_whitespace() {
        if start.len() + word.len() > LONGEST {
            start.push('…');
            break;
        }
        start.push_str(if start.is_empty() { "" } else { " " });
        start.push_str(word);
    }
    start
}
