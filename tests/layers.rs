//! Reads `src` and fails on what the layering does not allow: imports, crates away from home, I/O in pure layers, sizes.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

/// Each module of `src` and the other modules it may import.
const LAYERS: &[(&str, &str)] = &[
    ("text", ""),
    ("model", "text"),
    ("config", ""),
    ("lang", "text"),
    ("annotation", "text"),
    ("document", "text"),
    ("ingest", "text document lang"),
    ("layout", "text document config"),
    ("analysis", "text document lang model"),
    ("export", "text document lang analysis annotation"),
    ("acquire", "text document ingest config"),
    (
        "library",
        "text document ingest analysis annotation export config",
    ),
    (
        "app",
        "text document lang analysis annotation layout config",
    ),
    (
        "tui",
        "text document ingest layout lang model analysis export annotation acquire library config app",
    ),
    ("train", "text document ingest analysis model lang"),
    (
        "cli",
        "text document ingest layout lang model analysis export annotation acquire library config app tui",
    ),
    ("main", "cli"),
    ("build", "lang config"),
    (
        "lib",
        "text document ingest layout lang model analysis export annotation acquire library config app tui cli train",
    ),
];

/// Each outside crate and the places it may be used in.
const CRATES: &[(&str, &str)] = &[
    ("chardetng", "ingest"),
    ("chrono", "*"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_complete_nushell", "cli"),
    ("clap_mangen", "cli"),
    ("crossterm", "tui"),
    ("dom_query", "ingest"),
    ("dom_smoothie", "ingest"),
    ("encoding_rs", "ingest"),
    ("filedescriptor", "tui/terminal tui/input"),
    ("flate2", "acquire train"),
    ("hypher", "layout"),
    ("linkify", "app"),
    ("mail_parser", "ingest"),
    ("nucleo_matcher", "app text"),
    ("postcard", "lang build"),
    ("pulldown_cmark", "ingest"),
    ("quick_xml", "ingest"),
    ("ratatui", "tui"),
    ("regex", "*"),
    ("rustc_hash", "lang"),
    ("rustix", "tui/terminal tui/input"),
    ("serde", "*"),
    ("serde_json", "export library ingest train"),
    ("signal_hook", "tui/terminal tui/input"),
    ("strum", "*"),
    ("toml", "lang config ingest"),
    ("unicode_segmentation", "*"),
    ("unicode_width", "text"),
    ("ureq", "acquire"),
    ("url", "acquire ingest"),
    ("whichlang", "ingest"),
    ("zip", "ingest"),
];

/// Modules that touch no file, clock, environment, thread or network.
const PURE: &[&str] = &[
    "text", "document", "ingest", "lang", "model", "analysis", "layout", "export", "app",
];

/// Lines of code a file may have, tests, blank lines and comments left out.
const LONGEST: usize = 500;

const NAMELESS: &[&str] = &["utils", "util", "common", "misc", "manager", "data", "info"];

/// A file of `src`: its path there, and its code without comments.
struct File {
    path: String,
    code: String,
    // The code up to the unit tests.
    shipped: String,
}

impl File {
    fn of(path: &str, text: &str) -> Self {
        static COMMENT: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"(?m)^\s*//.*$|\s//\s.*$").unwrap());
        let code = COMMENT.replace_all(text, "").into_owned();
        let tests = if path.ends_with("tests.rs") || path.contains("/tests/") {
            0
        } else {
            code.find("#[cfg(test)]").unwrap_or(code.len())
        };
        Self {
            path: path.to_owned(),
            shipped: code[..tests].to_owned(),
            code,
        }
    }

    /// The module of `src` it belongs to.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn says(&self, what: &str) -> String {
        format!("{}: {what}", self.path)
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn sources() -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let name = path.strip_prefix(root().join("src")).unwrap();
                files.push(File::of(name.to_str().unwrap(), &text));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn names(pattern: &Regex, code: &str) -> BTreeSet<String> {
    pattern
        .captures_iter(code)
        .map(|found| found[1].to_owned())
        .collect()
}

fn imports(file: &File) -> Vec<String> {
    static CRATE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\b(?:crate|newsprint)::([a-z_]+)").unwrap());
    static SUPER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bsuper::([a-z_]+)").unwrap());
    let module = file.module();
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
        return vec![file.says("no such layer")];
    };
    let mut reached = names(&CRATE, &file.code);
    // From the front door of a layer, `super` is the whole crate.
    if file.path.matches('/').count() == 1 && file.path.ends_with("/mod.rs") {
        let layer = |name: &String| LAYERS.iter().any(|(known, _)| known == name);
        let own = |name: &String| file.code.contains(&format!("mod {name}"));
        reached.extend(
            names(&SUPER, &file.code)
                .into_iter()
                .filter(|name| layer(name) && !own(name)),
        );
    }
    let mut faults: Vec<String> = reached
        .iter()
        .filter(|name| *name != module && !allowed.split(' ').any(|known| known == *name))
        .map(|name| file.says(&format!("{module} may not import {name}")))
        .collect();
    for form in ["use crate::{", "use newsprint::{", "super::super"] {
        if file.code.contains(form) {
            faults.push(file.says(&format!("`{form}` hides imports from this test")));
        }
    }
    faults
}

fn crates(file: &File) -> Vec<String> {
    static USES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        let used = |(name, _): &(&str, &str)| {
            let pattern = format!(r"(?:^|[^:\w]|[^:\w]::){name}::|\buse {name}\b");
            Regex::new(&pattern).unwrap()
        };
        CRATES.iter().map(used).collect()
    });
    CRATES
        .iter()
        .zip(USES.iter())
        .filter(|((_, homes), used)| {
            let home = homes
                .split(' ')
                .any(|home| home == "*" || file.path.starts_with(home));
            !home && used.is_match(&file.shipped)
        })
        .map(|((name, homes), _)| file.says(&format!("{name} has its home in {homes}")))
        .collect()
}

fn purity(file: &File) -> Vec<String> {
    static OUTSIDE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"\bstd::(fs|env|thread|net|process)\b|\b(Instant|SystemTime|Local|Utc)::now|io::(stdin|stdout|stderr)\b",
        )
        .unwrap()
    });
    if !PURE.contains(&file.module()) {
        return Vec::new();
    }
    let mut faults: Vec<String> = OUTSIDE
        .find_iter(&file.shipped)
        .map(|found| file.says(&format!("a pure layer does not use {}", found.as_str())))
        .collect();
    let front = format!("{}/mod.rs", file.module());
    if file.path == front && !file.code.contains("#![deny(clippy::disallowed_methods)]") {
        faults.push(file.says("a pure layer denies clippy::disallowed_methods"));
    }
    faults
}

fn size(file: &File) -> Vec<String> {
    let lines = file.shipped.lines();
    let count = lines.filter(|line| !line.trim().is_empty()).count();
    let mut faults = Vec::new();
    if count > LONGEST {
        faults.push(file.says(&format!("{count} lines of code, at most {LONGEST}")));
    }
    let stem = |part: &str| part.strip_suffix(".rs").unwrap_or(part).to_owned();
    if file
        .path
        .split('/')
        .any(|part| NAMELESS.contains(&&*stem(part)))
    {
        faults.push(file.says("a name that says nothing"));
    }
    faults
}

fn faults(file: &File) -> Vec<String> {
    [imports(file), crates(file), purity(file), size(file)].concat()
}

#[test]
fn the_sources_keep_to_their_layers() {
    let files = sources();
    assert!(files.len() > 20, "src was not read");
    let faults: Vec<String> = files.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_dependency_has_a_home() {
    let cargo = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let cargo: toml::Table = cargo.parse().unwrap();
    for name in cargo["dependencies"].as_table().unwrap().keys() {
        let name = name.replace('-', "_");
        assert!(
            CRATES.iter().any(|(known, _)| *known == name),
            "{name} has no home in this test's table"
        );
    }
}

#[test]
fn half_of_the_files_are_short() {
    let mut lengths: Vec<usize> = sources()
        .iter()
        .filter(|file| !file.shipped.is_empty())
        .map(|file| file.shipped.lines().count())
        .collect();
    lengths.sort_unstable();
    assert!(lengths[lengths.len() / 2] <= 200, "{lengths:?}");
}

#[test]
fn each_kind_of_breach_is_seen() {
    let deny = "#![deny(clippy::disallowed_methods)]\n";
    for (path, text) in [
        ("text/span.rs", "use crate::document::Document;"),
        (
            "app/mod.rs",
            "#![deny(clippy::disallowed_methods)]\nuse super::tui::run;",
        ),
        ("export/json.rs", "fn f(x: crate::ingest::Format) {}"),
        ("cli/mod.rs", "use crate::{text, app};"),
        ("app/pane/list.rs", "use super::super::Msg;"),
        ("app/msg.rs", "use ratatui::Frame;"),
        ("app/msg.rs", "fn f(x: ::crossterm::event::Event) {}"),
        ("app/msg.rs", "use crossterm as terminal;"),
        ("tui/worker.rs", "use rustix::event::poll;"),
        ("layout/mod.rs", "use crate::text::Text;"),
        ("layout/wrap.rs", "fn f() { std::fs::read(\"x\"); }"),
        (
            "analysis/mod.rs",
            "#![deny(clippy::disallowed_methods)]\nfn f() { chrono::Local::now(); }",
        ),
        ("text/utils.rs", "fn f() {}"),
        ("shelf/mod.rs", "fn f() {}"),
        ("tui/view/help.rs", &"let x = 1;\n".repeat(LONGEST + 1)),
    ] {
        assert_eq!(faults(&File::of(path, text)).len(), 1, "{path}: {text}");
    }
    for (path, text) in [
        ("app/mod.rs", &*format!("{deny}use crate::layout::Layout;")),
        (
            "app/mod.rs",
            &format!("{deny}mod text;\nuse super::text::Line;"),
        ),
        (
            "text/span.rs",
            "/// [`Document`](crate::document::Document)\nfn f() {}",
        ),
        ("text/span.rs", "fn f() {} // crate::document is no import"),
        ("tui/input.rs", "use rustix::event::poll;"),
        (
            "layout/wrap.rs",
            "#[cfg(test)]\nmod tests { fn f() { std::fs::read(\"x\"); } }",
        ),
    ] {
        assert_eq!(faults(&File::of(path, text)), [""; 0], "{path}: {text}");
    }
}

/// The table of layers in the documentation of the crate.
#[test]
fn the_documentation_has_the_layers() {
    let page = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for (module, imports) in LAYERS {
        let imports = if imports.is_empty() { "-" } else { imports };
        let row = format!("//! | {module} | {imports} |\n");
        let is_shown = !matches!(*module, "main" | "build" | "lib");
        assert!(!is_shown || page.contains(&row), "src/lib.rs lacks {row}");
    }
}
