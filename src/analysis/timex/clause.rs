//! What the words around an expression say about its direction.

use std::ops::Range;

use super::resolve::{PlanTense, Preposition, Telling, TimeClause, VerbTense};
use crate::analysis::sentence::{Sentence, Sentences};
use crate::analysis::tag::{Tag, Tags};
use crate::lang::{WordClass, WordClasses};
use crate::text::Span;

/// Reads the clauses of one article.
#[derive(Clone, Copy)]
pub(super) struct Clauses<'a> {
    sentences: &'a Sentences,
    tags: &'a Tags,
    rules: &'a WordClasses<WordClass>,
}

// How far a verb may stand from its time, and an auxiliary from its verb, in tokens.
const MAX_CLAUSE: usize = 30;
const MAX_GROUP: usize = 6;
// A sentence is looked over for another verb no farther than this.
const WIDE: usize = 200;
const MAX_SUBJECT: usize = 10;

impl<'a> Clauses<'a> {
    /// Takes what the stages before have found.
    pub(super) fn new(
        sentences: &'a Sentences,
        tags: &'a Tags,
        rules: &'a WordClasses<WordClass>,
    ) -> Self {
        Self {
            sentences,
            tags,
            rules,
        }
    }

    /// Reads the clause around an expression.
    pub(super) fn around(&self, sentence: &Sentence, time: Span) -> TimeClause {
        let all = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let start = all.start + self.count(&all, |token| token.end() <= time.start());
        let end = all.start + self.count(&all, |token| token.start() < time.end());
        let word = |back: usize| start.checked_sub(back).map_or("", |at| self.lower(at));
        let is = |back: usize, class: WordClass| self.rules.is(class, word(back));
        let until = (1..=2).any(|back| {
            is(back, WordClass::Until) || is(back, WordClass::As) && is(back + 1, WordClass::Soon)
        });
        let towards = (1..=3).any(|back| {
            let phrase = || format!("{} {}", word(back + 1), word(back));
            is(back, WordClass::Towards) || self.rules.is(WordClass::Towards, &phrase())
        });
        let behind = self
            .behind(&all, start)
            .filter(|(_, verb)| !verb.is_some_and(|verb| self.crosses(verb, start..end)));
        let found = behind.or_else(|| self.ahead(&all, end));
        let dates = is(1, WordClass::DatePreposition) && !self.is(start, WordClass::Single)
            || end > start && self.lower(end - 1).ends_with("day");
        let open = |outlook: VerbTense| outlook == VerbTense::Open;
        let outlook = found.map(|(outlook, verb)| match verb {
            // "if the May vote does not go their way"
            Some(verb) if open(outlook) && self.is_condition(&all, verb, dates) => {
                VerbTense::Future
            }
            // "can win in May", but not "must print the May report"
            Some(verb) if open(outlook) && dates && verb < start && self.is_possible(verb) => {
                VerbTense::Future
            }
            _ => outlook,
        });
        // "Until Thursday, they had not met."
        let over = behind.is_none() && outlook == Some(VerbTense::Past);
        let verb = found.and_then(|(_, verb)| verb);
        let on = is(1, WordClass::OnPreposition) && !self.is_of_later(&all, start);
        TimeClause {
            outlook: outlook.unwrap_or_default(),
            lead: if until && !over {
                Preposition::Until
            } else if towards {
                Preposition::Towards
            } else if is(1, WordClass::Deadline) {
                Preposition::By
            } else if on || behind.is_none() && is(1, WordClass::The) {
                // "The May 8 attacks killed nine."
                Preposition::On
            } else {
                Preposition::Open
            },
            // "Saturday is the anniversary"
            plan: match verb {
                Some(verb) if self.plans(verb) => PlanTense::Now,
                Some(verb) if outlook == Some(VerbTense::Future) && self.was(&all, verb) => {
                    PlanTense::Then
                }
                Some(verb) if verb < start && self.does(verb, start) => PlanTense::Doing,
                // "Saturday is the anniversary"
                _ if start == all.start && self.is(end, WordClass::Is) => PlanTense::Now,
                _ => PlanTense::None,
            },
            telling: match verb {
                Some(verb) => self.telling(&all, verb, outlook, &(start..end)),
                None if outlook.is_none() && self.is_timetable(&all, start) => Telling::Happens,
                None => Telling::Open,
            },
            ..TimeClause::default()
        }
    }

    // Whether a time is that of what a "before" leads to: "led before the vote on 9 March".
    fn is_of_later(&self, all: &Range<usize>, start: usize) -> bool {
        let mut near = (all.start..start).rev().take(MAX_GROUP);
        let before =
            near.find(|at| self.is(*at, WordClass::Before) || self.tags.get(*at).is_verb());
        before.is_some_and(|at| self.is(at, WordClass::Before))
    }

    // Whether the last finite verb up to a token is "was": "was to arrive", "were due to meet".
    fn was(&self, all: &Range<usize>, verb: usize) -> bool {
        let mut before = (all.start..=verb).rev().take(MAX_GROUP);
        let finite = before.find(|at| self.tags.get(*at).is_finite());
        finite.is_some_and(|at| self.is(at, WordClass::BePast))
    }

    // Whether a verb tells what is being done: "is facing her in the race on Saturday"; not "is reeling from a loss on
    // Saturday".
    fn does(&self, verb: usize, time: usize) -> bool {
        let mut before = (0..verb).rev().take(MAX_GROUP);
        let is = before.find(|at| self.tags.get(*at) != Tag::Adverb);
        let is = is.is_some_and(|at| {
            self.is(at, WordClass::Be)
                && matches!(self.tags.get(at), Tag::Present | Tag::PresentThird)
        });
        let behind = |at: usize| self.lower(at) == "," || self.is(at, WordClass::Cause);
        is && self.tags.get(verb) == Tag::PresentParticiple && !(verb..time).any(behind)
    }

    // Whether a verb tells what can, could or should be; what could not be done is over.
    fn is_possible(&self, verb: usize) -> bool {
        let mut before = (0..verb).rev().take(MAX_GROUP);
        let modal = before.find(|at| self.tags.get(*at) != Tag::Adverb);
        let modal = modal.filter(|_| self.tags.get(verb) == Tag::Base);
        let is_modal = |modal: usize| {
            let could = || {
                self.is(modal, WordClass::Could)
                    && !(modal + 1..verb).any(|at| self.is(at, WordClass::Not))
            };
            self.is(modal, WordClass::Possible) || could()
        };
        modal.is_some_and(is_modal) && !self.is(verb, WordClass::Have)
    }

    // Whether a comma parts a verb from a time that stands right before the verb of its clause: "To keep the bridge, the
    // mayor on Monday sold the ferry".
    fn crosses(&self, verb: usize, time: Range<usize>) -> bool {
        self.tags.get(time.end).is_finite() && (verb..time.start).any(|at| self.lower(at) == ",")
    }

    // Whether a verb stands in a clause that tells, in the present, of what may come: "if they win", "once it opens".
    fn is_condition(&self, all: &Range<usize>, verb: usize, dates: bool) -> bool {
        let before = (all.start..verb).rev().take(MAX_SUBJECT);
        let mut clause = before.take_while(|at| self.lower(*at) != ",");
        clause.any(|at| {
            // Not "as if to win".
            let as_if = || at > all.start && self.is(at - 1, WordClass::As);
            // Not "once they are divided by the days in a week".
            let once = dates && self.is(at, WordClass::Once);
            self.is(at, WordClass::If) && !as_if() || self.is(at, WordClass::OpenCondition) || once
        })
    }

    fn telling(
        &self,
        all: &Range<usize>,
        verb: usize,
        outlook: Option<VerbTense>,
        time: &Range<usize>,
    ) -> Telling {
        let reports = self.is(verb, WordClass::Report);
        match outlook {
            Some(VerbTense::Past) if reports => Telling::Spoke,
            _ if self.tells(all, verb) => Telling::Happened,
            _ if self.is_present(all, verb) && !reports && self.stands_by(all, verb, time) => {
                Telling::Happens
            }
            _ => Telling::Open,
        }
    }

    // Whether the verb of a main clause tells what happened: not "who was born", not ", founded in May,", not "said".
    fn tells(&self, all: &Range<usize>, verb: usize) -> bool {
        let group = (all.start..=verb).rev().take(MAX_GROUP);
        let group = group
            .take_while(|at| self.tags.get(*at).is_verb() || self.tags.get(*at) == Tag::Adverb);
        let first = group.last().unwrap_or(verb);
        let is_past = |at: usize| self.tags.get(at) == Tag::Past;
        let before = || (all.start..first).rev();
        let last = before().next();
        // "It opened in May and burned in June."
        let joined_verb = last.is_some_and(|at| self.is(at, WordClass::And));
        let second = || joined_verb && (all.start..first).any(is_past);
        let past =
            (first..=verb).any(is_past) || self.tags.get(verb) == Tag::Participle && second();
        let ahead = before()
            .take(MAX_CLAUSE)
            .take_while(|at| !self.is_pause(*at) && !self.is(*at, WordClass::That))
            .any(|at| self.is(at, WordClass::Will));
        let joined = before()
            .take(MAX_SUBJECT)
            .take_while(|at| !self.is_pause(*at))
            .any(|at| self.is(at, WordClass::Relative));
        past && !joined
            && !ahead
            && !last.is_some_and(|at| matches!(self.lower(at), "," | "(" | "—" | "--"))
            && !self.is(verb, WordClass::Report)
    }

    // "They meet on Monday."
    fn is_present(&self, all: &Range<usize>, verb: usize) -> bool {
        let before = verb.checked_sub(1).map(|before| self.tags.get(before));
        match self.tags.get(verb) {
            Tag::Present | Tag::PresentThird => true,
            // "The mayor and the council meet."
            Tag::Base => {
                let near = all.start.max(verb.saturating_sub(WIDE))..all.end.min(verb + WIDE);
                let alone = |mut near: Range<usize>| !near.any(|at| self.tags.get(at).is_finite());
                before.is_some_and(is_subject) && alone(near)
            }
            _ => false,
        }
    }

    // "The ferry sails on Sunday": a verb of timetables that is tagged as a noun, in a clause without another verb.
    fn is_timetable(&self, all: &Range<usize>, start: usize) -> bool {
        let near = (all.start + 1..start).rev().take(MAX_TIMETABLE);
        near.into_iter().any(|at| {
            let named = self.is_timetable_verb(at);
            named && is_subject(self.tags.get(at - 1))
        })
    }

    // Whether a day belongs to a verb in the present: no comma stands between them, the day is not the subject of the next
    // verb ("While much remains open, Monday was a good day"), and the verb is not one that may as well be past, or a noun
    // ("They failed to see her win on Monday.").
    fn stands_by(&self, all: &Range<usize>, verb: usize, time: &Range<usize>) -> bool {
        let comma = (verb.min(time.end)..verb.max(time.start)).any(|at| self.lower(at) == ",");
        let subject = verb < time.start && self.tags.get(time.end).is_finite();
        let mut before = (all.start..verb)
            .rev()
            .take(MAX_CLAUSE)
            .skip_while(|at| self.tags.get(*at) == Tag::Adverb);
        let told = before
            .next()
            .is_some_and(|at| is_subject(self.tags.get(at)) && self.tags.get(at) != Tag::Adjective)
            && !before
                .take_while(|at| {
                    !(matches!(self.lower(*at), "," | ";") || self.is(*at, WordClass::ClauseBorder))
                })
                .any(|at| self.tags.get(at).is_finite());
        told && !comma
            && !subject
            && !self.is(verb, WordClass::Be)
            && !self.is(verb, WordClass::Have)
            && !self.is(verb, WordClass::PastLikePresent)
    }

    // "The trial begins Tuesday": what stands on a timetable is told in the present.
    fn plans(&self, verb: usize) -> bool {
        matches!(self.tags.get(verb), Tag::Present | Tag::PresentThird)
            && self.is_timetable_verb(verb)
    }

    fn count(&self, all: &Range<usize>, holds: impl Fn(Span) -> bool) -> usize {
        let tokens = self.sentences.tokens.get(all.clone()).unwrap_or_default();
        tokens.partition_point(|token| holds(token.span))
    }

    fn is(&self, at: usize, class: WordClass) -> bool {
        self.rules.is(class, self.lower(at))
    }

    fn is_pause(&self, at: usize) -> bool {
        matches!(self.lower(at), "," | ";")
    }

    fn is_timetable_verb(&self, at: usize) -> bool {
        let base = self.lower(at).trim_end_matches('s');
        self.rules.is(WordClass::Timetable, base)
    }

    fn lower(&self, at: usize) -> &'a str {
        self.sentences
            .tokens
            .get(at)
            .map_or("", |token| self.sentences.lower(token))
    }

    // The outlook of the verb before a time, and the verb.
    fn behind(&self, all: &Range<usize>, start: usize) -> Option<(VerbTense, Option<usize>)> {
        let mut quoted = false;
        for at in (all.start..start).rev().take(MAX_CLAUSE) {
            let tag = self.tags.get(at);
            if self.is_attribute(at) || self.is_starting(at, start) {
                continue;
            }
            if tag.is_verb() || tag == Tag::Modal {
                return Some((self.verb(all, at), Some(at)));
            }
            // "looks like he'll be “very fast” in May"
            quoted |= matches!(self.lower(at), "”" | "''");
            if quoted && matches!(self.lower(at), "“" | "``") {
                quoted = false;
                continue;
            }
            let closed = matches!(self.lower(at), ";" | ":" | "--" | "—" | "“" | "``" | "\"")
                || self.is(at, WordClass::Subordinator);
            if closed {
                return None;
            }
            // "is due Friday"
            if self.is(at, WordClass::Due) {
                return Some((VerbTense::Future, None));
            }
        }
        None
    }

    // Whether a participle only leads to a time: "Starting Tuesday, the shop will close early."
    fn is_starting(&self, at: usize, start: usize) -> bool {
        self.is(at, WordClass::Starting) && at + 2 >= start
    }

    // Whether a participle stands before its noun: "at a contested vote in July".
    fn is_attribute(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|at| self.tags.get(at));
        let noun = matches!(self.tags.get(at + 1), Tag::Noun | Tag::PluralNoun);
        let owner = matches!(before, Some(Tag::Determiner | Tag::PossessivePronoun));
        self.tags.get(at) == Tag::Participle && owner && noun
    }

    // The outlook of the verb behind a time that opens its clause.
    fn ahead(&self, all: &Range<usize>, end: usize) -> Option<(VerbTense, Option<usize>)> {
        let verb = (end..all.end)
            .take(MAX_CLAUSE)
            .find(|at| self.tags.get(*at).is_finite())?;
        let main = (verb + 1..all.end.min(verb + MAX_GROUP)).take_while(|at| {
            let tag = self.tags.get(*at);
            tag.is_verb() || matches!(tag, Tag::Adverb | Tag::To)
        });
        // Not the "to" of "was sold to a firm".
        let main = main.filter(|at| self.tags.get(*at).is_verb()).last();
        let main = main.unwrap_or(verb);
        Some((self.verb(all, main), Some(main)))
    }

    // The outlook of a verb with its auxiliaries.
    fn verb(&self, all: &Range<usize>, verb: usize) -> VerbTense {
        let mut at = verb;
        for _ in 0..MAX_GROUP {
            if let Some(outlook) = self.auxiliary(at, verb) {
                return outlook;
            }
            if at == all.start || !self.goes_on(at) {
                break;
            }
            at -= 1;
        }
        match self.tags.get(verb) {
            // "the rules to be published in May"; not "a notice to retired crews in May"
            Tag::Participle if self.tags.get(at + 1) == Tag::To && at + 2 < verb => {
                VerbTense::Future
            }
            // "is on course to arrive on Monday"
            Tag::Base if self.tags.get(at + 1) == Tag::To && self.is_told_now(all, at) => {
                VerbTense::Future
            }
            // "the record set in May"
            Tag::Participle => VerbTense::Past,
            // "since taking over in May"
            Tag::PresentParticiple if self.is(at, WordClass::Aftermath) => VerbTense::Past,
            // "paid her for selling the boat in May"
            Tag::PresentParticiple
                if self.is(at, WordClass::Means) && self.told(all, at) == Some(Tag::Past) =>
            {
                VerbTense::Past
            }
            // "falling from 54 percent in May"
            Tag::PresentParticiple => VerbTense::Tenseless,
            _ => VerbTense::Open,
        }
    }

    // Whether the last finite verb up to a token is in the present.
    fn is_told_now(&self, all: &Range<usize>, at: usize) -> bool {
        matches!(self.told(all, at), Some(Tag::Present | Tag::PresentThird))
    }

    // The tag of the last finite verb up to a token.
    fn told(&self, all: &Range<usize>, at: usize) -> Option<Tag> {
        let mut before = (all.start..=at).rev().take(MAX_SUBJECT);
        let verb = before.find(|at| self.tags.get(*at).is_finite())?;
        Some(self.tags.get(verb))
    }

    // What a finite verb at or before the main verb says; `None` where the group goes on.
    fn auxiliary(&self, at: usize, verb: usize) -> Option<VerbTense> {
        let tag = self.tags.get(at);
        let to = at < verb && self.tags.get(at + 1) == Tag::To;
        // Not "the plan rejected on Monday".
        let verbal = !tag.is_noun() || self.tags.get(at + 1) == Tag::To;
        let planned = self.is(at, WordClass::Future) && tag != Tag::Adverb && verbal;
        // "was projected as the winner"
        let planned = planned && !self.is(at + 1, WordClass::As);
        // "predicted in May"
        let planned = planned && !(tag == Tag::Past && self.is(at, WordClass::Report));
        Some(match tag {
            Tag::Modal if self.is(at, WordClass::Will) => VerbTense::Future,
            Tag::Modal => VerbTense::Open,
            // "had been due to expire"
            _ if planned
                && (1..=2).any(|back| self.is(at.saturating_sub(back), WordClass::Had)) =>
            {
                VerbTense::Past
            }
            _ if planned && (at < verb || self.is_plan(at)) => VerbTense::Future,
            // "do not want to meet"
            _ if to && self.is(at, WordClass::Want) => VerbTense::Future,
            // "is to meet"
            _ if to && tag.is_finite() && self.is(at, WordClass::Be) => VerbTense::Future,
            // "decided to meet", but "had to meet"
            _ if to && tag.is_verb() && !self.is(at, WordClass::Accomplished) => VerbTense::Open,
            Tag::Past => VerbTense::Past,
            Tag::Present | Tag::PresentThird if at < verb && self.is(at, WordClass::Have) => {
                VerbTense::Past
            }
            Tag::Present | Tag::PresentThird => VerbTense::Open,
            _ => return None,
        })
    }

    fn goes_on(&self, at: usize) -> bool {
        let tag = self.tags.get(at);
        // "Will he be back?"
        let asked = matches!(tag, Tag::Pronoun | Tag::Name)
            && at
                .checked_sub(1)
                .is_some_and(|at| self.tags.get(at) == Tag::Modal);
        let group =
            tag.is_verb() || matches!(tag, Tag::To | Tag::Adverb | Tag::Adjective | Tag::Other);
        asked || group
    }

    // "is scheduled Friday", "planned for Friday".
    fn is_plan(&self, at: usize) -> bool {
        if self.is(at, WordClass::Scheduled) {
            return true;
        }
        let is = (1..=2).any(|back| {
            at.checked_sub(back)
                .is_some_and(|at| self.is(at, WordClass::Be))
        });
        is || self.is(at + 1, WordClass::PlanPreposition)
    }
}

// How far a verb of timetables may stand before its time.
const MAX_TIMETABLE: usize = 4;

const fn is_subject(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Noun | Tag::PluralNoun | Tag::Name | Tag::Pronoun | Tag::Adjective
    )
}
