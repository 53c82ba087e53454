use super::outcome::{PopupAction, PopupOutcome};
use super::popup::Popup;
use super::prompt::Prompt;
use super::speed_reader::WordTimer;
use crate::app::keymap::Invocation;
use crate::app::msg::PaneSize;
use crate::config::KeyChord;
use crate::document::Document;

/// The popups over the panes, the topmost last.
#[derive(Debug, Default)]
pub(in crate::app) struct Overlays {
    popups: Vec<Popup>,
    /// The speed that speed reading starts with, once it has been changed.
    pub(in crate::app) words_a_minute: Option<u32>,
}

impl Overlays {
    /// The popups, the topmost last.
    pub(in crate::app) fn all(&self) -> &[Popup] {
        &self.popups
    }

    /// Whether there are none.
    pub(in crate::app) fn is_empty(&self) -> bool {
        self.popups.is_empty()
    }

    /// Opens a popup over the others.
    pub(in crate::app) fn open(&mut self, popup: Popup) {
        self.popups.push(popup);
    }

    /// Opens a box of lines.
    pub(in crate::app) fn open_note(&mut self, title: &'static str, lines: Vec<String>) {
        self.open(Popup::Note {
            title,
            lines,
            scroll: 0,
        });
    }

    /// Closes boxes of lines.
    pub(in crate::app) fn close_notes(&mut self) {
        self.popups
            .retain(|popup| !matches!(popup, Popup::Note { .. }));
    }

    /// Closes what belongs to an article that is no longer shown.
    pub(in crate::app) fn close_of_article(&mut self) {
        self.popups.retain(|popup| !popup.is_of_article());
    }

    /// The topmost popup interprets a key; `None` leaves it to the keymap. Ctrl-C always leaves the program.
    pub(in crate::app) fn press(
        &mut self,
        chord: KeyChord,
        document: &Document,
    ) -> Option<PopupAction> {
        if chord == KeyChord::ctrl('c') {
            return None;
        }
        let outcome = self.popups.last_mut()?.press(chord, document)?;
        Some(self.finish(outcome))
    }

    /// The topmost popup takes pasted words.
    pub(in crate::app) fn paste(&mut self, words: &str) -> PopupAction {
        match self.popups.last_mut().map(|popup| popup.paste(words)) {
            Some(outcome) => self.finish(outcome),
            None => PopupAction::Nothing,
        }
    }

    /// The topmost popup executes a command; `false` leaves it to the reader.
    pub(in crate::app) fn execute(&mut self, invocation: Invocation, screen: PaneSize) -> bool {
        let popup = self.popups.last_mut();
        let outcome = popup.and_then(|popup| popup.execute(invocation, screen));
        if matches!(outcome, Some(PopupOutcome::Close)) {
            self.popups.pop();
        }
        outcome.is_some()
    }

    fn finish(&mut self, outcome: PopupOutcome) -> PopupAction {
        if matches!(outcome, PopupOutcome::Close | PopupOutcome::Finish(_)) {
            self.popups.pop();
        }
        match outcome {
            PopupOutcome::Stay | PopupOutcome::Close => PopupAction::Nothing,
            PopupOutcome::Act(action) | PopupOutcome::Finish(action) => action,
        }
    }

    /// Keeps text scrolled within bounds on a screen of another size.
    pub(in crate::app) fn resize(&mut self, screen: PaneSize) {
        if let Some(popup) = self.popups.last_mut() {
            popup.scroll(0, screen);
        }
    }

    /// The topmost popup, if it is a prompt.
    pub(in crate::app) fn prompt(&self) -> Option<&Prompt> {
        match self.popups.last() {
            Some(Popup::Prompt(prompt)) => Some(prompt),
            _ => None,
        }
    }

    /// Drops what an earlier analysis named.
    pub(in crate::app) fn forget_findings(&mut self) {
        for popup in &mut self.popups {
            if let Popup::Prompt(prompt) = popup {
                prompt.before.forget_findings();
            }
        }
    }

    /// The word that is replaced by the next one after some time.
    pub(in crate::app) fn word_timer(&self, document: &Document) -> Option<WordTimer> {
        match self.popups.last() {
            Some(Popup::SpeedReader(reader)) => reader.timer(document),
            _ => None,
        }
    }

    /// Shows the next word; returns whether the text has ended.
    pub(in crate::app) fn next_word(&mut self, document: &Document) -> bool {
        match self.popups.last_mut() {
            Some(Popup::SpeedReader(reader)) => reader.advance(document),
            _ => false,
        }
    }
}
