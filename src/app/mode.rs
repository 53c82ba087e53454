//! Reading modes: one paragraph at a time, quotations alone, one speaker alone, nothing but the text.

use super::command::Action;
use super::keymap::Invocation;
use super::{App, PaneId};
use crate::analysis::{Quote, SpeakerId};
use crate::document::BlockId;
use crate::text::Span;

/// A way of reading that leaves something out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingMode {
    /// All but one paragraph stands back.
    Focus(BlockId),
    /// Only paragraphs with quotations are there, and all but these stands back.
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
}

impl App {
    /// The way of reading.
    pub fn mode(&self) -> Option<ReadingMode> {
        self.mode
    }

    /// The words of a row that do not stand back; `None` where all of it does not.
    pub fn lit(&self, row: Span) -> Option<Vec<Span>> {
        let lit = match self.mode? {
            ReadingMode::Zen => return None,
            ReadingMode::Focus(id) => self
                .document
                .block(id)
                .map(|block| block.span)
                .into_iter()
                .collect(),
            mode @ (ReadingMode::Quotes | ReadingMode::Speaker(_)) => {
                let findings = self.findings.as_ref()?;
                let quotes = findings.parts.within(row).filter_map(|(span, id)| {
                    let quote = findings.quote(id)?;
                    is_of(mode, quote).then_some((span, quote.source))
                });
                quotes
                    .flat_map(|(span, source)| [Some(span), source])
                    .flatten()
                    .collect()
            }
        };
        Some(lit)
    }

    /// Begins to read one paragraph at a time: the first one that begins on the screen; or stops.
    pub(super) fn toggle_focus_mode(&mut self) {
        if matches!(self.mode, Some(ReadingMode::Focus(_))) {
            return self.leave_mode();
        }
        let view = self.article.view();
        let here = self.document.block_at(view.start()).unwrap_or_default();
        let starts = |id: BlockId| {
            let block = self.document.block(id);
            block.is_some_and(|block| view.start() <= block.span.start())
        };
        let next = BlockId(here.0.saturating_add(1));
        let seen = self
            .document
            .block(next)
            .is_some_and(|block| view.has(block.span.start()));
        let id = if starts(here) || !seen { here } else { next };
        if self.document.block(id).is_none() {
            return self.say("no paragraphs");
        }
        self.enter(ReadingMode::Focus(id));
    }

    /// Begins to read quotations only, of all or of the speaker who is selected or at hand; or stops.
    pub(super) fn toggle_quotes_mode(&mut self, one: bool) {
        let same = match self.mode {
            Some(ReadingMode::Quotes) => !one,
            Some(ReadingMode::Speaker(_)) => one,
            _ => false,
        };
        if same {
            return self.leave_mode();
        }
        let Some(findings) = &self.findings else {
            return self.say_pending();
        };
        let near = findings.speaker_near(self.article.top_third().end());
        let speaker = self.selected_speaker().or(near);
        let mode = match (one, speaker) {
            (true, Some(id)) => ReadingMode::Speaker(id),
            (true, None) => return self.say("nobody is quoted here"),
            (false, _) => ReadingMode::Quotes,
        };
        let quotes = findings.analysis().quotes.iter();
        let quotes = quotes.filter(|quote| is_of(mode, quote));
        let mut spans: Vec<Span> = quotes
            .flat_map(|quote| quote.parts.iter().copied())
            .collect();
        if spans.is_empty() {
            return self.say("no quotations");
        }
        spans.sort_unstable();
        self.enter(mode);
        self.article.keep_only(Some(&spans));
    }

    pub(super) fn toggle_zen(&mut self) {
        if self.mode == Some(ReadingMode::Zen) {
            return self.leave_mode();
        }
        self.focus_article_if(true);
        self.enter(ReadingMode::Zen);
    }

    fn enter(&mut self, mode: ReadingMode) {
        self.leave_mode();
        self.mode = Some(mode);
        let leave = self.preferences.keys.first(Action::Cancel);
        let who = match mode {
            ReadingMode::Speaker(id) => self
                .findings
                .as_ref()
                .and_then(|findings| findings.speaker(id)),
            _ => None,
        };
        let words = who.map_or(mode.words().to_owned(), |who| format!("{} only", who.name));
        self.say(format!("{words}; {leave} shows everything"));
    }

    /// Reads everything again, from the same place.
    pub(super) fn leave_mode(&mut self) {
        if matches!(
            self.mode.take(),
            Some(ReadingMode::Quotes | ReadingMode::Speaker(_))
        ) {
            self.article.keep_only(None);
        }
    }

    /// Does what was invoked while one paragraph is read at a time; `None` where that makes no difference.
    pub(super) fn dispatch_mode(&mut self, invocation: Invocation) -> Option<()> {
        let Some(ReadingMode::Focus(id)) = self.mode.filter(|_| self.focus == PaneId::Article)
        else {
            return None;
        };
        let count = invocation.count.unwrap_or(1);
        match invocation.action {
            Action::LineDown | Action::NextParagraph => self.focus_on(id.0.saturating_add(count)),
            Action::LineUp | Action::PreviousParagraph => self.focus_on(id.0.saturating_sub(count)),
            _ => return None,
        }
        Some(())
    }

    fn focus_on(&mut self, block: u32) {
        let last = u32::try_from(self.document.blocks.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let id = BlockId(block.min(last));
        if let Some(span) = self.document.block(id).map(|block| block.span) {
            self.mode = Some(ReadingMode::Focus(id));
            self.article.reveal(span);
        }
    }

    /// Brings the mode up to date with what is on the screen.
    pub(super) fn settle_mode(&mut self) {
        match self.mode {
            Some(ReadingMode::Zen) if self.focus != PaneId::Article => self.leave_mode(),
            Some(ReadingMode::Focus(id)) => {
                let view = self.article.view();
                let block = self.document.block(id).map(|block| block.span);
                if !view.is_empty() && block.is_none_or(|block| !block.overlaps(view)) {
                    let top = self.article.top_third().end().saturating_sub(1);
                    self.mode = self.document.block_at(top).map(ReadingMode::Focus);
                }
            }
            _ => {}
        }
    }
}

fn is_of(mode: ReadingMode, quote: &Quote) -> bool {
    match mode {
        ReadingMode::Speaker(id) => quote.speakers.contains(&id),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{press, reader};
    use crate::app::{Msg, PaneSize, PaneSizes};

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
        let screen = app.panes().screen;
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
