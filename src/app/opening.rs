//! Opening articles: what the reader is started with, and what is chosen from a list.

use std::sync::Arc;

use super::jumps::JumpList;
use super::links::VisibleLinks;
use super::notes::Notes;
use super::pane::{ArticlePane, QuotesPane, SpeakersPane, TimelinePane};
use super::{App, Effect, Msg, PaneId, Paragraphs, Popup, Preferences};
use crate::analysis::wording;
use crate::document::{Card, Document};

/// What has been asked for, and what there is to choose from.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// Whether no article has been opened yet.
    is_waiting: bool,
    /// Whether only the beginning of the article is there.
    is_partial: bool,
    /// The newest request; answers to older ones are dropped.
    request: u64,
    coming: Option<LoadProgress>,
    title: Option<String>,
    cards: Vec<Card>,
    /// The article of the list that was chosen last.
    chosen: usize,
}

/// An article on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadProgress {
    /// What it is called.
    pub what: String,
    /// How many bytes have come.
    pub bytes: u64,
    /// Its place in the list it was chosen from.
    entry: Option<usize>,
}

impl App {
    /// A reader that has yet to open what it was started with.
    pub fn waiting(what: String, preferences: Preferences) -> Self {
        let mut app = Self::new(Arc::default(), preferences);
        app.opening.is_waiting = true;
        app.pending = false;
        app.ask_for(what, None);
        app
    }

    /// Whether no article has been opened yet.
    pub fn is_waiting(&self) -> bool {
        self.opening.is_waiting
    }

    /// Whether only the beginning of the article is there.
    pub fn is_partial(&self) -> bool {
        self.opening.is_partial
    }

    pub(super) fn await_rest(&mut self) {
        self.opening.is_partial = true;
        self.opening.request += 1;
    }

    /// The newest request.
    pub fn request(&self) -> u64 {
        self.opening.request
    }

    /// Whether the answer to a request is still wanted.
    pub fn wants(&self, request: u64) -> bool {
        request == self.opening.request
    }

    /// The article on its way.
    pub fn load_progress(&self) -> Option<&LoadProgress> {
        self.opening.coming.as_ref()
    }

    /// Whether there are articles to choose from.
    pub fn has_list(&self) -> bool {
        !self.opening.cards.is_empty()
    }

    /// What the list of articles is called.
    pub fn list_title(&self) -> Option<&str> {
        self.opening.title.as_deref()
    }

    /// The articles to choose from.
    pub(super) fn cards(&self) -> &[Card] {
        &self.opening.cards
    }

    /// The article of the list that was chosen last.
    pub(super) fn chosen_card(&self) -> usize {
        self.opening.chosen
    }

    /// Asks for an article, instead of any other that is on its way.
    pub(super) fn ask_for(&mut self, what: String, entry: Option<usize>) -> Effect {
        self.opening.request += 1;
        self.opening.coming = Some(LoadProgress {
            what,
            bytes: 0,
            entry,
        });
        Effect::Fetch {
            request: self.opening.request,
            entry,
        }
    }

    /// What has been asked for before the reader was shown.
    pub(super) fn asked_for(&self) -> Vec<Effect> {
        let entry = match self.load_progress() {
            Some(coming) => coming.entry,
            None if self.is_partial() => None,
            None => return Vec::new(),
        };
        vec![Effect::Fetch {
            request: self.opening.request,
            entry,
        }]
    }

    pub(super) fn choose_card(&mut self, nth: usize) -> Vec<Effect> {
        let Some(card) = self.opening.cards.get(nth) else {
            return Vec::new();
        };
        let what = card.title.clone();
        self.opening.chosen = nth;
        vec![self.ask_for(what, Some(nth))]
    }

    /// Takes what has come of a request; nothing of one that is not wanted any more.
    pub(super) fn take_answer(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::LoadProgress { request, bytes } if self.wants(request) => {
                if let Some(coming) = self.opening.coming.as_mut() {
                    coming.bytes = bytes;
                }
            }
            Msg::ListLoaded {
                request,
                title,
                cards,
            } if self.wants(request) => self.take_list(title, cards),
            Msg::ArticleLoaded { request, document } if self.wants(request) => {
                let partial = std::mem::take(&mut self.opening.is_partial);
                return if partial {
                    self.complete(document)
                } else {
                    self.open(document)
                };
            }
            Msg::LoadFailed { request, words } if self.wants(request) => self.miss(words),
            _ => {}
        }
        Vec::new()
    }

    fn take_list(&mut self, title: Option<String>, cards: Vec<Card>) {
        let opening = &mut self.opening;
        (opening.title, opening.cards, opening.chosen) = (title, cards, 0);
        opening.coming = None;
        self.list_entries();
    }

    /// What was asked for cannot be had; the list is there to choose another.
    fn miss(&mut self, words: String) {
        if self.opening.coming.take().is_some() && self.has_list() {
            self.list_entries();
        }
        self.say(words);
    }

    /// Gives up what is on its way; where there is nothing else to show, the reader as well.
    pub(super) fn give_up(&mut self) -> Option<Effect> {
        let coming = self.opening.coming.take()?;
        if self.is_waiting() && !self.has_list() {
            return Some(Effect::Quit(130));
        }
        if coming.entry.is_some() {
            self.list_entries();
        }
        self.say(format!("gave up “{}”", coming.what));
        // The answer would be that of an older request.
        self.opening.request += 1;
        Some(Effect::GiveUp)
    }

    /// Closes the list; where no article stands behind it, the reader as well.
    pub(super) fn close_list(&mut self) -> Vec<Effect> {
        self.popups.pop();
        if self.is_waiting() {
            return vec![Effect::Quit(0)];
        }
        Vec::new()
    }

    /// Shows another article, from its start; nothing of the one before stays.
    pub(super) fn open(&mut self, document: Arc<Document>) -> Vec<Effect> {
        self.opening.coming = None;
        self.opening.is_waiting = false;
        let typography = self.preferences.typography(&document);
        self.article = ArticlePane::new(Arc::clone(&document), typography);
        self.paragraphs = Paragraphs::new(&document);
        self.document = document;
        self.deselect();
        self.findings = None;
        self.seen_links = VisibleLinks::default();
        self.visual = None;
        self.pressed = None;
        self.mode = None;
        self.message = None;
        self.notes = Notes::default();
        self.jumps = JumpList::default();
        self.popups.retain(|popup| !is_of_text(popup));
        self.focus = PaneId::Article;
        let panes = self.preferences.opens_panes(&self.document);
        self.visibility.begin(panes);
        self.speakers = SpeakersPane::default();
        self.quotes = QuotesPane::default();
        self.timeline = TimelinePane::new();
        self.resize(self.panes);
        self.analyze()
    }
}

/// What is told of an article in a list besides its title.
pub(super) fn about(card: &Card) -> String {
    let day = card
        .published
        .map(|moment| wording::day_of_year(moment.date));
    let names = card.byline.join(", ");
    let parts = [day, Some(names).filter(|names| !names.is_empty())];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// Whether something that is drawn over the panes belongs to the article beneath it.
fn is_of_text(popup: &Popup) -> bool {
    match popup {
        Popup::Picker(_) | Popup::Hints(_) | Popup::SpeedReader(_) | Popup::Prompt(_) => true,
        Popup::Help { .. } | Popup::Note { .. } | Popup::Palette(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{date, document, press};
    use crate::app::{PaneSize, PaneSizes};
    use crate::document::Moment;

    fn waiting() -> App {
        let mut app = App::waiting("feed.xml".to_owned(), Preferences::new(date("2025-03-05")));
        let screen = PaneSize { cols: 80, rows: 24 };
        app.update(Msg::Resized(PaneSizes {
            screen,
            article: screen,
            ..PaneSizes::default()
        }));
        app
    }

    /// A reader with a list of two articles and none opened.
    fn listed() -> App {
        let mut app = waiting();
        let card = |title: &str| Card {
            title: title.to_owned(),
            byline: vec!["Ana Ruiz".to_owned(), "Bo Lindt".to_owned()],
            published: Some(Moment::day(date("2025-03-04"))),
        };
        app.update(Msg::ListLoaded {
            request: app.request(),
            title: Some("Harbor".to_owned()),
            cards: vec![card("Bridge"), card("Ferry")],
        });
        app
    }

    fn open(app: &mut App) -> Vec<Effect> {
        app.update(Msg::ArticleLoaded {
            request: app.request(),
            document: Arc::new(document()),
        })
    }

    fn is_listing(app: &App) -> bool {
        matches!(app.popups().last(), Some(Popup::Picker(_)))
    }

    #[test]
    fn what_the_reader_is_started_with_is_asked_for_and_shown() {
        let mut app = waiting();
        let entry = None;
        assert_eq!(app.start(), [Effect::Fetch { request: 1, entry }]);
        app.update(Msg::LoadProgress {
            request: 1,
            bytes: 12_000,
        });
        assert_eq!(app.load_progress().unwrap().bytes, 12_000);
        assert!(matches!(open(&mut app)[..], [Effect::Analyze { .. }]));
        assert!(!app.is_waiting() && app.load_progress().is_none());
        app.check();
    }

    #[test]
    fn an_article_is_chosen_from_a_list_and_another_after_it() {
        let mut app = listed();
        let effects = press(&mut app, "ferry<Enter>");
        let entry = Some(1);
        assert_eq!(effects, [Effect::Fetch { request: 2, entry }]);
        open(&mut app);
        press(&mut app, "GE<Up><Enter>");
        assert_eq!(app.load_progress().unwrap().what, "Bridge");
        assert!(app.article().anchor() > 0, "the old one stays meanwhile");
        open(&mut app);
        assert_eq!(app.article().anchor(), 0);
    }

    #[test]
    fn where_there_is_nothing_else_giving_up_leaves() {
        let mut app = waiting();
        assert_eq!(press(&mut app, "<Esc>"), [Effect::Quit(130)]);
        let mut app = listed();
        assert_eq!(press(&mut app, "<Esc>"), [Effect::Quit(0)]);
    }

    #[test]
    fn an_article_is_given_up_for_the_list() {
        let mut app = listed();
        press(&mut app, "<Enter>");
        assert_eq!(press(&mut app, "<Esc>"), [Effect::GiveUp]);
        assert!(is_listing(&app) && app.load_progress().is_none());
        let late = Msg::ArticleLoaded {
            request: 2,
            document: Arc::new(document()),
        };
        assert!(app.update(late).is_empty() && app.is_waiting());
    }

    #[test]
    fn what_cannot_be_had_is_told_over_the_list() {
        let mut app = listed();
        press(&mut app, "<Down><Enter>");
        let words = "the server answers 404".to_owned();
        app.update(Msg::LoadFailed { request: 2, words });
        assert_eq!(app.message(), Some("the server answers 404"));
        assert!(is_listing(&app));
        let effects = press(&mut app, "<Enter>");
        let entry = Some(1);
        assert_eq!(effects, [Effect::Fetch { request: 3, entry }]);
    }

    #[test]
    fn an_article_of_no_list_has_none() {
        let mut app = waiting();
        open(&mut app);
        press(&mut app, "E");
        assert_eq!(app.message(), Some("no article list: opened directly"));
    }

    #[test]
    fn a_card_tells_who_and_when() {
        let app = listed();
        assert_eq!(about(&app.cards()[0]), "4 Mar 2025 · Ana Ruiz, Bo Lindt");
        assert_eq!(about(&Card::default()), "");
    }
}
