//! Selecting words of the article by moving over them.

use unicode_segmentation::UnicodeSegmentation;

use super::command::Action;
use super::keymap::{Invocation, Keymap};
use super::pane::{ArticlePane, Pane};
use super::paragraphs::Paragraphs;
use crate::config::{Key, KeyChord};
use crate::document::Document;
use crate::text::{Span, Text};

/// A selection of words, from its start to the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visual {
    from: u32,
    at: u32,
    whole: bool,
    // The column that moving by rows keeps to.
    col: Option<u16>,
}

// Bytes: how far the next word is searched; a word of an unbroken text may be longer.
const REACH: u32 = 4096;

/// What a selection makes of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VisualOutcome {
    /// The command has its usual meaning.
    Ignored,
    /// The cursor has moved.
    Moved,
    /// Nothing is selected any more.
    Ended,
}

impl Visual {
    /// A selection from one byte to the cluster at another.
    pub(super) fn new(text: &Text, from: u32, at: u32, whole: bool) -> Self {
        Self {
            from: text.floor(from),
            at: text.floor(at),
            whole,
            col: None,
        }
    }

    /// A selection of the words of a span.
    pub(super) fn of_span(text: &Text, span: Span, whole: bool) -> Self {
        Self::new(text, span.start(), before(text, span.end()), whole)
    }

    /// The byte of the cursor.
    pub const fn cursor(&self) -> u32 {
        self.at
    }

    /// Whether it selects whole paragraphs.
    pub const fn is_whole(&self) -> bool {
        self.whole
    }

    /// The selected words, the one under the cursor included.
    pub fn span(&self, document: &Document) -> Option<Span> {
        let text = &document.text;
        let (first, last) = (self.from.min(self.at), self.from.max(self.at));
        if self.whole {
            let block = |byte| {
                let id = document.block_at(byte)?;
                Some(document.block(id)?.span)
            };
            return Some(block(first)?.join(block(last)?));
        }
        text.span(first as usize..cluster_end(text, last) as usize)
    }

    /// The same words or paragraphs the other way; `None` if they are selected that way already.
    pub(super) fn toggled(self, whole: bool) -> Option<Self> {
        (self.whole != whole).then_some(Self { whole, ..self })
    }

    /// Moves the cursor to a byte on a char boundary.
    pub(super) fn extend(&mut self, byte: u32) {
        (self.at, self.col) = (byte, None);
    }

    /// Moves the cursor to a byte and keeps it on the screen.
    fn move_to(&mut self, byte: u32, article: &mut ArticlePane) {
        let text = &article.layout().document().text;
        let last = before(text, text.len());
        self.extend(text.floor(byte.min(last)));
        article.keep_in_view(self.at);
    }

    fn move_rows(&mut self, rows: isize, article: &mut ArticlePane) {
        let (byte, col) = article.beside(self.at, rows, self.col);
        self.move_to(byte, article);
        self.col = Some(col);
    }

    /// Interprets a key that moves by characters and words; returns whether it is one.
    pub(super) fn press(
        &mut self,
        chord: KeyChord,
        keymap: &mut Keymap,
        article: &mut ArticlePane,
    ) -> bool {
        if keymap.is_open() || chord.ctrl || chord.alt {
            return false;
        }
        let step: fn(&Text, u32) -> u32 = match chord.key {
            Key::Char('h') | Key::Left => before,
            Key::Char('l') | Key::Right => after,
            Key::Char('w') => next_word,
            Key::Char('b') => word_before,
            Key::Char('e') => word_end,
            Key::Char('0') if !keymap.has_count() => return self.move_to_edge(0, article),
            Key::Char('^') => return self.move_to_edge(0, article),
            Key::Char('$') => return self.move_to_edge(u16::MAX, article),
            _ => return false,
        };
        let count = keymap.take_count().unwrap_or(1).min(REACH);
        let text = &article.layout().document().text;
        let byte = (0..count).fold(self.at, |byte, _| step(text, byte));
        self.move_to(byte, article);
        true
    }

    /// To the word at a column of the row.
    fn move_to_edge(&mut self, col: u16, article: &mut ArticlePane) -> bool {
        let text = &article.layout().document().text;
        let row = article.rows().find(|row| row.span.has(self.at));
        let Some(byte) = row.and_then(|row| row.byte_at(text, col)) else {
            return false;
        };
        self.move_to(byte, article);
        true
    }

    /// Executes a command that moves the cursor or ends the selection.
    pub(super) fn execute(
        &mut self,
        invocation: Invocation,
        article: &mut ArticlePane,
        paragraphs: &Paragraphs,
    ) -> VisualOutcome {
        let count = invocation.steps();
        let (half, page) = (article.half_page(), article.page());
        match invocation.action {
            Action::LineDown => self.move_rows(count, article),
            Action::LineUp => self.move_rows(-count, article),
            Action::HalfDown => self.move_rows(half.saturating_mul(count), article),
            Action::HalfUp => self.move_rows(-half.saturating_mul(count), article),
            Action::PageDown => self.move_rows(page.saturating_mul(count), article),
            Action::PageUp => self.move_rows(-page.saturating_mul(count), article),
            Action::Start => self.move_to(0, article),
            Action::End => {
                let number = invocation.count.map(|number| number as usize);
                let start = number.and_then(|number| paragraphs.start(number));
                self.move_to(start.unwrap_or(u32::MAX), article);
            }
            Action::NextParagraph => self.move_paragraphs(count, article, paragraphs),
            Action::PreviousParagraph => self.move_paragraphs(-count, article, paragraphs),
            Action::OpenLink => {
                let cursor = self.from;
                self.from = self.at;
                self.move_to(cursor, article);
            }
            Action::Cancel => return VisualOutcome::Ended,
            _ => return VisualOutcome::Ignored,
        }
        VisualOutcome::Moved
    }

    fn move_paragraphs(
        &mut self,
        count: isize,
        article: &mut ArticlePane,
        paragraphs: &Paragraphs,
    ) {
        if let Some(start) = paragraphs.step(self.at, count) {
            let stays = count > 0 && start <= self.at;
            self.move_to(if stays { u32::MAX } else { start }, article);
        }
    }
}

/// The number of words, up to a maximum.
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

/// The cluster after the one at a byte; the end of the text after the last. Line ends are skipped.
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

/// The last cluster of the word at a byte, or of the next word if that is the cluster already.
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
    use crate::app::{App, Effect};

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
