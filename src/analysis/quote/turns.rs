//! Transcripts: paragraphs that open with a label say whose they are.

use std::ops::Range;

use super::attribute::{Attribution, Taken};
use super::leftover::block_tokens;
use super::scene::Scene;
use super::source::Source;
use crate::analysis::Evidence;
use crate::document::BlockId;

/// The rule that gives a paragraph to its label.
pub(super) const TRANSCRIPT: &str = "transcript";

/// How many tokens a label may have.
const LONGEST: usize = 5;
/// How many paragraphs of an article must have a label.
const LEAST: usize = 3;

/// A paragraph behind a label.
struct Turn<'a> {
    block: BlockId,
    label: Range<usize>,
    name: &'a str,
    words: Range<usize>,
}

/// Finds the turns of a transcript: several paragraphs open with a label, and one label comes again.
pub(super) fn find(scene: &Scene<'_>, taken: &mut Taken) -> Vec<Attribution> {
    let blocks = scene.reading.document.blocks.len();
    let ids = (0..u32::try_from(blocks).unwrap_or(u32::MAX)).map(BlockId);
    let turns: Vec<Turn<'_>> = ids.filter_map(|block| turn(scene, block)).collect();
    let mut names: Vec<&str> = turns.iter().map(|turn| turn.name).collect();
    names.sort_unstable();
    names.dedup();
    if turns.len() < LEAST || names.len() == turns.len() || names.len() < 2 {
        return Vec::new();
    }
    for turn in &turns {
        taken.take(turn.label.start..turn.words.end);
    }
    turns.into_iter().map(Turn::into_attribution).collect()
}

/// The turn a paragraph holds: "Q: …", "RUIZ: …", "Ana Ruiz: …".
fn turn<'a>(scene: &Scene<'a>, block: BlockId) -> Option<Turn<'a>> {
    let reading = &scene.reading;
    let document = reading.document;
    let Range { start, end } = block_tokens(scene, block).filter(|_| scene.is_prose(block))?;
    let colon = (start..end.min(start + LONGEST + 1)).find(|at| reading.lower(*at) == ":")?;
    let label = start..colon;
    let names = |at: usize| reading.is_capitalized(at) || !reading.is_word(at);
    let is_label = !label.is_empty() && label.clone().all(names) && !scene.is_quoted(start);
    let words = reading.trim(colon + 1..end);
    (is_label && !words.is_empty()).then_some(Turn {
        block,
        name: document.words(reading.span(label.clone())?),
        label,
        words,
    })
}

impl Turn<'_> {
    fn into_attribution(self) -> Attribution {
        let label = self.label;
        Attribution {
            parts: std::iter::once(self.words).collect(),
            source: Some(Source {
                head: label.end - 1,
                group_end: label.end,
                tokens: label.clone(),
            }),
            cue: Some(label.end..label.end + 1),
            block: self.block,
            why: Evidence::certain(TRANSCRIPT),
        }
    }
}
