//! Blocks that are not part of the article proper: additions of the publisher, and the list of sources.

use super::draft::Draft;
use super::header::phrases::page;
use crate::document::BlockKind;
use crate::lang::PageClass;

/// Maximum chars of furniture; notes on changes may be longer.
const MAX_LINE: usize = 240;
const MAX_NOTE: usize = 600;

/// Maximum bytes of the line that signs a post.
const MAX_SIGNATURE: usize = 160;

/// Marks furniture and references by their words.
pub(super) fn mark(drafts: &mut [Draft]) {
    let mut list = List::None;
    for draft in drafts {
        let above = list;
        list = above.after(draft);
        if is_numbered_note(&draft.words) || above.holds(draft) {
            draft.kind = BlockKind::Reference;
        } else if is_furniture(draft) {
            draft.kind = BlockKind::Furniture;
            draft.level = 0;
        }
    }
}

/// The list of sources that contains a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    None,
    /// After a heading that other lists have, too.
    Unsure,
    Sure,
}

impl List {
    /// The list that contains the next block.
    fn after(self, draft: &Draft) -> Self {
        let is_line = matches!(draft.kind, BlockKind::Heading | BlockKind::Paragraph);
        match head(&draft.words).filter(|_| is_line) {
            Some(list) => list,
            None if self.holds(draft) => self,
            None => Self::None,
        }
    }

    fn holds(self, draft: &Draft) -> bool {
        match (self, draft.kind) {
            (Self::Sure, BlockKind::ListItem) => true,
            (Self::Sure | Self::Unsure, BlockKind::ListItem | BlockKind::Paragraph) => {
                is_source(&draft.words)
            }
            _ => false,
        }
    }
}

/// The list that a heading begins: "References", "7. References", "Sources:".
fn head(words: &str) -> Option<List> {
    let words = words.trim().trim_end_matches(':');
    let words =
        words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\t'));
    if page(PageClass::References).has(words) {
        return Some(List::Sure);
    }
    page(PageClass::MaybeReferences)
        .has(words)
        .then_some(List::Unsure)
}

/// Whether words may be a source: they contain a year or an address, or begin with the mark of a note.
fn is_source(words: &str) -> bool {
    let is_year = |word: &str| {
        word.len() == 4
            && word
                .parse::<u16>()
                .is_ok_and(|year| (1500..2100).contains(&year))
    };
    words.starts_with(['^', '[', '↑', '¹'])
        || words.contains("://")
        || words.split(|c: char| !c.is_alphanumeric()).any(is_year)
}

/// "1. ^ Ruiz, A." and "^ Ruiz, A.": a note and its way back.
fn is_numbered_note(words: &str) -> bool {
    let rest = words.trim_start();
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = match number.strip_prefix('.') {
        Some(after) if number.len() < rest.len() => after.trim_start(),
        _ => rest,
    };
    rest.strip_prefix(['^', '↑'])
        .is_some_and(|note| note.starts_with(' ') || note.starts_with(char::is_uppercase))
}

fn is_furniture(draft: &Draft) -> bool {
    match draft.kind {
        BlockKind::Paragraph => is_added(&draft.words) || is_signature(&draft.words),
        BlockKind::BlockQuote | BlockKind::ListItem => is_signature(&draft.words),
        _ => false,
    }
}

/// Whether the publisher added the words: a note, an appeal, a link to another article, a picture credit.
fn is_added(words: &str) -> bool {
    let words = words.trim();
    if words.chars().nth(MAX_NOTE).is_some() {
        return false;
    }
    let opening: String = words.chars().take(80).collect();
    let lower = opening.to_lowercase().replace('’', "'");
    let is_brief = words.chars().nth(MAX_LINE).is_none();
    page(PageClass::Note).opens(&lower)
        || tells_change(&lower)
        || is_brief && (page(PageClass::Appeal).opens(&lower) || is_labelled(&lower))
}

/// "This article was updated on", "Note: this story has been corrected".
fn tells_change(lower: &str) -> bool {
    let rest = ["note:", "update:", "editor's note:"]
        .iter()
        .find_map(|lead| lower.strip_prefix(lead))
        .unwrap_or(lower);
    page(PageClass::ChangedThing)
        .strip(rest.trim_start())
        .any(|(_, rest)| {
            page(PageClass::Change)
                .strip(rest.trim_start())
                .next()
                .is_some()
        })
}

/// A label counts if something follows it, and "Photo by" only before a name.
fn is_labelled(lower: &str) -> bool {
    page(PageClass::Aside).opens(lower) && !lower.trim_end().ends_with(':')
}

/// “— Ana Ruiz (@anaruiz) March 18, 2017”: the line that signs a post shown inside an article.
pub(super) fn is_signature(line: &str) -> bool {
    let line = line.trim();
    if line.len() > MAX_SIGNATURE {
        return false;
    }
    let Some(name) = line.strip_prefix(['—', '–', '―', '-']) else {
        return false;
    };
    let Some((name, account)) = name.trim_start_matches('-').split_once("(@") else {
        return false;
    };
    let is_account = account
        .split_once(')')
        .is_some_and(|(account, _)| !account.is_empty() && !account.contains(char::is_whitespace));
    is_account && name.split_whitespace().count() <= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(drafts: &[(BlockKind, &str)]) -> Vec<&'static str> {
        let drafts = drafts
            .iter()
            .map(|(kind, words)| Draft::new(*kind, 0, *words));
        let mut drafts: Vec<Draft> = drafts.collect();
        mark(&mut drafts);
        drafts.iter().map(|draft| draft.kind.as_str()).collect()
    }

    fn paragraph(words: &str) -> &'static str {
        kinds(&[(BlockKind::Paragraph, words)])
            .first()
            .copied()
            .unwrap_or_default()
    }

    #[test]
    fn what_the_publisher_adds_is_furniture() {
        for words in [
            "This article was updated on March 22, 2017 at 10:15 a.m.",
            "Correction: An earlier version named the wrong mayor.",
            "Editor’s note: This story has been corrected.",
            "Start your free trial of the Harbor Gazette today.",
            "Related: Fishermen say no to pier, 4 March 2017",
            "Photo: Paul Ortega / Harbor Gazette, 2016",
            "Image: The pier in the 1950s. Source: Harbor Museum",
            "— Ana Ruiz (@anaruiz) March 18, 2017",
        ] {
            assert_eq!(paragraph(words), "furniture", "{words}");
        }
    }

    #[test]
    fn sentences_that_open_alike_are_the_article() {
        for words in [
            "This article of the treaty was never signed.",
            "The story was told in the harbor for years.",
            "Photographs of the pier hang in the town hall.",
            "Subscribe is the word she used.",
            "Related matters were put off.",
            "— Ana Ruiz, mayor of Harbor City",
            "Photo:",
        ] {
            assert_eq!(paragraph(words), "paragraph", "{words}");
        }
    }

    #[test]
    fn sources_stand_under_their_heading() {
        use BlockKind::{Heading, ListItem, Paragraph};
        let list = [
            (Paragraph, "The formula was published in 1948."),
            (Heading, "7. References"),
            (ListItem, "Ruiz, A. How easy is a page?"),
            (Paragraph, "Ortega, P. (1963). The measure of a page."),
            (Paragraph, "The harbor office sent no more."),
            (Paragraph, "It closed in 1964."),
        ];
        assert_eq!(
            kinds(&list),
            [
                "paragraph",
                "heading",
                "reference",
                "reference",
                "paragraph",
                "paragraph"
            ]
        );
        let notes = [
            (Heading, "Notes"),
            (ListItem, "Faster on old machines."),
            (ListItem, "1. ^ Ruiz, A. How easy is a page?"),
        ];
        assert_eq!(kinds(&notes), ["heading", "list_item", "reference"]);
    }
}
