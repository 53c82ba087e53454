use serde::{Deserialize, Serialize};

use crate::text::{Span, Text};

/// A span of a text with its words, so that it is found again after small changes of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The first byte of the words.
    pub byte: u32,
    /// The words.
    pub words: String,
    /// The text before them.
    #[serde(default)]
    pub before: String,
}

// Maximum bytes of the text before.
const BEFORE: u32 = 60;
// Maximum bytes at either end that are searched if the whole is not found.
const END: u32 = 24;
// Bytes that anchor a position.
const PLACE: u32 = 80;
// Words that occur more often are not helpful.
const MOST: usize = 1000;

impl Anchor {
    /// The anchor of a span of a text.
    pub fn of(text: &Text, span: Span) -> Self {
        let from = text.floor(span.start().saturating_sub(BEFORE));
        let before = text.span(from as usize..span.start() as usize);
        Self {
            byte: span.start(),
            words: text.slice(span).to_owned(),
            before: before.map_or("", |before| text.slice(before)).to_owned(),
        }
    }

    /// The anchor of a position in a text: the words after it.
    pub fn at(text: &Text, byte: u32) -> Self {
        let start = text.floor(byte);
        let end = text.floor(start.saturating_add(PLACE));
        let span = text.span(start as usize..end as usize);
        Self::of(text, span.unwrap_or_default())
    }

    /// The span in a text: at its offset if the same words are there, otherwise at the likeliest
    /// occurrence of its words, or from its first to its last words; `None` if neither is found.
    pub fn find(&self, text: &Text) -> Option<Span> {
        if self.words.is_empty() {
            return None;
        }
        let start = self.byte as usize;
        let there = text.span(start..start.saturating_add(self.words.len()));
        if let Some(span) = there.filter(|span| text.slice(*span) == self.words) {
            return Some(span);
        }
        self.likeliest(text, &self.words, &self.before)
            .or_else(|| self.by_its_ends(text))
    }

    /// The occurrence of words with the longest matching text before it; of several, the nearest.
    fn likeliest(&self, text: &Text, words: &str, before: &str) -> Option<Span> {
        let places = text.as_str().match_indices(words).take(MOST);
        let ranked = places.map(|(start, _)| {
            let same = common_end(text.as_str().get(..start).unwrap_or_default(), before);
            let away = (self.byte as usize).abs_diff(start);
            (std::cmp::Reverse(same), away, start)
        });
        let (.., start) = ranked.min()?;
        text.span(start..start + words.len())
    }

    /// The span from its first words to its last, if their distance is about the same.
    fn by_its_ends(&self, text: &Text) -> Option<Span> {
        let own = Text::new(self.words.clone());
        if own.len() < END * 2 {
            return None;
        }
        let head = own.floor(END) as usize;
        let tail = own.floor(own.len() - END) as usize;
        let (head, tail) = (self.words.get(..head)?, self.words.get(tail..)?);
        let first = self.likeliest(text, head, &self.before)?;
        let rest = first.start() as usize;
        let limit = text.floor(first.start().saturating_add(own.len().saturating_mul(2)));
        let after = text.as_str().get(rest..limit as usize)?;
        let end = rest + after.find(tail)? + tail.len();
        text.span(rest..end)
    }
}

/// The length of the common suffix of two texts.
fn common_end(one: &str, other: &str) -> usize {
    let pairs = one.bytes().rev().zip(other.bytes().rev());
    pairs.take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Text {
        Text::new(words.to_owned())
    }

    fn anchor(words: &str, marked: &str) -> Anchor {
        let text = text(words);
        let start = words.find(marked).unwrap();
        Anchor::of(&text, text.span(start..start + marked.len()).unwrap())
    }

    fn found(anchor: &Anchor, words: &str) -> Option<(u32, String)> {
        let text = text(words);
        let span = anchor.find(&text)?;
        Some((span.start(), text.slice(span).to_owned()))
    }

    #[test]
    fn words_are_found_where_they_stood_and_where_they_were_moved_to() {
        let anchor = anchor("The bells rang at noon.", "rang");
        let rang = |byte| Some((byte, "rang".to_owned()));
        assert_eq!(found(&anchor, "The bells rang at noon."), rang(10));
        assert_eq!(found(&anchor, "Yesterday the bells rang."), rang(20));
        assert_eq!(found(&anchor, "The bells were sold."), None);
    }

    #[test]
    fn of_two_places_the_one_with_the_same_words_before_it_counts() {
        let anchor = anchor("a dog sat, then a cat sat", "cat sat");
        let anchor = Anchor {
            words: "sat".to_owned(),
            before: "then a cat ".to_owned(),
            ..anchor
        };
        assert_eq!(
            found(&anchor, "now: a dog sat, then a cat sat").unwrap().0,
            27
        );
    }

    #[test]
    fn a_stretch_with_a_change_in_its_middle_is_found_by_its_ends() {
        let long = "The clock tower was moved for the second time in a century, and nobody in the town had asked for it at all.";
        let anchor = anchor(long, long);
        let changed = long.replace("second time", "third time");
        assert_eq!(found(&anchor, &changed), Some((0, changed.clone())));
        assert_eq!(found(&anchor, "The clock tower was moved."), None);
    }

    #[test]
    fn a_place_is_found_by_what_follows_it() {
        let text = text("é one two three");
        let anchor = Anchor::at(&text, 1);
        assert_eq!((anchor.byte, anchor.words.as_str()), (0, "é one two three"));
        assert_eq!(Anchor::at(&text, 99).find(&text), None);
    }
}
