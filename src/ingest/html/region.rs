//! The element that a page itself names as its article, for when a reader view settles on something else.

use dom_query::{Document as Page, NodeRef};

use super::dom::{count_words, name, text_of};
use crate::ingest::draft::Draft;

/// An article has at least so many words.
const MIN_WORDS: usize = 80;

/// So many blocks tell where an article stands.
const SAMPLE: usize = 48;

/// The element named as the article's body, or the one `<article>` that is far longer than any other.
pub(super) fn find(page: &Page) -> Option<NodeRef<'_>> {
    let mut named: Vec<(usize, NodeRef<'_>)> = named(page.body()?)
        .into_iter()
        .map(|node| (count_words(&text_of(&node)), node))
        .collect();
    named.sort_by_key(|(words, _)| std::cmp::Reverse(*words));
    let (words, longest) = *named.first()?;
    let other = named.get(1).map_or(0, |(words, _)| *words);
    (words >= MIN_WORDS && words > other * 3).then_some(longest)
}

/// The elements named as articles, but for those within others, in order.
fn named(body: NodeRef<'_>) -> Vec<NodeRef<'_>> {
    let mut found = Vec::new();
    let mut left = vec![body];
    while let Some(node) = left.pop() {
        let is_body = || {
            node.attr("itemprop")
                .is_some_and(|of| of.split_ascii_whitespace().any(|one| one == "articleBody"))
        };
        if &*name(&node) == "article" || is_body() {
            found.push(node);
        } else {
            left.extend(node.children_it(true));
        }
    }
    found
}

/// Whether hardly anything of what was found stands in the named element.
pub(super) fn is_missed(region: &str, drafts: &[Draft]) -> bool {
    let (mut inside, mut all) = (0, 0);
    let region = squeezed(region);
    for draft in drafts.iter().step_by(drafts.len() / SAMPLE + 1) {
        let words = squeezed(&draft.words);
        all += words.len();
        let start: String = words.chars().take(60).collect();
        if region.contains(&start) {
            inside += words.len();
        }
    }
    inside * 5 < all
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_element_is_the_article_when_it_is_the_longest_by_far() {
        let words = "The council met on Monday. ".repeat(30);
        let page = Page::from(format!(
            "<body><article class=a>{words}</article><article>short</article></body>"
        ));
        assert!(find(&page).is_some_and(|node| node.has_class("a")));
        let page = Page::from(format!(
            "<body><article class=a><article>{words}</article></article></body>"
        ));
        assert!(find(&page).is_some_and(|node| node.has_class("a")));
        let page = Page::from(format!(
            "<body><article>{words}</article><article>{words}</article></body>"
        ));
        assert!(find(&page).is_none());
    }

    #[test]
    fn an_article_is_missed_when_hardly_anything_of_it_was_found() {
        let region = "The council met.\nIt closed the bridge.";
        assert!(!is_missed(
            region,
            &[Draft::paragraph("It  closed the bridge.")]
        ));
        assert!(is_missed(
            region,
            &[Draft::paragraph("Your address, please, for our letters")]
        ));
    }
}
