//! EPUB: a book's chapters, one after the other, under their headings.

mod package;

use super::archive::Archive;
use super::draft::Draft;
use super::header::same_words;
use super::{Refusal, html};
use crate::document::{BlockKind, Meta};

use package::Package;

/// Maximum bytes of markup read from one book.
const MAX_TEXT: usize = 16 << 20;

/// A chapter's heading is among this many first blocks.
const TOP: usize = 3;

/// Maximum bytes above a chapter's heading.
const MOTTO: usize = 60;

/// Title pages are among this many first files.
const FRONT: usize = 4;

/// Reads a book.
pub(super) fn read(mut archive: Archive<'_>) -> Result<(Meta, Vec<Draft>), Refusal> {
    let Some(book) = Package::read(&mut archive) else {
        return Err(refusal(
            "it is a book without a list of its files",
            "unzip it and give the HTML files in it",
        ));
    };
    let mut drafts = Vec::new();
    let mut left = MAX_TEXT;
    for (index, path) in book.chapters.iter().enumerate() {
        let Some(source) = package::text(&mut archive, path) else {
            continue;
        };
        let Some(rest) = left.checked_sub(source.len()) else {
            break;
        };
        left = rest;
        let chapter = html::chapter(&source);
        let is_front = index < FRONT && is_known(&chapter, &book.meta);
        if !is_front && !is_contents(&chapter) {
            drafts.extend(under_heading(chapter, book.names.get(path)));
        }
    }
    if drafts.is_empty() && archive.has("META-INF/encryption.xml") {
        return Err(refusal(
            "the book is locked, and only the program it was sold for can read it",
            "give a copy without a lock",
        ));
    }
    if drafts.is_empty() {
        return Err(refusal(
            "there is no text in the book",
            "open a book of pictures in another program",
        ));
    }
    Ok((book.meta, drafts))
}

fn refusal(what: &str, way_out: &str) -> Refusal {
    Refusal {
        what: what.to_owned(),
        way_out: way_out.to_owned(),
    }
}

/// Whether a page only repeats the metadata of the book.
fn is_known(chapter: &[Draft], meta: &Meta) -> bool {
    let known: Vec<&String> = meta
        .byline
        .iter()
        .chain(&meta.title)
        .chain(&meta.publisher)
        .collect();
    let is_known = |draft: &Draft| {
        let words = draft.words.trim();
        let words = words.strip_prefix("by ").unwrap_or(words);
        known.iter().any(|known| same_words(known, words))
    };
    chapter.iter().all(is_known)
}

/// Whether a page is a list of links: the table of contents.
fn is_contents(chapter: &[Draft]) -> bool {
    let count = |of: fn(&Draft) -> usize| chapter.iter().map(of).sum::<usize>();
    chapter.len() > 3 && count(|draft| draft.linked) * 4 > count(|draft| draft.words.len()) * 3
}

/// A chapter with its heading on the first level and all others below; without a heading it gets its name in the table
/// of contents, and without that it belongs to the chapter before.
fn under_heading(mut chapter: Vec<Draft>, name: Option<&String>) -> Vec<Draft> {
    let is_heading = |draft: &Draft| draft.kind == BlockKind::Heading;
    let above = chapter.iter().take_while(|draft| !is_heading(draft));
    let words: usize = above.clone().map(|draft| draft.words.len()).sum();
    let is_headed = chapter.iter().any(is_heading) && above.count() < TOP && words <= MOTTO;
    let levels = chapter.iter().filter(|draft| is_heading(draft));
    let highest = levels.map(|draft| draft.level).min().unwrap_or(1);
    let first = if is_headed { 1 } else { 2 };
    for draft in chapter.iter_mut().filter(|draft| is_heading(draft)) {
        draft.level = (draft.level - highest + first).min(6);
    }
    let named = name.filter(|_| !is_headed && !chapter.is_empty());
    if let Some(name) = named {
        chapter.insert(0, Draft::new(BlockKind::Heading, 1, name.as_str()));
    }
    chapter
}

#[cfg(test)]
mod tests;
