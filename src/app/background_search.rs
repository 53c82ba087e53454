//! Searches through long texts: what is near is looked through at once, the rest on a worker.

use std::sync::Arc;

use super::search::Needle;
use super::{App, Effect, Popup, Search};
use crate::text::Span;

/// How far the looking through the rest of a long text has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BackgroundSearch {
    Wanted,
    Asked,
}

impl App {
    /// What is looked for with some words.
    pub(super) fn needle(&self, words: &str) -> Needle {
        Needle {
            words: words.to_owned(),
            is_pattern: self.by_pattern,
        }
    }

    /// Looks for the same words in a text that has changed; the hit stays.
    pub(super) fn search_anew(&mut self) {
        let Some(before) = self.search.take() else {
            return;
        };
        let needle = self.needle(&before.needle);
        let text = &self.document.text;
        let found = Search::new(&needle, text, before.origin, before.backwards);
        self.looking = found.is_partial.then_some(BackgroundSearch::Wanted);
        self.search = Some(Search {
            current: before.current.filter(|at| *at < found.hits.len()),
            ..found
        });
    }

    /// Asks for the hits in the rest of a long text, once for each search.
    pub(super) fn look_further(&mut self) -> Option<Effect> {
        let search = self.search.as_ref()?;
        if !search.is_partial || self.looking != Some(BackgroundSearch::Wanted) {
            return None;
        }
        self.lookings += 1;
        self.looking = Some(BackgroundSearch::Asked);
        Some(Effect::Search {
            request: self.lookings,
            needle: self.needle(&search.needle),
            document: Arc::clone(&self.document),
        })
    }

    /// Takes all hits of a long text; goes to the first where none was near.
    pub(super) fn take_hits(&mut self, request: u64, hits: Arc<[Span]>) {
        let Some(search) = self.search.as_mut() else {
            return;
        };
        if request != self.lookings || !search.is_partial {
            return;
        }
        search.complete(hits);
        self.looking = None;
        let asks = |popup: &Popup| matches!(popup, Popup::Prompt(ask) if ask.question.is_search());
        match search.from(search.origin) {
            Some(first) if search.current.is_none() => self.show_hit(first),
            None if !self.popups.last().is_some_and(asks) => {
                let words = format!("not found: {}", search.needle);
                self.say(words);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{date, fit, press};
    use crate::app::{Msg, PaneSize, Preferences};
    use crate::document::{BlockKind, DocumentBuilder};

    /// A text of some six megabytes with one word near its end.
    fn long() -> App {
        let mut builder = DocumentBuilder::new();
        let words = "the fog came in over the harbour wall ".repeat(200);
        for _ in 0..800 {
            builder.block(BlockKind::Paragraph, 0, &words);
        }
        builder.block(BlockKind::Paragraph, 0, "a lighthouse");
        let preferences = Preferences::new(date("2025-03-05"));
        let mut app = App::new(Arc::new(builder.finish()), preferences);
        fit(&mut app, PaneSize { cols: 80, rows: 24 });
        app
    }

    /// What a worker answers.
    fn answer(effects: &[Effect]) -> Msg {
        let [
            Effect::Search {
                request,
                needle,
                document,
            },
        ] = effects
        else {
            panic!("{effects:?}");
        };
        let text = &document.text;
        Msg::Found {
            request: *request,
            hits: needle.hits(text, text.whole(), || true).unwrap(),
        }
    }

    #[test]
    fn what_is_near_is_found_at_once_and_the_rest_later() {
        let mut app = long();
        press(&mut app, "/har");
        let effects = press(&mut app, "b");
        let search = app.search().unwrap();
        assert!(search.is_partial && search.current == Some(0));
        let near = search.hits.len();
        assert!(near > 1_000);
        let older = Msg::Found {
            request: 1,
            hits: Arc::default(),
        };
        app.update(older);
        assert!(app.search().unwrap().is_partial, "that was for other words");
        app.update(answer(&effects));
        let search = app.search().unwrap();
        assert_eq!((search.hits.len(), search.current), (160_000, Some(0)));
        assert!(press(&mut app, "<Enter>").is_empty());
        app.check();
    }

    #[test]
    fn what_is_far_is_gone_to_when_it_is_found() {
        let mut app = long();
        press(&mut app, "/lighthous");
        let effects = press(&mut app, "e");
        press(&mut app, "<Enter>n");
        assert_eq!(app.message(), Some("still searching"));
        app.update(answer(&effects));
        let len = app.document().text.len();
        assert!(app.article().view().has(len - 1));
        app.check();
    }

    #[test]
    fn what_is_nowhere_is_said_once_all_is_looked_through() {
        let mut app = long();
        press(&mut app, "/xyzz");
        let effects = press(&mut app, "y");
        press(&mut app, "<Enter>");
        assert_eq!(app.message(), None);
        app.update(answer(&effects));
        assert_eq!(app.message(), Some("not found: xyzzy"));
    }
}
