//! The one place where state changes: a message in, effects out.

use std::sync::Arc;

use super::command::Action;
use super::effect::Effect;
use super::msg::{Msg, PaneId, PaneSizes};
use super::navigation::{Navigation, Selection, VisibleContext};
use super::notes::Notes;
use super::pane::Pane;
use super::quiet;
use super::reader::App;
use super::session::Session;
use crate::analysis::Analysis;
use crate::document::Document;
use crate::lang::{Coverage, Lang};

impl App {
    /// Takes one message; the only place where state changes.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let mut effects = match msg {
            Msg::Key(chord) => self.press(chord),
            Msg::Paste(words) => self.paste(&words),
            Msg::ArticleLoaded { request, document } if self.wants(request) => self.load(document),
            Msg::Analyzed {
                generation,
                analysis,
            } => {
                self.take_analysis(generation, analysis);
                Vec::new()
            }
            Msg::Continued => vec![Effect::Redraw],
            msg => {
                self.note(msg);
                Vec::new()
            }
        };
        self.settle();
        // The next part of a long article, once the screen comes near the edge of the one before.
        if self.session.outgrows_part(self.panes.article.view()) {
            effects.extend(self.analyze());
        }
        effects.extend(self.search.request_rest(&self.session.document));
        effects
    }

    /// Takes a message that has no effects.
    fn note(&mut self, msg: Msg) {
        match msg {
            Msg::Resized(sizes) => self.resize(sizes),
            Msg::Pointer(pointer) => {
                self.message = None;
                if self.overlays.is_empty() {
                    self.point(pointer);
                }
            }
            Msg::Background(background) => self.preferences.background = Some(background),
            Msg::LoadProgress { request, bytes } if self.wants(request) => {
                if let Some(progress) = self.loading.progress.as_mut() {
                    progress.bytes = bytes;
                }
            }
            Msg::ListLoaded {
                request,
                title,
                cards,
            } if self.wants(request) => {
                self.loading.list(title, cards);
                self.list_articles();
            }
            Msg::LoadFailed { request, words } if self.wants(request) => {
                // The list is there to choose another article.
                if self.loading.progress.take().is_some() && self.has_list() {
                    self.list_articles();
                }
                self.say(words);
            }
            Msg::Found { request, hits } => self.take_hits(request, hits),
            Msg::Failed(words) => self.say(words),
            Msg::Diagnostics(lines) => {
                self.overlays.close_notes();
                self.overlays.open_note("Settings", lines);
            }
            Msg::Tick if self.overlays.next_word(&self.session.document) => self.say("the end"),
            Msg::Notes(notes) => self.notes = Notes::new(notes, &self.session.document),
            Msg::Resumed { byte, typography } => {
                if let Some(typography) = typography {
                    self.panes.article.set_typography(typography);
                }
                self.resume(byte.unwrap_or(0));
            }
            Msg::Piped { command, output } => self.show_output(&command, &output),
            _ => {}
        }
    }

    fn resize(&mut self, sizes: PaneSizes) {
        self.panes.resize(sizes);
        self.keep_focus_visible();
        self.overlays.resize(self.panes.screen());
    }

    /// Goes to where the article was left the last time, and says so.
    fn resume(&mut self, byte: u32) {
        let text = &self.session.document.text;
        let byte = text.floor(byte);
        if byte == 0 || self.panes.article.anchor() > 0 {
            return;
        }
        let percent = u64::from(byte) * 100 / u64::from(text.len().max(1));
        self.panes.article.go_to(byte);
        let start = self.keys().first(Action::Start);
        self.say(format!("resumed at {percent} %, {start} for the start"));
    }

    /// Shows an article that has been loaded, or the rest of the one whose beginning is shown.
    fn load(&mut self, document: Arc<Document>) -> Vec<Effect> {
        let is_rest = std::mem::take(&mut self.loading.is_partial);
        if is_rest && self.session.is_beginning_of(&document) {
            self.panes.article.continue_with(Arc::clone(&document));
            self.session.continue_with(document);
            self.search.repeat(&self.session.document.text);
            return self.analyze();
        }
        self.open(document)
    }

    /// Shows another article, from its start; nothing of the one before stays.
    pub(super) fn open(&mut self, document: Arc<Document>) -> Vec<Effect> {
        self.loading.progress = None;
        self.loading.is_waiting = false;
        let typography = self.preferences.typography(&document);
        let are_open = self.preferences.opens_panes(&document);
        self.panes.open(Arc::clone(&document), typography, are_open);
        self.session.open(document);
        self.clear_selection();
        self.navigation = Navigation::default();
        (self.visual, self.mode, self.message) = (None, None, None);
        self.notes = Notes::default();
        self.overlays.close_of_article();
        self.resize(self.panes.sizes);
        self.analyze()
    }

    /// Requests an analysis of what is on the screen.
    pub(super) fn analyze(&mut self) -> Vec<Effect> {
        let view = self.panes.article.view();
        let effect = self.session.analyze(view, &self.preferences);
        if effect.is_none() {
            self.take_analysis(self.session.generation(), Arc::default());
        }
        effect.into_iter().collect()
    }

    fn take_analysis(&mut self, generation: u64, analysis: Arc<Analysis>) {
        if generation != self.session.generation() {
            return;
        }
        self.session.is_pending = false;
        self.leave_mode_of_findings();
        let is_first = self.session.findings.is_none();
        if self.session.part.is_some() && is_first {
            self.say("long text: speakers and events near the current position");
        }
        self.session.analysis = analysis;
        self.show_findings();
        match self.coverage() {
            Coverage::Full => {}
            Coverage::Quotations => {
                self.say("not in English: only direct quotations and dates are recognised");
            }
            Coverage::Marks => {
                self.say("not in English: only text in quotation marks is recognised");
            }
        }
        if is_first {
            self.close_empty_panes();
        }
    }

    // How much of the article's language the analysis knows.
    fn coverage(&self) -> Coverage {
        Lang::of(self.session.document.meta.language.as_deref()).coverage
    }

    /// Closes the panes if they have hardly anything to show, and says why.
    fn close_empty_panes(&mut self) {
        let Session { document, part, .. } = &self.session;
        if !self.preferences.opens_panes(document) || self.panes.focus != PaneId::Article {
            return;
        }
        let Some(why) = quiet::why(document, &self.session.analysis, *part) else {
            return;
        };
        let is_full = self.coverage() == Coverage::Full;
        self.panes.visibility.begin(false);
        let keys = self.keys();
        let speakers = keys.first(Action::ToggleSpeakers);
        let timeline = keys.first(Action::ToggleTimeline);
        // Another language is named as the reason already.
        if is_full {
            self.say(format!("{why}; {speakers}, {timeline} open the panes"));
        }
    }

    /// Lists the findings that the settings show.
    pub(super) fn show_findings(&mut self) {
        self.navigation.forget_findings();
        self.overlays.forget_findings();
        self.session.sort_findings(&self.preferences);
        self.panes.quotes.clear();
        if let Some(inputs) = self.session.inputs(&self.preferences) {
            self.panes.speakers.fill(inputs);
            self.panes.timeline.fill(inputs);
        }
    }

    /// Lists the quotations of the speaker of the list's cursor.
    pub(super) fn list_quotes(&mut self) {
        let subject = self.panes.speakers.current();
        if let Some(inputs) = self.session.inputs(&self.preferences) {
            self.panes.quotes.set_subject(subject, inputs);
        }
    }

    /// Updates what depends on the rest: what the panes follow, whose quotations are listed, which event is open.
    fn settle(&mut self) {
        self.settle_mode();
        self.follow();
        self.panes.article.find_links();
        if self.panes.focus != PaneId::Article {
            self.visual = None;
        }
        // The speaker changes every few rows, and a long list takes longer than drawing everything.
        if self.visible().quotes {
            self.list_quotes();
        }
        let open = if self.panes.focus == PaneId::Timeline {
            self.panes.timeline.current()
        } else {
            self.selected_event()
        };
        self.panes.timeline.open(open);
    }

    /// Moves the cursors of the panes to what is on the screen.
    fn follow(&mut self) {
        let followed = match &self.session.findings {
            Some(findings) if self.preferences.config.follow => {
                let byte = self.panes.article.top_third().end().saturating_sub(1);
                VisibleContext {
                    speaker: findings.speaker_near(byte),
                    event: findings.event_near(byte),
                }
            }
            _ => VisibleContext::default(),
        };
        let before = std::mem::replace(&mut self.navigation.visible_context, followed);
        // A list stays where it is while something in it is selected: only the mark of what is followed moves.
        let focus = self.panes.focus;
        let in_speakers =
            matches!(focus, PaneId::Speakers | PaneId::Quotes) || self.selected_speaker().is_some();
        let in_events = focus == PaneId::Timeline || self.selected_event().is_some();
        if let Some(id) = followed.speaker
            && before.speaker != Some(id)
            && !in_speakers
        {
            self.panes.speakers.reveal(Selection::Speaker(id));
        }
        if let Some(id) = followed.event
            && before.event != Some(id)
            && !in_events
        {
            self.panes.timeline.reveal(Selection::Event(id));
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
