//! Reading modes, the selection of words, highlights and notes, and giving up an article that is being loaded.

use super::command::Action;
use super::effect::Effect;
use super::keymap::Invocation;
use super::mode::ReadingMode;
use super::msg::PaneId;
use super::notes::Notes;
use super::overlay::PromptKind;
use super::reader::App;
use super::visual::Visual;
use crate::document::BlockId;
use crate::text::Span;

impl App {
    /// Reads one paragraph at a time, from the first one that begins on the screen; or stops.
    pub(super) fn toggle_focus_mode(&mut self) {
        if matches!(self.mode, Some(ReadingMode::Focus(_))) {
            return self.leave_mode();
        }
        let (document, view) = (&self.session.document, self.panes.article.view());
        let here = document.block_at(view.start()).unwrap_or_default();
        let next = BlockId(here.0.saturating_add(1));
        let start = |id| document.block(id).map(|block| block.span.start());
        let starts = start(here).is_some_and(|start| view.start() <= start);
        let is_seen = start(next).is_some_and(|start| view.has(start));
        let id = if starts || !is_seen { here } else { next };
        if document.block(id).is_none() {
            return self.say("no paragraphs");
        }
        self.enter(ReadingMode::Focus(id));
    }

    /// Reads quotations only, of all or of the speaker who is selected or on the screen; or stops.
    pub(super) fn toggle_quotes_mode(&mut self, one: bool) {
        let is_on = match self.mode {
            Some(ReadingMode::Quotes) => !one,
            Some(ReadingMode::Speaker(_)) => one,
            _ => false,
        };
        if is_on {
            return self.leave_mode();
        }
        let Some(findings) = &self.session.findings else {
            return self.say_pending();
        };
        let near = findings.speaker_near(self.panes.article.top_third().end());
        let mode = match (one, self.selected_speaker().or(near)) {
            (true, Some(id)) => ReadingMode::Speaker(id),
            (true, None) => return self.say("nobody is quoted here"),
            (false, _) => ReadingMode::Quotes,
        };
        let spans = mode.quote_spans(&self.session);
        if spans.is_empty() {
            return self.say("no quotations");
        }
        self.enter(mode);
        self.panes.article.keep_only(Some(&spans));
    }

    /// Shows nothing but the text, or everything again.
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
        let leave = self.keys().first(Action::Cancel);
        let speaker = match mode {
            ReadingMode::Speaker(id) => self.session.speaker(id),
            _ => None,
        };
        let words = match speaker {
            Some(speaker) => format!("{} only; {leave} shows everything", speaker.name),
            None => format!("{}; {leave} shows everything", mode.words()),
        };
        self.say(words);
    }

    /// Shows everything again, at the same position.
    pub(super) fn leave_mode(&mut self) {
        if self.mode.take().is_some_and(ReadingMode::shows_quotes_only) {
            self.panes.article.keep_only(None);
        }
    }

    /// Leaves a mode whose findings mean nothing in another analysis.
    pub(super) fn leave_mode_of_findings(&mut self) {
        if self.mode.is_some_and(ReadingMode::shows_quotes_only) {
            self.leave_mode();
        }
    }

    /// Executes a command that moves by paragraphs while one is read at a time; returns whether it is one.
    pub(super) fn execute_in_mode(&mut self, invocation: Invocation) -> bool {
        let (Some(ReadingMode::Focus(id)), PaneId::Article) = (self.mode, self.panes.focus) else {
            return false;
        };
        let count = invocation.count.unwrap_or(1);
        let block = match invocation.action {
            Action::LineDown | Action::NextParagraph => id.0.saturating_add(count),
            Action::LineUp | Action::PreviousParagraph => id.0.saturating_sub(count),
            _ => return false,
        };
        let document = &self.session.document;
        let last = u32::try_from(document.blocks.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let id = BlockId(block.min(last));
        if let Some(span) = document.block(id).map(|block| block.span) {
            self.mode = Some(ReadingMode::Focus(id));
            self.panes.article.reveal_span(span);
        }
        true
    }

    /// Updates the mode after what is on the screen has changed.
    pub(super) fn settle_mode(&mut self) {
        match self.mode {
            Some(ReadingMode::Zen) if self.panes.focus != PaneId::Article => self.leave_mode(),
            Some(ReadingMode::Focus(id)) => {
                let (document, article) = (&self.session.document, &self.panes.article);
                let view = article.view();
                let block = document.block(id).map(|block| block.span);
                if !view.is_empty() && block.is_none_or(|block| !block.overlaps(view)) {
                    let top = article.top_third().end().saturating_sub(1);
                    self.mode = document.block_at(top).map(ReadingMode::Focus);
                }
            }
            _ => {}
        }
    }

    /// Starts to select words, from the selection or the first words on the screen; or stops, or selects otherwise.
    pub(super) fn toggle_visual(&mut self, whole: bool) {
        if let Some(visual) = self.visual {
            self.visual = visual.toggled(whole);
            return;
        }
        if self.session.document.text.is_empty() {
            return self.say("no words to select");
        }
        self.focus_article_if(true);
        let (text, view) = (&self.session.document.text, self.panes.article.view());
        let selected = self.selected_span().filter(|span| !span.is_empty());
        self.visual = Some(match selected.filter(|span| view.overlaps(*span)) {
            Some(span) => Visual::of_span(text, span, whole),
            None => Visual::new(text, view.start(), view.start(), whole),
        });
    }

    /// The words that a highlight or note would be about.
    fn words_to_mark(&self) -> Option<Span> {
        let span = self.visual_span().or_else(|| self.selected_span())?;
        Notes::markable(&self.session.document.text, span)
    }

    /// Highlights the selected words, or removes their highlight.
    pub(super) fn highlight(&mut self) -> Option<Effect> {
        let Some(span) = self.words_to_mark() else {
            let select = self.keys().first(Action::Visual);
            self.say(format!("select words with {select} first"));
            return None;
        };
        self.visual = None;
        if let Some(note) = self.notes.at(span) {
            return Some(self.remove_note(note.id.clone()));
        }
        self.say("highlighted");
        let text = &self.session.document.text;
        Some(self.notes.record(text, span, ""))
    }

    /// Asks for a note on the selected words, or on the paragraph at the top of the screen.
    pub(super) fn ask_note(&mut self) {
        let top = self.panes.article.view().start();
        let paragraph = || self.session.block_span_at(top);
        let Some(span) = self.words_to_mark().or_else(paragraph) else {
            return self.say("no words to write a note on");
        };
        self.visual = None;
        let words = self.notes.at(span).map_or("", |note| &note.note);
        let prompt = self.prompt(PromptKind::Note(span), words);
        self.open_prompt(prompt);
    }

    /// Puts a note on some words; without words of its own it is a highlight.
    pub(super) fn write_note(&mut self, span: Span, words: &str) -> Effect {
        self.say("noted");
        let text = &self.session.document.text;
        self.notes.record(text, span, words.trim())
    }

    /// Removes a highlight or note.
    pub(super) fn remove_note(&mut self, id: String) -> Effect {
        self.say("highlight removed");
        self.notes.remove(id)
    }

    /// Stops loading an article; closes the reader if there is nothing else to show.
    pub(super) fn cancel_loading(&mut self) -> Option<Effect> {
        let progress = self.loading.progress.take()?;
        if self.is_waiting() && !self.has_list() {
            return Some(Effect::Quit(130));
        }
        if progress.entry.is_some() {
            self.list_articles();
        }
        self.say(format!("gave up “{}”", progress.what));
        // The answer would be that of an older request.
        self.loading.request += 1;
        Some(Effect::GiveUp)
    }
}
