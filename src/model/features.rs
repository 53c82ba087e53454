//! The hash by which features are known, shared by train and run time.

use crate::text::{Fnv, fnv};

const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
const FINISH: u64 = 0xBF58_476D_1CE4_E5B9;

/// A feature hash of bytes that come one by one, such as the letters of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hasher(Fnv);

impl Hasher {
    /// Takes in the next byte.
    pub const fn push(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// The hash of all bytes so far.
    pub const fn finish(self) -> u32 {
        fold(self.0.value())
    }
}

/// The feature hash of some bytes.
pub fn hash(bytes: impl IntoIterator<Item = u8>) -> u32 {
    fold(fnv(bytes))
}

/// The feature that a template makes of its parts: hashes, tags, counts.
pub fn feature<const PARTS: usize>(template: u8, parts: [u32; PARTS]) -> u32 {
    let mut state = (u64::from(template) + 1).wrapping_mul(SPREAD);
    for part in parts {
        state = (state ^ u64::from(part)).wrapping_mul(SPREAD);
        state ^= state >> 32;
    }
    fold(state)
}

/// A count in coarse steps: how many of the ascending `bounds` are less than it.
pub fn step(count: usize, bounds: &[usize]) -> u32 {
    u32::try_from(bounds.partition_point(|bound| *bound < count)).unwrap_or(u32::MAX)
}

/// The checksum of a list of features.
pub fn checksum(features: impl IntoIterator<Item = u32>) -> u32 {
    hash(features.into_iter().flat_map(u32::to_le_bytes))
}

const fn fold(state: u64) -> u32 {
    let state = (state ^ (state >> 29)).wrapping_mul(FINISH);
    (state >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_the_first_bound_that_holds_the_count() {
        let steps = [0, 1, 2, 3, 7, 8, 99].map(|count| step(count, &[0, 1, 2, 7]));
        assert_eq!(steps, [0, 1, 2, 3, 3, 4, 4]);
        assert_eq!(step(5, &[]), 0);
    }

    #[test]
    fn order_template_and_parts_matter() {
        let one = feature(1, [7, 9]);
        assert_ne!(one, feature(1, [9, 7]));
        assert_ne!(one, feature(2, [7, 9]));
        assert_ne!(one, feature(1, [7, 9, 0]));
        assert_ne!(hash(*b"ab"), hash(*b"ba"));
    }

    #[test]
    fn the_hash_never_changes() {
        assert_eq!(feature(3, [hash(*b"said"), 5]), 798_371_307);
    }
}
