//! Content behind a cue: where it begins and where it ends.

use super::frame::ContentFrame;
use super::view::{ModelView, distance, step, tags_between};
use crate::analysis::tag::Tag;
use crate::model::features::feature;

const OPENERS: [&str; 27] = [
    "and", "but", "while", "as", "when", "after", "before", "because", "who", "which", "if",
    "during", "at", "in", "on", "for", "with", "since", "though", "although", "to", "by", "from",
    "where", "so", "that", "or",
];

fn opens_clause(view: &ModelView<'_>, index: usize) -> bool {
    matches!(
        view.tag(index),
        Tag::Conjunction
            | Tag::Preposition
            | Tag::To
            | Tag::WhAdverb
            | Tag::WhPronoun
            | Tag::WhDeterminer
    ) || OPENERS.contains(&view.article.lower(index))
}

/// The words at which content behind a cue can begin.
pub(crate) fn starts(view: &ModelView<'_>, frame: &ContentFrame) -> Vec<usize> {
    let cue = frame.cue;
    let sentence = view.sentence(cue);
    let block = view.block(cue);
    let high = (cue + 16).min(sentence.end);
    let mut starts: Vec<usize> = (cue + 1..high)
        .filter(|at| view.is_word(*at) && !frame.is_source(*at))
        .filter(|at| !(view.is(*at, "that") && *at + 1 < sentence.end && view.is_word(at + 1)))
        .collect();
    for at in cue + 1..(sentence.end + 4).min(block.end) {
        if view.article.opens_run(at)
            && let Some(word) = view.first_word(at..block.end)
            && !starts.contains(&word)
            && !frame.is_source(word)
            && (word < sentence.end || !view.has_cue_beside(word))
        {
            starts.push(word);
        }
    }
    starts
}

/// The features of a word as the beginning of content behind a cue.
pub(crate) fn start(view: &ModelView<'_>, frame: &ContentFrame, start: usize, out: &mut Vec<u32>) {
    out.clear();
    start_words(view, frame, start, out);
    start_place(view, frame, start, out);
}

fn start_words(view: &ModelView<'_>, frame: &ContentFrame, start: usize, out: &mut Vec<u32>) {
    let cue = frame.cue;
    let word = view.word(cue);
    let tag = view.tag_number(cue);
    let far = distance(cue, start);
    let (here, last) = (view.word(start), view.word_at(start, -1));
    let (own, before) = (view.tag_number(start), view.tag_at(start, -1));
    let between = cue + 1..start;
    out.extend([
        feature(1, [far]),
        feature(2, [far, word]),
        feature(3, [here]),
        feature(4, [own]),
        feature(5, [last]),
        feature(6, [before]),
        feature(7, [last, word]),
        feature(8, [before, tag]),
        feature(9, [view.tag_at(start, -2), before, own]),
        feature(18, [tags_between(view, between.clone(), 6)]),
        feature(19, [tags_between(view, between.clone(), 4), word]),
        feature(20, [u32::from(between.clone().any(|at| view.is_verb(at)))]),
        feature(21, [tag, far]),
        feature(22, [tag, own]),
        feature(23, [word, own]),
        feature(25, [word, here]),
        feature(26, [before, own, far]),
        feature(28, [last, own]),
    ]);
}

fn start_place(view: &ModelView<'_>, frame: &ContentFrame, start: usize, out: &mut Vec<u32>) {
    let cue = frame.cue;
    let sentence = view.sentence(cue);
    let word = view.word(cue);
    let far = distance(cue, start);
    let near = |reach: usize| cue + 1..(cue + reach).min(sentence.end);
    let after_that = u32::from(view.is(start - 1, "that"));
    let mark = u32::from(view.is_quotation_mark(start - 1));
    let quoted = u32::from(view.is_quoted(start));
    let has_that = u32::from(near(12).any(|at| view.is(at, "that")));
    let opens = u32::from(near(16).any(|at| view.article.opens_run(at)));
    let colon = view.is(start - 1, ":") || start > 1 && view.is(start - 2, ":");
    let source = frame.source.as_ref();
    let behind = source.is_some_and(|source| source.start > cue && source.end <= start);
    let beside = source.is_some_and(|source| source.end == start);
    let ruled = frame.ruled(view, |part| part.start > cue && part.start == start);
    out.extend([
        feature(10, [quoted, u32::from(view.is_quoted(start - 1)), mark]),
        feature(11, [u32::from(start < sentence.end)]),
        feature(12, [after_that]),
        feature(13, [u32::from(behind)]),
        feature(14, [u32::from(beside)]),
        feature(15, [has_that, after_that]),
        feature(16, [opens, quoted & mark]),
        feature(17, [opens, word, quoted]),
        feature(24, [u32::from(colon)]),
        feature(27, [has_that, opens, far]),
        feature(29, [ruled]),
        feature(30, [ruled, view.tag_number(start)]),
    ]);
}

/// The words at which content that begins behind a cue can end.
pub(crate) fn ends(view: &ModelView<'_>, start: usize) -> Vec<usize> {
    let sentence = view.sentence(start);
    let mut ends: Vec<usize> = (start..sentence.end)
        .filter(|at| view.is_word(*at))
        .filter(|at| {
            let next = at + 1;
            next >= sentence.end
                || !view.is_word(next)
                || opens_clause(view, next)
                || view.tag(next) == Tag::PresentParticiple
                || view.run(next) != view.run(*at)
        })
        .collect();
    push_run_end(view, start, &mut ends);
    ends
}

fn push_run_end(view: &ModelView<'_>, start: usize, ends: &mut Vec<usize>) {
    let Some(run) = view.run(start) else { return };
    let Some(last) = view.run_words(run).end.checked_sub(1) else {
        return;
    };
    if last >= start && !ends.contains(&last) {
        ends.push(last);
    }
}

/// The features of a word as the end of content that begins behind a cue.
pub(crate) fn end(
    view: &ModelView<'_>,
    frame: &ContentFrame,
    start: usize,
    end: usize,
    out: &mut Vec<u32>,
) {
    out.clear();
    end_words(view, frame, start, end, out);
    end_place(view, frame, start, end, out);
}

fn end_words(
    view: &ModelView<'_>,
    frame: &ContentFrame,
    start: usize,
    end: usize,
    out: &mut Vec<u32>,
) {
    let sentence = view.sentence(start);
    let next = end + 1;
    let word = view.word(frame.cue);
    let tag = view.tag_number(frame.cue);
    let (following, tag_following) = (view.word(next), view.tag_number(next));
    let verb = u32::from((start..next.min(sentence.end)).any(|at| view.is_verbal(at)));
    let verb_behind = u32::from((next..sentence.end).any(|at| view.is_verbal(at)));
    let is_comma = view.is(next, ",");
    let tag_after_comma = if is_comma {
        view.tag_number(next + 1)
    } else {
        0
    };
    out.extend([
        feature(1, [following]),
        feature(2, [tag_following]),
        feature(3, [view.tag_number(end)]),
        feature(9, [following, view.tag_number(next + 1)]),
        feature(10, [following, view.word(next + 1)]),
        feature(14, [tag, tag_following]),
        feature(15, [verb_behind, following]),
        feature(20, [word, following]),
        feature(22, [tag_after_comma, verb]),
        feature(23, [tag_following, verb, verb_behind]),
        feature(24, [view.tag_number(end), tag_following]),
        feature(
            25,
            [tag_after_comma, view.tag_number(next + 2), verb_behind],
        ),
        feature(27, [view.tag_number(start), tag_following, verb]),
        feature(28, [view.word(start), tag_following]),
        feature(29, [tag_following, view.kind(next)]),
    ]);
}

fn end_place(
    view: &ModelView<'_>,
    frame: &ContentFrame,
    start: usize,
    end: usize,
    out: &mut Vec<u32>,
) {
    let sentence = view.sentence(start);
    let last = view.last_word(start..sentence.end).unwrap_or(start);
    let next = end + 1;
    let word = view.word(frame.cue);
    let is_last = u32::from(end == last);
    let inside = u32::from(view.is_quoted(start));
    let rest = distance(end, last);
    let verb = u32::from((start..next.min(sentence.end)).any(|at| view.is_verbal(at)));
    let run = view.run(end);
    let closes = run.is_some_and(|run| view.run_words(run).end == next);
    let same = u32::from(run == view.run(start));
    let onward = u32::from(view.run(next) == view.run(start));
    let mark = u32::from(view.is_quotation_mark(next));
    let source = frame.source.as_ref();
    let source_behind = source.is_some_and(|source| source.start > end);
    let length = step(next - start);
    let after_comma = if view.is(next, ",") {
        view.word(next + 1)
    } else {
        0
    };
    let ruled = frame.ruled(view, |part| part.start > frame.cue && part.end == next);
    let ruled_whole = frame.ruled(view, |part| part.start == start && part.end == next);
    out.extend([
        feature(4, [length]),
        feature(5, [is_last]),
        feature(6, [inside, same, onward, is_last]),
        feature(7, [rest]),
        feature(8, [rest, view.word(next)]),
        feature(11, [u32::from(end > last), inside]),
        feature(12, [verb, is_last]),
        feature(13, [word, is_last]),
        feature(16, [inside, mark, is_last]),
        feature(17, [u32::from(closes), inside]),
        feature(18, [word, length]),
        feature(19, [u32::from(source_behind)]),
        feature(21, [after_comma, is_last]),
        feature(26, [view.tag_number(frame.cue), length, is_last]),
        feature(30, [ruled]),
        feature(31, [ruled_whole]),
        feature(32, [ruled, is_last, inside]),
    ]);
}
