use std::collections::{HashMap, HashSet};

use super::coref::MentionResolver;
use super::referent::Referent;
use crate::analysis::name::{Name, NameKind};
use crate::analysis::tag::Tag;
use crate::lang::speech::{NameWord, SpeechRules};

/// The organisations an article names: acronyms and short forms stand for the full name.
#[derive(Debug, Default)]
pub(super) struct Organizations {
    /// Full names by initials, by first and by last word, all in lower case; `None` where two share one.
    by_short: HashMap<String, Option<String>>,
    /// Full names by their first word, unless people, places or peoples bear it.
    by_first: HashMap<String, Option<String>>,
    /// Names that a noun for an organisation explains.
    apposed: HashSet<String>,
    /// Names of one word that may be short for an organisation, in lower case.
    alone: HashSet<String>,
    /// Short forms used for a source, by the full name.
    pub(super) aliases: HashMap<String, Vec<String>>,
}

impl Organizations {
    pub(super) fn of(resolver: &MentionResolver<'_>, names: &[Name], speech: &SpeechRules) -> Self {
        let mut organizations = Self {
            alone: stand_alone(resolver, names, speech),
            ..Self::default()
        };
        for name in names
            .iter()
            .filter(|name| name.kind == NameKind::Organization)
        {
            let words = resolver.article.document.words(name.span);
            let parts: Vec<&str> = words.split_whitespace().collect();
            if parts.len() < 2 {
                continue;
            }
            organizations.add_opening(words);
            let first = parts
                .first()
                .map_or(String::new(), |first| first.to_lowercase());
            let borne = speech.lists.is_first_name(&first)
                || speech.naming.is(NameWord::Place, &first)
                || speech.naming.is(NameWord::People, &first);
            if !borne && resolver.people.by_word(&first).is_none() {
                let entry = organizations.by_first.entry(first);
                let entry = entry.or_insert_with(|| Some(words.to_owned()));
                if entry.as_deref() != Some(words) {
                    *entry = None;
                }
            }
            let initials: String = parts
                .iter()
                .filter_map(|part| part.chars().next().filter(|c| c.is_uppercase()))
                .collect();
            let last = parts.last().map(|last| last.to_lowercase());
            organizations.add(initials.to_lowercase(), words);
            // "the board" for "Varna Board of Elections"
            let of = parts.iter().position(|part| *part == "of");
            let body = of.and_then(|of| parts.get(of.checked_sub(1)?));
            if let Some(body) = body {
                organizations.add(body.to_lowercase(), words);
            }
            if let Some(last) = last {
                organizations.add(last, words);
            }
        }
        organizations.add_appositions(resolver, names, speech);
        organizations
    }

    /// “The union, Nordhamn Guild,” and “Nordhamn Guild, the union,”: what the article calls an organisation.
    fn add_appositions(
        &mut self,
        resolver: &MentionResolver<'_>,
        names: &[Name],
        speech: &SpeechRules,
    ) {
        let article = &resolver.article;
        let is_group = |at: usize| speech.naming.is(NameWord::Collective, article.lower(at));
        for name in names.iter().filter(|name| name.kind != NameKind::Place) {
            let tokens = article.tokens(name.span);
            let (words, lone) = (article.document.words(name.span), tokens.len() == 1);
            if name.kind == NameKind::Person && !lone || name.title.is_some() {
                continue;
            }
            let before = tokens.start.checked_sub(2).filter(|at| {
                let closed = !article.is_word(tokens.end);
                closed
                    && article.lower(at + 1) == ","
                    && is_group(*at)
                    && article.lower_before(*at) == "the"
            });
            let behind = tokens.end + 2;
            let behind = (article.lower(tokens.end) == ","
                && article.lower(behind - 1) == "the"
                && is_group(behind))
            .then_some(behind);
            // "the charity Nordhamn", where nobody of that name is met
            let beside = tokens.start.checked_sub(1).filter(|at| {
                let known = resolver.people.at(tokens.start);
                let known = known.and_then(|person| resolver.people.list.get(person));
                article.tag(*at) == Tag::Noun
                    && speech.naming.is(NameWord::Body, article.lower(*at))
                    && known.is_none_or(|known| !known.name.contains(' '))
            });
            if let Some(noun) = before.or(behind).or(beside) {
                self.add(article.lower(noun).to_owned(), words);
                self.apposed.insert(words.to_owned());
            }
        }
    }

    /// Whether an article calls a name of one word an organisation.
    pub(super) fn is_apposed(&self, words: &str) -> bool {
        self.apposed.contains(words)
    }

    fn add(&mut self, short: String, full: &str) {
        let entry = self
            .by_short
            .entry(short)
            .or_insert_with(|| Some(full.to_owned()));
        if entry.as_deref() != Some(full) {
            *entry = None;
        }
    }

    /// Takes the first word of a name for its short form where the article uses it so.
    fn add_opening(&mut self, full: &str) {
        let opening = full
            .split_once(char::is_whitespace)
            .map(|(first, _)| first.to_lowercase());
        if let Some(opening) = opening.filter(|opening| self.alone.contains(opening)) {
            self.add(opening, full);
        }
    }

    /// The organisation some words name; a short form gives the full name.
    pub(super) fn referent(&mut self, words: String) -> Referent {
        self.add_opening(&words);
        // "State" for "State Department", where the model sees no name
        let lower = words.to_lowercase();
        if let Some(Some(full)) = self.by_first.get(&lower) {
            let full = full.clone();
            self.add(lower, &full);
        }
        match self.by_short.get(&words.to_lowercase()) {
            Some(Some(full)) if *full != words => {
                let aliases = self.aliases.entry(full.clone()).or_default();
                if !aliases.contains(&words) {
                    aliases.push(words);
                }
                Referent::Organization(full.clone())
            }
            _ => Referent::Organization(words),
        }
    }

    /// The one organisation whose name ends in this noun: "the ministry".
    pub(super) fn by_head(&self, head: &str) -> Option<Referent> {
        let full = self.by_short.get(head)?.clone()?;
        Some(Referent::Organization(full))
    }
}

/// Names of one word, in lower case, that can be short for an organisation: "Nordhamn" for "Nordhamn Line".
///
/// Not those that people, places or peoples bear.
fn stand_alone(
    resolver: &MentionResolver<'_>,
    names: &[Name],
    speech: &SpeechRules,
) -> HashSet<String> {
    let words = |name: &Name| resolver.article.document.words(name.span).to_lowercase();
    let of_people: HashSet<String> = names
        .iter()
        .filter(|name| name.kind == NameKind::Person)
        .flat_map(|name| {
            words(name)
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    names
        .iter()
        .filter(|name| name.kind != NameKind::Person)
        .map(words)
        .filter(|word| {
            !word.contains(char::is_whitespace)
                && !of_people.contains(word)
                && !speech.lists.is_first_name(word)
                && !speech.naming.is(NameWord::Place, word)
                && !speech.naming.is(NameWord::People, word)
        })
        .collect()
}
