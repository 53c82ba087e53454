//! Articles to run a test over: the sample, the cases, the examples of the specs, and made-up ones.

use std::path::{Path, PathBuf};

use newsprint::document::Document;
use newsprint::ingest::{Format, InputSource, ingest};
use proptest::prelude::*;

use super::example::examples;

/// A document and where it comes from.
pub struct Article {
    pub name: String,
    pub document: Document,
}

/// Every article that the project has.
pub fn all() -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut articles = vec![file(&root.join("assets/sample.md"))];
    for path in below(&root.join("tests/cases"), &["txt", "md", "html"]) {
        articles.push(file(&path));
    }
    for path in below(&root.join("tests/specs"), &["md"]) {
        let spec = std::fs::read_to_string(&path).unwrap();
        for example in examples(&spec) {
            articles.push(Article {
                name: format!("{}:{}", path.display(), example.line),
                document: example.document(),
            });
        }
    }
    articles
}

/// All files below a folder with one of the endings, sorted.
pub fn below(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            paths.extend(below(&path, endings));
        } else if ending.is_some_and(|ending| endings.contains(&ending)) {
            paths.push(path);
        }
    }
    paths.sort();
    paths
}

fn file(path: &Path) -> Article {
    let bytes = std::fs::read(path).unwrap();
    let source = InputSource {
        bytes: &bytes,
        name: path.to_str().unwrap(),
        format: None,
        url: None,
        charset: None,
    };
    Article {
        name: path.display().to_string(),
        document: ingest(&source).unwrap(),
    }
}

/// Words as an input of a format, made into a document; an empty one where they are refused.
pub fn ingested(words: &str, format: Format) -> Document {
    let source = InputSource {
        bytes: words.as_bytes(),
        name: "",
        format: Some(format),
        url: None,
        charset: None,
    };
    ingest(&source).unwrap_or_default()
}

pub const FORMATS: [Format; 6] = [
    Format::Text,
    Format::Markdown,
    Format::Html,
    Format::Man,
    Format::Org,
    Format::Rst,
];

/// What made-up articles are put together from: whatever the stages look at, whole and broken.
const FRAGMENTS: &[&str] = &[
    "“",
    "”",
    "\"",
    "''",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "(",
    ")",
    "—",
    " - ",
    ", ",
    ". ",
    "… ",
    ": ",
    "; ",
    "? ",
    "! ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{0}",
    "\u{1b}[31m",
    "said ",
    "says ",
    "told reporters ",
    "according to ",
    "added that ",
    "announced ",
    "asked ",
    "will ",
    "would have ",
    "if ",
    "Ana Ruiz",
    "Ms. Ruiz ",
    "Ruiz ",
    "the mayor ",
    "she ",
    "He ",
    "they ",
    "a senior official ",
    "Dr. J. P. Ode Jr. ",
    "Rivera & Sons ",
    "the ministry ",
    "on Monday ",
    "last week ",
    "in March ",
    "3 March 2025 ",
    "2025-03-04 ",
    "the 1990s ",
    "for three months ",
    "every Friday ",
    "at 9:41 p.m. ",
    "yesterday ",
    "two days after ",
    "by 31 Dec ",
    "early next year ",
    "0 ",
    "99999999999999999999 ",
    "31 February 2025 ",
    "the vote ",
    "voted ",
    "opened ",
    "U.S. ",
    "It is late",
    "we ",
    "harbour ",
    "日本語",
    "。",
    "「",
    "」",
    "مرحبا ",
    "🙂",
    "e\u{301}",
    "ﬁ",
    "# ",
    "## ",
    "> ",
    "- ",
    "1. ",
    "```\n",
    "| a | b |\n|---|---|\n",
    "---\n",
    "*",
    "**",
    "[a](b)",
    "<p>",
    "</p>",
    "<div>",
    "<h1>",
    "</h1>",
    "<blockquote>",
    "<li>",
    "<table><tr><td>",
    "<pre>",
    "<time datetime=\"2025-03-04\">",
    "&nbsp;",
    "&#27;",
    "<!--",
    "By JANE ROE\n",
    "Published: July 10, 2025\n",
    "WASHINGTON (AP) — ",
    "\u{85}",
    "\u{2028}",
    "LS(1)      List      LS(1)\n",
    "\nN\u{8}NA\u{8}A\n       ",
    "_\u{8}x",
    "x\u{8}x",
    "\u{8}",
    "\u{1b}[1;4m",
    "\u{1b}[m",
    "co\u{2010}\n       ",
    "\n              ",
    "\n       -a   ",
];

/// Any article: a few hundred fragments in any order, with stretches of any characters between them.
pub fn words() -> impl Strategy<Value = String> {
    let fragment = proptest::sample::select(FRAGMENTS).prop_map(str::to_owned);
    let piece = prop_oneof![20 => fragment, 1 => "\\PC{0,12}", 1 => any::<String>()];
    proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}
