//! Whether a clause tells of the past, the present, the future, or of what may never be.

use std::ops::Range;

use chrono::NaiveDate;

use super::Tense;
use super::{segment, words::Words};
use crate::analysis::tag::Tag;
use crate::analysis::timex::{Bounds, Modifier};
use crate::rules::time::EventWord;

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
    words: &Words<'_>,
    range: Range<usize>,
    time: Option<Time>,
    reference: Option<NaiveDate>,
) -> Tense {
    let place = time.zip(reference).and_then(|(time, day)| place(time, day));
    let cues = Cues::read(words, &range, time.map(|time| time.start));
    let over = place == Some(Place::Over);
    if cues.has(Cue::Lasts) {
        return Tense::Present;
    }
    if cues.has(Cue::Will) && !over && !cues.has(Cue::If) {
        return Tense::Future;
    }
    let doubt = cues.has(Cue::Doubt) || cues.has(Cue::If);
    if doubt && !(over && (cues.has(Cue::Past) || cues.has(Cue::Would))) {
        return Tense::Hypothetical;
    }
    match place {
        Some(Place::Over) => Tense::Past,
        Some(Place::Ahead) if time.is_some_and(|time| tells_amendment(words, time)) => Tense::Past,
        Some(Place::Ahead) => Tense::Future,
        _ if cues.has(Cue::Would) && cues.has(Cue::If) => Tense::Hypothetical,
        _ if cues.has(Cue::Would) => Tense::Future,
        _ if cues.has(Cue::Past) || cues.has(Cue::Done) => Tense::Past,
        _ if cues.has(Cue::Plan) => Tense::Future,
        Some(Place::Running) | None if cues.has(Cue::Present) => Tense::Present,
        _ => Tense::Past,
    }
}

/// Whether the time is that of a change to the article itself, which may be later than its publication: "Correction added
/// on Nov. 18".
fn tells_amendment(words: &Words<'_>, time: Time) -> bool {
    let passed = [EventWord::BeforeTime, EventWord::Report];
    let is_passed =
        |at: &usize| words.is_mark(*at) || passed.iter().any(|what| words.is(*at, *what));
    let mut before = (0..time.start).rev();
    before.find(|at| !is_passed(at)).is_some_and(|at| {
        words.is(at, EventWord::Amendment)
            && at.checked_sub(1).is_none_or(|at| words.lower(at) != "be")
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Over,
    Running,
    Ahead,
}

fn place(time: Time, day: NaiveDate) -> Option<Place> {
    let bounds = time.bounds?;
    Some(if bounds.latest.is_some_and(|latest| latest.date < day) {
        Place::Over
    } else if bounds
        .earliest
        .or(bounds.latest)
        .is_some_and(|first| first.date > day)
    {
        Place::Ahead
    } else if time.modifier == Some(Modifier::Start) {
        // "earlier this year"
        Place::Over
    } else if time.modifier == Some(Modifier::End)
        && bounds.earliest.is_some_and(|first| first.date == day)
        && bounds.latest.is_some_and(|last| last.date > day)
    {
        // "later this year"
        Place::Ahead
    } else {
        Place::Running
    })
}

// What the verbs and particles of a clause say.
#[derive(Clone, Copy)]
enum Cue {
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
}

#[derive(Clone, Copy, Default)]
struct Cues(u16);

impl Cues {
    // Reads the last verb before the time, else the first one after it; without a time, all verbs of the clause.
    fn read(words: &Words<'_>, range: &Range<usize>, time: Option<usize>) -> Self {
        let mut cues = Self::default();
        let before = range.start..time.unwrap_or(range.start).max(range.start);
        if before
            .clone()
            .rev()
            .take(FAR)
            .find(|at| words.tag(*at).is_verb())
            .is_some_and(|at| is_reduced(words, range, at))
        {
            cues.add(Cue::Past);
            return cues;
        }
        let finite = |at: &usize| words.tag(*at).is_finite();
        let after = time.and_then(|time| {
            let mut near = (time..range.end).take(FAR);
            near.find(|at| {
                words.lower(*at) == "that"
                    || finite(at) && !segment::is_relative(words, at.saturating_sub(1))
            })
        });
        let after = after.filter(finite);
        let verb = before.rev().take(FAR).find(finite).or(after);
        let first = verb.unwrap_or(range.start);
        for at in range.clone() {
            let provided = words.lower(at) == "provided" && words.lower(at + 1) == "that";
            if provided || matches!(words.lower(at), "if" | "unless") {
                // "will open on Monday, if all goes well" is planned.
                cues.add(if at < first { Cue::If } else { Cue::Doubt });
            }
            let other = verb.is_some() && at > first && words.tag(at).is_finite();
            if at < first || other {
                continue;
            }
            cues.verb(words, at);
        }
        let lasts = time.and_then(|time| time.checked_sub(1));
        let lasts = lasts.is_some_and(|at| matches!(words.lower(at), "since" | "for"));
        let been = verb
            .is_some_and(|verb| (verb + 1..verb + MAX_GROUP).any(|at| words.lower(at) == "been"));
        if lasts && been && cues.has(Cue::Done) {
            cues.add(Cue::Lasts);
        }
        cues
    }

    fn verb(&mut self, words: &Words<'_>, at: usize) {
        match words.tag(at) {
            // "It could not be found."
            Tag::Modal if words.lower(at) == "could" && is_not(words.lower(at + 1)) => {
                self.add(Cue::Past);
            }
            Tag::Modal => self.modal(words.lower(at)),
            Tag::Past if expects(words, at) => self.add(Cue::Plan),
            Tag::Past => self.add(Cue::Past),
            Tag::Present | Tag::PresentThird if is_perfect(words, at) => self.add(Cue::Done),
            Tag::Present | Tag::PresentThird => self.add(Cue::Present),
            _ => {}
        }
        if is_plan(words, at) {
            self.add(Cue::Plan);
        }
    }

    fn modal(&mut self, word: &str) {
        match word {
            "will" | "wo" | "shall" | "'ll" | "’ll" => self.add(Cue::Will),
            "would" | "'d" | "’d" => self.add(Cue::Would),
            "could" | "might" | "may" => self.add(Cue::Doubt),
            _ => {}
        }
    }

    const fn add(&mut self, cue: Cue) {
        self.0 |= cue as u16;
    }

    const fn has(self, cue: Cue) -> bool {
        self.0 & cue as u16 != 0
    }
}

fn is_not(word: &str) -> bool {
    matches!(word, "not" | "n't" | "n’t")
}

// "the houses built this year", "Reached by telephone on Tuesday": a participle by itself.
fn is_reduced(words: &Words<'_>, range: &Range<usize>, at: usize) -> bool {
    words.tag(at) == Tag::Participle
        && !words.is(at, EventWord::Future)
        && (at == range.start || words.tag(at - 1).is_noun() && words.has_finite(range.start..at))
}

// "expected profits to grow", "planned to close": what is told of lies ahead of the verb.
fn expects(words: &Words<'_>, at: usize) -> bool {
    let mut behind = at + 1..(at + MAX_OBJECT).min(words.len());
    let object = |at: &usize| {
        let tag = words.tag(*at);
        !(tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Pronoun))
    };
    words.is(at, EventWord::Future)
        && behind
            .find(object)
            .is_some_and(|at| words.tag(at) == Tag::To)
}

// What is expected to happen stands within so many tokens.
const MAX_OBJECT: usize = 7;

// "is expected to", "plans to", "is due".
fn is_plan(words: &Words<'_>, at: usize) -> bool {
    let tag = words.tag(at);
    let verbal = tag.is_verb() || matches!(tag, Tag::Adjective | Tag::Modal);
    let behind = words.lower(at + 1);
    let planned = match behind {
        // Not "due to an error".
        "to" if words.lower(at) == "due" => words.tag(at + 2) == Tag::Base,
        "to" | "for" => true,
        _ => words.lower(at) == "due" && behind != ",",
    };
    words.is(at, EventWord::Future) && verbal && planned
}

/// Whether a token begins a verb in the perfect: "has resigned", "have since been sold", "has been a teacher"; not "has a
/// daughter".
pub(super) fn is_perfect(words: &Words<'_>, verb: usize) -> bool {
    if !matches!(words.lower(verb), "has" | "have" | "'ve" | "’ve") {
        return false;
    }
    let mut group = (verb + 1)..(verb + MAX_GROUP);
    // "has more than doubled"
    let small = |at: usize| {
        matches!(words.tag(at), Tag::Adverb | Tag::Comparative)
            || matches!(words.lower(at), "since" | "than")
    };
    let next = group.find(|at| !small(*at));
    next.is_some_and(|at| matches!(words.tag(at), Tag::Participle | Tag::Past))
}

/// Whether a token begins a progressive verb: "is suing".
pub(super) fn is_progressive(words: &Words<'_>, verb: usize) -> bool {
    let mut group = (verb + 1)..(verb + MAX_GROUP);
    let next = group.find(|at| words.tag(*at) != Tag::Adverb);
    matches!(words.lower(verb), "is" | "are")
        && next.is_some_and(|at| words.tag(at) == Tag::PresentParticiple)
}

// So many tokens may stand between an auxiliary and its verb.
const MAX_GROUP: usize = 4;

// A verb farther away is not looked for.
const FAR: usize = 60;
