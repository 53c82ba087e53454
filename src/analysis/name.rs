//! Names of people, organisations and places.
//!
//! A trained model marks the names; rules find the titles before them and see to it that a name means the same all over
//! the article.

mod clue;
pub(crate) mod features;
pub(crate) mod label;
pub(crate) mod sight;
mod title;

use std::collections::HashSet;
use std::ops::Range;

use super::Models;
use super::reading::Reading;
use super::sentence::Sentences;
use super::tag::{Tag, Tags};
use crate::document::{BlockKind, Document};
use crate::rules::Rules;
use crate::rules::speech::NameWord;
use crate::text::Span;

use sight::Sight;

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

/// Finds all names outside headings, sorted by span.
pub fn find(
    document: &Document,
    sentences: &Sentences,
    tags: &Tags,
    rules: &Rules,
    models: &Models,
) -> Vec<Name> {
    let reading = Reading::new(document, sentences, tags);
    let sight = Sight::new(sentences, tags, rules);
    let mut found = Vec::new();
    for sentence in &sentences.list {
        let heading = document.block(sentence.block).is_none_or(|block| {
            matches!(block.kind, BlockKind::Heading | BlockKind::Reference)
                || block.kind.keeps_lines()
        });
        if heading {
            continue;
        }
        let tokens = sentence.token_range();
        let labels = label::of(&sight, tokens.clone(), &models.names);
        let mut named = label::names(&labels, tokens.start);
        join(&reading, rules, &mut named);
        for (name, kind) in named {
            let raw = raw_name(&reading, rules, &tokens, name, kind);
            let title = raw.as_ref().map_or(0..0, |raw| raw.title.clone());
            while found
                .pop_if(|last: &mut RawName| title.contains(&last.tokens.start))
                .is_some()
            {}
            found.extend(raw);
        }
    }
    add_lone_surnames(&reading, &sight, &mut found);
    settle_openings(&reading, &mut found);
    found
        .iter()
        .filter_map(|raw| {
            Some(Name {
                span: reading.span(raw.tokens.clone())?,
                kind: raw.kind,
                title: reading.span(raw.title.clone()),
            })
        })
        .collect()
}

/// A name in tokens.
#[derive(Clone, Debug)]
struct RawName {
    tokens: Range<usize>,
    title: Range<usize>,
    kind: NameKind,
}

/// Makes one name of what belongs together: "Rosa de | Lind", "Jan | van der | Meer", "Ortega | Park".
fn join(reading: &Reading<'_>, rules: &Rules, names: &mut Vec<(Range<usize>, NameKind)>) {
    let is = |group, index: usize| rules.speech.naming.is(group, reading.lower(index));
    let mut joined: Vec<(Range<usize>, NameKind)> = Vec::with_capacity(names.len());
    for (mut tokens, kind) in names.drain(..) {
        let small = (0..tokens.start)
            .rev()
            .take_while(|index| is(NameWord::Particle, *index))
            .count();
        let mut reach = tokens.start - small;
        if let Some(before) = reach.checked_sub(1)
            && small > 0
            && kind == NameKind::Person
            && reading.tag(before) == Tag::Name
        {
            tokens.start = before;
            reach = before;
        }
        let Some((last, of)) = joined.last_mut() else {
            joined.push((tokens, kind));
            continue;
        };
        let beside = last.end >= reach;
        let particle = small > 0 || is(NameWord::Particle, last.end - 1);
        let body = last.end + 1 == tokens.start
            && *of == NameKind::Organization
            && reading.lower(last.end) == "of"
            && is(NameWord::Organization, last.end - 1);
        if beside && *of == NameKind::Person && particle || body {
            last.end = tokens.end;
        } else if last.end == tokens.start
            && tokens.len() == 1
            && is(NameWord::Landmark, tokens.start)
        {
            last.end = tokens.end;
            *of = NameKind::Place;
        } else {
            joined.push((tokens, kind));
        }
    }
    *names = joined;
}

/// A name the model marked, parted from its title; what lists are sure of overrules the model.
fn raw_name(
    reading: &Reading<'_>,
    rules: &Rules,
    sentence: &Range<usize>,
    tokens: Range<usize>,
    kind: NameKind,
) -> Option<RawName> {
    let phrase: Vec<&str> = tokens.clone().map(|index| reading.lower(index)).collect();
    let phrase = phrase.join(" ");
    let naming = &rules.speech.naming;
    let kind = match kind {
        NameKind::Person if tokens.len() == 1 => kind,
        _ if naming.is(NameWord::Place, &phrase) => NameKind::Place,
        _ if naming.is(NameWord::People, &phrase) => NameKind::Other,
        NameKind::Person if is_landmark(reading, rules, &tokens) => NameKind::Place,
        NameKind::Organization if is_titled(reading, rules, sentence, &tokens) => NameKind::Person,
        kind => kind,
    };
    if kind != NameKind::Person {
        return Some(RawName {
            title: tokens.start..tokens.start,
            tokens,
            kind,
        });
    }
    let title = title::before(reading, &rules.speech, sentence, &tokens);
    let start = title.end.max(tokens.start);
    let title = if title.is_empty() {
        start..start
    } else {
        title
    };
    let tokens = start..tokens.end;
    (!tokens.is_empty()).then_some(RawName {
        tokens,
        title,
        kind,
    })
}

/// "Secretary of State Ruiz": a title with "of" and one word behind it.
fn is_titled(
    reading: &Reading<'_>,
    rules: &Rules,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
) -> bool {
    let title = title::before(reading, &rules.speech, sentence, tokens);
    let long = title.clone().any(|at| reading.lower(at) == "of");
    long && title.start <= tokens.start && title.end + 1 == tokens.end
}

/// "Ortega Park": a landmark, unless its first word is a first name.
fn is_landmark(reading: &Reading<'_>, rules: &Rules, tokens: &Range<usize>) -> bool {
    let speech = &rules.speech;
    let is_landmark = |last| speech.naming.is(NameWord::Landmark, reading.lower(last));
    let last = tokens.clone().next_back();
    last.is_some_and(is_landmark) && !speech.lists.is_first_name(reading.lower(tokens.start))
}

/// Takes a lone capitalized word for the person it is the surname of elsewhere, whatever the model made of it.
fn add_lone_surnames(reading: &Reading<'_>, sight: &Sight<'_>, found: &mut Vec<RawName>) {
    let surnames: HashSet<&str> = found
        .iter()
        .filter(|raw| raw.kind == NameKind::Person && raw.tokens.len() > 1)
        .filter_map(|raw| raw.tokens.clone().last())
        .map(|last| reading.word(last))
        .filter(|surname| surname.chars().count() > 2)
        .collect();
    let mut marked = vec![false; reading.sentences.tokens.len()];
    for raw in found.iter_mut() {
        let lone = raw.tokens.len() == 1 && surnames.contains(reading.word(raw.tokens.start));
        if lone {
            raw.kind = NameKind::Person;
        }
        if let Some(slots) = marked.get_mut(raw.tokens.clone()) {
            slots.fill(true);
        }
    }
    let is_marked = |index: Option<usize>| {
        index
            .and_then(|index| marked.get(index))
            .copied()
            .unwrap_or(false)
    };
    let mut lone = Vec::new();
    for index in 0..marked.len() {
        let free = !is_marked(Some(index))
            && !is_marked(index.checked_sub(1))
            && !is_marked(Some(index + 1));
        let name = reading.tag(index) == Tag::Name || sight.clue(index) & clue::PLAIN == 0;
        if free && name && surnames.contains(reading.word(index)) {
            lone.push(RawName {
                tokens: index..index + 1,
                title: index..index,
                kind: NameKind::Person,
            });
        }
    }
    found.extend(lone);
    found.sort_by_key(|raw| raw.tokens.start);
}

/// Takes a lone word for an organisation when it opens the name of one and no person is named so in full.
fn settle_openings(reading: &Reading<'_>, found: &mut [RawName]) {
    let words_of = |kind: NameKind, found: &[RawName]| -> HashSet<String> {
        let full = found
            .iter()
            .filter(|raw| raw.tokens.len() > 1 && raw.kind == kind);
        let words = full.flat_map(|raw| match kind {
            NameKind::Organization => raw.tokens.start..raw.tokens.start + 1,
            _ => raw.tokens.clone(),
        });
        words.map(|token| reading.word(token).to_owned()).collect()
    };
    let openings = words_of(NameKind::Organization, found);
    let people = words_of(NameKind::Person, found);
    for raw in found.iter_mut().filter(|raw| raw.tokens.len() == 1) {
        let word = reading.word(raw.tokens.start);
        let is_person = raw.kind == NameKind::Person && raw.title.is_empty();
        if is_person && openings.contains(word) && !people.contains(word) {
            raw.kind = NameKind::Organization;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Models, sentence, tag};
    use crate::document::DocumentBuilder;
    use crate::rules::source::examples;

    fn names(words: &str) -> Vec<(String, NameKind, Option<String>)> {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, 0, words);
        let document = builder.finish();
        let rules = Rules::builtin();
        let sentences = sentence::split(&document, rules);
        let tags = tag::assign(&sentences, Models::builtin());
        let text = |span: Span| document.words(span).to_owned();
        find(&document, &sentences, &tags, rules, Models::builtin())
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
    fn the_first_word_of_an_organization_is_one() {
        assert_eq!(
            named("The operator, Nordhamn Line, lost a ship. Nordhamn denied that it had known.")
                .iter()
                .filter(|(_, kind)| *kind == NameKind::Organization)
                .count(),
            2
        );
    }

    #[test]
    fn small_words_before_a_name_at_the_start_of_an_article_are_passed_over() {
        for words in ["de la Ana Ruiz left.", "van Ruiz", "Jan van der Meer left."] {
            assert!(named(words).len() < 2, "{words}");
        }
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
        for example in examples() {
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
