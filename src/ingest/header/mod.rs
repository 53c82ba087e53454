//! What stands above an article: headline, by-line, date; and the dateline it opens with.
//!
//! Plain text, Markdown and HTML share it. Takes lines out only when every word of them is understood.

pub(super) mod byline;
pub(super) mod date;
pub(super) mod dateline;
pub(super) mod line;
pub(super) mod phrases;

use super::draft::Draft;
use crate::document::{BlockKind, Meta};

/// Takes the first heading as the title when none is known, or drops it when it repeats the one that is.
pub(super) fn take_title(drafts: &mut Vec<Draft>, meta: &mut Meta) {
    let Some(first) = drafts.first() else { return };
    let is_heading = first.kind == BlockKind::Heading && drafts.len() > 1;
    let is_known = meta
        .title
        .as_ref()
        .is_some_and(|title| same_words(title, &first.words));
    if is_heading && (is_known || meta.title.is_none() && first.level == 1) {
        let title = drafts.remove(0).words;
        meta.title.get_or_insert(title);
    }
}

/// Header lines stand among so many paragraphs from the top.
const TOP_DRAFTS: usize = 6;

/// Takes paragraphs that are nothing but header lines off the top; a deck may stand before them.
///
/// Where nothing else would be left all stay.
pub(super) fn take_lines(drafts: &mut Vec<Draft>, meta: &mut Meta) {
    let mut taken = Vec::new();
    let mut others = 0;
    for (index, draft) in drafts.iter().enumerate().take(TOP_DRAFTS) {
        let lines: Option<Vec<line::HeaderLine>> = (draft.kind == BlockKind::Paragraph)
            .then(|| {
                draft
                    .words
                    .lines()
                    .filter(|line| !line.trim().is_empty())
                    .map(line::parse)
                    .collect()
            })
            .flatten();
        match lines {
            Some(lines) if !lines.is_empty() => taken.push((index, lines)),
            _ if draft.kind == BlockKind::Caption => {}
            _ => others += 1,
        }
        if others > 1 {
            break;
        }
    }
    let lines = taken.iter().map(|(_, lines)| lines.len()).sum::<usize>();
    let is_lone_label = lines == 1
        && taken
            .iter()
            .all(|(_, lines)| lines.iter().all(|line| line.field.is_some()));
    if taken.is_empty() || taken.len() == drafts.len() || is_lone_label {
        return;
    }
    for (index, lines) in taken.into_iter().rev() {
        drafts.remove(index);
        for line in lines {
            line.tell(meta);
        }
    }
}

/// Agencies name their writers at the end: "(Reporting by Jane Roe in Paris; Editing by John Doe)".
pub(super) fn read_credit(drafts: &[Draft], meta: &mut Meta) {
    const CREDITS: &[&str] = &[
        "Reporting by ",
        "Reported by ",
        "Written by ",
        "Writing by ",
    ];
    if !meta.byline.is_empty() {
        return;
    }
    let credited = drafts.iter().rev().take(4).find_map(|draft| {
        let (_, credit) = draft.words.rsplit_once('(').unwrap_or(("", &draft.words));
        let names = CREDITS.iter().find_map(|lead| credit.strip_prefix(lead))?;
        names.split([';', ')']).next()
    });
    if let Some(credited) = credited {
        let mut people = byline::names(credited).people;
        people.retain(|name| byline::is_person(name));
        meta.byline = people;
    }
}

/// Whether two titles differ in case and punctuation at most.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
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
