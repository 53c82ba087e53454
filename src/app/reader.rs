use std::sync::Arc;

use super::bindings::Bindings;
use super::effect::Effect;
use super::findings::Findings;
use super::keymap::Keymap;
use super::links::{self, Link};
use super::loading::{LoadProgress, Loading};
use super::mode::ReadingMode;
use super::msg::{PaneId, PaneSize, PaneSizes};
use super::navigation::{Navigation, Selection, StepTarget, VisibleContext};
use super::notes::Notes;
use super::overlay::{Overlays, Popup, WordTimer};
use super::pane::{ArticlePane, QuotesPane, SpeakersPane, TimelinePane};
use super::panes::Panes;
use super::paragraphs::Paragraphs;
use super::preferences::{ActiveTheme, Preferences};
use super::search::{Search, SearchState};
use super::session::Session;
use super::visibility::VisiblePanes;
use super::visual::Visual;
use crate::analysis::{Event, EventId, SpeakerId};
use crate::config::{Config, Typography};
use crate::document::Document;
use crate::text::Span;

/// The state of the reader. Each part has its own file and methods; `impl App` is what concerns several parts.
#[derive(Debug)]
pub struct App {
    pub(super) session: Session,
    pub(super) preferences: Preferences,
    pub(super) panes: Panes,
    pub(super) navigation: Navigation,
    pub(super) search: SearchState,
    pub(super) notes: Notes,
    pub(super) visual: Option<Visual>,
    pub(super) mode: Option<ReadingMode>,
    pub(super) overlays: Overlays,
    pub(super) loading: Loading,
    pub(super) keymap: Keymap,
    /// A message for the status row, until the next key.
    pub(super) message: Option<String>,
}

impl App {
    /// A reader of one article, at its start; nothing is analysed yet.
    pub fn new(document: Arc<Document>, preferences: Preferences) -> Self {
        let are_open = preferences.opens_panes(&document);
        let typography = preferences.typography(&document);
        Self {
            panes: Panes::new(Arc::clone(&document), typography, are_open),
            session: Session::new(document),
            navigation: Navigation::default(),
            search: SearchState::default(),
            notes: Notes::default(),
            visual: None,
            mode: None,
            overlays: Overlays::default(),
            loading: Loading::default(),
            keymap: Keymap::new(&preferences.keys),
            message: None,
            preferences,
        }
    }

    /// A reader that has yet to open what it was started with.
    pub fn waiting(what: String, preferences: Preferences) -> Self {
        let mut app = Self::new(Arc::default(), preferences);
        app.loading.is_waiting = true;
        app.session.is_pending = false;
        app.loading.request(what, None);
        app
    }

    /// A reader of the beginning of an article; the rest is requested once that is on the screen.
    pub fn beginning(document: Arc<Document>, preferences: Preferences) -> Self {
        let mut app = Self::new(document, preferences);
        app.loading.await_rest();
        app
    }

    /// The first effects: requests the article, or the rest of it, and the analysis of what is there.
    pub fn start(&mut self) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.loading.first_request().into_iter().collect();
        if !self.is_waiting() {
            effects.extend(self.analyze());
        }
        effects
    }

    /// The article.
    pub fn document(&self) -> &Document {
        &self.session.document
    }

    /// What the reader was started with, and what has been changed since.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.preferences.config
    }

    /// The keys of the commands.
    pub fn keys(&self) -> &Bindings {
        &self.preferences.keys
    }

    /// The colours to draw with; `None` without colours.
    pub fn active_theme(&self) -> Option<ActiveTheme> {
        self.preferences.active_theme()
    }

    /// What has been found; `None` until the first analysis is done.
    pub fn findings(&self) -> Option<&Findings> {
        self.session.findings.as_ref()
    }

    /// Whether an analysis is under way.
    pub fn is_pending(&self) -> bool {
        self.session.is_pending
    }

    /// The numbers of the paragraphs.
    pub fn paragraphs(&self) -> &Paragraphs {
        &self.session.paragraphs
    }

    /// The date of an event, in full; "" without a date.
    pub fn date_of(&self, event: &Event) -> String {
        let inputs = self.session.inputs(&self.preferences);
        inputs
            .map(|inputs| inputs.date_of(event))
            .unwrap_or_default()
    }

    /// Whether no article has been opened yet.
    pub fn is_waiting(&self) -> bool {
        self.loading.is_waiting
    }

    /// Whether only the beginning of the article is there.
    pub fn is_partial(&self) -> bool {
        self.loading.is_partial
    }

    /// The newest request.
    pub fn request(&self) -> u64 {
        self.loading.request
    }

    /// Whether the answer to a request is still wanted.
    pub fn wants(&self, request: u64) -> bool {
        request == self.loading.request
    }

    /// The article that is being loaded.
    pub fn load_progress(&self) -> Option<&LoadProgress> {
        self.loading.progress.as_ref()
    }

    /// Whether there are articles to choose from.
    pub fn has_list(&self) -> bool {
        self.loading.has_list()
    }

    /// The title of the list of articles.
    pub fn list_title(&self) -> Option<&str> {
        self.loading.title.as_deref()
    }

    /// The sizes of screen and panes.
    pub fn sizes(&self) -> PaneSizes {
        self.panes.sizes
    }

    /// The panes on a screen of a size.
    pub fn shown(&self, screen: PaneSize) -> VisiblePanes {
        let is_alone = self.mode == Some(ReadingMode::Zen) || self.is_waiting();
        self.panes.visible(screen, is_alone)
    }

    /// The panes on the screen.
    pub(super) fn visible(&self) -> VisiblePanes {
        self.shown(self.panes.screen())
    }

    /// The article.
    pub fn article(&self) -> &ArticlePane {
        &self.panes.article
    }

    /// The list of speakers.
    pub fn speakers(&self) -> &SpeakersPane {
        &self.panes.speakers
    }

    /// The quotations of one speaker.
    pub fn quotes(&self) -> &QuotesPane {
        &self.panes.quotes
    }

    /// The timeline.
    pub fn timeline(&self) -> &TimelinePane {
        &self.panes.timeline
    }

    /// The pane that gets the keys.
    pub fn focus(&self) -> PaneId {
        self.panes.focus
    }

    /// The typography to save: `None` if it is that of the settings.
    pub fn changed_typography(&self) -> Option<Typography> {
        let typography = self.article().typography();
        let changed = typography != self.preferences.typography(self.document());
        (changed && self.config().resume).then_some(typography)
    }

    /// The byte to resume at; `None` at the start, and if the end is on the screen.
    pub fn resume_position(&self) -> Option<u32> {
        let anchor = self.article().anchor();
        let done = self.article().view().end() >= self.document().text.len();
        (anchor > 0 && !done && self.config().resume).then_some(anchor)
    }

    /// The links on the screen, in text order.
    pub fn visible_links(&self) -> &[Link] {
        self.article().visible_links()
    }

    /// What is selected.
    pub fn selection(&self) -> Option<Selection> {
        self.navigation.selection
    }

    /// What `n` and `N` step through.
    pub fn step_target(&self) -> Option<StepTarget> {
        self.navigation.step_target
    }

    /// What the panes follow; nothing when they do not.
    pub fn visible_context(&self) -> VisibleContext {
        self.navigation.visible_context
    }

    /// The selected speaker, or that of the selected quotation.
    pub fn selected_speaker(&self) -> Option<SpeakerId> {
        self.navigation.speaker(&self.session)
    }

    /// The selected event.
    pub fn selected_event(&self) -> Option<EventId> {
        self.navigation.event()
    }

    /// The selected link.
    pub fn selected_link(&self) -> Option<Link> {
        match self.selection()? {
            Selection::Link(span) => links::at(self.document(), span),
            _ => None,
        }
    }

    /// The words of the selection.
    pub(super) fn selected_span(&self) -> Option<Span> {
        match self.selection()? {
            Selection::Speaker(id) => self.session.speaker(id)?.mentions.first().copied(),
            Selection::Quote(id) => self.session.quote_span(id),
            Selection::Event(id) => Some(self.session.event(id)?.span),
            Selection::Match(hit) => self.search.hit(hit),
            Selection::Link(span) => Some(span),
        }
    }

    /// The newest search.
    pub fn search(&self) -> Option<&Search> {
        self.search.current.as_ref()
    }

    /// Whether searches are for regular expressions.
    pub fn searches_by_pattern(&self) -> bool {
        self.search.by_pattern
    }

    /// The highlights and notes.
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// The selection of words.
    pub fn visual(&self) -> Option<Visual> {
        self.visual
    }

    /// The selected words, the one under the cursor included.
    pub fn visual_span(&self) -> Option<Span> {
        self.visual?.span(self.document())
    }

    /// The way of reading.
    pub fn mode(&self) -> Option<ReadingMode> {
        self.mode
    }

    /// The words of a row that are not dimmed; `None` if the whole row is not.
    pub fn lit(&self, row: Span) -> Option<Vec<Span>> {
        self.mode?.lit(row, &self.session)
    }

    /// The popups over the panes, the topmost last.
    pub fn popups(&self) -> &[Popup] {
        self.overlays.all()
    }

    /// The word that is replaced by the next one after some time.
    pub fn word_timer(&self) -> Option<WordTimer> {
        self.overlays.word_timer(self.document())
    }

    /// A message for the status row, until the next key.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The keys of a command that is not complete yet.
    pub fn typed(&self) -> String {
        self.keymap.typed()
    }

    /// Shows a message.
    pub(super) fn say(&mut self, words: impl Into<String>) {
        self.message = Some(words.into());
    }

    pub(super) fn say_pending(&mut self) {
        self.say("speakers and events are not ready yet");
    }

    /// Asserts what always holds; for tests and debug builds.
    ///
    /// # Panics
    ///
    /// When something does not hold: a fault of the program.
    pub fn check(&self) {
        self.panes.check();
        let screen = self.panes.screen();
        assert!(
            screen == PaneSize::default() || self.shown(screen).has(self.focus()),
            "the focus is on the screen"
        );
        if let Some(selection) = self.selection() {
            assert!(self.exists(selection), "{selection:?} exists");
        }
        if let Some(ReadingMode::Focus(id)) = self.mode {
            assert!(self.document().block(id).is_some(), "the paragraph exists");
        }
        if let Some(visual) = self.visual {
            let cursor = self.document().text.floor(visual.cursor());
            assert_eq!(cursor, visual.cursor(), "the cursor is a boundary");
            assert!(
                self.visual_span().is_some_and(|span| !span.is_empty()),
                "words are selected"
            );
        }
        assert!(self.popups().len() <= 8, "popups do not pile up");
    }

    fn exists(&self, selection: Selection) -> bool {
        match selection {
            Selection::Speaker(id) => self.session.speaker(id).is_some(),
            Selection::Quote(id) => self.session.quote(id).is_some(),
            Selection::Event(id) => self.session.event(id).is_some(),
            Selection::Match(hit) => self.search.hit(hit).is_some(),
            Selection::Link(span) => links::at(self.document(), span).is_some(),
        }
    }
}
