use std::collections::{HashMap, HashSet};
use std::marker::PhantomData;

use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

/// Words with a value each. A word borrows from the data in the program.
pub type WordMap<V> = HashMap<&'static str, V, FxBuildHasher>;

/// A set of words.
pub type WordSet = HashSet<&'static str, FxBuildHasher>;

/// The classes of words and phrases in lower case; `C` is an enum without fields, and a word may have several classes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct WordClasses<C> {
    // A bit for each class.
    classes: WordMap<u64>,
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
        classes.is_some_and(|classes| classes & bit(class) != 0)
    }

    /// Adds a word or phrase to a class.
    pub fn add(&mut self, class: C, word: &'static str) {
        *self.classes.entry(word).or_default() |= bit(class);
    }
}

fn bit<C: Into<u8>>(class: C) -> u64 {
    1_u64.checked_shl(class.into().into()).unwrap_or(0)
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

        impl From<$name> for u8 {
            fn from(class: $name) -> Self {
                class as Self
            }
        }
    };
}
pub(crate) use word_classes;
