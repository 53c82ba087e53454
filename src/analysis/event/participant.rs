//! Who a clause is about: its subject, if that is a name, or a pronoun that can stand for nobody else.

use crate::lang::WordClass;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::words::SentenceTokens;
use crate::analysis::name::{Name, NameKind};
use crate::analysis::speaker::Speaker;
use crate::analysis::tag::Tag;
use crate::lang::speech::{Lists, Sex};
use crate::text::Span;

/// The names of an article and the person the previous sentence was about.
pub(super) struct ParticipantNames<'a> {
    names: &'a [Name],
    lists: &'a Lists,
    // The name of the speaker at a mention.
    speakers: HashMap<Span, &'a str>,
    // The name in full by its last word, if only one person has it.
    full: HashMap<&'a str, Option<&'a str>>,
    organizations: BTreeSet<&'a str>,
    // The person the previous sentence was about, if it names nobody else.
    last: Option<&'a str>,
}

impl<'a> ParticipantNames<'a> {
    /// Reads who is named in an article.
    pub(super) fn new(
        words_of: impl Fn(Span) -> &'a str,
        names: &'a [Name],
        speakers: &'a [Speaker],
        lists: &'a Lists,
    ) -> Self {
        let mut full: HashMap<&str, Option<&str>> = HashMap::new();
        for name in names.iter().filter(|name| name.kind == NameKind::Person) {
            let name = words_of(name.span);
            let Some((_, surname)) = name.rsplit_once(' ') else {
                continue;
            };
            full.entry(surname)
                .and_modify(|known| *known = known.filter(|known| *known == name))
                .or_insert(Some(name));
        }
        let organizations = names
            .iter()
            .filter(|name| name.kind == NameKind::Organization);
        let organizations = organizations.map(|name| words_of(name.span)).collect();
        let mentions = speakers.iter().flat_map(|speaker| {
            let mentions = speaker.mentions.iter();
            mentions.map(|mention| (*mention, speaker.name.as_str()))
        });
        Self {
            names,
            lists,
            speakers: mentions.collect(),
            full,
            organizations,
            last: None,
        }
    }

    /// Clears the person of the previous sentence: no pronoun refers across a paragraph.
    pub(super) const fn leave_paragraph(&mut self) {
        self.last = None;
    }

    /// Keeps the person a sentence is about for the pronouns of the next one.
    pub(super) fn note(&mut self, words: &SentenceTokens<'a>) {
        let whole = words.dateline_end()..words.len();
        let about = self.of(words, whole.clone(), 0);
        let alone = self.people(words, whole).count() < 2;
        self.last = about.first().copied().filter(|_| alone && about.len() == 1);
    }

    /// The names in the subject of a clause: of the last verb before the token `time`, else of its first verb.
    pub(super) fn of(
        &self,
        words: &SentenceTokens<'a>,
        clause: Range<usize>,
        time: usize,
    ) -> Vec<&'a str> {
        let finite = |at: &usize| words.tag(*at).is_finite();
        let before = (clause.start..time.min(clause.end)).rev().take(FAR);
        let verb = before.into_iter().find(finite);
        let Some(verb) = verb.or_else(|| clause.clone().take(FAR).find(finite)) else {
            return Vec::new();
        };
        let end = back(words, clause.start, verb, |at| {
            words.tag(at) == Tag::Adverb || words.lower(at) == "," || words.is(at, WordClass::Who)
        });
        if end > clause.start && words.tag(end - 1) == Tag::Pronoun {
            return self.pronoun(words, end - 1).into_iter().collect();
        }
        let start = back(words, clause.start, end, |at| is_of_phrase(words, at));
        // "Ana Ruiz, the mayor, left"
        let comma = start.checked_sub(1).filter(|at| words.lower(*at) == ",");
        let apposed = comma.filter(|comma| *comma > clause.start);
        let found = self.ending(words, start..end);
        let phrase = match apposed {
            Some(comma) if found.is_empty() => {
                back(words, clause.start, comma, |at| is_of_phrase(words, at))..comma
            }
            _ => start..end,
        };
        // "at the hall, now called Ruiz Hall, the mayor", "divers of the navy and the Halden Harbour Police"
        let led = phrase.start > clause.start && {
            let tag = words.tag(phrase.start - 1);
            tag.is_verb() || matches!(tag, Tag::Preposition | Tag::To | Tag::Conjunction)
        };
        if led {
            return Vec::new();
        }
        self.ending(words, phrase)
    }

    // The names that a noun phrase ends with: "Mayor Ana Ruiz", "Ana Ruiz and Paul Ortega", not "Ana Ruiz’s son".
    fn ending(&self, words: &SentenceTokens<'a>, phrase: Range<usize>) -> Vec<&'a str> {
        let Some(span) = words.span(phrase.clone()) else {
            return Vec::new();
        };
        let mut about: Vec<&str> = Vec::new();
        let names: Vec<&Name> = self.within(span).collect();
        let last = names.last().map_or(0, |name| words.within(name.span).end);
        for name in names.into_iter().filter(|_| last == phrase.end) {
            let end = words.within(name.span).end;
            let is_head = end == phrase.end || words.is(end, WordClass::And);
            let name = self
                .named(words, name)
                .filter(|name| is_head && !about.contains(name));
            about.extend(name);
        }
        about
    }

    // The antecedent of "he": the one man of the previous sentence, if this one names nobody before the pronoun.
    fn pronoun(&self, words: &SentenceTokens<'a>, at: usize) -> Option<&'a str> {
        let other = if words.is(at, WordClass::He) {
            Sex::Female
        } else if words.is(at, WordClass::She) {
            Sex::Male
        } else {
            return None;
        };
        let last = self.last?;
        let first = last.split(' ').next().unwrap_or_default();
        let fits = self.lists.sex_of(&first.to_lowercase()) != Some(other);
        let alone = self.people(words, 0..at).next().is_none();
        (fits && alone && !words.is_quoted(at)).then_some(last)
    }

    fn people(
        &self,
        words: &SentenceTokens<'a>,
        range: Range<usize>,
    ) -> impl Iterator<Item = &'a Name> {
        let span = words.span(range);
        let names = span.into_iter().flat_map(|span| self.within(span));
        names.filter(|name| name.kind == NameKind::Person)
    }

    fn within(&self, span: Span) -> impl Iterator<Item = &'a Name> {
        let first = self
            .names
            .partition_point(|name| name.span.start() < span.start());
        let names = self.names.iter().skip(first);
        names.take_while(move |name| name.span.end() <= span.end())
    }

    // The fullest form of a name; `None` where it may be another one, or one word is all that is known.
    fn named(&self, words: &SentenceTokens<'a>, name: &Name) -> Option<&'a str> {
        let short = words.words(name.span);
        let speaker = self.speakers.get(&name.span).copied();
        match name.kind {
            NameKind::Person if short.contains(' ') => Some(speaker.unwrap_or(short)),
            NameKind::Person => speaker.or_else(|| self.full.get(short).copied().flatten()),
            NameKind::Organization => {
                let longer = self.organizations.range(short..).skip(1);
                // Not "Congressional Office" for "Congress".
                let longer = longer.take_while(|full| full.starts_with(short));
                let word = |full: &&&str| {
                    full.get(short.len()..)
                        .is_some_and(|rest| rest.starts_with(' '))
                };
                let mut full = longer.filter(word);
                match (full.next(), full.next()) {
                    (None, _) => Some(short).filter(|_| short.contains(' ')).or(speaker),
                    (Some(full), None) => Some(full),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

// A verb farther away is not looked for.
const FAR: usize = 60;

// Where the tokens before `end` that are such begin.
fn back(words: &SentenceTokens<'_>, first: usize, end: usize, is: impl Fn(usize) -> bool) -> usize {
    let mut start = end;
    while start > first && !words.is_time(start - 1) && is(start - 1) {
        start -= 1;
    }
    start
}

fn is_of_phrase(words: &SentenceTokens<'_>, at: usize) -> bool {
    let tag = words.tag(at);
    tag.is_noun()
        || matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Number)
        || matches!(tag, Tag::Possessive | Tag::PossessivePronoun)
        || words.is(at, WordClass::And) && words.tag(at + 1) == Tag::Name
}
