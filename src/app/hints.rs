//! Letters over the links on the screen, to choose one with.

use super::links::Link;
use super::{App, Effect, Popup};
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
    /// The byte they are drawn over: the first of the link that is on the screen.
    pub byte: u32,
    link: Link,
}

/// What happens to the link that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkAction {
    /// It is selected.
    Select,
    /// It is opened.
    Open,
}

// The home row first.
const LETTERS: [char; 25] = [
    'a', 's', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'w', 'e', 'r', 'u', 'i', 'o', 'p', 'c', 'v', 'b',
    'n', 'm', 't', 'y', 'x', 'z',
];

impl Hints {
    /// Letters for links, as many as there are letters for; first letters differ as far as they go.
    fn new(links: &[Link], view: Span, purpose: LinkAction) -> Self {
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

    /// The hints that may still be meant.
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
}

impl App {
    /// Draws letters over the links on the screen.
    pub(super) fn show_hints(&mut self, purpose: LinkAction) {
        self.see_links();
        if self.visible_links().is_empty() {
            let list = self
                .preferences
                .keys
                .first(super::command::Action::ListLinks);
            return self.say(format!("no links on the screen; {list} lists all links"));
        }
        let hints = Hints::new(self.visible_links(), self.article.view(), purpose);
        self.popups.push(Popup::Hints(hints));
    }

    /// Lets the letters take a key.
    pub(super) fn take_hint(&mut self, chord: KeyChord) -> Vec<Effect> {
        let Some(Popup::Hints(hints)) = self.popups.last_mut() else {
            return Vec::new();
        };
        if chord.key == Key::Backspace && hints.typed.take().is_some() {
            return Vec::new();
        }
        let letter = match chord.key {
            Key::Char(c) if !chord.ctrl && !chord.alt => c.to_ascii_lowercase(),
            _ => {
                self.popups.pop();
                return Vec::new();
            }
        };
        let Some(first) = hints.typed else {
            let known = hints
                .open()
                .any(|hint| hint.letters.first() == Some(&letter));
            hints.typed = known.then_some(letter);
            if !known {
                self.popups.pop();
                self.say(format!("no link {letter}"));
            }
            return Vec::new();
        };
        let found = hints.open().find(|hint| hint.letters == [first, letter]);
        let (link, purpose) = (found.map(|hint| hint.link.clone()), hints.purpose);
        self.popups.pop();
        if let Some(link) = link {
            return self.take_link(link, purpose).into_iter().collect();
        }
        self.say(format!("no link {first}{letter}"));
        Vec::new()
    }

    pub(super) fn take_link(&mut self, link: Link, purpose: LinkAction) -> Option<Effect> {
        self.select_link(link.span);
        (purpose == LinkAction::Open).then(|| self.opening(link.address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
