//! Whether a clause tells of the past, the present, the future, or of what may never be.

use std::ops::Range;

use chrono::NaiveDate;

use super::Tense;
use super::{segment, words::SentenceTokens};
use crate::analysis::tag::Tag;
use crate::analysis::timex::{Bounds, Modifier};
use crate::lang::WordClass;

/// What dates a clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    /// The days it may have happened on.
    pub(super) bounds: Option<Bounds>,
    /// "early", "late" …
    pub(super) modifier: Option<Modifier>,
    /// The first token of its words.
    pub(super) start: usize,
}

/// The tense of a clause that is dated by `time`, seen from the publication date.
pub(super) fn of(
    words: &SentenceTokens<'_>,
    range: Range<usize>,
    time: Option<Time>,
    reference: Option<NaiveDate>,
) -> Tense {
    let place = time.zip(reference).and_then(|(time, day)| place(time, day));
    let cues = TenseCues::read(words, &range, time.map(|time| time.start));
    let over = place == Some(CuePosition::Over);
    if cues.has(TenseCue::Lasts) {
        return Tense::Present;
    }
    if cues.has(TenseCue::Will) && !over && !cues.has(TenseCue::If) {
        return Tense::Future;
    }
    if cues.doubts(place) {
        return Tense::Hypothetical;
    }
    match place {
        Some(CuePosition::Over) => Tense::Past,
        Some(CuePosition::Ahead) if time.is_some_and(|time| tells_amendment(words, time)) => {
            Tense::Past
        }
        Some(CuePosition::Ahead) => Tense::Future,
        _ if cues.has(TenseCue::Would) && cues.has(TenseCue::If) => Tense::Hypothetical,
        _ if cues.has(TenseCue::Would) => Tense::Future,
        _ if cues.has(TenseCue::Past) || cues.has(TenseCue::Done) => Tense::Past,
        _ if cues.has(TenseCue::Plan) => Tense::Future,
        Some(CuePosition::Running) | None if cues.has(TenseCue::Present) => Tense::Present,
        _ => Tense::Past,
    }
}

/// Whether a clause tells in the past of what its time places after the publication date: the time is that of something
/// else, or of another year.
pub(super) fn clashes(
    words: &SentenceTokens<'_>,
    range: Range<usize>,
    time: Time,
    reference: Option<NaiveDate>,
) -> bool {
    let ahead = reference.and_then(|day| place(time, day)) == Some(CuePosition::Ahead);
    ahead
        && TenseCues::read(words, &range, Some(time.start)).tells_past()
        && !tells_amendment(words, time)
        && !looks_ahead(words, &range, time.start)
}

// Whether what the verb of a time tells lies ahead of it: "promised to sail this summer", "who is up for election in 2018,
// said".
fn looks_ahead(words: &SentenceTokens<'_>, range: &Range<usize>, time: usize) -> bool {
    let Some(verb) = governor(words, range, Some(time)) else {
        return false;
    };
    if verb > time {
        let comma = |mut at: Range<usize>| at.any(|at| words.lower(at) == ",");
        return comma(range.start..time) && comma(time..verb);
    }
    let will = |at: usize| words.is(at, WordClass::WillOrWould);
    let to = |at: usize| {
        words.tag(at) == Tag::To
            && words.tag(at + 1) == Tag::Base
            && !words.is(at + 1, WordClass::HaveBase)
    };
    // "decided against singing on 3 May"
    let against =
        |at: usize| words.is(at, WordClass::Against) && words.tag(at + 1) == Tag::PresentParticiple;
    let by = time
        .checked_sub(1)
        .is_some_and(|at| words.is(at, WordClass::By));
    by || (range.start..=verb).any(will) || (verb..time).any(|at| to(at) || against(at))
}

/// Whether the time is that of a change to the article itself, which may be later than its publication: "Correction added
/// on Nov. 18".
fn tells_amendment(words: &SentenceTokens<'_>, time: Time) -> bool {
    let passed = [WordClass::BeforeTime, WordClass::Report];
    let is_passed =
        |at: &usize| words.is_mark(*at) || passed.iter().any(|what| words.is(*at, *what));
    let mut before = (0..time.start).rev();
    before.find(|at| !is_passed(at)).is_some_and(|at| {
        words.is(at, WordClass::Amendment)
            && at
                .checked_sub(1)
                .is_none_or(|at| !words.is(at, WordClass::BeBase))
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CuePosition {
    Over,
    Running,
    Ahead,
}

fn place(time: Time, day: NaiveDate) -> Option<CuePosition> {
    let bounds = time.bounds?;
    Some(if bounds.latest.is_some_and(|latest| latest.date < day) {
        CuePosition::Over
    } else if bounds
        .earliest
        .or(bounds.latest)
        .is_some_and(|first| first.date > day)
    {
        CuePosition::Ahead
    } else if time.modifier == Some(Modifier::Start) {
        // "earlier this year"
        CuePosition::Over
    } else if time.modifier == Some(Modifier::End)
        && bounds.earliest.is_some_and(|first| first.date == day)
        && bounds.latest.is_some_and(|last| last.date > day)
    {
        // "later this year"
        CuePosition::Ahead
    } else {
        CuePosition::Running
    })
}

// What the verbs and particles of a clause say.
#[derive(Clone, Copy)]
enum TenseCue {
    Will = 1,
    Would = 1 << 1,
    // "could", "might"
    Doubt = 1 << 2,
    // "is expected to", "plans to"
    Plan = 1 << 3,
    Past = 1 << 4,
    Present = 1 << 5,
    // "if", "unless"
    If = 1 << 6,
    // "has resigned"
    Done = 1 << 7,
    // "has been closed since 2021"
    Lasts = 1 << 8,
    // An "if" after the verb.
    Provided = 1 << 9,
    // A "would" or "could" anywhere.
    Supposed = 1 << 10,
}

#[derive(Clone, Copy, Default)]
struct TenseCues(u16);

impl TenseCues {
    // Reads the last verb before the time, else the first one after it; without a time, all verbs of the clause.
    fn read(words: &SentenceTokens<'_>, range: &Range<usize>, time: Option<usize>) -> Self {
        let mut cues = Self::default();
        let before = range.start..time.unwrap_or(range.start).max(range.start);
        if before
            .clone()
            .rev()
            .take(FAR)
            .find(|at| words.tag(*at).is_verb())
            .is_some_and(|at| is_reduced(words, range, at))
        {
            cues.add(TenseCue::Past);
            return cues;
        }
        let verb = governor(words, range, time);
        let first = verb.unwrap_or(range.start);
        for at in range.clone() {
            if is_condition(words, at) {
                // "will open on Monday, if all goes well" is planned.
                if at < first {
                    cues.add(TenseCue::If);
                } else if !(first..at)
                    .rev()
                    .take(FAR)
                    .any(|at| (matches!(words.lower(at), ";") || words.is(at, WordClass::But)))
                {
                    cues.add(TenseCue::Provided);
                }
            }
            let other = verb.is_some() && at > first && words.tag(at).is_finite();
            if at < first || other {
                continue;
            }
            cues.verb(words, at);
        }
        if range
            .clone()
            .any(|at| words.is(at, WordClass::WouldOrCould))
        {
            cues.add(TenseCue::Supposed);
        }
        let lasts = time.and_then(|time| time.checked_sub(1));
        // Not "for Saturday's concert".
        let lasts = lasts.is_some_and(|at| {
            words.is(at, WordClass::Since)
                || words.is(at, WordClass::For)
                    && words.tag(end_of_time(words, at + 1)) != Tag::Possessive
        });
        let been = verb.is_some_and(|verb| {
            (verb + 1..verb + MAX_GROUP).any(|at| words.is(at, WordClass::Been))
        });
        if lasts && been && cues.has(TenseCue::Done) {
            cues.add(TenseCue::Lasts);
        }
        cues
    }

    fn verb(&mut self, words: &SentenceTokens<'_>, at: usize) {
        match words.tag(at) {
            // "It could not be found."
            Tag::Modal if words.is(at, WordClass::Could) && words.is(at + 1, WordClass::Not) => {
                self.add(TenseCue::Past);
            }
            Tag::Modal => self.modal(words, at),
            Tag::Past if expects(words, at) => self.add(TenseCue::Plan),
            Tag::Past | Tag::Present | Tag::PresentThird if is_to(words, at) => {
                self.add(TenseCue::Plan);
            }
            Tag::Past => self.add(TenseCue::Past),
            Tag::Present | Tag::PresentThird if is_perfect(words, at) => self.add(TenseCue::Done),
            Tag::Present | Tag::PresentThird => self.add(TenseCue::Present),
            _ => {}
        }
        if is_plan(words, at) {
            self.add(TenseCue::Plan);
        }
    }

    fn modal(&mut self, words: &SentenceTokens<'_>, at: usize) {
        let cue = if words.is(at, WordClass::WillForm) {
            TenseCue::Will
        } else if words.is(at, WordClass::WouldForm) {
            TenseCue::Would
        } else if words.is(at, WordClass::Doubt) {
            TenseCue::Doubt
        } else {
            TenseCue::Present
        };
        self.add(cue);
    }

    // Whether it is told as what may never be.
    fn doubts(self, place: Option<CuePosition>) -> bool {
        let over = place == Some(CuePosition::Over);
        let told = self.has(TenseCue::Past) || over && self.has(TenseCue::Would);
        // "If that was not enough, she lost her car today."
        let now = place == Some(CuePosition::Running) && !self.has(TenseCue::Supposed);
        self.has(TenseCue::Doubt) && !(over && told)
            || self.has(TenseCue::If) && !((over || now) && told)
            || self.has(TenseCue::Provided) && !over && !(now && told)
    }

    // Whether it is told as what has happened, and as nothing else.
    const fn tells_past(self) -> bool {
        self.0 & !(TenseCue::Done as u16 | TenseCue::Supposed as u16) == TenseCue::Past as u16
    }

    const fn add(&mut self, cue: TenseCue) {
        self.0 |= cue as u16;
    }

    const fn has(self, cue: TenseCue) -> bool {
        self.0 & cue as u16 != 0
    }
}

// The verb that a time belongs to: the last one before the time, else the first one after it.
fn governor(
    words: &SentenceTokens<'_>,
    range: &Range<usize>,
    time: Option<usize>,
) -> Option<usize> {
    let finite = |at: &usize| words.tag(*at).is_finite();
    let before = range.start..time.unwrap_or(range.start).max(range.start);
    // "They agree: This week the shop was full."
    let verb = before
        .rev()
        .take(FAR)
        .take_while(|at| words.lower(*at) != ":")
        .find(finite);
    let Some(time) = time else { return verb };
    let end = end_of_time(words, time);
    // "The mayor, who is ill, on Monday defended the plan." "They say the rain this week has hurt the crop."
    let next = [end, end + 1]
        .into_iter()
        .find(|at| words.tag(*at) != Tag::Adverb);
    let next = next.filter(finite).filter(|at| *at < range.end);
    let passed = |verb: usize| {
        words.is(verb, WordClass::Report) && words.tag(verb) != Tag::Past
            || is_of_relative(words, range, verb) && (verb..time).any(|at| words.lower(at) == ",")
    };
    if next.is_some() && verb.is_none_or(passed) {
        return next;
    }
    let mut near = (time..range.end).take(FAR);
    let after = near.find(|at| {
        words.is(*at, WordClass::That)
            || finite(at) && !segment::is_relative(words, at.saturating_sub(1))
    });
    verb.or(after.filter(finite))
}

// Whether a verb is the first one after a relative pronoun: "who is ill".
fn is_of_relative(words: &SentenceTokens<'_>, range: &Range<usize>, verb: usize) -> bool {
    let mut before = (range.start..verb).rev().take(FAR);
    let pronoun = before.find(|at| segment::is_relative(words, *at));
    pronoun.is_some_and(|pronoun| !words.has_finite(pronoun..verb))
}

// One past the last token of the temporal expression that begins at a token.
fn end_of_time(words: &SentenceTokens<'_>, start: usize) -> usize {
    let mut rest = (start..words.len()).skip_while(|at| words.is_time(*at));
    rest.next().unwrap_or(words.len())
}

// Whether a token opens a condition: not in "as if", "most if not all".
fn is_condition(words: &SentenceTokens<'_>, at: usize) -> bool {
    let provided = || words.is(at, WordClass::Provided) && words.is(at + 1, WordClass::That);
    let as_if = || {
        at.checked_sub(1)
            .is_some_and(|at| words.is(at, WordClass::As))
    };
    let conditional =
        || words.is(at, WordClass::If) && !as_if() && !words.is(at + 1, WordClass::NotAlone);
    provided() || conditional() || words.is(at, WordClass::Unless)
}

// "was to meet", "are to meet".
fn is_to(words: &SentenceTokens<'_>, at: usize) -> bool {
    words.is(at, WordClass::BeFinite) && words.tag(at + 1) == Tag::To
}

// "the houses built this year", "Reached by telephone on Tuesday": a participle by itself.
fn is_reduced(words: &SentenceTokens<'_>, range: &Range<usize>, at: usize) -> bool {
    words.tag(at) == Tag::Participle
        && !words.is(at, WordClass::Future)
        && (at == range.start
            || words.lower(at - 1) == ","
            || is_of_relative(words, range, at)
            || words.tag(at - 1).is_noun() && words.has_finite(range.start..at))
}

// "expected profits to grow", "planned to close": what is told of lies ahead of the verb.
fn expects(words: &SentenceTokens<'_>, at: usize) -> bool {
    let mut behind = at + 1..(at + MAX_OBJECT).min(words.len());
    let object = |at: &usize| {
        let tag = words.tag(*at);
        !(tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Pronoun))
    };
    words.is(at, WordClass::Future)
        && behind
            .find(object)
            .is_some_and(|at| words.tag(at) == Tag::To)
}

// What is expected to happen stands within so many tokens.
const MAX_OBJECT: usize = 7;

// "is expected to", "plans to", "is due".
fn is_plan(words: &SentenceTokens<'_>, at: usize) -> bool {
    let tag = words.tag(at);
    let verbal = tag.is_verb() || matches!(tag, Tag::Adjective | Tag::Modal);
    let due = words.is(at, WordClass::Due);
    let planned = if due && words.is(at + 1, WordClass::To) {
        // Not "due to an error".
        words.tag(at + 2) == Tag::Base
    } else {
        words.is(at + 1, WordClass::ToFor) || due && words.lower(at + 1) != ","
    };
    words.is(at, WordClass::Future) && verbal && planned
}

/// Whether a token begins a verb in the perfect: "has resigned", "have since been sold", "has been a teacher"; not "has a
/// daughter".
pub(super) fn is_perfect(words: &SentenceTokens<'_>, verb: usize) -> bool {
    if !words.is(verb, WordClass::Have) {
        return false;
    }
    let mut group = (verb + 1)..(verb + MAX_GROUP);
    // "has more than doubled"
    let small = |at: usize| {
        matches!(words.tag(at), Tag::Adverb | Tag::Comparative)
            || words.is(at, WordClass::InsideVerb)
    };
    let next = group.find(|at| !small(*at));
    next.is_some_and(|at| matches!(words.tag(at), Tag::Participle | Tag::Past))
}

/// Whether a token begins a progressive verb: "is suing".
pub(super) fn is_progressive(words: &SentenceTokens<'_>, verb: usize) -> bool {
    let mut group = (verb + 1)..(verb + MAX_GROUP);
    let next = group.find(|at| words.tag(*at) != Tag::Adverb);
    words.is(verb, WordClass::BePresent)
        && next.is_some_and(|at| words.tag(at) == Tag::PresentParticiple)
}

// So many tokens may stand between an auxiliary and its verb.
const MAX_GROUP: usize = 4;

// A verb farther away is not looked for.
const FAR: usize = 60;
