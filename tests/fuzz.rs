//! Any bytes at every entry point: nothing panics, nothing hangs. What once failed stays in `tests/corpus`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test"
)]

mod harness;

use std::fs;
use std::path::Path;

use harness::articles::{FORMATS, words};
use harness::invariants::check_document;
use harness::kinds::read_any;
use newsprint::analysis::{Models, analyze};
use newsprint::config::{Config, KeyChord};
use newsprint::document::{BlockKind, DocumentBuilder, Moment};
use newsprint::export::{AnalyzedArticle, OutputPart, json};
use newsprint::ingest::{Format, InputSource, ingest};
use newsprint::lang::Lang;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 96,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "tests/corpus/fuzz.txt",
        ))),
        ..ProptestConfig::default()
    }
}

/// A document of any bytes, unless they are refused.
fn read(bytes: &[u8], format: Option<Format>, name: &str) {
    let source = InputSource {
        bytes,
        name,
        format,
        url: Some("https://example.com/2025/03/04/a"),
        charset: None,
    };
    if let Ok(document) = ingest(&source) {
        check_document(&document);
    }
}

/// What the fuzzer of `tests/fuzz` has found, and some of what it has made.
#[test]
fn inputs_that_were_found_by_fuzzing_are_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/inputs");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        read_any(&fs::read(entry.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count > 100, "{count}");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_of_any_kind_are_harmless(kind in any::<u8>(), bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let mut input = vec![kind];
        input.extend(bytes);
        read_any(&input);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        for format in FORMATS {
            read(&bytes, Some(format), "");
        }
        for name in ["", "a.txt", "a.md", "a.html"] {
            read(&bytes, None, name);
        }
    }

    #[test]
    fn any_words_are_read(words in words()) {
        for name in ["", "a.txt", "a.md", "a.html"] {
            read(words.as_bytes(), None, name);
        }
    }

    #[test]
    fn any_text_is_analysed_and_printed(text in any::<String>(), date in proptest::option::of(0..4_000_000_i32)) {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, 0, &text);
        let document = builder.finish();
        let reference = date.and_then(chrono::NaiveDate::from_num_days_from_ce_opt);
        let analysis = analyze(&document, Lang::of(document.meta.language.as_deref()), Models::builtin(), reference);
        let view = AnalyzedArticle { input: &text, document: &document, analysis: &analysis, parts: &OutputPart::ALL, explain: true, reference: None };
        json::article(&view, false).unwrap();
    }

    #[test]
    fn any_settings_are_read(text in ".{0,200}", lines in proptest::collection::vec("(theme|measure|mouse|x|\\[keys\\]\n|copy) ?=? ?.{0,8}", 0..6)) {
        let file = std::path::Path::new("c.toml");
        let _ = Config::parse(&text, file);
        let (config, _) = Config::parse(&lines.join("\n"), file);
        prop_assert!((20..=200).contains(&config.measure.get()));
    }

    #[test]
    fn any_notation_is_parsed(text in "(Ctrl-|Alt-|Shift-|F|-)*.{0,4}") {
        let _ = KeyChord::parse(&text);
        let _ = Moment::parse(&text);
    }
}
