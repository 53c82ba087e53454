use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use super::*;
use crate::config::UserAgent;

/// What a page on the local server is answered with, by its path and the request's headers.
type Answer = fn(&str, &str, u16) -> Vec<u8>;

/// Serves every page on a port of its own until the tests end.
fn serve(answer: Answer) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            thread::spawn(move || {
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let Some(Ok(first)) = lines.next() else {
                    return;
                };
                let head: Vec<String> = lines
                    .map_while(Result::ok)
                    .take_while(|line| !line.is_empty())
                    .collect();
                let path = first.split(' ').nth(1).unwrap().to_owned();
                let answer = answer(&path, &head.join("\n").to_lowercase(), port);
                if path == "/slow" {
                    for byte in answer {
                        let sent = stream.write_all(&[byte]);
                        thread::sleep(Duration::from_millis(50));
                        if sent.is_err() {
                            return;
                        }
                    }
                } else {
                    // A client may have read enough.
                    let _ = stream.write_all(&answer);
                }
            });
        }
    });
    port
}

fn response(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// Two mebibytes of spaces, packed.
fn bomb() -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b' '; 2 << 20]).unwrap();
    packed.finish().unwrap()
}

fn pages(path: &str, head: &str, port: u16) -> Vec<u8> {
    let to = |target: &str| response("302 Found", &format!("location: {target}\r\n"), b"");
    match path {
        "/a" => response(
            "200 OK",
            "content-type: text/html; charset=windows-1252\r\n",
            b"<p>caf\xe9",
        ),
        "/to-a" => to("/a"),
        "/circle" => to("/circle"),
        path if path.starts_with("/longer") => to(&format!("{path}r")),
        "/private" => to("http://127.0.0.1:1/secret"),
        "/local" => to("http://localhost:1/secret"),
        "/metadata" => to("http://169.254.169.254/latest"),
        "/file" => to("file:///etc/passwd"),
        "/to-missing" => to("/missing"),
        "/missing" => response(
            "404 Not Found",
            "",
            b"<p>We looked everywhere for this page.",
        ),
        "/wall" if head.contains("ok=yes") => response("200 OK", "", b"<p>Behind the wall."),
        "/wall" => to("/agree"),
        "/agree" => response(
            "302 Found",
            "location: /wall\r\nset-cookie: ok=yes; Path=/\r\n",
            b"",
        ),
        "/kept" if head.contains("if-none-match: \"7\"") => response("304 Not Modified", "", b""),
        "/kept" => response(
            "200 OK",
            "etag: \"7\"\r\ncontent-type: text/html; charset=x\r\n",
            b"<p>Kept.",
        ),
        "/gzip" => response("200 OK", "content-encoding: gzip\r\n", &bomb()),
        "/agent" => {
            let agent = head.lines().find(|line| line.starts_with("user-agent: "));
            response("200 OK", "", agent.unwrap().as_bytes())
        }
        "/short" => b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nTen bytes.".to_vec(),
        "/slow" => response("200 OK", "", &[b'x'; 2000]),
        _ => response("200 OK", "", format!("port {port}").as_bytes()),
    }
}

fn policy() -> FetchPolicy {
    FetchPolicy {
        time: Duration::from_secs(5),
        cache: None,
        ..FetchPolicy::new(&UserAgent::default(), |_| None)
    }
}

/// Fetches an address that the reader has named.
fn go(
    url: &str,
    policy: &FetchPolicy,
    tell: &mut dyn FnMut(u64) -> bool,
) -> Result<FetchedPage, FetchError> {
    fetch(url, Some(url), policy, tell)
}

fn get(path: &str, policy: &FetchPolicy) -> Result<FetchedPage, FetchError> {
    let url = format!("http://127.0.0.1:{}{path}", serve(pages));
    go(&url, policy, &mut |_| true)
}

fn error(path: &str) -> FetchError {
    get(path, &policy()).unwrap_err()
}

#[test]
fn a_page_comes_with_its_charset_and_last_address() {
    let page = get("/to-a", &policy()).unwrap();
    assert_eq!(page.bytes, b"<p>caf\xe9");
    assert_eq!(page.charset.as_deref(), Some("windows-1252"));
    assert!(page.url.ends_with("/a"), "{}", page.url);
}

#[test]
fn circles_are_left() {
    assert_eq!(error("/circle"), FetchError::Circle);
    assert_eq!(error("/longer"), FetchError::Circle);
}

#[test]
fn redirects_lead_into_no_private_network_and_out_of_no_web() {
    for path in ["/private", "/local", "/metadata", "/file"] {
        assert!(matches!(error(path), FetchError::Astray(_)), "{path}");
    }
    assert!(error("/file").to_string().contains("file:///etc/passwd"));
}

#[test]
fn an_address_that_nobody_has_named_is_of_no_private_network() {
    let (port, other) = (serve(pages), serve(pages));
    let fetch = |named: Option<String>| {
        let url = format!("http://127.0.0.1:{port}/a");
        super::fetch(&url, named.as_deref(), &policy(), &mut |_| true)
    };
    assert!(matches!(fetch(None), Err(FetchError::Astray(_))));
    let beside = format!("http://127.0.0.1:{other}/feed");
    assert!(matches!(fetch(Some(beside)), Err(FetchError::Astray(_))));
    assert!(fetch(Some(format!("http://127.0.0.1:{port}/feed"))).is_ok());
}

#[test]
fn a_fetch_that_is_given_up_ends() {
    let url = format!("http://127.0.0.1:{}/slow", serve(pages));
    let started = Instant::now();
    let given_up = go(&url, &policy(), &mut |bytes| bytes == 0);
    assert_eq!(given_up, Err(FetchError::Cancelled));
    assert!(started.elapsed() < Duration::from_secs(4));
}

#[test]
fn a_page_that_says_it_is_missing_is_no_article() {
    assert_eq!(
        error("/missing"),
        FetchError::Status(404, "Not Found".to_owned())
    );
}

#[test]
fn what_goes_wrong_after_a_redirect_says_where() {
    let error = error("/to-missing");
    let words = error.to_string();
    assert_eq!(error.kind(), "status");
    assert!(
        words.starts_with("it leads to http://127.0.0.1:"),
        "{words}"
    );
    assert!(
        words.ends_with("/missing, and the server answers 404 Not Found; check the address"),
        "{words}"
    );
}

#[test]
fn cookies_lead_through_a_wall() {
    assert_eq!(
        get("/wall", &policy()).unwrap().bytes,
        b"<p>Behind the wall."
    );
}

#[test]
fn a_packed_page_is_measured_unpacked() {
    let small = FetchPolicy {
        bytes: 1 << 20,
        ..policy()
    };
    assert_eq!(get("/gzip", &small), Err(FetchError::Big(1)));
    assert_eq!(get("/gzip", &policy()).unwrap().bytes.len(), 2 << 20);
}

#[test]
fn a_slow_server_is_left() {
    let short = FetchPolicy {
        time: Duration::from_millis(600),
        ..policy()
    };
    let started = Instant::now();
    assert_eq!(get("/slow", &short), Err(FetchError::Slow(1)));
    assert!(started.elapsed() < Duration::from_secs(4));
}

#[test]
fn a_connection_that_breaks_says_so() {
    assert!(matches!(error("/short"), FetchError::Broken(_)));
    let refused = go("http://127.0.0.1:1/", &policy(), &mut |_| true);
    assert!(
        matches!(refused, Err(FetchError::Connect(_))),
        "{refused:?}"
    );
}

#[test]
fn a_kept_page_is_asked_for_only_if_it_changed() {
    let folder = std::env::temp_dir().join(format!("newsprint-kept-{}", std::process::id()));
    let policy = FetchPolicy {
        cache: Some(folder.clone()),
        ..policy()
    };
    let url = format!("http://127.0.0.1:{}/kept", serve(pages));
    let mut heard = Vec::new();
    let mut hear = |bytes| {
        heard.push(bytes);
        true
    };
    let first = go(&url, &policy, &mut hear).unwrap();
    let second = go(&url, &policy, &mut hear).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    assert_eq!(first, second);
    assert_eq!(heard, [0, 8, 0], "the second time nothing comes");
}

#[test]
fn the_program_says_what_it_is_or_what_it_is_told_to() {
    let own = get("/agent", &policy()).unwrap().bytes;
    assert!(own.starts_with(b"user-agent: newsprint/"));
    let agent = UserAgent::try_from("a reader".to_owned()).unwrap();
    let told = FetchPolicy::new(&agent, |_| None);
    assert_eq!(get("/agent", &told).unwrap().bytes, b"user-agent: a reader");
}

#[test]
fn only_the_web_is_fetched() {
    for (address, word) in [("ftp://harbor.example/a", "http"), ("http://", "host")] {
        let error = go(address, &policy(), &mut |_| true).unwrap_err();
        assert!(error.to_string().contains(word), "{error}");
        assert_eq!(error.kind(), "address");
    }
}

#[test]
fn consent_walls_are_named() {
    let at = |text: &str| WebAddress::parse(text).unwrap();
    let named = at("https://harbor.example/a");
    assert!(asks_for_consent(
        &at("https://consent.harbor.example/x"),
        &named
    ));
    assert!(!asks_for_consent(
        &at("https://www.harbor.example/a"),
        &named
    ));
    assert!(!asks_for_consent(
        &at("https://consent.example/a"),
        &at("https://consent.example/b")
    ));
}
