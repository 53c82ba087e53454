//! Takes blocks out that are the page's and not the article's.

use crate::document::Meta;
use crate::ingest::draft::Draft;

/// Drops blocks that are no part of the article.
pub(super) fn remove(drafts: &mut Vec<Draft>, meta: &Meta) {
    let _ = meta;
    drafts.retain(|draft| draft.words.chars().any(char::is_alphanumeric));
}
