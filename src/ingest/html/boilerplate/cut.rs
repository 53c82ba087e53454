//! Stretches of a page that go as a whole: its foot, what readers have written, lists of further articles, repeats.

use std::collections::HashSet;

use super::line::{is_call, is_dated_line, is_link_line, is_long, is_title, lower};
use crate::document::{BlockKind, Meta};
use crate::ingest::draft::Draft;
use crate::ingest::html::phrases;

/// Cuts off what stands under a call in a heading, if no sentence stands there.
pub(super) fn after_call(drafts: &mut Vec<Draft>) {
    let last = drafts.iter().rposition(is_long).unwrap_or(drafts.len());
    let call = drafts
        .iter()
        .enumerate()
        .skip(last + 1)
        .find(|(_, draft)| draft.kind == BlockKind::Heading && is_call(draft, &lower(draft)));
    if let Some((at, _)) = call {
        drafts.truncate(at);
    }
}

/// Cuts off the short blocks that stand above the headline, but for words under pictures, and the headline.
pub(super) fn above_title(drafts: &mut Vec<Draft>, meta: &Meta) {
    let body = drafts.iter().position(is_long).unwrap_or(0);
    let above = drafts.get(..body).unwrap_or_default();
    let is_headline = |draft: &Draft| draft.kind == BlockKind::Heading && is_title(draft, meta);
    if let Some(at) = above.iter().rposition(is_headline) {
        let mut seen = 0;
        drafts.retain(|draft| {
            seen += 1;
            seen > at + 1 || draft.kind == BlockKind::Caption
        });
    }
}

/// Drops captions that stand a second time in one run of them, as they do in slide shows.
pub(super) fn repeats(drafts: &mut Vec<Draft>) {
    let mut seen: HashSet<String> = HashSet::new();
    drafts.retain(|draft| {
        if draft.kind != BlockKind::Caption {
            seen.clear();
            return true;
        }
        seen.insert(draft.words.trim().to_owned())
    });
}

/// Drops runs of links to further articles from between paragraphs; a list that is led up to stays.
pub(super) fn lists(drafts: &mut Vec<Draft>) {
    let is_link_item = |draft: &Draft| {
        draft.kind == BlockKind::ListItem
            && is_link_line(draft)
            && draft.words.split_whitespace().count() > 3
    };
    let mut is_dropped = vec![false; drafts.len()];
    let mut start = 0_usize;
    for run in drafts.chunk_by(|a, b| is_link_item(a) == is_link_item(b)) {
        let before = start.checked_sub(1).and_then(|at| drafts.get(at));
        let is_loose = before.is_some_and(|before| {
            before.kind == BlockKind::Paragraph
                && before
                    .words
                    .trim_end()
                    .ends_with(['.', '!', '?', '”', '"', ')'])
        });
        if is_loose && run.len() > 1 && run.first().is_some_and(is_link_item) {
            is_dropped
                .iter_mut()
                .skip(start)
                .take(run.len())
                .for_each(|slot| *slot = true);
        }
        start += run.len();
    }
    let mut dropped = is_dropped.into_iter();
    drafts.retain(|_| !dropped.next().unwrap_or(false));
}

/// Cuts off what a press release says of whom to call, and headings at the end with nothing under them.
pub(super) fn contact(drafts: &mut Vec<Draft>) {
    let last = drafts.len() * 3 / 4;
    let contact = drafts
        .iter()
        .enumerate()
        .skip(last.max(3))
        .find(|(_, draft)| {
            let lower = lower(draft);
            phrases::opens_contact(&lower) && lower.chars().count() < 60
        });
    if let Some((at, _)) = contact {
        drafts.truncate(at);
    }
    while drafts.len() > 2
        && drafts
            .last()
            .is_some_and(|draft| leads_nowhere(draft) || is_dated_line(draft))
    {
        drafts.pop();
    }
}

/// A heading or label, which has no business at the end.
fn leads_nowhere(draft: &Draft) -> bool {
    let words = draft.words.trim();
    let is_label = draft.kind == BlockKind::Paragraph && words.ends_with(':');
    (draft.kind == BlockKind::Heading || is_label) && words.chars().count() < 80
}

/// Cuts a run of link lines off the end, and the heading above it.
pub(super) fn tail(drafts: &mut Vec<Draft>) {
    let tail = drafts
        .iter()
        .rev()
        .take_while(|draft| is_link_line(draft))
        .count();
    let above = drafts.iter().rev().nth(tail);
    // The end of a longer list is the article's.
    let is_listed = above.is_some_and(|draft| draft.kind == BlockKind::ListItem);
    if tail == 0 || tail * 2 > drafts.len() || is_listed {
        return;
    }
    let is_headed = above.is_some_and(|draft| draft.kind == BlockKind::Heading);
    if tail >= 3 || is_headed {
        drafts.truncate(drafts.len() - tail - usize::from(is_headed));
    }
}
