//! Sources: whose words a cue reports.

use std::ops::Range;

use super::view::{ModelView, PhraseKind, distance, step, tags_between, words_between};
use crate::analysis::chunk::{self, Chunk};
use crate::analysis::quote::attribute::Attribution;
use crate::analysis::tag::Tag;
use crate::model::features::feature;

/// The noun phrases of a sentence that can be the source of a cue.
pub(crate) fn candidates<'c>(
    view: &ModelView<'_>,
    cue: usize,
    chunks: &'c [Chunk],
) -> impl Iterator<Item = &'c Chunk> {
    let run = view.run(cue);
    let quoted = chunks
        .iter()
        .map(|chunk| view.run(chunk.tokens.start))
        .collect::<Vec<_>>();
    chunks
        .iter()
        .zip(quoted)
        .filter(|(chunk, _)| !chunk::is_time(view.article, chunk))
        .filter(move |(chunk, at)| !chunk.tokens.contains(&cue) && (*at == run || run.is_some()))
        .map(|(chunk, _)| chunk)
}

/// The features of a cue that has no source.
pub(crate) fn none(view: &ModelView<'_>, cue: usize, out: &mut Vec<u32>) {
    let word = view.word(cue);
    let tag = view.tag_number(cue);
    let sentence = view.sentence(cue);
    out.clear();
    out.extend([
        feature(1, []),
        feature(2, [word]),
        feature(3, [tag]),
        feature(4, [word, view.word_at(cue, -1)]),
        feature(5, [tag, view.tag_at(cue, 1)]),
        feature(6, [tag, view.tag_at(cue, -1)]),
        feature(7, [view.word_at(cue, -1)]),
        feature(8, [u32::from(cue < sentence.start + 2)]),
        feature(9, [u32::from(view.is_quoted(cue))]),
        feature(10, [word, view.tag_at(cue, -1)]),
        feature(11, [ruled(view, cue)]),
        feature(12, [ruled(view, cue), tag]),
        feature(13, [view.stem(cue)]),
    ]);
}

/// 0 where the rules know no cue, 1 where they give it no source, 2 where they do.
fn ruled(view: &ModelView<'_>, cue: usize) -> u32 {
    view.ruled(cue)
        .map_or(0, |ruled| 1 + u32::from(ruled.source.is_some()))
}

/// The features of a noun phrase as the source of a cue.
pub(crate) fn features(
    view: &ModelView<'_>,
    cue: usize,
    chunk: &Chunk,
    chunks: &[Chunk],
    out: &mut Vec<u32>,
) {
    out.clear();
    let pair = Pair::of(view, cue, chunk, chunks);
    around(view, &pair, out);
    between(view, &pair, out);
    subjecthood(view, &pair, chunks, out);
    ruled_source(view, &pair, out);
}

/// A cue, a noun phrase, and what lies between them.
struct Pair<'c> {
    cue: usize,
    chunk: &'c Chunk,
    sentence: Range<usize>,
    left: bool,
    between: Range<usize>,
    sort: u32,
    /// The tag of the cue.
    tag: u32,
    /// Verbs, finite ones, commas and noun phrases between the two.
    verbs: u32,
    finite: u32,
    commas: u32,
    phrases: u32,
}

impl<'c> Pair<'c> {
    fn of(view: &ModelView<'_>, cue: usize, chunk: &'c Chunk, chunks: &[Chunk]) -> Self {
        let left = chunk.tokens.end <= cue;
        let between = if left {
            chunk.tokens.end..cue
        } else {
            cue + 1..chunk.tokens.start
        };
        let inside =
            |other: &&Chunk| between.start <= other.tokens.start && other.tokens.end <= between.end;
        Self {
            cue,
            chunk,
            sentence: view.sentence(cue),
            left,
            sort: view.sort(chunk) as u32,
            tag: view.tag_number(cue),
            verbs: view.count(between.clone(), 3, ModelView::is_verbal),
            finite: view.count(between.clone(), 2, |view, at| view.tag(at).is_finite()),
            commas: view.count(between.clone(), 3, |view, at| view.is(at, ",")),
            phrases: step(chunks.iter().filter(inside).take(4).count()),
            between,
        }
    }
}

fn around(view: &ModelView<'_>, pair: &Pair<'_>, out: &mut Vec<u32>) {
    let (first, end) = (pair.chunk.tokens.start, pair.chunk.tokens.end);
    let (sort, tag) = (pair.sort, pair.tag);
    let side = u32::from(pair.left);
    let head = view.word(pair.chunk.head);
    let word = view.word(pair.cue);
    let gap = step(pair.between.len());
    let before = view.tag_in(&pair.sentence, first, -1);
    let behind = view.tag_in(&pair.sentence, end, 0);
    let prepositional = u32::from(before == Tag::Preposition as u32 || before == Tag::To as u32);
    let both = u32::from(view.is_quoted(first)) + 2 * u32::from(view.is_quoted(pair.cue));
    let is_pronoun = sort == PhraseKind::Pronoun as u32;
    out.extend([
        feature(20, [side, gap]),
        feature(24, [side, before]),
        feature(25, [side, view.word_in(&pair.sentence, first, -1)]),
        feature(26, [side, behind]),
        feature(27, [sort]),
        feature(28, [sort, side, pair.finite]),
        feature(29, [if is_pronoun { head } else { 0 }, side]),
        feature(30, [both, side]),
        feature(31, [word, side]),
        feature(32, [word, side, gap]),
        feature(34, [side, u32::from(first == pair.sentence.start)]),
        feature(36, [head]),
        feature(37, [sort, side, gap]),
        feature(39, [view.word_at(pair.cue, -1), side]),
        feature(40, [before, side, pair.finite, pair.commas]),
        feature(42, [view.tag_number(pair.chunk.head), side]),
        feature(43, [tag, view.tag_number(pair.chunk.head), side]),
        feature(46, [side, prepositional, tag]),
        feature(47, [side, view.word_in(&pair.sentence, end, 0)]),
        feature(48, [step(pair.chunk.tokens.len())]),
        feature(50, [prepositional, pair.finite, side, sort]),
        feature(51, [word, sort, side]),
        feature(52, [view.word_in(&pair.sentence, first, -1), word]),
        feature(54, [side, u32::from(behind == Tag::Possessive as u32)]),
        feature(55, [view.stem(pair.cue), side]),
        feature(56, [view.stem(pair.cue), sort, side]),
    ]);
}

fn between(view: &ModelView<'_>, pair: &Pair<'_>, out: &mut Vec<u32>) {
    let side = u32::from(pair.left);
    let tags = tags_between(view, pair.between.clone(), 5);
    let words = words_between(view, pair.between.clone(), 3);
    let quoted = u32::from(pair.between.clone().any(|at| view.is_quoted(at)));
    out.extend([
        feature(21, [side, pair.verbs, pair.commas]),
        feature(22, [side, pair.finite]),
        feature(23, [side, tags]),
        feature(33, [side, pair.phrases, pair.tag]),
        feature(35, [pair.tag, side, pair.finite]),
        feature(38, [pair.tag, tags, side]),
        feature(41, [side, pair.verbs, pair.phrases, pair.commas]),
        feature(44, [side, words]),
        feature(45, [side, pair.verbs]),
        feature(49, [quoted, side]),
        feature(53, [tags, pair.sort, side]),
    ]);
}

/// Whether other noun phrases stand in a better place, and whose verb comes next.
fn subjecthood(view: &ModelView<'_>, pair: &Pair<'_>, chunks: &[Chunk], out: &mut Vec<u32>) {
    let (cue, chunk) = (pair.cue, pair.chunk);
    let nearer = |other: &&Chunk| {
        is_free(view, other)
            && if pair.left {
                other.tokens.start >= chunk.tokens.end && other.tokens.end <= cue
            } else {
                other.tokens.end <= chunk.tokens.start && other.tokens.start > cue
            }
    };
    let nearer = step(chunks.iter().filter(nearer).count());
    let comma_before = cue > pair.sentence.start && view.is(cue - 1, ",");
    let comma_behind = view.is(chunk.tokens.end, ",");
    // "Ortega, who leads the board, said": the verb of the relative clause lies between.
    let relative = pair.left && comma_behind && comma_before;
    let commas = u32::from(comma_before) + 2 * u32::from(comma_behind);
    let (left, free) = (u32::from(pair.left), u32::from(is_free(view, chunk)));
    let own = own_verb(view, pair);
    out.extend([
        feature(70, [left, free, nearer]),
        feature(71, [left, free, nearer, pair.tag]),
        feature(72, [left, free, nearer, pair.sort]),
        feature(73, [u32::from(relative), pair.sort]),
        feature(74, [commas, left, pair.tag]),
        feature(75, [own, pair.tag, free]),
        feature(76, [own, pair.sort, free]),
        feature(77, [own, view.word(cue)]),
        feature(78, [distance(cue, chunk.head), own]),
    ]);
}

/// Whether no preposition stands before a noun phrase.
fn is_free(view: &ModelView<'_>, chunk: &Chunk) -> bool {
    let last = chunk.tokens.start.wrapping_sub(1);
    !matches!(view.tag(last), Tag::Preposition | Tag::To)
}

/// Where the first finite verb behind the phrase stands, the one it is the subject of: 1 at the cue.
fn own_verb(view: &ModelView<'_>, pair: &Pair<'_>) -> u32 {
    let mut behind = pair.chunk.tokens.end..pair.sentence.end;
    let joins =
        |at: usize| matches!(view.tag(at), Tag::Adverb | Tag::Modal | Tag::To) || view.is_verb(at);
    match behind.find(|at| view.tag(*at).is_finite()) {
        Some(at) if at == pair.cue => 1,
        Some(at) if at < pair.cue => 2 + u32::from((at..pair.cue).all(joins)),
        Some(_) => 4,
        None => 5,
    }
}

/// Whether the rules take the phrase for the source of this cue.
fn ruled_source(view: &ModelView<'_>, pair: &Pair<'_>, out: &mut Vec<u32>) {
    let is_head = |ruled: &Attribution| {
        let source = ruled.source.as_ref();
        source.is_some_and(|source| pair.chunk.tokens.contains(&source.head))
    };
    let chosen = view
        .ruled(pair.cue)
        .map_or(0, |ruled| 2 + u32::from(is_head(ruled)));
    out.extend([
        feature(79, [chosen]),
        feature(80, [chosen, pair.sort]),
        feature(81, [chosen, pair.tag]),
    ]);
}
