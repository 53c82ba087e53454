use std::collections::HashMap;
use std::ops::Range;

use super::coref::Resolver;
use super::label::labelled;
use super::office::{Phrase, Seat, Terms};
use super::organization::Organizations;
use super::pronoun::{Choice, Past, Question};
use super::role;
use crate::analysis::Evidence;
use crate::analysis::chunk::{self, Chunk};
use crate::analysis::name::{Name, NameKind};
use crate::analysis::quote::{self, Quote};
use crate::analysis::tag::Tag;
use crate::rules::speech::{NameWord, Sex, SpeechRules};

/// Who or what a source stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Referent {
    /// The person with this index.
    Person(usize),
    /// An organisation by its full name.
    Organization(String),
    /// Who holds an office, where the article does not say.
    Holder(Seat),
    /// Somebody by the words the article uses.
    Unnamed(String),
}

/// Finds the referents of sources in text order, remembering who spoke last.
pub(super) struct Finder<'a> {
    resolver: &'a Resolver<'a>,
    speech: &'a SpeechRules,
    /// Who holds which office; nobody in training.
    pub(super) terms: Option<&'a Terms<'a>>,
    /// Who was found for a label.
    labels: HashMap<String, Option<usize>>,
    /// Who was found for an office.
    holders: HashMap<Phrase, Option<(Referent, Sex)>>,
    /// The kind and the tokens of the name a token belongs to.
    names: HashMap<usize, (NameKind, Range<usize>)>,
    organizations: Organizations,
    past: Past,
    judge: &'a mut Judge<'a>,
    /// Unnamed sources by the head of their words: "the official" is the last official.
    unnamed: HashMap<String, Referent>,
    last: Option<Referent>,
    /// The organisation quoted last, for "the company".
    last_organization: Option<Referent>,
    /// The unnamed source of a known sex that was met last, and the token behind it.
    last_unnamed: Option<(Sex, Referent, usize)>,
}

/// A doubtful choice between two people lowers a quotation's margin to this, in hundredths of log odds.
const DOUBTFUL: i16 = 80;

/// A choice is doubtful when the next best lies nearer than this, in hundredths of log odds.
const CLOSE: i16 = 50;

/// Says whom a pronoun stands for.
pub(crate) type Judge<'j> = dyn FnMut(&Question<'_>) -> Option<Choice> + 'j;

/// How many tokens behind an unnamed source a pronoun may stand for it.
const PRONOUN_REACH: usize = 80;

/// How many words before a noun its phrase may begin.
const NOUN_LENGTH: usize = 6;

/// How many tokens behind an unnamed source the name they give may stand.
const NAMING_REACH: usize = 30;

impl<'a> Finder<'a> {
    /// Starts an article; `judge` says whom a pronoun stands for.
    pub(super) fn new(
        resolver: &'a Resolver<'a>,
        names: &[Name],
        speech: &'a SpeechRules,
        judge: &'a mut Judge<'a>,
    ) -> Self {
        let reading = &resolver.reading;
        let mut of_token = HashMap::new();
        for name in names {
            let start = reading.token_at(name.span.start());
            let end = reading.token_at(name.span.end().saturating_sub(1)) + 1;
            of_token.extend((start..end).map(|token| (token, (name.kind, start..end))));
        }
        Self {
            resolver,
            speech,
            terms: None,
            labels: HashMap::new(),
            holders: HashMap::new(),
            names: of_token,
            organizations: Organizations::of(resolver, names, speech),
            past: Past::default(),
            judge,
            unnamed: HashMap::new(),
            last: None,
            last_organization: None,
            last_unnamed: None,
        }
    }

    /// Who a quotation's source is; lowers its margin where two people are about as likely.
    pub(super) fn find(&mut self, quote: &mut Quote) -> Option<Referent> {
        let source = quote.source?;
        let reading = &self.resolver.reading;
        let start = reading.token_at(source.start());
        let end = reading.token_at(source.end().saturating_sub(1)) + 1;
        let label = quote::is_labelled(quote.why.rule.0);
        let labelled = label.then(|| self.label(start..end)).flatten();
        let (referent, doubtful) = match labelled {
            Some(person) => (Referent::Person(person), false),
            None => self.resolve(start..end, 2)?,
        };
        if doubtful {
            let margin = quote
                .why
                .margin
                .map_or(DOUBTFUL, |margin| margin.min(DOUBTFUL));
            quote.why = Evidence::weighed(quote.why.rule.0, margin);
        }
        if let Referent::Person(person) = &referent {
            self.past.speaker = Some(*person);
        }
        if matches!(referent, Referent::Organization(_)) {
            self.last_organization = Some(referent.clone());
        }
        self.last = Some(referent.clone());
        Some(referent)
    }

    /// Whom the label of a turn names: "RUIZ" is Ana Ruiz, "THE MAYOR" the one mayor, "A" the one who is asked.
    fn label(&mut self, tokens: Range<usize>) -> Option<usize> {
        let reading = &self.resolver.reading;
        let start = tokens.start;
        let words: Vec<String> = tokens
            .map(|at| reading.lower(at).trim_end_matches('.').to_owned())
            .filter(|word| !word.is_empty())
            .collect();
        let people = self.resolver.people;
        let found = self.labels.entry(words.join(" "));
        let speech = self.speech;
        *found.or_insert_with(|| labelled(&words, start, people, speech))
    }

    /// The short names of organisations that were met, by their full ones.
    pub(super) fn into_aliases(self) -> HashMap<String, Vec<String>> {
        self.organizations.aliases
    }

    fn resolve(&mut self, tokens: Range<usize>, depth: usize) -> Option<(Referent, bool)> {
        let reading = &self.resolver.reading;
        let chunks = chunk::find(reading, tokens.clone());
        let first = chunks.first().cloned().unwrap_or(Chunk {
            head: tokens.end.checked_sub(1)?,
            tokens: tokens.clone(),
        });
        let head = first.head;
        let lower = reading.lower(head);
        if let Some(sex) = Sex::of_pronoun(lower) {
            if let Some(unnamed) = self.unnamed_of(sex, head) {
                return Some((unnamed, true));
            }
            let Some(question) = Question::new(self.resolver, head, sex, self.past) else {
                return Some((self.noun_before(sex, head)?, true));
            };
            let choice = (self.judge)(&question)?;
            self.past.note(sex, head, choice.person);
            return Some((Referent::Person(choice.person), choice.margin < CLOSE));
        }
        match reading.tag(head) {
            Tag::WhPronoun | Tag::WhDeterminer => {
                let depth = depth.checked_sub(1)?;
                return self.resolve(self.resolver.antecedent(head)?, depth);
            }
            Tag::Pronoun | Tag::PossessivePronoun | Tag::Existential => {
                return self.other_pronoun(lower).map(|referent| (referent, true));
            }
            _ => {}
        }
        if let Some(person) = self.named_person(&first, &chunks) {
            return Some((Referent::Person(person), false));
        }
        if let Some(person) = self.resolver.nominal(first.tokens.clone(), head) {
            return Some((Referent::Person(person), false));
        }
        if let Some(holder) = self.holder(first.tokens.clone()) {
            return Some((holder, false));
        }
        if let Some(person) = self.self_named(head) {
            return Some((Referent::Person(person), false));
        }
        if let Some(organization) = self.apposed_organization(&first, &chunks) {
            return Some((organization, false));
        }
        Some((self.other(&first, tokens)?, false))
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
            self.last_unnamed = Some((sex, referent.clone(), end));
        }
        Some(referent)
    }

    /// “a driver who gave his name only as Tomas”: the name an otherwise unnamed source goes by.
    fn self_named(&self, head: usize) -> Option<usize> {
        let reading = &self.resolver.reading;
        let place = reading.token(head)?.span.start();
        let sentence = reading
            .sentences
            .list
            .get(reading.sentences.at(place)?.index())?;
        let end = sentence.token_range().end.min(head + NAMING_REACH);
        let is_asking = |at: &usize| {
            let word = reading.lower(*at);
            word == "name" || word == "identified" || word == "named"
        };
        let asking = (head + 1..end).find(is_asking)?;
        let relative = (head + 1..asking).any(|at| {
            matches!(
                reading.lower(at),
                "who" | "gave" | "giving" | "identifying" | "asking"
            )
        });
        let behind = asking + 1..end.min(asking + 6);
        let name = behind.clone().find(|at| reading.tag(*at) == Tag::Name)?;
        let linked = (behind.start..name).all(|at| {
            matches!(
                reading.lower(at),
                "as" | "only" | "," | "simply" | "just" | "himself" | "herself" | "themselves"
            )
        });
        (relative && linked && name > behind.start)
            .then(|| self.resolver.people.at(name))
            .flatten()
    }

    /// “the operator, Fjord Lines,”: the organisation in apposition to a common noun.
    fn apposed_organization(&mut self, first: &Chunk, chunks: &[Chunk]) -> Option<Referent> {
        let second = self.apposed(first, chunks)?;
        let reading = &self.resolver.reading;
        let kind = self.names.get(&second.head).map(|(kind, _)| *kind);
        let person = kind == Some(NameKind::Person);
        let fits = !person
            && reading.tag(second.head) == Tag::Name
            && reading.tag(first.head) != Tag::Name;
        let words = fits.then(|| self.words(second.tokens.clone(), true))??;
        Some(self.organizations.referent(words))
    }

    /// The noun phrase behind the comma that ends the first one.
    fn apposed<'c>(&self, first: &Chunk, chunks: &'c [Chunk]) -> Option<&'c Chunk> {
        let second = chunks.get(1)?;
        let reading = &self.resolver.reading;
        let beside = second.tokens.start == first.tokens.end + 1;
        (beside && reading.lower(first.tokens.end) == ",").then_some(second)
    }

    /// "She" behind "a spokeswoman said", where nobody has been named since.
    fn unnamed_of(&self, sex: Sex, token: usize) -> Option<Referent> {
        let (known, referent, end) = self.last_unnamed.as_ref()?;
        let mentions = &self.resolver.people.mentions;
        let next = mentions.partition_point(|mention| mention.tokens.start < *end);
        let named = mentions
            .get(next)
            .is_some_and(|mention| mention.tokens.start < token);
        let near = token.saturating_sub(*end) < PRONOUN_REACH;
        let fits = *known == sex && !named && near && self.last.as_ref() == Some(referent);
        fits.then(|| referent.clone())
    }

    /// “My mother kept the keys. It was late, she said”: the nearest noun that tells the sex, where nobody has a name.
    fn noun_before(&self, sex: Sex, pronoun: usize) -> Option<Referent> {
        let reading = &self.resolver.reading;
        let mut near = (pronoun.saturating_sub(PRONOUN_REACH)..pronoun).rev();
        let tells = |at: &usize| {
            let quoted = self.resolver.quoted.get(*at).copied().unwrap_or(false);
            reading.tag(*at) == Tag::Noun
                && !quoted
                && role::sex_of(reading.lower(*at)) == Some(sex)
        };
        let noun = near.find(tells)?;
        let chunks = chunk::find(reading, noun.saturating_sub(NOUN_LENGTH)..noun + 1);
        let chunk = chunks.last().filter(|chunk| chunk.head == noun)?;
        Some(Referent::Unnamed(self.words(chunk.tokens.clone(), false)?))
    }

    /// "they" and "it" go on with the last source that is no person.
    fn other_pronoun(&self, word: &str) -> Option<Referent> {
        let last = self.last.clone()?;
        let organization = matches!(last, Referent::Organization(_));
        let fits = match word {
            "they" | "their" | "them" => organization || matches!(last, Referent::Unnamed(_)),
            "it" | "its" => organization,
            _ => false,
        };
        fits.then_some(last)
    }

    /// The person the head of the first phrase names, or the name in apposition to it.
    fn named_person(&self, first: &Chunk, chunks: &[Chunk]) -> Option<usize> {
        let people = self.resolver.people;
        if let Some(person) = people.at(first.head) {
            return Some(person);
        }
        let reading = &self.resolver.reading;
        let office = chunks.windows(2).find_map(|pair| match pair {
            [office, name] if office.tokens.start == first.tokens.end + 1 => Some((office, name)),
            _ => None,
        });
        // “the mayor of Varna, Ana Ruiz”
        let beside = office.filter(|(office, name)| {
            reading.lower(first.tokens.end) == "of"
                && reading.lower(office.tokens.end) == ","
                && name.tokens.start == office.tokens.end + 1
        });
        let named = self.apposed(first, chunks).or(beside.map(|(_, name)| name));
        people.at(named?.head)
    }

    fn other(&mut self, first: &Chunk, tokens: Range<usize>) -> Option<Referent> {
        let reading = &self.resolver.reading;
        let name = self.names.get(&first.head);
        let kind = name.map(|(kind, _)| *kind);
        let collective = self
            .speech
            .naming
            .is(NameWord::Collective, reading.lower(first.head))
            && first
                .tokens
                .clone()
                .any(|token| reading.tag(token) == Tag::Name);
        let named = match kind {
            Some(NameKind::Organization | NameKind::Place) => true,
            Some(NameKind::Other) => !self
                .speech
                .naming
                .is(NameWord::People, reading.lower(first.head)),
            _ => false,
        };
        let whole_name = kind.is_some() && reading.tag(first.head) == Tag::Name;
        if collective || named && whole_name {
            let whole = name
                .filter(|_| named && whole_name)
                .map_or(first.tokens.clone(), |(_, tokens)| {
                    self.with_owner(first, tokens)
                });
            let words = self.words(whole, true)?;
            return Some(self.organizations.referent(words));
        }
        if chunk::is_calendar(reading, first.head) {
            return None;
        }
        let head = reading.lower(first.head).to_owned();
        let definite = matches!(
            reading.lower(first.tokens.start),
            "the" | "this" | "that" | "these" | "those"
        );
        if definite && let Some(known) = self.known(first, &head) {
            return Some(known);
        }
        let end = tokens.end;
        let words = self.words(tokens, false)?;
        let referent = Referent::Unnamed(words);
        if let Some(sex) = role::sex_of(&head) {
            self.last_unnamed = Some((sex, referent.clone(), end));
        }
        self.unnamed.insert(head, referent.clone());
        Some(referent)
    }

    /// The words of a name with the names before it that own it: "Estonia’s Rescue Board".
    fn with_owner(&self, chunk: &Chunk, name: &Range<usize>) -> Range<usize> {
        let reading = &self.resolver.reading;
        let owns = |at: &usize| matches!(reading.tag(*at), Tag::Name | Tag::Possessive);
        let before = chunk.tokens.start.min(name.start)..name.start;
        let owners = before.rev().take_while(owns).count();
        name.start - owners..name.end
    }

    /// Whom "the official", "the ministry official" or "the company" was said of before.
    fn known(&self, first: &Chunk, head: &str) -> Option<Referent> {
        let reading = &self.resolver.reading;
        if let Some(Referent::Unnamed(known)) = self.unnamed.get(head) {
            let known: Vec<String> = known.split_whitespace().map(str::to_lowercase).collect();
            let mut words = (first.tokens.start + 1..first.tokens.end).map(|at| reading.lower(at));
            let fits = words.all(|word| known.iter().any(|known| known == word));
            return fits.then(|| self.unnamed.get(head).cloned()).flatten();
        }
        if first.tokens.len() > 2 {
            return None;
        }
        self.organizations.by_head(head).or_else(|| {
            let collective = self.speech.naming.is(NameWord::Collective, head);
            let last = self.last_organization.clone();
            collective.then_some(last).flatten()
        })
    }

    /// Whether a word has its capital from the start of the sentence alone, unlike “Democratic leaders”.
    fn opens(&self, token: usize) -> bool {
        let reading = &self.resolver.reading;
        let sentence = reading
            .token(token)
            .and_then(|token| reading.sentences.at(token.span.start()));
        let first = sentence.and_then(|at| Some(reading.sentences.get(at)?.token_range().start));
        let groups = [NameWord::People, NameWord::Place, NameWord::Organization];
        let named = groups
            .iter()
            .any(|group| self.speech.naming.is(*group, reading.lower(token)));
        first.is_some_and(|first| token <= first + 1) && !named
    }

    /// The words of a source as a name: without "the" for organisations, without a capital that only begins a sentence.
    fn words(&self, tokens: Range<usize>, organization: bool) -> Option<String> {
        let reading = &self.resolver.reading;
        let article = matches!(reading.lower(tokens.start), "the" | "a" | "an");
        let start = tokens.start + usize::from(article && organization);
        let words = reading.document.words(reading.span(start..tokens.end)?);
        let label = tokens.len() == 1 && reading.word(start).chars().count() == 1;
        let words = if label || words.len() > 2 {
            words
        } else {
            words.trim_end_matches('.')
        };
        let plain = reading.tag(start) != Tag::Name && !is_shouted(reading.word(start)) && !label;
        if !plain || !self.opens(start) {
            return Some(words.to_owned());
        }
        let mut chars = words.chars();
        let first = chars.next()?;
        Some(first.to_lowercase().chain(chars).collect())
    }
}

fn is_shouted(word: &str) -> bool {
    word.chars().count() > 1 && !word.contains(char::is_lowercase)
}
