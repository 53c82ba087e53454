//! Sources that are no named person: organisations, and those who keep their own words.

use std::ops::Range;

use super::bearer;
use super::finder::ReferentFinder;
use super::joint::Named;
use super::phrase;
use super::referent::Referent;
use crate::analysis::chunk::{self, Chunk};
use crate::analysis::name::NameKind;
use crate::analysis::tag::Tag;
use crate::lang::WordClass;
use crate::lang::speech::NameWord;

/// How many tokens behind its name "the company" may stand for an organisation.
const ORGANIZATION_REACH: usize = 80;

/// How many tokens after "a report by" are read for its author.
const NOUN_LENGTH: usize = 8;

impl ReferentFinder<'_> {
    /// An organisation, or somebody who keeps their own words.
    pub(super) fn other(
        &mut self,
        first: &Chunk,
        tokens: Range<usize>,
        limit: usize,
    ) -> Option<Referent> {
        let article = &self.resolver.article;
        if let Some(tokens) = self.writer(first) {
            let words = self.words(tokens, true)?;
            let writer = self.organizations.referent(words);
            let head = article.lower(first.head).to_owned();
            self.unnamed.insert(head, writer.clone());
            return Some(writer);
        }
        if let Some(tokens) = self.organization(first) {
            let words = self.words(tokens, true)?;
            let found = self.organizations.referent(words);
            return Some(self.of_owner(first, found));
        }
        let naming = &self.speech.naming;
        let phrase = article
            .span(tokens.clone())
            .map(|span| article.document.words(span).to_lowercase());
        let area = naming.is(NameWord::Area, article.lower(first.tokens.start));
        let nobody = area || phrase.is_none_or(|words| naming.is(NameWord::Nobody, &words));
        let time = chunk::is_time(article, first) || article.is(first.head, WordClass::TimeUnit);
        // "the man whose letter showed that ..."
        let relative = article.tag_before(first.tokens.start) == Tag::WhPossessive;
        if nobody || time || relative {
            return None;
        }
        let head = article.lower(first.head).to_owned();
        let definite = matches!(
            article.lower(first.tokens.start),
            "the" | "this" | "that" | "these" | "those"
        );
        // "an Air Nordhamn official" after "an official at Air Nordhamn"
        let told =
            first.tokens.len() > 2 && matches!(article.lower(first.tokens.start), "a" | "an");
        if (definite || told)
            && let Some(known) = self.known(first, &head)
        {
            return Some(known);
        }
        let end = phrase::end(article, tokens.clone(), limit);
        let words = self.words(tokens.start..end, false)?;
        let owned = article.tag(first.tokens.start) == Tag::PossessivePronoun;
        let body = (definite || owned) && naming.is(NameWord::Body, &head);
        // "the government of Norway", "the city of Varna"
        let of = article.lower(first.tokens.end) == "of"
            && (first.tokens.end + 1..end).all(|at| article.is_capitalized(at))
            && (body || definite && naming.is(NameWord::Landmark, &head));
        if body && end == first.tokens.end || of {
            let found = self.of_owner(first, Referent::Organization(words));
            return Some(found);
        }
        let spelled = self.spelled.entry(words.to_lowercase());
        let referent = Referent::Unnamed(spelled.or_insert(words).clone());
        let sex = bearer::sex_of(&head);
        let one = article.tag(first.head) == Tag::Noun && phrase::is_people(self.speech, &head);
        if sex.is_some() || one {
            self.last_unnamed = Some((sex, referent.clone(), end));
        }
        self.unnamed.insert(head, referent.clone());
        Some(referent)
    }

    /// “Ruiz’s campaign” after “the Ruiz campaign”: the one organisation of somebody's, for “her campaign” the only such one.
    fn of_owner(&mut self, first: &Chunk, found: Referent) -> Referent {
        let article = &self.resolver.article;
        let head = article.lower(first.head).to_owned();
        let mut words = first.tokens.clone();
        let people = self.resolver.people;
        let owner = words.find_map(|at| people.at(at).or_else(|| people.by_word(article.word(at))));
        if let Some(owner) = owner {
            let known = self.owned.entry((owner, head));
            return known.or_insert(found).clone();
        }
        let mut known = self.owned.iter().filter(|((_, known), _)| *known == head);
        match (known.next(), known.next()) {
            (Some((_, one)), None) if article.tag(first.tokens.start) == Tag::PossessivePronoun => {
                one.clone()
            }
            _ => found,
        }
    }

    /// “a Nordhamn report”, “a report by the charity Nordhamn”: the organisation that speaks in what it writes.
    fn writer(&self, first: &Chunk) -> Option<Range<usize>> {
        let article = &self.resolver.article;
        let is = |group, at: usize| self.speech.naming.is(group, article.lower(at));
        if !is(NameWord::Document, first.head) {
            return None;
        }
        let end = first.tokens.end;
        let by = matches!(article.lower(end), "by" | "from");
        let author = chunk::find(article, end + 1..end + 1 + NOUN_LENGTH);
        let author = author
            .first()
            .filter(|author| by && author.tokens.start == end + 1);
        let places = (first.tokens.start..first.head).rev();
        let places = places.chain(author.map(|author| author.head));
        let mut names = places.filter_map(|at| self.names.get(&at));
        let body = names.find(|(kind, _)| *kind == NameKind::Organization);
        body.map(|(_, tokens)| tokens.clone())
    }

    /// The words of a phrase that names an organisation, a party or a place that speaks.
    fn organization(&self, first: &Chunk) -> Option<Range<usize>> {
        let article = &self.resolver.article;
        let naming = &self.speech.naming;
        let head = first.head;
        let is = |group, at: usize| naming.is(group, article.lower(at));
        // "Q: Is it late?"
        if first.tokens.len() == 1 && article.word(head).chars().count() == 1 {
            return None;
        }
        let determiner = matches!(article.lower(first.tokens.start), "the" | "a" | "an");
        let bare = first.tokens.start + usize::from(determiner)..first.tokens.end;
        let words = article.document.words(article.span(bare.clone())?);
        if naming.is(NameWord::Party, &words.to_lowercase()) {
            return Some(bare);
        }
        let is_name = |at: usize| {
            let word = article.word(at);
            article.tag(at) == Tag::Name || is_shouted(word) || is_camel(word)
        };
        let capital = |at: usize| article.is_capitalized(at) && !self.opens(at);
        let Some((kind, name)) = self.names.get(&head) else {
            // "Police in Varna"
            let opening = bare.len() == 1 && self.opens(head);
            let named = |at: usize| is_name(at) || capital(at);
            let collective = is(NameWord::Collective, head) && !opening && bare.clone().any(named);
            // "Nordhamn said": a name that the model does not know, but not "MPs said" and "Fishermen said".
            let several = article.lower(head).ends_with('s')
                && (self.opens(head) || article.tag(head) == Tag::PluralNoun);
            let known = several
                || is(NameWord::People, head)
                || phrase::is_people(self.speech, article.lower(head));
            let unknown = !determiner && !several && bare.clone().all(is_name);
            // "the Guild of Masons"
            let of = matches!(article.lower(first.tokens.end), "of" | "for");
            let long = bare.len() > 1 || of && determiner && capital(head);
            let whole = long && bare.clone().all(|at| is_name(at) || capital(at));
            let found = collective || (unknown || whole) && !known;
            let end = phrase::end(article, first.tokens.clone(), usize::MAX);
            let end = if of && whole { end } else { first.tokens.end };
            return found.then_some(first.tokens.start..end);
        };
        let speaks = match kind {
            NameKind::Organization => true,
            NameKind::Place => !is(NameWord::Area, name.start),
            NameKind::Other => !is(NameWord::People, head),
            NameKind::Person => false,
        };
        (speaks && (is_name(head) || article.is_capitalized(head)))
            .then(|| self.with_owner(first, name))
    }

    /// The words of a name with the names before it that own it: "Estonia’s Rescue Board".
    fn with_owner(&self, chunk: &Chunk, name: &Range<usize>) -> Range<usize> {
        let article = &self.resolver.article;
        let owns = |at: &usize| matches!(article.tag(*at), Tag::Name | Tag::Possessive);
        let before = chunk.tokens.start.min(name.start)..name.start;
        let owners = before.rev().take_while(owns).count();
        name.start - owners..name.end
    }

    /// Whom "the official", "the ministry official" or "the company" was said of before.
    fn known(&self, first: &Chunk, head: &str) -> Option<Referent> {
        let article = &self.resolver.article;
        if let Some(Referent::Unnamed(known)) = self.unnamed.get(head) {
            let known: Vec<String> = known.split_whitespace().map(str::to_lowercase).collect();
            let mut words = (first.tokens.start + 1..first.tokens.end).map(|at| article.lower(at));
            let fits = words.all(|word| known.iter().any(|known| known == word));
            return fits.then(|| self.unnamed.get(head).cloned()).flatten();
        }
        if let Some(writer @ Referent::Organization(_)) = self.unnamed.get(head) {
            return Some(writer.clone());
        }
        // "the administration" after "the Ruiz administration" was quoted
        let again = self.last_organization.clone().filter(|last| {
            let Referent::Organization(name) = last else {
                return false;
            };
            let name = name.to_lowercase();
            name.strip_suffix(head)
                .is_some_and(|rest| rest.ends_with(' '))
        });
        if first.tokens.len() > 2 || again.is_some() {
            return again.filter(|_| first.tokens.len() == 2);
        }
        self.organizations.by_head(head).or_else(|| {
            // "the government" and "the poll" are hardly the last one quoted, "the company" is.
            let any = matches!(
                head,
                "company" | "firm" | "group" | "agency" | "organization" | "organisation"
            );
            let last = self.last_organization.clone();
            any.then(|| last.or_else(|| self.only_organization(first.head)))
                .flatten()
        })
    }

    /// The only organisation that is named shortly before a token.
    fn only_organization(&self, token: usize) -> Option<Referent> {
        let end = self.ordered.partition_point(|(_, name)| name.start < token);
        let near = self.ordered.get(..end)?.iter().rev();
        let near = near.take_while(|(_, name)| name.start + ORGANIZATION_REACH > token);
        let mut near = near.filter(|(kind, _)| *kind == NameKind::Organization);
        let words = |name: &Named| self.words(name.1.clone(), true);
        let only = words(near.next()?)?;
        let others = near.any(|name| words(name).as_ref() != Some(&only));
        (!others).then_some(Referent::Organization(only))
    }

    /// “the union, Nordhamn,”: a name that the article explains as an organisation's, whatever it looks like.
    pub(super) fn explained(&mut self, first: &Chunk, chunks: &[Chunk]) -> Option<Referent> {
        let apposed = self.apposed(first, chunks).into_iter();
        let mut words = std::iter::once(first).chain(apposed);
        let words = words.find_map(|chunk| {
            let name = self.names.get(&chunk.head).map(|(_, name)| name);
            let words = self.words(name.unwrap_or(&chunk.tokens).clone(), true)?;
            self.organizations.is_apposed(&words).then_some(words)
        })?;
        Some(self.organizations.referent(words))
    }

    /// “the operator, Fjord Lines,”: the organisation in apposition to a common noun.
    pub(super) fn apposed_organization(
        &mut self,
        first: &Chunk,
        chunks: &[Chunk],
    ) -> Option<Referent> {
        let second = self.apposed(first, chunks)?;
        let article = &self.resolver.article;
        let kind = self.names.get(&second.head).map(|(kind, _)| *kind);
        let person = kind == Some(NameKind::Person);
        let fits = !person
            && article.tag(second.head) == Tag::Name
            && article.tag(first.head) != Tag::Name;
        let words = fits.then(|| self.words(second.tokens.clone(), true))??;
        Some(self.organizations.referent(words))
    }

    /// Whether a word has its capital from the start of the sentence alone, unlike “Democratic leaders”.
    fn opens(&self, token: usize) -> bool {
        let article = &self.resolver.article;
        let sentence = article
            .token(token)
            .and_then(|token| article.sentences.at(token.span.start()));
        let first = sentence.and_then(|at| Some(article.sentences.get(at)?.token_range().start));
        let groups = [NameWord::People, NameWord::Place, NameWord::Organization];
        let named = groups
            .iter()
            .any(|group| self.speech.naming.is(*group, article.lower(token)));
        first.is_some_and(|first| token <= first + 1) && !named
    }

    /// The words of a source as a name: without "the" for organisations, without a capital that only begins a sentence.
    pub(super) fn words(&self, tokens: Range<usize>, organization: bool) -> Option<String> {
        let article = &self.resolver.article;
        let determiner = matches!(article.lower(tokens.start), "the" | "a" | "an");
        let start = tokens.start + usize::from(determiner && organization);
        let words = article.document.words(article.span(start..tokens.end)?);
        let label = tokens.len() == 1 && article.word(start).chars().count() == 1;
        let words = if label || words.len() > 2 {
            words
        } else {
            words.trim_end_matches('.')
        };
        let title = organization && tokens.len() > 1 && article.is_capitalized(start + 1);
        let word = article.word(start);
        let inside = tokens.len() == 1 && word.chars().skip(1).any(char::is_uppercase);
        let name = inside || article.tag(start) == Tag::Name || is_shouted(word) || is_camel(word);
        let plain = !title && !name && !label;
        if !plain || !self.opens(start) {
            return Some(words.to_owned());
        }
        let mut chars = words.chars();
        let first = chars.next()?;
        Some(first.to_lowercase().chain(chars).collect())
    }
}

/// Whether a word has capitals alone: "NBA", not "MPs".
pub(super) fn is_shouted(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.count() > 1 && !word.contains(char::is_lowercase)
}

/// Whether a capital stands inside a word that ends in a small letter.
fn is_camel(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
        && word.ends_with(char::is_lowercase)
        && !word.ends_with('s')
}
