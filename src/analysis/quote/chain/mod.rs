//! Attribution by trained models: cue, then source, then side, then where the content begins and ends.
//!
//! Each step ranks a handful of candidates that the step before has left. Owns what the models look at and how their
//! choices are put together; knows nothing of how they were trained.

pub(crate) mod cue;
mod dialogue;
pub(crate) mod find;
mod frame;
pub(crate) mod left;
pub(crate) mod leftover;
#[cfg(feature = "train")]
pub(crate) mod lesson;
pub(crate) mod owner;
pub(crate) mod right;
pub(crate) mod side;
pub(crate) mod source;
mod stem;
mod trim;
pub(crate) mod view;

use std::ops::Range;

use super::attribute::Attribution;
use super::block::BLOCK;
use super::letter::LETTER;
use super::post::POST;
use super::source::{SourceClause, SourcePhrase};
use super::turns::TRANSCRIPT;
use crate::analysis::Evidence;
use crate::analysis::article::Article;
use crate::analysis::chunk::Chunk;
use crate::analysis::name::Name;
use crate::model::Linear;

pub(crate) use frame::ContentFrame;

use view::ModelView;

/// The rules whose findings the models leave alone: they never saw a transcript.
const CERTAIN: [&str; 6] = [
    "speaker-and-colon",
    "noun-and-colon",
    TRANSCRIPT,
    LETTER,
    BLOCK,
    POST,
];

/// The rules that give whole paragraphs, "Yes." included.
pub(super) const WHOLE: [&str; 4] = [TRANSCRIPT, LETTER, BLOCK, POST];

/// The checksum of the features of all steps.
pub(crate) const CHECKSUM: u32 = 0x23EE_AEEF;

/// The models of all steps.
#[derive(Clone, Copy, Debug, Default)]
pub struct AttributionModel<'m> {
    /// Words that can be cues without being verbs.
    pub listed: Linear<'m>,
    /// Whether a word is a cue.
    pub cue: Linear<'m>,
    /// Which noun phrase is its source.
    pub source: Linear<'m>,
    /// On which side its content stands.
    pub side: Linear<'m>,
    /// Where content behind it begins.
    pub right_start: Linear<'m>,
    /// Where content behind it ends.
    pub right_end: Linear<'m>,
    /// Where content before it ends.
    pub left_end: Linear<'m>,
    /// Where content before it begins.
    pub left_start: Linear<'m>,
    /// Whose a quoted run is that no cue claims.
    pub leftover: Linear<'m>,
    /// Whether it works for a reader, to whom idle stances say nothing and a doubtful cue beside a quotation something;
    /// the later steps learn from what the annotated articles have.
    pub for_reader: bool,
}

/// What the chain found: somebody's words in tokens.
#[derive(Clone, Debug)]
pub(crate) struct ModelAttribution {
    pub(crate) cue: Option<usize>,
    pub(crate) source: Option<Chunk>,
    /// The token its place goes by: the cue, or the first word without one.
    pub(crate) place: usize,
    /// Ranges of tokens from a first to behind a last word.
    pub(crate) parts: Vec<Range<usize>>,
    pub(crate) why: Why,
}

/// What found somebody's words, and the sum of weights that speaks for it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Why {
    /// A rule that is certain.
    Rule(&'static str),
    /// The model of cues.
    Cue(i32),
    /// The model of quoted runs that no cue claims.
    Leftover(i32),
}

impl ModelAttribution {
    fn of(known: &Attribution) -> Self {
        Self {
            place: known.cue.as_ref().map_or(0, |cue| cue.start),
            cue: known.cue.as_ref().map(|cue| cue.start),
            source: known.source.as_ref().map(|source| Chunk {
                tokens: source.tokens.clone(),
                head: source.head,
            }),
            parts: known.parts.clone(),
            why: Why::Rule(known.why.rule.0),
        }
    }
}

/// Attributes an article's words by the models; `ruled` is what the rules make of it.
pub(super) fn run(
    article: &Article<'_>,
    names: &[Name],
    ruled: &[Attribution],
    chain: &AttributionModel<'_>,
) -> Vec<Attribution> {
    let view = ModelView::new(article, names, ruled);
    let found = chain.find(&view);
    found
        .iter()
        .map(|found| attribution(&view, found, chain))
        .filter_map(|mut known| {
            let whole = WHOLE.contains(&known.why.rule.0);
            (whole || trim::trim(&view, &mut known, chain.for_reader)).then_some(known)
        })
        .collect()
}

fn attribution(
    view: &ModelView<'_>,
    found: &ModelAttribution,
    chain: &AttributionModel<'_>,
) -> Attribution {
    let ruled = found.cue.and_then(|cue| view.ruled(cue));
    let cue = found.cue.map(|cue| {
        let phrase = ruled.and_then(|ruled| ruled.cue.clone());
        let phrase = phrase.filter(|phrase| is_clear(phrase, found));
        phrase.unwrap_or(cue..cue + 1)
    });
    let why = match found.why {
        Why::Rule(rule) => Evidence::certain(rule),
        Why::Cue(score) => Evidence::weighed("cue-model", chain.cue.margin(score)),
        Why::Leftover(score) => Evidence::weighed("leftover-model", chain.leftover.margin(score)),
    };
    let chunk = found.source.as_ref();
    Attribution {
        parts: found.parts.clone(),
        source: chunk.map(|chunk| wide_source(view, found, chunk, ruled)),
        cue,
        block: view.block_id(found.place),
        why,
    }
}

/// The whole of what names a source: as the rules have it, or the noun phrase with what belongs to it.
fn wide_source(
    view: &ModelView<'_>,
    found: &ModelAttribution,
    chunk: &Chunk,
    ruled: Option<&Attribution>,
) -> SourcePhrase {
    let known = ruled.and_then(|ruled| ruled.source.clone());
    let known = known.filter(|source| chunk.tokens.contains(&source.head));
    let wide = known.or_else(|| grown(view, chunk));
    let wide = wide.filter(|source| is_clear(&source.tokens, found));
    wide.unwrap_or_else(|| SourcePhrase {
        tokens: chunk.tokens.clone(),
        head: chunk.head,
        group_end: chunk.tokens.end,
    })
}

/// Whether some words share none with what is said.
fn is_clear(words: &Range<usize>, found: &ModelAttribution) -> bool {
    found
        .parts
        .iter()
        .all(|part| part.end <= words.start || words.end <= part.start)
}

/// A noun phrase with what belongs to it.
fn grown(view: &ModelView<'_>, chunk: &Chunk) -> Option<SourcePhrase> {
    let sentence = view.sentence(chunk.head);
    let chunks = view.chunks(sentence.clone());
    let at = chunks.iter().position(|other| other == chunk)?;
    let clause = SourceClause {
        article: view.article,
        sentence,
        chunks: &chunks,
    };
    Some(clause.grown(at, at))
}

#[cfg(test)]
mod tests;
