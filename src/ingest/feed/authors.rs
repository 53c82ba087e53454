//! Names of authors as feeds and books write them.

use crate::ingest::clean::clean_line;
use crate::ingest::header::byline;
use crate::ingest::{address, html};

/// The people among the authors, without accounts and addresses.
pub(in crate::ingest) fn names(authors: &[String]) -> Vec<String> {
    let mut names = Vec::new();
    for author in authors {
        let author = clean_line(&shown(author));
        let author = byline::label_prefix(&author).unwrap_or(&author);
        // RSS wants an address, with the name after it in parentheses.
        let author = match author.split_once('(') {
            Some((before, name)) if before.contains('@') => name.trim_end_matches(')'),
            _ => author,
        };
        let is_name = author.contains(|c: char| c.is_uppercase() || !c.is_ascii());
        let is_account = author.starts_with(['@', '/']) || author.contains('@');
        if !is_name || is_account || address::is_address(author) {
            continue;
        }
        let mut people = byline::names(author).people;
        // An organization keeps its name as it is.
        let is_loud = !author.contains(char::is_lowercase);
        if people.is_empty() || !is_loud && people.iter().any(|name| !author.contains(name)) {
            people = vec![author.to_owned()];
        }
        for name in people {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// The visible words of text that may be markup.
pub(super) fn shown(words: &str) -> String {
    if !words.contains(['<', '&']) {
        return words.to_owned();
    }
    let drafts = html::fragment(words);
    let words: Vec<&str> = drafts.iter().map(|draft| draft.words.as_str()).collect();
    words.join(" ")
}
