//! The article as the data of a page tells it, for pages that put it on the screen by a script.

use dom_query::Document as Page;
use serde_json::Value;

use super::{limits, walk};
use crate::ingest::draft::Draft;

/// How deep data is looked into.
const MAX_DEPTH: usize = 24;

/// The blocks of an article's text, which is HTML, or plain with a paragraph on each line.
pub(super) fn body(words: &str) -> Vec<Draft> {
    let is_html = ["<p", "<br", "<div", "<h2"]
        .iter()
        .any(|tag| words.contains(tag));
    let source = if is_html {
        words.to_owned()
    } else {
        words
            .lines()
            .flat_map(|line| ["<p>", line, "</p>"])
            .collect()
    };
    walk::blocks(Page::fragment(limits::cut(&source).as_ref()).root())
}

/// The longest text that data calls an article's body.
pub(super) fn longest(scripts: &[String]) -> Option<String> {
    let mut bodies = Vec::new();
    for script in scripts {
        if let Ok(value) = serde_json::from_str::<Value>(script) {
            collect(value, MAX_DEPTH, &mut bodies);
        }
    }
    bodies.into_iter().max_by_key(String::len)
}

fn collect(value: Value, depth: usize, bodies: &mut Vec<String>) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(values) => values
            .into_iter()
            .for_each(|value| collect(value, depth - 1, bodies)),
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(words) if key == "articleBody" => bodies.push(words),
                    other => collect(other, depth - 1, bodies),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        body(text).into_iter().map(|draft| draft.words).collect()
    }

    #[test]
    fn a_body_is_html_or_lines() {
        assert_eq!(words("One &amp; two.\n\nThree."), ["One & two.", "Three."]);
        assert_eq!(words("<p>One.</p><p>Two.</p>"), ["One.", "Two."]);
    }

    #[test]
    fn the_longest_body_is_found_wherever_it_stands() {
        let script = r#"{"props":{"pageProps":[{"articleBody":"short"},{"story":{"articleBody":"It rained."}}]}}"#;
        assert_eq!(longest(&[script.to_owned()]).as_deref(), Some("It rained."));
        assert_eq!(longest(&["{".repeat(100_000)]), None);
    }
}
