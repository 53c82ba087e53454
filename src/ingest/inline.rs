//! Marks around words in plain text: where one closes, and the order in which they do.

use super::draft::{MarkStart, Writer};
use crate::document::MarkKind;

/// The words of one block and the marks in them.
#[derive(Debug)]
pub(super) struct Inline<'a> {
    chars: &'a [char],
    /// Where each mark closes next, so that no word is looked at twice for it.
    closings: Vec<(&'static str, Option<usize>)>,
    open: Vec<Open>,
    /// Words that have been read and not yet been written.
    words: String,
}

#[derive(Debug)]
struct Open {
    /// Where its words begin.
    from: usize,
    /// Where it closes, and how long its closing is.
    end: usize,
    length: usize,
    start: MarkStart,
    kind: MarkKind,
}

impl<'a> Inline<'a> {
    pub(super) fn of(chars: &'a [char]) -> Self {
        Self {
            chars,
            closings: Vec::new(),
            open: Vec::new(),
            words: String::new(),
        }
    }

    pub(super) fn at(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// Whether some words stand at a place.
    pub(super) fn stands(&self, at: usize, words: &str) -> bool {
        let ahead = self.chars.get(at..).unwrap_or_default();
        ahead.len() >= words.len() && words.chars().zip(ahead).all(|(one, other)| one == *other)
    }

    /// The words between two places.
    pub(super) fn between(&self, from: usize, to: usize) -> String {
        let to = to.min(self.chars.len());
        self.chars
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .collect()
    }

    /// Where a mark that opens before `from` closes: behind a word and before what may follow one, and within the mark that
    /// it stands in.
    pub(super) fn closing(
        &mut self,
        mark: &'static str,
        from: usize,
        ends_word: fn(Option<char>) -> bool,
    ) -> Option<usize> {
        let known = self.closings.iter().position(|(other, _)| *other == mark);
        let cached = known
            .and_then(|nth| self.closings.get(nth))
            .map(|(_, end)| *end);
        let end = match cached {
            Some(None) => None,
            Some(Some(end)) if end >= from => Some(end),
            _ => {
                let closes = |at: &usize| {
                    self.stands(*at, mark)
                        && self
                            .at(at - 1)
                            .is_some_and(|before| !before.is_whitespace())
                        && ends_word(self.at(at + mark.len()))
                };
                (from.max(1)..self.chars.len()).find(closes)
            }
        };
        match known.and_then(|nth| self.closings.get_mut(nth)) {
            Some(closing) => closing.1 = end,
            None => self.closings.push((mark, end)),
        }
        let limit = self.open.last().map_or(usize::MAX, |open| open.end);
        end.filter(|end| *end < limit)
    }

    /// Takes words in.
    pub(super) fn push(&mut self, words: &str) {
        self.words.push_str(words);
    }

    pub(super) fn push_char(&mut self, c: char) {
        self.words.push(c);
    }

    /// Takes the last word back.
    pub(super) fn take_word(&mut self) -> String {
        let is_of_word = |c: char| c.is_alphanumeric() || "-_.:+".contains(c);
        let length = self.words.trim_end_matches(is_of_word).len();
        self.words.split_off(length)
    }

    /// Whether a mark has been opened right before a place.
    pub(super) fn has_opened(&self, at: usize) -> bool {
        self.open.last().is_some_and(|open| open.from == at)
    }

    /// Opens a mark whose words begin at `from`, and that closes at a place.
    pub(super) fn begin(
        &mut self,
        (from, end, length): (usize, usize, usize),
        kind: MarkKind,
        writer: &mut Writer,
    ) {
        self.flush(writer);
        let start = writer.start_mark();
        self.open.push(Open {
            from,
            end,
            length,
            start,
            kind,
        });
    }

    /// Closes the mark that closes here, if one does; gives the place behind it.
    pub(super) fn end(&mut self, at: usize, writer: &mut Writer) -> Option<usize> {
        let open = self.open.pop_if(|open| open.end == at)?;
        self.flush(writer);
        writer.end_mark(open.start, Some(open.kind));
        Some(at + open.length)
    }

    /// Words under a mark, taken as they are.
    pub(super) fn marked(&mut self, words: &str, kind: Option<MarkKind>, writer: &mut Writer) {
        self.flush(writer);
        let start = writer.start_mark();
        writer.text(words);
        writer.end_mark(start, kind);
    }

    pub(super) fn flush(&mut self, writer: &mut Writer) {
        writer.text(&self.words);
        self.words.clear();
    }
}
