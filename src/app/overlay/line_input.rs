use unicode_segmentation::UnicodeSegmentation;

use crate::config::{Key, KeyChord};

/// A line of text that is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineInput {
    words: String,
}

/// What a key did to a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum LineEdit {
    /// The text has changed.
    Changed,
    /// Nothing has changed.
    Nothing,
    /// The text is accepted.
    Accepted,
    /// The input is cancelled.
    Cancelled,
}

// Bytes: more would not fit on any screen.
const LONGEST: usize = 400;

impl LineInput {
    /// The text so far.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Interprets a key.
    pub(in crate::app) fn press(&mut self, chord: KeyChord) -> LineEdit {
        match (chord.key, chord.ctrl, chord.alt) {
            (Key::Enter, ..) | (Key::Char('j' | 'm'), true, _) => LineEdit::Accepted,
            (Key::Esc, ..) | (Key::Char('c' | 'g'), true, _) => LineEdit::Cancelled,
            (Key::Backspace, false, false) | (Key::Char('h'), true, _) => self.erase(1),
            (Key::Backspace, ..) | (Key::Char('w'), true, _) => self.erase_word(),
            (Key::Char('u'), true, _) => self.erase(usize::MAX),
            (Key::Char(c), false, false) => self.insert(&c.to_string()),
            _ => LineEdit::Nothing,
        }
    }

    /// Appends text, without control characters and with spaces for line ends.
    pub(in crate::app) fn insert(&mut self, words: &str) -> LineEdit {
        let before = self.words.len();
        for c in words.chars() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if !c.is_control() && self.words.len() < LONGEST {
                self.words.push(c);
            }
        }
        if self.words.len() == before {
            LineEdit::Nothing
        } else {
            LineEdit::Changed
        }
    }

    /// Removes clusters from the end; cancels if there are none.
    fn erase(&mut self, clusters: usize) -> LineEdit {
        if self.words.is_empty() {
            return LineEdit::Cancelled;
        }
        let kept = self
            .words
            .grapheme_indices(true)
            .rev()
            .take(clusters)
            .last()
            .map_or(0, |(byte, _)| byte);
        self.words.truncate(kept);
        LineEdit::Changed
    }

    fn erase_word(&mut self) -> LineEdit {
        let trimmed = self.words.trim_end().len();
        self.words.truncate(trimmed);
        let kept = self.words.rfind(' ').map_or(0, |byte| byte + 1);
        let clusters = self
            .words
            .get(kept..)
            .map_or(0, |word| word.graphemes(true).count());
        self.erase(clusters.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> LineInput {
        let mut prompt = LineInput::default();
        for key in keys.split(' ') {
            prompt.press(KeyChord::parse(key).unwrap());
        }
        prompt
    }

    #[test]
    fn keys_add_and_take_away() {
        assert_eq!(typed("a b Space c Backspace d").words(), "ab d");
        assert_eq!(typed("a b Space c d Ctrl-w").words(), "ab ");
        assert_eq!(typed("a b Ctrl-u c").words(), "c");
    }

    #[test]
    fn taking_away_from_nothing_closes_the_prompt() {
        let mut prompt = typed("a Backspace");
        assert_eq!(
            prompt.press(KeyChord::plain(Key::Backspace)),
            LineEdit::Cancelled
        );
    }

    #[test]
    fn pasted_controls_are_left_out() {
        let mut prompt = LineInput::default();
        prompt.insert("a\x1b[2J\nb\u{7}");
        assert_eq!(prompt.words(), "a[2J b");
    }

    #[test]
    fn a_cluster_is_taken_away_whole() {
        let mut prompt = LineInput::default();
        prompt.insert("x👩‍👩‍👧");
        prompt.press(KeyChord::plain(Key::Backspace));
        assert_eq!(prompt.words(), "x");
    }
}
