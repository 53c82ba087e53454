//! Inputs of every kind, chosen by their first byte: what the fuzzer and the tests of what it has found share.

use newsprint::document::Document;
use newsprint::ingest::clean::{clean, clean_line};
use newsprint::ingest::{Feed, Format, InputSource, beginning, ingest};

const KINDS: [Option<Format>; 10] = [
    None,
    Some(Format::Text),
    Some(Format::Markdown),
    Some(Format::Html),
    Some(Format::Mail),
    Some(Format::Man),
    Some(Format::Feed),
    Some(Format::Epub),
    Some(Format::Org),
    Some(Format::Rst),
];

/// Reads bytes as the kind that the first of them names, and asserts that nothing harmful comes out.
pub fn read_any(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let kind = usize::from(*first) % (KINDS.len() + 1);
    let Some(format) = KINDS.get(kind) else {
        return check_cleaner(&String::from_utf8_lossy(rest));
    };
    let source = InputSource {
        bytes: rest,
        name: "",
        format: *format,
        url: Some("https://example.com/2025/03/04/a"),
        charset: None,
    };
    if let Some(feed) = Feed::of(&source) {
        for entry in &feed.entries {
            check_document(&entry.document());
        }
    }
    match ingest(&source) {
        Ok(document) => check_document(&document),
        Err(refusal) => check(&refusal.to_string()),
    }
    if let Some(document) = beginning(&source) {
        check_document(&document);
    }
}

fn check_cleaner(text: &str) {
    let cleaned = clean(text);
    check(&cleaned);
    assert_eq!(clean(&cleaned), cleaned, "cleaning again changes it");
    check(&clean_line(text));
}

fn check_document(document: &Document) {
    let meta = &document.meta;
    let lines = [
        &meta.title,
        &meta.publisher,
        &meta.place,
        &meta.section,
        &meta.language,
        &meta.url,
        &meta.canonical,
    ];
    for line in lines.into_iter().flatten().chain(&meta.byline) {
        check(line);
        assert!(!line.contains('\n'), "two lines: {line:?}");
    }
    check(document.text.as_str());
}

fn check(text: &str) {
    let harmful = |c: char| {
        c.is_control() && c != '\n' && c != '\t'
            || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    };
    assert!(!text.contains(harmful), "controls in {text:?}");
}
