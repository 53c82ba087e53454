//! Reading modes: one paragraph at a time, quotations alone, one speaker alone, nothing but the text.

use super::session::Session;
use crate::analysis::{Quote, SpeakerId};
use crate::document::BlockId;
use crate::text::Span;

/// A way of reading that hides or dims something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingMode {
    /// All but one paragraph is dimmed.
    Focus(BlockId),
    /// Only paragraphs with quotations are shown, and all but the quotations is dimmed.
    Quotes,
    /// The same with the quotations of one speaker.
    Speaker(SpeakerId),
    /// No panes and no title bar.
    Zen,
}

impl ReadingMode {
    /// Its name in the status row.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Focus(_) => "one paragraph",
            Self::Quotes => "quotes only",
            Self::Speaker(_) => "one speaker only",
            Self::Zen => "text only",
        }
    }

    /// Whether only paragraphs with quotations are shown.
    pub(super) const fn shows_quotes_only(self) -> bool {
        matches!(self, Self::Quotes | Self::Speaker(_))
    }

    /// Whether a quotation is shown.
    fn shows(self, quote: &Quote) -> bool {
        match self {
            Self::Speaker(id) => quote.speakers.contains(&id),
            _ => true,
        }
    }

    /// The parts of all quotations that are shown, in text order.
    pub(super) fn quote_spans(self, session: &Session) -> Vec<Span> {
        let findings = session.findings.as_ref();
        let quotes = findings.map_or(&[][..], |findings| &findings.analysis().quotes);
        let quotes = quotes.iter().filter(|quote| self.shows(quote));
        let mut spans: Vec<Span> = quotes
            .flat_map(|quote| quote.parts.iter().copied())
            .collect();
        spans.sort_unstable();
        spans
    }

    /// The words of a row that are not dimmed; `None` if the whole row is not.
    pub(super) fn lit(self, row: Span, session: &Session) -> Option<Vec<Span>> {
        match self {
            Self::Zen => None,
            Self::Focus(id) => {
                let block = session.document.block(id);
                Some(block.map(|block| block.span).into_iter().collect())
            }
            Self::Quotes | Self::Speaker(_) => {
                let findings = session.findings.as_ref()?;
                let quotes = findings.parts.within(row).filter_map(|(span, id)| {
                    let quote = findings.quote(id)?;
                    self.shows(quote).then_some([Some(span), quote.source])
                });
                Some(quotes.flatten().flatten().collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{press, reader};
    use crate::app::{App, Msg, PaneSize, PaneSizes};

    fn sized() -> App {
        let mut app = reader();
        let screen = PaneSize { cols: 80, rows: 24 };
        let article = PaneSize { cols: 80, rows: 12 };
        app.update(Msg::Resized(PaneSizes {
            screen,
            article,
            ..PaneSizes::default()
        }));
        app
    }

    fn rows(app: &App) -> String {
        let rows = app.article().rows().map(|row| {
            let words = row.segments.iter();
            words
                .map(|segment| segment.words.show(&app.document().text))
                .collect::<String>()
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn one_paragraph_at_a_time_is_lit_and_stepped() {
        let mut app = sized();
        press(&mut app, "gf");
        assert_eq!(app.mode(), Some(ReadingMode::Focus(BlockId(0))));
        press(&mut app, "j}");
        assert_eq!(app.mode(), Some(ReadingMode::Focus(BlockId(2))));
        let third = app.document().blocks[2].span;
        assert_eq!(app.lit(third), Some(vec![third]));
        press(&mut app, "99j");
        assert_eq!(app.mode(), Some(ReadingMode::Focus(BlockId(9))));
        press(&mut app, "<Esc>");
        assert_eq!(app.mode(), None);
    }

    #[test]
    fn only_quotes_and_only_one_speaker_leave_the_rest_out() {
        let mut app = sized();
        press(&mut app, "gq");
        assert!(rows(&app).contains("We cannot mend"), "{}", rows(&app));
        assert!(!rows(&app).contains("The Skerry town council voted"));
        press(&mut app, "<Esc>\"C");
        press(&mut app, "gs");
        assert!(rows(&app).contains("My dog was born"));
        assert!(!rows(&app).contains("We cannot mend"));
        press(&mut app, "<Esc><Esc>gg");
        assert_eq!(app.mode(), None);
        assert!(rows(&app).contains("The Skerry town council voted"));
        app.check();
    }

    #[test]
    fn the_text_alone_stays_until_a_pane_is_wanted() {
        let mut app = sized();
        press(&mut app, "gz");
        let screen = app.sizes().screen;
        assert!(!app.shown(screen).speakers);
        press(&mut app, "s");
        assert_eq!(app.mode(), None);
        assert!(app.shown(screen).speakers);
    }

    #[test]
    fn a_new_analysis_shows_all_again() {
        let mut app = sized();
        press(&mut app, "gq");
        press(&mut app, "D2025-03-04<Enter>");
        app.update(Msg::Analyzed {
            generation: 2,
            analysis: std::sync::Arc::default(),
        });
        assert_eq!(app.mode(), None);
        assert!(rows(&app).contains("The Skerry town council voted"));
    }
}
