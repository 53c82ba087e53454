//! Tables of the compiled rules, read where they lie in the program.
//!
//! The numbers of all tables stand one behind the other, little-endian and 16 bits wide, and so do their words. In front are
//! as many lengths as there are stretches, 32 bits each: rows are counted in numbers, words in bytes.

use std::ops::Range;

use super::hash::bucket;

/// Rows of as many numbers each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rows<const N: usize>(&'static [[[u8; 2]; N]]);

impl<const N: usize> Rows<N> {
    /// How many rows there are.
    pub(super) const fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub(super) const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The row at a place.
    pub(super) fn get(self, place: usize) -> Option<[u16; N]> {
        self.0.get(place).map(numbers)
    }

    /// The rows of a stretch; none where it goes beyond the last.
    pub(super) fn part(self, range: Range<usize>) -> Self {
        Self(self.0.get(range).unwrap_or_default())
    }

    /// All rows in order.
    pub(super) fn iter(self) -> impl ExactSizeIterator<Item = [u16; N]> + Clone {
        self.0.iter().map(numbers)
    }
}

impl Rows<1> {
    /// The number at a place.
    pub(super) fn number(self, place: usize) -> Option<u16> {
        self.get(place).map(|[number]| number)
    }

    /// The stretch of another table that belongs to a place here: from its number to the next.
    pub(super) fn stretch(self, place: usize) -> Range<usize> {
        let bound = |place| self.number(place).unwrap_or(0).into();
        bound(place)..bound(place + 1)
    }

    /// Where in a stretch the numbers with a key stand, which is some of their bits and by which they are sorted.
    pub(super) fn keyed(self, places: Range<usize>, bits: u16, key: u16) -> Range<usize> {
        let first = self.first_keyed(places.clone(), bits, key);
        let rest = self.part(first..places.end).iter();
        let same = rest.take_while(|[number]| number & bits == key);
        first..first + same.count()
    }

    /// Where in such a stretch the first number with a key or a higher one stands; its end where there is none.
    pub(super) fn first_keyed(self, places: Range<usize>, bits: u16, key: u16) -> usize {
        let part = self.part(places.clone()).0;
        let before = |[number]: &[[u8; 2]; 1]| u16::from_le_bytes(*number) & bits < key;
        places.start + part.partition_point(before)
    }
}

fn numbers<const N: usize>(row: &[[u8; 2]; N]) -> [u16; N] {
    row.map(u16::from_le_bytes)
}

/// Texts by number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Strings {
    bounds: Rows<1>,
    text: &'static str,
}

impl Strings {
    /// A text; empty where there is none of this number.
    pub(super) fn get(self, place: u16) -> &'static str {
        self.at(place.into())
    }

    // Looks at the length first, and at the text hardly ever where it is another.
    fn is(self, place: usize, word: &str) -> bool {
        let bytes = self.text.as_bytes().get(self.bounds.stretch(place));
        bytes == Some(word.as_bytes())
    }

    fn at(self, place: usize) -> &'static str {
        self.text
            .get(self.bounds.stretch(place))
            .unwrap_or_default()
    }
}

/// A set of words, each of which has a number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words {
    // For each bucket of hashes where its words begin.
    buckets: Rows<1>,
    words: Strings,
}

impl Words {
    /// The number of a word.
    pub(super) fn find(self, word: &str) -> Option<usize> {
        let buckets = self.buckets.len().checked_sub(1)?;
        let mut places = self.buckets.stretch(bucket(word, buckets));
        places.find(|place| self.words.is(*place, word))
    }

    /// Whether it is there.
    pub(super) fn has(self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// The same word as long as the program lives.
    pub(super) fn known(self, word: &str) -> Option<&'static str> {
        self.find(word).map(|place| self.words.at(place))
    }
}

/// Words, each with some numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Map<const N: usize> {
    words: Words,
    rows: Rows<N>,
}

impl<const N: usize> Map<N> {
    /// The numbers of a word.
    pub(super) fn get(self, word: &str) -> Option<[u16; N]> {
        self.rows.get(self.words.find(word)?)
    }
}

/// Words, each with any number of rows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Index<const N: usize> {
    words: Words,
    bounds: Rows<1>,
    rows: Rows<N>,
}

impl<const N: usize> Index<N> {
    /// The rows of a word, in the order of the rule files.
    pub(super) fn of(self, word: &str) -> Rows<N> {
        let place = self.words.find(word);
        place.map_or(Rows::default(), |place| {
            self.rows.part(self.bounds.stretch(place))
        })
    }
}

/// Gives the tables in the order in which they were written.
#[derive(Debug)]
pub(super) struct Tables {
    lengths: &'static [[u8; 4]],
    numbers: &'static [[u8; 2]],
    text: &'static str,
    /// The texts that any table may name.
    pub(super) strings: Strings,
}

impl Tables {
    /// The tables of compiled rules: their numbers and their text.
    pub(super) fn new(numbers: &'static [u8], text: &'static str) -> Self {
        let (count, rest) = numbers.split_first_chunk().unwrap_or((&[0; 4], &[]));
        let count = u32::from_le_bytes(*count) as usize;
        let (lengths, numbers) = rest.split_at_checked(count * 4).unwrap_or_default();
        let mut tables = Self {
            lengths: lengths.as_chunks().0,
            numbers: numbers.as_chunks().0,
            text,
            strings: Strings::default(),
        };
        tables.strings = tables.strings();
        tables
    }

    /// The next rows.
    pub(super) fn rows<const N: usize>(&mut self) -> Rows<N> {
        let length = self.length();
        let (rows, rest) = self.numbers.split_at_checked(length).unwrap_or_default();
        self.numbers = rest;
        Rows(rows.as_chunks().0)
    }

    /// The next set of words.
    pub(super) fn words(&mut self) -> Words {
        Words {
            buckets: self.rows(),
            words: self.strings(),
        }
    }

    /// The next words with their numbers.
    pub(super) fn map<const N: usize>(&mut self) -> Map<N> {
        Map {
            words: self.words(),
            rows: self.rows(),
        }
    }

    /// The next words with their rows.
    pub(super) fn index<const N: usize>(&mut self) -> Index<N> {
        Index {
            words: self.words(),
            bounds: self.rows(),
            rows: self.rows(),
        }
    }

    fn strings(&mut self) -> Strings {
        let bounds = self.rows();
        let length = self.length();
        let (text, rest) = self.text.split_at_checked(length).unwrap_or_default();
        self.text = rest;
        Strings { bounds, text }
    }

    fn length(&mut self) -> usize {
        let (length, rest) = self.lengths.split_first().unwrap_or((&[0; 4], &[]));
        self.lengths = rest;
        u32::from_le_bytes(*length) as usize
    }
}
