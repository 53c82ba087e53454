//! How far the words of an unnamed source reach: "a person familiar with the matter".

use std::ops::Range;

use crate::analysis::article::Article;
use crate::analysis::chunk::{self, Chunk};
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
    article: &Article<'_>,
    speech: &SpeechRules,
    source: Range<usize>,
) -> Range<usize> {
    let Some(sentence) = article.sentence(source.start) else {
        return source;
    };
    let from = sentence.start.max(source.start.saturating_sub(REACH));
    let chunks = chunk::find(article, from..source.end);
    let mut start = source.start;
    for chunk in chunks.iter().rev() {
        if chunk.tokens.end > start {
            continue;
        }
        let gap = chunk.tokens.end..start;
        if !links(article, gap) {
            break;
        }
        start = chunk.tokens.start;
    }
    let head = chunks.iter().find(|chunk| chunk.tokens.start == start);
    let named = (source.clone()).any(|at| article.tag(at) == Tag::Name);
    let speaks = head.is_some_and(|chunk| {
        is_people(speech, article.lower(chunk.head)) || !named && is_source(article, speech, chunk)
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
pub(super) fn end(article: &Article<'_>, start: Range<usize>, limit: usize) -> usize {
    let sentence = article.sentence(start.start);
    let limit = limit.min(sentence.map_or(start.end, |sentence| sentence.end));
    let limit = limit.min(start.start + LONGEST);
    let mut end = start.end;
    let chunks = chunk::find(article, end..limit.max(end));
    for chunk in &chunks {
        let gap = end..chunk.tokens.start;
        let noun = article.tag(chunk.head).is_noun();
        if !noun
            || !links(article, gap)
            || chunk::is_time(article, chunk)
            || is_manner(article, chunk)
        {
            break;
        }
        end = chunk.tokens.end;
    }
    end
}

/// Whether the words between two noun phrases make one of them: a preposition, alone or behind a participle or adjective.
fn links(article: &Article<'_>, gap: Range<usize>) -> bool {
    let Some(last) = gap.clone().next_back() else {
        return false;
    };
    let word = article.lower(last);
    let preposition = matches!(article.tag(last), Tag::Preposition | Tag::To)
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
            article.tag(at),
            Tag::Participle | Tag::PresentParticiple | Tag::Adjective | Tag::Past | Tag::Adverb
        )
    };
    preposition
        && gap.len() < 4
        && (gap.start..last).all(describes)
        && (gap.start..last)
            .all(|at| article.tag(at) != Tag::Past || last == at + 1 && word == "by")
}

/// "in a statement": how something was said.
fn is_manner(article: &Article<'_>, chunk: &Chunk) -> bool {
    matches!(
        article.lower(chunk.head),
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
pub(super) fn is_source(article: &Article<'_>, speech: &SpeechRules, chunk: &Chunk) -> bool {
    let word = article.lower(chunk.head);
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
