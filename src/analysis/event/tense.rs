//! Whether a clause tells of the past, the present, the future, or of what may never be.

use std::ops::Range;

use chrono::NaiveDate;

use super::Tense;
use super::words::Words;
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
    let cues = Cues::read(words, range);
    let over = place == Some(Place::Over);
    if cues.has(Cue::Will) && !over {
        return Tense::Future;
    }
    if cues.has(Cue::Doubt) && !(over && (cues.has(Cue::Past) || cues.has(Cue::Would))) {
        return Tense::Hypothetical;
    }
    match place {
        Some(Place::Over) => Tense::Past,
        Some(Place::Ahead) if time.is_some_and(|time| tells_amendment(words, time)) => Tense::Past,
        Some(Place::Ahead) => Tense::Future,
        _ if cues.has(Cue::Would) => Tense::Hypothetical,
        _ if cues.has(Cue::Past) => Tense::Past,
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
    } else {
        Place::Running
    })
}

// What the verbs and particles of a clause say.
#[derive(Clone, Copy)]
enum Cue {
    Will = 1,
    Would = 1 << 1,
    // "could", "might", "if"
    Doubt = 1 << 2,
    // "is expected to", "plans to"
    Plan = 1 << 3,
    Past = 1 << 4,
    Present = 1 << 5,
}

#[derive(Clone, Copy, Default)]
struct Cues(u8);

impl Cues {
    fn read(words: &Words<'_>, range: Range<usize>) -> Self {
        let mut cues = Self::default();
        for at in range {
            match words.tag(at) {
                Tag::Modal => cues.modal(words.lower(at)),
                Tag::Past if expects(words, at) => cues.add(Cue::Plan),
                Tag::Past => cues.add(Cue::Past),
                Tag::Present | Tag::PresentThird => cues.add(Cue::Present),
                _ => {}
            }
            if is_plan(words, at) {
                cues.add(Cue::Plan);
            }
            let provided = words.lower(at) == "provided" && words.lower(at + 1) == "that";
            if provided || matches!(words.lower(at), "if" | "unless") {
                cues.add(Cue::Doubt);
            }
        }
        cues
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
        self.0 |= cue as u8;
    }

    const fn has(self, cue: Cue) -> bool {
        self.0 & cue as u8 != 0
    }
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
    words.is(at, EventWord::Future)
        && verbal
        && (matches!(behind, "to" | "for") || words.lower(at) == "due" && behind != ",")
}
