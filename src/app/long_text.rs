//! Long articles: only the part around what is on the screen is analysed, and the beginning is shown before the rest has
//! been read.

use std::sync::Arc;

use super::{App, Effect, Paragraphs, Preferences};
use crate::document::Document;
use crate::text::Span;

// Bytes: what is longer would take seconds to analyse.
const LONG: u32 = 5 * 1024 * 1024;
// Bytes that are analysed on both sides of the screen.
const AROUND: u32 = 200 * 1024;
// Bytes: nearer to the end of what was analysed the next part is.
const NEAR: u32 = 50 * 1024;

impl App {
    /// A reader of the beginning of an article; the rest is asked for once that is on the screen.
    pub fn beginning(document: Arc<Document>, preferences: Preferences) -> Self {
        let mut app = Self::new(document, preferences);
        app.await_rest();
        app
    }

    /// The part to analyse; `None` for all of it.
    pub(super) fn part_to_analyze(&self) -> Option<Span> {
        let text = &self.document.text;
        if text.len() <= LONG {
            return None;
        }
        let view = self.article.view();
        let start = text.floor(view.start().saturating_sub(AROUND));
        let end = text.floor(view.end().saturating_add(AROUND).min(text.len()));
        text.span(start as usize..end as usize)
    }

    /// Asks for the analysis of another part where the screen comes near the end of the one that was analysed.
    pub(super) fn keep_up(&mut self) -> Vec<Effect> {
        let (view, len) = (self.article.view(), self.document.text.len());
        let leaves = |part: Span| {
            part.start() > 0 && view.start() < part.start() + NEAR
                || part.end() < len && view.end() + NEAR > part.end()
        };
        match self.part {
            Some(part) if !self.pending && leaves(part) => self.analyze(),
            _ => Vec::new(),
        }
    }

    /// Puts the whole article in the place of its beginning; what is on the screen stays.
    pub(super) fn complete(&mut self, document: Arc<Document>) -> Vec<Effect> {
        let text = self.document.text.as_str();
        let last = self
            .document
            .blocks
            .last()
            .map_or(0, |block| block.span.start());
        let sure = text.get(..last as usize).unwrap_or_default();
        if !document.text.as_str().starts_with(sure) {
            return self.open(document);
        }
        self.article.continue_with(Arc::clone(&document));
        self.paragraphs = Paragraphs::new(&document);
        self.document = document;
        self.search_anew();
        self.analyze()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{date, fit, press};
    use crate::app::{Msg, PaneSize};
    use crate::document::{BlockKind, DocumentBuilder};

    const SCREEN: PaneSize = PaneSize { cols: 80, rows: 24 };

    fn paragraphs(count: usize) -> Arc<Document> {
        let mut builder = DocumentBuilder::new();
        for nth in 0..count {
            let words = format!("Paragraph {nth} tells that the harbour was quiet. ").repeat(8);
            builder.block(BlockKind::Paragraph, 0, &words);
        }
        Arc::new(builder.finish())
    }

    fn preferences() -> Preferences {
        Preferences::new(date("2025-03-05"))
    }

    fn part_of(effects: &[Effect]) -> Option<Span> {
        match effects {
            [Effect::Analyze { part, .. }] => *part,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_long_article_is_analysed_in_parts_as_it_is_read() {
        let mut app = App::new(paragraphs(14_000), preferences());
        fit(&mut app, SCREEN);
        let first = part_of(&app.start()).unwrap();
        assert!(first.start() == 0 && first.end() < 300_000);
        let generation = app.generation;
        let answer = |generation| Msg::Analyzed {
            generation,
            analysis: Arc::default(),
        };
        assert!(app.update(answer(generation)).is_empty());
        assert!(press(&mut app, "j").is_empty(), "still within the part");
        let next = part_of(&press(&mut app, "50%")).unwrap();
        assert!(next.covers(app.article().view()) && next.start() > first.end());
        assert!(press(&mut app, "G").is_empty(), "one at a time");
        let generation = app.generation;
        let last = part_of(&app.update(answer(generation))).unwrap();
        assert_eq!(last.end(), app.document().text.len());
    }

    #[test]
    fn what_is_no_article_is_analysed_in_no_part() {
        let mut app = App::new(paragraphs(14_000), preferences());
        fit(&mut app, SCREEN);
        app.start();
        let mut manual = paragraphs(14_000);
        Arc::make_mut(&mut manual).meta.typeset = true;
        assert!(app.open(manual).is_empty());
        assert!(press(&mut app, "50%").is_empty() && app.part.is_none());
    }

    #[test]
    fn a_short_article_is_analysed_whole() {
        let mut app = App::new(paragraphs(30), preferences());
        assert_eq!(part_of(&app.start()), None);
    }

    #[test]
    fn the_rest_comes_without_moving_what_is_on_the_screen() {
        let mut app = App::beginning(paragraphs(30), preferences());
        fit(&mut app, SCREEN);
        let effects = app.start();
        assert!(matches!(
            effects[..],
            [Effect::Fetch { .. }, Effect::Analyze { .. }]
        ));
        press(&mut app, "30j/harbour<Enter>");
        let (view, hits) = (app.article().view(), app.search().unwrap().hits.len());
        let (request, document) = (app.request(), paragraphs(90));
        app.update(Msg::ArticleLoaded { request, document });
        assert_eq!(app.article().view(), view);
        assert_eq!(app.search().unwrap().hits.len(), 3 * hits);
        press(&mut app, "G");
        assert!(app.article().view().end() > 3 * view.end());
        app.check();
    }

    #[test]
    fn a_beginning_that_reads_otherwise_in_the_whole_gives_way() {
        let mut app = App::beginning(paragraphs(30), preferences());
        fit(&mut app, SCREEN);
        app.start();
        press(&mut app, "G");
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, 0, "Something else.");
        let request = app.request();
        let document = Arc::new(builder.finish());
        app.update(Msg::ArticleLoaded { request, document });
        assert_eq!(app.article().anchor(), 0);
        app.check();
    }
}
