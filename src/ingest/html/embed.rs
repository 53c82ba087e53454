//! Embedded players and frames, whose addresses the reader view looks at.

use dom_query::{Document as Page, NodeRef};

/// Writes what the reader view reads of embedded elements in ASCII.
///
/// It cuts text before the name of a video site by bytes, `http://é.youtube.com`, which ends in a panic inside a character
/// (`dom_smoothie` 0.19). None of this text is shown.
pub(super) fn write_in_ascii(page: &Page) {
    let Some(body) = page.body() else { return };
    let embedded: Vec<NodeRef<'_>> = body
        .descendants_it()
        .filter(|node| {
            ["iframe", "embed", "object"]
                .iter()
                .any(|name| node.has_name(name))
        })
        .collect();
    for node in embedded {
        for attribute in node.attrs() {
            if !attribute.value.is_ascii() {
                node.set_attr(&attribute.name.local, &in_ascii(&attribute.value));
            }
        }
        // What stands in an object in an object stands in the outer one.
        if node
            .ancestors_it(None)
            .any(|outer| outer.has_name("object"))
        {
            continue;
        }
        let inner = node.inner_html();
        if !inner.is_ascii() {
            node.set_text(in_ascii(&inner));
        }
    }
}

fn in_ascii(text: &str) -> String {
    let letters = text.chars().map(|c| if c.is_ascii() { c } else { '%' });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use crate::ingest::html::read;

    #[test]
    fn an_embedded_player_with_any_address_does_no_harm() {
        let text = "<p>The council met on Monday to talk about the bridge, and about what to do until there is one.</p>";
        for player in [
            "<iframe src='http://é.dailymotion.com/embed/x'></iframe>",
            "<embed title='ü youtube.com'>",
            "<object><param value='日youtube.com'>日youtube.com<embed src='éé.vimeo.com'></object>",
        ] {
            let page = format!(
                "<article>{0}<div>{player}</div>{0}</article>",
                text.repeat(6)
            );
            assert_eq!(read(&page, None).1.len(), 12, "{player}");
        }
    }
}
