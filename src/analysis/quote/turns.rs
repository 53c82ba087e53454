//! Transcripts: paragraphs that open with a label say whose they are.

use std::ops::Range;

use super::attribute::{Attribution, Taken};
use super::leftover::block_tokens;
use super::source::SourcePhrase;
use crate::analysis::Evidence;
use crate::analysis::article::Article;
use crate::analysis::chunk;
use crate::analysis::tag::Tag;
use crate::document::BlockId;

/// The rule that gives a paragraph to its label.
pub(super) const TRANSCRIPT: &str = "transcript";

/// How many tokens a label may have.
const LONGEST: usize = 5;
/// How many paragraphs of an article must have a label.
const LEAST: usize = 3;
/// How many paragraphs a turn may have, stage directions included; behind more the article goes on by itself.
const MOST_PARAGRAPHS: u32 = 6;

/// A paragraph behind a label.
struct Turn<'a> {
    block: BlockId,
    label: Range<usize>,
    /// The colon.
    mark: Range<usize>,
    name: &'a str,
    words: Range<usize>,
}

/// Finds the turns of a transcript: several paragraphs open with a label, and one label comes again.
pub(super) fn find(article: &Article<'_>, taken: &mut Taken) -> Vec<Attribution> {
    let blocks = article.document.blocks.len();
    let ids = (0..u32::try_from(blocks).unwrap_or(u32::MAX)).map(BlockId);
    let turns: Vec<Turn<'_>> = ids.filter_map(|block| turn(article, block)).collect();
    let mut names: Vec<&str> = turns.iter().map(|turn| turn.name).collect();
    names.sort_unstable();
    names.dedup();
    let speaks = turns.iter().any(|turn| turn.speaks(article));
    if turns.len() < LEAST || names.len() == turns.len() || names.len() < 2 || !speaks {
        return Vec::new();
    }
    let next = turns.iter().skip(1).map(|turn| Some(turn.block));
    let next: Vec<Option<BlockId>> = next.chain([None]).collect();
    let turns = turns.into_iter().zip(next);
    let found = turns.map(|(turn, next)| {
        let more = next.map_or(Vec::new(), |next| between(article, turn.block, next));
        turn.into_attribution(more)
    });
    let found: Vec<Attribution> = found.collect();
    for turn in &found {
        let words = turn.source.iter().map(|source| source.tokens.clone());
        for tokens in words.chain(turn.cue.clone()).chain(turn.parts.clone()) {
            taken.take(tokens);
        }
    }
    found
}

/// The paragraphs without a label between two turns, which go on with the first; those in brackets are stage directions.
fn between(article: &Article<'_>, turn: BlockId, next: BlockId) -> Vec<Range<usize>> {
    if next.0 - turn.0 > MOST_PARAGRAPHS {
        return Vec::new();
    }
    let blocks = (turn.0 + 1..next.0).map(BlockId);
    let spoken = blocks.filter(|block| article.is_prose(*block));
    let words = spoken.filter_map(|block| {
        let tokens = block_tokens(article, block)?;
        let mut marks = tokens.clone().take(2).map(|at| article.lower(at));
        let bracket = marks.any(|mark| matches!(mark, "(" | "["));
        (!bracket).then(|| article.trim(tokens))
    });
    words.filter(|words| !words.is_empty()).collect()
}

/// The turn a paragraph holds: "Q: …", "A. …", "RUIZ: …", "Ana Ruiz: …", or "“RUIZ: …" where every paragraph opens with a mark.
fn turn<'a>(article: &Article<'a>, block: BlockId) -> Option<Turn<'a>> {
    let document = article.document;
    let Range { start, end } = block_tokens(article, block).filter(|_| article.is_prose(block))?;
    let quoted = article.is_quoted(start);
    let start = start + usize::from(quoted && !article.is_word(start));
    let names = |at: usize| {
        let capital = article.is_capitalized(at) && (!quoted || is_shouted(article.word(at)));
        capital || !article.is_word(at) && !article.opens_run(at)
    };
    let colon = || (start..end.min(start + LONGEST + 1)).find(|at| article.lower(*at) == ":");
    let (label, behind) = match question_or_answer(article, start) {
        Some(behind) => (start..start + 1, behind),
        None => colon().map(|colon| (start..colon, colon + 1))?,
    };
    let is_label = label.clone().all(names) && article.is_word(label.start);
    let words = article.trim(behind..end);
    (is_label && !words.is_empty()).then_some(Turn {
        block,
        name: document
            .words(article.span(label.clone())?)
            .trim_end_matches('.'),
        mark: label.end..behind,
        label,
        words,
    })
}

/// Where the words behind the label of “Q. Is it late?” begin.
fn question_or_answer(article: &Article<'_>, start: usize) -> Option<usize> {
    match article.word(start) {
        "Q." | "A." => Some(start + 1),
        "Q" | "A" => (article.lower(start + 1) == ".").then_some(start + 2),
        _ => None,
    }
}

fn is_shouted(word: &str) -> bool {
    !word.contains(char::is_lowercase)
}

impl Turn<'_> {
    /// Whether the label may be somebody's, unlike “Tickets: From 20 euros.” and “Monday: Rain.”
    fn speaks(&self, article: &Article<'_>) -> bool {
        let speech = &article.lang.speech;
        self.label.clone().any(|at| {
            let word = article.lower(at);
            let title = |offset| if offset == 0 { word } else { "" };
            let name = article.tag(at) == Tag::Name && !chunk::is_calendar(article, at);
            name || is_shouted(article.word(at))
                || speech.titles.at(title).is_some()
                || speech.lists.is_person_noun(word)
                || matches!(word, "question" | "answer")
        })
    }

    fn into_attribution(self, more: Vec<Range<usize>>) -> Attribution {
        let label = self.label;
        Attribution {
            parts: std::iter::once(self.words).chain(more).collect(),
            source: Some(SourcePhrase {
                head: label.end - 1,
                group_end: label.end,
                tokens: label.clone(),
            }),
            cue: Some(self.mark).filter(|mark| !mark.is_empty()),
            block: self.block,
            why: Evidence::certain(TRANSCRIPT),
        }
    }
}
