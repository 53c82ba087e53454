//! Which pane gets the keys, and which panes are visible.

use super::command::Action;
use super::msg::PaneId;
use super::navigation::Selection;
use super::panes::Panes;
use super::reader::App;
use super::visibility::SizeClass;

impl App {
    /// Moves the focus to the next pane, or to the one before.
    pub(super) fn cycle_focus(&mut self, backwards: bool) {
        let class = SizeClass::of(self.panes.screen());
        // If only one pane has room, the focus brings it there.
        let tabbed = class.shows_one() || class == SizeClass::Sheet;
        let visible = self.visible();
        let is_next = |pane: &PaneId| {
            if tabbed {
                *pane != PaneId::Quotes
            } else {
                visible.has(*pane)
            }
        };
        let others = Panes::ALL.iter().cycle();
        let others = others.skip_while(|pane| **pane != self.panes.focus).skip(1);
        let mut others: Vec<PaneId> = others.copied().take(Panes::ALL.len() - 1).collect();
        if backwards {
            others.reverse();
        }
        let Some(pane) = others.into_iter().find(is_next) else {
            let keys = self.keys();
            let speakers = keys.first(Action::ToggleSpeakers);
            let timeline = keys.first(Action::ToggleTimeline);
            return self.say(format!(
                "no other pane; {speakers} opens the speakers, {timeline} the timeline"
            ));
        };
        self.open_pane(pane);
    }

    /// Shows a pane and gives it the focus.
    pub(super) fn open_pane(&mut self, pane: PaneId) {
        self.panes.visibility.show(self.panes.screen(), pane);
        self.set_focus(pane);
    }

    /// Gives a pane the focus; its cursor starts on what is selected or followed.
    pub(super) fn set_focus(&mut self, pane: PaneId) {
        if self.panes.focus == pane {
            return;
        }
        self.panes.focus = pane;
        let context = self.navigation.visible_context;
        let start = match pane {
            PaneId::Article => None,
            PaneId::Speakers => {
                let speaker = self.selected_speaker().or(context.speaker);
                speaker.map(Selection::Speaker)
            }
            PaneId::Quotes => {
                self.list_quotes();
                self.navigation.selection
            }
            PaneId::Timeline => self
                .selected_event()
                .or(context.event)
                .map(Selection::Event),
        };
        if let Some(start) = start {
            self.panes.get_mut(pane).reveal(start);
        }
    }

    /// Gives the focus back to the article if `wanted`.
    pub(super) fn focus_article_if(&mut self, wanted: bool) {
        if wanted {
            self.set_focus(PaneId::Article);
        }
    }

    /// Shows a pane and gives it the focus, or hides it if it is visible.
    pub(super) fn toggle_pane(&mut self, pane: PaneId) {
        let screen = self.panes.screen();
        let visible = self.visible();
        if visible.has(pane) || (pane == PaneId::Speakers && visible.quotes) {
            self.panes.visibility.hide(screen, pane);
            let is_hidden = !self.visible().has(self.panes.focus);
            self.focus_article_if(is_hidden || SizeClass::of(screen).shows_one());
        } else {
            self.panes.visibility.close_quotes();
            self.open_pane(pane);
        }
    }

    /// Hides all panes, or shows them again.
    pub(super) fn toggle_panes(&mut self) {
        let screen = self.panes.screen();
        self.panes.visibility.toggle_all(screen);
        let is_hidden = !self.visible().has(self.panes.focus);
        self.focus_article_if(is_hidden || SizeClass::of(screen).shows_one());
    }

    /// Keeps the pane with the focus visible on a screen of another size.
    pub(super) fn keep_focus_visible(&mut self) {
        if !self.visible().has(self.panes.focus) {
            let (screen, focus) = (self.panes.screen(), self.panes.focus);
            self.panes.visibility.show(screen, focus);
        }
    }
}
