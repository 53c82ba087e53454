//! Takes blocks out that are the page's and not the article's.

use crate::document::{BlockKind, Meta};
use crate::ingest::draft::Draft;
use crate::ingest::header::same_words;

/// Openings of short blocks that lead elsewhere or ask for something, lower case.
const CALLS: &str = "\
    read more|read also|read next|also read|also on|more on this|more from|more:|related:|related articles|related stories|\
    related coverage|related content|see also:|see more|don't miss|don’t miss|recommended|watch:|video:|listen:|subscribe|sign up|\
    follow us|follow @|share this|share on|click here|advertisement|sponsored|newsletter|get the latest|download our app|\
    support our|donate|comments|leave a comment|leave a reply|join the conversation|view comments|photo credit|tags:|filed under|\
    lesen sie auch|lesen sie mehr|mehr zum thema|mehr dazu|auch interessant|weiterlesen|zum artikel|anzeige|newsletter abonnieren|\
    das könnte sie auch interessieren|lire aussi|à lire aussi|lire la suite|leia também|leia mais|saiba mais|lea también|\
    leer más|te puede interesar|leggi anche|lees ook|lees meer|tempo de leitura";

/// A block with a call in front is dropped up to this many chars.
const MAX_CALL: usize = 140;

/// Drops blocks that are no part of the article: calls, repeats of the headline, link lines in capitals, and the list of
/// further articles at the end with its heading.
pub(super) fn remove(drafts: &mut Vec<Draft>, meta: &Meta) {
    let mut seen = 0;
    let mut is_under_call = false;
    drafts.retain(|draft| {
        seen += 1;
        let is_call = is_call(draft);
        is_under_call =
            is_call && draft.kind == BlockKind::Heading || is_under_call && is_link_line(draft);
        if is_under_call {
            return false;
        }
        let is_repeat = seen <= 4 && is_title(draft, meta);
        let has_words = draft.words.chars().any(char::is_alphanumeric);
        has_words && !is_repeat && !is_call && !is_shouted_link(draft)
    });
    cut_tail(drafts);
}

fn is_title(draft: &Draft, meta: &Meta) -> bool {
    draft.kind == BlockKind::Heading
        && meta
            .title
            .as_ref()
            .is_some_and(|title| same_words(title, &draft.words))
}

fn is_call(draft: &Draft) -> bool {
    let chars = draft.words.trim().chars().count();
    if chars > MAX_CALL || matches!(draft.kind, BlockKind::Code | BlockKind::Table) {
        return false;
    }
    let lower = draft.words.trim().to_lowercase();
    let bare = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let called = CALLS.split('|').any(|call| {
        bare.strip_prefix(call)
            .is_some_and(|rest| call.ends_with(':') || !rest.starts_with(char::is_alphanumeric))
    });
    // A sentence may open with the same words; a call is a link, or hardly longer than its opening.
    called && (is_linked(draft, 40) || chars <= 40 || lower.contains(':'))
}

/// "MORE: WHAT THE COUNCIL SAID" as a link on a line of its own.
fn is_shouted_link(draft: &Draft) -> bool {
    let mut letters = draft.words.chars().filter(|c| c.is_alphabetic());
    draft.kind == BlockKind::Paragraph
        && is_linked(draft, 90)
        && draft.words.split_whitespace().count() > 3
        && letters.all(|c| !c.is_lowercase())
}

/// Whether at least so many percent of the words are links.
fn is_linked(draft: &Draft, percent: usize) -> bool {
    draft.linked * 100 >= draft.words.trim().len() * percent
}

/// A short block that is hardly more than links.
fn is_link_line(draft: &Draft) -> bool {
    matches!(
        draft.kind,
        BlockKind::ListItem | BlockKind::Paragraph | BlockKind::Heading
    ) && is_linked(draft, 80)
        && draft.words.chars().count() < 200
}

/// Cuts a run of link lines off the end, and the heading above it.
fn cut_tail(drafts: &mut Vec<Draft>) {
    let tail = drafts
        .iter()
        .rev()
        .take_while(|draft| is_link_line(draft))
        .count();
    if tail == 0 || tail * 2 > drafts.len() {
        return;
    }
    let is_headed = drafts
        .iter()
        .rev()
        .nth(tail)
        .is_some_and(|draft| draft.kind == BlockKind::Heading);
    if tail >= 3 || is_headed {
        drafts.truncate(drafts.len() - tail - usize::from(is_headed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(mut draft: Draft) -> Draft {
        draft.linked = draft.words.len();
        draft
    }

    fn left(drafts: Vec<Draft>) -> Vec<String> {
        let mut drafts = drafts;
        let meta = Meta {
            title: Some("Council closes bridge".to_owned()),
            ..Meta::default()
        };
        remove(&mut drafts, &meta);
        drafts.into_iter().map(|draft| draft.words).collect()
    }

    #[test]
    fn calls_and_repeats_of_the_title_go() {
        let drafts = vec![
            Draft::new(BlockKind::Heading, 2, "Council Closes Bridge!"),
            Draft::paragraph("The council met."),
            linked(Draft::paragraph("Read more: what the mayor said about it")),
            Draft::paragraph(
                "Read more than one book a week, she said, and you will be wise before the year is out.",
            ),
            linked(Draft::paragraph("WHAT THE MAYOR SAID NEXT")),
            Draft::paragraph("It rained."),
        ];
        assert_eq!(
            left(drafts),
            [
                "The council met.",
                "Read more than one book a week, she said, and you will be wise before the year is out.",
                "It rained."
            ]
        );
    }

    #[test]
    fn the_list_of_further_articles_goes_with_its_heading() {
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.push(Draft::new(BlockKind::Heading, 2, "Elsewhere"));
        drafts.extend(vec![
            linked(Draft::new(
                BlockKind::ListItem,
                1,
                "Another story"
            ));
            2
        ]);
        assert_eq!(left(drafts).len(), 4);
    }

    #[test]
    fn links_inside_the_article_stay() {
        let drafts = vec![
            Draft::paragraph("The council met."),
            linked(Draft::new(BlockKind::ListItem, 1, "The plan")),
            Draft::paragraph("It rained."),
        ];
        assert_eq!(left(drafts).len(), 3);
    }
}
