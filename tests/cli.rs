//! The built program as a shell sees it: output, errors and exit statuses.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test"
)]

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use serde_json::Value;

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

fn file(name: &str, words: &str) -> String {
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
fn usage_errors_exit_with_2() {
    for args in [
        &["extract"][..],
        &["extract", "--frmat", "json", "a"],
        &["extract", "--format", "yaml", "a"],
        &["extract", "--date", "tomorrow", "a"],
        &["extract", "--only", "everything", "a"],
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
    let a = file("d.txt", &"“Yes,” said Ana Ruiz on Monday.\n\n".repeat(2000));
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
