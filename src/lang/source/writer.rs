use std::collections::{BTreeMap, HashMap};

use crate::lang::hash::bucket;
use crate::lang::table::Tables;
use crate::lang::time::Step;

/// Writes tables for [`Tables`] to read, in the same order.
#[derive(Debug, Default)]
pub(super) struct Writer {
    lengths: Vec<usize>,
    numbers: Vec<u16>,
    text: String,
    strings: Vec<String>,
    known: HashMap<String, u16>,
    overflowed: bool,
}

impl Writer {
    /// A count or place as a number of a table; one too large for it makes the tables faulty.
    pub(super) fn number(&mut self, value: usize) -> u16 {
        u16::try_from(value).unwrap_or_else(|_| {
            self.overflowed = true;
            u16::MAX
        })
    }

    /// A step as a number of a table.
    pub(super) fn step(&mut self, step: Step) -> u16 {
        step.number().unwrap_or_else(|| {
            self.overflowed = true;
            0
        })
    }

    /// The number of a text that tables may name.
    pub(super) fn string(&mut self, text: &str) -> u16 {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let place = self.number(self.strings.len());
        self.strings.push(text.to_owned());
        self.known.insert(text.to_owned(), place);
        place
    }

    /// Writes rows.
    pub(super) fn rows<const N: usize>(&mut self, rows: &[[u16; N]]) {
        self.lengths.push(rows.len() * N);
        self.numbers.extend_from_slice(rows.as_flattened());
    }

    /// Writes a set of words.
    pub(super) fn words<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        self.map(
            words
                .into_iter()
                .map(|word| (word.to_owned(), []))
                .collect(),
        );
    }

    /// Writes words with their numbers.
    pub(super) fn map<const N: usize>(&mut self, words: BTreeMap<String, [u16; N]>) {
        let rows = self.in_buckets(words);
        // A set of words has no rows.
        if N > 0 {
            self.rows(&rows);
        }
    }

    /// Writes words with their rows.
    pub(super) fn index<const N: usize>(&mut self, words: BTreeMap<String, Vec<[u16; N]>>) {
        let lists = self.in_buckets(words);
        self.bounds(lists.iter().map(Vec::len));
        self.rows(&lists.concat());
    }

    /// Writes where each of some stretches of a table begins, and where the last ends.
    pub(super) fn bounds(&mut self, lengths: impl IntoIterator<Item = usize>) {
        let mut end = 0;
        let mut bounds = vec![[0]];
        for length in lengths {
            end += length;
            bounds.push([self.number(end)]);
        }
        self.rows(&bounds);
    }

    /// All tables: their numbers as bytes, and their text.
    ///
    /// # Errors
    ///
    /// When one has become too large.
    pub(super) fn finish(mut self) -> Result<(Vec<u8>, String), &'static str> {
        let mut first = Self::default();
        first.texts(&std::mem::take(&mut self.strings));
        if self.overflowed || first.overflowed {
            return Err(
                "a table has more than 65,535 rows or bytes, or there are more than 2,048 classes",
            );
        }
        let lengths = [first.lengths, self.lengths].concat();
        let count = [lengths.len()];
        let lengths = count.iter().chain(&lengths);
        let lengths = lengths.filter_map(|length| u32::try_from(*length).ok());
        let numbers = first.numbers.iter().chain(&self.numbers);
        let bytes = lengths.flat_map(u32::to_le_bytes);
        let bytes = bytes.chain(numbers.flat_map(|number| number.to_le_bytes()));
        Ok((bytes.collect(), first.text + &self.text))
    }

    /// The tables as the program reads them.
    pub(super) fn leak(self) -> Tables {
        let (numbers, text) = self.finish().unwrap_or_default();
        Tables::new(numbers.leak(), text.leak())
    }

    // Writes words by the buckets of their hashes, one for each word, and gives what belongs to them in this order.
    fn in_buckets<V>(&mut self, words: BTreeMap<String, V>) -> Vec<V> {
        let buckets = words.len();
        let mut sorted: Vec<(usize, (String, V))> = words
            .into_iter()
            .map(|(word, value)| (bucket(&word, buckets), (word, value)))
            .collect();
        sorted.sort_by_key(|(bucket, _)| *bucket);
        let mut counts = vec![0; buckets];
        for (bucket, _) in &sorted {
            if let Some(count) = counts.get_mut(*bucket) {
                *count += 1;
            }
        }
        self.bounds(counts);
        let (words, values): (Vec<String>, Vec<V>) =
            sorted.into_iter().map(|(_, entry)| entry).unzip();
        self.texts(&words);
        values
    }

    fn texts(&mut self, texts: &[String]) {
        self.bounds(texts.iter().map(String::len));
        let text = texts.concat();
        self.lengths.push(text.len());
        self.text.push_str(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(count: usize) -> Vec<String> {
        (0..count).map(|nth| format!("w{nth}é")).collect()
    }

    #[test]
    fn what_is_written_is_read_in_the_same_order() {
        let mut out = Writer::default();
        let known = words(300);
        out.words(known.iter().map(String::as_str));
        out.rows(&[[1, 2], [3, 4]]);
        let numbered = (0..).zip(&known).map(|(nth, word)| (word.clone(), [nth]));
        out.map(numbered.collect());
        let lists = (0..3)
            .zip(&known)
            .map(|(nth, word)| (word.clone(), vec![[nth]; nth.into()]));
        out.index(lists.collect());
        let named = [out.string("a"), out.string("b"), out.string("a")];
        let mut tables = out.leak();
        let set = tables.words();
        assert!(known.iter().all(|word| set.known(word) == Some(word)));
        assert!(!set.has("w300é") && !set.has(""));
        assert_eq!(tables.rows().get(1), Some([3, 4]));
        let map = tables.map();
        assert!(
            (0..)
                .zip(&known)
                .all(|(nth, word)| map.get(word) == Some([nth]))
        );
        let index = tables.index();
        let lengths = known.iter().take(4).map(|word| index.of(word).len());
        assert_eq!(lengths.collect::<Vec<_>>(), [0, 1, 2, 0]);
        assert_eq!(index.of(&known[2]).iter().last(), Some([2]));
        assert_eq!(named.map(|text| tables.strings.get(text)), ["a", "b", "a"]);
    }

    #[test]
    fn tables_that_are_not_there_are_empty() {
        let mut tables = Writer::default().leak();
        assert!(tables.rows::<3>().is_empty() && !tables.words().has("a"));
        let mut cut = Tables::new(&[9, 0, 0, 0, 1], "");
        assert!(cut.rows::<1>().is_empty() && cut.strings.get(0).is_empty());
    }

    #[test]
    fn what_no_longer_fits_is_a_fault() {
        let mut out = Writer::default();
        out.words(words(70_000).iter().map(String::as_str));
        assert!(out.finish().is_err());
    }
}
