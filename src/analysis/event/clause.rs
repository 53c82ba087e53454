//! Cuts a sentence into the clauses that its times date.

use std::ops::Range;

use super::frame::ReportFrame;
use super::segment;
use super::words::SentenceTokens;
use crate::analysis::tag::Tag;
use crate::lang::WordClass;

/// A clause with the time that dates it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DatedClause {
    /// Its tokens.
    pub(super) range: Range<usize>,
    /// The tokens of its event: with the words that "which was built in 1911" is about, without what follows "a school built
    /// in 1871".
    pub(super) span: Range<usize>,
    /// The place of its time in the list that was given.
    pub(super) time: usize,
    /// The frame, or the words between frames, that it was cut from.
    pub(super) whole: Range<usize>,
    /// The report frame it is, where the time dates a saying.
    pub(super) frame: Option<usize>,
}

/// The clauses of a sentence, in order; `times` are the tokens of its dating expressions, sorted.
pub(super) fn cut(
    words: &SentenceTokens<'_>,
    frames: &[ReportFrame],
    times: &[Range<usize>],
) -> Vec<DatedClause> {
    let mut clauses: Vec<DatedClause> = Vec::new();
    for (stretch, frame) in stretches(words.dateline_end()..words.len(), frames) {
        let from = times.partition_point(|time| time.start < stretch.start);
        let to = times.partition_point(|time| time.start < stretch.end);
        // A saying has one date, the first one it gives.
        let to = if frame.is_some() {
            to.min(from + 1)
        } else {
            to
        };
        let (mut start, mut last) = (stretch.start, from);
        let whole = trim(words, stretch.clone());
        for (nth, time) in times.iter().enumerate().take(to).skip(from) {
            if let Some(clause) = clauses.last().filter(|_| from < nth && nth <= last) {
                let time = nth;
                clauses.push(DatedClause {
                    time,
                    ..clause.clone()
                });
                continue;
            }
            let listed = (nth + 1..to).take(MAX_LIST);
            let listed = listed.take_while(|nth| is_listed(words, times, *nth));
            last = listed.last().unwrap_or(nth);
            let next = times.get(last + 1).filter(|_| last + 1 < to);
            let time = times
                .get(last)
                .map_or(time.clone(), |last| time.start..last.end);
            let end = next.map_or(stretch.end, |next| border(words, time.end, next.start));
            let own = relative(words, start, time.start).unwrap_or(start);
            // "the guard who was fired last week | was arrested"
            let later = usize::from(!words.has_finite(own..time.start));
            let mut verbs = (time.end..end).filter(|at| words.tag(*at).is_finite());
            let main = verbs.nth(later);
            let inside = own > start && !words.has_finite(start..own);
            let range = trim(words, own..main.filter(|_| inside).unwrap_or(end));
            let first = if own > start {
                segment::head(words, start, own)
            } else {
                range.start
            };
            let reduced = frame.is_none() && is_reduced(words, start, &time);
            clauses.push(DatedClause {
                span: first..if reduced { time.end } else { range.end },
                range,
                time: nth,
                whole: whole.clone(),
                frame,
            });
            start = end;
        }
    }
    clauses.retain(|clause| !clause.range.is_empty());
    clauses
}

// So many more times may date one clause.
const MAX_LIST: usize = 9;

// Whether a time goes on with the list of the one before, and dates the same clause: "in 2010, 2011 and 2013".
fn is_listed(words: &SentenceTokens<'_>, times: &[Range<usize>], nth: usize) -> bool {
    let pair = nth
        .checked_sub(1)
        .and_then(|before| times.get(before))
        .zip(times.get(nth));
    pair.is_some_and(|(before, time)| {
        let mut between = before.end..time.start;
        !between.is_empty()
            && between.all(|at| (matches!(words.lower(at), ",") || words.is(at, WordClass::AndOr)))
    })
}

// The frames and what stands between them.
fn stretches(sentence: Range<usize>, frames: &[ReportFrame]) -> Vec<(Range<usize>, Option<usize>)> {
    let mut all = Vec::new();
    let mut from = sentence.start;
    for (nth, frame) in frames.iter().enumerate() {
        all.push((from..frame.range.start, None));
        all.push((frame.range.start.max(from)..frame.range.end, Some(nth)));
        from = frame.range.end;
    }
    all.push((from..sentence.end, None));
    all.retain(|(range, _)| !range.is_empty());
    all
}

// The relative clause that holds a time: "…, which was built in 1911", "the guard who was fired last week was …".
fn relative(words: &SentenceTokens<'_>, from: usize, time: usize) -> Option<usize> {
    let pronoun = (from + 1..time)
        .rev()
        .find(|at| segment::is_relative(words, *at))?;
    let verb = (pronoun..time).find(|at| words.tag(*at).is_finite());
    // "the man who in 2012 bought the mill"
    let ahead = |at: usize| matches!(words.tag(at), Tag::Preposition | Tag::Adverb);
    if verb.is_none() && (pronoun + 1..time).all(ahead) {
        return Some(pronoun);
    }
    let verb = verb?;
    // After its end the main clause goes on.
    let closed = (verb..time).any(|at| words.lower(at) == "," || words.lower(at) == ";");
    let main = words.has_finite(from..pronoun);
    (!closed && (main || !words.has_finite(verb + 1..time))).then_some(pronoun)
}

// "A school built in 1871 has been closed": the time dates a participle, and the main verb stands behind it.
fn is_reduced(words: &SentenceTokens<'_>, from: usize, time: &Range<usize>) -> bool {
    let small = |at: &usize| {
        matches!(
            words.tag(*at),
            Tag::Preposition | Tag::Determiner | Tag::Adverb
        )
    };
    let first = (from..time.start)
        .rev()
        .take_while(small)
        .last()
        .unwrap_or(time.start);
    let Some(participle) = first.checked_sub(1).filter(|at| *at > from) else {
        return false;
    };
    matches!(words.tag(participle), Tag::Participle)
        && words.tag(participle - 1).is_noun()
        && !words.has_finite(from..time.start)
        && words.tag(time.end).is_finite()
}

// Between two times: at the mark nearest to the middle, else in the middle.
fn border(words: &SentenceTokens<'_>, from: usize, to: usize) -> usize {
    let middle = usize::midpoint(from, to);
    let nearest = |marks: &dyn Fn(usize) -> bool| {
        (from..to)
            .filter(|at| marks(*at))
            .min_by_key(|at| at.abs_diff(middle))
    };
    nearest(&|at| segment::opens(words, at, to))
        .or_else(|| nearest(&|at| words.is(at, WordClass::Cut)))
        .unwrap_or(middle)
}

// Without marks at the ends that belong to no clause.
fn trim(words: &SentenceTokens<'_>, range: Range<usize>) -> Range<usize> {
    let loose = |at: usize| {
        words.is_mark(at)
            && !words.is_quote_mark(at)
            && !matches!(words.lower(at), "$" | "#" | "€" | "£" | "%")
    };
    let mut range = range;
    while range.start < range.end && loose(range.start) {
        range.start += 1;
    }
    // "printed today (28 February)"
    let mut bracket = None;
    while range.start < range.end && loose(range.end - 1) {
        let closes = words.lower(range.end - 1) == ")";
        let opened = || range.clone().any(|at| words.lower(at) == "(");
        if closes && *bracket.get_or_insert_with(opened) {
            break;
        }
        range.end -= 1;
    }
    range
}
