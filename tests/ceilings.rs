//! Measures the sources against `ceilings.toml`: lines of code, import circles, type names, words of a language in literals.
//!
//! Unit tests do not count. Every ceiling is a maximum that only falls: `UPDATE=1` lowers each to the present figure.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

#[path = "harness/imports.rs"]
mod imports;
#[path = "harness/literals.rs"]
mod literals;

/// Modules that speak to users in English: their literals do not count as words of a language.
const SPEAKING: &[&str] = &["app", "tui", "cli", "config", "export"];

/// The code of each file of `src` by path, without unit tests.
type Sources = BTreeMap<String, String>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn sources() -> Sources {
    let mut found = Sources::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root().join("src")).unwrap();
            let name = name.to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !is_test(&name) {
                let code = std::fs::read_to_string(&path).unwrap();
                found.insert(name, without_tests(&code));
            }
        }
    }
    found
}

fn is_test(path: &str) -> bool {
    path.split('/')
        .any(|part| matches!(part, "test" | "tests" | "test.rs" | "tests.rs"))
}

fn without_tests(code: &str) -> String {
    static DECLARED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"#\[cfg\(test\)\]\s*(pub(\([^)]*\))?\s+)?mod \w+;").unwrap());
    static INLINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?s)#\[cfg\(test\)\]\s*(#\[[^\]]*\]\s*)*(pub(\([^)]*\))?\s+)?mod \w+ \{.*")
            .unwrap()
    });
    let code = DECLARED.replace_all(code, "");
    INLINE.replace(&code, "").into_owned()
}

/// The top module of `src` that a file belongs to.
fn module(path: &str) -> &str {
    let first = path.split('/').next().unwrap();
    first.strip_suffix(".rs").unwrap_or(first)
}

fn by_module(sources: &Sources, count: impl Fn(&str) -> usize) -> BTreeMap<String, usize> {
    let mut sums = BTreeMap::new();
    for (path, code) in sources {
        *sums.entry(module(path).to_owned()).or_default() += count(code);
    }
    sums
}

fn lines_of_code(code: &str) -> usize {
    code.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .count()
}

/// Type names with the files that define them, where more than one does.
fn shared_names(sources: &Sources) -> BTreeMap<String, Vec<String>> {
    static TYPE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)^\s*(?:pub(?:\([^)]*\))?\s+)?(?:struct|enum|trait)\s+(\w+)").unwrap()
    });
    let mut defined: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, code) in sources {
        for found in TYPE.captures_iter(code) {
            let files = defined.entry(found[1].to_owned()).or_default();
            files.push(path.clone());
        }
    }
    defined.retain(|_, files| files.len() > 1);
    defined
}

/// The figures of `ceilings.toml`, one table for each kind.
fn figures(sources: &Sources) -> BTreeMap<&'static str, BTreeMap<String, usize>> {
    let one = |name: &str, count: usize| BTreeMap::from([(name.to_owned(), count)]);
    let mut lines = by_module(sources, lines_of_code);
    lines.insert("total".to_owned(), lines.values().sum());
    let circles = imports::circles(&imports::of(sources));
    let mut words = by_module(sources, |code| literals::words(code).len());
    words.retain(|module, _| !SPEAKING.contains(&&**module));
    let shared: usize = shared_names(sources).values().map(Vec::len).sum();
    BTreeMap::from([
        ("lines", lines),
        (
            "circles",
            one("files", circles.iter().map(BTreeSet::len).sum()),
        ),
        ("names", one("shared", shared)),
        ("words", words),
    ])
}

/// What exceeds its ceiling, and what has none.
fn excess(
    figures: &BTreeMap<&str, BTreeMap<String, usize>>,
    ceilings: &BTreeMap<String, BTreeMap<String, usize>>,
) -> Vec<String> {
    let mut found = Vec::new();
    for (kind, of_kind) in figures {
        for (name, figure) in of_kind {
            match ceilings.get(*kind).and_then(|known| known.get(name)) {
                Some(ceiling) if figure <= ceiling => {}
                Some(ceiling) => {
                    found.push(format!("{kind}.{name} is {figure}, maximum {ceiling}"));
                }
                None if *figure == 0 => {}
                None => found.push(format!("{kind}.{name} is {figure} and has no ceiling")),
            }
        }
    }
    found
}

/// Lowers each ceiling to its figure and drops those that nothing reaches.
fn lower(
    figures: &BTreeMap<&str, BTreeMap<String, usize>>,
    ceilings: &mut BTreeMap<String, BTreeMap<String, usize>>,
) {
    for (kind, known) in ceilings {
        let figures = figures.get(&**kind);
        let figure = |name: &str| figures.and_then(|of_kind| of_kind.get(name)).copied();
        for (name, ceiling) in known.iter_mut() {
            *ceiling = figure(name).unwrap_or(0).min(*ceiling);
        }
        known.retain(|name, ceiling| *ceiling > 0 || figure(name).is_some());
    }
}

#[test]
fn the_sources_stay_under_their_ceilings() {
    let path = root().join("tests/ceilings.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut ceilings = toml::from_str(&text).unwrap();
    let sources = sources();
    assert!(sources.len() > 20, "src was not read");
    let figures = figures(&sources);
    let excess = excess(&figures, &ceilings);
    let help = "CEILINGS=list cargo test --test ceilings -- --nocapture names what counts";
    if std::env::var_os("CEILINGS").is_some() {
        list(&sources);
    }
    assert!(excess.is_empty(), "{excess:#?}\n{help}");
    if std::env::var_os("UPDATE").is_some() {
        lower(&figures, &mut ceilings);
        let head: String = text
            .split_inclusive('\n')
            .take_while(|line| line.starts_with('#'))
            .collect();
        std::fs::write(
            &path,
            format!("{head}\n{}", toml::to_string(&ceilings).unwrap()),
        )
        .unwrap();
    }
}

#[allow(clippy::print_stdout, reason = "asked for")]
fn list(sources: &Sources) {
    for (name, files) in shared_names(sources) {
        println!("type {name}: {}", files.join(", "));
    }
    for circle in imports::circles(&imports::of(sources)) {
        println!("circle of {}: {circle:?}", circle.len());
    }
    for (path, code) in sources {
        if !SPEAKING.contains(&module(path)) {
            for word in literals::words(code) {
                println!("word {path}: {word}");
            }
        }
    }
}

fn small(files: &[(&str, &str)]) -> Sources {
    let owned = |(path, code): &(&str, &str)| ((*path).to_owned(), without_tests(code));
    files.iter().map(owned).collect()
}

#[test]
fn each_kind_of_figure_is_counted() {
    let sources = small(&[
        ("text/mod.rs", "pub use self::span::Span;\nmod span;\n"),
        (
            "text/span.rs",
            "use super::token::Token;\n\n// A comment.\npub struct Span;",
        ),
        (
            "text/token.rs",
            "use crate::text::{Span};\npub struct Token;\n#[cfg(test)]\nmod tests { struct Span; }",
        ),
        (
            "app/mod.rs",
            "pub(crate) enum Token { A }\nconst A: &str = \"Paris\";",
        ),
        (
            "model/mod.rs",
            "const WORDS: &str = \"said|told\\n\"; // \"not\"\nconst C: char = '\"';\nconst S: &str = \"soon\";",
        ),
    ]);
    let figures = figures(&sources);
    let lines = [("app", 2), ("model", 3), ("text", 6), ("total", 11)];
    assert_eq!(
        figures["lines"],
        lines.map(|(name, n)| (name.to_owned(), n)).into()
    );
    assert_eq!(figures["circles"]["files"], 2);
    assert_eq!(figures["names"]["shared"], 2);
    assert_eq!(figures["words"]["model"], 2);
    assert_eq!(figures["words"].get("app"), None);
}

#[test]
fn what_exceeds_a_ceiling_or_has_none_is_named_and_a_ceiling_only_falls() {
    let known = |n| BTreeMap::from([("text".to_owned(), n)]);
    let mut ceilings = BTreeMap::from([("lines".to_owned(), known(5))]);
    let figures = |n| BTreeMap::from([("lines", known(n))]);
    assert_eq!(excess(&figures(5), &ceilings), [""; 0]);
    assert_eq!(
        excess(&figures(6), &ceilings),
        ["lines.text is 6, maximum 5"]
    );
    let none = BTreeMap::from([("words", known(1))]);
    assert_eq!(
        excess(&none, &ceilings),
        ["words.text is 1 and has no ceiling"]
    );
    lower(&figures(9), &mut ceilings);
    assert_eq!(ceilings["lines"], known(5));
    lower(&figures(3), &mut ceilings);
    assert_eq!(ceilings["lines"], known(3));
}
