use crate::document::Document;
use crate::text::Fnv;

/// The hash of some words, going on from an earlier hash.
pub(super) fn extend<'a>(hash: u64, parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash = Fnv::from_value(hash);
    for part in parts {
        hash.extend(part.bytes().chain([0xff]));
    }
    hash.value()
}

/// The hash of an article's identity.
pub(super) fn of_document(document: &Document) -> u64 {
    extend(Fnv::default().value(), [source(document)])
}

// Article identity: URL, else title, else text.
fn source(document: &Document) -> &str {
    let meta = &document.meta;
    let named = meta.canonical.as_deref().or(meta.url.as_deref());
    named
        .or(meta.title.as_deref())
        .unwrap_or(document.text.as_str())
}
