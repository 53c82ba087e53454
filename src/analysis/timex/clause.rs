//! What the words around an expression say about its direction, and what kind of article it stands in.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::resolve::{Clause, Lead, Outlook, Telling};
use crate::analysis::sentence::{Sentence, Sentences};
use crate::analysis::tag::{Tag, Tags};
use crate::rules::time::{EventWord, EventWords};
use crate::text::Span;

/// Reads the clauses of one article.
#[derive(Clone, Copy)]
pub(super) struct Clauses<'a> {
    sentences: &'a Sentences,
    tags: &'a Tags,
    rules: &'a EventWords,
}

// How far a verb may stand from its time, and an auxiliary from its verb, in tokens.
const MAX_CLAUSE: usize = 30;
const MAX_GROUP: usize = 6;
// A sentence is looked over for another verb no farther than this.
const WIDE: usize = 200;
const MAX_SUBJECT: usize = 10;

impl<'a> Clauses<'a> {
    /// Takes what the stages before have found.
    pub(super) fn new(sentences: &'a Sentences, tags: &'a Tags, rules: &'a EventWords) -> Self {
        Self {
            sentences,
            tags,
            rules,
        }
    }

    /// Reads the clause around an expression.
    pub(super) fn around(&self, sentence: &Sentence, time: Span) -> Clause {
        let all = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let start = all.start + self.count(&all, |token| token.end() <= time.start());
        let end = all.start + self.count(&all, |token| token.start() < time.end());
        let word = |back: usize| start.checked_sub(back).map_or("", |at| self.lower(at));
        let until = (1..=2).any(|back| {
            matches!(word(back), "until" | "till")
                || word(back) == "as" && matches!(word(back + 1), "soon" | "early")
        });
        let towards = (1..=3).any(|back| {
            matches!(word(back), "toward" | "towards")
                || matches!(
                    (word(back + 1), word(back)),
                    ("ahead", "of") | ("heading", "into")
                )
        });
        let behind = self.behind(&all, start);
        let found = behind.or_else(|| self.ahead(&all, end));
        let open = |outlook: Outlook| outlook == Outlook::Open;
        let outlook = found.map(|(outlook, verb)| match verb {
            // "if the May vote does not go their way"
            Some(verb) if open(outlook) && self.is_condition(&all, verb) => Outlook::Future,
            _ => outlook,
        });
        // "Until Thursday, they had not met."
        let over = behind.is_none() && outlook == Some(Outlook::Past);
        let verb = found.and_then(|(_, verb)| verb);
        Clause {
            outlook: outlook.unwrap_or_default(),
            lead: match word(1) {
                _ if until && !over => Lead::Until,
                _ if towards => Lead::Towards,
                "by" | "through" => Lead::By,
                "on" | "from" | "at" | "since" => Lead::On,
                // "The May 8 attacks killed nine."
                "the" if behind.is_none() => Lead::On,
                _ => Lead::Open,
            },
            // "Saturday is the anniversary"
            planned: verb.is_some_and(|verb| self.plans(verb))
                || start == all.start && self.lower(end) == "is",
            telling: match verb {
                Some(verb) => self.telling(&all, verb, outlook, &(start..end)),
                None if outlook.is_none() && self.is_timetable(&all, start) => Telling::Happens,
                None => Telling::Open,
            },
            ..Clause::default()
        }
    }

    // Whether a verb stands in an if-clause.
    fn is_condition(&self, all: &Range<usize>, verb: usize) -> bool {
        let before = (all.start..verb).rev().take(MAX_SUBJECT);
        let mut clause = before
            .map(|at| self.lower(at))
            .take_while(|word| *word != ",");
        clause.any(|word| matches!(word, "if" | "unless" | "whoever"))
    }

    fn telling(
        &self,
        all: &Range<usize>,
        verb: usize,
        outlook: Option<Outlook>,
        time: &Range<usize>,
    ) -> Telling {
        let reports = self.rules.has(self.lower(verb), EventWord::Report);
        match outlook {
            Some(Outlook::Past) if reports => Telling::Spoke,
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
        let before = || (all.start..first).rev().map(|at| self.lower(at));
        // "It opened in May and burned in June."
        let second = || before().next() == Some("and") && (all.start..first).any(is_past);
        let past =
            (first..=verb).any(is_past) || self.tags.get(verb) == Tag::Participle && second();
        let ahead = before()
            .take(MAX_CLAUSE)
            .take_while(|word| !matches!(*word, "," | ";" | "that"))
            .any(|word| WILL.contains(&word));
        let joined = before()
            .take(MAX_SUBJECT)
            .take_while(|word| !matches!(*word, "," | ";"))
            .any(|word| {
                matches!(
                    word,
                    "who" | "whom" | "which" | "that" | "whose" | "where" | "when"
                )
            });
        past && !joined
            && !ahead
            && !matches!(before().next(), Some("," | "(" | "—" | "--"))
            && !self.rules.has(self.lower(verb), EventWord::Report)
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
            let named = PLANNED.contains(&self.lower(at).trim_end_matches('s'));
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
                    !matches!(
                        self.lower(*at),
                        "," | ";" | "that" | "and" | "but" | "when" | "if"
                    )
                })
                .any(|at| self.tags.get(at).is_finite());
        let word = self.lower(verb);
        told && !comma
            && !subject
            && !is_be(word)
            && !HAVE.contains(&word)
            && !TIMELESS.contains(&word)
    }

    // "The trial begins Tuesday": what stands on a timetable is told in the present.
    fn plans(&self, verb: usize) -> bool {
        matches!(self.tags.get(verb), Tag::Present | Tag::PresentThird)
            && PLANNED.contains(&self.lower(verb).trim_end_matches('s'))
    }

    fn count(&self, all: &Range<usize>, holds: impl Fn(Span) -> bool) -> usize {
        let tokens = self.sentences.tokens.get(all.clone()).unwrap_or_default();
        tokens.partition_point(|token| holds(token.span))
    }

    fn lower(&self, at: usize) -> &'a str {
        self.sentences
            .tokens
            .get(at)
            .map_or("", |token| self.sentences.lower(token))
    }

    // The outlook of the verb before a time, and the verb.
    fn behind(&self, all: &Range<usize>, start: usize) -> Option<(Outlook, Option<usize>)> {
        let mut quoted = false;
        for at in (all.start..start).rev().take(MAX_CLAUSE) {
            let tag = self.tags.get(at);
            if tag.is_verb() || tag == Tag::Modal {
                return Some((self.verb(all, at), Some(at)));
            }
            // "looks like he'll be “very fast” in May"
            quoted |= matches!(self.lower(at), "”" | "''");
            if quoted && matches!(self.lower(at), "“" | "``") {
                quoted = false;
                continue;
            }
            let closed = matches!(
                self.lower(at),
                ";" | ":" | "--" | "—" | "“" | "``" | "\"" | "that" | "when" | "while"
            );
            if closed {
                return None;
            }
            // "is due Friday"
            if self.lower(at) == "due" {
                return Some((Outlook::Future, None));
            }
        }
        None
    }

    // The outlook of the verb behind a time that opens its clause.
    fn ahead(&self, all: &Range<usize>, end: usize) -> Option<(Outlook, Option<usize>)> {
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
    fn verb(&self, all: &Range<usize>, verb: usize) -> Outlook {
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
            Tag::Participle if self.tags.get(at + 1) == Tag::To && at + 2 < verb => Outlook::Future,
            // "is on course to arrive on Monday"
            Tag::Base if self.tags.get(at + 1) == Tag::To && self.is_told_now(all, at) => {
                Outlook::Future
            }
            // "the record set in May"
            Tag::Participle => Outlook::Past,
            // "since taking over in May"
            Tag::PresentParticiple
                if at > all.start
                    && matches!(self.lower(at - 1), "since" | "after" | "despite") =>
            {
                Outlook::Past
            }
            // "falling from 54 percent in May"
            Tag::PresentParticiple => Outlook::Tenseless,
            _ => Outlook::Open,
        }
    }

    // Whether the last finite verb up to a token is in the present.
    fn is_told_now(&self, all: &Range<usize>, at: usize) -> bool {
        let mut before = (all.start..=at).rev().take(MAX_SUBJECT);
        let verb = before.find(|at| self.tags.get(*at).is_finite());
        verb.is_some_and(|at| matches!(self.tags.get(at), Tag::Present | Tag::PresentThird))
    }

    // What a finite verb at or before the main verb says; `None` where the group goes on.
    fn auxiliary(&self, at: usize, verb: usize) -> Option<Outlook> {
        let (tag, word) = (self.tags.get(at), self.lower(at));
        let to = at < verb && self.tags.get(at + 1) == Tag::To;
        let planned = self.rules.has(word, EventWord::Future) && tag != Tag::Adverb;
        Some(match tag {
            Tag::Modal if WILL.contains(&word) => Outlook::Future,
            Tag::Modal => Outlook::Open,
            // "had been due to expire"
            _ if planned && (1..=2).any(|back| self.lower(at.saturating_sub(back)) == "had") => {
                Outlook::Past
            }
            _ if planned && (at < verb || self.is_plan(at)) => Outlook::Future,
            // "is to meet"
            _ if to && tag.is_finite() && is_be(word) => Outlook::Future,
            // "decided to meet", but "had to meet"
            _ if to && tag.is_verb() && !DONE.contains(&word) => Outlook::Open,
            Tag::Past => Outlook::Past,
            Tag::Present | Tag::PresentThird if at < verb && HAVE.contains(&word) => Outlook::Past,
            Tag::Present | Tag::PresentThird => Outlook::Open,
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
        if matches!(self.lower(at), "scheduled" | "slated") {
            return true;
        }
        let is = (1..=2).any(|back| at.checked_sub(back).is_some_and(|at| is_be(self.lower(at))));
        is || matches!(self.lower(at + 1), "for" | "to" | "on" | "in" | "by" | "at")
    }
}

const WILL: [&str; 8] = ["will", "would", "shall", "wo", "'ll", "’ll", "'d", "’d"];
const HAVE: [&str; 4] = ["has", "have", "'ve", "’ve"];
const DONE: [&str; 8] = [
    "had",
    "began",
    "used",
    "managed",
    "failed",
    "refused",
    "started",
    "continued",
];

// Verbs whose past looks like their present: "the bank cut rates on Monday".
const TIMELESS: [&str; 18] = [
    "beat", "bet", "burst", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "read",
    "set", "shed", "shut", "split", "spread", "upset",
];

// Verbs of timetables.
const PLANNED: [&str; 23] = [
    "open", "reopen", "close", "begin", "start", "end", "resume", "meet", "expire", "return",
    "conclude", "arrive", "kick", "sail", "stop", "play", "leave", "depart", "land", "launch",
    "gather", "host", "face",
];

// How far a verb of timetables may stand before its time.
const MAX_TIMETABLE: usize = 4;

const fn is_subject(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Noun | Tag::PluralNoun | Tag::Name | Tag::Pronoun | Tag::Adjective
    )
}

fn is_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "'s" | "’s" | "'re" | "’re"
    )
}

/// Whether an article tells a history: it names several years, and no day as seen from its own.
pub(super) fn is_narrative(text: &str) -> bool {
    let mut years = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if DEICTIC.iter().any(|day| word.eq_ignore_ascii_case(day)) {
            return false;
        }
        let is_year = word.len() == 4 && matches!(word.parse(), Ok(1200..2100));
        years += usize::from(is_year);
    }
    years >= 2
}

/// Whether an article with a date of its own tells a history: it names many years that were over by then, and hardly any
/// day as seen from its own, and hardly anybody speaks.
pub(super) fn is_history(text: &str, reference: NaiveDate) -> bool {
    let (mut years, mut days) = (0, 0);
    let mut before = "";
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let number: Option<i32> = word.parse().ok();
        let past = number.is_some_and(|year| (1000..reference.year() - 1).contains(&year));
        let era = ERAS.contains(&word) && before.parse::<u16>().is_ok();
        years += usize::from(word.len() == 4 && past || era);
        let mut near = DEICTIC.iter().chain(&WEEKDAYS).chain(&REPORTED);
        days += usize::from(near.any(|day| word.eq_ignore_ascii_case(day)));
        before = word;
    }
    years >= YEARS && years >= days * YEARS_TO_DAYS
}

// As many years make a history, and as many to each weekday, "today" and the like.
const YEARS: usize = 8;
const YEARS_TO_DAYS: usize = 3;

const ERAS: [&str; 5] = ["BC", "BCE", "AD", "CE", "B"];

const REPORTED: [&str; 2] = ["said", "says"];

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const DEICTIC: [&str; 5] = ["today", "yesterday", "tomorrow", "tonight", "ago"];

/// Whether an article reports a company's results.
pub(super) fn is_earnings(text: &str) -> bool {
    let found = EARNINGS.iter().map(|cue| text.matches(cue).take(3).count());
    found.sum::<usize>() >= 3
}

const EARNINGS: [&str; 6] = [
    "net income",
    " a share",
    "per share",
    "quarter",
    "earnings",
    "revenue",
];

/// Whether an article writes a day of digits with the day first ("13/5/2024"), and none with the month first.
pub(super) fn is_day_first(text: &str) -> bool {
    let mut found = false;
    for (at, _) in text.match_indices('/') {
        let (before, behind) = text.split_at_checked(at).unwrap_or_default();
        let first = before.get(before.len().saturating_sub(2)..);
        let second = behind.get(1..3);
        let day = |digits: Option<&str>| {
            let number = digits.and_then(|digits| digits.parse().ok());
            number.is_some_and(|number: u8| (13..=31).contains(&number))
        };
        let dated = behind
            .get(2..)
            .is_some_and(|rest| rest.chars().take(2).any(|char| char == '/'));
        if dated && day(second) {
            return false;
        }
        found |= dated && day(first);
    }
    found
}
