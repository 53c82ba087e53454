//! Who wrote a page, out of what its metadata and marked elements say.

use super::scan::Scan;
use crate::ingest::header::{byline, is_in, same_words};

/// Accounts and desks that pages name as authors when nobody is.
const NOBODY: &str = "\
    admin|administrator|editor|author|autor|guest|gast|staff|webmaster|root|user|unknown|anonymous|none|null|\
    by|von|posted|name|email|redacción|wordpress|superuser|super user|default|press release|pressemitteilung";

/// The authors, from the surest place that names any.
pub(super) fn choose(scan: &Scan, declared: &[String], sites: &[String]) -> Vec<String> {
    let metas: Vec<String> = [
        "author",
        "dc.creator",
        "dcterms.creator",
        "sailthru.author",
        "parsely-author",
        "article:author_name",
        "byl",
        "dc.author",
    ]
    .iter()
    .flat_map(|key| scan.all(key))
    .map(str::to_owned)
    .collect();
    let article: Vec<String> = scan.all("article:author").map(str::to_owned).collect();
    let marked = |is_declared: bool| -> Vec<String> {
        let under_title = scan
            .authors
            .iter()
            .filter(|author| author.is_declared == is_declared && author.headings_before > 0);
        let any = scan
            .authors
            .iter()
            .filter(|author| author.is_declared == is_declared);
        under_title
            .chain(any)
            .map(|author| author.words.clone())
            .collect()
    };
    let (rel, styled) = (marked(true), marked(false));
    let first = |list: &[String]| {
        list.iter()
            .map(|words| people(words, sites, true))
            .find(|people| !people.is_empty())
    };
    all(declared, sites)
        .or_else(|| all(&metas, sites))
        .or_else(|| first(&rel))
        .or_else(|| all(&article, sites))
        .or_else(|| first(&styled))
        .unwrap_or_default()
}

/// Everybody a list names.
fn all(list: &[String], sites: &[String]) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for words in list {
        for name in people(words, sites, false) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    (!names.is_empty()).then_some(names)
}

/// The people of one value; from elements only names in name case are believed.
fn people(words: &str, sites: &[String], is_strict: bool) -> Vec<String> {
    let words = words.split(" | ").next().unwrap_or_default();
    let words = without_lead(words);
    let words = byline::label_prefix(words).unwrap_or(words);
    if words.contains("://") || words.contains("www.") || words.chars().count() > 120 {
        return Vec::new();
    }
    byline::names(words)
        .people
        .into_iter()
        .map(|name| byline::normal_case(name.trim_matches([' ', ':', '.', '-', '–', '—', '"'])))
        .filter(|name| {
            let is_site = sites.iter().any(|site| same_words(site, name));
            !name.is_empty()
                && !is_site
                && !is_in(NOBODY, &name.to_lowercase())
                && name.split_whitespace().count() <= 6
                && !name.chars().any(|c| c.is_ascii_digit())
                && (!is_strict || byline::is_person(name))
        })
        .collect()
}

/// "by Jane Roe", "Autor: Jane Roe", "Text: Jane Roe".
fn without_lead(words: &str) -> &str {
    const LEADS: &[&str] = &[
        "author:",
        "authors:",
        "autor:",
        "autorin:",
        "text:",
        "von:",
        "by:",
        "by ",
        "written by ",
        "posted by ",
        "von ",
        "par ",
        "por ",
        "di ",
        "door ",
        "published by ",
        "verfasst von ",
        "geschrieben von ",
        "ein artikel von ",
        "about the author",
    ];
    let trimmed = words.trim();
    LEADS
        .iter()
        .find_map(|lead| {
            let head = trimmed.get(..lead.len())?;
            head.eq_ignore_ascii_case(lead)
                .then(|| trimmed.get(lead.len()..))?
        })
        .unwrap_or(trimmed)
        .trim()
}
