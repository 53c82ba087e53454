//! Speed reading: one word after the other in the same place.

use std::time::Duration;

use super::outcome::{PopupAction, PopupOutcome};
use crate::config::{Key, KeyChord};
use crate::document::Document;
use crate::text::{Span, width};

/// Shows one word after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeedReader {
    word: Span,
    plays: bool,
    words_a_minute: u32,
}

/// A word that is replaced by the next one after some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordTimer {
    /// The byte where the word starts.
    pub byte: u32,
    /// How long the word is shown.
    pub stay: Duration,
}

const SPEED: u32 = 250;
const SPEED_STEP: u32 = 25;
const SLOWEST: u32 = 50;
const FASTEST: u32 = 1000;
// Longer words are shown in parts: unbroken text, and scripts without blanks.
const COLS: usize = 20;
// Bytes: the maximum length of a word.
const REACH: u32 = 400;

impl SpeedReader {
    /// Starts with the first word from a byte on; `None` at the end of the text.
    pub(in crate::app) fn new(
        document: &Document,
        byte: u32,
        words_a_minute: Option<u32>,
    ) -> Option<Self> {
        Some(Self {
            word: word_from(document, byte)?,
            plays: true,
            words_a_minute: words_a_minute.unwrap_or(SPEED),
        })
    }

    /// Interprets a key.
    pub(super) fn press(&mut self, chord: KeyChord, document: &Document) -> PopupOutcome {
        match chord.key {
            Key::Char(' ') => self.plays = !self.plays,
            Key::Char('+' | '=') | Key::Up => self.change_speed(SPEED_STEP.cast_signed()),
            Key::Char('-') | Key::Down => self.change_speed(-SPEED_STEP.cast_signed()),
            Key::Left | Key::Char('h' | 'b') => {
                self.plays = false;
                self.step(word_before(document, self.word.start()));
            }
            Key::Right | Key::Char('l' | 'w') => {
                self.plays = false;
                self.step(word_from(document, self.word.end()));
            }
            Key::Esc | Key::Enter | Key::Char('q' | 'W') => {
                return PopupOutcome::Finish(PopupAction::StopReading {
                    word: self.word,
                    words_a_minute: self.words_a_minute,
                });
            }
            _ => {}
        }
        PopupOutcome::Stay
    }

    fn change_speed(&mut self, step: i32) {
        let speed = self.words_a_minute.saturating_add_signed(step);
        self.words_a_minute = speed.clamp(SLOWEST, FASTEST);
    }

    fn step(&mut self, next: Option<Span>) -> bool {
        self.word = next.unwrap_or(self.word);
        next.is_some()
    }

    /// Shows the next word, if words follow each other; returns whether the text has ended.
    pub(super) fn advance(&mut self, document: &Document) -> bool {
        let played = self.plays;
        self.plays = played && self.step(word_from(document, self.word.end()));
        played && !self.plays
    }

    /// The word that is replaced by the next one after some time.
    pub(super) fn timer(&self, document: &Document) -> Option<WordTimer> {
        self.plays.then(|| WordTimer {
            byte: self.word.start(),
            stay: self.stay(document),
        })
    }

    /// The word that is shown.
    pub const fn word(&self) -> Span {
        self.word
    }

    /// Whether the next word is shown after some time.
    pub const fn plays(&self) -> bool {
        self.plays
    }

    /// The maximum speed.
    pub const fn words_a_minute(&self) -> u32 {
        self.words_a_minute
    }

    /// How long the word is shown: longer at the end of a sentence, and if it is long itself.
    fn stay(&self, document: &Document) -> Duration {
        let words = document.words(self.word);
        let end = words.trim_end_matches(['”', '"', '’', ')', '»']);
        let pause = match end.chars().next_back() {
            Some('.' | '!' | '?' | '…' | '。' | '！' | '？') => 250,
            Some(',' | ';' | ':' | '–' | '—' | '、' | '，') => 150,
            _ => 100,
        };
        let long = u32::try_from(width::columns(words).saturating_sub(8)).unwrap_or(0) * 5;
        Duration::from_millis(u64::from(600 * (pause + long) / self.words_a_minute))
    }
}

/// The first word from a byte on; `None` at the end.
fn word_from(document: &Document, byte: u32) -> Option<Span> {
    let rest = document.text.as_str().get(byte as usize..)?;
    let start = rest.len() - rest.trim_start().len();
    let words = rest.get(start..)?;
    let shown = width::fit(head(words), COLS);
    let end = shown.find(char::is_whitespace).unwrap_or(shown.len());
    let from = byte as usize + start;
    let span = document.text.span(from..from + end);
    span.filter(|span| !span.is_empty())
}

/// The start of a text, long enough to hold its first word.
fn head(text: &str) -> &str {
    let end = (0..=REACH as usize)
        .rev()
        .find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or(0).min(text.len())).unwrap_or(text)
}

/// The word before a byte; `None` at the start.
fn word_before(document: &Document, byte: u32) -> Option<Span> {
    let start = document.text.floor(byte.saturating_sub(REACH));
    let before = document.text.span(start as usize..byte as usize)?;
    let words = document.words(before).trim_end();
    let last = words.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    // Text without blanks is cut at a byte: the first whole character is taken.
    let from = start + u32::try_from(last).ok()?;
    let mut found = word_from(document, document.text.floor(from))?;
    while let Some(next) = word_from(document, found.end()).filter(|next| next.start() < byte) {
        found = next;
    }
    (found.start() < byte).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Msg;
    use crate::app::tests::{linked, press, reader};
    use crate::app::{App, Popup};

    fn word(app: &App) -> &str {
        match app.popups() {
            [Popup::SpeedReader(rsvp)] => app.document().words(rsvp.word()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn words_follow_each_other_while_they_play() {
        let mut app = linked();
        assert_eq!(app.word_timer(), None);
        press(&mut app, "W");
        assert_eq!(word(&app), "The");
        app.update(Msg::Tick);
        app.update(Msg::Tick);
        assert_eq!(word(&app), "rang,");
        press(&mut app, "<Space>");
        assert_eq!(app.word_timer(), None);
        app.update(Msg::Tick);
        assert_eq!(word(&app), "rang,");
    }

    #[test]
    fn one_steps_back_and_forth_and_comes_back_to_the_text() {
        let mut app = reader();
        press(&mut app, "W<Right><Right><Left>");
        assert_eq!((word(&app), app.word_timer()), ("Skerry", None));
        press(&mut app, "<Left><Left><Left>");
        assert_eq!(word(&app), "The");
        press(&mut app, "<Esc>");
        assert!(app.popups().is_empty());
        app.check();
    }

    #[test]
    fn the_speed_changes_and_ends_of_sentences_stay_longer() {
        let mut app = linked();
        press(&mut app, "W");
        let slow = app.word_timer().unwrap().stay;
        assert_eq!(slow, Duration::from_millis(240));
        press(&mut app, "++");
        assert_eq!(app.word_timer().unwrap().stay, Duration::from_millis(200));
        app.update(Msg::Tick);
        app.update(Msg::Tick);
        assert_eq!(
            app.word_timer().unwrap().stay,
            Duration::from_millis(300),
            "a comma"
        );
        press(&mut app, "<Esc>W");
        assert_eq!(app.word_timer().unwrap().stay, Duration::from_millis(200));
    }

    #[test]
    fn the_last_word_stays_and_long_ones_come_in_parts() {
        let mut app = linked();
        press(&mut app, "W");
        for _ in 0..60 {
            app.update(Msg::Tick);
        }
        assert_eq!(app.word_timer(), None);
        assert_eq!(app.message(), Some("the end"));
        assert!(app.document().text.as_str().ends_with(word(&app)));
        press(&mut app, "<Left>");
        assert!(word(&app).len() <= COLS);
        app.check();
    }
}
