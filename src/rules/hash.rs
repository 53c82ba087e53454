//! Maps from the words of the rule files.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map from words; only words of rule files are ever entered, so that no article can fill it with clashing ones.
pub(super) type WordMap<V, W = String> = HashMap<W, V, BuildHasherDefault<WordHasher>>;

/// A set of words, likewise only of rule files.
pub(super) type WordSet<W = String> = HashSet<W, BuildHasherDefault<WordHasher>>;

/// FNV-1a: for a short word several times as fast as the hasher of the standard library.
#[derive(Debug)]
pub(super) struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
