//! Report frames: the words around somebody's words that only say whose they are ("..., officials said on Friday").

use std::ops::Range;

use super::words::SentenceTokens;
use crate::analysis::tag::Tag;
use crate::lang::WordClass;

/// One report frame of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ReportFrame {
    /// Its tokens.
    pub(super) range: Range<usize>,
    /// The report verb.
    pub(super) verb: usize,
    /// Whether the words it reports stand behind it.
    pub(super) leads: bool,
}

// Nobody is introduced with more words than these.
const MAX_SUBJECT: usize = 24;

/// Finds the report frames of a sentence, in order and disjoint; `times` are the tokens of its temporal expressions.
pub(super) fn find(words: &SentenceTokens<'_>, times: &[Range<usize>]) -> Vec<ReportFrame> {
    let mut frames: Vec<ReportFrame> = Vec::new();
    let mut from = 0;
    for verb in 0..words.len() {
        if verb < from
            || words.is_quoted(verb)
            || !words.is(verb, WordClass::Report)
            || !is_verb(words, verb)
        {
            continue;
        }
        let frame = trailing(words, from, verb).or_else(|| leading(words, from, verb, times));
        if let Some(frame) = frame {
            from = frame.range.end;
            frames.push(frame);
        }
    }
    frames
}

fn is_verb(words: &SentenceTokens<'_>, at: usize) -> bool {
    // "as earlier reported"
    let small = |at: &usize| matches!(words.tag(*at), Tag::Adverb | Tag::Comparative);
    let before = (0..at).rev().find(|at| !small(at));
    if before.is_some_and(|before| words.is(before, WordClass::As)) {
        return false;
    }
    words.is(at, WordClass::According)
        || matches!(
            words.tag(at),
            Tag::Past | Tag::PresentThird | Tag::Present | Tag::Other
        )
}

// ", he said Friday." and ", said Ana Ruiz, the mayor."
fn trailing(words: &SentenceTokens<'_>, from: usize, verb: usize) -> Option<ReportFrame> {
    let low = from.max(verb.saturating_sub(MAX_SUBJECT));
    let start = (low..verb).rev().find(|at| is_border(words, *at))?;
    let content = from..start;
    if words.has_finite(start + 1..verb) || content.len() < 2 {
        return None;
    }
    let inverted = start + 1 == verb;
    let end = end_of_trailing(words, verb + 1, inverted);
    // With a clause of its own behind the verb the frame leads instead.
    let sum = matches!(words.lower(end), "$" | "#" | "€" | "£");
    let closed = end >= words.len() || is_border(words, end) || words.is_mark(end) && !sum;
    let quoted = words.is_quote_mark(start);
    if !closed || !quoted && !words.has_finite(content) {
        return None;
    }
    Some(ReportFrame {
        range: start + 1..end.min(words.len()),
        verb,
        leads: false,
    })
}

fn is_border(words: &SentenceTokens<'_>, at: usize) -> bool {
    words.lower(at) == "," || words.is_quote_mark(at) || matches!(words.lower(at), "--" | "—" | "_")
}

// One past the last token that can belong to a frame that stands behind the words it reports.
fn end_of_trailing(words: &SentenceTokens<'_>, from: usize, inverted: bool) -> usize {
    let mut at = from;
    while at < words.len() {
        if words.is_quote_mark(at) || words.tag(at).is_finite() || words.is(at, WordClass::That) {
            break;
        }
        let comma = words.lower(at) == ",";
        if comma
            && !(inverted && !words.is_quote_mark(at + 1) && !words.has_finite(at + 1..words.len()))
        {
            break;
        }
        if matches!(words.lower(at), ";" | ":" | "--" | "—" | "(") {
            break;
        }
        at += 1;
    }
    // A finite verb means that a clause has begun: step back to where the frame can end.
    if at < words.len() && words.tag(at).is_finite() {
        return from;
    }
    at
}

// "Officials said Friday that ..." and "On Friday, officials said ...".
fn leading(
    words: &SentenceTokens<'_>,
    from: usize,
    verb: usize,
    times: &[Range<usize>],
) -> Option<ReportFrame> {
    let low = from.max(verb.saturating_sub(MAX_SUBJECT));
    let start = (low..verb)
        .rev()
        .find(|at| opens_clause(words, *at) && !is_title(words, *at, verb))
        .map_or(low, |at| at + 1);
    if words.has_finite(start..verb) || verb + 1 >= words.len() || !reports(words, verb, times) {
        return None;
    }
    let mut end = verb + 1;
    let near = (end..words.len().min(end + 12)).find(|at| {
        (matches!(words.lower(*at), "," | ":") || words.is(*at, WordClass::That))
            || words.is_quote_mark(*at)
            || words.tag(*at).is_finite()
    });
    if let Some(near) = near.filter(|at| words.is(*at, WordClass::That) || words.lower(*at) == ":")
    {
        end = near + 1;
    } else {
        // "said Friday", "said on Friday"; after "told" an object may come first: "told the council in July it was"
        let told = words.is(verb, WordClass::Tell);
        let last = near.filter(|_| told).unwrap_or(end + 2);
        let time = times.iter().find(|time| (end..last).contains(&time.start));
        end = time.map_or(end, |time| time.end);
    }
    Some(ReportFrame {
        range: start..end,
        verb,
        leads: true,
    })
}

// Whether a clause follows the verb: not in "reported a loss" or "added two stops".
fn reports(words: &SentenceTokens<'_>, verb: usize, times: &[Range<usize>]) -> bool {
    if words.is(verb, WordClass::Say) {
        return true;
    }
    let mut at = verb + 1;
    while at < words.len() {
        if let Some(time) = times.iter().find(|time| time.contains(&at)) {
            at = time.end;
            continue;
        }
        if (matches!(words.lower(at), ":") || words.is(at, WordClass::Content))
            || words.is_quote_mark(at)
        {
            return true;
        }
        if (matches!(words.lower(at), ",") || words.is(at, WordClass::ContentEnd)) {
            return false;
        }
        if words.tag(at).is_finite() {
            return at > verb + 1;
        }
        at += 1;
    }
    false
}

// Whether a quotation mark is one of the two around a title: 'his podcast "The Long Pier" out Thursday'.
fn is_title(words: &SentenceTokens<'_>, at: usize, verb: usize) -> bool {
    let mark = |at: &usize| words.is_quote_mark(*at);
    let before = (at.saturating_sub(MAX_TITLE)..at).rev().find(mark);
    let after = (at + 1..verb.min(at + MAX_TITLE)).find(mark);
    let title = |from: usize, to: usize| from + 1 < to && !words.has_finite(from..to);
    mark(&at)
        && (before.is_some_and(|before| title(before, at))
            || after.is_some_and(|after| title(at, after)))
}

// The maximum length of a title, in tokens.
const MAX_TITLE: usize = 9;

fn opens_clause(words: &SentenceTokens<'_>, at: usize) -> bool {
    (matches!(words.lower(at), "--" | ":" | ";" | "—") || words.is(at, WordClass::ClauseOpener))
        || words.is_quote_mark(at)
}
