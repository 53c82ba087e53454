use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;
use std::marker::PhantomData;

use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

/// Words with a value each. A word borrows from the data in the program.
pub type WordMap<V> = HashMap<&'static str, V, FxBuildHasher>;

/// A set of words.
pub type WordSet = HashSet<&'static str, FxBuildHasher>;

/// A long list of words, each with a value or an empty one, that costs nothing to load: lines of text by their hash.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct WordList {
    // Where the lines of each hash end in the text, two bytes each.
    ends: &'static [u8],
    // "word value\n"
    text: &'static str,
}

impl WordList {
    /// The list of some words and their values, which contain no blanks; it may have 65,535 bytes.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, &'w str)>) -> Self {
        let words: Vec<(&str, &str)> = words.into_iter().collect();
        let mut lines = vec![String::new(); words.len()];
        for (word, value) in words {
            let bucket = bucket(word, lines.len());
            if let Some(lines) = lines.get_mut(bucket) {
                lines.extend([word, " ", value, "\n"]);
            }
        }
        let mut end = 0_usize;
        let ends = lines.iter().flat_map(|lines| {
            end += lines.len();
            u16::try_from(end).unwrap_or(u16::MAX).to_le_bytes()
        });
        Self {
            ends: ends.collect::<Vec<u8>>().leak(),
            text: lines.concat().leak(),
        }
    }

    /// The word as long as the program lives, with its value.
    pub fn get(&self, word: &str) -> Option<(&'static str, &'static str)> {
        let ends = self.ends.as_chunks().0;
        let bucket = bucket(word, ends.len());
        let end = |bucket: usize| {
            ends.get(bucket)
                .map(|end| usize::from(u16::from_le_bytes(*end)))
        };
        let start = bucket.checked_sub(1).map_or(Some(0), end)?;
        let lines = self.text.get(start..end(bucket)?)?.lines();
        let mut lines = lines.filter_map(|line| line.split_once(' '));
        lines.find(|(known, _)| *known == word)
    }
}

fn bucket(word: &str, buckets: usize) -> usize {
    let hash = FxBuildHasher.hash_one(word) >> 32;
    usize::try_from((hash * buckets as u64) >> 32).unwrap_or(0)
}

/// The classes of words and phrases in lower case; `C` is an enum without fields, and a word may have several classes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct WordClasses<C> {
    // The numbers of the classes of each word.
    classes: WordMap<&'static [u8]>,
    #[serde(skip)]
    class: PhantomData<C>,
}

impl<C> Default for WordClasses<C> {
    fn default() -> Self {
        Self {
            classes: WordMap::default(),
            class: PhantomData,
        }
    }
}

impl<C: Into<u8>> WordClasses<C> {
    /// Whether a word or phrase in lower case is in a class.
    pub fn is(&self, class: C, word: &str) -> bool {
        let classes = self.classes.get(word);
        classes.is_some_and(|classes| classes.contains(&class.into()))
    }

    /// The words and phrases of a class, in no particular order.
    pub fn forms(&self, class: C) -> impl Iterator<Item = &'static str> + use<'_, C> {
        let class = class.into();
        let all = self.classes.iter();
        all.filter_map(move |(word, classes)| classes.contains(&class).then_some(*word))
    }

    /// Adds a word or phrase to a class.
    pub fn add(&mut self, class: C, word: &'static str) {
        let known = self.classes.entry(word).or_default();
        *known = [known, &[class.into()][..]].concat().leak();
    }
}

/// Defines an enum of word classes, which rule files spell in kebab case.
macro_rules! word_classes {
    ($(#[$meta:meta])* $name:ident { $($(#[$class_meta:meta])* $class:ident,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $($(#[$class_meta])* $class,)*
        }

        impl $name {
            /// All classes.
            pub const ALL: &[Self] = &[$(Self::$class),*];
        }

        impl From<$name> for u8 {
            fn from(class: $name) -> Self {
                class as Self
            }
        }
    };
}
pub(crate) use word_classes;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_finds_its_words_and_no_others() {
        let words: Vec<String> = (0..300).map(|number| format!("w{number}é")).collect();
        let list = WordList::new(words.iter().map(|word| (word.as_str(), "x")));
        assert!(words.iter().all(|word| list.get(word) == Some((word, "x"))));
        assert_eq!((list.get("w300é"), list.get("")), (None, None));
        assert_eq!(WordList::default().get("w1é"), None);
    }
}
