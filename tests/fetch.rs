//! The built program before a server: what is fetched, by its content, and what the reader shows while it comes.
#![cfg(feature = "net")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    unreachable_pub,
    dead_code,
    reason = "a test"
)]

#[path = "harness/pty.rs"]
mod pty;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use pty::Session;
use serde_json::Value;

const STORY: &str = "<html><head><title>Ferry sails again</title><meta name=author content='Ana Ruiz'></head><body>\
    <article><h1>Ferry sails again</h1><time datetime=2025-03-04>4 March 2025</time>\
    <p>“It sails on Monday, as it always did before the storm,” said Bo Lindt, the captain of the ferry to the islands.</p>\
    <p>The council had closed the harbor in January, when the bridge was hit, and opened it again this week for all.</p>\
    </article></body></html>";

/// The pages of a server that listens at a port.
fn page(path: &str, port: u16) -> (&'static str, Vec<u8>) {
    let at = |page: &str| format!("http://127.0.0.1:{port}/{page}");
    match path {
        "/feed" => {
            let item = |title: &str, page: &str| {
                format!(
                    "<item><title>{title}</title><link>{}</link><description>It … [more]</description></item>",
                    at(page)
                )
            };
            let items = [
                item("Ferry", "story"),
                item("Lost", "lost"),
                item("Slow", "slow"),
            ];
            let feed = format!(
                "<rss version='2.0'><channel><title>Harbor</title>{}</channel></rss>",
                items.concat()
            );
            ("200 OK", feed.into_bytes())
        }
        "/story" | "/slow" => ("200 OK", STORY.into()),
        "/note" => (
            "200 OK",
            b"# Ferry\n\nIt **sails** on [Monday](https://harbor.example/).\n".to_vec(),
        ),
        "/org" => (
            "200 OK",
            b"#+TITLE: Ferry\n\n* Soon\nIt /sails/.\n".to_vec(),
        ),
        "/packed" => {
            let mut packed = GzEncoder::new(Vec::new(), Compression::best());
            packed.write_all(STORY.as_bytes()).unwrap();
            ("200 OK", packed.finish().unwrap())
        }
        "/closed" => ("403 Forbidden", b"No.".to_vec()),
        "/broken" => ("500 Internal Server Error", b"Oh.".to_vec()),
        _ => (
            "404 Not Found",
            b"<p>We looked for this page everywhere.".to_vec(),
        ),
    }
}

fn answer(mut stream: TcpStream, port: u16) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let path = first.split(' ').nth(1).unwrap_or_default();
    let (status, body) = page(path, port);
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    )?;
    if path != "/slow" {
        return stream.write_all(&body);
    }
    for piece in body.chunks(20) {
        stream.write_all(piece)?;
        thread::sleep(Duration::from_millis(400));
    }
    Ok(())
}

/// Serves until the tests end; gives where.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client may have read enough.
            thread::spawn(move || answer(stream, port));
        }
    });
    format!("http://127.0.0.1:{port}")
}

fn extract(address: &str) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_newsprint"))
        .args(["extract", "--only", "document", address])
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("XDG_CACHE_HOME", "")
        .env("HOME", "")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn a_page_is_known_by_what_it_holds() {
    let server = serve();
    for (page, title) in [
        ("story", "Ferry sails again"),
        ("packed", "Ferry sails again"),
        ("note", "Ferry"),
        ("org", "Ferry"),
    ] {
        if page == "org" && Command::new("pandoc").arg("--version").output().is_err() {
            eprintln!("SKIPPED: pandoc is not installed");
            continue;
        }
        let (status, out, err) = extract(&format!("{server}/{page}"));
        let value: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(
            (status, value["title"].as_str()),
            (0, Some(title)),
            "{page} {err}"
        );
        assert_eq!(value["url"], format!("{server}/{page}"));
    }
    let (_, out, _) = extract(&format!("{server}/feed"));
    let value: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(value[0]["input"], format!("{server}/feed#1"));
    assert_eq!(value[0]["access"], "stub");
}

#[test]
fn a_page_that_cannot_be_had_is_named_with_the_way_out() {
    let server = serve();
    for (page, words) in [
        (
            "closed",
            "the server answers 403 Forbidden; open it in the browser and save the page from there",
        ),
        (
            "lost",
            "the server answers 404 Not Found; check the address",
        ),
        (
            "broken",
            "the server answers 500 Internal Server Error; try again later",
        ),
    ] {
        let (status, _, err) = extract(&format!("{server}/{page}"));
        assert_eq!(status, 1);
        assert_eq!(err, format!("newsprint: {server}/{page}: {words}\n"));
    }
}

#[test]
fn the_reader_shows_a_page_that_is_fetched() {
    let mut session = Session::start(&[&format!("{}/story", serve())], (100, 30));
    session.wait_for("It sails on Monday");
    session.wait_for("By Ana Ruiz");
    session.wait_for("Tue 4 Mar 2025");
    session.press("q");
    assert!(session.wait_end().success());
}

#[test]
fn a_page_that_comes_slowly_is_given_up() {
    let mut session = Session::start(&[&format!("{}/slow", serve())], (100, 30));
    session.wait_for("Esc gives up");
    session.press("\x1b");
    assert_eq!(session.wait_end().exit_code(), 130);
}

#[test]
fn articles_of_a_feed_are_opened_one_after_the_other() {
    let server = serve();
    let mut session = Session::start(&[&format!("{server}/feed")], (100, 30));
    session.wait_for("Articles 3");
    session.press("slow\r");
    session.wait_for("opening Slow");
    session.press("\x1b");
    session.wait_for("gave up “Slow”");
    session.press("lost\r");
    session.wait_for("404 Not Found; check the address");
    session.press("ferry\r");
    session.wait_for("It sails on Monday");
    session.press("E");
    session.wait_for("Articles 3");
    session.press("\x1b");
    session.wait_until("the list closed", |session| {
        session.find("Articles 3").is_none()
    });
    session.press("q");
    assert!(session.wait_end().success());
}
