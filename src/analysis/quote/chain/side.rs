//! On which side of its cue the reported words stand.

use std::ops::Range;

use super::frame::ContentFrame;
use super::view::{ModelView, step};
use crate::analysis::quote::attribute::Attribution;
use crate::model::features::feature;

/// The sides of a cue on which reported words can stand.
pub(crate) const SIDES: [(bool, bool); 3] = [(true, false), (false, true), (true, true)];

/// On which sides of a cue the rules find its content: 0 where they know no cue.
fn ruled_sides(view: &ModelView<'_>, cue: usize) -> u32 {
    let any = |ruled: &Attribution, left: bool| {
        u32::from(ruled.parts.iter().any(|part| (part.start < cue) == left))
    };
    let ruled = view.ruled(cue);
    ruled.map_or(0, |ruled| 1 + any(ruled, true) + 2 * any(ruled, false))
}

/// The features of a frame for the choice of sides; the choice is made by a model of three classes, see [`SIDES`].
pub(crate) fn features(view: &ModelView<'_>, frame: &ContentFrame, out: &mut Vec<u32>) {
    let cue = frame.cue;
    let sentence = view.sentence(cue);
    let block = view.block(cue);
    let word = view.word(cue);
    let so = frame.source_side();
    let limit = frame.limit();
    let end = frame.last();
    let any = |mut range: Range<usize>| u32::from(range.any(|at| view.is_quoted(at)));
    let (left, right) = (any(sentence.start..cue), any(cue + 1..sentence.end));
    let before = u32::from(sentence.start > block.start && view.is_quoted(sentence.start - 1));
    let goes_on = sentence.end < block.end;
    let after = u32::from(goes_on && view.is_quoted(sentence.end))
        + u32::from(goes_on && view.has_cue_beside(sentence.end + 1));
    let verb = |mut range: Range<usize>| u32::from(range.any(|at| view.is_verbal(at)));
    let (verb_left, verb_right) = (verb(sentence.start..limit), verb(end + 1..sentence.end));
    let that = u32::from((cue + 1..(cue + 6).min(sentence.end)).any(|at| view.is(at, "that")));
    let room_left = step(limit - sentence.start.min(limit));
    let room_right = step((sentence.end - 1).saturating_sub(end));
    let mark = u32::from(limit > 0 && view.is_quotation_mark(limit - 1));
    let inside = u32::from(view.is_quoted(cue));
    let last = view.word_at(limit, -1);
    let next = view.word(end + 1);
    out.clear();
    out.extend([
        feature(1, [so]),
        feature(2, [word]),
        feature(3, [word, so]),
        feature(4, [left, right, so]),
        feature(5, [left, right, before, after, so]),
        feature(6, [last, so]),
        feature(7, [mark, so]),
        feature(8, [next, so]),
        feature(9, [view.tag_number(end + 1), so]),
        feature(10, [view.tag_number(end + 1), view.tag_number(end + 2), so]),
        feature(11, [room_left, so]),
        feature(12, [room_right, so]),
        feature(13, [room_left, room_right, so]),
        feature(14, [that, so]),
        feature(15, [verb_left, verb_right, so]),
        feature(16, [word, verb_right, so]),
        feature(17, [view.tag_number(cue), so]),
        feature(18, [word, last]),
        feature(19, [word, next]),
        feature(20, [inside]),
        feature(21, [view.word_at(cue, -1), so]),
        feature(22, [u32::from(room_right <= 2), left, so]),
        feature(23, [view.tag_at(limit, -1), view.tag_number(end + 1), so]),
        feature(24, [last, next, so]),
        feature(25, [left, right, mark, verb_right, so]),
        feature(26, [word, left, right]),
        feature(27, [verb_left, verb_right, room_right, so, last]),
        feature(28, [ruled_sides(view, cue)]),
        feature(29, [ruled_sides(view, cue), so]),
        feature(30, [view.stem(cue), so]),
    ]);
}

/// The features of a side as one of [`SIDES`]: those of the frame, each with the side.
pub(crate) fn chosen(frame: &[u32], side: u32, out: &mut Vec<u32>) {
    out.clear();
    out.extend(frame.iter().map(|known| feature(0, [*known, side])));
}
