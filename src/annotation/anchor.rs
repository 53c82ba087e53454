use serde::{Deserialize, Serialize};

use crate::text::{Span, Text};

/// A stretch of a text by its offset and its words, so that it is found again when the text has changed a little.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Where the words stood, in bytes.
    pub byte: u32,
    /// The words.
    pub words: String,
    /// What stood before them.
    #[serde(default)]
    pub before: String,
}

// What is kept of the words before, in bytes at most.
const BEFORE: u32 = 60;
// Words at either end of a stretch that are looked for when the whole is not there, in bytes at most.
const END: u32 = 24;
// A place is found by so many bytes after it.
const PLACE: u32 = 80;
// Words that come very often are no help.
const MOST: usize = 1000;

impl Anchor {
    /// The anchor of a stretch of a text.
    pub fn of(text: &Text, span: Span) -> Self {
        let from = text.floor(span.start().saturating_sub(BEFORE));
        let before = text.span(from as usize..span.start() as usize);
        Self {
            byte: span.start(),
            words: text.slice(span).to_owned(),
            before: before.map_or("", |before| text.slice(before)).to_owned(),
        }
    }

    /// The anchor of a place in a text: of the words that follow it.
    pub fn at(text: &Text, byte: u32) -> Self {
        let start = text.floor(byte);
        let end = text.floor(start.saturating_add(PLACE));
        let span = text.span(start as usize..end as usize);
        Self::of(text, span.unwrap_or_default())
    }

    /// Where the stretch stands in a text: at its offset where the same words stand there, else at the likeliest of the
    /// places that have its words, or where its first and last words are; `None` where nothing of it is left.
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

    /// The place of some words that has most of what stood before them, and of these the nearest.
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

    /// The stretch from its first words to its last, where these stand about as far apart as they did.
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

/// Bytes that two texts have in common at their ends.
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
