//! HTML pages: finding the article in them, its blocks and its metadata.

mod authors;
mod boilerplate;
mod day;
mod dom;
mod embed;
mod figure;
mod furniture;
mod json_ld;
mod limits;
mod live;
mod metadata;
mod missed;
mod nesting;
mod phrases;
mod posts;
mod scan;
mod table;
mod title;
mod told;
mod walk;
mod wall;

use dom_query::Document as Page;
use dom_smoothie::{Config, Readability};

use super::draft::Draft;
use super::header;
use crate::document::Meta;

pub(super) use walk::link;

use json_ld::Facts;
use scan::Scan;

/// An article with fewer words than this was not found by the reader view, and the whole page is taken.
const MIN_WORDS: usize = 25;

/// A page whose data tells an article, and that shows fewer words than this, shows it only by a script.
const SCRIPTED_WORDS: usize = 120;

/// Reads a page; `url` is where it came from.
pub(super) fn read(source: &str, url: Option<&str>) -> (Meta, Vec<Draft>) {
    let source = limits::cut(source);
    let page = Page::from(source.as_ref());
    let scan = Scan::of(&page);
    let facts = json_ld::read(&scan.json);
    let mut meta = metadata::read(&scan, &facts, url);
    let mut drafts = found(page, &scan, &facts, &mut meta, url);
    header::read_credit(&drafts, &mut meta);
    boilerplate::remove(&mut drafts, &meta);
    drafts = or_told(drafts, &scan);
    if words(&drafts) < MIN_WORDS {
        drafts = fuller(drafts, &source, &meta);
    }
    meta.access = wall::access(&scan, facts.is_free, &drafts, url);
    if meta.published.is_none() {
        meta.published = day::opening(&drafts).or_else(|| day::only(&scan));
    }
    header::take_title(&mut drafts, &mut meta);
    header::take_lines(&mut drafts, &mut meta);
    (meta, drafts)
}

/// The article as it stands on the page: a live blog's updates, or what a reader view finds.
fn found(page: Page, scan: &Scan, facts: &Facts, meta: &mut Meta, url: Option<&str>) -> Vec<Draft> {
    prepare(&page);
    furniture::remove(&page);
    let shown = page.body().map(walk::blocks).unwrap_or_default();
    let title = meta.title.clone();
    let live = live::shown(&page, facts.is_live);
    let view = article(page, url.or(meta.canonical.as_deref()));
    let mut drafts = match live {
        Some(updates) => live::introduced(view, updates),
        None => missed::under_headline(&view, &shown, title.as_deref()).unwrap_or(view),
    };
    if !facts.updates.is_empty() {
        let updates = live::told(&facts.updates);
        if words(&updates) > words(&drafts) {
            drafts = updates;
        }
    }
    missed::restore_headings(&mut drafts, &shown, title.as_deref());
    meta.summary = missed::restore(&mut drafts, &shown, title.as_deref(), &scan.descriptions());
    drafts
}

/// The text that the data of the page tells where the page itself shows hardly any.
fn or_told(drafts: Vec<Draft>, scan: &Scan) -> Vec<Draft> {
    if words(&drafts) >= SCRIPTED_WORDS || scan.json.is_empty() && scan.data.is_empty() {
        return drafts;
    }
    let scripts = [scan.json.as_slice(), scan.data.as_slice()].concat();
    let told = told::longest(&scripts).map(|body| told::body(&body));
    told.filter(|told| words(told) > words(&drafts) * 2)
        .unwrap_or(drafts)
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
    prepare(page);
    furniture::remove(page);
}

/// Makes a page ready to be read as it is seen.
fn prepare(page: &Page) {
    dom::open_noscript(page);
    posts::quote(page);
    dom::remove_unseen(page);
    figure::mark_captions(page);
    figure::tidy(page);
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

/// The blocks of a chapter of a book.
pub(super) fn chapter(source: &str) -> Vec<Draft> {
    let source = with_ends(source);
    let page = Page::from(limits::cut(&source).as_ref());
    dom::remove_unseen(&page);
    walk::blocks(page.root())
}

/// XHTML closes elements where they open, `<title/>`, which HTML takes for their beginning only.
fn with_ends(source: &str) -> String {
    const EMPTY: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ];
    let mut out = String::with_capacity(source.len());
    let mut pieces = source.split("/>").peekable();
    while let Some(piece) = pieces.next() {
        out.push_str(piece);
        if pieces.peek().is_none() {
            break;
        }
        let tag = piece.rsplit_once('<').map_or(">", |(_, tag)| tag);
        let name = tag
            .split(|c: char| c.is_whitespace())
            .next()
            .unwrap_or_default();
        let is_closed = !tag.contains('>') && !EMPTY.contains(&name);
        if is_closed
            && !name.is_empty()
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == ':')
        {
            out.push_str("></");
            out.push_str(name);
            out.push('>');
        } else {
            out.push_str("/>");
        }
    }
    out
}

/// The blocks of what a reader view takes for the article; none where it finds nothing.
fn article(page: Page, base: Option<&str>) -> Vec<Draft> {
    embed::write_in_ascii(&page);
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

    #[test]
    fn elements_closed_where_they_open_hold_nothing() {
        for (source, whole) in [
            ("<title/><p>a<br/>b", "<title></title><p>a<br/>b"),
            ("<a id='x' />", "<a id='x' ></a>"),
            ("1 /> 2 <b>/> </>", "1 /> 2 <b>/> </>"),
        ] {
            assert_eq!(with_ends(source), whole);
        }
        let drafts = chapter(
            "<html><head><title/><script src='a'/></head><body><p>Words.</p></body></html>",
        );
        assert_eq!(drafts[0].words, "Words.");
    }

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
