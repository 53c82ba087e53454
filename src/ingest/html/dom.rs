//! Small questions to the nodes of a page.

use std::ops::Deref;

use dom_query::{Document as Page, NodeData, NodeRef};

/// What stands in for scripts is a text if it has so many words.
const MIN_SPARE_WORDS: usize = 60;

/// An element's name, in lower case as parsers leave it; empty for anything else.
pub(super) fn name(node: &NodeRef<'_>) -> impl Deref<Target = str> + use<> {
    node.element_ref()
        .map(|element| element.name.local.clone())
        .unwrap_or_default()
}

/// Takes out what a reader of the page would not see, but for the head, which metadata is read from.
pub(super) fn remove_unseen(page: &Page) {
    let Some(body) = page.body() else { return };
    let unseen: Vec<NodeRef<'_>> = body
        .descendants_it()
        .filter(|node| {
            is_hidden(node)
                || matches!(
                    &*name(node),
                    "template"
                        | "dialog"
                        | "amp-sidebar"
                        | "amp-consent"
                        | "amp-ad"
                        | "amp-sticky-ad"
                        | "amp-user-notification"
                        | "amp-lightbox"
                )
        })
        .collect();
    for node in unseen {
        node.remove_from_parent();
    }
}

/// Puts in what is meant for browsers without scripts, where it is a text and not only a picture or a request.
pub(super) fn open_noscript(page: &Page) {
    let Some(body) = page.body() else { return };
    let spare: Vec<NodeRef<'_>> = body
        .descendants_it()
        .filter(|node| node.has_name("noscript"))
        .collect();
    for node in spare {
        if count_words(&node.text()) >= MIN_SPARE_WORDS {
            node.rename("div");
        }
    }
}

/// Classes of what is only read aloud.
const SPOKEN: &[&str] = &[
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "screenreader",
    "aural",
    "u-visually-hidden",
    "element-invisible",
    "a11y-hidden",
    "off-screen",
];

/// Whether a reader of the page would not see the element.
pub(super) fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.element_ref().is_some_and(|element| {
        element
            .attrs
            .iter()
            .any(|attribute| match &*attribute.name.local {
                "hidden" => true,
                "style" => is_hiding(&attribute.value),
                "class" => attribute.value.split_ascii_whitespace().any(is_spoken),
                _ => false,
            })
    })
}

/// Whether a class says that its element is only read aloud, perhaps as a part: `card__visually-hidden`.
fn is_spoken(class: &str) -> bool {
    let part = class.rsplit("__").next().unwrap_or(class);
    SPOKEN.contains(&part)
}

fn is_hiding(style: &str) -> bool {
    let squeezed: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    squeezed.contains("display:none") || squeezed.contains("visibility:hidden")
}

/// All words under a node; a line break element is a newline, blocks are kept apart by one.
pub(super) fn text_of(node: &NodeRef<'_>) -> String {
    text_up_to(node, usize::MAX).unwrap_or_default()
}

/// All words under a node if these are so many bytes at most; looks at no more of a longer text.
///
/// What asks every box on the way down for its words takes this, or boxes in boxes would cost the square of their number.
pub(super) fn text_up_to(node: &NodeRef<'_>, bytes: usize) -> Option<String> {
    let mut out = String::new();
    let mut steps: Vec<(NodeRef<'_>, bool)> = vec![(*node, false)];
    while let Some((node, is_end)) = steps.pop() {
        if out.len() > bytes {
            return None;
        }
        let is_text = node.query_or(false, |inner| {
            if let NodeData::Text { contents } = &inner.data {
                out.push_str(contents);
                return true;
            }
            false
        });
        if is_text {
            continue;
        }
        let element = name(&node);
        if is_end || &*element == "br" {
            break_line(&mut out);
            continue;
        }
        if matches!(
            &*element,
            "script" | "style" | "template" | "noscript" | "head"
        ) || is_hidden(&node)
        {
            continue;
        }
        if matches!(
            &*element,
            "p" | "div" | "li" | "tr" | "section" | "figcaption"
        ) {
            break_line(&mut out);
            steps.push((node, true));
        }
        steps.extend(node.children_it(true).map(|child| (child, false)));
    }
    (out.len() <= bytes).then_some(out)
}

/// Words of a text; in scripts that do not part words, two chars count as one.
pub(super) fn count_words(text: &str) -> usize {
    let (mut words, mut wide, mut is_inside) = (0, 0, false);
    for c in text.chars() {
        let is_wide = is_ideograph(c);
        let is_letter = !is_wide && !c.is_whitespace();
        wide += usize::from(is_wide);
        words += usize::from(is_letter && !is_inside);
        is_inside = is_letter || is_inside && is_wide;
    }
    words + wide / 2
}

/// Chars of a text, an ideograph, which says more than a letter, counted as three.
pub(super) fn extent(text: &str) -> usize {
    text.chars()
        .map(|c| if is_ideograph(c) { 3 } else { 1 })
        .sum()
}

/// Kana and ideographs, which are written without blanks.
const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..'\u{ac00}' | '\u{f900}'..'\u{fb00}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..)
}

fn break_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_for_browsers_without_scripts_is_opened() {
        let text = "<p>It rained all day.</p>".repeat(20);
        let page = Page::from(format!(
            "<body><noscript>{text}</noscript><noscript><img src=x> Please enable scripts.</noscript></body>"
        ));
        open_noscript(&page);
        let shown = text_of(&page.body().unwrap());
        assert!(shown.contains("It rained all day.") && !shown.contains("enable"));
    }

    #[test]
    fn a_text_that_is_too_long_is_not_read_to_its_end() {
        let page = Page::from("<body><p>Ferry</p><p>boats</p></body>");
        let body = page.body().unwrap();
        assert_eq!(text_up_to(&body, 12).as_deref(), Some("Ferry\nboats\n"));
        assert_eq!(text_up_to(&body, 11), None);
    }

    #[test]
    fn what_is_only_read_aloud_is_not_seen() {
        let page =
            Page::from("<body><p>Ferry<span class='x sr-only'>, topic: boats</span></p></body>");
        assert_eq!(text_of(&page.body().unwrap()).trim(), "Ferry");
    }

    #[test]
    fn words_are_counted_in_scripts_that_do_not_part_them() {
        assert_eq!(count_words("The council met."), 3);
        assert_eq!(count_words("日本語の文章 in Tokyo"), 5);
        assert_eq!(count_words("서울 시청"), 2);
    }
}
