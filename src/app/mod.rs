//! The state of the reader: one `update`, no I/O, no terminal types.
//!
//! One [`Selection`] and one place in the article; every pane is a view of both and keeps only where it is scrolled to.
#![deny(clippy::disallowed_methods)]

mod background_search;
mod bindings;
pub mod command;
mod effect;
mod findings;
mod focus;
mod fuzzy;
pub mod help;
mod hints;
mod jumps;
mod keymap;
pub mod lead;
mod line_input;
mod links;
mod long_text;
mod mode;
mod moves;
mod msg;
mod notes;
mod opening;
mod palette;
pub mod pane;
mod paragraphs;
mod picker;
mod pipe;
mod pointing;
mod popup;
mod preferences;
mod prompting;
mod quiet;
mod search;
mod select;
mod speed_reader;
mod steps;
mod typography;
pub(crate) mod update;
mod visibility;
pub mod visual;

use std::sync::Arc;

use crate::analysis::{Analysis, Event, EventId, SpeakerId};
use crate::config::Config;
use crate::document::Document;
use crate::text::Span;

use background_search::BackgroundSearch;
use findings::PaneInputs;
use jumps::JumpList;
use keymap::Keymap;
use links::VisibleLinks;
use opening::Opening;
use pane::{ArticlePane, QuotesPane, SpeakersPane, TimelinePane};
use visibility::Visibility;

pub use bindings::{Bindings, KeyDiagnostic};
pub use effect::Effect;
pub use findings::{Findings, SpanIndex};
pub use hints::{Hint, Hints, LinkAction};
pub use line_input::LineInput;
pub use links::Link;
pub use mode::ReadingMode;
pub use msg::{Background, Msg, PaneId, PaneSize, PaneSizes, Pointer, PointerKind};
pub use notes::{Notes, PlacedNote};
pub use opening::LoadProgress;
pub use palette::{Palette, PaletteRow};
pub use paragraphs::Paragraphs;
pub use picker::{Picker, PickerEntry, PickerKind, PickerRow};
pub use popup::{NoteShape, Popup, Prompt, PromptKind};
pub use preferences::{ActiveTheme, Preferences, wanted};
pub use search::{Needle, Search};
pub use select::{Selection, StepTarget};
pub use speed_reader::{SpeedReader, WordTimer};
pub use visibility::{SizeClass, VisiblePanes};
pub use visual::Visual;

/// Everything the reader shows.
#[derive(Debug)]
pub struct App {
    document: Arc<Document>,
    opening: Opening,
    preferences: Preferences,
    // The newest analysis that was asked for; answers to older ones are dropped.
    generation: u64,
    pending: bool,
    // The part of a long article that was analysed last.
    part: Option<Span>,
    // All that was found; what is shown of it stands in `findings`.
    analysis: Arc<Analysis>,
    findings: Option<Findings>,
    paragraphs: Paragraphs,
    panes: PaneSizes,
    article: ArticlePane,
    speakers: SpeakersPane,
    quotes: QuotesPane,
    timeline: TimelinePane,
    visibility: Visibility,
    focus: PaneId,
    selection: Option<Selection>,
    step_target: Option<StepTarget>,
    visible_context: VisibleContext,
    search: Option<Search>,
    looking: Option<BackgroundSearch>,
    // The newest search through a long text; hits of older ones are dropped.
    lookings: u64,
    seen_links: VisibleLinks,
    visual: Option<Visual>,
    // Where the mouse went down in the article.
    pressed: Option<u32>,
    mode: Option<ReadingMode>,
    words_a_minute: Option<u32>,
    // Whether what is looked for is a regular expression.
    by_pattern: bool,
    notes: Notes,
    popups: Vec<Popup>,
    keymap: Keymap,
    jumps: JumpList,
    message: Option<String>,
}

/// What stands in the top third of the article, for the panes that follow it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VisibleContext {
    /// Who speaks there.
    pub speaker: Option<SpeakerId>,
    /// What happens there.
    pub event: Option<EventId>,
}

impl App {
    /// A reader of one article, at its start; nothing is analysed yet.
    pub fn new(document: Arc<Document>, preferences: Preferences) -> Self {
        let panes = preferences.opens_panes(&document);
        let typography = preferences.typography(&document);
        Self {
            article: ArticlePane::new(Arc::clone(&document), typography),
            paragraphs: Paragraphs::new(&document),
            document,
            opening: Opening::default(),
            generation: 0,
            pending: true,
            part: None,
            analysis: Arc::default(),
            findings: None,
            panes: PaneSizes::default(),
            speakers: SpeakersPane::default(),
            quotes: QuotesPane::default(),
            timeline: TimelinePane::new(),
            visibility: Visibility::new(panes),
            focus: PaneId::Article,
            selection: None,
            step_target: None,
            visible_context: VisibleContext::default(),
            search: None,
            looking: None,
            lookings: 0,
            seen_links: VisibleLinks::default(),
            visual: None,
            pressed: None,
            mode: None,
            words_a_minute: None,
            by_pattern: false,
            notes: Notes::default(),
            popups: Vec::new(),
            keymap: Keymap::new(&preferences.keys),
            jumps: JumpList::default(),
            message: None,
            preferences,
        }
    }

    /// What is to be done first: asks for the article, or the rest of it, and for the analysis of what is there.
    pub fn start(&mut self) -> Vec<Effect> {
        let mut effects = self.asked_for();
        if !self.is_waiting() {
            effects.extend(self.analyze());
        }
        effects
    }

    /// The article.
    pub fn document(&self) -> &Document {
        &self.document
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
        self.findings.as_ref()
    }

    /// Whether an analysis is under way.
    pub fn is_pending(&self) -> bool {
        self.pending
    }

    /// The numbers of the paragraphs.
    pub fn paragraphs(&self) -> &Paragraphs {
        &self.paragraphs
    }

    /// The sizes of screen and panes.
    pub fn panes(&self) -> PaneSizes {
        self.panes
    }

    /// The panes on a screen of a size.
    pub fn shown(&self, screen: PaneSize) -> VisiblePanes {
        let alone = self.mode == Some(ReadingMode::Zen) || self.is_waiting();
        if alone && self.focus == PaneId::Article {
            return VisiblePanes {
                article: true,
                ..VisiblePanes::default()
            };
        }
        self.visibility.shown(screen, self.focus)
    }

    /// The article.
    pub fn article(&self) -> &ArticlePane {
        &self.article
    }

    /// The list of speakers.
    pub fn speakers(&self) -> &SpeakersPane {
        &self.speakers
    }

    /// The quotations of one speaker.
    pub fn quotes(&self) -> &QuotesPane {
        &self.quotes
    }

    /// The timeline.
    pub fn timeline(&self) -> &TimelinePane {
        &self.timeline
    }

    /// The pane that gets the keys.
    pub fn focus(&self) -> PaneId {
        self.focus
    }

    /// What is selected.
    pub fn selection(&self) -> Option<Selection> {
        self.selection
    }

    /// What `n` and `N` go through.
    pub fn step_target(&self) -> Option<StepTarget> {
        self.step_target
    }

    /// What the panes follow; nothing when they do not.
    pub fn visible_context(&self) -> VisibleContext {
        self.visible_context
    }

    /// The words looked for and where they stand.
    pub fn search(&self) -> Option<&Search> {
        self.search.as_ref()
    }

    /// What is drawn over the panes, the topmost last.
    pub fn popups(&self) -> &[Popup] {
        &self.popups
    }

    /// Words for the status row, until the next key.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Keys of a command that is not complete yet.
    pub fn typed(&self) -> String {
        self.keymap.typed()
    }

    fn analyze(&mut self) -> Vec<Effect> {
        self.generation += 1;
        self.pending = true;
        self.part = None;
        if self.document.meta.typeset {
            return self.take_analysis(self.generation, Arc::default());
        }
        self.part = self.part_to_analyze();
        vec![Effect::Analyze {
            generation: self.generation,
            document: Arc::clone(&self.document),
            part: self.part,
            reference: self.preferences.reference,
        }]
    }

    /// When an event happened, in full; "" without a date.
    pub fn date_of(&self, event: &Event) -> String {
        self.sources()
            .map(|sources| sources.date_of(event))
            .unwrap_or_default()
    }

    fn sources(&self) -> Option<PaneInputs<'_>> {
        Some(PaneInputs {
            findings: self.findings.as_ref()?,
            document: &self.document,
            paragraphs: &self.paragraphs,
            today: self.preferences.today,
            reference: self.preferences.reference,
        })
    }

    /// Asserts what always holds; for tests and debug builds.
    ///
    /// # Panics
    ///
    /// When something does not hold: a fault of the program.
    pub fn check(&self) {
        self.article.check();
        self.speakers.check();
        self.quotes.check();
        self.timeline.check();
        let screen = self.panes.screen;
        assert!(
            screen == PaneSize::default() || self.shown(screen).has(self.focus),
            "the focus is on the screen"
        );
        if let Some(selection) = self.selection {
            assert!(self.is_there(selection), "{selection:?} exists");
        }
        if let Some(ReadingMode::Focus(id)) = self.mode {
            assert!(self.document.block(id).is_some(), "the paragraph exists");
        }
        if let Some(visual) = self.visual {
            let text = &self.document.text;
            assert_eq!(
                text.floor(visual.cursor()),
                visual.cursor(),
                "the cursor is a boundary"
            );
            assert!(
                self.visual_span().is_some_and(|span| !span.is_empty()),
                "words are selected"
            );
        }
        assert!(self.popups.len() <= 8, "popups do not pile up");
    }

    fn is_there(&self, selection: Selection) -> bool {
        let found = |known: fn(&Findings, Selection) -> bool| {
            self.findings
                .as_ref()
                .is_some_and(|findings| known(findings, selection))
        };
        match selection {
            Selection::Match(hit) => self
                .search
                .as_ref()
                .is_some_and(|search| hit < search.hits.len()),
            Selection::Link(span) => self.link_at(span).is_some(),
            _ => found(|findings, selection| match selection {
                Selection::Speaker(id) => findings.speaker(id).is_some(),
                Selection::Quote(id) => findings.quote(id).is_some(),
                Selection::Event(id) => findings.event(id).is_some(),
                Selection::Match(_) | Selection::Link(_) => true,
            }),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
