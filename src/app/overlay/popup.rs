use super::help::HelpShape;
use super::hints::Hints;
use super::line_input::LineEdit;
use super::outcome::{PopupAction, PopupOutcome};
use super::picker::Picker;
use super::prompt::Prompt;
use super::speed_reader::SpeedReader;
use super::text_box::NoteShape;
use crate::app::command::Action;
use crate::app::keymap::Invocation;
use crate::app::msg::PaneSize;
use crate::config::KeyChord;
use crate::document::Document;

/// Something drawn over the panes; the topmost gets the keys.
#[derive(Clone, Debug)]
pub enum Popup {
    /// The keys.
    Help {
        /// Lines scrolled past.
        scroll: u16,
    },
    /// Lines of text.
    Note {
        /// The title.
        title: &'static str,
        /// Its lines.
        lines: Vec<String>,
        /// Rows scrolled past.
        scroll: u16,
    },
    /// A list to pick from.
    Picker(Picker),
    /// Letters over links.
    Hints(Hints),
    /// One word after the other.
    SpeedReader(SpeedReader),
    /// A question in the status row.
    Prompt(Prompt),
}

impl Popup {
    /// Interprets a key; `None` leaves it to the keymap.
    pub(super) fn press(&mut self, chord: KeyChord, document: &Document) -> Option<PopupOutcome> {
        match self {
            Self::Help { .. } | Self::Note { .. } => None,
            Self::Picker(picker) => Some(picker.press(chord)),
            Self::Hints(hints) => Some(hints.press(chord)),
            Self::SpeedReader(reader) => Some(reader.press(chord, document)),
            Self::Prompt(prompt) if prompt.kind.is_search() && chord == KeyChord::ctrl('r') => {
                Some(PopupOutcome::Act(PopupAction::TogglePattern))
            }
            Self::Prompt(prompt) => {
                let edit = prompt.input.press(chord);
                Some(prompt_outcome(prompt, edit))
            }
        }
    }

    /// Inserts pasted words.
    pub(super) fn paste(&mut self, words: &str) -> PopupOutcome {
        match self {
            Self::Picker(picker) => picker.insert(words),
            Self::Prompt(prompt) => {
                let edit = prompt.input.insert(words);
                prompt_outcome(prompt, edit)
            }
            _ => PopupOutcome::Stay,
        }
    }

    /// Executes a command that scrolls; all others close the popup, except those that `None` leaves to the reader.
    pub(super) fn execute(
        &mut self,
        invocation: Invocation,
        screen: PaneSize,
    ) -> Option<PopupOutcome> {
        let lines = i32::try_from(invocation.steps()).unwrap_or(i32::MAX);
        let page = i32::from(HelpShape::of(screen).rows);
        match invocation.action {
            Action::LineDown => self.scroll(lines, screen),
            Action::LineUp => self.scroll(-lines, screen),
            Action::HalfDown => self.scroll(page / 2, screen),
            Action::HalfUp => self.scroll(-page / 2, screen),
            Action::PageDown => self.scroll(page, screen),
            Action::PageUp => self.scroll(-page, screen),
            Action::Start => self.scroll(i32::MIN, screen),
            Action::End => self.scroll(i32::MAX, screen),
            Action::Interrupt | Action::Redraw | Action::Suspend | Action::ToggleMouse => {
                return None;
            }
            _ => return Some(PopupOutcome::Close),
        }
        Some(PopupOutcome::Stay)
    }

    /// Scrolls text by lines, as far as there are any.
    pub(super) fn scroll(&mut self, by: i32, screen: PaneSize) {
        let (scroll, last) = match self {
            Self::Help { scroll } => (scroll, HelpShape::of(screen).last_scroll()),
            Self::Note { lines, scroll, .. } => (scroll, NoteShape::of(screen).last_scroll(lines)),
            _ => return,
        };
        let next = i32::from(*scroll).saturating_add(by).clamp(0, last.into());
        *scroll = u16::try_from(next).unwrap_or(last);
    }

    /// Whether it belongs to the article under it.
    pub(super) const fn is_of_article(&self) -> bool {
        match self {
            Self::Picker(picker) => !picker.kind().is_commands(),
            Self::Hints(_) | Self::SpeedReader(_) | Self::Prompt(_) => true,
            Self::Help { .. } | Self::Note { .. } => false,
        }
    }
}

fn prompt_outcome(prompt: &Prompt, edit: LineEdit) -> PopupOutcome {
    match edit {
        LineEdit::Nothing => PopupOutcome::Stay,
        LineEdit::Changed => PopupOutcome::Act(PopupAction::PromptEdited(prompt.clone())),
        LineEdit::Accepted => PopupOutcome::Finish(PopupAction::PromptAccepted(prompt.clone())),
        LineEdit::Cancelled => PopupOutcome::Finish(PopupAction::PromptCancelled(prompt.clone())),
    }
}
