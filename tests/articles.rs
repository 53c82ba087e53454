//! Whole articles with findings written down by hand: how many of them are found and right.
//!
//! `tests/cases/articles/NAME.txt` is the article, `NAME.json` beside it says what is in it. A quotation counts as found
//! when its words are the same (direct) or 70 % of them are shared (mixed, indirect), and as right when its kind and its
//! speaker are right too; an event when one with its value and tense holds its words.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use newsprint::analysis::{Analysis, Models, analyze};
use newsprint::document::{BlockKind, Document};
use newsprint::ingest::{Format, InputSource, ingest};
use newsprint::lang::Lang;
use serde::Deserialize;

/// The share of quotations and of events that has to be right in every article.
const WANTED: f64 = 0.8;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gold {
    published: Option<String>,
    publisher: Option<String>,
    byline: Vec<String>,
    #[serde(default)]
    headings: Vec<String>,
    quotes: Vec<GoldQuote>,
    speakers: Vec<GoldSpeaker>,
    events: Vec<GoldEvent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldQuote {
    kind: String,
    text: String,
    speaker: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldSpeaker {
    name: String,
    role: Option<String>,
    kind: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldEvent {
    value: String,
    mentions: String,
    tense: String,
}

/// How many of a kind of finding are right, and what is wrong with the others.
#[derive(Default)]
struct Tally {
    right: usize,
    all: usize,
    faults: Vec<String>,
}

impl Tally {
    fn count(&mut self, fault: Option<String>) {
        self.all += 1;
        self.right += usize::from(fault.is_none());
        self.faults.extend(fault);
    }

    fn share(&self) -> f64 {
        if self.all == 0 {
            return 1.0;
        }
        f64::from(u32::try_from(self.right).unwrap()) / f64::from(u32::try_from(self.all).unwrap())
    }
}

struct Found {
    document: Document,
    analysis: Analysis,
}

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/articles");
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    paths
}

fn found(path: &Path) -> Found {
    let bytes = std::fs::read(path).unwrap();
    let source = InputSource {
        bytes: &bytes,
        name: path.to_str().unwrap(),
        format: Some(Format::Text),
        url: None,
        charset: None,
    };
    let document = ingest(&source).unwrap();
    let analysis = analyze(
        &document,
        Lang::of(document.meta.language.as_deref()),
        Models::builtin(),
        None,
    );
    Found { document, analysis }
}

/// Lower-case words, in order; an apostrophe or hyphen inside a word belongs to it.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('\'', "’");
    let inside = |c: char| c.is_alphanumeric() || "_*$%’-".contains(c);
    text.split(|c| !inside(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The share of different words that two texts have in common, of the larger one.
fn overlap(a: &str, b: &str) -> f64 {
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (
        words(a).into_iter().collect(),
        words(b).into_iter().collect(),
    );
    let common = u32::try_from(a.intersection(&b).count()).unwrap();
    let larger = u32::try_from(a.len().max(b.len()).max(1)).unwrap();
    f64::from(common) / f64::from(larger)
}

fn same_name(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => words(a) == words(b) || overlap(a, b) >= 0.75,
        (None, None) => true,
        _ => false,
    }
}

fn quotes(found: &Found, gold: &Gold) -> Tally {
    let (document, analysis) = (&found.document, &found.analysis);
    let said: Vec<(&str, &str, Option<&str>)> = analysis
        .quotes
        .iter()
        .flat_map(|quote| {
            let speaker = quote
                .speaker()
                .map(|id| &*analysis.speakers[id.index()].name);
            quote
                .parts
                .iter()
                .map(move |part| (quote.kind.as_str(), document.words(*part), speaker))
        })
        .collect();
    let mut used = BTreeSet::new();
    let mut tally = Tally::default();
    for wanted in &gold.quotes {
        let hits: Vec<usize> = (0..said.len())
            .filter(|nth| !used.contains(nth))
            .filter(|nth| match &*wanted.kind {
                "direct" => words(said[*nth].1) == words(&wanted.text),
                _ => overlap(said[*nth].1, &wanted.text) >= 0.7,
            })
            .collect();
        let named = |nth: &&usize| same_name(said[**nth].2, wanted.speaker.as_deref());
        let Some(best) = hits.iter().find(named).or(hits.last()).copied() else {
            tally.count(Some(format!("missing {}: {}", wanted.kind, wanted.text)));
            continue;
        };
        used.insert(best);
        let (kind, _, speaker) = said[best];
        let right = kind == wanted.kind && same_name(speaker, wanted.speaker.as_deref());
        tally.count((!right).then(|| {
            format!(
                "{} by {:?} should be {} by {:?}: {}",
                kind, speaker, wanted.kind, wanted.speaker, wanted.text
            )
        }));
    }
    tally
}

fn speakers(found: &Found, gold: &Gold) -> Tally {
    let mut tally = Tally::default();
    for wanted in &gold.speakers {
        let hits: Vec<_> = found
            .analysis
            .speakers
            .iter()
            .filter(|speaker| same_name(Some(&speaker.name), Some(&wanted.name)))
            .collect();
        tally.count(match hits[..] {
            [one] if one.kind.as_str() != wanted.kind => Some(format!(
                "{} is {}, should be {}",
                wanted.name,
                one.kind.as_str(),
                wanted.kind
            )),
            [one] => wanted.role.as_ref().and_then(|role| {
                let found = one.role.as_deref().unwrap_or_default();
                (overlap(found, role) < 0.5)
                    .then(|| format!("{} is {found:?}, should be {role:?}", wanted.name))
            }),
            _ => Some(format!("{} is listed {} times", wanted.name, hits.len())),
        });
    }
    tally
}

fn events(found: &Found, gold: &Gold) -> Tally {
    let mut tally = Tally::default();
    for wanted in &gold.events {
        let hit = found.analysis.events.iter().any(|event| {
            let value = event
                .time
                .map(|id| found.analysis.timexes[id.index()].value.to_string());
            let body = format!(
                "{} {}",
                found.document.words(event.span),
                event.row(&found.document)
            );
            value.as_ref() == Some(&wanted.value)
                && event.tense.as_str() == wanted.tense
                && body.contains(&wanted.mentions)
        });
        tally.count((!hit).then(|| {
            format!(
                "no event on {} with “{}” ({})",
                wanted.value, wanted.mentions, wanted.tense
            )
        }));
    }
    tally
}

fn header(found: &Found, gold: &Gold) -> Tally {
    let meta = &found.document.meta;
    let published = meta.published.map(|moment| moment.date.to_string());
    let day = gold.published.as_ref().map(|date| date[..10].to_owned());
    let mut tally = Tally::default();
    let mut check = |what: &str, found: String, wanted: String| {
        tally.count((found != wanted).then(|| format!("{what}: {found}, should be {wanted}")));
    };
    check("published", format!("{published:?}"), format!("{day:?}"));
    check(
        "publisher",
        format!("{:?}", meta.publisher),
        format!("{:?}", gold.publisher),
    );
    check(
        "byline",
        format!("{:?}", meta.byline),
        format!("{:?}", gold.byline),
    );
    let headings: Vec<&str> = found
        .document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading)
        .map(|block| found.document.words(block.span))
        .collect();
    check(
        "headings",
        format!("{headings:?}"),
        format!("{:?}", gold.headings),
    );
    tally
}

#[test]
fn most_of_every_article_is_right() {
    let mut short = Vec::new();
    for path in articles() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let gold = std::fs::read_to_string(path.with_extension("json")).unwrap();
        let gold: Gold =
            serde_json::from_str(&gold).unwrap_or_else(|error| panic!("{name}: {error}"));
        let found = found(&path);
        let tallies = [
            ("quotes", quotes(&found, &gold), WANTED),
            ("events", events(&found, &gold), WANTED),
            ("speakers", speakers(&found, &gold), 0.0),
            ("header", header(&found, &gold), 0.0),
        ];
        for (what, tally, wanted) in tallies {
            println!("{name}: {what} {}/{}", tally.right, tally.all);
            for fault in &tally.faults {
                println!("    {fault}");
            }
            if tally.share() < wanted {
                short.push(format!("{name}: {what} {}/{}", tally.right, tally.all));
            }
        }
    }
    assert!(short.is_empty(), "under {WANTED}: {short:#?}");
}

#[test]
fn direct_words_must_be_the_same_and_others_mostly() {
    assert_eq!(words("“It's late,”"), words("It’s late."));
    assert!(overlap("the vote was a mistake", "that the vote was a mistake") >= 0.7);
    assert!(overlap("the vote was a mistake", "a mistake") < 0.7);
    assert!(same_name(Some("Ana Ruiz"), Some("ana ruiz")));
    assert!(!same_name(Some("Ana Ruiz"), Some("Ruiz")));
}
