//! Speakers: which sources are the same person, organisation or unnamed official.

mod bearer;
mod coref;
mod finder;
mod gather;
mod joint;
mod label;
#[cfg(feature = "train")]
pub(crate) mod lesson;
mod named;
mod nominal;
mod office;
mod organization;
mod other;
mod people;
mod phrase;
pub(crate) mod pronoun;
mod reference;
mod referent;
mod resolution;
mod role;
mod speaker;

use std::collections::HashMap;

use chrono::NaiveDate;

pub use self::speaker::{Speaker, SpeakerKind};
use super::article::Article;
use super::name::Name;
use super::quote::Quote;
use super::{Evidence, QuoteId, SpeakerId};
use crate::model::Linear;
use crate::text::Span;
use coref::MentionResolver;
use finder::ReferentFinder;
use office::OfficeHolders;
use people::People;
use pronoun::PronounQuestion;
use referent::Referent;
pub use resolution::{SpeakerLink, Via};

/// Makes one speaker of all sources that are the same one, and enters them into the quotations.
///
/// `reference` is the day of publication, by which offices find their holders; without it an office needs a name.
pub(crate) fn link(
    article: &Article<'_>,
    names: &[Name],
    quotes: &mut [Quote],
    pronouns: &Linear<'_>,
    reference: Option<NaiveDate>,
) -> Vec<Speaker> {
    let lang = article.lang;
    let terms = OfficeHolders::of(article, &lang.speech, reference);
    let mut people = People::gather(article, names, &lang.speech, Some(&terms));
    terms.complete(&mut people);
    let resolver = MentionResolver {
        article,
        people: &people,
    };
    let mut judge = |question: &PronounQuestion<'_>| question.choose(pronouns);
    let mut finder = ReferentFinder::new(&resolver, names, &lang.speech, &mut judge);
    finder.terms = Some(&terms);
    let mut cast = SpeakerBuilder::default();
    for quote in quotes.iter_mut() {
        for referent in finder.find(quote) {
            cast.enter(referent, quote);
        }
    }
    let (aliases, called) = finder.into_found();
    let mut register = KnownNames::of(article, &people, names, aliases);
    register.called = called;
    cast.finish(&register, quotes)
}

/// Everyone who is quoted, while they are gathered.
#[derive(Default)]
struct SpeakerBuilder {
    members: Vec<SpeakerDraft>,
    by_referent: HashMap<Referent, usize>,
    /// Who said what, as places among the members.
    said: Vec<(QuoteId, usize)>,
}

struct SpeakerDraft {
    referent: Referent,
    mentions: Vec<Span>,
    quotes: Vec<QuoteId>,
}

impl SpeakerBuilder {
    fn enter(&mut self, referent: Referent, quote: &Quote) {
        let place = *self.by_referent.entry(referent.clone()).or_insert_with(|| {
            self.members.push(SpeakerDraft {
                referent,
                mentions: Vec::new(),
                quotes: Vec::new(),
            });
            self.members.len() - 1
        });
        self.said.push((quote.id, place));
        if let Some(member) = self.members.get_mut(place) {
            member.mentions.extend(quote.source);
            member.quotes.push(quote.id);
        }
    }

    /// Orders the speakers by their first mention and gives them their ids.
    fn finish(self, register: &KnownNames<'_>, quotes: &mut [Quote]) -> Vec<Speaker> {
        let members = self.members.into_iter().enumerate();
        let mut speakers: Vec<Speaker> = members
            .map(|(place, member)| Speaker {
                id: SpeakerId::of(place),
                ..member.into_speaker(register)
            })
            .collect();
        speakers.sort_by_key(|speaker| {
            (
                speaker.mentions.first().copied(),
                speaker.quotes.first().copied(),
            )
        });
        let mut ids = vec![SpeakerId::default(); speakers.len()];
        for (index, speaker) in speakers.iter_mut().enumerate() {
            let place = std::mem::replace(&mut speaker.id, SpeakerId::of(index));
            if let Some(id) = ids.get_mut(place.index()) {
                *id = speaker.id;
            }
        }
        for (quote, place) in self.said {
            if let Some(quote) = quotes.get_mut(quote.index()) {
                quote.speakers.extend(ids.get(place));
            }
        }
        speakers
    }
}

/// What is known of people and organisations beyond their quotations.
struct KnownNames<'a> {
    people: &'a People,
    /// Where each person is named.
    named: Vec<Vec<Span>>,
    /// Where each name stands, by its words in lower case.
    spellings: HashMap<String, Vec<Span>>,
    /// Short names of organisations by their full ones.
    aliases: HashMap<String, Vec<String>>,
    /// What people without another role are called.
    called: HashMap<usize, String>,
}

impl<'a> KnownNames<'a> {
    fn of(
        article: &Article<'_>,
        people: &'a People,
        names: &[Name],
        aliases: HashMap<String, Vec<String>>,
    ) -> Self {
        let mut spellings: HashMap<String, Vec<Span>> = HashMap::new();
        for name in names {
            let words = article.document.words(name.span).to_lowercase();
            spellings.entry(words).or_default().push(name.span);
        }
        let mut places = vec![Vec::new(); people.list.len()];
        for mention in &people.mentions {
            if let Some(list) = places.get_mut(mention.person) {
                list.extend(article.span(mention.tokens.clone()));
            }
        }
        Self {
            people,
            named: places,
            spellings,
            aliases,
            called: HashMap::new(),
        }
    }
}

impl SpeakerDraft {
    fn into_speaker(mut self, register: &KnownNames<'_>) -> Speaker {
        let mut speaker = match self.referent {
            Referent::Person(person) => {
                self.mentions
                    .extend(register.named.get(person).into_iter().flatten());
                let speaker = person_of(person, register.people);
                let called = || register.called.get(&person).cloned();
                Speaker {
                    role: speaker.role.or_else(called),
                    ..speaker
                }
            }
            Referent::Organization(name) => {
                let aliases = register.aliases.get(&name).cloned().unwrap_or_default();
                for form in std::iter::once(&name).chain(&aliases) {
                    let found = register.spellings.get(&form.to_lowercase());
                    self.mentions.extend(found.into_iter().flatten());
                }
                let kind = SpeakerKind::Organization;
                Speaker {
                    aliases,
                    ..nobody(name, kind, "named-organization")
                }
            }
            Referent::Holder(holder) => Speaker {
                role: Some(holder.role),
                why: Evidence::weighed(holder.rule, office::MARGIN),
                ..nobody(holder.name, SpeakerKind::Person, holder.rule)
            },
            Referent::Unnamed(words) => nobody(words, SpeakerKind::Unnamed, "own-words"),
        };
        self.mentions.sort();
        self.mentions.dedup();
        speaker.mentions = self.mentions;
        speaker.quotes = self.quotes;
        speaker
    }
}

fn person_of(person: usize, people: &People) -> Speaker {
    let Some(known) = people.list.get(person) else {
        return nobody(String::new(), SpeakerKind::Person, "named-person");
    };
    let aliases = known.forms.iter().filter(|form| **form != known.name);
    let named = nobody(known.name.clone(), SpeakerKind::Person, "named-person");
    let by_office = |rule| Evidence::weighed(rule, office::MARGIN);
    Speaker {
        role: known.role.clone(),
        aliases: aliases.cloned().collect(),
        why: known.office.map_or(named.why, by_office),
        ..named
    }
}

/// A speaker of whom only the name is known yet.
fn nobody(name: String, kind: SpeakerKind, rule: &'static str) -> Speaker {
    Speaker {
        id: SpeakerId::default(),
        name,
        role: None,
        kind,
        aliases: Vec::new(),
        mentions: Vec::new(),
        quotes: Vec::new(),
        why: Evidence::certain(rule),
    }
}
