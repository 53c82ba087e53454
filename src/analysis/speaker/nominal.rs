//! Sources that describe a person: “the actress”, “the French president”, “the harbour activist”.

use std::ops::Range;

use super::bearer;
use super::finder::{CLEAR, ReferentFinder, SURE};
use super::office::Phrase;
use super::pronoun::PronounQuestion;
use super::referent::Referent;
use super::resolution::{SpeakerLink, Via};
use crate::analysis::chunk::Chunk;
use crate::analysis::tag::Tag;
use crate::lang::speech::NameWord;

impl ReferentFinder<'_> {
    /// “the actress”, “the Nordhamn boss”, “the 31-year-old”: whom an article speaks of, where it calls nobody else that.
    pub(super) fn epithet(&mut self, first: &Chunk) -> Option<(usize, i16)> {
        let article = &self.resolver.article;
        let (start, head) = (first.tokens.start, first.head);
        let lower = article.lower(head);
        let naming = &self.speech.naming;
        let is = |word: &str| naming.is(NameWord::Epithet, word);
        let age = lower.ends_with("-year-old");
        // "the former secretary of state", but not "the former aide to the mayor"
        let state = naming.is(NameWord::Department, article.lower(head + 2));
        let goes_on = matches!(article.tag(head + 1), Tag::Preposition | Tag::To);
        let former = self.is_former(first) && (state || !goes_on);
        let fits = article.lower(start) == "the"
            && first.tokens.len() < 6
            && (former || article.lower(head + 1) != "of");
        if !fits || !age && !former && !is(lower) || self.unnamed.contains_key(lower) {
            return None;
        }
        let mut question =
            PronounQuestion::new(self.resolver, head, bearer::sex_of(lower), self.past)?;
        let party = naming.is(NameWord::People, lower);
        let may_be = |role_words: &[String]| {
            let shared = |at: usize| role_words.iter().any(|word| word == article.lower(at));
            role_words.is_empty()
                || age
                || ((start + 1)..=head).any(shared)
                || role_words
                    .iter()
                    .any(|word| is(word) || naming.is(NameWord::Lead, word))
        };
        // "the Republican" is not Ana Ruiz, a Democrat.
        let other = |word: &String| party && word != lower && naming.is(NameWord::People, word);
        question.candidates.retain(|candidate| {
            let role_words = &candidate.person.role_words;
            may_be(role_words) && !role_words.iter().any(other)
        });
        let choice = (self.judge)(&question).filter(|choice| choice.margin >= SURE)?;
        // The one quoted last is nearer than who fits as well.
        let nearer = self.nearest(head).filter(|_| former);
        if nearer.is_some_and(|person| person != choice.person) {
            return None;
        }
        let words = self.words(start + 1..first.tokens.end, false)?;
        self.called.entry(choice.person).or_insert(words);
        Some((choice.person, choice.margin))
    }

    /// The one quoted last, if nobody else of their sex is named between them and a noun that fits it.
    fn nearest(&self, head: usize) -> Option<usize> {
        let known = self.resolver.people.list.get(self.past.speaker?)?;
        let sex = bearer::sex_of(self.resolver.article.lower(head)).or(known.sex)?;
        self.goes_on(sex, head)
    }

    /// “the former secretary of state”, “the retired teacher”, but no president: there are several.
    fn is_former(&self, first: &Chunk) -> bool {
        let article = &self.resolver.article;
        let lower = article.lower(first.head);
        matches!(article.lower(first.tokens.start + 1), "former" | "retired")
            && self.speech.lists.is_person_noun(lower)
            && lower != "president"
    }

    /// Who holds the office a source names, or goes on under a description.
    pub(super) fn held(&mut self, first: &Chunk) -> Option<(Referent, SpeakerLink)> {
        if let Some(holder) = self.holder(first.tokens.clone()) {
            return Some((holder, SpeakerLink::plain(Via::Office)));
        }
        let person = self.described(first)?;
        let resolution = SpeakerLink::chosen(Via::Nominal, CLEAR);
        Some((Referent::Person(person), resolution))
    }

    /// “Ruiz said. The harbour activist added”: the one quoted last, of whom the article says nothing else.
    fn described(&mut self, first: &Chunk) -> Option<usize> {
        let article = &self.resolver.article;
        let (start, head) = (first.tokens.start, first.head);
        let lower = article.lower(head);
        let named = |at: usize| self.resolver.people.at(at).is_some();
        let former = self.is_former(first);
        let fits = article.lower(start) == "the"
            && (3..7).contains(&first.tokens.len())
            && article.tag(head) == Tag::Noun
            && self.speech.lists.is_person_noun(lower)
            && !bearer::says_little(lower)
            && (former || article.lower(head + 1) != "of")
            && !self.unnamed.contains_key(lower)
            && !first
                .tokens
                .clone()
                .any(|at| named(at) || article.tag(at) == Tag::Possessive);
        // "the Mexican president" is whoever holds the office.
        let leads = || {
            self.terms
                .is_some_and(|terms| terms.is_leader(first.tokens.clone()))
        };
        if !fits || !matches!(self.last.as_slice(), [Referent::Person(_)]) || leads() {
            return None;
        }
        let person = self.nearest(head)?;
        let known = self.resolver.people.list.get(person)?;
        // "the vice president" is not President Ana Ruiz.
        let fits = |at: usize| {
            let word = article.lower(at);
            article.tag(at) != Tag::Noun || known.role_words.iter().any(|known| known == word)
        };
        let may_be = known.role_words.is_empty() || (start + 1..=head).all(fits);
        let words = self
            .words(start + 1..first.tokens.end, false)
            .filter(|_| may_be)?;
        self.called.entry(person).or_insert(words);
        Some(person)
    }

    /// “the French president”: who holds the office, where the article does not say.
    fn holder(&mut self, tokens: Range<usize>) -> Option<Referent> {
        let (terms, people) = (self.terms?, self.resolver.people);
        let end = tokens.end;
        let phrase = terms.phrase(tokens)?;
        let seek = |phrase: &Phrase| {
            let (seat, sex) = terms.holder(people, phrase)?;
            let known = people.named(&seat.name).map(Referent::Person);
            Some((known.unwrap_or(Referent::Holder(seat)), sex))
        };
        let found = self.holders.entry(phrase);
        let found = found.or_insert_with_key(seek).clone();
        let (referent, sex) = found?;
        if matches!(referent, Referent::Holder(_)) {
            self.last_unnamed = Some((Some(sex), referent.clone(), end));
        }
        Some(referent)
    }
}
