//! Who wrote a page, out of what its metadata and marked elements say.

use super::scan::Scan;
use crate::ingest::clean::clean_line;
use crate::ingest::header::phrases::page;
use crate::ingest::header::{byline, line, same_words};
use crate::lang::{PageClass, PagePhrases};

/// The authors, from the surest place that names any.
///
/// `near` holds the lines around the headline, `sites` what is no author here: names of the site and of its parts.
pub(super) fn choose(
    scan: &Scan,
    declared: &[String],
    near: &[String],
    sites: &[String],
) -> Vec<String> {
    let metas: Vec<String> = META_KEYS
        .split('|')
        .flat_map(|key| scan.all(key))
        .chain(labelled(scan))
        .map(str::to_owned)
        .collect();
    let article: Vec<String> = scan.all("article:author").map(str::to_owned).collect();
    all(declared, sites)
        .or_else(|| all(&metas, sites))
        .or_else(|| marked(scan, true, sites))
        .or_else(|| all(&article, sites))
        .or_else(|| by_lines(near, sites))
        .or_else(|| marked(scan, false, sites))
        .or_else(|| desk(declared.iter().chain(&metas), sites))
        .unwrap_or_default()
}

/// The desk or the agencies that metadata names where no person is named.
fn desk<'a>(
    mut declared: impl Iterator<Item = &'a String>,
    sites: &[String],
) -> Option<Vec<String>> {
    let name = declared.find(|name| {
        let count = name.split_whitespace().count();
        (1..=4).contains(&count)
            && name.chars().count() <= 40
            && !["://", "www.", "@", ", "]
                .iter()
                .any(|mark| name.contains(mark))
            && !page(PageClass::NoAuthor).has(name)
            && !is_site(name, sites)
            && (name.contains("edaktion") || name.contains('/'))
    })?;
    Some(vec![name.clone()])
}

const META_KEYS: &str = "\
    author|dc.creator|dcterms.creator|sailthru.author|parsely-author|article:author_name|byl|dc.author|cxenseparse:author|\
    author_name|lp.article:author";

/// Cards for social media carry pairs of a label and its value.
fn labelled(scan: &Scan) -> impl Iterator<Item = &str> {
    [
        ("twitter:label1", "twitter:data1"),
        ("twitter:label2", "twitter:data2"),
    ]
    .into_iter()
    .filter(|(label, _)| {
        scan.all(label)
            .any(|label| page(PageClass::AuthorLabel).has(label))
    })
    .filter_map(|(_, value)| scan.all(value).next())
}

/// The first marked element that names anybody, those under a heading first.
fn marked(scan: &Scan, is_declared: bool, sites: &[String]) -> Option<Vec<String>> {
    let fitting = || {
        scan.authors
            .iter()
            .filter(|author| author.is_declared == is_declared)
    };
    let trust = if is_declared {
        Trust::Marked
    } else {
        Trust::Styled
    };
    fitting()
        .filter(|author| author.headings_before > 0)
        .chain(fitting())
        .map(|author| people(&author.words, sites, trust))
        .find(|people| !people.is_empty())
}

/// The first line around the headline that is a by-line.
fn by_lines(near: &[String], sites: &[String]) -> Option<Vec<String>> {
    // Behind a dash stands whom a quotation above it is by.
    let is_source = |words: &&String| words.starts_with(['—', '–']);
    near.iter()
        .filter(|words| !is_source(words))
        .map(|words| match line::parse(words) {
            Some(header) => {
                let mut people = header.names.people;
                people.retain(|name| is_author(name, sites, Trust::Styled));
                people
            }
            None => led(words, sites),
        })
        .find(|people| !people.is_empty())
}

/// Everybody a line names behind such words as "von" or "Autorin:", if it says nothing else.
fn led(words: &str, sites: &[String]) -> Vec<String> {
    let rest = without_lead(words);
    let is_name = |name: &str| is_author(name, sites, Trust::Styled);
    let is_led = rest.len() < words.trim().len();
    let all = byline::names(rest).people;
    if is_led && all.iter().all(|name| is_name(name)) {
        all
    } else {
        Vec::new()
    }
}

/// How far a name's place vouches for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    /// Metadata: any name.
    Declared,
    /// An element marked for machines: one word may be a name.
    Marked,
    /// A class for style sheets, or a line: only what looks like a person.
    Styled,
}

/// Everybody a list names.
fn all(list: &[String], sites: &[String]) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for words in list {
        for name in people(words, sites, Trust::Declared) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    (!names.is_empty()).then_some(names)
}

/// The people of one value.
fn people(words: &str, sites: &[String], trust: Trust) -> Vec<String> {
    let words = clean_line(words);
    let words = words.split(" | ").next().unwrap_or_default();
    let words = match words.split_once(" - ") {
        Some((site, name)) if is_site(site, sites) => name,
        _ => words,
    };
    let words = without_lead(words);
    let words = byline::label_prefix(words).unwrap_or(words);
    if is_site(words, sites) {
        return Vec::new();
    }
    // A name on a network opens with the sign that parts a mailbox.
    let is_mailbox = |word: &str| !word.starts_with('@') && word.contains('@');
    let is_address = ["://", "www."].iter().any(|mark| words.contains(mark))
        || words.split_whitespace().any(is_mailbox);
    if is_address || words.chars().count() > 160 {
        return Vec::new();
    }
    let mut people: Vec<String> = byline::names(words)
        .people
        .into_iter()
        .map(|name| {
            let name = without_glued_office(&name);
            byline::normal_case(name.trim_matches([' ', ':', '-', '–', '—', '"']))
        })
        .collect();
    // A value that opens with the site goes on with its town and country.
    if people.first().is_some_and(|name| is_site(name, sites))
        && people.len() > 1
        && !people.iter().skip(1).any(|name| byline::is_person(name))
    {
        return Vec::new();
    }
    people.retain(|name| is_author(name, sites, trust));
    people
}

/// A name and an office without a blank, where only a style sheet parts the two.
fn without_glued_office(name: &str) -> &str {
    let is_lower = |c: char| c.is_lowercase();
    name.char_indices()
        .filter(|(_, c)| c.is_uppercase())
        .find_map(|(at, _)| {
            let (name, office) = name.split_at_checked(at)?;
            (name.ends_with(is_lower) && byline::is_office(office)).then_some(name)
        })
        .unwrap_or(name)
}

fn is_site(name: &str, sites: &[String]) -> bool {
    sites.iter().any(|site| same_words(site, name))
}

fn is_author(name: &str, sites: &[String], trust: Trust) -> bool {
    let count = name.split_whitespace().count();
    let is_one_word =
        count == 1 && name.chars().count() >= 3 && name.chars().all(char::is_alphabetic);
    !is_site(name, sites)
        && !name.is_empty()
        && count <= 6
        && (!name.contains('.') || byline::is_person(name))
        && !name.chars().any(|c| c.is_ascii_digit())
        && !page(PageClass::NoAuthor).has(name)
        && !is_body(name)
        && match trust {
            Trust::Declared => true,
            Trust::Marked => is_one_word || byline::is_person(name),
            Trust::Styled => byline::is_person(name),
        }
}

/// Companies, clubs and ministries.
fn is_body(name: &str) -> bool {
    name.split_whitespace()
        .any(|word| page(PageClass::Body).has(word.trim_end_matches('.')))
}

/// "by Jane Roe", "Autor: Jane Roe", "Text: Jane Roe".
fn without_lead(words: &str) -> &str {
    let trimmed = words.trim();
    PagePhrases::builtin()
        .of(PageClass::AuthorLead)
        .iter()
        .find_map(|lead| {
            let head = trimmed.get(..lead.len())?;
            head.eq_ignore_ascii_case(lead)
                .then(|| trimmed.get(lead.len()..))?
        })
        .unwrap_or(trimmed)
        .trim()
}
