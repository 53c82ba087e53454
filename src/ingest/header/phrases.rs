//! Lists of words and phrases that are looked up at every word of a header line.

use std::sync::OnceLock;

use crate::lang::{PageClass, PagePhrases};

/// Words and phrases in lower case, in groups, found by their first byte.
#[derive(Debug)]
pub(in crate::ingest) struct Phrases {
    /// Sorted by key; phrases with one key stand as in the list.
    all: Vec<(&'static str, usize)>,
    /// Where the phrases of each key begin.
    starts: [usize; KEYS + 1],
}

/// The phrases of one class.
pub(in crate::ingest) fn page(class: PageClass) -> &'static Phrases {
    static NONE: Phrases = Phrases {
        all: Vec::new(),
        starts: [0; KEYS + 1],
    };
    static ALL: [OnceLock<Phrases>; PageClass::ALL.len()] =
        [const { OnceLock::new() }; PageClass::ALL.len()];
    let phrases = ALL.get(usize::from(u8::from(class)));
    phrases.map_or(&NONE, |phrases| {
        phrases.get_or_init(|| Phrases::groups(&[class]))
    })
}

/// A key for every ASCII character and one for all others.
const KEYS: usize = 129;

impl Phrases {
    /// The phrases of some classes; the group of a phrase is the index of its class.
    pub(in crate::ingest) fn groups(classes: &[PageClass]) -> Self {
        let known = PagePhrases::builtin();
        let lists = classes.iter().map(|class| known.of(*class));
        Self::of(lists)
    }

    fn of<'l>(lists: impl Iterator<Item = &'l [&'static str]>) -> Self {
        let mut all: Vec<(&str, usize)> = lists
            .enumerate()
            .flat_map(|(group, list)| list.iter().map(move |phrase| (*phrase, group)))
            .collect();
        all.sort_by_key(|(phrase, _)| key(phrase));
        let starts = std::array::from_fn(|at| all.partition_point(|(phrase, _)| key(phrase) < at));
        Self { all, starts }
    }

    /// Whether a word or phrase is one of them, whatever its case.
    pub(in crate::ingest) fn has(&self, phrase: &str) -> bool {
        self.group(phrase).is_some()
    }

    /// The number of the list that a word or phrase is in, whatever its case.
    pub(in crate::ingest) fn group(&self, phrase: &str) -> Option<usize> {
        let is_same = |known: &str| strip_words(phrase, known).is_some_and(str::is_empty);
        let mut near = self.near(phrase).iter();
        near.find(|(known, _)| is_same(known))
            .map(|(_, group)| *group)
    }

    /// Takes them off the front of a text, each that stands there in turn; gives its list and the rest.
    pub(in crate::ingest) fn strip<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (usize, &'a str)> {
        let near = self.near(text).iter();
        near.filter_map(move |(phrase, group)| Some((*group, strip_words(text, phrase)?)))
    }

    /// Whether one of the words of a text is one of them.
    pub(in crate::ingest) fn has_word_of(&self, text: &str) -> bool {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| self.has(word))
    }

    /// Whether a text in lower case begins with one of them, wherever that ends.
    pub(in crate::ingest) fn opens(&self, lower: &str) -> bool {
        let mut near = self.near(lower).iter();
        near.any(|(phrase, _)| lower.starts_with(phrase))
    }

    /// Whether one of them stands in a text in lower case, from the start of a word on.
    pub(in crate::ingest) fn stand_in(&self, lower: &str) -> bool {
        let mut is_inside = false;
        lower.char_indices().any(|(at, c)| {
            let is_start = !is_inside && c.is_alphanumeric();
            is_inside = c.is_alphanumeric();
            is_start && self.opens(lower.get(at..).unwrap_or_default())
        })
    }

    /// Those that begin as the text does.
    fn near(&self, text: &str) -> &[(&'static str, usize)] {
        let key = key(text);
        let (Some(start), Some(end)) = (self.starts.get(key), self.starts.get(key + 1)) else {
            return &[];
        };
        self.all.get(*start..*end).unwrap_or_default()
    }
}

fn key(text: &str) -> usize {
    match text.bytes().next() {
        Some(byte) if byte.is_ascii() => usize::from(byte.to_ascii_lowercase()),
        Some(_) => KEYS - 1,
        None => 0,
    }
}

/// Takes words off the front whatever their case, if they end there.
pub(in crate::ingest) fn strip_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in words.chars() {
        let c = rest.next()?;
        let same = if c.is_ascii() {
            c.eq_ignore_ascii_case(&expected)
        } else {
            c.to_lowercase().eq(expected.to_lowercase())
        };
        if !same {
            return None;
        }
    }
    let rest = rest.as_str();
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &[&'static str]) -> Phrases {
        Phrases::of(std::iter::once(list))
    }

    #[test]
    fn a_phrase_is_found_whatever_its_case() {
        let months = Phrases::groups(&[PageClass::May, PageClass::March]);
        assert_eq!(months.group("MÄRZ"), Some(1));
        assert_eq!(months.group("Mai"), Some(0));
        assert_eq!(months.group("Mayor"), None);
        assert_eq!(months.group(""), None);
    }

    #[test]
    fn the_first_of_the_list_is_taken_off_at_a_word_s_end() {
        let labels = of(&["share this", "share", "état"]);
        assert_eq!(
            labels.strip("Share this article").next(),
            Some((0, " article"))
        );
        assert_eq!(labels.strip("Share, please").next(), Some((0, ", please")));
        assert_eq!(labels.strip("shares").next(), None);
        assert_eq!(labels.strip("ÉTAT 3").next(), Some((0, " 3")));
    }

    #[test]
    fn phrases_stand_in_a_text_from_the_start_of_a_word_on() {
        let asked = of(&["sign up", "état"]);
        assert!(asked.opens("sign upon") && !asked.opens("so sign up"));
        assert!(asked.stand_in("so (sign up") && asked.stand_in("l’état, 3"));
        assert!(!asked.stand_in("design up") && !asked.stand_in(""));
    }

    #[test]
    fn one_word_of_a_text_is_enough() {
        let offices = of(&["editor", "chief"]);
        assert!(offices.has_word_of("Jane Roe, Chief-of-staff"));
        assert!(!offices.has_word_of("Jane Roe, chiefly"));
    }
}
