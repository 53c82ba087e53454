//! Questions in the status row, and what their answers do: search, filter, date, command, note.

use std::sync::Arc;

use chrono::NaiveDate;

use super::effect::Effect;
use super::msg::PaneId;
use super::navigation::{Selection, StepTarget};
use super::overlay::{Before, LineInput, Popup, Prompt, PromptKind};
use super::reader::App;
use crate::text::Span;

impl App {
    /// Asks something in the status row.
    pub(super) fn ask(&mut self, kind: PromptKind) {
        let prompt = self.prompt(kind, "");
        self.open_prompt(prompt);
    }

    /// A prompt with words already typed.
    pub(super) fn prompt(&self, kind: PromptKind, words: &str) -> Prompt {
        let mut input = LineInput::default();
        input.insert(words);
        Prompt {
            kind,
            input,
            origin: self.panes.article.anchor(),
            before: Before {
                search: self.search.current.clone(),
                selection: self.navigation.selection,
                step_target: self.navigation.step_target,
                focus: self.panes.focus,
            },
        }
    }

    /// Opens a prompt.
    pub(super) fn open_prompt(&mut self, prompt: Prompt) {
        let is_search = prompt.kind.is_search();
        self.overlays.open(Popup::Prompt(prompt));
        // Hits are seen there, and described in the status row.
        self.focus_article_if(is_search);
    }

    /// Shows the effect of an answer while it is typed.
    pub(super) fn preview(&mut self, prompt: &Prompt) {
        match prompt.kind {
            PromptKind::Search | PromptKind::SearchBack => self.search_from_origin(prompt),
            PromptKind::Filter(pane) => self.filter_pane(pane, prompt.input.words()),
            PromptKind::Date | PromptKind::Pipe | PromptKind::Note(_) => {}
        }
    }

    /// Takes an answer.
    pub(super) fn answer(&mut self, prompt: Prompt) -> Vec<Effect> {
        let words = prompt.input.words();
        match prompt.kind {
            PromptKind::Search | PromptKind::SearchBack => self.accept_search(prompt),
            PromptKind::Filter(pane) => self.filter_pane(pane, words),
            PromptKind::Note(span) => return vec![self.write_note(span, words)],
            PromptKind::Pipe => return self.pipe_to(words),
            PromptKind::Date => return self.set_date(words),
        }
        Vec::new()
    }

    /// Restores what a prompt has changed.
    pub(super) fn cancel_prompt(&mut self, prompt: Prompt) {
        match prompt.kind {
            PromptKind::Search | PromptKind::SearchBack => {
                self.panes.article.go_to(prompt.origin);
                self.restore(prompt.before);
            }
            PromptKind::Filter(pane) => self.filter_pane(pane, ""),
            PromptKind::Date | PromptKind::Pipe | PromptKind::Note(_) => {}
        }
    }

    /// Searches for the words of a prompt, from where the article was when it was opened.
    fn search_from_origin(&mut self, prompt: &Prompt) {
        let from = (prompt.origin, prompt.kind == PromptKind::SearchBack);
        let text = &self.session.document.text;
        let first = self.search.start(prompt.input.words(), text, from);
        self.panes.article.go_to(prompt.origin);
        match first {
            Some(hit) => self.show_hit(hit),
            None => self.navigation.selection = None,
        }
    }

    fn accept_search(&mut self, prompt: Prompt) {
        let words = prompt.input.words();
        if words.is_empty() {
            // The search before, again.
            self.search.current = prompt.before.search;
            if self.search.current.is_some() {
                self.navigation.step_target = Some(StepTarget::Search);
            }
            return self.step(1);
        }
        if self.panes.article.anchor() != prompt.origin {
            self.navigation.jumps.leave(prompt.origin);
        }
        let search = self.search.current.as_ref();
        if search.is_none_or(|search| search.hits.is_empty() && !search.is_partial) {
            let is_broken = search.is_some_and(|search| search.is_broken);
            let what = if is_broken {
                "not a regular expression"
            } else {
                "not found"
            };
            self.say(format!("{what}: {words}"));
            self.restore(prompt.before);
        }
    }

    /// Restores search and selection.
    fn restore(&mut self, before: Before) {
        self.search.current = before.search;
        self.navigation.selection = before.selection;
        self.navigation.step_target = before.step_target;
        if self.panes.focus != before.focus {
            self.open_pane(before.focus);
        }
    }

    /// Searches for a regular expression, or for words again.
    pub(super) fn toggle_pattern(&mut self) {
        self.search.by_pattern = !self.search.by_pattern;
        if let Some(prompt) = self.overlays.prompt().cloned() {
            self.search_from_origin(&prompt);
        }
    }

    /// Searches for words as if they had been typed and accepted.
    pub(super) fn search_for(&mut self, words: &str, kind: PromptKind) {
        let prompt = self.prompt(kind, words);
        self.focus_article_if(true);
        self.search_from_origin(&prompt);
        self.accept_search(prompt);
    }

    /// Takes all hits of a long text; goes to the first if none was near.
    pub(super) fn take_hits(&mut self, request: u64, hits: Arc<[Span]>) {
        let Some(search) = self.search.complete(request, hits) else {
            return;
        };
        let is_typing = self
            .overlays
            .prompt()
            .is_some_and(|prompt| prompt.kind.is_search());
        match search.from(search.origin) {
            Some(first) if search.current.is_none() => self.show_hit(first),
            None if !is_typing => {
                let words = format!("not found: {}", search.needle);
                self.say(words);
            }
            _ => {}
        }
    }

    /// Shows a hit without an entry in the jump list.
    fn show_hit(&mut self, hit: usize) {
        if let Some(span) = self.choose_hit(hit) {
            self.panes.article.reveal_span(span);
        }
    }

    /// Selects a hit; returns its span.
    pub(super) fn choose_hit(&mut self, hit: usize) -> Option<Span> {
        let span = self.search.hit(hit)?;
        if let Some(search) = &mut self.search.current {
            search.current = Some(hit);
        }
        if let Some(visual) = &mut self.visual {
            visual.extend(span.start());
        }
        self.navigation
            .select(Selection::Match(hit), Some(StepTarget::Search));
        Some(span)
    }

    /// Lists only entries with some words in a pane; all if there are none.
    fn filter_pane(&mut self, pane: PaneId, words: &str) {
        if let Some(inputs) = self.session.inputs(&self.preferences) {
            self.panes.get_mut(pane).filter(words, inputs);
        }
    }

    /// Lists all entries again in the pane with the focus; returns whether it was filtered.
    pub(super) fn unfilter(&mut self) -> bool {
        let pane = self.panes.focus;
        let is_filtered = !self.panes.get(pane).filter_words().is_empty();
        if is_filtered {
            self.filter_pane(pane, "");
        }
        is_filtered
    }

    /// Sets the date that relative times count from; without words, the article's own again.
    pub(super) fn set_date(&mut self, words: &str) -> Vec<Effect> {
        let words = words.trim();
        let date = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y"]
            .iter()
            .find_map(|form| NaiveDate::parse_from_str(words, form).ok());
        if date.is_none() && !words.is_empty() {
            self.say(format!("not a date: {words} (YYYY-MM-DD)"));
            return Vec::new();
        }
        self.preferences.reference = date;
        self.analyze()
    }
}
