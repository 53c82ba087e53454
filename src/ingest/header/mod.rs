//! What stands above an article: headline, by-line, date; and the dateline it opens with.
//!
//! Plain text, Markdown and HTML share it. Takes lines out only when every word of them is understood.

pub(super) mod byline;
pub(super) mod date;
pub(super) mod dateline;
pub(super) mod line;

use super::draft::Draft;
use crate::document::{BlockKind, Meta};

/// Whether a word or phrase is one of a list, which is parted by bars.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    list.split('|').any(|entry| entry == word)
}

/// Copies the place and agency of a wire dateline in the first paragraphs; a dateline alone in its paragraph is joined to
/// the next.
pub(super) fn read_dateline(drafts: &mut Vec<Draft>, meta: &mut Meta) {
    let Some((index, found)) = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.kind == BlockKind::Paragraph)
        .take(3)
        .find_map(|(index, draft)| Some((index, dateline::find(&draft.words)?)))
    else {
        return;
    };
    if found.place.is_some() {
        meta.place = found.place;
    }
    if meta.publisher.is_none() {
        meta.publisher = found.agency;
    }
    let is_next_prose = drafts
        .get(index + 1)
        .is_some_and(|draft| draft.kind == BlockKind::Paragraph);
    if found.is_alone && is_next_prose {
        let alone = drafts.remove(index);
        if let Some(next) = drafts.get_mut(index) {
            next.prepend(&format!("{} ", alone.words));
        }
    }
}
