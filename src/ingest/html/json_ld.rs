//! What a page says of its article in JSON-LD.

use std::collections::HashMap;

use serde_json::Value;

use super::live::Update;
use crate::ingest::clean::clean_line;

/// The facts of the first article described.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) headline: Option<String>,
    /// People before organizations.
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    /// When something else that is described was published: the page, a recipe, a film.
    pub(super) page_published: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) section: Option<String>,
    pub(super) language: Option<String>,
    /// Whether anybody may read all of it.
    pub(super) is_free: Option<bool>,
    /// The updates of a live blog, in the order of the page.
    pub(super) updates: Vec<Update>,
    pub(super) is_live: bool,
}

/// How deep descriptions are looked into.
const MAX_DEPTH: usize = 6;

/// Reads the JSON-LD scripts of a page; a broken one is passed over.
pub(super) fn read(scripts: &[String]) -> Facts {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut nodes = Vec::new();
    for value in &values {
        collect(value, MAX_DEPTH, &mut nodes);
    }
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter(|node| node.get("name").is_some())
        .filter_map(|node| Some((node.get("@id")?.as_str()?, *node)))
        .collect();
    let article = nodes
        .iter()
        .filter(|node| is_article(node))
        .max_by_key(|node| {
            [
                node.get("headline"),
                node.get("author"),
                node.get("datePublished"),
            ]
            .iter()
            .flatten()
            .count()
        });
    let mut facts = article.map_or_else(Facts::default, |article| facts(article, &by_id));
    if facts.publisher.is_none() {
        facts.publisher = nodes
            .iter()
            .find(|node| {
                has_type(node, |kind| {
                    matches!(kind, "WebSite" | "NewsMediaOrganization")
                })
            })
            .and_then(|node| text(node.get("name")));
    }
    if let Some(live) = nodes
        .iter()
        .find(|node| has_type(node, |kind| kind == "LiveBlogPosting"))
    {
        facts.is_live = true;
        facts.updates = updates(live);
    }
    facts.page_published = nodes
        .iter()
        .find_map(|node| text(node.get("datePublished").or_else(|| node.get("uploadDate"))));
    facts
}

/// Line breaks inside strings are the commonest fault; they are mended.
fn parse(script: &str) -> Option<Value> {
    let body = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim_end_matches(';');
    serde_json::from_str(body)
        .or_else(|_| serde_json::from_str(&body.replace(char::is_control, " ")))
        .ok()
}

/// All described things: top level, lists, graphs, and what pages are about.
fn collect<'a>(value: &'a Value, depth: usize, nodes: &mut Vec<&'a Value>) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(values) => values
            .iter()
            .for_each(|value| collect(value, depth - 1, nodes)),
        Value::Object(object) => {
            nodes.push(value);
            for key in [
                "@graph",
                "mainEntity",
                "mainEntityOfPage",
                "itemListElement",
                "item",
            ] {
                if let Some(inner) = object.get(key) {
                    collect(inner, depth - 1, nodes);
                }
            }
        }
        _ => {}
    }
}

fn has_type(node: &Value, is: impl Fn(&str) -> bool) -> bool {
    match node.get("@type") {
        Some(Value::String(kind)) => is(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

fn is_article(node: &Value) -> bool {
    has_type(node, |kind| {
        kind.ends_with("Article")
            || kind.ends_with("Posting") && kind != "JobPosting"
            || matches!(kind, "Report" | "Review" | "CreativeWork")
    })
}

fn facts(article: &Value, by_id: &HashMap<&str, &Value>) -> Facts {
    Facts {
        headline: text(article.get("headline")).or_else(|| text(article.get("name"))),
        authors: authors(article, by_id),
        published: text(article.get("datePublished")).or_else(|| text(article.get("dateCreated"))),
        modified: text(article.get("dateModified")),
        publisher: article
            .get("publisher")
            .and_then(|publisher| name(publisher, by_id)),
        section: text(article.get("articleSection")),
        language: text(article.get("inLanguage")),
        is_free: is_free(article),
        ..Facts::default()
    }
}

/// What is said of the article, or else of any part of it.
fn is_free(article: &Value) -> Option<bool> {
    let of = |node: &Value| node.get("isAccessibleForFree").and_then(flag);
    of(article).or_else(|| match article.get("hasPart")? {
        Value::Array(parts) => parts.iter().find_map(of),
        part => of(part),
    })
}

fn updates(live: &Value) -> Vec<Update> {
    let list = match live.get("liveBlogUpdate") {
        Some(Value::Array(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    list.iter()
        .filter_map(|update| {
            Some(Update {
                time: text(update.get("datePublished")),
                headline: text(update.get("headline")),
                body: update.get("articleBody")?.as_str()?.to_owned(),
            })
        })
        .collect()
}

fn authors(article: &Value, by_id: &HashMap<&str, &Value>) -> Vec<String> {
    let Some(author) = article.get("author").or_else(|| article.get("creator")) else {
        return Vec::new();
    };
    let list = match author {
        Value::Array(list) => list.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut people = Vec::new();
    let mut others = Vec::new();
    for author in list {
        let Some(name) = name(author, by_id) else {
            continue;
        };
        if has_type(author, |kind| kind.ends_with("Organization")) {
            others.push(name);
        } else {
            people.push(name);
        }
    }
    if people.is_empty() { others } else { people }
}

/// The name of a person or organization, looked up where only its id is given.
fn name(value: &Value, by_id: &HashMap<&str, &Value>) -> Option<String> {
    match value {
        Value::Array(values) => values.first().and_then(|value| name(value, by_id)),
        Value::Object(object) => text(object.get("name")).or_else(|| {
            let named = by_id.get(object.get("@id")?.as_str()?)?;
            text(named.get("name"))
        }),
        other => text(Some(other)),
    }
}

/// A string, or the first of a list of strings.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(words) => Some(clean_line(words)).filter(|words| !words.is_empty()),
        Value::Array(values) => text(values.first()),
        Value::Object(object) => text(object.get("name").or_else(|| object.get("alternateName"))),
        _ => None,
    }
}

fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::String(word) => match word.to_ascii_lowercase().as_str() {
            "true" | "yes" => Some(true),
            "false" | "no" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts_of(script: &str) -> Facts {
        read(&[script.to_owned()])
    }

    #[test]
    fn an_article_in_a_graph_is_found_and_its_author_looked_up() {
        let facts = facts_of(
            r##"{"@context":"https://schema.org","@graph":[
            {"@type":"WebSite","@id":"#site","name":"The Harbor Times"},
            {"@type":"Person","@id":"#jane","name":"Jane Roe"},
            {"@type":["NewsArticle"],"headline":"Bridge","author":[{"@id":"#jane"},{"@type":"Organization","name":"Desk"}],
             "datePublished":"2025-03-04","isAccessibleForFree":"False","publisher":{"@id":"#site"},"articleSection":["Local"]}]}"##,
        );
        assert_eq!(facts.headline.as_deref(), Some("Bridge"));
        assert_eq!(facts.authors, ["Jane Roe"]);
        assert_eq!(facts.publisher.as_deref(), Some("The Harbor Times"));
        assert_eq!(facts.section.as_deref(), Some("Local"));
        assert_eq!(facts.is_free, Some(false));
    }

    #[test]
    fn a_live_blog_has_updates_and_a_part_may_cost() {
        let facts = facts_of(
            r#"{"@type":"LiveBlogPosting","headline":"Vote","liveBlogUpdate":[{"@type":"BlogPosting","headline":"Closed",
            "datePublished":"2025-03-04T14:05:00Z","articleBody":"The council voted."},{"headline":"No text"}],
            "hasPart":[{"isAccessibleForFree":"False","cssSelector":".paid"}]}"#,
        );
        assert!(facts.is_live && facts.is_free == Some(false));
        assert_eq!(facts.updates.len(), 1);
        assert_eq!(facts.updates[0].headline.as_deref(), Some("Closed"));
    }

    #[test]
    fn broken_scripts_are_mended_or_passed_over() {
        let facts = facts_of("{\"@type\":\"Article\",\"headline\":\"Two\nlines\"}");
        assert_eq!(facts.headline.as_deref(), Some("Two lines"));
        assert_eq!(facts_of("{\"@type\": \"Article\", "), Facts::default());
        assert_eq!(facts_of(&"[".repeat(100_000)), Facts::default());
    }
}
