//! Which temporal expressions date what stands beside them, and how far.

use std::ops::Range;

use chrono::NaiveDate;

use super::phrase::{self, DatedPhrase};
use super::words::SentenceTokens;
use crate::analysis::TimexId;
use crate::analysis::tag::Tag;
use crate::analysis::timex::{Bounds, Timex, TimexKind, TimexValue, Unit, VagueTime};
use crate::document::Moment;
use crate::lang::WordClass;

/// A time that dates, with its tokens.
#[derive(Clone, Debug)]
pub(super) struct Dating {
    /// The time; of two that are the ends of a stretch, the first.
    pub(super) id: TimexId,
    /// Its tokens, those of both ends included.
    pub(super) tokens: Range<usize>,
    /// The days it covers.
    pub(super) bounds: Option<Bounds>,
}

/// The times of a sentence that date a clause, and the noun phrases that others date.
pub(super) fn of(words: &SentenceTokens<'_>, timexes: &[Timex]) -> (Vec<Dating>, Vec<DatedPhrase>) {
    let mut phrases = Vec::new();
    let mut all: Vec<Dating> = Vec::new();
    for timex in timexes.iter().filter(|timex| dates(timex)) {
        let time = words.within(timex.span);
        if is_compared(words, &time)
            || is_any(words, &time, timex)
            || is_of_name(words, &time, timex)
            || is_aside(words, &time)
        {
            continue;
        }
        if let Some(phrase) = phrase::of(words, timex, timexes) {
            phrases.push(phrase);
            continue;
        }
        let dating = Dating {
            id: timex.id,
            tokens: time,
            bounds: timex.bounds,
        };
        match all
            .last_mut()
            .and_then(|first| Some((stretch(words, first, &dating)?, first)))
        {
            Some((whole, first)) => *first = whole,
            None => all.push(dating),
        }
    }
    if all.len() > 1 {
        all.retain(|dating| !is_of_figure(words, &dating.tokens));
    }
    (all, phrases)
}

// "posted a rise in third-quarter profit on Thursday"
fn is_of_figure(words: &SentenceTokens<'_>, time: &Range<usize>) -> bool {
    let text = words
        .span(time.clone())
        .map_or("", |span| words.words(span));
    text.contains('-') && !text.contains(char::is_numeric) && words.tag(time.end).is_noun()
}

// "from 2020 to 2022", "between May and July", "from 1977 until his death in 1981": two ends of one stretch; "2018 and 2019",
// "2022 or 2023": two times that follow each other.
fn stretch(words: &SentenceTokens<'_>, first: &Dating, last: &Dating) -> Option<Dating> {
    let earliest = first.bounds?.earliest;
    let latest = last.bounds?.latest.map(|end| after_midnight(earliest, end));
    let ordered = earliest?.date <= latest?.date;
    let joint = first.tokens.end;
    let joined = if words.is(joint, WordClass::AndOr) {
        let before = first.tokens.start.checked_sub(1);
        let between = before.is_some_and(|at| words.is(at, WordClass::Between));
        let next =
            first.bounds?.latest?.date.succ_opt() == last.bounds?.earliest.map(|first| first.date);
        (next || between) && joint + 1 == last.tokens.start
    } else if words.is(joint, WordClass::StretchJoint) {
        let before = first.tokens.start.checked_sub(1)?;
        let near = last.tokens.start - joint <= FAR && !words.has_finite(joint..last.tokens.start);
        words.is(before, WordClass::From) && near
    } else {
        false
    };
    // "the 2007-2008 slump"
    let joined = joined || last.tokens.start < first.tokens.end;
    // "today (28 October)"
    let same = words.lower(joint) == "("
        && words.lower(last.tokens.end) == ")"
        && joint + 1 == last.tokens.start;
    if same {
        return Some(Dating {
            tokens: first.tokens.start..last.tokens.end + 1,
            ..last.clone()
        });
    }
    (joined && ordered).then_some(Dating {
        id: first.id,
        tokens: first.tokens.start..last.tokens.end,
        bounds: Some(Bounds { earliest, latest }),
    })
}

// "from 11 p.m. to 2 a.m.": the end of a night is of the next day.
fn after_midnight(start: Option<Moment>, end: Moment) -> Moment {
    let turns = |start: Moment| {
        let hours = start.time.zip(end.time);
        start.date == end.date && hours.is_some_and(|(start, end)| end < start)
    };
    let date = end.date.succ_opt().filter(|_| start.is_some_and(turns));
    Moment {
        date: date.unwrap_or(end.date),
        ..end
    }
}

// What leads from one end of a stretch to the other: "until the death of the mayor in".
const FAR: usize = 8;

/// The days on which a clause may have happened, from the words before its time and the day of publication.
///
/// "Since" a time has no end, "by" a time has no beginning; "earlier this month" ends on the day of publication,
/// "later this month" begins on it.
pub(super) fn bounds(
    words: &SentenceTokens<'_>,
    dating: &Dating,
    day: Option<NaiveDate>,
) -> Option<Bounds> {
    let whole = dating.bounds?;
    let first = dating.tokens.start;
    let before = |far: usize, class: WordClass| {
        let at = first.checked_sub(far);
        at.is_some_and(|at| words.is(at, class))
    };
    // "has lived there since May, when it was built"
    let told = (dating.tokens.end..dating.tokens.end + 2).any(|at| words.is(at, WordClass::When));
    let (earliest, latest) = (whole.earliest, whole.latest);
    let days = latest.is_some_and(|latest| latest.time.is_none());
    // A week or a month of which the day is one.
    let day = day.filter(|day| {
        let days = earliest.zip(latest);
        days.is_some_and(|(first, last)| {
            first.date < *day && last.date > *day && (last.date - first.date).num_days() <= MONTH
        })
    });
    let open = before(1, WordClass::Since) && !told
        || before(1, WordClass::In) && before(2, WordClass::Starting);
    Some(match day.map(Moment::day) {
        _ if open => Bounds {
            earliest,
            latest: None,
        },
        _ if days && before(1, WordClass::By) => Bounds {
            earliest: None,
            latest,
        },
        Some(day) if words.is(first, WordClass::Earlier) => Bounds {
            earliest,
            latest: Some(day),
        },
        Some(day) if words.is(first, WordClass::Later) => Bounds {
            earliest: Some(day),
            latest,
        },
        _ => whole,
    })
}

const MONTH: i64 = 31;

// Whether an expression dates what stands beside it: a place in the calendar, or a length with bounds.
fn dates(timex: &Timex) -> bool {
    let vague = timex.value.unit().is_some_and(|unit| unit > Unit::Century);
    timex.bounds.is_some() && timex.value.kind() != TimexKind::Set && !vague
}

/// Whether an expression makes its sentence one of no particular time.
pub(super) fn is_general(timex: &Timex) -> bool {
    let past = timex.value == TimexValue::Reference(VagueTime::Past);
    past || timex.value.kind() == TimexKind::Set
}

// A time that something is only compared with dates no event: "from $10 million a year earlier", "higher than it was in
// April", "the lowest since 1997", "the first mayor since the war of 1905", "after a loss yesterday".
fn is_compared(words: &SentenceTokens<'_>, time: &Range<usize>) -> bool {
    let near = |far: usize| {
        let first = time.start.saturating_sub(far);
        (first..time.start)
            .rev()
            .take_while(|at| !matches!(words.lower(*at), "," | ";"))
    };
    let than = near(FAR).any(|at| {
        let beside = at + 1 == time.start;
        // Not "more than 40 boats", "later than expected".
        let than = words.is(at, WordClass::Than)
            && (beside || matches!(words.tag(at + 1), Tag::Pronoun | Tag::Preposition));
        than || beside && words.is(at, WordClass::Versus)
    });
    let year_before = words.is(time.end.wrapping_sub(1), WordClass::Ago);
    let from =
        near(6).any(|at| words.is(at, WordClass::Comparison) && !words.is(at, WordClass::With));
    than || year_before && from || is_ranked(words, time) || is_of_noun(words, time)
}

fn is_ranked(words: &SentenceTokens<'_>, time: &Range<usize>) -> bool {
    let verb = |at: &usize| words.tag(*at).is_finite();
    let mut before = (time.start.saturating_sub(FAR)..time.start).rev();
    let Some(since) = before
        .by_ref()
        .take_while(|at| !verb(at))
        .find(|at| words.is(*at, WordClass::Since))
    else {
        return false;
    };
    let mut ranks = (since.saturating_sub(FAR)..since)
        .rev()
        .take_while(|at| !verb(at));
    ranks.any(|at| {
        words.is(at, WordClass::Rank)
            || words.lower(at).ends_with("est") && words.tag(at) == Tag::Comparative
    })
}

// "after a loss yesterday": a noun after "after" with no word between it and the time.
fn is_of_noun(words: &SentenceTokens<'_>, time: &Range<usize>) -> bool {
    let Some(noun) = time
        .start
        .checked_sub(1)
        .filter(|at| words.tag(*at).is_noun())
    else {
        return false;
    };
    let first = noun.saturating_sub(4);
    let of_phrase = |at: &usize| {
        words.tag(*at).is_noun() || matches!(words.tag(*at), Tag::Adjective | Tag::Determiner)
    };
    let start = (first..noun)
        .rev()
        .take_while(of_phrase)
        .last()
        .unwrap_or(noun);
    start < noun
        && words.is(start, WordClass::Article)
        && start
            .checked_sub(1)
            .is_some_and(|at| words.is(at, WordClass::After))
}

// "the Harbour Prize 2004", "its 1950s yard": a year or decade that belongs to the name or the look of a thing.
fn is_of_name(words: &SentenceTokens<'_>, time: &Range<usize>, timex: &Timex) -> bool {
    let Some(before) = time.start.checked_sub(1) else {
        return false;
    };
    let unit = timex.value.unit();
    let alone = time.len() == 1;
    let named = words.text(before).starts_with(char::is_uppercase)
        && before > 0
        && unit == Some(Unit::Year);
    let owned = words.tag(before) == Tag::PossessivePronoun && unit == Some(Unit::Decade);
    alone && (named && !words.tag(time.end).is_noun() || owned)
}

// "on a Sunday afternoon", "a Saturday job": no Sunday in particular.
fn is_any(words: &SentenceTokens<'_>, time: &Range<usize>, timex: &Timex) -> bool {
    let Some(before) = time.start.checked_sub(1) else {
        return false;
    };
    let text = words.words(timex.span);
    let day = timex.value.unit() == Some(Unit::Day) && text.starts_with(char::is_uppercase);
    words.is(before, WordClass::Article) && day && !text.contains(char::is_numeric)
}

// "(Ruiz, 2013)", "(see the report, 2013)": a reference.
fn is_aside(words: &SentenceTokens<'_>, time: &Range<usize>) -> bool {
    words.lower(time.end) == ")"
        && time
            .start
            .checked_sub(1)
            .is_some_and(|at| words.lower(at) == ",")
        && time.len() == 1
}
