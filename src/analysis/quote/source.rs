use std::ops::Range;

use super::cue::{Cue, CueForm};
use crate::analysis::article::Article;
use crate::analysis::chunk::{self, Chunk};
use crate::analysis::tag::Tag;
use crate::lang::speech::Takes;

/// The words that name a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SourcePhrase {
    /// Its tokens: the noun phrase with what belongs to it.
    pub(super) tokens: Range<usize>,
    /// The token of the name, noun or pronoun.
    pub(super) head: usize,
    /// Where the subject's group ends, appositions included; equal to the end of the tokens without one.
    pub(super) group_end: usize,
}

/// A sentence with its noun phrases, in which sources are looked for.
#[derive(Debug)]
pub(super) struct SourceClause<'a, 's> {
    pub(super) article: &'s Article<'a>,
    pub(super) sentence: Range<usize>,
    pub(super) chunks: &'s [Chunk],
}

/// How far from a cue its source and content are looked for, in tokens; keeps a hostile sentence linear.
const WINDOW: usize = 250;

/// How often a subject is looked for behind another verb before giving up.
const DEPTH: usize = 4;

impl<'a, 's> SourceClause<'a, 's> {
    /// The surroundings of a cue.
    pub(super) fn around(
        cue: &Cue,
        article: &'s Article<'a>,
        sentence: &Range<usize>,
        chunks: &'s [Chunk],
    ) -> Self {
        let start = sentence.start.max(cue.head.saturating_sub(WINDOW));
        let end = sentence.end.min(cue.head + WINDOW);
        Self {
            article,
            sentence: start..end,
            chunks,
        }
    }
    /// Finds who is the source of a cue: the decision a trained model may take over.
    ///
    /// `previous` is the source of the finite cue before it in the sentence, which ", adding" and "and said" go on with.
    pub(super) fn source_of(
        &self,
        cue: &Cue,
        previous: Option<&SourcePhrase>,
    ) -> Option<SourcePhrase> {
        if let Some(previous) = previous.filter(|_| self.goes_on(cue)) {
            return Some(previous.clone());
        }
        match cue.form {
            CueForm::Phrase => self.behind(cue.tokens.end, 2),
            CueForm::Colon => self.label(cue.head),
            CueForm::Noun => self.owner(cue.head),
            CueForm::Passive => self.agent(cue),
            CueForm::Finite => self.inverted(cue).or_else(|| self.subject(cue.head, DEPTH)),
            CueForm::Participle => self.participle_subject(cue.head),
            CueForm::Infinitive => self.earlier_subject(cue.head, DEPTH),
        }
    }

    /// Whether a cue stands behind ", " or "and" without a subject of its own.
    fn goes_on(&self, cue: &Cue) -> bool {
        let article = self.article;
        let start = self.group_start(cue.head);
        let before = start.checked_sub(1).filter(|at| self.sentence.contains(at));
        let Some(before) = before else { return false };
        match cue.form {
            CueForm::Participle => article.lower(before) == "," || self.article.closes_run(before),
            CueForm::Finite => {
                matches!(article.lower(before), "and" | "but" | "then")
                    && !self.article.is_quoted(before)
            }
            _ => false,
        }
    }

    /// The noun phrase that starts at most `reach` tokens behind `start`.
    fn behind(&self, start: usize, reach: usize) -> Option<SourcePhrase> {
        let at = self
            .chunks
            .partition_point(|chunk| chunk.tokens.start < start);
        let chunk = self.chunks.get(at)?;
        (chunk.tokens.start <= start + reach).then(|| self.grown(at, at))
    }

    /// “..., said Ana Ruiz”: the noun phrase behind a verb that follows reported words.
    fn inverted(&self, cue: &Cue) -> Option<SourcePhrase> {
        let article = self.article;
        let source = self.behind(cue.tokens.end, 0)?;
        if !matches!(article.tag(cue.head), Tag::Past | Tag::PresentThird) {
            return None;
        }
        let before = cue
            .head
            .checked_sub(1)
            .filter(|at| self.sentence.contains(at))?;
        let day = chunk::is_calendar(article, source.head);
        let reports = cue
            .rules
            .iter()
            .any(|rule| rule.takes(Takes::Before) && !rule.addressee);
        let object = !reports
            || day
            || matches!(
                article.lower(source.head),
                "him" | "her" | "them" | "it" | "me" | "us" | "that"
            );
        if object || article.is_word(before) {
            return None;
        }
        let quoted = self.article.is_quoted(before)
            || before
                .checked_sub(1)
                .is_some_and(|at| self.article.closes_run(at));
        if quoted || before == self.sentence.start && !article.is_word(before) {
            return Some(source);
        }
        // "Prices rose, said Ana Ruiz." but not "Ana Ruiz, the mayor, said prices rose."
        let left_clause = article.has_finite(self.sentence.start..before);
        let right_clause = article.has_finite(source.tokens.end..self.sentence.end);
        (left_clause && !right_clause).then_some(source)
    }

    /// The subject of a finite verb: what stands before its auxiliaries, over appositions and relative clauses.
    pub(super) fn subject(&self, verb: usize, depth: usize) -> Option<SourcePhrase> {
        let depth = depth.checked_sub(1)?;
        let article = self.article;
        let start = self.group_start(verb);
        let before = start
            .checked_sub(1)
            .filter(|at| self.sentence.contains(at))?;
        if let Some(at) = self.chunk_ending(start) {
            let top = self.climb(at);
            return Some(self.grown(top, at));
        }
        match article.lower(before) {
            "," | "—" | "--" | "–" => self
                .over_parenthesis(before)
                .or_else(|| self.earlier_subject(before, depth)),
            ")" => self.before_bracket(before),
            _ if article.tag(before) == Tag::Conjunction => self.earlier_subject(before, depth),
            _ if self.article.is_quoted(before) => None,
            _ => self.earlier_subject(before, depth),
        }
    }

    /// The first token of the verb group: auxiliaries and adverbs before the verb.
    pub(super) fn group_start(&self, verb: usize) -> usize {
        let article = self.article;
        let mut start = verb;
        while let Some(at) = start.checked_sub(1).filter(|at| self.sentence.contains(at)) {
            let auxiliary = matches!(article.tag(at), Tag::Adverb | Tag::Modal)
                || is_auxiliary(article.lower(at)) && article.tag(at) != Tag::Possessive;
            if !auxiliary || self.article.is_quoted(at) {
                break;
            }
            start = at;
        }
        start
    }

    fn chunk_ending(&self, end: usize) -> Option<usize> {
        let at = self.chunks.partition_point(|chunk| chunk.tokens.end < end);
        let chunk = self.chunks.get(at)?;
        (chunk.tokens.end == end && !self.article.is_quoted(chunk.head)).then_some(at)
    }

    /// From the last noun phrase of a subject to the first: "the head of the office in Varna" → "the head".
    fn climb(&self, from: usize) -> usize {
        let article = self.article;
        let mut at = from;
        while let (Some(chunk), Some(below)) = (self.chunks.get(at), at.checked_sub(1)) {
            let start = chunk.tokens.start;
            let Some(lower) = self.chunks.get(below) else {
                break;
            };
            let joined = lower.tokens.end + 1 == start
                && start
                    .checked_sub(1)
                    .is_some_and(|joint| joins_phrases(article.tag(joint), article.lower(joint)));
            let day = chunk::is_time(article, chunk) && lower.tokens.end == start;
            let listed = lower.tokens.end + 1 == start && article.lower_before(start) == "and";
            if !(joined || day || listed)
                || listed && chunk::is_time(article, lower)
                || self.article.is_quoted(lower.head)
                || article.tag(lower.head) == Tag::Pronoun
            {
                break;
            }
            at = below;
        }
        at
    }

    /// The source that runs from the chunk `top` to the chunk `last`, with a name in apposition behind a common noun.
    pub(super) fn grown(&self, top: usize, last: usize) -> SourcePhrase {
        let article = self.article;
        let (Some(first), Some(end)) = (self.chunks.get(top), self.chunks.get(last)) else {
            return SourcePhrase {
                tokens: 0..0,
                head: 0,
                group_end: 0,
            };
        };
        let day = chunk::is_time(article, end) && last > top;
        let end = if day {
            first.tokens.end
        } else {
            end.tokens.end
        };
        let mut tokens = first.tokens.start..end;
        let mut group_end = end;
        if let Some(next) = self.chunks.get(last + 1)
            && next.tokens.start == end + 1
            && article.lower(end) == ","
            && article.tag(first.head) != Tag::Name
            && article.tag(next.head) == Tag::Name
            && !self.article.is_quoted(next.head)
        {
            tokens.end = next.tokens.end;
            group_end = next.tokens.end;
        }
        SourcePhrase {
            tokens,
            head: first.head,
            group_end,
        }
    }

    /// “Ana Ruiz, the mayor of Varna, said”: from the comma before the verb back to the noun phrase before the apposition.
    fn over_parenthesis(&self, closing: usize) -> Option<SourcePhrase> {
        let article = self.article;
        let opening = |at: &usize| matches!(article.lower(*at), "," | "—" | "--" | "–");
        let mut nearest = None;
        for at in (self.sentence.start..closing).rev().filter(opening).take(6) {
            if self.main_verbs(at + 1..closing) > 0 {
                break;
            }
            let found = match self
                .chunk_ending(at)
                .filter(|chunk| !self.tells_time(*chunk))
            {
                Some(chunk) => Some(self.grown(self.climb(chunk), chunk)),
                None if article.lower_before(at) == ")" => self.before_bracket(at - 1),
                None => None,
            };
            let Some(found) = found else { continue };
            if found.tokens.start <= self.sentence.start + 1 {
                return Some(found);
            }
            let known = nearest
                .as_ref()
                .is_some_and(|known: &SourcePhrase| self.is_person(known.head));
            if !known && (nearest.is_none() || self.is_person(found.head)) {
                nearest = Some(found);
            }
        }
        nearest
    }

    /// Whether a noun phrase tells when, as in "On Tuesday, the mayor said".
    fn tells_time(&self, chunk: usize) -> bool {
        let chunk = self.chunks.get(chunk);
        chunk.is_some_and(|chunk| chunk::is_time(self.article, chunk))
    }

    /// Finite verbs of a stretch that belong to no relative clause in it.
    fn main_verbs(&self, tokens: Range<usize>) -> usize {
        let article = self.article;
        let free = |at: &usize| !self.article.is_quoted(*at);
        let finite = tokens.clone().filter(free).filter(|at| {
            article.tag(*at).is_finite()
                && !(is_auxiliary(article.lower(*at)) && article.tag(at + 1).is_verb())
        });
        let relative = tokens.filter(free).filter(|at| {
            matches!(
                article.tag(*at),
                Tag::WhPronoun | Tag::WhDeterminer | Tag::WhPossessive | Tag::WhAdverb
            )
        });
        finite.count().saturating_sub(relative.count())
    }

    fn is_person(&self, token: usize) -> bool {
        let tag = self.article.tag(token);
        matches!(tag, Tag::Name | Tag::Pronoun) || self.is_person_noun(token)
    }

    /// “Ana Ruiz (D) said”.
    fn before_bracket(&self, closing: usize) -> Option<SourcePhrase> {
        let article = self.article;
        let opening = (self.sentence.start..closing)
            .rev()
            .take(16)
            .find(|at| article.lower(*at) == "(")?;
        let at = self.chunk_ending(opening)?;
        Some(self.grown(self.climb(at), at))
    }

    /// The subject of the nearest finite verb before `index`.
    fn earlier_subject(&self, index: usize, depth: usize) -> Option<SourcePhrase> {
        let article = self.article;
        let verb = (self.sentence.start..index)
            .rev()
            .find(|at| article.tag(*at).is_finite() && !self.article.is_quoted(*at))?;
        self.subject(verb, depth)
    }

    /// The subject of ", saying": that of the verb before; of "a man saying": the man; of "Saying so, she": she.
    fn participle_subject(&self, head: usize) -> Option<SourcePhrase> {
        let article = self.article;
        let beside = self.chunk_ending(head).filter(|at| {
            self.chunks
                .get(*at)
                .is_some_and(|chunk| !chunk::is_calendar(article, chunk.head))
        });
        if let Some(at) = beside {
            let top = self.climb(at);
            let noun = self.chunks.get(top).map(|chunk| chunk.head)?;
            let person = article.tag(noun) == Tag::Name || self.is_person_noun(noun);
            if person || !article.has_finite(self.sentence.start..head) {
                return Some(self.grown(top, at));
            }
        }
        self.earlier_subject(head, DEPTH)
            .or_else(|| self.first_phrase(head))
            .or_else(|| self.later_subject(head))
    }

    /// The noun phrase that opens the sentence.
    fn first_phrase(&self, before: usize) -> Option<SourcePhrase> {
        let first = self.chunks.first()?;
        let opens = first.tokens.start <= self.sentence.start + 1 && first.tokens.end <= before;
        (opens && !self.article.is_quoted(first.head)).then(|| self.grown(0, 0))
    }

    /// The subject of the first finite verb behind the comma that ends an opening participle.
    fn later_subject(&self, head: usize) -> Option<SourcePhrase> {
        let article = self.article;
        if head > self.sentence.start + 1 {
            return None;
        }
        let comma = (head..self.sentence.end)
            .find(|at| article.lower(*at) == "," && !self.article.is_quoted(*at))?;
        let source = self.behind(comma + 1, 0)?;
        article
            .has_finite(source.tokens.end..self.sentence.end.min(source.tokens.end + 4))
            .then_some(source)
    }

    fn is_person_noun(&self, token: usize) -> bool {
        self.article
            .lang
            .speech
            .lists
            .is_person_noun(self.article.lower(token))
    }

    /// Who does it in a passive: the noun phrase behind "by".
    fn agent(&self, cue: &Cue) -> Option<SourcePhrase> {
        let article = self.article;
        let by = (cue.tokens.end..self.sentence.end)
            .take(8)
            .take_while(|at| article.is_word(*at) && !article.tag(*at).is_finite())
            .find(|at| article.lower(*at) == "by")?;
        self.behind(by + 1, 0)
    }

    /// The owner of a noun: "Ortega’s claim", "his claim".
    fn owner(&self, noun: usize) -> Option<SourcePhrase> {
        let article = self.article;
        let at = self
            .chunks
            .partition_point(|chunk| chunk.tokens.end <= noun);
        let chunk = self
            .chunks
            .get(at)
            .filter(|chunk| chunk.tokens.contains(&noun))?;
        let start = chunk.tokens.start;
        if article.tag(start) == Tag::PossessivePronoun {
            return Some(SourcePhrase {
                tokens: start..start + 1,
                head: start,
                group_end: start + 1,
            });
        }
        let mark = (start..noun)
            .rev()
            .find(|at| article.tag(*at) == Tag::Possessive)?;
        let head = mark.checked_sub(1).filter(|at| *at >= start)?;
        Some(SourcePhrase {
            tokens: start..mark,
            head,
            group_end: mark,
        })
    }

    /// The name before the colon that opens a paragraph.
    fn label(&self, colon: usize) -> Option<SourcePhrase> {
        let article = self.article;
        let label = self.sentence.start..colon;
        let short = !label.is_empty() && label.len() <= 5;
        let named = label
            .clone()
            .all(|at| article.tag(at) == Tag::Name || article.lower(at) == ".");
        (short && named).then(|| SourcePhrase {
            head: colon - 1,
            group_end: colon,
            tokens: label,
        })
    }
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "has"
            | "have"
            | "had"
            | "do"
            | "does"
            | "did"
            | "to"
            | "’ve"
            | "'ve"
            | "’s"
            | "'s"
            | "’re"
            | "'re"
            | "’m"
            | "'m"
            | "’d"
            | "'d"
            | "’ll"
            | "'ll"
    )
}

fn joins_phrases(tag: Tag, word: &str) -> bool {
    match tag {
        Tag::To => true,
        Tag::Preposition => !matches!(
            word,
            "that"
                | "because"
                | "if"
                | "whether"
                | "after"
                | "before"
                | "since"
                | "until"
                | "while"
                | "as"
                | "than"
                | "though"
                | "although"
                | "unless"
                | "like"
                | "once"
                | "whereas"
        ),
        _ => false,
    }
}
