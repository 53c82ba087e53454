//! Positions and columns of an article's text: bytes inside, code points for output, columns for the screen.
//!
//! Owns [`Text`], [`Span`] and the two conversions; knows nothing about articles, languages or screens.
#![deny(clippy::disallowed_methods)]

mod codepoints;
mod fnv;
mod fold;
mod span;
pub mod width;

use std::ops::Range;

pub use codepoints::CodePoints;
pub use fnv::{Fnv, fnv};
pub use fold::fold;
pub use span::Span;

/// Cleaned article text: no controls but the newline and tab, under 4 GiB; the only maker of [`Span`]s.
///
/// Findings hold spans and ask the text for the words, so the words are stored once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Box<str>);

impl Text {
    /// Takes a cleaned string; more than 4 GiB is cut at a char boundary.
    pub fn new(text: String) -> Self {
        let mut text = text;
        let limit = u32::MAX as usize;
        if text.len() > limit {
            let cut = (0..=limit)
                .rev()
                .find(|byte| text.is_char_boundary(*byte))
                .unwrap_or(0);
            text.truncate(cut);
        }
        Self(text.into_boxed_str())
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Length in bytes.
    pub fn len(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// Whether it has no bytes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The span of the whole text.
    pub fn whole(&self) -> Span {
        Span::new(0, self.len())
    }

    /// A span of byte offsets, or `None` if they are out of order, out of bounds or inside a char.
    pub fn span(&self, bytes: Range<usize>) -> Option<Span> {
        self.0.get(bytes.clone())?;
        Some(Span::new(
            u32::try_from(bytes.start).ok()?,
            u32::try_from(bytes.end).ok()?,
        ))
    }

    /// A span given relative to the start of another one, or `None` if [`Text::span`] returns `None`.
    pub fn span_in(&self, outer: Span, bytes: Range<usize>) -> Option<Span> {
        let base = outer.start() as usize;
        self.span(base.checked_add(bytes.start)?..base.checked_add(bytes.end)?)
    }

    /// The words of a span; empty for a span of another, longer text.
    pub fn slice(&self, span: Span) -> &str {
        self.0.get(span.range()).unwrap_or_default()
    }

    /// The span without white space at its ends.
    #[must_use]
    pub fn trim(&self, span: Span) -> Span {
        let words = self.slice(span);
        let start = words.len() - words.trim_start().len();
        let end = start + words.trim().len();
        self.span_in(span, start..end).unwrap_or(span)
    }

    /// The last char boundary at or before `byte`.
    pub fn floor(&self, byte: u32) -> u32 {
        let mut byte = (byte as usize).min(self.0.len());
        while !self.0.is_char_boundary(byte) {
            byte -= 1;
        }
        u32::try_from(byte).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_inside_a_char_is_refused() {
        let text = Text::new("né".to_owned());
        assert!(text.span(0..2).is_none());
        assert!(text.span(2..9).is_none());
        assert_eq!(text.slice(text.span(1..3).unwrap()), "é");
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = Text::new("  two words \n".to_owned());
        assert_eq!(text.slice(text.trim(text.whole())), "two words");
        assert!(Text::new("  ".to_owned()).trim(Span::new(0, 2)).is_empty());
    }

    #[test]
    fn floor_steps_back_to_a_boundary() {
        let text = Text::new("né".to_owned());
        assert_eq!((text.floor(2), text.floor(3), text.floor(99)), (1, 3, 3));
    }
}
