//! Block quotations: indented paragraphs without marks that are the words of whoever signs or introduces them.

use std::ops::Range;

use super::attribute::{Attribution, Taken};
use super::cue;
use super::leftover::block_tokens;
use super::letter::signed;
use super::source::{SourceClause, SourcePhrase};
use crate::analysis::Evidence;
use crate::analysis::article::Article;
use crate::analysis::tag::Tag;
use crate::document::{BlockId, BlockKind};

/// The rule that gives an indented paragraph to its speaker.
pub(super) const BLOCK: &str = "block-quote";

/// Finds the block quotations that somebody signs, or that the paragraph before introduces with a cue and a colon.
pub(super) fn find(article: &Article<'_>, taken: &mut Taken) -> Vec<Attribution> {
    let document = article.document;
    let is_block = |at: &usize| {
        let block = document.blocks.get(*at);
        block.is_some_and(|block| block.kind == BlockKind::BlockQuote)
    };
    let mut found = Vec::new();
    let mut next = 0;
    while next < document.blocks.len() {
        let end = (next..document.blocks.len())
            .find(|at| !is_block(at))
            .unwrap_or(document.blocks.len());
        found.extend(attribute(article, next..end, taken));
        next = end + 1;
    }
    for known in &found {
        for part in &known.parts {
            taken.take(part.clone());
        }
    }
    found
}

fn attribute(article: &Article<'_>, blocks: Range<usize>, taken: &Taken) -> Option<Attribution> {
    let tokens = |at: usize| block_tokens(article, BlockId(u32::try_from(at).ok()?));
    let mut paragraphs: Vec<Range<usize>> = blocks.clone().filter_map(tokens).collect();
    let last = paragraphs.pop()?;
    let inside = signed(article, &last).map(|(words, name)| (last.start..words, name));
    let below = || Some((last.clone(), signature(article, &tokens(blocks.end)?)?));
    let (words, source, cue) = if let Some((words, name)) = inside.or_else(below) {
        (words, named(name), None)
    } else {
        let before = tokens(blocks.start.checked_sub(1)?)?;
        let (source, cue) = introduced(article, &before)?;
        (last, source, Some(cue))
    };
    let parts = paragraphs.into_iter().chain([words]);
    let parts: Vec<Range<usize>> = parts
        .map(|part| article.trim(part))
        .filter(|part| !part.is_empty())
        .collect();
    let marked = |part: &Range<usize>| article.is_quoted(part.start) || taken.has(part.start);
    let place = article.token(source.head)?.span.start();
    (!parts.is_empty() && !parts.iter().any(marked)).then(|| {
        Some(Attribution {
            parts,
            source: Some(source),
            cue,
            block: article.document.block_at(place)?,
            why: Evidence::certain(BLOCK),
        })
    })?
}

/// The name a paragraph consists of, behind a dash.
fn signature(article: &Article<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let (words, name) = signed(article, tokens)?;
    (words == tokens.start).then_some(name)
}

fn named(name: Range<usize>) -> SourcePhrase {
    SourcePhrase {
        head: name.end - 1,
        group_end: name.end,
        tokens: name,
    }
}

/// “Ruiz wrote to the council:” source and cue of the last sentence before a colon.
pub(super) fn introduced(
    article: &Article<'_>,
    before: &Range<usize>,
) -> Option<(SourcePhrase, Range<usize>)> {
    let colon = before.end.checked_sub(1)?;
    if article.lower(colon) != ":" {
        return None;
    }
    let sentence = article.sentences.at(article.token(colon)?.span.start())?;
    let sentence = article.sentences.get(sentence)?;
    let tokens = sentence.token_range();
    let chunks = article.chunks(tokens.clone());
    let cues = cue::find(article, sentence);
    let told = cues.iter().rev().find_map(|cue| {
        let clause = SourceClause::around(cue, article, &tokens, &chunks);
        let source = clause.source_of(cue, None)?;
        Some((source, cue.tokens.clone()))
    });
    told.or_else(|| headed(article, tokens.start..colon))
}

/// “The Varna Post reports:” where the verb passes for a noun.
fn headed(article: &Article<'_>, words: Range<usize>) -> Option<(SourcePhrase, Range<usize>)> {
    const LONGEST: usize = 8;
    let (article, speech) = (&article, &article.lang.speech);
    let verb = words.end.checked_sub(1)?;
    let base = speech.lexicon.verb_base(article.lower(verb))?;
    let reports = article.lower(verb).ends_with('s') && speech.cues.has_verb(base);
    let name = words.start..verb;
    let named = name
        .clone()
        .next_back()
        .is_some_and(|at| article.tag(at) == Tag::Name);
    (reports && named && words.len() <= LONGEST).then(|| {
        let source = SourcePhrase {
            head: verb - 1,
            group_end: verb,
            tokens: name,
        };
        (source, verb..verb + 1)
    })
}
