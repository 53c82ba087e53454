use std::collections::HashMap;
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use serde::Deserialize;

use super::TrainError;

/// The annotated sets.
pub(super) struct Corpus {
    /// News articles to learn from.
    pub(super) news: Vec<TaggedText>,
    /// Texts of other kinds to learn from.
    pub(super) other: Vec<TaggedText>,
    /// News articles to measure by; nothing is learned from them.
    pub(super) kept: Vec<TaggedText>,
}

/// A text with the tokens that were given to it.
#[derive(Clone, Debug, Default)]
pub(super) struct TaggedText {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) sentences: Vec<Vec<GoldToken>>,
}

/// A token with its annotations.
#[derive(Clone, Debug)]
pub(super) struct GoldToken {
    /// Bytes of the entry's text.
    pub(super) bytes: Range<usize>,
    /// The Penn Treebank's tag.
    pub(super) tag: String,
    /// The kind of name it is part of; "O" outside names.
    pub(super) name: String,
}

/// The part of an article the corpus files are checked against.
#[derive(Deserialize)]
struct HeldArticle {
    id: String,
    split: String,
}

impl Corpus {
    /// Reads all sets and sees to it that nothing kept for measuring stands among those to learn from.
    pub(super) fn read(bench: &Path) -> Result<Self, TrainError> {
        let splits = splits(&bench.join("quotes/dev"))?;
        let train = bench.join("train");
        let corpus = Self {
            news: entries(&train.join("polnear-train.txt.gz"))?,
            other: entries(&train.join("gum.txt.gz"))?,
            kept: entries(&train.join("polnear-dev.txt.gz"))?,
        };
        check(corpus.news.iter().chain(&corpus.other), &splits)?;
        Ok(corpus)
    }
}

/// Refuses entries that any article file says are kept for measuring.
fn check<'a>(
    entries: impl Iterator<Item = &'a TaggedText>,
    splits: &HashMap<String, String>,
) -> Result<(), TrainError> {
    for entry in entries {
        if splits
            .get(&entry.name)
            .is_some_and(|split| split != "train")
        {
            return Err(TrainError::KeptForMeasuring {
                article: entry.name.clone(),
            });
        }
    }
    Ok(())
}

/// Which split every annotated article belongs to.
fn splits(folder: &Path) -> Result<HashMap<String, String>, TrainError> {
    let mut splits = HashMap::new();
    for path in files(folder)? {
        let article: HeldArticle = read_json(&path)?;
        splits.insert(article.id, article.split);
    }
    Ok(splits)
}

/// Reads a file of one JSON value.
pub(super) fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, TrainError> {
    let text = std::fs::read_to_string(path).map_err(|source| TrainError::Read {
        path: path.to_owned(),
        source,
    })?;
    serde_json::from_str(&text).map_err(|_| TrainError::Form {
        path: path.to_owned(),
        line: 0,
    })
}

pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, TrainError> {
    let unread = |source| TrainError::Read {
        path: folder.to_owned(),
        source,
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        if path.extension().is_some_and(|end| end == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Reads a file of the training form.
fn entries(path: &Path) -> Result<Vec<TaggedText>, TrainError> {
    let unread = |source| TrainError::Read {
        path: path.to_owned(),
        source,
    };
    let file = std::fs::File::open(path).map_err(unread)?;
    let mut text = String::new();
    GzDecoder::new(file)
        .read_to_string(&mut text)
        .map_err(unread)?;
    parse(&text).map_err(|line| TrainError::Form {
        path: path.to_owned(),
        line,
    })
}

/// Parses the training form; the number of the first line that does not follow it is the error.
fn parse(text: &str) -> Result<Vec<TaggedText>, usize> {
    let mut entries = Vec::new();
    let mut entry = TaggedText::default();
    for (index, line) in text.lines().enumerate() {
        let wrong = || index + 1;
        if let Some(name) = line.strip_prefix("#doc\t") {
            entry = TaggedText {
                name: name.trim_end_matches(".conllu").to_owned(),
                ..TaggedText::default()
            };
        } else if let Some(json) = line.strip_prefix("#text\t") {
            entry.text = serde_json::from_str(json).map_err(|_| wrong())?;
        } else if line == "#s" {
            entry.sentences.push(Vec::new());
        } else if line == "#end" {
            entries.push(std::mem::take(&mut entry));
        } else if !line.is_empty() && !is_note(line) {
            let token = token(line).ok_or_else(wrong)?;
            entry.sentences.last_mut().ok_or_else(wrong)?.push(token);
        }
    }
    Ok(entries)
}

/// Lines that say something of the whole entry; a token that begins with "#" has a number before it.
fn is_note(line: &str) -> bool {
    line.starts_with('#')
}

fn token(line: &str) -> Option<GoldToken> {
    let mut fields = line.split('\t');
    let start = fields.next()?.parse().ok()?;
    let end = fields.next()?.parse().ok()?;
    Some(GoldToken {
        bytes: start..end,
        tag: fields.next()?.to_owned(),
        name: fields.next()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = "#doc\tone\n#text\t\"She left.\"\n#s\n0\t3\tPRP\tO\tshe\t2\tnsubj\n4\t8\tVBD\tO\tleave\t0\troot\n#end\n";

    #[test]
    fn an_entry_has_its_text_and_tokens() {
        let entries = parse(ENTRY).unwrap();
        let [entry] = &entries[..] else {
            panic!("one entry")
        };
        assert_eq!(
            (entry.name.as_str(), entry.text.as_str()),
            ("one", "She left.")
        );
        assert_eq!(entry.sentences[0][1].bytes, 4..8);
        assert_eq!(entry.sentences[0][1].tag, "VBD");
    }

    #[test]
    fn a_line_out_of_form_is_named() {
        assert_eq!(parse("#doc\tone\n#s\nsome\twords\n").err(), Some(3));
    }

    #[test]
    fn an_article_kept_for_measuring_is_refused() {
        let entries = parse(ENTRY).unwrap();
        let split = |name: &str| HashMap::from([("one".to_owned(), name.to_owned())]);
        assert!(check(entries.iter(), &split("train")).is_ok());
        assert!(matches!(
            check(entries.iter(), &split("dev")),
            Err(TrainError::KeptForMeasuring { article }) if article == "one"
        ));
    }
}
