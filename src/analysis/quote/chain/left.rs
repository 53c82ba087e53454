//! Content before a cue: where it ends and where it begins.

use super::frame::ContentFrame;
use super::view::{ModelView, distance, step, tags_between};
use crate::model::features::feature;

/// The words at which content before a cue can end, the nearest first.
pub(crate) fn ends(view: &ModelView<'_>, frame: &ContentFrame) -> Vec<usize> {
    let sentence = view.sentence(frame.cue);
    let block = view.block(frame.cue);
    let limit = frame.limit();
    let mut ends: Vec<usize> = (sentence.start..limit)
        .rev()
        .filter(|at| view.is_word(*at))
        .filter(|at| at + 1 >= limit || !view.is_word(at + 1) || view.run(at + 1) != view.run(*at))
        .take(8)
        .collect();
    if sentence.start > block.start
        && let Some(last) = view.last_word(block.start..sentence.start)
        && view.is_quoted(last)
    {
        ends.push(last);
    }
    ends
}

/// The features of a word as the end of content before a cue; `rank` is its place in the list.
pub(crate) fn end(
    view: &ModelView<'_>,
    frame: &ContentFrame,
    end: usize,
    rank: usize,
    out: &mut Vec<u32>,
) {
    let sentence = view.sentence(frame.cue);
    let limit = frame.limit();
    let next = end + 1;
    let between = next..limit.max(next);
    let quoted = u32::from(view.is_quoted(end)) + 2 * u32::from(view.is_quoted(next));
    let closes = view
        .run(end)
        .is_some_and(|run| view.run_words(run).end == next);
    let verbs = u32::from(between.clone().any(|at| view.is_verb(at)));
    let so = frame.source_side();
    let ruled = frame.ruled(view, |part| part.end <= frame.cue && part.end == next);
    out.clear();
    out.extend([
        feature(1, [step(rank)]),
        feature(2, [view.word(next)]),
        feature(3, [quoted]),
        feature(4, [view.tag_number(end)]),
        feature(5, [distance(end, limit)]),
        feature(6, [view.word(frame.cue)]),
        feature(7, [u32::from(end < sentence.start)]),
        feature(8, [view.word(next), view.word(next + 1)]),
        feature(9, [tags_between(view, between.clone(), 5)]),
        feature(10, [so, step(rank)]),
        feature(11, [so, quoted]),
        feature(12, [u32::from(closes)]),
        feature(13, [verbs, step(rank)]),
        feature(14, [view.tag_number(frame.cue), step(rank)]),
        feature(15, [view.word_at(limit, -1)]),
        feature(16, [view.word(next), step(rank), so]),
        feature(17, [quoted, u32::from(closes), step(rank)]),
        feature(18, [ruled]),
    ]);
}

/// How many tokens content before a cue can have.
const LONGEST: usize = 2000;

/// The words at which content that ends before a cue can begin.
pub(crate) fn starts(view: &ModelView<'_>, end: usize) -> Vec<usize> {
    let sentence = view.sentence(end);
    let first = view.first_word(sentence.start..end + 1);
    let mut starts: Vec<usize> = (sentence.start..=end)
        .filter(|at| view.is_word(*at))
        .filter(|at| {
            Some(*at) == first
                || !view.is_word(at - 1)
                || view.run(at - 1) != view.run(*at)
                || ["that", "and", "but"].contains(&view.article.lower(at - 1))
        })
        .collect();
    if let Some(run) = view.run(end) {
        let run = view.run_words(run).start;
        for start in [run, view.opening(end)] {
            if start <= end && end - start < LONGEST && !starts.contains(&start) {
                starts.push(start);
            }
        }
    }
    starts
}

/// The features of a word as the beginning of content that ends before a cue.
pub(crate) fn start(
    view: &ModelView<'_>,
    frame: &ContentFrame,
    end: usize,
    start: usize,
    out: &mut Vec<u32>,
) {
    let sentence = view.sentence(end);
    let first = view.first_word(sentence.start..end + 1).unwrap_or(start);
    let is_first = u32::from(start == first);
    let is_early = u32::from(start < sentence.start);
    let quoted = u32::from(view.is_quoted(start)) + 2 * u32::from(view.is_quoted(end));
    let run = view.run(start);
    let same = u32::from(run == view.run(end));
    let opens = run.is_some_and(|run| view.run_words(run).start == start);
    let opens = u32::from(opens);
    let verb = u32::from((start..=end).any(|at| view.is_verbal(at)));
    let last = view.word_at(start, -1);
    let ruled = frame.ruled(view, |part| part.end <= frame.cue && part.start == start);
    out.clear();
    out.extend([
        feature(1, [is_first]),
        feature(2, [quoted]),
        feature(3, [same, opens, is_first]),
        feature(4, [last]),
        feature(5, [view.tag_number(start)]),
        feature(6, [step(end + 1 - start)]),
        feature(7, [is_early, u32::from(view.is_quoted(end))]),
        feature(8, [distance(first, start)]),
        feature(9, [view.tag_at(start, -1), is_first]),
        feature(10, [last, view.word(start)]),
        feature(11, [view.word(start)]),
        feature(12, [view.word(frame.cue), is_first]),
        feature(13, [view.word(first), is_first]),
        feature(14, [verb]),
        feature(15, [u32::from(start == view.opening(end))]),
        feature(16, [quoted, same, opens, is_first]),
        feature(17, [is_first, view.tag_number(first), verb]),
        feature(18, [ruled]),
    ]);
}
