//! Which pane gets the keys, and which panes are there.

use super::command::Action;
use super::{App, PaneId, SizeClass};

const CYCLE: [PaneId; 4] = [
    PaneId::Article,
    PaneId::Speakers,
    PaneId::Quotes,
    PaneId::Timeline,
];

impl App {
    /// Gives the keys to the next pane, or to the one before.
    pub(super) fn cycle_focus(&mut self, backwards: bool) {
        let screen = self.panes.screen;
        let class = SizeClass::of(screen);
        let here = CYCLE
            .iter()
            .position(|pane| *pane == self.focus)
            .unwrap_or(0);
        let order: Vec<PaneId> = (1..CYCLE.len())
            .map(|step| {
                if backwards {
                    here + CYCLE.len() - step
                } else {
                    here + step
                }
            })
            .filter_map(|at| CYCLE.get(at % CYCLE.len()).copied())
            .collect();
        // Where only one pane has room, the focus brings it there.
        let tabbed = matches!(
            class,
            SizeClass::Bare | SizeClass::Narrow | SizeClass::Sheet
        );
        let next = order.into_iter().find(|pane| {
            if tabbed {
                *pane != PaneId::Quotes
            } else {
                self.shown(screen).has(*pane)
            }
        });
        let Some(pane) = next else {
            let keys = &self.preferences.keys;
            let (speakers, timeline) = (
                keys.first(Action::ToggleSpeakers),
                keys.first(Action::ToggleTimeline),
            );
            return self.say(format!(
                "no other pane; {speakers} opens the speakers, {timeline} the timeline"
            ));
        };
        self.open_pane(pane);
    }

    /// Shows a pane and gives it the keys.
    pub(super) fn open_pane(&mut self, pane: PaneId) {
        self.visibility.show(self.panes.screen, pane);
        self.set_focus(pane);
    }

    /// Gives a pane the keys; its cursor starts on what is selected or followed.
    pub(super) fn set_focus(&mut self, pane: PaneId) {
        if self.focus == pane {
            return;
        }
        self.focus = pane;
        match pane {
            PaneId::Article => {}
            PaneId::Speakers => {
                if let Some(id) = self.selected_speaker().or(self.visible_context.speaker) {
                    self.speakers.go_to(id);
                }
            }
            PaneId::Quotes => {
                self.list_quotes();
                if let Some(super::Selection::Quote(id)) = self.selection {
                    self.quotes.go_to(id);
                }
            }
            PaneId::Timeline => {
                if let Some(id) = self.selected_event().or(self.visible_context.event) {
                    self.timeline.go_to(id);
                }
            }
        }
    }

    /// Gives the keys back to the article when `wanted`.
    pub(super) fn focus_article_if(&mut self, wanted: bool) {
        if wanted {
            self.set_focus(PaneId::Article);
        }
    }

    /// Shows a pane and gives it the keys, or hides it when it is there.
    pub(super) fn toggle_pane(&mut self, pane: PaneId) {
        let screen = self.panes.screen;
        let shown = self.shown(screen);
        let here = shown.has(pane) || (pane == PaneId::Speakers && shown.quotes);
        if here {
            self.visibility.hide(screen, pane);
            let hidden = !self.shown(screen).has(self.focus) || SizeClass::of(screen).shows_one();
            self.focus_article_if(hidden);
        } else {
            self.visibility.close_quotes();
            self.open_pane(pane);
        }
    }

    /// Hides all panes, or shows them again.
    pub(super) fn toggle_panes(&mut self) {
        self.visibility.toggle_all(self.panes.screen);
        let hidden = !self.shown(self.panes.screen).has(self.focus);
        self.focus_article_if(hidden || SizeClass::of(self.panes.screen).shows_one());
    }

    /// Keeps the pane with the focus on the screen when the screen has another size.
    pub(super) fn keep_focus_shown(&mut self) {
        if !self.shown(self.panes.screen).has(self.focus) {
            self.visibility.show(self.panes.screen, self.focus);
        }
    }
}
