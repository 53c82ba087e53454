//! Opening articles: what the reader is started with, and what is chosen from a list.

use super::effect::Effect;
use crate::analysis::wording;
use crate::document::ListEntry;

/// What is being loaded, and the articles to choose from.
#[derive(Debug, Default)]
pub(super) struct Loading {
    /// Whether no article has been opened yet.
    pub(super) is_waiting: bool,
    /// Whether only the beginning of the article is there.
    pub(super) is_partial: bool,
    /// The newest request; answers to older ones are dropped.
    pub(super) request: u64,
    pub(super) progress: Option<LoadProgress>,
    pub(super) title: Option<String>,
    pub(super) entries: Vec<ListEntry>,
    /// The article of the list that was chosen last.
    pub(super) chosen: usize,
}

/// An article that is being loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadProgress {
    /// Its name.
    pub what: String,
    /// How many bytes have arrived.
    pub bytes: u64,
    /// Its index in the list it was chosen from.
    pub(super) entry: Option<usize>,
}

impl Loading {
    /// Requests an article, instead of any other that is being loaded.
    pub(super) fn request(&mut self, what: String, entry: Option<usize>) -> Effect {
        self.request += 1;
        self.progress = Some(LoadProgress {
            what,
            bytes: 0,
            entry,
        });
        self.fetch(entry)
    }

    const fn fetch(&self, entry: Option<usize>) -> Effect {
        Effect::Fetch {
            request: self.request,
            entry,
        }
    }

    /// The article of which the beginning is shown will be loaded whole.
    pub(super) fn await_rest(&mut self) {
        self.is_partial = true;
        self.request += 1;
    }

    /// What was requested before the reader was shown.
    pub(super) fn first_request(&self) -> Option<Effect> {
        match &self.progress {
            Some(progress) => Some(self.fetch(progress.entry)),
            None => self.is_partial.then(|| self.fetch(None)),
        }
    }

    /// Requests an article of the list.
    pub(super) fn choose(&mut self, index: usize) -> Option<Effect> {
        let what = self.entries.get(index)?.title.clone();
        self.chosen = index;
        Some(self.request(what, Some(index)))
    }

    /// Takes a list of articles to choose from.
    pub(super) fn list(&mut self, title: Option<String>, entries: Vec<ListEntry>) {
        (self.title, self.entries, self.chosen) = (title, entries, 0);
        self.progress = None;
    }

    /// Whether there are articles to choose from.
    pub(super) fn has_list(&self) -> bool {
        !self.entries.is_empty()
    }
}

/// What is told of an article in a list besides its title.
pub(super) fn about(card: &ListEntry) -> String {
    let day = card
        .published
        .map(|moment| wording::day_of_year(moment.date));
    let names = card.byline.join(", ");
    let parts = [day, Some(names).filter(|names| !names.is_empty())];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::tests::{date, document, press};
    use crate::app::{App, Msg, PaneSize, PaneSizes, Popup, Preferences};
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
        let card = |title: &str| ListEntry {
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
        assert_eq!(
            about(&app.loading.entries[0]),
            "4 Mar 2025 · Ana Ruiz, Bo Lindt"
        );
        assert_eq!(about(&ListEntry::default()), "");
    }
}
