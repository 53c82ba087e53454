//! Articles as they are saved: what of them is header, what is body, and what kind each block is.
//!
//! `tests/cases/ingest/NAME.{txt,md,html}` is the article, `NAME.json` beside it what has to come out.
//! `UPDATE=1 cargo test --test ingest` rewrites these; read every changed line.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test"
)]

use std::fs;
use std::path::{Path, PathBuf};

use newsprint::document::{Access, Document, MarkKind};
use newsprint::ingest::{InputSource, ingest};
use serde_json::{Map, Value, json};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ingest");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension != "json")
        })
        .collect();
    cases.sort();
    cases
}

fn read(path: &Path) -> Document {
    let bytes = fs::read(path).unwrap();
    ingest(&InputSource {
        bytes: &bytes,
        name: path.to_str().unwrap(),
        format: None,
        url: None,
        charset: None,
    })
    .unwrap()
}

/// Only what is there: an expectation does not list what an article lacks.
fn seen(document: &Document) -> Value {
    let meta = &document.meta;
    let mut out = Map::new();
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            out.insert(key.to_owned(), json!(value));
        }
    };
    put("title", meta.title.clone());
    let is_full = meta.access == Access::Full;
    put(
        "access",
        (!is_full).then(|| meta.access.as_str().to_owned()),
    );
    put("summary", meta.summary.clone());
    put("publisher", meta.publisher.clone());
    put("place", meta.place.clone());
    put("section", meta.section.clone());
    put("language", meta.language.clone());
    put("canonical", meta.canonical.clone());
    put("published", meta.published.map(|moment| moment.to_string()));
    put("modified", meta.modified.map(|moment| moment.to_string()));
    if !meta.byline.is_empty() {
        out.insert("byline".to_owned(), json!(meta.byline));
    }
    let marks: Vec<String> = document
        .blocks
        .iter()
        .flat_map(|block| &block.marks)
        .map(|mark| {
            let words = document.words(mark.span);
            match &mark.kind {
                MarkKind::Emphasis => format!("emphasis {words}"),
                MarkKind::Strong => format!("strong {words}"),
                MarkKind::Code => format!("code {words}"),
                MarkKind::Link(target) => format!("link {words} -> {target}"),
            }
        })
        .collect();
    if !marks.is_empty() {
        out.insert("marks".to_owned(), json!(marks));
    }
    let blocks: Vec<String> = document
        .blocks
        .iter()
        .map(|block| {
            let level = match block.level {
                0 => String::new(),
                level => format!(" {level}"),
            };
            format!(
                "{}{level}: {}",
                block.kind.as_str(),
                document.words(block.span)
            )
        })
        .collect();
    out.insert("blocks".to_owned(), json!(blocks));
    Value::Object(out)
}

#[test]
fn saved_articles_come_out_as_written_down() {
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() > 10, "no cases were found");
    for path in cases {
        let seen = seen(&read(&path));
        let beside = path.with_extension(format!(
            "{}.json",
            path.extension().unwrap().to_str().unwrap()
        ));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&beside, serde_json::to_string_pretty(&seen).unwrap() + "\n").unwrap();
        }
        let expected: Value =
            serde_json::from_str(&fs::read_to_string(&beside).unwrap_or_default())
                .unwrap_or_default();
        if seen != expected {
            wrong.push(format!("{}:\n{seen:#}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_address_tells_what_the_article_does_not() {
    let document = ingest(&InputSource {
        bytes: b"Larkmouth closes its bridge\n\nThe board voted to close it.",
        name: "-",
        format: None,
        url: Some("https://www.courier.example/2025/03/10/bridge"),
        charset: None,
    })
    .unwrap();
    assert_eq!(document.meta.published.unwrap().to_string(), "2025-03-10");
    assert_eq!(document.meta.publisher.as_deref(), Some("courier.example"));
}

#[test]
fn a_page_without_text_is_refused_with_a_way_out() {
    let refusal = ingest(&InputSource {
        bytes:
            b"<!doctype html><html><body><div id=app></div><script>start()</script></body></html>",
        name: "a.html",
        format: None,
        url: None,
        charset: None,
    })
    .unwrap_err();
    assert!(
        refusal
            .to_string()
            .starts_with("there is no text in it; save")
    );
}

#[test]
fn a_request_for_consent_is_refused_with_a_way_out() {
    let refusal = ingest(&InputSource {
        bytes: b"<!doctype html><html><head><title>Before you continue</title></head><body><h1>Before you continue</h1>\
                 <p>We and our partners use cookies to measure what you read, and to show advertising.</p>\
                 <form><button>Reject all</button><button>Accept all</button></form></body></html>",
        name: "a.html",
        format: None,
        url: Some("https://consent.courier.example/collect"),
        charset: None,
    })
    .unwrap_err();
    assert!(refusal.to_string().starts_with("the page asks for consent"));
}

/// Pages that no reader was meant to see; each took some parser minutes, or its stack.
fn hostile_pages() -> Vec<(&'static str, String)> {
    let words =
        "<p>The council met on Monday and talked about the bridge. Nobody knew what to say.</p>"
            .repeat(6);
    let numbers: Vec<String> = (0..100_000).map(|n| n.to_string()).collect();
    let attributes = format!("a{}", numbers.join("=x a"));
    let page = |body: String| format!("<!doctype html><title>t</title><body>{body}");
    vec![
        (
            "nested boxes",
            page(format!("{}{words}", "<div>".repeat(20_000))),
        ),
        (
            "nested marks",
            page(format!("<p>{}{words}", "<span>".repeat(50_000))),
        ),
        ("attributes", page(format!("<p {attributes}>{words}"))),
        (
            "open quotations",
            page(format!("{}{words}", "<blockquote>said ".repeat(5_000))),
        ),
        (
            "nested tables",
            page(format!("{}{words}", "<table><tr><td>".repeat(2_000))),
        ),
        (
            "posts in posts",
            page(format!(
                "{}{words}",
                "<div class=twitter-tweet>".repeat(5_000)
            )),
        ),
        (
            "times",
            page(format!(
                "<section class=liveblog>{}",
                "<div><time>1:00</time>It met.</div>".repeat(5_000)
            )),
        ),
        (
            "nested data",
            page(format!(
                "<script type=application/json>{}\"articleBody\"</script>{words}",
                "[".repeat(200_000)
            )),
        ),
        ("references", page("&amp;".repeat(200_000))),
        ("a long page", page(words.repeat(2_000))),
    ]
}

#[test]
fn hostile_pages_are_read_and_give_no_control_away() {
    for (name, page) in hostile_pages() {
        let read = std::thread::Builder::new()
            .stack_size(16 << 20)
            .spawn(move || {
                ingest(&InputSource {
                    bytes: page.as_bytes(),
                    name: "a.html",
                    format: None,
                    url: None,
                    charset: None,
                })
            })
            .unwrap()
            .join()
            .unwrap();
        let Ok(document) = read else {
            panic!("{name} was refused");
        };
        let is_clean = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
        assert!(document.text.as_str().chars().all(is_clean), "{name}");
    }
}

#[test]
fn the_encoding_of_a_file_is_found() {
    let words =
        "Die Brücke über die Möwenbucht ist gesperrt. „Für immer“, sagte der Bürgermeister.";
    let latin: Vec<u8> = encoding_rs::WINDOWS_1252.encode(words).0.into_owned();
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xef\xbb\xbf", words.as_bytes()].concat();
    for bytes in [latin, wide, marked, words.as_bytes().to_vec()] {
        let document = ingest(&InputSource {
            bytes: &bytes,
            name: "a.txt",
            format: None,
            url: None,
            charset: None,
        })
        .unwrap();
        assert_eq!(document.text.as_str(), words);
    }
}
