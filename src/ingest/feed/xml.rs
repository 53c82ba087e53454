//! RSS in its versions, and Atom.

use super::{Feed, FeedEntry, MAX_ENTRIES, moment};
use crate::ingest::address::is_address;
use crate::ingest::xml::{Element, children};

/// Reads a feed; unknown elements are skipped.
pub(super) fn read(text: &str) -> Feed {
    let mut feed = Feed::default();
    let mut shared = FeedEntry::default();
    for root in children(text) {
        if root.local() == "entry" {
            feed.entries.push(entry(&root));
        }
        list(&root, &mut feed, &mut shared);
        for part in children(root.inner).filter(|part| part.local() == "channel") {
            list(&part, &mut feed, &mut shared);
        }
    }
    for entry in &mut feed.entries {
        // Atom may name authors once, for all entries.
        if entry.meta.byline.is_empty() {
            entry.meta.byline.clone_from(&shared.meta.byline);
        }
        if entry.meta.language.is_none() {
            entry.meta.language.clone_from(&shared.meta.language);
        }
    }
    feed
}

/// Reads the metadata of a feed and its entries from an element.
fn list(element: &Element<'_>, feed: &mut Feed, shared: &mut FeedEntry) {
    let language = element.attribute("lang");
    if !language.is_empty() {
        shared.meta.language = Some(language.to_owned());
    }
    for part in children(element.inner) {
        match part.name.as_str() {
            "item" | "entry" | "atom:entry" if feed.entries.len() < MAX_ENTRIES => {
                feed.entries.push(entry(&part));
            }
            "title" | "atom:title" if feed.title.is_none() => {
                feed.title = Some(super::authors::shown(&part.words()));
            }
            "language" | "dc:language" => shared.meta.language = Some(part.words()),
            "author" | "atom:author" => shared.meta.byline.push(author(&part)),
            "link" => link(&part, &mut feed.home),
            _ => {}
        }
    }
    let base = element.attribute("base");
    if !base.is_empty() {
        feed.home = Some(base.to_owned());
    }
}

fn entry(item: &Element<'_>) -> FeedEntry {
    let mut entry = FeedEntry::default();
    let mut id = None;
    let about = item.attribute("about");
    for part in children(item.inner) {
        let name = part.name.strip_prefix("atom:").unwrap_or(&part.name);
        let meta = &mut entry.meta;
        match name {
            "title" => meta.title = Some(part.markup()),
            "dc:title" => meta.title = meta.title.take().or_else(|| Some(part.words())),
            "link" => link(&part, &mut meta.url),
            "guid" | "id" if part.attribute("isPermaLink") != "false" => id = Some(part.words()),
            "pubDate" | "published" | "issued" | "created" => {
                meta.published = moment(&part.words()).or(meta.published);
            }
            "dc:date" | "dcterms:issued" => {
                meta.published = meta.published.or_else(|| moment(&part.words()));
            }
            "updated" | "modified" | "dcterms:modified" | "atom:updated" => {
                meta.modified = moment(&part.words()).or(meta.modified);
            }
            "author" | "dc:creator" | "creator" => meta.byline.push(author(&part)),
            "itunes:author" if meta.byline.is_empty() => meta.byline.push(author(&part)),
            "dc:language" => meta.language = Some(part.words()),
            "content:encoded" | "content" | "encoded" | "body" | "xhtml:body" => {
                take(&mut entry, &part, true);
            }
            "description" | "summary" | "dc:description" => take(&mut entry, &part, false),
            _ => {}
        }
    }
    let fallback = id
        .or_else(|| Some(about.to_owned()))
        .filter(|id| is_address(id));
    entry.meta.url = entry.meta.url.take().or(fallback);
    if !item.attribute("lang").is_empty() {
        entry.meta.language = Some(item.attribute("lang").to_owned());
    }
    entry
}

/// Sets words unless better ones are known.
fn take(entry: &mut FeedEntry, part: &Element<'_>, is_content: bool) {
    let kind = part.attribute("type");
    let is_foreign = !part.attribute("src").is_empty() || kind.starts_with("image/");
    if is_foreign || entry.is_content && !is_content {
        return;
    }
    let words = part.markup();
    if words.trim().is_empty() {
        return;
    }
    let is_atom = matches!(part.local(), "content" | "summary");
    let is_text = matches!(kind, "text" | "text/plain") || is_atom && kind.is_empty();
    entry.is_content = is_content;
    entry.is_html = !is_text || is_marked_up(&words);
    entry.words = words;
}

/// Whether words that should be plain contain tags.
fn is_marked_up(words: &str) -> bool {
    ["</p>", "<br", "</a>", "</div>"]
        .iter()
        .any(|tag| words.contains(tag))
}

/// Atom gives links a relation; a link without one leads to the article.
fn link(part: &Element<'_>, url: &mut Option<String>) {
    let target = part.attribute("href");
    match (target, part.attribute("rel")) {
        ("", _) if url.is_none() => *url = Some(part.words()),
        ("", _) => {}
        (_, "alternate") => *url = Some(target.to_owned()),
        (_, "") if url.is_none() => *url = Some(target.to_owned()),
        _ => {}
    }
}

/// The name of a person: in an element of its own (Atom), or the whole content.
fn author(part: &Element<'_>) -> String {
    let name = children(part.inner).find(|inner| inner.local() == "name");
    name.map_or_else(|| part.words(), |name| name.words())
}
