//! HTML pages: finding the article in them, its blocks and its metadata.

mod authors;
mod boilerplate;
mod day;
mod dom;
mod furniture;
mod json_ld;
mod limits;
mod metadata;
mod missed;
mod phrases;
mod region;
mod scan;
mod table;
mod title;
mod walk;

use dom_query::Document as Page;
use dom_smoothie::{Config, Readability};

use super::draft::Draft;
use super::header;
use crate::document::{Access, Meta};

pub(super) use walk::link;

use scan::Scan;

/// An article with fewer words than this was not found by the reader view, and the whole page is taken.
const MIN_WORDS: usize = 25;

/// A page for subscribers that holds more words than this holds them all: its wall is only painted over it.
const FULL_WORDS: usize = 350;

/// Reads a page; `url` is where it came from.
pub(super) fn read(source: &str, url: Option<&str>) -> (Meta, Vec<Draft>) {
    let source = limits::cut(source);
    let page = Page::from(source.as_ref());
    let scan = Scan::of(&page);
    let mut meta = metadata::read(&scan, url);
    tidy(&page);
    let region = region::find(&page).map(|node| dom::text_of(&node));
    let shown = page.body().map(walk::blocks).unwrap_or_default();
    let base = url.or(meta.canonical.as_deref());
    let mut drafts = article(page, base);
    if region.is_some_and(|region| region::is_missed(&region, &drafts)) {
        let page = Page::from(source.as_ref());
        tidy(&page);
        drafts = region::find(&page).map_or(drafts, walk::blocks);
    }
    let title = meta.title.clone();
    meta.summary = missed::restore(&mut drafts, &shown, title.as_deref(), &scan.descriptions());
    header::read_credit(&drafts, &mut meta);
    boilerplate::remove(&mut drafts, &meta);
    if words(&drafts) < MIN_WORDS {
        drafts = fuller(drafts, &source, &meta);
    }
    if meta.published.is_none() {
        meta.published = day::opening(&drafts).or_else(|| day::only(&scan));
    }
    if words(&drafts) > FULL_WORDS {
        meta.access = Access::Full;
    }
    header::take_title(&mut drafts, &mut meta);
    header::take_lines(&mut drafts, &mut meta);
    (meta, drafts)
}

/// What a page without an article shows, if that is more than was found: cleaned where this leaves anything.
fn fuller(found: Vec<Draft>, source: &str, meta: &Meta) -> Vec<Draft> {
    let page = Page::from(source);
    tidy(&page);
    furniture::remove_frame(&page);
    let mut cleaned = walk::blocks(page.root());
    boilerplate::remove(&mut cleaned, meta);
    if words(&cleaned) > words(&found) {
        return cleaned;
    }
    if !found.is_empty() {
        return found;
    }
    let page = Page::from(source);
    dom::remove_unseen(&page);
    walk::blocks(page.root())
}

/// Takes out what is no article before one is looked for.
fn tidy(page: &Page) {
    dom::open_noscript(page);
    dom::remove_unseen(page);
    furniture::remove(page);
}

/// The blocks of a piece of HTML that stands in another text.
pub(super) fn fragment(source: &str) -> Vec<Draft> {
    walk::blocks(Page::fragment(limits::cut(source).as_ref()).root())
}

/// The blocks of a piece of HTML that is an article by itself.
pub(super) fn piece(source: &str, meta: &Meta) -> Vec<Draft> {
    let page = Page::from(limits::cut(source).as_ref());
    dom::remove_unseen(&page);
    let mut drafts = walk::blocks(page.root());
    boilerplate::remove(&mut drafts, meta);
    drafts
}

/// The blocks of what a reader view takes for the article; none where it finds nothing.
fn article(page: Page, base: Option<&str>) -> Vec<Draft> {
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        ..Config::default()
    };
    let base = base.filter(|address| address.starts_with("http"));
    let Ok(mut reader) = Readability::with_document(page, base, Some(config)) else {
        return Vec::new();
    };
    match reader.parse() {
        Ok(article) => walk::blocks(Page::fragment(article.content.as_ref()).root()),
        Err(_) => Vec::new(),
    }
}

fn words(drafts: &[Draft]) -> usize {
    drafts
        .iter()
        .map(|draft| dom::count_words(&draft.words))
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;

    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<ul><li>",
        "</ul>",
        "<table><tr><td>",
        "</table>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<br>",
        "<blockquote>",
        "</blockquote>",
        "<pre>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<p class=caption>",
        "<article>",
        "&#27;[2J",
        "&#x202e;",
        "&amp;",
        "<time datetime=2025-03-04>",
        "<meta name=author content='",
        "'>",
        "<q>",
        "Some words of a sentence. ",
        "“Quoted,” she said. ",
        "日本",
        "<",
        "&",
        "\"",
        "=",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::Direct(
            "tests/corpus/ingest.txt"
        )))]

        #[test]
        fn any_soup_of_tags_is_read_and_harmless(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
            let (meta, drafts) = read(&pieces.concat(), Some("https://harbor.example/a"));
            let words: String = drafts.iter().map(|draft| draft.words.as_str()).collect();
            prop_assert!(words.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')), "a control came out");
            prop_assert!(words.chars().all(|c| c != '\u{202e}'), "an override came out");
            prop_assert!(meta.byline.len() <= 60);
        }
    }
}
