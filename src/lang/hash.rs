//! Where a word stands in a table of words.

/// The bucket of a word among some: FNV-1a, for a short word several times as fast as the hasher of the standard library,
/// and one more turn, for its last byte hardly reaches the bits that count.
pub(super) fn bucket(word: &str, buckets: usize) -> usize {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in word.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let turned = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    usize::try_from((turned * buckets as u64) >> 32).unwrap_or(0)
}
