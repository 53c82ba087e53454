use std::env;
use std::fs;
use std::time::{Duration, SystemTime};

use super::*;
use crate::config::Config;
use crate::document::{BlockKind, DocumentBuilder};

/// A library in a folder of its own, which goes with it.
struct Shelf {
    folder: PathBuf,
    kept: Library,
}

impl Shelf {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("newsprint-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let home = folder.clone();
        let library = Library::of_user(|name| (name == "HOME").then(|| home.clone().into()));
        Self {
            folder,
            kept: library.unwrap(),
        }
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn article(words: &str, url: Option<&str>) -> Document {
    let mut builder = DocumentBuilder::new();
    builder.meta().url = url.map(str::to_owned);
    builder.meta().title = Some("A tower".to_owned());
    builder.block(BlockKind::Paragraph, 0, words);
    builder.finish()
}

fn note(document: &Document, id: &str, words: &str) -> Note {
    let start = document.text.as_str().find(words).unwrap();
    let span = document.text.span(start..start + words.len()).unwrap();
    Note {
        id: id.to_owned(),
        anchor: Anchor::of(&document.text, span),
        note: format!("about {words}"),
        made: "2025-03-04T10:00:00Z".to_owned(),
    }
}

fn at(byte: Option<u32>) -> ReadingPosition {
    ReadingPosition { byte, looks: None }
}

#[test]
fn a_place_is_kept_for_each_article_by_itself() {
    let shelf = Shelf::new("places");
    let (one, two) = (
        article("one two three", None),
        article("four five six", None),
    );
    assert_eq!(shelf.kept.position(&one), ReadingPosition::default());
    shelf.kept.save_position(&one, at(Some(4))).unwrap();
    shelf.kept.save_position(&two, at(Some(5))).unwrap();
    assert_eq!(
        (
            shelf.kept.position(&one).byte,
            shelf.kept.position(&two).byte
        ),
        (Some(4), Some(5))
    );
    shelf.kept.save_position(&one, at(None)).unwrap();
    assert_eq!(
        (
            shelf.kept.position(&one).byte,
            shelf.kept.position(&two).byte
        ),
        (None, Some(5))
    );
}

#[test]
fn only_the_newest_places_are_kept() {
    let shelf = Shelf::new("many");
    fs::create_dir_all(&shelf.kept.places).unwrap();
    let old = |index: u64| {
        let path = shelf.kept.places.join(format!("text-{index}.json"));
        let file = fs::File::create(&path).unwrap();
        let day = Duration::from_secs(86_400 * index);
        file.set_modified(SystemTime::UNIX_EPOCH + day).unwrap();
        path
    };
    let files: Vec<PathBuf> = (0..1_004).map(old).collect();
    let there = || fs::read_dir(&shelf.kept.places).unwrap().count();
    let article = article("one two three", None);
    shelf.kept.save_position(&article, at(Some(4))).unwrap();
    assert_eq!(there(), MAX_POSITIONS);
    assert_eq!(files.iter().position(|path| path.exists()), Some(5));
    assert_eq!(shelf.kept.position(&article).byte, Some(4));
}

#[test]
fn looks_are_kept_without_a_place() {
    let shelf = Shelf::new("looks");
    let article = article("one two three", None);
    let looks = Some(Config::default().typography());
    let left = ReadingPosition { byte: None, looks };
    shelf.kept.save_position(&article, left).unwrap();
    assert_eq!(shelf.kept.position(&article), left);
    shelf
        .kept
        .save_position(&article, ReadingPosition::default())
        .unwrap();
    assert_eq!(shelf.kept.position(&article), ReadingPosition::default());
}

#[test]
fn a_page_that_changed_a_little_opens_where_the_same_words_are() {
    let shelf = Shelf::new("changed");
    let url = Some("https://x.example/tower");
    shelf
        .kept
        .save_position(&article("one two three", url), at(Some(4)))
        .unwrap();
    assert_eq!(
        shelf
            .kept
            .position(&article("Update. one two three", url))
            .byte,
        Some(12)
    );
    assert_eq!(shelf.kept.position(&article("all is new", url)).byte, None);
}

#[test]
fn notes_are_added_changed_and_forgotten() {
    let shelf = Shelf::new("notes");
    let article = article("one two three", Some("https://x.example/"));
    for (id, words) in [("b", "three"), ("a", "one")] {
        shelf
            .kept
            .save_note(&article, note(&article, id, words))
            .unwrap();
    }
    let ids = |notes: Vec<Note>| notes.into_iter().map(|note| note.id).collect::<Vec<_>>();
    assert_eq!(ids(shelf.kept.notes(&article)), ["a", "b"]);
    let changed = Note {
        note: "else".to_owned(),
        ..note(&article, "a", "one")
    };
    shelf.kept.save_note(&article, changed.clone()).unwrap();
    assert_eq!(shelf.kept.notes(&article).first(), Some(&changed));
    let notebooks = shelf.kept.notebooks().unwrap();
    assert_eq!(notebooks.len(), 1);
    assert_eq!(notebooks[0].address.as_deref(), Some("https://x.example/"));
    shelf.kept.delete_note(&article, "a").unwrap();
    shelf.kept.delete_note(&article, "b").unwrap();
    assert_eq!(shelf.kept.notebooks().unwrap(), []);
}

#[test]
fn a_broken_file_and_a_draft_that_was_left_spoil_nothing() {
    let shelf = Shelf::new("broken");
    let article = article("one two", None);
    shelf
        .kept
        .save_note(&article, note(&article, "a", "one"))
        .unwrap();
    let folder = shelf.kept.notes_folder();
    fs::write(folder.join("text-0.json"), "{").unwrap();
    fs::write(folder.join(".text-1.77"), "{}").unwrap();
    assert_eq!(shelf.kept.notebooks().unwrap().len(), 1);
}

#[test]
fn without_a_home_nothing_is_kept() {
    assert!(Library::of_user(|_| None).is_none());
    assert!(Library::of_user(|_| Some("relative".into())).is_none());
}
