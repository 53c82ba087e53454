use crate::document::Document;

/// What to go on from at first.
pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a in 64 bits, going on from a hash or the seed: small, and the same for ever.
pub(super) fn hash<'a>(from: u64, parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash = from;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// The hash of where an article is known to come from.
pub(super) fn of_document(document: &Document) -> u64 {
    hash(SEED, [source(document)])
}

// What tells an article from others: its address, else its headline, else its text.
fn source(document: &Document) -> &str {
    let meta = &document.meta;
    let named = meta.canonical.as_deref().or(meta.url.as_deref());
    named
        .or(meta.title.as_deref())
        .unwrap_or(document.text.as_str())
}
