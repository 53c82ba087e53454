//! Where clauses open inside a sentence.

use super::words::SentenceTokens;
use crate::analysis::tag::Tag;
use crate::lang::WordClass;

/// Nothing is looked for over more tokens than these.
pub(super) const FAR: usize = 400;

/// Whether a token opens a clause that only leads to another one, if it stands at its head: "if", "when".
pub(super) fn is_leading(words: &SentenceTokens<'_>, at: usize) -> bool {
    words.is(at, WordClass::Leading)
}

/// Whether a clause begins at a token: at a mark, at a word that opens one, or at an "and" with a verb soon behind.
pub(super) fn opens(words: &SentenceTokens<'_>, at: usize, end: usize) -> bool {
    let is = |class: WordClass| words.is(at, class);
    let word = words.lower(at);
    if word == "," {
        return !is_in_date(words, at);
    }
    if matches!(word, ";" | ":" | "--" | "—" | "–" | "_" | "(" | ")") || is(WordClass::ClauseStart)
    {
        return !words.is_time(at);
    }
    if is(WordClass::That) {
        return words.tag(at + 1).is_finite() && at > 0 && words.tag(at - 1).is_noun();
    }
    if is(WordClass::Provided) {
        return words.is(at + 1, WordClass::That);
    }
    // "the Center on Poverty and Inequality calls": no clause has begun before it.
    if !is(WordClass::LinkBeforeVerb) || is(WordClass::AndOr) && !words.has_finite(0..at) {
        return false;
    }
    let mut behind = (at + 1..end.min(at + 7)).take_while(|at| !words.is_mark(*at));
    behind.any(|at| words.tag(at).is_finite())
}

// The commas of "May 8, 2003" and of "the May 8, 2003, attacks".
fn is_in_date(words: &SentenceTokens<'_>, at: usize) -> bool {
    if words.is_time(at) {
        return words.is_time(at + 1);
    }
    let mut start = at;
    while start > 0 && words.is_time(start - 1) {
        start -= 1;
    }
    start > 0 && start < at && words.tag(start - 1) == Tag::Determiner
}

/// Whether a token opens a relative clause: "which", "who", or a "that" with a verb behind it.
pub(super) fn is_relative(words: &SentenceTokens<'_>, at: usize) -> bool {
    words.is(at, WordClass::RelativePronoun)
        || words.is(at, WordClass::That)
            && (words.tag(at) == Tag::WhDeterminer
                || at > 0 && words.tag(at + 1).is_finite() && words.tag(at - 1).is_noun())
}

/// Where the noun phrase before a relative pronoun begins ("the head of the college, 61, who"); the pronoun itself without
/// one.
pub(super) fn head(words: &SentenceTokens<'_>, from: usize, pronoun: usize) -> usize {
    let mut noun = pronoun;
    // "a case in which"
    if noun > from + 1 && words.tag(noun - 1) == Tag::Preposition {
        noun -= 1;
    }
    while noun > from && (words.is_mark(noun - 1) || words.tag(noun - 1) == Tag::Number) {
        noun -= 1;
    }
    let phrase = |at: &usize| {
        let tag = words.tag(*at);
        tag.is_noun()
            || matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Number)
            || matches!(tag, Tag::Possessive | Tag::PossessivePronoun)
            || words.is(*at, WordClass::NounJoint)
            // "anyone in the town who"
            || tag == Tag::Preposition && *at > from && words.tag(at - 1).is_noun()
    };
    let mut first = noun;
    while first > from && noun - first < LONGEST_PHRASE && phrase(&(first - 1)) {
        first -= 1;
    }
    while first < noun && matches!(words.tag(first), Tag::Preposition | Tag::Conjunction) {
        first += 1;
    }
    if (first..noun).any(|at| words.tag(at).is_noun()) {
        first
    } else {
        pronoun
    }
}

/// Where the last noun before a relative pronoun begins, with the words right before it: "activist, who" in "the owner of a
/// mill and activist, who".
pub(super) fn noun(words: &SentenceTokens<'_>, from: usize, pronoun: usize) -> usize {
    let mut near = (from..pronoun).rev().take(LONGEST_PHRASE);
    let noun = near.find(|at| words.tag(*at).is_noun());
    let noun = noun.map_or(pronoun, |noun| noun + 1);
    let phrase = |at: &usize| {
        let tag = words.tag(*at);
        tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Number)
    };
    let before = (from..noun).rev().take(LONGEST_PHRASE).take_while(phrase);
    before.last().unwrap_or(noun)
}

// The maximum length of a noun phrase, in tokens.
const LONGEST_PHRASE: usize = 12;
