//! Cues: which words report.

use std::ops::Range;

use super::view::{ModelView, PhraseKind, step, tags_between};
use crate::analysis::chunk::Chunk;
use crate::analysis::tag::Tag;
use crate::model::features::{feature, hash};

/// The feature by which the list of cue words knows a word that is no verb.
pub(crate) fn listed(view: &ModelView<'_>, index: usize) -> u32 {
    feature(0, [view.word(index)])
}

/// The features of a token as a cue.
pub(crate) fn features(view: &ModelView<'_>, index: usize, chunks: &[Chunk], out: &mut Vec<u32>) {
    let sentence = view.sentence(index);
    out.clear();
    around(view, index, &sentence, out);
    quotation(view, index, &sentence, out);
    neighbours(view, index, &sentence, chunks, out);
    ruled(view, index, &sentence, out);
    clause(view, index, &sentence, chunks, out);
}

/// What follows the token: a clause, an infinitive, a noun phrase, a quotation.
fn clause(
    view: &ModelView<'_>,
    index: usize,
    sentence: &Range<usize>,
    chunks: &[Chunk],
    out: &mut Vec<u32>,
) {
    let stem = view.stem(index);
    let tag = view.tag_number(index);
    let follows = complement(view, index, sentence, chunks);
    let subject = subject(view, index, chunks);
    let sort = subject.map_or(0, |chunk| 1 + view.sort(chunk) as u32);
    let quoted = u32::from(view.any_quoted(sentence.clone()));
    let block = view.block(index);
    let near = u32::from(view.any_quoted(block.start..block.end.min(block.start + 400)));
    let helper = helper(view, index, sentence);
    out.extend([
        feature(100, [stem]),
        feature(101, [stem, tag]),
        feature(102, [stem, follows]),
        feature(103, [stem, sort]),
        feature(104, [stem, follows, sort]),
        feature(105, [follows, tag]),
        feature(106, [follows, sort, tag]),
        feature(107, [stem, quoted]),
        feature(108, [stem, helper]),
        feature(109, [near, quoted, tag]),
        feature(110, [follows, helper]),
        feature(111, [near, follows]),
    ]);
}

/// What comes next behind adverbs: 1 "that", 2 a noun phrase with a verb of its own, 3 an infinitive, 4 a question word, 5 a
/// quotation, 6 a noun phrase alone, 7 a preposition, 8 a comma, 9 a colon, 10 the end, 11 anything else, 12 a noun phrase
/// with "that", 13 one with an infinitive.
fn complement(
    view: &ModelView<'_>,
    index: usize,
    sentence: &Range<usize>,
    chunks: &[Chunk],
) -> u32 {
    let mut at = index + 1;
    while at < sentence.end && at < index + 3 && view.tag(at) == Tag::Adverb {
        at += 1;
    }
    if at >= sentence.end {
        return 10;
    }
    if view.article.opens_run(at) {
        return 5;
    }
    if let Some(chunk) = chunks.iter().find(|chunk| chunk.tokens.start == at) {
        let next = chunk.tokens.end;
        let finite = |at: usize| {
            at < sentence.end && (view.tag(at).is_finite() || view.tag(at) == Tag::Modal)
        };
        return match view.tag(next) {
            _ if finite(next) || view.tag(next) == Tag::Adverb && finite(next + 1) => 2,
            _ if view.is(next, "that") => 12,
            Tag::To => 13,
            _ if matches!(view.tag(at), Tag::WhPronoun | Tag::WhDeterminer) => 4,
            _ => 6,
        };
    }
    match view.tag(at) {
        _ if view.is(at, "that") => 1,
        _ if view.is(at, ",") => 8,
        _ if view.is(at, ":") => 9,
        Tag::To => 3,
        Tag::WhAdverb | Tag::WhPronoun | Tag::WhDeterminer => 4,
        Tag::Preposition => 7,
        _ if !view.is_word(at) => 10,
        _ => 11,
    }
}

/// What the rules say of the token.
fn ruled(view: &ModelView<'_>, index: usize, sentence: &Range<usize>, out: &mut Vec<u32>) {
    let Some(ruled) = view.ruled(index) else {
        let elsewhere = view.any_ruled(sentence.clone());
        out.extend([
            feature(90, [u32::from(elsewhere)]),
            feature(91, [u32::from(elsewhere), view.tag_number(index)]),
        ]);
        return;
    };
    let rule = hash(ruled.why.rule.0.bytes());
    let margin = ruled.why.margin;
    let margin = margin.map_or(99, |margin| u32::from(margin.max(0).unsigned_abs()) / 50);
    let mut words = ruled.parts.iter().flat_map(Clone::clone);
    let quoted = u32::from(words.any(|at| view.is_quoted(at)));
    let source = ruled.source.as_ref();
    let sort = source.map_or(0, |source| 1 + view.kind(source.head));
    let length = step(ruled.parts.iter().map(Range::len).sum());
    out.extend([
        feature(92, [margin, quoted]),
        feature(93, [rule]),
        feature(94, [rule, view.tag_number(index), quoted]),
        feature(95, [sort, quoted]),
        feature(96, [length, quoted]),
        feature(97, [rule, sort]),
        feature(98, [view.word(index), quoted]),
        feature(99, [rule, length]),
    ]);
}

fn around(view: &ModelView<'_>, index: usize, sentence: &Range<usize>, out: &mut Vec<u32>) {
    let word = view.word(index);
    let tag = view.tag_number(index);
    let w = |step| view.word_in(sentence, index, step);
    let t = |step| view.tag_in(sentence, index, step);
    let (next, last) = (w(1), w(-1));
    out.extend([
        feature(1, [word]),
        feature(2, [tag]),
        feature(3, [word, tag]),
        feature(4, [w(-3)]),
        feature(5, [w(-2)]),
        feature(6, [last]),
        feature(7, [next]),
        feature(8, [w(2)]),
        feature(9, [w(3)]),
        feature(10, [t(-3)]),
        feature(11, [t(-2)]),
        feature(12, [t(-1)]),
        feature(13, [t(1)]),
        feature(14, [t(2)]),
        feature(15, [t(3)]),
        feature(16, [word, next]),
        feature(17, [word, t(1)]),
        feature(18, [word, t(-1)]),
        feature(19, [word, last]),
        feature(20, [t(-1), t(1)]),
        feature(21, [t(1), t(2)]),
        feature(22, [word, t(1), t(2)]),
        feature(23, [word, w(2)]),
        feature(24, [last, w(-2)]),
        feature(25, [next, w(2)]),
        feature(26, [view.form(index).endings[2]]),
        feature(27, [tag, last]),
        feature(28, [tag, next]),
        feature(29, [t(-1), tag, t(1)]),
        feature(30, [word, t(-1), t(-2)]),
    ]);
}

fn quotation(view: &ModelView<'_>, index: usize, sentence: &Range<usize>, out: &mut Vec<u32>) {
    let word = view.word(index);
    let tag = view.tag_number(index);
    let inside = u32::from(view.is_quoted(index));
    let before = u32::from(view.any_quoted(sentence.start..index));
    let behind = u32::from(view.any_quoted(index + 1..sentence.end));
    let marks = before + 2 * behind + 4 * inside;
    let is_mark = |at: &usize| view.is_quotation_mark(*at);
    let low = index.saturating_sub(8).max(sentence.start);
    let mark_before = (low..index)
        .rev()
        .find(is_mark)
        .map_or(9, |at| step(index - at));
    let high = (index + 9).min(sentence.end);
    let mark_behind = (index + 1..high)
        .find(is_mark)
        .map_or(9, |at| step(at - index));
    let block = view.block(index);
    let ends_before = u32::from(sentence.start > block.start && view.is_quoted(sentence.start - 1));
    let goes_on = u32::from(sentence.end < block.end && view.is_quoted(sentence.end));
    out.extend([
        feature(40, [inside]),
        feature(41, [inside, word]),
        feature(42, [marks]),
        feature(43, [marks, word]),
        feature(44, [mark_before]),
        feature(45, [mark_behind]),
        feature(46, [u32::from(mark_before < 9), word]),
        feature(47, [marks, tag]),
        feature(48, [marks, mark_before, mark_behind]),
        feature(49, [ends_before, goes_on, marks]),
    ]);
}

fn neighbours(
    view: &ModelView<'_>,
    index: usize,
    sentence: &Range<usize>,
    chunks: &[Chunk],
    out: &mut Vec<u32>,
) {
    let word = view.word(index);
    let tag = view.tag_number(index);
    let from_start = step(index - sentence.start);
    let to_end = step(sentence.end - 1 - index);
    let that = u32::from((index + 1..(index + 6).min(sentence.end)).any(|at| view.is(at, "that")));
    let verb = u32::from((index + 1..(index + 10).min(sentence.end)).any(|at| view.is_verbal(at)));
    let comma = (index.saturating_sub(2).max(sentence.start)..index).any(|at| view.is(at, ","));
    let comma = u32::from(comma);
    let subject = subject(view, index, chunks);
    let object = chunks.iter().find(|chunk| chunk.tokens.start > index);
    let object = object.map_or(0, |chunk| {
        1 + view.sort(chunk) as u32 + 16 * u32::from(chunk.tokens.start == index + 1)
    });
    let helper = helper(view, index, sentence);
    let first = u32::from(view.block(index).start == 0);
    let subject_sort = subject.map_or(0, |chunk| 1 + view.sort(chunk) as u32);
    let subject_word = subject.map_or(0, |chunk| view.word(chunk.head));
    let gap = subject.map_or(0, |chunk| tags_between(view, chunk.tokens.end..index, 3));
    out.extend([
        feature(60, [from_start]),
        feature(61, [to_end]),
        feature(62, [u32::from(to_end <= 2), word]),
        feature(63, [that, word]),
        feature(64, [verb, word]),
        feature(65, [comma, tag, u32::from(view.is_quoted(index))]),
        feature(66, [view.kind(index.wrapping_sub(1)), tag]),
        feature(67, [view.kind(index + 1), tag]),
        feature(68, [word, view.kind(index.wrapping_sub(1))]),
        feature(69, [subject_sort, tag]),
        feature(70, [subject_sort, word]),
        feature(71, [subject_word, tag]),
        feature(72, [subject_sort, gap]),
        feature(73, [object, tag]),
        feature(74, [object, word]),
        feature(75, [helper, tag]),
        feature(76, [helper, word]),
        feature(77, [first, tag]),
        feature(78, [subject_sort, object, tag]),
        feature(79, [subject_word, word]),
        feature(80, [from_start, to_end, tag]),
    ]);
}

/// The nearest noun phrase before a token that does not stand behind a preposition.
pub(crate) fn subject<'c>(
    view: &ModelView<'_>,
    index: usize,
    chunks: &'c [Chunk],
) -> Option<&'c Chunk> {
    let before = chunks
        .iter()
        .rev()
        .filter(|chunk| chunk.tokens.end <= index);
    let mut free = before.filter(|chunk| {
        let last = chunk.tokens.start.wrapping_sub(1);
        !matches!(view.tag(last), Tag::Preposition | Tag::To) || view.sort(chunk) == PhraseKind::Wh
    });
    free.next()
}

/// What stands before a verb and makes it passive, negated, wished or repeated: the last of it.
fn helper(view: &ModelView<'_>, index: usize, sentence: &Range<usize>) -> u32 {
    let low = index.saturating_sub(4).max(sentence.start);
    for at in (low..index).rev() {
        match view.tag(at) {
            Tag::Adverb => {}
            Tag::Modal | Tag::To => return view.word(at),
            tag if tag.is_verb() => return view.word(at),
            _ => return 0,
        }
    }
    0
}
