//! Plain text: header lines, headline, paragraphs, headings, lists, block quotations.

mod heading;
mod lines;
mod list;
mod top;
mod wrap;

use super::draft::Draft;
use super::header::phrases::page;
use super::header::{dateline, same_words};
use crate::document::{BlockKind, Meta};
use crate::lang::PageClass;

use list::Marker;
use wrap::Paragraph;

/// Columns of indentation from which a whole paragraph is a quotation.
const QUOTE_INDENT: usize = 3;

/// Reads a cleaned plain text.
pub(super) fn read(text: &str) -> (Meta, Vec<Draft>) {
    let mut meta = Meta::default();
    let lines = top::take_header(lines::split(text), &mut meta);
    let mut paragraphs = wrap::paragraphs(&lines);
    drop_lone_markers(&mut paragraphs);
    let margin = margin(&paragraphs);
    let levels = list_levels(&paragraphs);
    let single: Vec<bool> = paragraphs
        .iter()
        .map(|paragraph| paragraph.lines <= 2)
        .collect();
    let mut drafts: Vec<Draft> = paragraphs
        .into_iter()
        .zip(levels)
        .map(|(paragraph, level)| draft(paragraph, level, margin))
        .collect();
    mark_headings(&mut drafts, &single);
    take_section(&mut drafts, &mut meta);
    take_title(&mut drafts, &mut meta);
    (meta, drafts)
}

fn draft(paragraph: Paragraph, level: u8, margin: usize) -> Draft {
    let words = match paragraph.marker {
        Some(Marker::Bullet(bytes)) => paragraph.words.get(bytes..).unwrap_or_default().to_owned(),
        _ => paragraph.words,
    };
    if paragraph.quoted > 0 {
        return Draft::new(BlockKind::BlockQuote, paragraph.quoted, words);
    }
    if paragraph.marker.is_some() {
        return Draft::new(BlockKind::ListItem, level, words);
    }
    let indent = paragraph.indent.min(paragraph.rest_indent);
    let is_set_in =
        indent >= margin + QUOTE_INDENT && (paragraph.lines > 1 || wrap::ends_sentence(&words));
    if is_set_in {
        return Draft::new(BlockKind::BlockQuote, 1, words);
    }
    Draft::paragraph(words)
}

/// A dash or star before a single paragraph is not a list: it may name the speaker of the text above.
fn drop_lone_markers(paragraphs: &mut [Paragraph]) {
    let is_item: Vec<bool> = paragraphs
        .iter()
        .map(|paragraph| paragraph.marker.is_some())
        .collect();
    let at = |index: Option<usize>| {
        index
            .and_then(|index| is_item.get(index).copied())
            .unwrap_or(false)
    };
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        let is_lone = !at(index.checked_sub(1)) && !at(Some(index + 1));
        if is_lone && paragraph.words.starts_with(['-', '–', '—', '*', '·']) {
            paragraph.marker = None;
        }
    }
}

/// The indentation of most paragraphs; deeper ones are special.
fn margin(paragraphs: &[Paragraph]) -> usize {
    let mut indents: Vec<usize> = paragraphs
        .iter()
        .filter(|paragraph| paragraph.marker.is_none() && paragraph.quoted == 0)
        .map(|paragraph| paragraph.indent)
        .collect();
    indents.sort_unstable();
    let median = indents.get(indents.len() / 2).copied().unwrap_or(0);
    let high = indents.get(indents.len() * 4 / 5).copied().unwrap_or(0);
    if high > median && indents.len() < 4 {
        high
    } else {
        median
    }
}

/// The depth of each list item: one more than that of the less indented items around it.
fn list_levels(paragraphs: &[Paragraph]) -> Vec<u8> {
    let mut outer: Vec<usize> = Vec::new();
    paragraphs
        .iter()
        .map(|paragraph| {
            if paragraph.marker.is_none() {
                outer.clear();
                return 0;
            }
            while outer
                .last()
                .is_some_and(|indent| *indent >= paragraph.indent)
            {
                outer.pop();
            }
            outer.push(paragraph.indent);
            u8::try_from(outer.len()).unwrap_or(u8::MAX)
        })
        .collect()
}

/// Makes headings of lone short lines before a paragraph.
fn mark_headings(drafts: &mut [Draft], single: &[bool]) {
    let is_candidate: Vec<bool> = drafts
        .iter()
        .zip(single)
        .map(|(draft, single)| {
            *single
                && draft.kind == BlockKind::Paragraph
                && heading::is_heading(&draft.words)
                && dateline::find(&draft.words).is_none()
        })
        .collect();
    let questions = heading_questions(drafts, &is_candidate);
    for index in 1..drafts.len() {
        let is_led_in = drafts
            .get(index - 1)
            .is_some_and(|before| before.words.ends_with(':'));
        let is_followed = drafts.get(index + 1).is_some_and(|next| {
            matches!(
                next.kind,
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::BlockQuote
            ) && is_body(&next.words)
        });
        let is_asked = drafts
            .get(index)
            .is_some_and(|draft| draft.words.ends_with('?'));
        let is_heading = is_candidate.get(index).copied().unwrap_or(false)
            && is_followed
            && !is_led_in
            && (!is_asked || questions);
        if let Some(draft) = drafts.get_mut(index).filter(|_| is_heading) {
            draft.kind = BlockKind::Heading;
            draft.level = 2;
        }
    }
}

/// Whether short questions are headings here: an author asks in passing, but not three times on a line of its own, and not
/// where other headings are.
fn heading_questions(drafts: &[Draft], is_candidate: &[bool]) -> bool {
    let candidates = || {
        drafts
            .iter()
            .skip(1)
            .zip(is_candidate.iter().skip(1))
            .filter(|(_, is)| **is)
    };
    let asked = candidates()
        .filter(|(draft, _)| draft.words.ends_with('?'))
        .count();
    asked >= 3 || candidates().count() > asked
}

/// Whether a paragraph is running text.
fn is_body(words: &str) -> bool {
    wrap::ends_sentence(words) || words.chars().count() > 60
}

/// Removes the section above a headline.
fn take_section(drafts: &mut Vec<Draft>, meta: &mut Meta) {
    let is_section = drafts
        .first()
        .is_some_and(|first| page(PageClass::Section).has(&first.words));
    let is_followed = drafts.get(1).is_some_and(|second| {
        heading::is_title(&second.words) && !wrap::ends_sentence(&second.words)
    });
    if is_section && is_followed && drafts.len() > 2 {
        let section = drafts.remove(0).words;
        meta.section.get_or_insert(section);
    }
}

/// Removes the headline at the top if body text follows.
fn take_title(drafts: &mut Vec<Draft>, meta: &mut Meta) {
    let (Some(first), has_body) = (
        drafts.first(),
        drafts
            .iter()
            .skip(1)
            .take(3)
            .any(|draft| draft.kind != BlockKind::Heading && is_body(&draft.words)),
    ) else {
        return;
    };
    if !has_body {
        return;
    }
    let is_repeated = meta
        .title
        .as_ref()
        .is_some_and(|title| same_words(title, &first.words));
    let is_title = matches!(first.kind, BlockKind::Paragraph | BlockKind::Heading)
        && meta.title.is_none()
        && heading::is_title(&first.words)
        && dateline::find(&first.words).is_none();
    if is_title || is_repeated {
        let title = drafts.remove(0).words;
        meta.title.get_or_insert(title);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;

    fn seen(text: &str) -> Vec<String> {
        read(text)
            .1
            .iter()
            .map(|draft| format!("{}{} {}", draft.kind.as_str(), draft.level, draft.words))
            .collect()
    }

    #[test]
    fn headline_and_headings_are_told_apart() {
        let text = "Council closes bridge\n\nThe council met on Monday.\n\nA long road\n\nThe bridge is old.";
        assert_eq!(
            seen(text),
            [
                "paragraph0 The council met on Monday.",
                "heading2 A long road",
                "paragraph0 The bridge is old."
            ]
        );
        assert_eq!(read(text).0.title.as_deref(), Some("Council closes bridge"));
    }

    #[test]
    fn one_line_is_the_text() {
        assert_eq!(
            seen("Council closes bridge"),
            ["paragraph0 Council closes bridge"]
        );
        assert_eq!(read("Council closes bridge").0, Meta::default());
    }

    #[test]
    fn lists_have_levels_and_quotes_depth() {
        let text = "The plan has parts.\n\n- one\n  - inner\n- two\n\n> Said before.\n\nIt ends.";
        assert_eq!(
            seen(text),
            [
                "paragraph0 The plan has parts.",
                "list_item1 one",
                "list_item2 inner",
                "list_item1 two",
                "block_quote1 Said before.",
                "paragraph0 It ends."
            ]
        );
    }

    #[test]
    fn a_set_in_paragraph_is_a_quotation() {
        let text = "The letter was short.\n\n    We will not pay for the bridge.\n\nThat was all.\n\nNobody replied.";
        assert_eq!(
            seen(text)[1],
            "block_quote1 We will not pay for the bridge."
        );
        let all = "    The letter was short.\n\n    That was all.";
        assert_eq!(seen(all)[0], "paragraph0 The letter was short.");
    }

    fn letters(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::Direct(
            "tests/corpus/ingest.txt"
        )))]

        #[test]
        fn no_word_is_lost(pieces in prop::collection::vec(prop::sample::select(vec![
            "Roe", "The", "bridge", "Harbor", "closed", "was", "mayor,", "said.", "“No,”", "Why?", "\n", "\n", "\n\n", "\n    ",
            " ", " ", " ", " ", "it", "(the", "old)", "A", "vote:", "AND", "日本", "—",
        ]), 0..80)) {
            let text = pieces.concat();
            let (meta, drafts) = read(&text);
            let mut out = meta.title.unwrap_or_default();
            for draft in drafts {
                out.push_str(&draft.words);
            }
            // A line of dashes separates two sections.
            prop_assert_eq!(letters(&out).replace('—', ""), letters(&text).replace('—', ""));
        }
    }
}
