use std::ops::Range;

use super::mention::{Mention, People};
use crate::analysis::chunk;
use crate::analysis::reading::Reading;
use crate::analysis::tag::Tag;
use crate::rules::speech::Sex;

/// How many sentences back a pronoun may reach.
const SENTENCES: usize = 12;
/// How many mentions back are weighed at most.
const MENTIONS: usize = 80;

/// The margin of a choice without a second candidate.
const CLEAR: i32 = 40;

/// Finds whom pronouns and nouns with "the" stand for.
#[derive(Debug)]
pub(super) struct Resolver<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) people: &'a People,
    /// For each token whether it lies between the marks of a quotation.
    pub(super) quoted: &'a [bool],
}

/// A choice among people, and how far it lies before the next best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) person: usize,
    pub(super) margin: i32,
}

impl Resolver<'_> {
    /// The person "he" or "she" stands for: the decision a trained model may take over.
    ///
    /// `speaker` is who was quoted last.
    pub(super) fn pronoun(&self, token: usize, sex: Sex, speaker: Option<usize>) -> Option<Choice> {
        let sentence = self.sentence_of(token)?;
        let before = self
            .people
            .mentions
            .partition_point(|mention| mention.tokens.start < token);
        let near = self.people.mentions.get(..before)?.iter().rev();
        let mut scores: Vec<(i32, usize)> = Vec::new();
        for mention in near
            .take(MENTIONS)
            .take_while(|mention| mention.sentence + SENTENCES >= sentence)
        {
            let seen = scores.iter().any(|(_, person)| *person == mention.person);
            if !seen && self.fits(mention.person, sex) {
                scores.push((self.score(mention, sentence, sex, speaker), mention.person));
            }
        }
        let (best, person) = scores.iter().copied().max_by_key(|(score, _)| *score)?;
        let others = scores.iter().filter(|(_, other)| *other != person);
        let next = others.map(|(score, _)| *score).max();
        Some(Choice {
            person,
            margin: next.map_or(CLEAR, |next| best - next),
        })
    }

    fn fits(&self, person: usize, sex: Sex) -> bool {
        self.people
            .list
            .get(person)
            .is_some_and(|person| person.sex.is_none_or(|known| known == sex))
    }

    fn score(&self, mention: &Mention, sentence: usize, sex: Sex, speaker: Option<usize>) -> i32 {
        let person = self.people.list.get(mention.person);
        let distance = i32::try_from(sentence - mention.sentence).unwrap_or(i32::MAX / 100);
        let count = person.map_or(0, |person| person.count.min(6));
        let mut score = -8 * distance + i32::try_from(count).unwrap_or(0);
        if self.is_subject(mention) {
            score += 9;
        }
        if speaker == Some(mention.person) {
            score += 10;
        }
        if person.is_some_and(|person| person.sex == Some(sex)) {
            score += 6;
        }
        if self.reading.tag(mention.tokens.end) == Tag::Possessive {
            score -= 5;
        }
        if self
            .quoted
            .get(mention.tokens.start)
            .copied()
            .unwrap_or(false)
        {
            score -= 8;
        }
        score
    }

    /// Whether the name stands before the first finite verb of its sentence and behind no preposition.
    fn is_subject(&self, mention: &Mention) -> bool {
        let Some(sentence) = self.reading.sentences.list.get(mention.sentence) else {
            return false;
        };
        let start = sentence
            .token_range()
            .start
            .max(mention.tokens.start.saturating_sub(20));
        let preposition = matches!(
            self.reading.tag_before(mention.tokens.start),
            Tag::Preposition | Tag::To
        );
        !preposition && !self.reading.has_finite(start..mention.tokens.start)
    }

    fn sentence_of(&self, token: usize) -> Option<usize> {
        let span = self.reading.token(token)?.span;
        Some(self.reading.sentences.at(span.start())?.index())
    }

    /// The person "the president" or "the spokeswoman" stands for: the last one named who is that.
    pub(super) fn nominal(&self, tokens: Range<usize>, head: usize) -> Option<usize> {
        let reading = &self.reading;
        let known = matches!(
            reading.lower(tokens.start),
            "the" | "this" | "his" | "her" | "their"
        );
        if !known || tokens.len() > 4 {
            return None;
        }
        let words: Vec<&str> = (tokens.start + 1..tokens.end)
            .map(|at| reading.lower(at))
            .collect();
        let before = self
            .people
            .mentions
            .partition_point(|mention| mention.tokens.start < tokens.start);
        let is_that = |mention: &&Mention| {
            self.people.list.get(mention.person).is_some_and(|person| {
                words
                    .iter()
                    .all(|word| person.role_words.iter().any(|role| role == word))
            })
        };
        debug_assert!(tokens.contains(&head), "the head lies in the phrase");
        let near = self.people.mentions.get(..before)?.iter().rev();
        near.take(MENTIONS * 4)
            .find(is_that)
            .map(|mention| mention.person)
    }

    /// What "who" or "which" stands for: the noun phrase that ends before it.
    pub(super) fn antecedent(&self, pronoun: usize) -> Option<Range<usize>> {
        let reading = &self.reading;
        let end = match reading.lower_before(pronoun) {
            "," | ")" => pronoun.checked_sub(1)?,
            _ => pronoun,
        };
        let sentence = reading
            .sentences
            .get(reading.sentences.at(reading.token(pronoun)?.span.start())?)?;
        let start = sentence.token_range().start.max(pronoun.saturating_sub(30));
        let chunks = chunk::find(reading, start..end);
        let last = chunks.last().filter(|chunk| chunk.tokens.end + 1 >= end)?;
        let named = chunks.iter().rev().take(3).find(|chunk| {
            self.people.at(chunk.head).is_some() && reading.lower(chunk.tokens.end) == ","
        });
        Some(named.unwrap_or(last).tokens.clone())
    }
}
