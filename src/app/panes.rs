use std::sync::Arc;

use super::msg::{PaneId, PaneSize, PaneSizes};
use super::pane::{ArticlePane, Pane, QuotesPane, SpeakersPane, TimelinePane};
use super::visibility::{Visibility, VisiblePanes};
use crate::config::Typography;
use crate::document::Document;

/// The panes, which of them are visible, and which one has the focus.
#[derive(Debug)]
pub(super) struct Panes {
    pub(super) article: ArticlePane,
    pub(super) speakers: SpeakersPane,
    pub(super) quotes: QuotesPane,
    pub(super) timeline: TimelinePane,
    pub(super) visibility: Visibility,
    pub(super) focus: PaneId,
    pub(super) sizes: PaneSizes,
    /// The byte of the article where the mouse button went down.
    pub(super) pressed: Option<u32>,
}

impl Panes {
    /// All panes of the reader.
    pub(super) const ALL: [PaneId; 4] = [
        PaneId::Article,
        PaneId::Speakers,
        PaneId::Quotes,
        PaneId::Timeline,
    ];

    /// The panes of a document that is not analysed yet.
    pub(super) fn new(document: Arc<Document>, typography: Typography, are_open: bool) -> Self {
        Self {
            article: ArticlePane::new(document, typography),
            speakers: SpeakersPane::default(),
            quotes: QuotesPane::default(),
            timeline: TimelinePane::new(),
            visibility: Visibility::new(are_open),
            focus: PaneId::Article,
            sizes: PaneSizes::default(),
            pressed: None,
        }
    }

    /// Starts again with another document; what the reader has opened or closed stays so.
    pub(super) fn open(&mut self, document: Arc<Document>, typography: Typography, are_open: bool) {
        let mut visibility = self.visibility.clone();
        visibility.begin(are_open);
        let sizes = self.sizes;
        *self = Self {
            visibility,
            ..Self::new(document, typography, are_open)
        };
        self.resize(sizes);
    }

    /// A pane.
    pub(super) fn get(&self, id: PaneId) -> &dyn Pane {
        match id {
            PaneId::Article => &self.article,
            PaneId::Speakers => &self.speakers,
            PaneId::Quotes => &self.quotes,
            PaneId::Timeline => &self.timeline,
        }
    }

    /// A pane, to be changed.
    pub(super) fn get_mut(&mut self, id: PaneId) -> &mut dyn Pane {
        match id {
            PaneId::Article => &mut self.article,
            PaneId::Speakers => &mut self.speakers,
            PaneId::Quotes => &mut self.quotes,
            PaneId::Timeline => &mut self.timeline,
        }
    }

    /// Takes new sizes.
    pub(super) fn resize(&mut self, sizes: PaneSizes) {
        self.sizes = sizes;
        for id in Self::ALL {
            self.get_mut(id).resize(sizes.of(id));
        }
    }

    /// The size of the screen.
    pub(super) const fn screen(&self) -> PaneSize {
        self.sizes.screen
    }

    /// The panes on a screen of a size; the article alone where nothing else is to be seen.
    pub(super) fn visible(&self, screen: PaneSize, is_alone: bool) -> VisiblePanes {
        if is_alone && self.focus == PaneId::Article {
            return VisiblePanes {
                article: true,
                ..VisiblePanes::default()
            };
        }
        self.visibility.shown(screen, self.focus)
    }

    /// Asserts what always holds.
    pub(super) fn check(&self) {
        for id in Self::ALL {
            self.get(id).check();
        }
    }
}
