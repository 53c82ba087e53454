use std::ops::Range;

use super::people::{Mention, People, Person};
use crate::analysis::article::Article;
use crate::analysis::chunk;
use crate::analysis::tag::Tag;

/// How many mentions back are weighed at most.
const MENTIONS: usize = 320;

/// Finds whom pronouns and nouns with "the" stand for.
#[derive(Debug)]
pub(super) struct MentionResolver<'a> {
    pub(super) article: &'a Article<'a>,
    pub(super) people: &'a People,
}

impl MentionResolver<'_> {
    /// Whether the name stands before the first finite verb of its sentence and behind no preposition.
    pub(super) fn is_subject(&self, mention: &Mention) -> bool {
        let Some(sentence) = self.article.sentences.list.get(mention.sentence) else {
            return false;
        };
        let start = sentence
            .token_range()
            .start
            .max(mention.tokens.start.saturating_sub(20));
        let preposition = matches!(
            self.article.tag_before(mention.tokens.start),
            Tag::Preposition | Tag::To
        );
        !preposition && !self.article.has_finite(start..mention.tokens.start)
    }

    /// The sentence a token stands in.
    pub(super) fn sentence_of(&self, token: usize) -> Option<usize> {
        let span = self.article.token(token)?.span;
        Some(self.article.sentences.at(span.start())?.index())
    }

    /// The person "the president" or "the spokeswoman" stands for: the last one named who is that.
    pub(super) fn nominal(&self, tokens: Range<usize>, head: usize) -> Option<usize> {
        let article = &self.article;
        let known = matches!(
            article.lower(tokens.start),
            "the" | "this" | "his" | "her" | "their"
        );
        if !known || tokens.len() > 4 {
            return None;
        }
        let words: Vec<&str> = (tokens.start + 1..tokens.end)
            .map(|at| article.lower(at))
            .collect();
        // "the mayor of Lund", which Ana Ruiz, the mayor of Varna, is not
        let of = article.lower(tokens.end) == "of" && article.is_capitalized(tokens.end + 1);
        let place = of.then(|| article.lower(tokens.end + 1));
        let elsewhere = |person: &Person| {
            let placed = person
                .role
                .as_ref()
                .is_some_and(|role| role.contains(" of "));
            let here = |place| person.role_words.iter().any(|word| word == place);
            placed && place.is_some_and(|place| !here(place))
        };
        let before = self
            .people
            .mentions
            .partition_point(|mention| mention.tokens.start < tokens.start);
        let is_that = |mention: &&Mention| {
            self.people.list.get(mention.person).is_some_and(|person| {
                !elsewhere(person)
                    && words
                        .iter()
                        .all(|word| person.role_words.iter().any(|role| role == word))
            })
        };
        debug_assert!(tokens.contains(&head), "the head lies in the phrase");
        let near = self.people.mentions.get(..before)?.iter().rev();
        near.take(MENTIONS)
            .find(is_that)
            .map(|mention| mention.person)
    }

    /// What "who" or "which" stands for: the noun phrase that ends before it.
    pub(super) fn antecedent(&self, pronoun: usize) -> Option<Range<usize>> {
        let article = &self.article;
        let end = match article.lower_before(pronoun) {
            "," | ")" => pronoun.checked_sub(1)?,
            _ => pronoun,
        };
        let sentence = article
            .sentences
            .get(article.sentences.at(article.token(pronoun)?.span.start())?)?;
        let start = sentence.token_range().start.max(pronoun.saturating_sub(30));
        let chunks = chunk::find(article, start..end);
        let last = chunks.last().filter(|chunk| chunk.tokens.end + 1 >= end)?;
        let named = chunks.iter().rev().take(3).find(|chunk| {
            self.people.at(chunk.head).is_some() && article.lower(chunk.tokens.end) == ","
        });
        Some(named.unwrap_or(last).tokens.clone())
    }
}
