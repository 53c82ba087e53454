use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, RandomState};

/// What stands in a cell, as a number: the bytes of a cluster of up to seven, a hash of a longer one.
pub(in crate::tui) type Symbol = u64;

/// A blank.
pub(in crate::tui) const BLANK: Symbol = b' ' as Symbol;

/// The second column of a wide character.
pub(in crate::tui) const COVERED: Symbol = 0;

/// Marks the hash of a long symbol: no packed one has this bit.
const IS_HASH: Symbol = 1 << 63;

/// The long symbols of a screen, with a hash that nobody can foresee.
#[derive(Clone, Debug, Default)]
pub(super) struct Long {
    hashes: RandomState,
    known: BTreeMap<Symbol, Box<str>>,
}

impl Long {
    /// The number of a cluster.
    #[inline]
    pub(super) fn pack(&mut self, cluster: &str) -> Symbol {
        let bytes = cluster.as_bytes();
        match bytes {
            [byte] => Symbol::from(*byte),
            _ if bytes.len() < size_of::<Symbol>() => {
                let shifted = |all: Symbol, byte: &u8| all << 8 | Symbol::from(*byte);
                bytes.iter().fold(0, shifted)
            }
            _ => self.keep(cluster),
        }
    }

    fn keep(&mut self, cluster: &str) -> Symbol {
        let symbol = self.hashes.hash_one(cluster) | IS_HASH;
        self.known.entry(symbol).or_insert_with(|| cluster.into());
        symbol
    }

    /// Adds the characters that a symbol stands for.
    pub(super) fn write(&self, symbol: Symbol, out: &mut Vec<u8>) {
        match u8::try_from(symbol) {
            Ok(byte) => out.push(byte),
            Err(_) if symbol & IS_HASH == 0 => {
                let bytes = symbol.to_be_bytes();
                out.extend(bytes.into_iter().skip_while(|byte| *byte == 0));
            }
            Err(_) => {
                let cluster = self.known.get(&symbol);
                out.extend_from_slice(cluster.map_or(b" ", |cluster| cluster.as_bytes()));
            }
        }
    }

    pub(super) fn clear(&mut self) {
        self.known.clear();
    }
}
