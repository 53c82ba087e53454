//! Takes blocks out that are the page's and not the article's.

mod cut;
mod line;

use std::collections::{HashMap, HashSet};

use crate::document::{BlockKind, Meta};
use crate::ingest::draft::Draft;
use line::{
    has_words, is_above, is_button, is_byline, is_call, is_credit, is_dated_line, is_link_line,
    is_long, is_plea, is_shouted_link, is_title, lower_if_brief,
};

/// What dates an article stands among so many blocks from the top.
const TOP: usize = 6;

/// Drops blocks that are no part of the article: calls, pleas, what stands above it beside its headline, repeats, link
/// lines in capitals, lists of further articles.
///
/// Lines that name a picture's maker become captions.
pub(super) fn remove(drafts: &mut Vec<Draft>, meta: &Meta) {
    cut::after_call(drafts);
    cut::above_title(drafts, meta);
    let body = drafts.iter().position(is_long).unwrap_or(0);
    let end = drafts.iter().rposition(is_long).unwrap_or(0) + 1;
    let mut seen = 0;
    let mut is_under_call = false;
    let mut has_begun = false;
    drafts.retain(|draft| {
        seen += 1;
        has_begun |= draft.kind == BlockKind::Table
            || draft.kind == BlockKind::Heading && !is_title(draft, meta);
        let lower = lower_if_brief(draft);
        let is_call = lower.as_deref().is_some_and(|lower| is_call(draft, lower));
        is_under_call =
            is_call && draft.kind == BlockKind::Heading || is_under_call && is_link_line(draft);
        let is_above = seen <= body && is_above(draft, meta, has_begun)
            || seen <= TOP && (is_dated_line(draft) || is_byline(draft.words.trim(), meta));
        if is_under_call || is_above {
            return false;
        }
        let is_repeat = seen <= 4 && is_title(draft, meta);
        let is_edge = seen <= body || seen > end;
        let is_plea = lower.is_some_and(|lower| {
            is_plea(draft, &lower)
                || is_button(draft, &lower, is_edge)
                || seen > end && is_byline(draft.words.trim(), meta)
        });
        has_words(draft) && !is_repeat && !is_call && !is_plea && !is_shouted_link(draft)
    });
    mark_captions(drafts);
    cut::repeats(drafts);
    cut::lists(drafts);
    cut::tail(drafts);
    cut::contact(drafts);
}

/// Makes captions of the lines that name a picture's maker, and of what stands above one and stands in the page again.
fn mark_captions(drafts: &mut [Draft]) {
    let credits: Vec<bool> = drafts.iter().map(is_credit).collect();
    if !credits.contains(&true) {
        return;
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for draft in drafts.iter() {
        *counts.entry(draft.words.trim()).or_default() += 1;
    }
    let above = drafts.iter().zip(credits.iter().skip(1));
    let told: HashSet<String> = above
        .filter(|(_, is_above_credit)| **is_above_credit)
        .map(|(draft, _)| draft.words.trim())
        .filter(|words| counts.get(words).is_some_and(|count| *count > 1))
        .map(str::to_owned)
        .collect();
    let is_text = |draft: &Draft| matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem);
    for (draft, is_credit) in drafts.iter_mut().zip(credits) {
        if is_credit || is_text(draft) && told.contains(draft.words.trim()) {
            draft.kind = BlockKind::Caption;
            draft.level = 0;
        }
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
    fn captions_of_a_run_stand_once() {
        let caption = |words: &str| Draft::new(BlockKind::Caption, 0, words);
        let drafts = vec![
            caption("The bridge."),
            caption("The river."),
            caption("The bridge."),
            Draft::paragraph("It rained."),
            caption("The bridge."),
        ];
        assert_eq!(
            left(drafts),
            ["The bridge.", "The river.", "It rained.", "The bridge."]
        );
    }

    #[test]
    fn a_day_as_an_item_above_the_article_goes() {
        let item = || Draft::new(BlockKind::ListItem, 1, "Sept. 25, 2018");
        let mut drafts = vec![Draft::paragraph("The council met."), item()];
        drafts.extend(vec![Draft::paragraph("It rained."); 5]);
        drafts.extend([item(), Draft::paragraph("It snowed.")]);
        assert_eq!(left(drafts).len(), 8);
    }

    #[test]
    fn what_stands_above_the_article_goes() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let drafts = vec![
            linked(Draft::new(BlockKind::ListItem, 1, "Home")),
            Draft::paragraph("News > Harbor"),
            Draft::paragraph(
                "» News » Harbor » Council closes the bridge, and nobody knows when there will be another one to cross the bay",
            ),
            Draft::paragraph("Posted on 3 March 2025 by admin"),
            Draft::paragraph("Updated 9:41 AM"),
            Draft::paragraph("It rained at 9:41."),
            Draft::paragraph(long),
            Draft::paragraph("The clock stood at 9:41"),
        ];
        assert_eq!(
            left(drafts),
            ["It rained at 9:41.", long, "The clock stood at 9:41"]
        );
    }

    #[test]
    fn names_listed_under_a_heading_stay_above_the_first_long_paragraph() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let item = |words: &str| linked(Draft::new(BlockKind::ListItem, 1, words));
        let drafts = vec![
            item("Start"),
            Draft::new(BlockKind::Heading, 2, "Programs"),
            item("Quill"),
            item("Council says bridge will be closed"),
            Draft::paragraph(long),
        ];
        assert_eq!(left(drafts), ["Programs", "Quill", long]);
    }

    #[test]
    fn links_at_the_end_of_a_longer_list_stay() {
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.push(Draft::new(
            BlockKind::ListItem,
            1,
            "Roe: Bridges, 2nd edition",
        ));
        drafts.extend(vec![
            linked(Draft::new(BlockKind::ListItem, 1, "Bridges"));
            3
        ]);
        assert_eq!(left(drafts).len(), 8);
    }

    #[test]
    fn what_stands_under_pictures_is_a_caption() {
        let mut drafts = vec![
            Draft::paragraph("The bridge on Monday."),
            Draft::paragraph("Photo: Ana Ruiz"),
            Draft::paragraph("The bridge on Monday."),
            Draft::paragraph("The river, seen from the town. (Paul Ortega/Getty Images)"),
            Draft::paragraph("The bridge, from the other side of the river. © Harbor News"),
            Draft::paragraph("It rained (as it does)."),
        ];
        mark_captions(&mut drafts);
        let kinds: Vec<&str> = drafts.iter().map(|draft| draft.kind.as_str()).collect();
        assert_eq!(
            kinds,
            [
                "caption",
                "caption",
                "caption",
                "caption",
                "caption",
                "paragraph"
            ]
        );
    }

    #[test]
    fn the_end_tells_no_telephone_numbers() {
        let mut drafts = vec![Draft::paragraph("The council met."); 8];
        drafts.push(Draft::paragraph("Press contact:"));
        drafts.push(Draft::paragraph("Ana Ruiz, 555 0100"));
        assert_eq!(left(drafts).len(), 8);
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.push(Draft::new(BlockKind::Heading, 2, "Our towns"));
        assert_eq!(left(drafts).len(), 4);
    }

    #[test]
    fn the_day_of_the_last_change_goes_from_the_end() {
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.push(Draft::paragraph("Last changed: 3 March 2025"));
        assert_eq!(left(drafts).len(), 4);
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.push(Draft::paragraph("It meets again on 3 March 2025."));
        assert_eq!(left(drafts).len(), 5);
    }

    #[test]
    fn what_stands_under_a_call_at_the_end_goes_with_it() {
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.insert(
            2,
            Draft::paragraph(
                "The council met on Monday to talk about the bridge, and about what to do until there is another one.",
            ),
        );
        drafts.push(Draft::new(BlockKind::Heading, 2, "Related articles"));
        drafts.push(Draft::paragraph("Ferry sails"));
        assert_eq!(left(drafts).len(), 5);
    }

    #[test]
    fn a_day_below_the_summary_goes() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let drafts = vec![
            Draft::paragraph(long),
            Draft::paragraph("Sunday, 3 March 2025 - 05:00 (1 comment)"),
            Draft::paragraph("It rained."),
        ];
        assert_eq!(left(drafts), [long, "It rained."]);
    }

    #[test]
    fn links_between_paragraphs_go_unless_they_are_led_up_to() {
        let item = || {
            linked(Draft::new(
                BlockKind::ListItem,
                1,
                "What the mayor said next",
            ))
        };
        let drafts = |before: &str| {
            vec![
                Draft::paragraph(before),
                item(),
                item(),
                Draft::paragraph("It rained."),
            ]
        };
        assert_eq!(left(drafts("The council met.")).len(), 2);
        assert_eq!(left(drafts("The council named three plans:")).len(), 4);
    }

    #[test]
    fn buttons_and_counts_go() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let item = |words: &str| Draft::new(BlockKind::ListItem, 1, words);
        let drafts = vec![
            item("Print"),
            item("Tweet"),
            linked(item("Facebook")),
            Draft::paragraph(long),
            Draft::new(BlockKind::Heading, 2, "Print"),
            linked(Draft::paragraph("[What the mayor said next]")),
            linked(Draft::paragraph("[Harbor News]")),
            linked(Draft::paragraph("IN VARNA: Ferry sails again")),
            Draft {
                linked: "Ferry sails again".len(),
                ..Draft::paragraph("MORE FERRIES: Ferry sails again")
            },
            Draft::paragraph("It rained."),
            Draft::paragraph(long),
            item("Facebook"),
            item("Share"),
            Draft::new(BlockKind::Heading, 2, "Further reading"),
            item("Roe, Jane: Bridges of the bay. Harbor, 2019."),
            Draft::paragraph("Jane Roe can be reached at jane@harbor.example."),
            Draft::paragraph("12 comments"),
        ];
        assert_eq!(
            left(drafts),
            [
                long,
                "Print",
                "[Harbor News]",
                "It rained.",
                long,
                "Facebook",
                "Further reading",
                "Roe, Jane: Bridges of the bay. Harbor, 2019."
            ]
        );
    }

    #[test]
    fn what_stands_above_the_headline_goes() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let drafts = vec![
            Draft::new(BlockKind::ListItem, 1, "Editions:"),
            Draft::new(BlockKind::Caption, 0, "The old bridge"),
            Draft::paragraph("Harbor"),
            Draft::new(BlockKind::Heading, 3, "Council closes bridge"),
            Draft::new(BlockKind::Heading, 4, "What it costs"),
            Draft::paragraph(long),
        ];
        assert_eq!(left(drafts), ["The old bridge", "What it costs", long]);
    }

    #[test]
    fn lines_that_name_the_known_writers_go_from_the_edges() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let mut drafts = vec![
            Draft::new(
                BlockKind::Heading,
                3,
                "By ANA RUIZ, Harbor City bureau, E-mail the writer",
            ),
            Draft::paragraph("By Associated Press,"),
            Draft::paragraph("By the bay"),
            Draft::paragraph(long),
            Draft::paragraph("It rained."),
            Draft::paragraph("Nobody came."),
            Draft::paragraph("By Ana Ruiz"),
            Draft::paragraph(long),
            Draft::paragraph("By Ana Ruiz"),
        ];
        let meta = Meta {
            byline: vec!["Ana Ruiz".to_owned()],
            ..Meta::default()
        };
        remove(&mut drafts, &meta);
        let left: Vec<&str> = drafts.iter().map(|draft| draft.words.as_str()).collect();
        let kept = [
            "By the bay",
            long,
            "It rained.",
            "Nobody came.",
            "By Ana Ruiz",
            long,
        ];
        assert_eq!(left, kept);
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
