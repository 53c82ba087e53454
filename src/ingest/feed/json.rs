//! JSON Feed.

use serde_json::Value;

use super::{Feed, FeedEntry, MAX_ENTRIES, moment};
use crate::ingest::address::is_address;

/// Reads a feed; `None` if it is not JSON.
pub(super) fn read(text: &str) -> Option<Feed> {
    let feed: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let shared = authors(&feed);
    let items = feed.get("items").and_then(Value::as_array);
    let entries = items.into_iter().flatten().take(MAX_ENTRIES);
    Some(Feed {
        title: string(&feed, "title"),
        home: string(&feed, "home_page_url").or_else(|| string(&feed, "feed_url")),
        entries: entries.map(|item| entry(item, &feed, &shared)).collect(),
    })
}

fn entry(item: &Value, feed: &Value, shared: &[String]) -> FeedEntry {
    let mut entry = FeedEntry::default();
    let meta = &mut entry.meta;
    meta.title = string(item, "title");
    meta.url = string(item, "url")
        .or_else(|| string(item, "external_url"))
        .or_else(|| string(item, "id").filter(|id| is_address(id)));
    meta.published = string(item, "date_published").and_then(|text| moment(&text));
    meta.modified = string(item, "date_modified").and_then(|text| moment(&text));
    meta.language = string(item, "language").or_else(|| string(feed, "language"));
    meta.byline = authors(item);
    if meta.byline.is_empty() {
        meta.byline = shared.to_vec();
    }
    for (key, is_html, is_content) in [
        ("content_html", true, true),
        ("content_text", false, true),
        ("summary", false, false),
    ] {
        if let Some(words) = string(item, key) {
            (entry.words, entry.is_html, entry.is_content) = (words, is_html, is_content);
            break;
        }
    }
    entry
}

fn string(value: &Value, key: &str) -> Option<String> {
    let text = value.get(key)?.as_str()?.to_owned();
    (!text.trim().is_empty()).then_some(text)
}

/// The names of `authors`, or of the one `author` of the first version.
fn authors(value: &Value) -> Vec<String> {
    let many = value.get("authors").and_then(Value::as_array);
    let one = value.get("author").into_iter();
    let all = many.into_iter().flatten().chain(one);
    let mut names: Vec<String> = all.filter_map(|author| string(author, "name")).collect();
    names.dedup();
    names
}
