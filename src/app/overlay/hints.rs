//! Letters over the links on the screen, to choose one by.

use super::outcome::{PopupAction, PopupOutcome};
use crate::app::links::{Link, LinkAction};
use crate::config::{Key, KeyChord};
use crate::text::Span;

/// Links to choose from by two letters.
#[derive(Clone, Debug)]
pub struct Hints {
    all: Vec<Hint>,
    typed: Option<char>,
    purpose: LinkAction,
}

/// The letters of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The two letters.
    pub letters: [char; 2],
    /// The byte they are drawn over: the first byte of the link on the screen.
    pub byte: u32,
    link: Link,
}

// The home row first.
const LETTERS: [char; 25] = [
    'a', 's', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'w', 'e', 'r', 'u', 'i', 'o', 'p', 'c', 'v', 'b',
    'n', 'm', 't', 'y', 'x', 'z',
];

impl Hints {
    /// Assigns letters to links, as long as there are any; first letters differ where possible.
    pub(in crate::app) fn new(links: &[Link], view: Span, purpose: LinkAction) -> Self {
        let seconds = LETTERS
            .iter()
            .flat_map(|second| LETTERS.map(|first| [first, *second]));
        let hints = links.iter().zip(seconds).map(|(link, letters)| Hint {
            letters,
            byte: link.span.start().max(view.start()),
            link: link.clone(),
        });
        Self {
            all: hints.collect(),
            typed: None,
            purpose,
        }
    }

    /// The hints that match what is typed.
    pub fn open(&self) -> impl Iterator<Item = &Hint> {
        let fits = |hint: &&Hint| {
            self.typed
                .is_none_or(|typed| hint.letters.first() == Some(&typed))
        };
        self.all.iter().filter(fits)
    }

    /// The first letter, once it is typed.
    pub const fn typed(&self) -> Option<char> {
        self.typed
    }

    /// What happens to the link that is chosen.
    pub const fn purpose(&self) -> LinkAction {
        self.purpose
    }

    /// Interprets a key: the letters of a link; any other key closes the hints.
    pub(super) fn press(&mut self, chord: KeyChord) -> PopupOutcome {
        if chord.key == Key::Backspace && self.typed.take().is_some() {
            return PopupOutcome::Stay;
        }
        let letter = match chord.key {
            Key::Char(c) if !chord.ctrl && !chord.alt => c.to_ascii_lowercase(),
            _ => return PopupOutcome::Close,
        };
        let Some(first) = self.typed else {
            let is_known = |hint: &Hint| hint.letters.first() == Some(&letter);
            if !self.open().any(is_known) {
                let words = format!("no link {letter}");
                return PopupOutcome::Finish(PopupAction::Say(words));
            }
            self.typed = Some(letter);
            return PopupOutcome::Stay;
        };
        let found = self.open().find(|hint| hint.letters == [first, letter]);
        PopupOutcome::Finish(match found {
            Some(hint) => PopupAction::Follow(hint.link.clone(), self.purpose),
            None => PopupAction::Say(format!("no link {first}{letter}")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Effect;
    use crate::app::Selection;
    use crate::app::tests::{linked, press};

    #[test]
    fn two_letters_select_a_link_and_o_opens_it() {
        let mut app = linked();
        assert_eq!(press(&mut app, "fsa"), []);
        let link = app.selected_link().unwrap();
        assert_eq!(app.document().words(link.span), "the survey");
        let opened = Effect::Open("https://survey.example/north?x=1".to_owned());
        assert_eq!(press(&mut app, "o"), [opened]);
        press(&mut app, "<Esc>");
        assert_eq!(app.selection(), None);
    }

    #[test]
    fn o_without_a_selected_link_opens_the_one_that_is_chosen() {
        let mut app = linked();
        assert_eq!(
            press(&mut app, "oaa"),
            [Effect::Open("https://bells.example/".to_owned())]
        );
        assert!(matches!(app.selection(), Some(Selection::Link(_))));
    }

    #[test]
    fn the_whole_address_of_a_link_is_copied() {
        let mut app = linked();
        let copied = press(&mut app, "fsay");
        assert_eq!(
            copied,
            [Effect::Copy("https://survey.example/north?x=1".to_owned())]
        );
    }

    #[test]
    fn letters_nobody_has_close_the_hints() {
        let mut app = linked();
        press(&mut app, "fz");
        assert_eq!((app.popups().len(), app.message()), (0, Some("no link z")));
        press(&mut app, "fa<Backspace>sa");
        assert!(app.selected_link().is_some());
        press(&mut app, "f<Esc>j");
        assert!(app.popups().is_empty());
    }

    #[test]
    fn first_letters_differ_as_long_as_they_last() {
        let link = linked().selected_link().unwrap_or(Link {
            span: Span::default(),
            address: String::new(),
        });
        let hints = Hints::new(&vec![link; 700], Span::default(), LinkAction::Select);
        let letters: std::collections::BTreeSet<[char; 2]> =
            hints.open().map(|hint| hint.letters).collect();
        assert_eq!(letters.len(), 625);
        assert_eq!(hints.all[24].letters, ['z', 'a']);
        assert_eq!(hints.all[25].letters, ['a', 's']);
    }
}
