//! What a name means once, a lone word of it means all over the article.

use std::collections::{HashMap, HashSet};

use super::sight::NameView;
use super::{NameKind, RawName, clue};
use crate::analysis::article::Article;
use crate::analysis::tag::Tag;
use crate::lang::Lang;
use crate::lang::speech::NameWord;

/// Takes a lone capitalized word for what it is part of elsewhere, whatever the model made of it.
///
/// A surname is its bearer even where the model sees something else; a first name or a name of one word only where it
/// sees nothing.
pub(super) fn add(
    article: &Article<'_>,
    lang: &Lang,
    sight: &NameView<'_>,
    found: &mut Vec<RawName>,
) {
    let surnames: HashSet<&str> = full_names(found)
        .filter_map(|raw| raw.tokens.clone().last())
        .map(|last| article.word(last))
        .filter(|surname| surname.chars().count() > 2)
        .collect();
    let known = lone_names(article, lang, found, &surnames);
    let openings = openings(article, found);
    let mut marked = vec![false; article.sentences.tokens.len()];
    for raw in found.iter_mut() {
        let word = article.word(raw.tokens.start);
        let opens = raw.kind == NameKind::Organization && openings.contains(word);
        if raw.tokens.len() == 1 && (surnames.contains(word) || opens) {
            raw.kind = NameKind::Person;
        }
        if let Some(slots) = marked.get_mut(raw.tokens.clone()) {
            slots.fill(true);
        }
    }
    let is_marked = |index: usize| marked.get(index).copied().unwrap_or(false);
    for index in 0..marked.len() {
        let beside = index.checked_sub(1).is_some_and(is_marked) || is_marked(index + 1);
        let name = article.tag(index) == Tag::Name || sight.clue(index) & clue::PLAIN == 0;
        if !name || beside || is_marked(index) {
            continue;
        }
        if let Some(kind) = known.get(article.word(index)) {
            found.push(RawName {
                tokens: index..index + 1,
                title: index..index,
                kind: *kind,
            });
        }
    }
    found.sort_by_key(|raw| raw.tokens.start);
}

/// First words of the full names of people that open the name of nothing else.
fn openings<'a>(article: &Article<'a>, found: &[RawName]) -> HashSet<&'a str> {
    let of = |person: bool| {
        let long = found.iter().filter(|raw| raw.tokens.len() > 1);
        let fitting = long.filter(move |raw| (raw.kind == NameKind::Person) == person);
        fitting.map(|raw| article.word(raw.tokens.start))
    };
    let others: HashSet<&str> = of(false).collect();
    of(true).filter(|word| !others.contains(word)).collect()
}

fn full_names(found: &[RawName]) -> impl Iterator<Item = &RawName> {
    let person = |raw: &&RawName| raw.kind == NameKind::Person && raw.tokens.len() > 1;
    found.iter().filter(person)
}

/// The kinds of words that are names by themselves: surnames, first names, names of one word.
fn lone_names<'a>(
    article: &Article<'a>,
    lang: &Lang,
    found: &[RawName],
    surnames: &HashSet<&'a str>,
) -> HashMap<&'a str, NameKind> {
    let speech = &lang.speech;
    let lone = found.iter().filter(|raw| {
        raw.tokens.len() == 1 && matches!(raw.kind, NameKind::Person | NameKind::Organization)
    });
    let mut known: HashMap<&str, NameKind> = lone
        .map(|raw| (article.word(raw.tokens.start), raw.kind))
        .collect();
    let firsts = full_names(found).filter(|raw| {
        let lower = article.lower(raw.tokens.start);
        let first = speech.lists.is_first_name(lower) && !speech.naming.is(NameWord::Place, lower);
        // "Kim Il Sung": the surname comes first.
        first
            || raw.tokens.len() == 3
                && raw
                    .tokens
                    .clone()
                    .all(|at| article.word(at).chars().count() < 5)
    });
    known.extend(firsts.map(|raw| (article.word(raw.tokens.start), NameKind::Person)));
    known.extend(surnames.iter().map(|surname| (*surname, NameKind::Person)));
    known
}

/// Takes a name of one word for what most of its mentions are, where no longer name has it.
pub(super) fn settle_lone(article: &Article<'_>, found: &mut [RawName]) {
    let longer = found.iter().filter(|raw| raw.tokens.len() > 1);
    let inside: HashSet<&str> = longer
        .flat_map(|raw| raw.tokens.clone())
        .map(|at| article.word(at))
        .collect();
    let lone = |raw: &RawName| {
        let word = article.word(raw.tokens.start);
        let settles = matches!(raw.kind, NameKind::Person | NameKind::Organization);
        let free = raw.tokens.len() == 1 && raw.title.is_empty() && !inside.contains(word);
        (settles && free).then_some(word)
    };
    let mut votes: HashMap<&str, i32> = HashMap::new();
    for raw in found.iter() {
        if let Some(word) = lone(raw) {
            let person = raw.kind == NameKind::Person;
            *votes.entry(word).or_default() += if person { 1 } else { -1 };
        }
    }
    for raw in found.iter_mut() {
        let votes = lone(raw).and_then(|word| votes.get(word));
        if let Some(votes) = votes.filter(|votes| **votes != 0) {
            raw.kind = if *votes > 0 {
                NameKind::Person
            } else {
                NameKind::Organization
            };
        }
    }
}

/// Takes a lone word for an organisation when it opens the name of one and no person is named so in full.
pub(super) fn settle_openings(article: &Article<'_>, found: &mut [RawName]) {
    let words_of = |kind: NameKind, found: &[RawName]| -> HashSet<String> {
        let full = found
            .iter()
            .filter(|raw| raw.tokens.len() > 1 && raw.kind == kind);
        let words = full.flat_map(|raw| match kind {
            NameKind::Organization => raw.tokens.start..raw.tokens.start + 1,
            _ => raw.tokens.clone(),
        });
        words.map(|token| article.word(token).to_owned()).collect()
    };
    let openings = words_of(NameKind::Organization, found);
    let people = words_of(NameKind::Person, found);
    for raw in found.iter_mut().filter(|raw| raw.tokens.len() == 1) {
        let word = article.word(raw.tokens.start);
        let is_person = raw.kind == NameKind::Person && raw.title.is_empty();
        if is_person && openings.contains(word) && !people.contains(word) {
            raw.kind = NameKind::Organization;
        }
    }
}
