use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::*;
use crate::document::Document;
use crate::ingest::Format;

fn open(
    origin: &Origin,
    format: Option<Format>,
    url: Option<&str>,
) -> Result<Arc<Document>, AcquireError> {
    let options = OpenOptions {
        format,
        url: url.map(str::to_owned),
        ..OpenOptions::default()
    };
    match super::open(origin, &options, &mut |_| true)? {
        Opened::Article(document) => Ok(document),
        Opened::List(list) => panic!("{list:?} is a list"),
    }
}

fn message(path: &Path) -> String {
    open(&Origin::File(path.to_owned()), None, None)
        .unwrap_err()
        .to_string()
}

#[test]
fn a_file_is_read() {
    let path = std::env::temp_dir().join(format!("newsprint-acquire-{}.txt", std::process::id()));
    std::fs::write(&path, "Council closes bridge\n\nThe council met on Monday.").unwrap();
    let document = open(&Origin::File(path.clone()), None, None).unwrap();
    std::fs::remove_file(path).unwrap();
    assert_eq!(document.text.as_str(), "The council met on Monday.");
    assert_eq!(
        document.meta.title.as_deref(),
        Some("Council closes bridge")
    );
}

#[test]
fn what_cannot_be_read_says_so_in_one_line() {
    assert_eq!(
        message(Path::new("no/such.txt")),
        "no/such.txt: there is no such file; check the path"
    );
    assert!(message(Path::new("/")).ends_with("it is a directory; give the files in it"));
    assert_eq!(
        message(Path::new("a\u{1b}[2J\nb")),
        "a\u{fffd}[2J\u{fffd}b: there is no such file; check the path"
    );
}

#[test]
fn an_empty_file_is_told_apart_from_a_missing_one() {
    let path = std::env::temp_dir().join(format!("newsprint-empty-{}.txt", std::process::id()));
    std::fs::write(&path, " \n\n").unwrap();
    let error = open(&Origin::File(path.clone()), None, None).unwrap_err();
    std::fs::remove_file(path).unwrap();
    assert_eq!(error.kind(), "empty");
}

#[test]
fn the_sample_is_there() {
    assert!(!open(&Origin::Sample, None, None).unwrap().text.is_empty());
}

#[test]
fn arguments_name_files_pipes_and_addresses() {
    let of = |argument: &str| Origin::of_argument(OsStr::new(argument));
    assert_eq!(of("-"), Origin::Stdin);
    assert_eq!(
        of("HTTPS://x.example/a"),
        Origin::Web("HTTPS://x.example/a".to_owned())
    );
    assert_eq!(of("story.txt"), Origin::File(PathBuf::from("story.txt")));
    assert_eq!(of("https:/a"), Origin::File(PathBuf::from("https:/a")));
}
