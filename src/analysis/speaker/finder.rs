use std::collections::HashMap;
use std::ops::Range;

use super::bearer;
use super::coref::MentionResolver;
use super::joint::{self, Named};
use super::label::labelled;
use super::office::{OfficeHolders, Phrase};
use super::organization::Organizations;
use super::phrase;
use super::pronoun::{Choice, Past, PronounQuestion};
use super::referent::Referent;
use super::resolution::{SpeakerLink, Via};
use crate::analysis::Evidence;
use crate::analysis::chunk::{self, Chunk};
use crate::analysis::name::{Name, NameKind};
use crate::analysis::quote::{self, Quote};
use crate::analysis::tag::Tag;
use crate::lang::speech::{NameWord, Sex, SpeechRules};

/// Finds the referents of sources in text order, remembering who spoke last.
pub(super) struct ReferentFinder<'a> {
    pub(super) resolver: &'a MentionResolver<'a>,
    pub(super) speech: &'a SpeechRules,
    /// Who holds which office; nobody in training.
    pub(super) terms: Option<&'a OfficeHolders<'a>>,
    /// Who was found for a label.
    pub(super) labels: HashMap<String, Option<usize>>,
    /// Who was found for an office.
    pub(super) holders: HashMap<Phrase, Option<(Referent, Sex)>>,
    /// The kind and the tokens of the name a token belongs to.
    pub(super) names: HashMap<usize, Named>,
    /// All names in text order.
    pub(super) ordered: Vec<Named>,
    pub(super) organizations: Organizations,
    /// What articles call people, "the actress", by their place in the list.
    pub(super) called: HashMap<usize, String>,
    pub(super) past: Past,
    /// The token after the source of the person quoted last.
    spoke_at: usize,
    pub(super) judge: &'a mut Judge<'a>,
    /// Unnamed sources by the head of their words: "the official" is the last official.
    pub(super) unnamed: HashMap<String, Referent>,
    /// The organisation somebody owns, by its noun: "the Ruiz campaign".
    pub(super) owned: HashMap<(usize, String), Referent>,
    /// The words of unnamed sources as they stand first, by themselves in lower case.
    pub(super) spelled: HashMap<String, String>,
    pub(super) last: Vec<Referent>,
    /// The organisation quoted last, for "the company".
    pub(super) last_organization: Option<Referent>,
    /// The unnamed person who was met last, and the token behind them or behind the last pronoun for them.
    pub(super) last_unnamed: Option<(Option<Sex>, Referent, usize)>,
}

/// A doubtful choice between two people lowers a quotation's margin to this, in hundredths of log odds.
const DOUBTFUL: i16 = 80;

/// Says whom a pronoun stands for.
pub(crate) type Judge<'j> = dyn FnMut(&PronounQuestion<'_>) -> Option<Choice> + 'j;

/// How far the next best must lie behind whom a noun is taken for, in hundredths of log odds.
pub(super) const SURE: i16 = 80;

/// The margin of a pronoun that goes on with the one quoted last, in hundredths of log odds.
pub(super) const CLEAR: i16 = 400;

/// How many sources may speak together.
const MOST_TOGETHER: usize = 24;

/// How many tokens behind an unnamed source a pronoun may stand for it.
const PRONOUN_REACH: usize = 80;

/// How many words before a noun its phrase may begin.
const NOUN_LENGTH: usize = 6;

impl<'a> ReferentFinder<'a> {
    /// Starts an article; `judge` says whom a pronoun stands for.
    pub(super) fn new(
        resolver: &'a MentionResolver<'a>,
        names: &[Name],
        speech: &'a SpeechRules,
        judge: &'a mut Judge<'a>,
    ) -> Self {
        let article = &resolver.article;
        let in_tokens = |name: &Name| (name.kind, article.tokens(name.span));
        let ordered: Vec<Named> = names.iter().map(in_tokens).collect();
        let mut of_token = HashMap::new();
        for name in &ordered {
            of_token.extend(name.1.clone().map(|token| (token, name.clone())));
        }
        Self {
            resolver,
            speech,
            terms: None,
            labels: HashMap::new(),
            holders: HashMap::new(),
            names: of_token,
            ordered,
            organizations: Organizations::of(resolver, names, speech),
            called: HashMap::new(),
            past: Past::default(),
            spoke_at: 0,
            judge,
            unnamed: HashMap::new(),
            owned: HashMap::new(),
            spelled: HashMap::new(),
            last: Vec::new(),
            last_organization: None,
            last_unnamed: None,
        }
    }

    /// Who a quotation's sources are, and how that was found; lowers its margin where two people are about as likely.
    pub(super) fn find(&mut self, quote: &mut Quote) -> Vec<Referent> {
        let Some((referents, resolution)) = self.sources(quote) else {
            return Vec::new();
        };
        quote.resolution = Some(resolution);
        if resolution.is_doubtful() {
            let margin = quote.why.margin.unwrap_or(DOUBTFUL).min(DOUBTFUL);
            quote.why = Evidence::weighed(quote.why.rule.0, margin);
        }
        if let [Referent::Person(person)] = referents.as_slice() {
            self.past.speaker = Some(*person);
            let source = quote
                .source
                .map(|source| self.resolver.article.tokens(source));
            self.spoke_at = source.map_or(0, |source| source.end);
        }
        if let [Referent::Organization(_)] = referents.as_slice() {
            self.last_organization = referents.first().cloned();
        }
        self.last.clone_from(&referents);
        referents
    }

    fn sources(&mut self, quote: &Quote) -> Option<(Vec<Referent>, SpeakerLink)> {
        let article = &self.resolver.article;
        let tokens = article.tokens(quote.source?);
        let label = quote::is_labelled(quote.why.rule.0);
        if let Some(person) = label.then(|| self.label(tokens.clone())).flatten() {
            let resolution = SpeakerLink::plain(Via::Label);
            return Some((vec![Referent::Person(person)], resolution));
        }
        let cue = quote.cue.map(|cue| article.tokens(cue));
        let joint = joint::group(article, &self.ordered, &tokens, cue.as_ref()).to_vec();
        if let Some(joint) = self.together(&joint) {
            return Some((joint, SpeakerLink::plain(Via::FullName)));
        }
        if let Some(both) = self.both(&tokens) {
            return Some((both, SpeakerLink::plain(Via::Nominal)));
        }
        let limit = match &cue {
            Some(cue) if cue.start >= tokens.end => cue.start,
            _ => self.limit(quote, tokens.end),
        };
        // "Oslo: “We wait.”": where it was said.
        let colon = cue.is_some_and(|cue| article.lower(cue.start) == ":");
        let place = self
            .names
            .get(&tokens.start)
            .filter(|(_, name)| *name == tokens);
        if colon && place.is_some_and(|(kind, _)| *kind == NameKind::Place) {
            return None;
        }
        let whole = phrase::whole(article, self.speech, tokens);
        let (referent, resolution) = self.resolve(whole, limit, 2)?;
        Some((vec![referent], resolution))
    }

    /// Where the words reported begin behind a source, if they do; the end of the article otherwise.
    fn limit(&self, quote: &Quote, end: usize) -> usize {
        let parts = quote.parts.iter();
        let starts = parts.map(|part| self.resolver.article.tokens(*part).start);
        starts
            .filter(|start| *start >= end)
            .min()
            .unwrap_or(usize::MAX)
    }

    /// The bearers of several names, if they are more than one.
    fn together(&mut self, names: &[Named]) -> Option<Vec<Referent>> {
        let mut all: Vec<Referent> = Vec::new();
        for (kind, tokens) in names.iter().take(MOST_TOGETHER) {
            let person = self.resolver.people.at(tokens.start).map(Referent::Person);
            let referent = match kind {
                NameKind::Person => person?,
                _ => self
                    .organizations
                    .referent(self.words(tokens.clone(), true)?),
            };
            if !all.contains(&referent) {
                all.push(referent);
            }
        }
        (all.len() > 1).then_some(all)
    }

    /// “both”, “the two men”, “they” behind two who spoke together: the two named together last.
    fn both(&mut self, tokens: &Range<usize>) -> Option<Vec<Referent>> {
        let article = &self.resolver.article;
        let word = article.lower(tokens.end.checked_sub(1)?);
        let theirs = tokens.len() == 1 && matches!(word, "they" | "them");
        if theirs && self.last.len() > 1 {
            return Some(self.last.clone());
        }
        let naming = &self.speech.naming;
        let first = article.lower(tokens.start);
        let two = format!("{first} {}", article.lower(tokens.start + 1));
        let words = 1 + usize::from(naming.is(NameWord::Pair, &two));
        let pair = words > 1 || naming.is(NameWord::Pair, first);
        let people =
            word.ends_with("men") || self.speech.lists.is_person_noun(word.trim_end_matches('s'));
        let whole = tokens.len() == words || tokens.len() == words + 1 && people;
        let pair =
            joint::last_pair(article, &self.ordered, tokens.start).filter(|_| pair && whole)?;
        let pair = pair.to_vec();
        self.together(&pair)
    }

    /// Whom the label of a turn names: "RUIZ" is Ana Ruiz, "THE MAYOR" the one mayor, "A" the one who is asked.
    fn label(&mut self, tokens: Range<usize>) -> Option<usize> {
        let article = &self.resolver.article;
        let start = tokens.start;
        let words: Vec<String> = tokens
            .map(|at| article.lower(at).trim_end_matches('.').to_owned())
            .filter(|word| !word.is_empty())
            .collect();
        let people = self.resolver.people;
        let found = self.labels.entry(words.join(" "));
        let speech = self.speech;
        *found.or_insert_with(|| labelled(&words, start, people, speech))
    }

    /// The short names of organisations that were met, by their full ones, and what people without a role are called.
    pub(super) fn into_found(self) -> (HashMap<String, Vec<String>>, HashMap<usize, String>) {
        (self.organizations.aliases, self.called)
    }

    /// What the words of a source stand for; `limit` is where something else begins behind them.
    fn resolve(
        &mut self,
        tokens: Range<usize>,
        limit: usize,
        depth: usize,
    ) -> Option<(Referent, SpeakerLink)> {
        let article = &self.resolver.article;
        let chunks = chunk::find(article, tokens.clone());
        let first = chunks.first().cloned().unwrap_or(Chunk {
            head: tokens.end.checked_sub(1)?,
            tokens: tokens.clone(),
        });
        let head = first.head;
        let lower = article.lower(head);
        if let Some(sex) = Sex::of_pronoun(lower) {
            return self.pronoun(sex, head);
        }
        match article.tag(head) {
            Tag::WhPronoun | Tag::WhDeterminer => {
                let depth = depth.checked_sub(1)?;
                let antecedent = self.resolver.antecedent(head)?;
                let end = antecedent.end;
                return self.resolve(antecedent, end, depth);
            }
            Tag::Pronoun | Tag::PossessivePronoun | Tag::Existential => {
                let referent = self.other_pronoun(lower)?;
                return Some((referent, SpeakerLink::chosen(Via::Pronoun, 0)));
            }
            _ => {}
        }
        let plain = |via| move |referent| (referent, SpeakerLink::plain(via));
        if let Some(organization) = self.explained(&first, &chunks) {
            return Some(plain(Via::Organization)(organization));
        }
        if let Some((person, name)) = self.named_person(&first, &chunks) {
            let full = self
                .names
                .get(&name)
                .is_some_and(|(_, name)| name.len() > 1);
            let via = if full { Via::FullName } else { Via::ShortName };
            return Some(plain(via)(Referent::Person(person)));
        }
        let nominal = self.resolver.nominal(first.tokens.clone(), head);
        if let Some(person) = nominal.or_else(|| self.self_named(head)) {
            return Some(plain(Via::Nominal)(Referent::Person(person)));
        }
        if let Some((person, margin)) = self.epithet(&first) {
            let resolution = SpeakerLink::chosen(Via::Nominal, margin);
            return Some((Referent::Person(person), resolution));
        }
        if let Some(found) = self.held(&first) {
            return Some(found);
        }
        if let Some(organization) = self.apposed_organization(&first, &chunks) {
            return Some(plain(Via::Organization)(organization));
        }
        let referent = self.other(&first, tokens, limit)?;
        let via = match referent {
            Referent::Organization(_) => Via::Organization,
            _ if phrase::is_source(article, self.speech, &first) => Via::OwnWords,
            _ => Via::Thing,
        };
        Some(plain(via)(referent))
    }

    /// Whom "he" or "she" stands for.
    fn pronoun(&mut self, sex: Sex, token: usize) -> Option<(Referent, SpeakerLink)> {
        let chosen = |margin| SpeakerLink::chosen(Via::Pronoun, margin);
        if let Some(unnamed) = self.unnamed_of(sex, token) {
            return Some((unnamed, chosen(0)));
        }
        if let Some(speaker) = self.goes_on(sex, token) {
            self.past.note(sex, token, speaker);
            return Some((Referent::Person(speaker), chosen(CLEAR)));
        }
        let Some(question) = PronounQuestion::new(self.resolver, token, Some(sex), self.past)
        else {
            return Some((self.noun_before(sex, token)?, chosen(0)));
        };
        let choice = (self.judge)(&question)?;
        self.past.note(sex, token, choice.person);
        Some((Referent::Person(choice.person), chosen(choice.margin)))
    }

    /// The person quoted last, if nobody else who fits is named between their source and "he" outside quotation marks.
    pub(super) fn goes_on(&self, sex: Sex, token: usize) -> Option<usize> {
        let people = self.resolver.people;
        let speaker = self.past.speaker?;
        if token.checked_sub(self.spoke_at)? >= PRONOUN_REACH {
            return None;
        }
        let fits = |person: usize| {
            let known = people.list.get(person);
            known.is_some_and(|known| known.sex.is_none_or(|known| known == sex))
        };
        let from = people
            .mentions
            .partition_point(|mention| mention.tokens.start < self.spoke_at);
        let mut between = people
            .mentions
            .get(from..)?
            .iter()
            .take_while(|mention| mention.tokens.start < token);
        let quoted = |at: usize| self.resolver.article.is_quoted(at);
        let named = between.any(|mention| {
            mention.person != speaker && fits(mention.person) && !quoted(mention.tokens.start)
        });
        (fits(speaker) && !named).then_some(speaker)
    }

    /// "She" behind "a spokeswoman said", where nobody has been named since.
    fn unnamed_of(&mut self, sex: Sex, token: usize) -> Option<Referent> {
        let (known, referent, end) = self.last_unnamed.as_mut()?;
        let mentions = &self.resolver.people.mentions;
        let next = mentions.partition_point(|mention| mention.tokens.start < *end);
        let named = mentions
            .get(next)
            .is_some_and(|mention| mention.tokens.start < token);
        let near = token.saturating_sub(*end) < PRONOUN_REACH;
        let last = self.last.as_slice() == std::slice::from_ref(referent);
        let fits = known.is_none_or(|known| known == sex) && !named && near && last;
        if fits {
            *known = Some(sex);
            *end = token + 1;
        }
        fits.then(|| referent.clone())
    }

    /// “My mother kept the keys. It was late, she said”: the nearest noun that tells the sex, where nobody has a name.
    fn noun_before(&self, sex: Sex, pronoun: usize) -> Option<Referent> {
        let article = &self.resolver.article;
        let mut near = (pronoun.saturating_sub(PRONOUN_REACH)..pronoun).rev();
        let tells = |at: &usize| {
            let quoted = self.resolver.article.is_quoted(*at);
            article.tag(*at) == Tag::Noun
                && !quoted
                && bearer::sex_of(article.lower(*at)) == Some(sex)
        };
        let noun = near.find(tells)?;
        let chunks = chunk::find(article, noun.saturating_sub(NOUN_LENGTH)..noun + 1);
        let chunk = chunks.last().filter(|chunk| chunk.head == noun)?;
        Some(Referent::Unnamed(self.words(chunk.tokens.clone(), false)?))
    }

    /// "they" and "it" go on with the last source that is no person.
    fn other_pronoun(&self, word: &str) -> Option<Referent> {
        let [last] = self.last.as_slice() else {
            return None;
        };
        let organization = matches!(last, Referent::Organization(_));
        let fits = match word {
            "they" | "their" | "them" => organization || matches!(last, Referent::Unnamed(_)),
            "it" | "its" => organization,
            _ => false,
        };
        fits.then(|| last.clone())
    }
}
