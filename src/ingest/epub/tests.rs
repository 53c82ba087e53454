use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::document::Document;
use crate::ingest::archive::tests::zip;
use crate::ingest::{InputSource, Refusal, ingest};

const CONTAINER: &str =
    "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>";

const LIST: &str = "<package xmlns:dc='x' xmlns:opf='y'><metadata><dc:title>A series</dc:title><dc:title id='t'>The Bridge</dc:title><meta refines='#t' property='title-type'>main</meta><dc:creator id='a'>Ana Ruiz</dc:creator>\
    <dc:creator opf:role='ill'>Bo Lindt</dc:creator><dc:creator id='c'>Cem Ogan</dc:creator>\
    <meta refines='#c' property='role'>trl</meta><dc:language>en-GB</dc:language><dc:date>2024-05-06</dc:date>\
    <dc:publisher>Harbor Press</dc:publisher></metadata>\
    <manifest><item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>\
    <item id='cover' href='cover.xhtml' media-type='application/xhtml+xml'/>\
    <item id='title' href='title.xhtml' media-type='application/xhtml+xml'/>\
    <item id='one' href='text/one.xhtml' media-type='application/xhtml+xml'/>\
    <item id='two' href='text/two%20.xhtml' media-type='application/xhtml+xml'/>\
    <item id='more' href='text/more.xhtml' media-type='application/xhtml+xml'/>\
    <item id='notes' href='text/notes.xhtml' media-type='application/xhtml+xml'/>\
    <item id='css' href='a.css' media-type='text/css'/></manifest>\
    <spine><itemref idref='cover'/><itemref idref='nav'/><itemref idref='title'/><itemref idref='two'/><itemref idref='more'/>\
    <itemref idref='one'/><itemref idref='two'/><itemref idref='css'/><itemref idref='notes' linear='no'/></spine>\
    <guide><reference type='cover' href='cover.xhtml'/></guide></package>";

const NAV: &str = "<html><body><nav><h1>Contents</h1><ol><li><a href='text/two%20.xhtml'>The Old Bridge</a></li>\
    <li><a href='text/one.xhtml'>One</a></li></ol></nav></body></html>";

fn book(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut all: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("OPS/nav.xhtml", NAV.as_bytes()),
        ("OPS/cover.xhtml", b"<p>A cover</p>"),
        ("OPS/title.xhtml", b"<h1>The Bridge</h1><p>by Ana Ruiz</p><p>Harbor Press</p>"),
        ("OPS/text/one.xhtml", b"<html><head><title/></head><body><h2>One</h2><p>It <i>closes</i>.</p><h3>Later</h3><p>It opens.</p></body></html>"),
        ("OPS/text/two .xhtml", b"<p>It was old, and nobody who had ever crossed it wanted to see it go.</p><h4>A part</h4><p>Of wood.</p>"),
        ("OPS/text/more.xhtml", b"<p>And more of it.</p>"),
        ("OPS/text/notes.xhtml", b"<p>Notes beside it.</p>"),
    ];
    for file in files {
        all.retain(|(name, _)| *name != file.0);
        all.push(*file);
    }
    zip(&all)
}

fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    ingest(&InputSource {
        bytes,
        name: "",
        format: None,
        url: None,
        charset: None,
    })
}

fn seen(document: &Document) -> Vec<String> {
    let blocks = document.blocks.iter();
    blocks
        .map(|block| {
            format!(
                "{}{} {}",
                block.kind.as_str(),
                block.level,
                document.words(block.span)
            )
        })
        .collect()
}

#[test]
fn chapters_stand_in_order_under_their_headings() {
    let document = read(&book(&[("OPS/book.opf", LIST.as_bytes())])).unwrap();
    assert_eq!(
        seen(&document),
        [
            "heading1 The Old Bridge",
            "paragraph0 It was old, and nobody who had ever crossed it wanted to see it go.",
            "heading2 A part",
            "paragraph0 Of wood.",
            "paragraph0 And more of it.",
            "heading1 One",
            "paragraph0 It closes.",
            "heading2 Later",
            "paragraph0 It opens.",
        ]
    );
}

#[test]
fn a_book_tells_of_itself() {
    let meta = read(&book(&[("OPS/book.opf", LIST.as_bytes())]))
        .unwrap()
        .meta;
    assert_eq!(meta.title.as_deref(), Some("The Bridge"));
    assert_eq!(meta.byline, ["Ana Ruiz"]);
    assert_eq!(meta.publisher.as_deref(), Some("Harbor Press"));
    assert_eq!(meta.language.as_deref(), Some("en"));
    assert_eq!(meta.published.unwrap().to_string(), "2024-05-06");
}

#[test]
fn what_cannot_be_read_is_said() {
    let refusal = read(&book(&[])).unwrap_err();
    assert!(
        refusal.what.contains("without a list of its files"),
        "{refusal}"
    );
    let locked = "<package><manifest><item id='a' href='a' media-type='application/xhtml+xml'/></manifest></package>";
    let bytes = book(&[
        ("OPS/book.opf", locked.as_bytes()),
        ("META-INF/encryption.xml", b"x"),
    ]);
    assert!(read(&bytes).unwrap_err().what.contains("locked"));
    let empty = book(&[("OPS/book.opf", locked.as_bytes())]);
    assert!(read(&empty).unwrap_err().what.contains("no text"));
}

#[test]
fn a_page_of_links_is_no_chapter() {
    let links = "<p><a href='x'>One of the chapters</a></p>".repeat(6);
    let document = read(&book(&[
        ("OPS/book.opf", LIST.as_bytes()),
        ("OPS/text/more.xhtml", links.as_bytes()),
    ]))
    .unwrap();
    assert!(!document.text.as_str().contains("One of the chapters"));
}

const PIECES: &[&str] = &[
    "<package>",
    "</package>",
    "<metadata>",
    "<dc:title>",
    "</dc:title>",
    "&#27;[2J",
    "\u{9b}31m&#x202e;",
    "<manifest>",
    "</manifest>",
    "<item id='a' href='text/one.xhtml' media-type='application/xhtml+xml'/>",
    "<item id='b' href='../../OPS/nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>",
    "<spine>",
    "</spine>",
    "<itemref idref='a'/>",
    "<itemref idref='b'/>",
    "<dc-metadata>",
    "<a href='text/one.xhtml'>",
    "</a>",
    "<h1>",
    "</h1>",
    "words ",
    "<br/>",
    "<title/>",
    "<!--",
    "<",
    "/>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::Direct(
        "tests/corpus/epub.txt"
    )))]

    #[test]
    fn any_soup_of_files_is_read_and_harmless(
        list in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        page in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        cut in 0_usize..2_000,
    ) {
        let (list, page) = (format!("<package>{}", list.concat()), page.concat());
        let mut bytes = book(&[("OPS/book.opf", list.as_bytes()), ("OPS/text/one.xhtml", page.as_bytes()), ("OPS/nav.xhtml", page.as_bytes())]);
        let cut = bytes.len().saturating_sub(cut.saturating_sub(1_000));
        bytes.truncate(cut);
        if let Ok(document) = read(&bytes) {
            let all = format!("{:?}{:?}{}", document.meta.title, document.meta.byline, document.text.as_str());
            prop_assert!(all.chars().all(|c| !c.is_control() || c == '\n' || c == '\t'), "{all:?}");
            prop_assert!(!all.contains('\u{202e}'), "an override came out");
        }
    }
}
