//! Generated files match their sources, and the schema matches the output. `UPDATE=1` rewrites the files.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use newsprint::app::Bindings;
use newsprint::app::command::{COMMANDS, Scope};
use newsprint::config::{Config, DEFAULTS};
use newsprint::export::SCHEMA;
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Compares a generated file with what it should be; `UPDATE=1` writes it.
fn generated(file: &str, wanted: &str) {
    let path = root().join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, wanted).unwrap();
    } else {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(text, wanted, "UPDATE=1 rewrites {file}");
    }
}

/// Compares the part of a file between two texts with what it should be; `UPDATE=1` writes it.
fn generated_part(file: &str, open: &str, close: &str, wanted: &str) {
    let path = root().join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    let start = text.find(open).unwrap() + open.len();
    let end = if close.is_empty() {
        text.len()
    } else {
        start + text[start..].find(close).unwrap()
    };
    if std::env::var_os("UPDATE").is_some() {
        let text = [&text[..start], wanted, &text[end..]].concat();
        std::fs::write(path, text).unwrap();
    } else {
        assert_eq!(&text[start..end], wanted, "UPDATE=1 rewrites it");
    }
}

/// One setting of `assets/default.toml`: its name, its default, and the comment above it.
struct Setting {
    name: String,
    default: String,
    help: String,
}

fn settings() -> Vec<Setting> {
    let text = std::fs::read_to_string(root().join("assets/default.toml")).unwrap();
    let mut settings = Vec::new();
    let mut help: Vec<&str> = Vec::new();
    for line in text.lines().take_while(|line| *line != "[keys]") {
        if let Some(comment) = line.strip_prefix('#') {
            help.push(comment.trim());
        } else if let Some((name, default)) = line.split_once('=') {
            settings.push(Setting {
                name: name.trim().to_owned(),
                default: default.trim().to_owned(),
                help: help.join(" "),
            });
        }
        if !line.starts_with('#') {
            help.clear();
        }
    }
    settings
}

#[test]
fn the_table_of_settings_has_every_setting() {
    let mut table = "# Settings\n\nGenerated from [default.toml](default.toml).\n\n| setting | default | what it does |\n|---|---|---|\n".to_owned();
    for setting in settings() {
        assert!(!setting.help.is_empty(), "{} has no comment", setting.name);
        let row = format!(
            "| `{}` | `{}` | {} |\n",
            setting.name, setting.default, setting.help
        );
        table.push_str(&row);
    }
    generated("assets/settings.md", &table);
}

/// The commands as a Markdown table.
fn markdown_table() -> String {
    let keys = Bindings::default();
    let mut table = String::from("| keys | command | what it does |\n|---|---|---|\n");
    let mut scope = Scope::Reader;
    for command in COMMANDS {
        if command.scope != scope {
            scope = command.scope;
            let _ = writeln!(table, "| | | **{}** |", scope.title());
        }
        let keys: Vec<String> = keys
            .names(command.action)
            .iter()
            .map(|name| format!("`{}`", name.replace('|', "\\|")))
            .collect();
        let argument = match command.argument {
            "" => String::new(),
            argument => format!(" {argument}"),
        };
        let _ = writeln!(
            table,
            "| {} | `{}{argument}` | {} |",
            keys.join(" "),
            command.id,
            command.help
        );
    }
    table
}

/// The keys of every command as the lines of comments that `assets/default.toml` has under `[keys]`.
fn default_keys() -> String {
    let mut lines = String::new();
    for command in COMMANDS {
        let keys: Vec<String> = command
            .keys
            .iter()
            .map(|keys| format!("{:?}", keys.trim_end_matches(" *")))
            .collect();
        let _ = writeln!(lines, "# {} = [{}]", command.id, keys.join(", "));
    }
    lines
}

#[test]
fn the_table_of_commands_has_every_command() {
    let head = "# Commands and keys\n\nA number before a key repeats it. `:` runs a command by its name.\n\n";
    generated("assets/commands.md", &(head.to_owned() + &markdown_table()));
}

#[test]
fn the_shipped_settings_are_read_whole_and_name_every_setting() {
    let (config, faults) = Config::parse(DEFAULTS, Path::new("default.toml"));
    assert_eq!((&config, faults), (&Config::default(), Vec::new()));
    let coded: toml::Table = toml::Table::try_from(config).unwrap();
    let mut named: Vec<String> = Vec::new();
    for setting in settings() {
        assert_eq!(coded[&setting.name].to_string(), setting.default);
        named.push(setting.name);
    }
    named.sort();
    let coded: Vec<String> = coded.keys().cloned().collect();
    assert_eq!(named, coded);
}

#[test]
fn the_shipped_settings_name_the_keys_of_every_command() {
    generated_part("assets/default.toml", "\n[keys]\n", "", &default_keys());
}

/// The fields of the output by object, in the order in which they are printed.
const FIELDS: [(&str, &str); 6] = [
    (
        "article",
        "schema input url canonical modified section access title summary byline publisher published place language text blocks \
         quotes speakers times events",
    ),
    ("block", "kind level start end"),
    (
        "quote",
        "id start end parts text kind act doubtful speaker speakers time confidence source cue rule",
    ),
    (
        "speaker",
        "id name role kind aliases doubtful mentions quotes rule",
    ),
    (
        "time",
        "id start end text type value mod earliest latest confidence rule",
    ),
    (
        "event",
        "id start end text label participants time earliest latest tense speakers inherited length after before doubtful confidence rule",
    ),
];

#[test]
fn the_schema_names_every_field_and_no_other() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for (object, fields) in FIELDS {
        let definition = &schema["$defs"][object];
        let mut named: Vec<&String> = definition["properties"]
            .as_object()
            .unwrap()
            .keys()
            .collect();
        named.sort();
        let mut wanted: Vec<&str> = fields.split_whitespace().collect();
        wanted.sort_unstable();
        assert_eq!(named, wanted, "{object}");
        let required: Vec<&str> = definition["required"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap())
            .collect();
        let optional = ["rule", "quotes", "speakers", "times", "events"];
        for field in fields.split_whitespace() {
            let may_lack = field == "rule" || object == "article" && optional.contains(&field);
            assert_eq!(required.contains(&field), !may_lack, "{object}.{field}");
        }
    }
}

#[test]
fn fields_are_printed_in_the_order_that_is_promised() {
    use newsprint::analysis::{Models, analyze};
    use newsprint::document::{BlockKind, DocumentBuilder};
    use newsprint::export::{AnalyzedArticle, OutputPart, json};
    use newsprint::lang::Lang;

    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, 0, "It rained.");
    let document = builder.finish();
    let view = AnalyzedArticle {
        input: "-",
        document: &document,
        analysis: &analyze(
            &document,
            Lang::of(document.meta.language.as_deref()),
            Models::builtin(),
            None,
        ),
        parts: &OutputPart::ALL,
        explain: false,
        reference: None,
    };
    let text = json::article(&view, false).unwrap();
    let mut from = 0;
    for field in FIELDS[0].1.split_whitespace() {
        let at = text[from..].find(&format!("\"{field}\":"));
        from += at.unwrap_or_else(|| panic!("{field} is out of order in {text}"));
    }
}

#[test]
fn the_readme_shows_files_that_exist() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for target in readme.split("](").skip(1) {
        let path = target.split(')').next().unwrap();
        if !path.contains("://") {
            assert!(root().join(path).exists(), "{path} is not there");
        }
    }
}
