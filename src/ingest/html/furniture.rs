//! Elements that by their own names are furniture of the page: calls to subscribe, share buttons, boxes of further articles.

use dom_query::{Document as Page, NodeData, NodeRef};

use super::dom::{name, text_of};
use super::table;
use crate::lang::{PageClass, PagePhrases};

/// The shortest of these has so many bytes.
const MIN_JOINED: usize = 9;

/// An element with more of the page's words than this, in percent, is the article itself, whatever it is called.
const MAX_SHARE: usize = 25;

/// Takes furniture out of the body.
pub(super) fn remove(page: &Page) {
    let Some(body) = page.body() else { return };
    let (all, named) = named(body);
    for Named {
        node,
        words,
        holds_headline,
    } in named
    {
        if words * 100 <= all * MAX_SHARE && !holds_headline && !is_told(&node, words) {
            node.remove_from_parent();
        }
    }
}

/// An element whose names are on the lists.
struct Named<'a> {
    node: NodeRef<'a>,
    /// Bytes of its text.
    words: usize,
    holds_headline: bool,
}

/// Bytes of text in the body, and the named elements in it, measured in one walk however deep they stand in one another.
fn named(body: NodeRef<'_>) -> (usize, Vec<Named<'_>>) {
    let mut found: Vec<Named<'_>> = Vec::new();
    let (mut words, mut headlines) = (0_usize, 0_usize);
    let mut steps = vec![(body, None::<(usize, usize, usize)>)];
    while let Some((node, end)) = steps.pop() {
        if let Some((at, words_before, headlines_before)) = end {
            if let Some(named) = found.get_mut(at) {
                named.words = words - words_before;
                named.holds_headline = headlines > headlines_before;
            }
            continue;
        }
        let element = name(&node);
        if element.is_empty() {
            words += text_length(&node);
            continue;
        }
        headlines += usize::from(&*element == "h1");
        if is_named(&node) {
            steps.push((node, Some((found.len(), words, headlines))));
            found.push(Named {
                node,
                words: 0,
                holds_headline: false,
            });
        }
        if !matches!(&*element, "script" | "style" | "template" | "noscript") {
            steps.extend(node.children_it(true).map(|child| (child, None)));
        }
    }
    (words, found)
}

fn text_length(node: &NodeRef<'_>) -> usize {
    node.query_or(0, |inner| match &inner.data {
        NodeData::Text { contents } => contents.len(),
        _ => 0,
    })
}

/// A table of data that is named like a box of links, but is hardly made of any.
fn is_told(node: &NodeRef<'_>, words: usize) -> bool {
    let linked = || -> usize {
        node.descendants_it()
            .filter(|inner| inner.has_name("a"))
            .map(|link| text_of(&link).trim().len())
            .sum()
    };
    node.has_name("table") && table::is_data(node) && linked() * 2 < words
}

/// Takes out what frames every page of a site: menus, header, footer, sidebars.
pub(super) fn remove_frame(page: &Page) {
    let Some(body) = page.body() else { return };
    let is_frame = |node: &NodeRef<'_>| match &*name(node) {
        "nav" | "footer" | "aside" => true,
        "header" | "form" => !node.descendants_it().any(|inner| inner.has_name("h1")),
        "div" | "section" => node.attr("role").is_some_and(|role| {
            matches!(
                &*role,
                "navigation" | "banner" | "contentinfo" | "search" | "complementary"
            )
        }),
        _ => false,
    };
    let frame: Vec<NodeRef<'_>> = body.descendants_it().filter(is_frame).collect();
    for node in frame {
        node.remove_from_parent();
    }
}

fn is_named(node: &NodeRef<'_>) -> bool {
    let is_inline = matches!(
        &*name(node),
        "" | "a" | "p" | "th" | "figure" | "body" | "main" | "article"
    );
    !is_inline
        && node.element_ref().is_some_and(|element| {
            element
                .attrs
                .iter()
                .filter(|attribute| matches!(&*attribute.name.local, "class" | "id"))
                .any(|attribute| is_furniture(&attribute.value))
        })
}

/// Whether one of the words of names like `article__related-links` is on the list; `story with_related` only holds some.
fn is_furniture(names: &str) -> bool {
    const HOLDING: [&str; 4] = ["with", "has", "no", "without"];
    let known = PagePhrases::builtin().of(PageClass::FurnitureName);
    let is_worded = |name: &str| {
        let mut words = name.split(|c: char| !c.is_ascii_alphanumeric()).peekable();
        let first = words.peek().copied().unwrap_or_default();
        let is_holding = HOLDING.iter().any(|word| first.eq_ignore_ascii_case(word));
        !is_holding && words.any(|word| known.iter().any(|known| word.eq_ignore_ascii_case(known)))
    };
    names
        .split_ascii_whitespace()
        .any(|name| is_worded(name) || is_joined(name))
}

fn is_joined(name: &str) -> bool {
    if name.len() < MIN_JOINED {
        return false;
    }
    let joined: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    PagePhrases::builtin()
        .of(PageClass::FurnitureJoined)
        .iter()
        .any(|known| joined.contains(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(body: &str) -> String {
        let page = Page::from(format!(
            "<body>{body}<p>{}</p></body>",
            "The council met. ".repeat(40)
        ));
        remove(&page);
        page.body().unwrap().text().to_string()
    }

    #[test]
    fn boxes_that_call_themselves_furniture_go() {
        let text = left(
            "<div class='story with_related_categories'>six</div><div class='article__related-links'>one</div><div id=newsletter>two</div><div class=relations>three</div>\
             <p class=social>four</p><div class=promo><h1>five</h1></div>",
        );
        for (word, is_left) in [
            ("one", false),
            ("two", false),
            ("three", true),
            ("four", true),
            ("five", true),
            ("six", true),
        ] {
            assert_eq!(text.contains(word), is_left, "{word}");
        }
    }

    #[test]
    fn a_table_of_data_is_no_furniture_unless_it_is_made_of_links() {
        let table = |cell: &str| {
            format!(
                "<table class=navbox><tr><th class=navbox-title>Town<td>{cell}</tr><tr><th>Boats<td>12</tr></table>"
            )
        };
        let told = left(&table("Harbor"));
        assert!(told.contains("Town") && told.contains("Harbor"));
        assert!(!left(&table("<a href=/harbor>Harbor and its boats</a>")).contains("Harbor"));
    }

    #[test]
    fn names_are_known_however_they_are_parted() {
        let text = left(
            "<div class=video-resource__details>one</div><div class=entry_author-bio>one</div><blockquote class='wp-embedded-content'>two</blockquote>\
             <div class=author>three</div>",
        );
        assert!(!text.contains("one") && !text.contains("two") && text.contains("three"));
    }

    #[test]
    fn what_frames_every_page_goes() {
        let page = Page::from(
            "<body><header>a</header><header><h1>b</h1></header><nav>c</nav><div role=banner>d</div><p>e</p></body>",
        );
        remove_frame(&page);
        assert_eq!(page.body().unwrap().text().to_string(), "be");
    }

    #[test]
    fn the_article_itself_is_no_furniture() {
        let text = left(&format!(
            "<div class=share>{}</div>",
            "It rained. ".repeat(60)
        ));
        assert!(text.contains("It rained."));
    }
}
