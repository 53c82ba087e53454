//! Names of people, organisations and places.

use std::collections::HashSet;
use std::ops::Range;

use super::chunk;
use super::reading::Reading;
use super::sentence::Sentences;
use super::tag::{Tag, Tags};
use crate::document::{BlockKind, Document};
use crate::rules::Rules;
use crate::rules::speech::{NameWord, SpeechRules};
use crate::text::Span;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation, company, paper or public body.
    Organization,
    /// A place.
    Place,
    /// A nationality, event, law or work.
    Other,
}

/// One mention of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words of the name, titles left out.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// The title in front of it: "President", "Mr.", "Secretary of State".
    pub title: Option<Span>,
}

/// Finds all names outside headings, sorted by span: the decision a trained model may take over.
pub fn find(document: &Document, sentences: &Sentences, tags: &Tags, rules: &Rules) -> Vec<Name> {
    let finder = Finder {
        reading: Reading::new(document, sentences, tags),
        speech: &rules.speech,
        plain_words: plain_words(document, sentences),
    };
    let mut found = Vec::new();
    for sentence in &sentences.list {
        let heading = document
            .block(sentence.block)
            .is_none_or(|block| matches!(block.kind, BlockKind::Heading | BlockKind::Code));
        if !heading {
            finder.find_in(sentence.token_range(), &mut found);
        }
    }
    finder.make_consistent(&mut found);
    finder.add_openers(&mut found);
    found
        .into_iter()
        .filter_map(|raw| finder.name_of(&raw))
        .collect()
}

fn plain_words<'a>(document: &Document, sentences: &'a Sentences) -> HashSet<&'a str> {
    let tokens = sentences.tokens.iter();
    tokens
        .filter(|token| document.words(token.span).starts_with(char::is_lowercase))
        .map(|token| sentences.lower(token))
        .collect()
}

/// A name in tokens.
#[derive(Clone, Debug)]
struct RawName {
    tokens: Range<usize>,
    title: Range<usize>,
    kind: Option<NameKind>,
}

struct Finder<'a> {
    reading: Reading<'a>,
    speech: &'a SpeechRules,
    /// The words that stand in lower case somewhere in the article.
    plain_words: HashSet<&'a str>,
}

impl Finder<'_> {
    fn find_in(&self, sentence: Range<usize>, found: &mut Vec<RawName>) {
        let mut index = sentence.start;
        while index < sentence.end {
            let name =
                self.reading.tag(index) == Tag::Name && !chunk::is_calendar(&self.reading, index);
            if !name && !self.opens_title(index) {
                index += 1;
                continue;
            }
            let end = self.sequence_end(index, sentence.end);
            found.push(self.classify(index..end));
            index = end;
        }
    }

    /// Whether a title starts here that a name or "of" follows; at the start of a sentence its tag does not tell.
    fn opens_title(&self, index: usize) -> bool {
        self.title_at(index).is_some_and(|end| {
            self.reading.tag(end) == Tag::Name
                || self.reading.lower(end) == "of" && self.reading.is_capitalized(end + 1)
        })
    }

    /// The end of the capitalized words that belong together, with the small words between them.
    fn sequence_end(&self, start: usize, limit: usize) -> usize {
        let reading = &self.reading;
        let mut end = self.title_at(start).unwrap_or(start + 1).min(limit);
        while end < limit {
            if reading.tag(end) == Tag::Name && !chunk::is_calendar(reading, end) {
                end += 1;
                continue;
            }
            let Some(next) = self.over_small_words(start, end, limit) else {
                break;
            };
            end = next + 1;
        }
        end
    }

    /// The capitalized word behind "of", "de" or "&" where these join two parts of one name.
    fn over_small_words(&self, start: usize, at: usize, limit: usize) -> Option<usize> {
        let reading = &self.reading;
        let word = reading.lower(at);
        let is_name = |index: usize| {
            index < limit && reading.tag(index) == Tag::Name && !chunk::is_calendar(reading, index)
        };
        if self.speech.naming.is(NameWord::Particle, word) || word == "&" {
            let second = self
                .speech
                .naming
                .is(NameWord::Particle, reading.lower(at + 1));
            return [at + 1, at + 2]
                .into_iter()
                .take(if second { 2 } else { 1 })
                .find(|index| is_name(*index));
        }
        let body = (start..at).any(|index| self.is_organization_word(index));
        let office = self.title_at(start) == Some(at) && word == "of";
        let joins = match word {
            "of" | "for" | "on" => body || office,
            "and" => {
                body && (start..at).any(|index| reading.lower(index) == "of")
                    && !self.is_first_name(at + 1)
            }
            _ => false,
        };
        let next = if reading.lower(at + 1) == "the" {
            at + 2
        } else {
            at + 1
        };
        (joins && is_name(next)).then_some(next)
    }

    fn is_organization_word(&self, token: usize) -> bool {
        self.speech
            .naming
            .is(NameWord::Organization, self.reading.lower(token))
    }

    fn is_first_name(&self, token: usize) -> bool {
        self.speech.lists.is_first_name(self.reading.lower(token))
    }

    /// The end of a title that starts with this token.
    fn title_at(&self, start: usize) -> Option<usize> {
        if !self.reading.is_capitalized(start) {
            return None;
        }
        let (_, words) = self
            .speech
            .titles
            .at(|offset| self.reading.lower(start + offset))?;
        Some(start + words)
    }

    /// Parts a sequence into title and name and says what it names, where the words alone tell.
    fn classify(&self, tokens: Range<usize>) -> RawName {
        if let Some(title_end) = self.title_end(&tokens) {
            return RawName {
                title: tokens.start..title_end,
                kind: Some(NameKind::Person),
                tokens: title_end..tokens.end,
            };
        }
        let start = self.people_end(&tokens);
        let named = start..tokens.end;
        if start > tokens.start
            && named.len() >= 2
            && self.kind_of(named.clone()) == Some(NameKind::Person)
        {
            return RawName {
                title: tokens.start..tokens.start,
                kind: Some(NameKind::Person),
                tokens: named,
            };
        }
        RawName {
            title: tokens.start..tokens.start,
            kind: self.kind_of(tokens.clone()),
            tokens,
        }
    }

    /// The end of the last title of a sequence, where a person's name follows.
    fn title_end(&self, tokens: &Range<usize>) -> Option<usize> {
        let last = tokens.end.checked_sub(1)?;
        if self.is_organization_word(last) {
            return None;
        }
        let mut found = None;
        let mut index = tokens.start;
        while index < tokens.end {
            match self.title_at(index).filter(|end| *end < tokens.end) {
                Some(end) => {
                    found = Some(self.over_department(end, tokens.end));
                    index = end;
                }
                None => index += 1,
            }
        }
        found.filter(|end| *end < tokens.end && tokens.end - *end <= 5)
    }

    /// Behind "of State" in "Secretary of State Ana Ruiz".
    fn over_department(&self, start: usize, limit: usize) -> usize {
        if self.reading.lower(start) != "of" {
            return start;
        }
        let words = |length: usize| {
            let words: Vec<&str> = (start + 1..start + 1 + length)
                .map(|index| self.reading.lower(index))
                .collect();
            words.join(" ")
        };
        [2, 1]
            .into_iter()
            .filter(|length| start + 1 + length <= limit)
            .find(|length| self.speech.naming.is(NameWord::Department, &words(*length)))
            .map_or(limit, |length| start + 1 + length)
    }

    /// Behind nationalities and parties at the start: "Republican Ana Ruiz".
    fn people_end(&self, tokens: &Range<usize>) -> usize {
        tokens
            .clone()
            .find(|index| {
                !self
                    .speech
                    .naming
                    .is(NameWord::People, self.reading.lower(*index))
            })
            .unwrap_or(tokens.end)
    }

    fn kind_of(&self, tokens: Range<usize>) -> Option<NameKind> {
        let reading = &self.reading;
        let phrase: Vec<&str> = tokens.clone().map(|index| reading.lower(index)).collect();
        let phrase = phrase.join(" ");
        let naming = &self.speech.naming;
        let single = tokens.len() == 1;
        let person = !single
            && self.is_first_name(tokens.start)
            && !self.is_organization_word(tokens.end - 1);
        if naming.is(NameWord::Place, &phrase) {
            return Some(NameKind::Place);
        }
        if naming.is(NameWord::People, &phrase) {
            return Some(NameKind::Other);
        }
        if person {
            return Some(NameKind::Person);
        }
        if tokens.clone().any(|index| self.is_organization_word(index)) {
            return Some(NameKind::Organization);
        }
        if single {
            return is_acronym(reading.word(tokens.start)).then_some(NameKind::Organization);
        }
        if naming.is(NameWord::Landmark, reading.lower(tokens.end - 1)) {
            return Some(NameKind::Place);
        }
        let unknown = |index: usize| {
            let lower = reading.lower(index);
            let plain = self.plain_words.contains(lower)
                || self.speech.lexicon.verb_base(lower).is_some()
                || naming.is(NameWord::People, lower)
                || naming.is(NameWord::Place, lower);
            !plain || naming.is(NameWord::Particle, lower)
        };
        let role_before = tokens.start.checked_sub(1).is_some_and(|at| {
            reading.tag(at) == Tag::Noun && self.speech.lists.is_person_noun(reading.lower(at))
        });
        let person = role_before || tokens.clone().all(unknown);
        (person && tokens.len() <= 4 && unknown(tokens.end - 1)).then_some(NameKind::Person)
    }

    /// Lone names take the kind of the longer name they end or begin; other unknown ones are "other".
    fn make_consistent(&self, found: &mut [RawName]) {
        let people = || {
            found
                .iter()
                .filter(|raw| raw.kind == Some(NameKind::Person))
        };
        let words: HashSet<&str> = people()
            .filter_map(|raw| raw.tokens.clone().last())
            .chain(
                people()
                    .filter(|raw| raw.tokens.len() > 1)
                    .map(|raw| raw.tokens.start),
            )
            .map(|token| self.reading.lower(token))
            .collect();
        let known: Vec<bool> = found
            .iter()
            .map(|raw| {
                raw.tokens.len() == 1 && words.contains(self.reading.lower(raw.tokens.start))
            })
            .collect();
        for (raw, known) in found.iter_mut().zip(known) {
            let undecided = raw.kind.is_none() || raw.kind == Some(NameKind::Organization);
            if known && undecided {
                raw.kind = Some(NameKind::Person);
            }
        }
    }

    /// A surname that opens a sentence, where its capital alone does not tell: “Roberts left.”
    fn add_openers(&self, found: &mut Vec<RawName>) {
        let people = found
            .iter()
            .filter(|raw| raw.kind == Some(NameKind::Person) && raw.tokens.len() > 1);
        let surnames: HashSet<&str> = people
            .filter_map(|raw| raw.tokens.clone().last())
            .map(|token| self.reading.lower(token))
            .collect();
        let opener = |start: usize| {
            let lower = self.reading.lower(start);
            let free = self.reading.tag(start) != Tag::Name && self.reading.is_capitalized(start);
            (free && surnames.contains(lower) && !self.plain_words.contains(lower)).then_some(start)
        };
        let sentences = self.reading.sentences.list.iter();
        let starts = sentences.flat_map(|sentence| {
            let start = sentence.token_range().start;
            [start, start + 1]
        });
        found.extend(starts.filter_map(opener).map(|start| RawName {
            tokens: start..start + 1,
            title: start..start,
            kind: Some(NameKind::Person),
        }));
        found.sort_by_key(|raw| raw.tokens.start);
        found.dedup_by_key(|raw| raw.tokens.start);
    }

    fn name_of(&self, raw: &RawName) -> Option<Name> {
        Some(Name {
            span: self.reading.span(raw.tokens.clone())?,
            kind: raw.kind.unwrap_or(NameKind::Other),
            title: self.reading.span(raw.title.clone()),
        })
    }
}

fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| *c != '.').count();
    (2..=6).contains(&letters)
        && word
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, '.' | '&' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Models, sentence, tag};
    use crate::document::DocumentBuilder;

    fn names(words: &str) -> Vec<(String, NameKind, Option<String>)> {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, 0, words);
        let document = builder.finish();
        let rules = Rules::builtin();
        let sentences = sentence::split(&document, rules);
        let tags = tag::assign(&sentences, Models::builtin());
        let text = |span: Span| document.words(span).to_owned();
        find(&document, &sentences, &tags, rules)
            .into_iter()
            .map(|name| (text(name.span), name.kind, name.title.map(text)))
            .collect()
    }

    fn named(words: &str) -> Vec<(String, NameKind)> {
        names(words)
            .into_iter()
            .map(|(name, kind, _)| (name, kind))
            .collect()
    }

    #[test]
    fn a_title_is_no_part_of_the_name() {
        assert_eq!(
            names("Secretary of State Ana Ruiz met Russian Foreign Minister Pavel Orlow."),
            [
                (
                    "Ana Ruiz".to_owned(),
                    NameKind::Person,
                    Some("Secretary of State".to_owned())
                ),
                (
                    "Pavel Orlow".to_owned(),
                    NameKind::Person,
                    Some("Russian Foreign Minister".to_owned())
                ),
            ]
        );
    }

    #[test]
    fn a_surname_alone_is_the_person_named_in_full() {
        assert_eq!(
            named("Ana Ruiz spoke. Later Ruiz left Varna University."),
            [
                ("Ana Ruiz".to_owned(), NameKind::Person),
                ("Ruiz".to_owned(), NameKind::Person),
                ("Varna University".to_owned(), NameKind::Organization),
            ]
        );
    }

    #[test]
    fn small_words_join_an_organization_but_not_two_people() {
        assert_eq!(
            named("They sued the Department of Health and Human Services."),
            [(
                "Department of Health and Human Services".to_owned(),
                NameKind::Organization
            )]
        );
        assert_eq!(named("They met Ana Ruiz and Paul Ortega.").len(), 2);
    }

    #[test]
    fn titles_and_groups_prove_their_examples() {
        for example in &Rules::builtin().examples {
            let kind = match (example.file, example.rule) {
                ("names", "organization" | "collective") => NameKind::Organization,
                ("names", "place" | "landmark") => NameKind::Place,
                ("names", "people") => NameKind::Other,
                ("names" | "titles", _) => NameKind::Person,
                _ => continue,
            };
            let plain = example.text.replace(['«', '»', '{', '}'], "");
            let found = names(&plain);
            let marked = example.text.split_once('«').filter(|_| example.hit);
            let right = match (marked, example.file) {
                (Some((_, rest)), _) => {
                    let name = rest.split_once('»').unwrap().0;
                    let title = example
                        .text
                        .split_once('{')
                        .map(|(_, rest)| rest.split_once('}').unwrap().0);
                    let collective = example.rule == "collective";
                    found.iter().any(|(words, of, before)| {
                        collective
                            || words == name
                                && *of == kind
                                && (title.is_none() || before.as_deref() == title)
                    })
                }
                (None, "titles") => found.iter().all(|(_, _, title)| title.is_none()),
                (None, _) => found.iter().all(|(_, of, _)| *of != kind),
            };
            let particle = matches!(example.rule, "particle" | "department");
            assert!(
                right || particle && !example.hit,
                "{}: {} -> {found:?}",
                example.rule,
                example.text
            );
        }
    }
}
