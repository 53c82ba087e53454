//! Words under a picture: which they are, and the labels in them that only say so, "Image", "Credit" twice over.

use dom_query::{Document as Page, NodeRef};

use super::dom::name;
use super::walk::is_caption;
use crate::lang::{PageClass, PagePhrases};

/// So many boxes at most stand between such a label and the words it stands in.
const MAX_STEPS: usize = 4;

/// Makes the boxes that only a class tells for words under a picture `figcaption` elements: reader views drop the class.
pub(super) fn mark_captions(page: &Page) {
    let Some(body) = page.body() else { return };
    let is_box = |node: &NodeRef<'_>| {
        let name = name(node);
        matches!(&*name, "div" | "p" | "h4" | "h5" | "h6" | "cite" | "small")
    };
    let is_inside = |node: &NodeRef<'_>| {
        let around = node.ancestors_it(Some(MAX_STEPS));
        around
            .into_iter()
            .any(|outer| outer.has_name("figcaption") || is_box(&outer) && is_caption(&outer))
    };
    let boxes: Vec<NodeRef<'_>> = body
        .descendants_it()
        .filter(|node| is_box(node) && is_caption(node) && !is_inside(node))
        .collect();
    for node in boxes {
        node.rename("figcaption");
    }
}

/// Takes labels out of the words under pictures, or sets them apart from what stands beside them.
pub(super) fn tidy(page: &Page) {
    let Some(body) = page.body() else { return };
    let labels: Vec<(NodeRef<'_>, bool)> = body
        .descendants_it()
        .filter(|node| {
            matches!(
                &*name(node),
                "span" | "div" | "p" | "b" | "strong" | "small" | "figcaption"
            )
        })
        .filter_map(|node| Some((node, is_credit(&node)?)))
        .filter(|(node, _)| is_under_picture(node))
        .collect();
    let mut labels = labels.into_iter().peekable();
    while let Some((node, is_credit)) = labels.next() {
        let is_said_again = labels.peek().is_some_and(|(next, _)| follows(&node, next));
        if is_credit && !is_said_again {
            node.set_text(" Credit: ");
        } else {
            node.remove_from_parent();
        }
    }
}

/// Whether an element that holds a label and nothing else is one before a maker.
fn is_credit(node: &NodeRef<'_>) -> Option<bool> {
    let child = node.first_child().filter(NodeRef::is_text)?;
    if child.next_sibling().is_some() {
        return None;
    }
    let words = child.text();
    let is = |class| {
        let words = words.trim();
        PagePhrases::builtin()
            .of(class)
            .iter()
            .any(|label| words.eq_ignore_ascii_case(label))
    };
    (is(PageClass::PictureLabel) || is(PageClass::PictureCredit))
        .then(|| is(PageClass::PictureCredit))
}

fn is_under_picture(node: &NodeRef<'_>) -> bool {
    let around = node.ancestors_it(Some(MAX_STEPS));
    around
        .into_iter()
        .any(|outer| matches!(&*name(&outer), "figcaption" | "figure"))
}

/// Whether nothing stands between a label and the next one, which may be in a box of its own.
fn follows(node: &NodeRef<'_>, next: &NodeRef<'_>) -> bool {
    let Some(beside) = node.next_sibling() else {
        return false;
    };
    beside.id == next.id
        || beside
            .first_child()
            .is_some_and(|inner| inner.id == next.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(html: &str) -> String {
        let page = Page::from(format!("<body>{html}</body>"));
        tidy(&page);
        page.body().unwrap().text().to_string()
    }

    #[test]
    fn labels_under_pictures_are_set_apart_or_left_out() {
        assert_eq!(
            tidied(
                "<figcaption><span>Image</span><span>The bridge.</span><i><span>Credit</span><span><span>Credit</span>\
                 <span>Ana Ruiz</span></span></i></figcaption>"
            ),
            "The bridge. Credit: Ana Ruiz"
        );
        assert_eq!(
            tidied(
                "<figure><div><p>Image</p></div><figcaption><span>Image caption </span>The bridge.</figcaption></figure>"
            ),
            "The bridge."
        );
    }

    #[test]
    fn boxes_of_words_under_pictures_are_marked() {
        let page = Page::from(
            "<body><div class='caption narrow'><img src=x><p class=caption-text>The bridge.</p></div>\
             <h6 class=credit>Ana Ruiz</h6><p>The <span class=caption>river</span>.</p></body>",
        );
        mark_captions(&page);
        let marked: Vec<String> = page
            .select("figcaption")
            .iter()
            .map(|caption| caption.text().to_string())
            .collect();
        assert_eq!(marked, ["The bridge.", "Ana Ruiz"]);
    }

    #[test]
    fn the_same_words_in_a_text_stay() {
        for html in [
            "<p><span>Image</span> is all.</p>",
            "<figcaption><span>Image <i>1</i></span> of the bridge</figcaption>",
        ] {
            assert_eq!(
                tidied(html),
                Page::from(html).body().unwrap().text().to_string()
            );
        }
    }
}
