//! The built program as a shell sees it: output, errors and exit statuses.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test"
)]

use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};

use serde_json::Value;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Run {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

/// Runs the program in an empty home with `input` on standard input.
fn run(args: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsprint"))
        .args(args)
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env_remove("NEWSPRINT_CONFIG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may leave before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn file(name: &str, words: impl AsRef<[u8]>) -> String {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, words).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn one_input_gives_one_object_and_several_an_array() {
    let (a, b) = (file("a.txt", "One."), file("b.txt", "Two."));
    let one = run(&["extract", &a], "");
    assert_eq!((one.status, &one.json()["input"]), (0, &Value::from(&*a)));
    let two = run(&["extract", &a, &b], "");
    assert_eq!(two.json().as_array().unwrap().len(), 2);
}

#[test]
fn standard_input_is_called_dash() {
    let output = run(&["extract", "-"], "One.");
    assert_eq!(output.json()["input"], "-");
}

#[test]
fn ndjson_goes_on_after_an_input_that_cannot_be_read() {
    let a = file("c.txt", "One.");
    let output = run(&["extract", "--format", "ndjson", "/nonexistent/x", &a], "");
    let lines: Vec<Value> = output
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!((output.status, lines.len()), (1, 2));
    assert_eq!(lines[0]["input"], "/nonexistent/x");
    assert!(lines[0]["error"]["kind"].is_string() && lines[0]["error"]["message"].is_string());
    assert_eq!(lines[1]["input"], Value::from(a));
}

#[test]
fn an_error_is_one_line_that_names_the_file() {
    let output = run(&["extract", "/nonexistent/x"], "");
    assert_eq!((output.status, output.err.lines().count()), (1, 1));
    assert!(output.err.contains("/nonexistent/x"), "{}", output.err);
    assert_eq!(output.json()["input"], "/nonexistent/x");
}

#[test]
fn several_inputs_share_one_table_calendar_or_page() {
    let (a, b) = (
        file("f.txt", "The hall burned in 1998."),
        file("g.txt", "The hall opened in 1999."),
    );
    let of = |format| {
        run(
            &["extract", "--format", format, &a, "/nonexistent/x", &b],
            "",
        )
    };
    let table = of("csv");
    let rows: Vec<&str> = table.out.split_terminator("\r\n").collect();
    assert_eq!((table.status, rows.len()), (1, 4), "{}", table.out);
    assert!(rows[0].starts_with("input,title,") && rows[2].starts_with("/nonexistent/x,"));
    let calendar = of("ics");
    assert_eq!(calendar.status, 1);
    assert_eq!(calendar.out.matches("BEGIN:VCALENDAR").count(), 1);
    assert_eq!(calendar.out.matches("BEGIN:VEVENT").count(), 2);
    let page = of("html");
    assert_eq!((page.status, page.out.matches("<article").count()), (1, 3));
    assert!(page.out.ends_with("</html>\n"));
}

#[test]
fn notes_are_made_for_one_input_and_for_several() {
    let (a, b) = (
        file("h.txt", "The hall burned in 1998."),
        file("i.txt", "The hall opened in 1999."),
    );
    let of =
        |format, inputs: &[&str]| run(&[&["extract", "--format", format], inputs].concat(), "");
    for (format, sign) in [("markdown", "# "), ("org", "* ")] {
        let output = of(format, &[&a, "/nonexistent/x", &b]);
        assert_eq!(output.status, 1);
        let heads = output.out.lines().filter(|line| line.starts_with(sign));
        assert_eq!(heads.count(), 3, "{}", output.out);
    }
    assert_eq!(
        of("annotation", &[&a]).json()["type"],
        "AnnotationCollection"
    );
    let both = of("annotation", &[&a, &b]).json();
    assert_eq!(both.as_array().unwrap().len(), 2);
    assert_ne!(both[0]["id"], both[1]["id"]);
}

#[test]
fn usage_errors_exit_with_2() {
    for args in [
        &["extract"][..],
        &["extract", "--frmat", "json", "a"],
        &["extract", "--format", "yaml", "a"],
        &["extract", "--date", "tomorrow", "a"],
        &["extract", "--only", "everything", "a"],
        &["extract", "--format", "ics", "--only", "times", "a"],
        &["extract", "--url", "http://a", "a", "b"],
        &["extract", "-", "-"],
    ] {
        let output = run(args, "");
        assert_eq!(output.status, 2, "{args:?}");
        assert!(output.out.is_empty() && !output.err.is_empty());
    }
}

#[test]
fn only_leaves_the_other_lists_out() {
    let output = run(&["extract", "--only", "times", "-"], "On Monday.").json();
    assert!(output["times"].is_array() && output["text"].is_string());
    assert!(output.get("quotes").is_none() && output.get("events").is_none());
}

#[test]
fn the_schema_is_printed_without_any_input() {
    let output = run(&["extract", "--schema"], "");
    assert_eq!(output.json()["title"], "newsprint extract");
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let a = file("d.txt", "“Yes,” said Ana Ruiz on Monday.\n\n".repeat(2000));
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsprint"))
        .args(["extract", "--format", "ndjson", &a, &a, &a, &a])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

const STORY: &str = "\
The boat sails

By Nora Feld
The Skarne Journal
Published: 4 March 2025

The council voted on Monday to keep the boat sailing for another winter, and the islands heard of it before breakfast.

“We sail on,” said Ana Ruiz, the mayor.
";

#[test]
fn an_article_in_a_pipe_comes_out_as_text() {
    let output = run(&["--width", "40"], STORY);
    assert_eq!((output.status, output.err.as_str()), (0, ""));
    assert!(output.out.starts_with("The boat sails\n"), "{}", output.out);
    assert!(output.out.lines().all(|line| line.chars().count() <= 40));
    assert!(
        output
            .out
            .contains("“We sail on,” said Ana Ruiz, the mayor.")
    );
    assert!(!output.out.contains('\u{1b}') && !output.out.contains("Timeline"));
    assert_eq!(run(&["--width", "40", "-"], STORY).out, output.out);
}

#[test]
fn plain_adds_speakers_and_timeline() {
    let output = run(&["--plain"], STORY).out;
    let at = |words: &str| output.find(words).unwrap_or_else(|| panic!("{output}"));
    assert!(at("\nSpeakers") < at("\nTimeline"));
    assert!(
        run(&["--plain", "--color", "always"], STORY)
            .out
            .contains("\u{1b}[1m")
    );
}

#[test]
fn a_file_that_is_not_there_is_one_line_and_exit_1() {
    let output = run(&["/nonexistent/x.txt"], "");
    assert_eq!((output.status, output.out.as_str()), (1, ""));
    assert_eq!(output.err.lines().count(), 1);
    assert!(output.err.contains("/nonexistent/x.txt"), "{}", output.err);
}

#[test]
fn a_picture_is_refused_with_a_way_out() {
    let path = file("e.png", "");
    std::fs::write(&path, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0").unwrap();
    let output = run(&[&path], "");
    assert_eq!((output.status, output.err.lines().count()), (1, 1));
    assert!(output.err.contains(&path), "{}", output.err);
}

#[test]
fn settings_that_are_wrong_are_told_and_the_rest_counts() {
    let path = file("config.toml", "measure = 5\nsymbols = 'ascii'\nstyle = 1\n");
    let output = run(
        &["--config", &path],
        "They took:\n\n- one stove\n- two hens\n- three books\n",
    );
    assert_eq!(output.status, 0);
    let lines: Vec<&str> = output.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", output.err);
    assert!(
        lines[0].contains("config.toml:1:11: measure"),
        "{}",
        output.err
    );
    assert!(
        lines[1].contains("config.toml:3:1: ") && lines[1].contains("`style`"),
        "{}",
        output.err
    );
    assert!(output.out.contains("* two hens"), "{}", output.out);
}

#[test]
fn the_settings_that_hold_can_be_printed_and_read_again() {
    let path = file("own.toml", "measure = 60\n[keys]\ncopy = 'c'\n");
    let printed = run(
        &[
            "--config",
            &path,
            "--theme",
            "sepia",
            "--keys",
            "less",
            "--print-config",
        ],
        "",
    );
    assert_eq!((printed.status, printed.err.as_str()), (0, ""));
    for line in [
        "measure = 60",
        "theme = \"sepia\"",
        "keymap = \"less\"",
        "copy = [\"c\"]",
    ] {
        assert!(printed.out.lines().any(|found| found == line), "{line}");
    }
    let path = file("printed.toml", &printed.out);
    assert_eq!(
        run(&["--config", &path, "--print-config"], "").out,
        printed.out
    );
}

#[test]
fn no_line_is_too_wide_where_ambiguous_characters_are_wide() {
    use unicode_width::UnicodeWidthStr;
    let text = "“Ich weiß …”, sagte “Ana” – “wer weiß” – “was” … ".repeat(8);
    let widest = |ambiguous: &str, cols: fn(&str) -> usize| {
        let path = file(
            &format!("{ambiguous}.toml"),
            format!("ambiguous = '{ambiguous}'\n"),
        );
        let output = run(&["--config", &path, "--plain", "--width", "40"], &text);
        assert_eq!((output.status, output.err.as_str()), (0, ""));
        output.out.lines().map(cols).max().unwrap_or_default()
    };
    assert!((35..=40).contains(&widest("wide", UnicodeWidthStr::width_cjk)));
    assert!((35..=40).contains(&widest("narrow", UnicodeWidthStr::width)));
}

#[test]
fn themes_of_the_user_are_found_by_name_and_their_faults_told() {
    let dark = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/themes/dark.toml"
    ))
    .unwrap();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("home/newsprint/themes");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("mine.toml"), &dark).unwrap();
    std::fs::write(
        folder.join("odd.toml"),
        dark.replace("#f1c012", "yellowish"),
    )
    .unwrap();
    let home = folder.parent().unwrap().parent().unwrap().to_owned();
    let run = |theme: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_newsprint"))
            .args(["--theme", theme, "--print-config"])
            .env("XDG_CONFIG_HOME", &home)
            .env("NEWSPRINT_MEASURE", "72")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let (status, out, err) = run("mine");
    assert_eq!(status, Some(0));
    assert!(
        out.contains("theme = \"mine\"") && out.contains("measure = 72"),
        "{out}"
    );
    assert!(
        err.contains("odd.toml:6:") && err.contains("yellowish"),
        "{err}"
    );
    let (status, out, err) = run("odd");
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert!(
        err.contains("unknown theme \"odd\"") && err.contains("mine"),
        "{err}"
    );
}

#[test]
fn completions_and_the_manual_page_are_printed() {
    for shell in ["bash", "zsh", "fish", "elvish", "nushell"] {
        let output = run(&["completions", shell], "");
        assert_eq!((output.status, output.err.as_str()), (0, ""), "{shell}");
        assert!(output.out.contains("print-config"), "{shell}");
    }
    assert_eq!(run(&["completions", "cmd"], "").status, 2);
    let page = run(&["man"], "").out;
    assert!(page.contains(".TH NEWSPRINT 1"), "{page}");
}

#[test]
fn settings_that_were_named_must_be_there() {
    let output = run(&["--config", "/nonexistent/c.toml"], "One.");
    assert_eq!((output.status, output.err.lines().count()), (1, 1));
    assert!(output.err.contains("/nonexistent/c.toml"));
}

#[test]
fn help_and_version_go_to_standard_output() {
    for args in [&["--help"][..], &["extract", "--help"], &["--version"]] {
        let output = run(args, "");
        assert_eq!((output.status, output.err.as_str()), (0, ""), "{args:?}");
        assert!(output.out.contains("newsprint"), "{}", output.out);
    }
    assert!(run(&["--version"], "").out.contains("features: "));
    assert!(run(&["--help"], "").out.lines().count() <= 24);
    for args in [
        &["--widht", "3"][..],
        &["--width", "3"],
        &["a", "b"],
        &["--theme", "blue"],
        &["--keys", "emacs"],
    ] {
        assert_eq!(run(args, "").status, 2, "{args:?}");
    }
}

const FEED: &str = "<rss version='2.0'><channel><title>Harbor</title>\
    <item><title>Bridge</title><link>http://127.0.0.1:1/bridge</link><description>It closes on Monday.</description></item>\
    <item><title>Ferry</title><description>&lt;p&gt;“It sails,” said Ana Ruiz.&lt;/p&gt;</description></item></channel></rss>";

#[test]
fn a_feed_is_an_array_of_its_articles_and_none_is_fetched() {
    let feed = file("feed.xml", FEED);
    let output = run(&["extract", &feed], "");
    let value = output.json();
    assert_eq!((output.status, value.as_array().unwrap().len()), (0, 2));
    assert_eq!(value[0]["input"], format!("{feed}#1"));
    assert_eq!(value[0]["text"], "It closes on Monday.");
    assert_eq!(value[1]["speakers"][0]["name"], "Ana Ruiz");
    let lines = run(&["extract", "--format", "ndjson", "-"], FEED).out;
    assert_eq!(lines.lines().count(), 2);
    assert!(lines.contains("\"input\":\"-#2\""), "{lines}");
}

#[test]
fn a_feed_is_printed_article_by_article() {
    let output = run(&[], FEED);
    assert_eq!(output.status, 0);
    for words in ["Bridge", "It closes on Monday.", "Ferry", "“It sails,”"] {
        assert!(output.out.contains(words), "{}", output.out);
    }
}

#[test]
fn a_text_that_is_said_to_be_a_feed_and_is_none_is_refused() {
    let output = run(&["--from", "feed", "-"], "Plain words.");
    assert_eq!(output.status, 1);
    assert!(
        output.err.contains("it is no feed; leave out --from"),
        "{}",
        output.err
    );
    let output = run(&["--from", "feed", "-"], "<rss><channel></channel></rss>");
    assert!(
        output.err.contains("a feed without entries"),
        "{}",
        output.err
    );
}

/// A ZIP archive of files that are stored as they are.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, words) in files {
        out.start_file(*name, options).unwrap();
        out.write_all(words).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn an_archive_of_one_article_is_the_article() {
    let page = b"# Bridge\n\nIt *closes* on Monday, says [the council](https://harbor.example/).";
    let one = file(
        "one.zip",
        zip(&[("story/a.md", page), ("story/a.png", b"x")]),
    );
    let output = run(&["extract", &one], "");
    assert_eq!(output.json()["title"], "Bridge");
    let nested = file(
        "nested.zip",
        zip(&[("one.zip", &zip(&[("a.txt", b"One.")]))]),
    );
    assert_eq!(run(&["extract", &nested], "").json()["text"], "One.");
}

#[test]
fn an_archive_of_several_is_a_list_of_them() {
    let feed = zip(&[
        ("feed.xml", FEED.as_bytes()),
        ("a.txt", b"One."),
        ("b/c.txt", b" "),
    ]);
    let several = file("several.zip", feed);
    let output = run(&["extract", &several], "");
    let value = output.json();
    assert_eq!((output.status, value.as_array().unwrap().len()), (1, 3));
    assert_eq!(value[0]["error"]["kind"], "no-article");
    assert_eq!(value[1]["input"], format!("{several}#a.txt"));
    assert!(
        output.err.contains("several.zip#b/c.txt: it is empty"),
        "{}",
        output.err
    );
}

#[test]
fn an_archive_without_an_article_says_what_it_holds() {
    let pictures = file(
        "pictures.zip",
        zip(&[("a.png", b"x"), ("b\u{1b}[2J.css", b"x")]),
    );
    let output = run(&[&pictures], "");
    assert_eq!(output.status, 1);
    assert!(
        output
            .err
            .contains("(a.png, b\u{fffd}[2J.css); give the file"),
        "{}",
        output.err
    );
}
