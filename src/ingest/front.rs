//! Front matter: the block of metadata at the top of a Markdown file.

use toml::Value;

use super::address::is_address;
use super::header::byline;
use super::header::date::moment_prefix;
use super::language;
use crate::document::{Meta, Moment};

/// Whether a text begins with front matter.
pub(super) fn is_front_matter(text: &str) -> bool {
    split(text).is_some()
}

/// The fence (`---` for YAML, `+++` for TOML), the lines between, and what follows.
pub(super) fn split(text: &str) -> Option<(&str, &str, &str)> {
    for fence in ["---", "+++"] {
        let Some(after) = text.strip_prefix(fence) else {
            continue;
        };
        let (rest_of_line, body) = after.split_once('\n')?;
        if !rest_of_line.trim().is_empty() {
            return None;
        }
        let mut byte = 0;
        for line in body.split_inclusive('\n') {
            let (matter, rest) = body.split_at_checked(byte)?;
            byte += line.len();
            let end = line.trim_end();
            if end == fence || fence == "---" && end == "..." {
                let is_keyed = matter.lines().any(|line| line.contains([':', '=']));
                return is_keyed
                    .then(|| (fence, matter, rest.strip_prefix(line).unwrap_or_default()));
            }
        }
    }
    None
}

/// Fills `meta` from front matter; skips unreadable fields.
pub(super) fn apply_to(fence: &str, matter: &str, meta: &mut Meta) {
    let fields = if fence == "+++" {
        toml_fields(matter)
    } else {
        yaml_fields(matter)
    };
    for (key, values) in fields {
        let values: Vec<String> = values
            .into_iter()
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
            .collect();
        if let Some(first) = values.first() {
            field(&key.to_lowercase(), first, &values, meta);
        }
    }
}

fn field(key: &str, first: &str, values: &[String], meta: &mut Meta) {
    let one = || Some(first.to_owned());
    match key {
        "title" | "headline" => fill(&mut meta.title, one()),
        "author" | "authors" | "byline" | "by" | "creator" => authors(values, meta),
        "date" | "published" | "publishdate" | "publish_date" | "date_published"
        | "datepublished" | "pubdate" | "published_at" | "publication_date" | "created" => {
            fill(&mut meta.published, moment(first));
        }
        "lastmod" | "updated" | "modified" | "last_modified_at" | "date_modified"
        | "datemodified" | "updated_at" => {
            fill(&mut meta.modified, moment(first));
        }
        "source" | "publisher" | "publication" | "site" | "site_name" | "website" | "outlet" => {
            if is_address(first) {
                fill(&mut meta.canonical, one());
            } else {
                fill(&mut meta.publisher, one());
            }
        }
        "url" | "link" | "canonical" | "canonical_url" | "canonicalurl" | "source_url"
        | "permalink" => {
            fill(
                &mut meta.canonical,
                one().filter(|address| is_address(address)),
            );
        }
        "lang" | "language" | "locale" => fill(&mut meta.language, language::code(first)),
        "section" | "category" | "categories" => fill(&mut meta.section, one()),
        "place" | "location" | "dateline" => fill(&mut meta.place, one()),
        _ => {}
    }
}

fn fill<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

fn moment(text: &str) -> Option<Moment> {
    // Org writes `<2025-03-04 Tue>`.
    let text = text.trim_start_matches(['<', '[']);
    Moment::parse(text).or_else(|| moment_prefix(text).map(|(moment, _)| moment))
}

fn authors(values: &[String], meta: &mut Meta) {
    for value in values {
        let bare = value.trim_matches(['[', ']', '"', '\'']);
        let names = byline::names(byline::label_prefix(bare).unwrap_or(bare));
        for name in names.people {
            if !meta.byline.contains(&name) {
                meta.byline.push(name);
            }
        }
        fill(&mut meta.publisher, names.outlet);
    }
}

fn toml_fields(matter: &str) -> Vec<(String, Vec<String>)> {
    let Ok(table) = matter.parse::<toml::Table>() else {
        return Vec::new();
    };
    table
        .iter()
        .map(|(key, value)| (key.clone(), toml_values(value)))
        .collect()
}

fn toml_values(value: &Value) -> Vec<String> {
    match value {
        Value::String(words) => vec![words.clone()],
        Value::Datetime(moment) => vec![moment.to_string()],
        Value::Array(values) => values
            .iter()
            .flat_map(|value| match value {
                Value::Table(table) => table.get("name").map(toml_values).unwrap_or_default(),
                other => toml_values(other),
            })
            .collect(),
        Value::Table(table) => table.get("name").map(toml_values).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The forms of YAML that front matter is written in: `key: value`, lists in brackets or with hyphens, a list of maps with
/// names, folded text. Anything else is skipped.
fn yaml_fields(matter: &str) -> Vec<(String, Vec<String>)> {
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    let mut is_folded = false;
    for line in matter.lines().filter(|line| !line.trim().is_empty()) {
        let words = line.trim();
        let is_inner = line.starts_with([' ', '\t']) || words.starts_with("- ") || words == "-";
        if !is_inner {
            is_folded = false;
            if let Some((key, value)) = words.split_once(':').filter(|_| !words.starts_with('#')) {
                is_folded = value.trim().starts_with(['|', '>']);
                let values = if is_folded {
                    Vec::new()
                } else {
                    yaml_values(value)
                };
                fields.push((key.trim().trim_matches(['"', '\'']).to_owned(), values));
            }
        } else if let Some((_, values)) = fields.last_mut() {
            if is_folded {
                fold(values, words);
            } else {
                values.extend(yaml_item(words));
            }
        }
    }
    fields
}

/// Folded lines are one value.
fn fold(values: &mut Vec<String>, words: &str) {
    match values.first_mut() {
        Some(value) => {
            value.push(' ');
            value.push_str(words);
        }
        None => values.push(words.to_owned()),
    }
}

/// One line of a list: a value, or the name of a map.
fn yaml_item(words: &str) -> Vec<String> {
    let item = words.strip_prefix('-').map_or(words, str::trim);
    match item.split_once(": ") {
        Some((key, value)) if key.trim() == "name" => yaml_values(value),
        Some((key, _))
            if key
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')) =>
        {
            Vec::new()
        }
        _ if words.starts_with('-') => yaml_values(item),
        _ => Vec::new(),
    }
}

/// The value of a key: nothing, a scalar, or a list in brackets.
fn yaml_values(value: &str) -> Vec<String> {
    let value = value.trim();
    let inner = value
        .strip_prefix('[')
        .and_then(|value| value.strip_suffix(']'))
        .filter(|inner| !inner.starts_with('['));
    match inner {
        Some(inner) => split_list(inner)
            .iter()
            .filter_map(|item| scalar(item))
            .collect(),
        None => scalar(value).into_iter().collect(),
    }
}

/// Cuts at commas outside quotation marks.
fn split_list(inner: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut open = None;
    for c in inner.chars() {
        match (open, c) {
            (None, ',') => items.push(String::new()),
            (None, '"' | '\'') => {
                open = Some(c);
                push(&mut items, c);
            }
            (Some(mark), c) if mark == c => {
                open = None;
                push(&mut items, c);
            }
            _ => push(&mut items, c),
        }
    }
    items
}

fn push(items: &mut [String], c: char) {
    if let Some(last) = items.last_mut() {
        last.push(c);
    }
}

/// A scalar without its quotation marks, escapes and trailing comment.
fn scalar(text: &str) -> Option<String> {
    let text = text.trim();
    let unquoted = if let Some(inner) = text.strip_prefix('"') {
        let inner = inner.rsplit_once('"').map_or(inner, |(inner, _)| inner);
        inner.replace("\\\"", "\"").replace("\\\\", "\\")
    } else if let Some(inner) = text.strip_prefix('\'') {
        let inner = inner.rsplit_once('\'').map_or(inner, |(inner, _)| inner);
        inner.replace("''", "'")
    } else {
        let text = text.split(" #").next().unwrap_or_default().trim();
        if matches!(text, "~" | "null" | "Null") {
            return None;
        }
        text.to_owned()
    };
    (!unquoted.is_empty()).then_some(unquoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta_of(text: &str) -> Meta {
        let mut meta = Meta::default();
        let (fence, matter, _) = split(text).unwrap();
        apply_to(fence, matter, &mut meta);
        meta
    }

    #[test]
    fn yaml_is_read_in_the_forms_of_front_matter() {
        let meta = meta_of(
            "---\n# saved\ntitle: \"The bridge: a \\\"long\\\" road\"\nauthor:\n  - Jane Roe\n  - name: John Doe\n    email: j@x.example\ndate: 2025-03-04T09:30:00+01:00 # first\nsource: https://x.example/bridge\npublisher: 'The Harbor Times'\ntags: [a, b]\nlang: en-GB\n---\nText.",
        );
        assert_eq!(meta.title.as_deref(), Some("The bridge: a \"long\" road"));
        assert_eq!(meta.byline, ["Jane Roe", "John Doe"]);
        assert_eq!(
            meta.published.unwrap().to_string(),
            "2025-03-04T09:30+01:00"
        );
        assert_eq!(meta.canonical.as_deref(), Some("https://x.example/bridge"));
        assert_eq!(meta.publisher.as_deref(), Some("The Harbor Times"));
        assert_eq!(meta.language.as_deref(), Some("en"));
    }

    #[test]
    fn lists_may_stand_in_brackets_and_values_may_be_folded() {
        let meta = meta_of(
            "---\nauthors: [\"Jane Roe\", John Doe]\ntitle: >\n  A long\n  title\ndate: March 4, 2025\n---\n",
        );
        assert_eq!(meta.byline, ["Jane Roe", "John Doe"]);
        assert_eq!(meta.title.as_deref(), Some("A long title"));
        assert_eq!(meta.published.unwrap().to_string(), "2025-03-04");
    }

    #[test]
    fn toml_is_read_too() {
        let meta = meta_of(
            "+++\ntitle = \"Bridge\"\nauthors = [\"Jane Roe\"]\ndate = 2025-03-04\nlastmod = 2025-03-05T08:00:00Z\n[params]\nx = 1\n+++\nText.",
        );
        assert_eq!(meta.title.as_deref(), Some("Bridge"));
        assert_eq!(meta.byline, ["Jane Roe"]);
        assert_eq!(meta.published.unwrap().to_string(), "2025-03-04");
        assert_eq!(meta.modified.unwrap().to_string(), "2025-03-05T08:00+00:00");
    }

    #[test]
    fn a_rule_at_the_top_is_no_front_matter() {
        assert!(!is_front_matter("---\n\nText.\n\n---\n"));
        assert!(!is_front_matter("--- a\nb: c\n---\n"));
        assert!(!is_front_matter("---\ntitle: open"));
    }
}
