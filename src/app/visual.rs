//! Selecting words of the article by moving over them.

use unicode_segmentation::UnicodeSegmentation;

use super::command::Action;
use super::keymap::Invocation;
use super::{App, Effect, PaneId};
use crate::config::{Key, KeyChord};
use crate::text::{Span, Text};

/// Words being selected: from where it began to the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visual {
    from: u32,
    at: u32,
    whole: bool,
    // The column that moving by rows keeps to.
    col: Option<u16>,
}

// How far the next word may be, in bytes: one word of an unbroken text is as long as that.
const REACH: u32 = 4096;

impl Visual {
    /// The byte of the cursor.
    pub const fn cursor(&self) -> u32 {
        self.at
    }

    /// Moves the cursor to a byte on a char boundary.
    pub(super) fn extend(&mut self, byte: u32) {
        (self.at, self.col) = (byte, None);
    }

    /// Whether whole paragraphs are selected.
    pub const fn is_whole(&self) -> bool {
        self.whole
    }
}

impl App {
    /// What is being selected.
    pub fn visual(&self) -> Option<Visual> {
        self.visual
    }

    /// The words being selected, the one under the cursor included.
    pub fn visual_span(&self) -> Option<Span> {
        let visual = self.visual?;
        let text = &self.document.text;
        let (first, last) = (visual.from.min(visual.at), visual.from.max(visual.at));
        if visual.whole {
            let block = |byte| {
                let id = self.document.block_at(byte)?;
                Some(self.document.block(id)?.span)
            };
            return Some(block(first)?.join(block(last)?));
        }
        text.span(first as usize..cluster_end(text, last) as usize)
    }

    /// Begins to select, at what is selected or at the first words on the screen; or stops, or selects otherwise.
    pub(super) fn toggle_visual(&mut self, whole: bool) {
        if let Some(visual) = &mut self.visual {
            if visual.whole == whole {
                self.visual = None;
            } else {
                visual.whole = whole;
            }
            return;
        }
        if self.document.text.is_empty() {
            return self.say("no words to select");
        }
        self.focus_article_if(true);
        let text = &self.document.text;
        let view = self.article.view();
        let selected = self.selected_span().filter(|span| !span.is_empty());
        let (from, at) = match selected.filter(|span| view.overlaps(*span)) {
            Some(span) => (span.start(), before(text, span.end())),
            None => (view.start(), view.start()),
        };
        self.begin_visual(from, at, whole);
    }

    /// Selects from one byte to the cluster of another.
    pub(super) fn begin_visual(&mut self, from: u32, at: u32, whole: bool) {
        self.visual = Some(Visual {
            from: self.document.text.floor(from),
            at: self.document.text.floor(at),
            whole,
            col: None,
        });
    }

    /// Moves the cursor to a byte and keeps it on the screen.
    pub(super) fn select_to(&mut self, byte: u32) {
        let text = &self.document.text;
        let last = before(text, text.len());
        let byte = text.floor(byte.min(last));
        if let Some(visual) = &mut self.visual {
            (visual.at, visual.col) = (byte, None);
            self.article.keep_in_view(byte);
        }
    }

    fn select_rows(&mut self, rows: isize) {
        let Some(visual) = self.visual else { return };
        let (byte, col) = self.article.beside(visual.at, rows, visual.col);
        self.select_to(byte);
        if let Some(visual) = &mut self.visual {
            visual.col = Some(col);
        }
    }

    /// Takes a key that moves by characters and words; `None` where it has another meaning.
    pub(super) fn press_visual(&mut self, chord: KeyChord) -> Option<()> {
        let visual = self.visual.filter(|_| !self.keymap.is_open())?;
        if chord.ctrl || chord.alt {
            return None;
        }
        let has_count = self.keymap.has_count();
        let step: fn(&Text, u32) -> u32 = match chord.key {
            Key::Char('h') | Key::Left => before,
            Key::Char('l') | Key::Right => after,
            Key::Char('w') => next_word,
            Key::Char('b') => word_before,
            Key::Char('e') => word_end,
            Key::Char('0') if !has_count => return self.select_edge(visual, false),
            Key::Char('^') => return self.select_edge(visual, false),
            Key::Char('$') => return self.select_edge(visual, true),
            _ => return None,
        };
        let count = self.keymap.take_count().unwrap_or(1).min(REACH);
        let text = &self.document.text;
        let byte = (0..count).fold(visual.at, |byte, _| step(text, byte));
        self.select_to(byte);
        Some(())
    }

    /// To the first or the last word of the row.
    fn select_edge(&mut self, visual: Visual, end: bool) -> Option<()> {
        let col = if end { u16::MAX } else { 0 };
        let row = self.article.rows().find(|row| row.span.has(visual.at))?;
        let byte = row.byte_at(&self.document.text, col)?;
        self.select_to(byte);
        Some(())
    }

    /// Does what was invoked while words are being selected; `None` where that makes no difference.
    pub(super) fn dispatch_visual(&mut self, invocation: Invocation) -> Option<()> {
        let visual = self.visual?;
        let count = super::steps::steps(invocation.count.unwrap_or(1));
        let (half, page) = (self.article.half_page(), self.article.page());
        match invocation.action {
            Action::LineDown => self.select_rows(count),
            Action::LineUp => self.select_rows(-count),
            Action::HalfDown => self.select_rows(half.saturating_mul(count)),
            Action::HalfUp => self.select_rows(-half.saturating_mul(count)),
            Action::PageDown => self.select_rows(page.saturating_mul(count)),
            Action::PageUp => self.select_rows(-page.saturating_mul(count)),
            Action::Start => self.select_to(0),
            Action::End => {
                let number = invocation.count.map(|number| number as usize);
                let start = number.and_then(|number| self.paragraphs.start(number));
                self.select_to(start.unwrap_or(u32::MAX));
            }
            Action::NextParagraph => self.select_paragraphs(visual, count),
            Action::PreviousParagraph => self.select_paragraphs(visual, -count),
            Action::OpenLink => {
                self.begin_visual(visual.at, visual.from, visual.whole);
                self.select_to(visual.from);
            }
            Action::Cancel => self.visual = None,
            _ => return None,
        }
        Some(())
    }

    fn select_paragraphs(&mut self, visual: Visual, count: isize) {
        if let Some(start) = self.paragraphs.step(visual.at, count) {
            let stays = count > 0 && start <= visual.at;
            self.select_to(if stays { u32::MAX } else { start });
        }
    }

    /// Copies what is being selected and stops selecting.
    pub(super) fn copy_visual(&mut self) -> Option<Effect> {
        let span = self.visual_span()?;
        self.visual = None;
        let words = self.document.words(span).to_owned();
        self.say(format!("copied {}", counted(&words)));
        Some(Effect::Copy(words))
    }

    /// Stops selecting where the article no longer gets the keys.
    pub(super) fn settle_visual(&mut self) {
        if self.focus != PaneId::Article {
            self.visual = None;
        }
    }
}

/// How many words a stretch has, as far as it pays to count.
pub fn counted(words: &str) -> String {
    const MANY: usize = 10_000;
    match words.split_whitespace().take(MANY).count() {
        MANY => "over 10000 words".to_owned(),
        1 => "1 word".to_owned(),
        count => format!("{count} words"),
    }
}

/// The end of the cluster at a byte.
fn cluster_end(text: &Text, byte: u32) -> u32 {
    let first = ahead(text, byte).graphemes(true).next();
    byte + offset(first.map_or(0, str::len))
}

/// The cluster after the one at a byte; the end of the text after the last. Ends of lines are passed over.
fn after(text: &Text, byte: u32) -> u32 {
    let rest = ahead(text, byte);
    let next = rest.grapheme_indices(true).skip(1);
    let mut next = next.filter(|(_, cluster)| !cluster.starts_with('\n'));
    byte + offset(next.next().map_or(rest.len(), |(start, _)| start))
}

/// The cluster before the one at a byte; the first one stays.
fn before(text: &Text, byte: u32) -> u32 {
    let words = behind(text, byte);
    let clusters = words.grapheme_indices(true).rev();
    let mut clusters = clusters.filter(|(_, cluster)| !cluster.starts_with('\n'));
    let start = clusters.next().map_or(0, |(start, _)| start);
    byte - offset(words.len() - start)
}

fn next_word(text: &Text, byte: u32) -> u32 {
    let rest = ahead(text, byte);
    let mut words = rest.split_word_bound_indices().skip(1);
    let next = words.find(|(_, word)| is_word(word));
    byte + offset(next.map_or(rest.len(), |(start, _)| start))
}

fn word_before(text: &Text, byte: u32) -> u32 {
    let words = behind(text, byte);
    let mut back = words.split_word_bound_indices().rev();
    let start = back.find(|(_, word)| is_word(word));
    byte - offset(words.len() - start.map_or(0, |(start, _)| start))
}

/// The last cluster of the word at a byte, or of the next one where it is that already.
fn word_end(text: &Text, byte: u32) -> u32 {
    let next = after(text, byte);
    let words = ahead(text, next).split_word_bound_indices();
    let mut words = words.filter(|(_, word)| is_word(word));
    match words.next() {
        Some((start, word)) => before(text, next + offset(start + word.len())),
        None => byte,
    }
}

fn is_word(word: &str) -> bool {
    !word.starts_with(char::is_whitespace)
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(0)
}

fn ahead(text: &Text, byte: u32) -> &str {
    let end = text.floor(byte.saturating_add(REACH));
    let span = text.span(byte as usize..end as usize);
    span.map_or("", |span| text.slice(span))
}

fn behind(text: &Text, byte: u32) -> &str {
    let start = text.floor(byte.saturating_sub(REACH));
    let span = text.span(start as usize..byte as usize);
    span.map_or("", |span| text.slice(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{linked, press};

    fn words(app: &App) -> &str {
        app.document().words(app.visual_span().unwrap())
    }

    #[test]
    fn words_are_selected_by_moving_over_them_and_copied() {
        let mut app = linked();
        press(&mut app, "v");
        assert_eq!(words(&app), "T");
        press(&mut app, "e");
        assert_eq!(words(&app), "The");
        press(&mut app, "2we");
        assert_eq!(words(&app), "The bells rang");
        press(&mut app, "bh");
        assert_eq!(words(&app), "The bells ");
        let copied = press(&mut app, "y");
        assert_eq!(copied, [Effect::Copy("The bells ".to_owned())]);
        assert_eq!(app.visual(), None);
        assert_eq!(app.message(), Some("copied 2 words"));
    }

    #[test]
    fn rows_edges_and_ends_are_reached() {
        let mut app = linked();
        press(&mut app, "v$");
        assert!(words(&app).len() > 20, "{}", words(&app));
        press(&mut app, "0");
        assert_eq!(words(&app), "T");
        press(&mut app, "j");
        assert!(words(&app).starts_with("The bells"));
        press(&mut app, "gg");
        assert_eq!(words(&app), "T");
        press(&mut app, "G");
        assert_eq!(words(&app), app.document().text.as_str());
        press(&mut app, "k<Esc>");
        assert_eq!(app.visual(), None);
    }

    #[test]
    fn the_other_end_can_be_moved_and_paragraphs_be_taken_whole() {
        let mut app = linked();
        press(&mut app, "vwwo");
        press(&mut app, "w");
        assert_eq!(words(&app), "bells r");
        press(&mut app, "V");
        assert_eq!(words(&app), app.document().text.as_str());
        press(&mut app, "V");
        assert_eq!(app.visual(), None);
    }

    #[test]
    fn selecting_begins_at_what_is_selected() {
        let mut app = linked();
        press(&mut app, "fsav");
        assert_eq!(words(&app), "the survey");
        press(&mut app, "l");
        assert_eq!(words(&app), "the survey ");
    }

    #[test]
    fn clusters_stay_whole_and_the_ends_hold() {
        let text = Text::new("e\u{301}👩‍👩‍👧\n\nb".to_owned());
        let family = after(&text, 0);
        assert_eq!(text.as_str().get(..family as usize), Some("e\u{301}"));
        let last = text.len() - 1;
        assert_eq!(after(&text, family), last);
        assert_eq!(before(&text, last), family);
        assert_eq!((before(&text, 0), after(&text, last)), (0, text.len()));
        assert_eq!(
            (word_before(&text, 0), next_word(&text, last)),
            (0, text.len())
        );
    }
}
