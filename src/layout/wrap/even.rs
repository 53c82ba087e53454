//! Breaks a paragraph as a whole, so that its lines end as evenly as possible: the total fit of Knuth and Plass
//! ("Breaking Paragraphs into Lines", 1981) with the squared room at a line's end as its cost.

use super::chance::{self, BreakChance, BreakKind};
use super::{Limits, WrappedLine};

/// Breaks words into lines. `hyphens` are the bytes at which a word may be hyphenated, in order.
///
/// Together the lines cover the whole string, like those of [`fill`](super::fill). Every two possible line ends
/// that fit on one line are compared, so the time grows with the words times the columns.
pub(in crate::layout) fn even(words: &str, limits: Limits, hyphens: &[usize]) -> Vec<WrappedLine> {
    let chances = chance::all(words, limits.narrowest(), hyphens);
    let mut fits = vec![Some(ParagraphFit::default())];
    for index in 1..chances.len() {
        fits.push(best(&chances, &fits, index, limits));
    }
    trace(&chances, &fits)
}

/// The cheapest way to break the words before a possible line end.
#[derive(Clone, Copy, Debug, Default)]
struct ParagraphFit {
    cost: FitCost,
    /// The line end at which its last line begins.
    from: usize,
}

/// The cost of lines: fewer lines first, then evenness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct FitCost {
    lines: usize,
    unevenness: usize,
}

/// `None` if no line can end here: a hyphen that does not fit after its word.
fn best(
    chances: &[BreakChance],
    fits: &[Option<ParagraphFit>],
    index: usize,
    limits: Limits,
) -> Option<ParagraphFit> {
    let end = *chances.get(index)?;
    let mut best: Option<ParagraphFit> = None;
    for from in (0..index).rev() {
        let start = *chances.get(from)?;
        let limit = limits.of(from == 0);
        let cols = end.end_col.saturating_sub(start.next_col);
        let room = limit.checked_sub(cols);
        let alone = best.is_none() && end.kind != BreakKind::Hyphen;
        if room.is_none() && !alone && cols > limits.widest() {
            break;
        }
        if let Some(fit) = fits.get(from)?
            && (room.is_some() || alone)
        {
            let unevenness = unevenness(start, end, room.unwrap_or(0), limit);
            let cost = FitCost {
                lines: fit.cost.lines + 1,
                unevenness: fit.cost.unevenness + unevenness,
            };
            if best.is_none_or(|best| cost < best.cost) {
                best = Some(ParagraphFit { cost, from });
            }
        }
        if start.kind == BreakKind::Forced {
            break;
        }
    }
    best
}

/// The cost of a line with unused columns: their square, and a penalty for how the line ends. The last line of a
/// paragraph may end anywhere but near its start.
fn unevenness(start: BreakChance, end: BreakChance, room: usize, limit: usize) -> usize {
    let eighth = (limit / 8).max(1);
    match end.kind {
        BreakKind::Forced if start.kind == BreakKind::Hyphen || room + eighth > limit => {
            eighth * eighth
        }
        BreakKind::Forced => 0,
        BreakKind::Soft => room * room,
        BreakKind::Hyphen if start.kind == BreakKind::Hyphen => room * room + 4 * eighth * eighth,
        BreakKind::Hyphen => room * room + eighth * eighth,
        BreakKind::Torn => room * room + limit * limit,
    }
}

/// The lines of the cheapest way to the end.
fn trace(chances: &[BreakChance], fits: &[Option<ParagraphFit>]) -> Vec<WrappedLine> {
    let mut lines = Vec::new();
    let mut at = chances.len().saturating_sub(1);
    while at > 0
        && let (Some(end), Some(Some(fit))) = (chances.get(at), fits.get(at))
    {
        let start = chances.get(fit.from).map_or(0, |start| start.next);
        lines.push(WrappedLine {
            start,
            end: end.end.max(start),
            next: end.next,
            hyphen: end.kind == BreakKind::Hyphen,
        });
        at = fit.from;
    }
    lines.reverse();
    lines
}
