//! Whom "he" and "she" stand for.

use super::coref::MentionResolver;
use super::people::{Mention, Person};
use crate::analysis::tag::Tag;
use crate::lang::speech::Sex;
use crate::model::Linear;
use crate::model::features::{feature, step};

/// The checksum of what [`PronounQuestion::features`] makes of a known article; see the test below.
pub(crate) const CHECKSUM: u32 = 0x31F5_02ED;

/// How many sentences back a pronoun may reach.
const SENTENCES: usize = 12;
/// How many mentions back are weighed at most.
const MENTIONS: usize = 80;
/// The margin of a choice without a second candidate, in hundredths of log odds.
const CLEAR: i16 = 400;

/// Who was quoted and who was meant before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Past {
    /// The person quoted last.
    pub(super) speaker: Option<usize>,
    /// Where "he" stood last, and for whom.
    he: Option<(usize, usize)>,
    /// The same for "she".
    she: Option<(usize, usize)>,
}

impl Past {
    fn pronoun(&self, sex: Option<Sex>) -> Option<(usize, usize)> {
        match sex? {
            Sex::Male => self.he,
            Sex::Female => self.she,
        }
    }

    /// Remembers whom a pronoun stood for.
    pub(super) const fn note(&mut self, sex: Sex, token: usize, person: usize) {
        match sex {
            Sex::Male => self.he = Some((token, person)),
            Sex::Female => self.she = Some((token, person)),
        }
    }
}

/// A choice among people, and how far it lies before the next best in hundredths of log odds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) person: usize,
    pub(crate) margin: i16,
}

/// A pronoun and whom it can stand for.
#[derive(Debug)]
pub(crate) struct PronounQuestion<'a> {
    resolver: &'a MentionResolver<'a>,
    /// The pronoun.
    pub(crate) token: usize,
    sex: Option<Sex>,
    sentence: usize,
    past: Past,
    /// People of a fitting sex by their last mention, the nearest first.
    pub(crate) candidates: Vec<Antecedent<'a>>,
    /// The person of all candidates who is named most often.
    top: usize,
}

/// Somebody whom a pronoun can stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Antecedent<'a> {
    /// The place in the list of people.
    pub(crate) index: usize,
    pub(super) person: &'a Person,
    mention: &'a Mention,
    /// How often they are named in the sentences before the pronoun.
    near: usize,
}

#[cfg(feature = "train")]
impl Antecedent<'_> {
    /// The fullest name the article gives.
    pub(crate) fn name(&self) -> &str {
        &self.person.name
    }
}

impl<'a> PronounQuestion<'a> {
    /// Asks for a pronoun, or a noun that may tell no sex; `None` where nobody of its sex has been named.
    pub(super) fn new(
        resolver: &'a MentionResolver<'a>,
        token: usize,
        sex: Option<Sex>,
        past: Past,
    ) -> Option<Self> {
        let sentence = resolver.sentence_of(token)?;
        let people = resolver.people;
        let before = people
            .mentions
            .partition_point(|mention| mention.tokens.start < token);
        let near = people.mentions.get(..before)?.iter().rev().take(MENTIONS);
        let near = near.take_while(|mention| mention.sentence + SENTENCES >= sentence);
        let mut candidates: Vec<Antecedent<'a>> = Vec::new();
        for mention in near {
            let index = mention.person;
            if let Some(known) = candidates.iter_mut().find(|known| known.index == index) {
                known.near += 1;
                continue;
            }
            let person = people.list.get(index);
            candidates.extend(
                person
                    .filter(|person| fits(person, sex))
                    .map(|person| Antecedent {
                        index,
                        person,
                        mention,
                        near: 1,
                    }),
            );
        }
        let top = candidates
            .iter()
            .map(|candidate| candidate.person.count)
            .max()?;
        Some(Self {
            resolver,
            token,
            sex,
            sentence,
            past,
            candidates,
            top,
        })
    }

    /// The candidate a model ranks first.
    pub(super) fn choose(&self, model: &Linear<'_>) -> Option<Choice> {
        let mut asked = Vec::new();
        let mut scores: Vec<(i32, usize)> = Vec::with_capacity(self.candidates.len());
        for rank in 0..self.candidates.len() {
            self.features(rank, &mut asked);
            scores.push((model.sum(&asked), rank));
        }
        scores.sort_by_key(|(score, rank)| (std::cmp::Reverse(*score), *rank));
        let (best, rank) = *scores.first()?;
        let next = scores.get(1).map(|(score, _)| model.margin(best - score));
        Some(Choice {
            person: self.candidates.get(rank)?.index,
            margin: next.unwrap_or(CLEAR),
        })
    }

    /// The features of a candidate.
    pub(crate) fn features(&self, rank: usize, out: &mut Vec<u32>) {
        out.clear();
        let Some(candidate) = self.candidates.get(rank) else {
            return;
        };
        let look = MentionPosition::of(self, candidate, rank);
        self.place(&look, candidate, out);
        self.past(&look, candidate, out);
    }

    fn place(&self, look: &MentionPosition, candidate: &Antecedent<'_>, out: &mut Vec<u32>) {
        let article = &self.resolver.article;
        let mention = candidate.mention;
        let total = few(self.candidates.len());
        let count = few(candidate.person.count);
        let known = u32::from(self.sex.is_none() || candidate.person.sex == self.sex);
        let top = u32::from(candidate.person.count == self.top);
        let first = u32::from(candidate.index == 0);
        let tag = |at: usize| article.tag(at) as u32;
        let before = article.tag_before(mention.tokens.start) as u32;
        let behind = tag(mention.tokens.end);
        let words = few(mention.tokens.len());
        let leads = u32::from(self.leads());
        let (distance, rank) = (look.distance, look.rank);
        out.extend([
            feature(1, [distance]),
            feature(2, [distance, look.subject]),
            feature(3, [distance, rank]),
            feature(4, [rank, total]),
            feature(5, [look.subject, look.quoted]),
            feature(6, [look.possessive]),
            feature(7, [known]),
            feature(11, [count]),
            feature(12, [count, distance]),
            feature(13, [look.blocks, distance]),
            feature(16, [before]),
            feature(17, [few(candidate.near), distance]),
            feature(18, [known, rank]),
            feature(19, [words, distance]),
            feature(20, [top, distance]),
            feature(21, [first, distance]),
            feature(22, [look.opens, distance]),
            feature(23, [leads, distance, look.subject]),
            feature(25, [look.quoted, distance]),
            feature(27, [behind, distance]),
            feature(28, [before, look.subject, distance]),
            feature(30, [leads, rank, look.subject]),
            feature(31, [look.tokens]),
            feature(33, [total, rank, top]),
        ]);
    }

    fn past(&self, look: &MentionPosition, candidate: &Antecedent<'_>, out: &mut Vec<u32>) {
        let speaker = match self.past.speaker {
            None => 0,
            Some(speaker) => 1 + u32::from(speaker == candidate.index),
        };
        let (same, since) = match self.past.pronoun(self.sex) {
            None => (0, 9),
            Some((token, person)) => {
                let sentence = self.resolver.sentence_of(token).unwrap_or(self.sentence);
                let same = 1 + u32::from(person == candidate.index);
                (same, few(self.sentence.saturating_sub(sentence)))
            }
        };
        let named = self.past.pronoun(self.sex).is_some_and(|(token, _)| {
            let nearest = self.candidates.first();
            nearest.is_some_and(|nearest| nearest.mention.tokens.start > token)
        });
        let named = u32::from(named);
        let (distance, rank) = (look.distance, look.rank);
        let cue = self.resolver.article.lower(self.token + 1);
        let cue = crate::model::features::hash(cue.bytes());
        out.extend([
            feature(8, [speaker]),
            feature(9, [speaker, distance]),
            feature(10, [speaker, rank, look.subject]),
            feature(14, [same, since]),
            feature(15, [same, named, since]),
            feature(24, [speaker, same]),
            feature(26, [look.subject, speaker, distance]),
            feature(29, [cue, speaker]),
            feature(32, [same, distance, rank]),
            feature(34, [speaker, same, named, rank]),
            feature(35, [speaker, look.quoted, distance]),
        ]);
    }

    /// Whether no name stands before the pronoun in its sentence.
    fn leads(&self) -> bool {
        let nearest = self.candidates.first();
        nearest.is_none_or(|nearest| nearest.mention.sentence < self.sentence)
    }
}

/// How the last mention of a candidate stands to the pronoun.
struct MentionPosition {
    /// Sentences and blocks between them.
    distance: u32,
    blocks: u32,
    /// The place among all candidates, the nearest first.
    rank: u32,
    subject: u32,
    quoted: u32,
    possessive: u32,
    /// Whether the mention opens its sentence.
    opens: u32,
    /// Tokens between them.
    tokens: u32,
}

impl MentionPosition {
    fn of(question: &PronounQuestion<'_>, candidate: &Antecedent<'_>, rank: usize) -> Self {
        let (resolver, mention) = (question.resolver, candidate.mention);
        let article = &resolver.article;
        let sentences = &article.sentences.list;
        let block = |sentence: usize| sentences.get(sentence).map_or(0, |of| of.block.index());
        let blocks = block(question.sentence).saturating_sub(block(mention.sentence));
        let start = mention.tokens.start;
        let opening = sentences.get(mention.sentence);
        let opening = opening.map_or(0, |sentence| sentence.token_range().start);
        let tokens = question.token.saturating_sub(mention.tokens.end);
        let quoted = resolver.article.is_quoted(start);
        Self {
            distance: few(question.sentence.saturating_sub(mention.sentence)),
            blocks: few(blocks),
            rank: few(rank),
            subject: u32::from(resolver.is_subject(mention)),
            quoted: u32::from(quoted),
            possessive: u32::from(article.tag(mention.tokens.end) == Tag::Possessive),
            opens: u32::from(start.saturating_sub(opening) < 3),
            tokens: tokens.checked_ilog2().unwrap_or(0),
        }
    }
}

fn fits(person: &Person, sex: Option<Sex>) -> bool {
    person.sex.is_none() || sex.is_none() || person.sex == sex
}

/// A number in coarse steps.
fn few(count: usize) -> u32 {
    step(count, &[0, 1, 2, 3, 4, 7, 12])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::article::Article;
    use crate::analysis::name::{Name, NameKind};
    use crate::analysis::sentence;
    use crate::analysis::speaker::people::People;
    use crate::analysis::tag::Tags;
    use crate::document::{BlockKind, DocumentBuilder};
    use crate::lang::Lang;
    use crate::model::features::checksum;

    #[test]
    fn the_checksum_is_that_of_the_features_of_a_known_article() {
        let mut builder = DocumentBuilder::new();
        for words in [
            "Ana Ruiz met Rosa Lind. Lind’s bridge was safe, and he said so to Paul Ortega.",
            "Ruiz said it was. She laughed, she said, at Ortega, who said he was not.",
        ] {
            builder.block(BlockKind::Paragraph, 0, words);
        }
        let document = builder.finish();
        let lang = Lang::english();
        let sentences = sentence::split(&document, lang);
        let count = sentences.tokens.len();
        let tags = Tags((0..count).map(|at| Tag::ALL[at % Tag::ALL.len()]).collect());
        let article = Article::new(&document, &sentences, &tags, lang);
        let name = |tokens: std::ops::Range<usize>| Name {
            span: article.span(tokens).unwrap(),
            kind: NameKind::Person,
            title: None,
        };
        let names: Vec<Name> = (0..count)
            .filter(|at| ["Ruiz", "Lind", "Ortega"].contains(&article.word(*at)))
            .map(|at| name(at.saturating_sub(usize::from(at < 6))..at + 1))
            .collect();
        let people = People::gather(&article, &names, &lang.speech, None);
        let quoted: Vec<bool> = (0..count).map(|at| at % 7 == 0).collect();
        let resolver = MentionResolver {
            article,
            people: &people,
            quoted: &quoted,
        };
        let mut past = Past::default();
        let mut seen = Vec::new();
        let mut asked = Vec::new();
        for token in 0..count {
            let Some(sex) = Sex::of_pronoun(article.lower(token)) else {
                continue;
            };
            let Some(question) = PronounQuestion::new(&resolver, token, Some(sex), past) else {
                continue;
            };
            for rank in 0..question.candidates.len() {
                question.features(rank, &mut asked);
                seen.extend(&asked);
            }
            let chosen = question.candidates.last().unwrap().index;
            past.note(sex, token, chosen);
            past.speaker = Some(chosen);
        }
        assert!(seen.len() > 150, "{}", seen.len());
        assert_eq!(
            format!("{:#010X}", checksum(seen)),
            format!("{CHECKSUM:#010X}"),
            "the features changed: put the first number in place of the second and train again"
        );
    }
}
