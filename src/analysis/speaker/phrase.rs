//! How far the words of an unnamed source reach: "a person familiar with the matter".

use std::ops::Range;

use crate::analysis::chunk::{self, Chunk};
use crate::analysis::reading::Reading;
use crate::analysis::tag::Tag;
use crate::lang::speech::{NameWord, SpeechRules};

/// How many tokens a source may have.
const LONGEST: usize = 16;

/// How many tokens before a noun its source may begin.
const REACH: usize = 24;

/// The whole noun phrase of a source that ends in one of its nouns: "sources close to Lind" of "Lind".
///
/// Only over prepositions, and only where the phrase begins with people; with a group or a document where nobody is named.
pub(super) fn whole(
    reading: &Reading<'_>,
    speech: &SpeechRules,
    source: Range<usize>,
) -> Range<usize> {
    let Some(sentence) = reading.sentence(source.start) else {
        return source;
    };
    let from = sentence.start.max(source.start.saturating_sub(REACH));
    let chunks = chunk::find(reading, from..source.end);
    let mut start = source.start;
    for chunk in chunks.iter().rev() {
        if chunk.tokens.end > start {
            continue;
        }
        let gap = chunk.tokens.end..start;
        if !links(reading, gap) {
            break;
        }
        start = chunk.tokens.start;
    }
    let head = chunks.iter().find(|chunk| chunk.tokens.start == start);
    let named = (source.clone()).any(|at| reading.tag(at) == Tag::Name);
    let speaks = head.is_some_and(|chunk| {
        is_people(speech, reading.lower(chunk.head)) || !named && is_source(reading, speech, chunk)
    });
    if start < source.start && speaks {
        start..source.end
    } else {
        source
    }
}

/// Where the phrase of a source ends that starts with one noun group: over "of", "with", "seen by", up to a verb or mark.
///
/// `limit` is where something else is known to begin.
pub(super) fn end(reading: &Reading<'_>, start: Range<usize>, limit: usize) -> usize {
    let sentence = reading.sentence(start.start);
    let limit = limit.min(sentence.map_or(start.end, |sentence| sentence.end));
    let limit = limit.min(start.start + LONGEST);
    let mut end = start.end;
    let chunks = chunk::find(reading, end..limit.max(end));
    for chunk in &chunks {
        let gap = end..chunk.tokens.start;
        let noun = reading.tag(chunk.head).is_noun();
        if !noun
            || !links(reading, gap)
            || chunk::is_time(reading, chunk)
            || is_manner(reading, chunk)
        {
            break;
        }
        end = chunk.tokens.end;
    }
    end
}

/// Whether the words between two noun phrases make one of them: a preposition, alone or behind a participle or adjective.
fn links(reading: &Reading<'_>, gap: Range<usize>) -> bool {
    let Some(last) = gap.clone().next_back() else {
        return false;
    };
    let word = reading.lower(last);
    let preposition = matches!(reading.tag(last), Tag::Preposition | Tag::To)
        && !matches!(
            word,
            "that"
                | "as"
                | "after"
                | "before"
                | "because"
                | "while"
                | "if"
                | "than"
                | "until"
                | "since"
                | "on"
                | "during"
        );
    let describes = |at: usize| {
        matches!(
            reading.tag(at),
            Tag::Participle | Tag::PresentParticiple | Tag::Adjective | Tag::Past | Tag::Adverb
        )
    };
    preposition
        && gap.len() < 4
        && (gap.start..last).all(describes)
        && (gap.start..last)
            .all(|at| reading.tag(at) != Tag::Past || last == at + 1 && word == "by")
}

/// "in a statement": how something was said.
fn is_manner(reading: &Reading<'_>, chunk: &Chunk) -> bool {
    matches!(
        reading.lower(chunk.head),
        "statement"
            | "interview"
            | "email"
            | "e-mail"
            | "telephone"
            | "phone"
            | "tweet"
            | "post"
            | "conference"
            | "briefing"
            | "letter"
            | "message"
            | "memo"
            | "call"
            | "release"
            | "speech"
            | "court"
            | "testimony"
            | "response"
            | "reply"
            | "ruling"
            | "report"
            | "filing"
            | "decision"
            | "opinion"
            | "complaint"
            | "lawsuit"
            | "column"
            | "article"
            | "blog"
            | "video"
    )
}

/// Whether a noun phrase names people, a group or a document by a common noun.
pub(super) fn is_source(reading: &Reading<'_>, speech: &SpeechRules, chunk: &Chunk) -> bool {
    let word = reading.lower(chunk.head);
    let naming = &speech.naming;
    is_people(speech, word)
        || naming.is(NameWord::Source, word)
        || naming.is(NameWord::Collective, word.trim_end_matches('s'))
}

/// Whether a noun names people: "officials", "a spokesman", "sources".
pub(super) fn is_people(speech: &SpeechRules, word: &str) -> bool {
    let is = |word: &str| speech.lists.is_person_noun(word);
    let stem = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    is(word)
        || is(word.trim_end_matches('s'))
        || stem.is_some_and(|word| is(&word))
        || word.ends_with("men")
        || matches!(
            word,
            "people" | "sources" | "source" | "those" | "authorities"
        )
}
