//! Reading word by word in one place.

use std::time::Duration;

use super::{App, Effect, Popup};
use crate::config::{Key, KeyChord};
use crate::document::Document;
use crate::text::{Span, width};

/// One word after the other, and how fast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeedReader {
    word: Span,
    plays: bool,
    words_a_minute: u32,
}

/// A word that gives way to the next after some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordTimer {
    /// The byte it starts at.
    pub byte: u32,
    /// How long it stays.
    pub stay: Duration,
}

const SPEED: u32 = 250;
const SPEED_STEP: u32 = 25;
const SLOWEST: u32 = 50;
const FASTEST: u32 = 1000;
// What is longer is shown in parts: unbroken text, and scripts without blanks.
const COLS: usize = 20;
// How far back a word may begin.
const REACH: u32 = 400;

impl SpeedReader {
    /// The word that is shown.
    pub const fn word(&self) -> Span {
        self.word
    }

    /// Whether words follow each other by themselves.
    pub const fn plays(&self) -> bool {
        self.plays
    }

    /// How fast, at most.
    pub const fn words_a_minute(&self) -> u32 {
        self.words_a_minute
    }

    /// How long the word stays: longer at the end of a sentence, and where it is long itself.
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

/// Enough of a text to find its first word in.
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
    // Cut by bytes, what has no blank is left whole characters later.
    let from = start + u32::try_from(last).ok()?;
    let mut found = word_from(document, document.text.floor(from))?;
    while let Some(next) = word_from(document, found.end()).filter(|next| next.start() < byte) {
        found = next;
    }
    (found.start() < byte).then_some(found)
}

impl App {
    /// Shows one word after the other, from the first on the screen or what is selected.
    pub(super) fn read_by_words(&mut self) {
        let view = self.article.view();
        let selected = self.visual_span().or_else(|| self.selected_span());
        let selected = selected.filter(|span| view.overlaps(*span));
        let start = selected.unwrap_or(view).start();
        // Nothing begins in the middle of a word.
        let start = self.document.block_at(start).map_or(start, |_| start);
        let Some(word) = word_from(&self.document, start) else {
            return self.say("no words to read");
        };
        self.visual = None;
        self.popups.push(Popup::SpeedReader(SpeedReader {
            word,
            plays: true,
            words_a_minute: self.words_a_minute.unwrap_or(SPEED),
        }));
    }

    fn rsvp(&mut self) -> Option<&mut SpeedReader> {
        match self.popups.last_mut() {
            Some(Popup::SpeedReader(rsvp)) => Some(rsvp),
            _ => None,
        }
    }

    /// The word that is to give way to the next by itself, if any.
    pub fn word_timer(&self) -> Option<WordTimer> {
        match self.popups.last() {
            Some(Popup::SpeedReader(rsvp)) if rsvp.plays => Some(WordTimer {
                byte: rsvp.word.start(),
                stay: rsvp.stay(&self.document),
            }),
            _ => None,
        }
    }

    /// Goes on to the next word; stops at the end.
    pub(super) fn next_tick(&mut self) {
        if self.word_timer().is_some() && !self.step_word(false) {
            self.rsvp().into_iter().for_each(|rsvp| rsvp.plays = false);
            self.say("the end");
        }
    }

    fn step_word(&mut self, back: bool) -> bool {
        let Some(Popup::SpeedReader(rsvp)) = self.popups.last() else {
            return false;
        };
        let next = if back {
            word_before(&self.document, rsvp.word.start())
        } else {
            word_from(&self.document, rsvp.word.end())
        };
        if let (Some(word), Some(rsvp)) = (next, self.rsvp()) {
            rsvp.word = word;
        }
        next.is_some()
    }

    /// Lets the words take a key.
    pub(super) fn press_rsvp(&mut self, chord: KeyChord) -> Vec<Effect> {
        let Some(rsvp) = self.rsvp() else {
            return Vec::new();
        };
        match chord.key {
            Key::Char(' ') => rsvp.plays = !rsvp.plays,
            Key::Char('+' | '=') | Key::Up => self.set_speed(SPEED_STEP.cast_signed()),
            Key::Char('-') | Key::Down => self.set_speed(-SPEED_STEP.cast_signed()),
            Key::Left | Key::Char('h' | 'b') => {
                rsvp.plays = false;
                self.step_word(true);
            }
            Key::Right | Key::Char('l' | 'w') => {
                rsvp.plays = false;
                self.step_word(false);
            }
            Key::Esc | Key::Enter | Key::Char('q' | 'W') => {
                let word = rsvp.word;
                self.popups.pop();
                self.leave_for(word, false);
            }
            _ => {}
        }
        Vec::new()
    }

    fn set_speed(&mut self, step: i32) {
        if let Some(rsvp) = self.rsvp() {
            let speed = rsvp.words_a_minute.saturating_add_signed(step);
            rsvp.words_a_minute = speed.clamp(SLOWEST, FASTEST);
            self.words_a_minute = Some(speed.clamp(SLOWEST, FASTEST));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Msg;
    use crate::app::tests::{linked, press, reader};

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
