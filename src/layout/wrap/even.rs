//! Lines of a paragraph chosen together, so that they end as evenly as can be: the total fit of Knuth and Plass
//! ("Breaking Paragraphs into Lines", 1981) with the squared room at a line's end as its cost.

use super::chance::{self, Chance, Kind};
use super::{Limits, Line};

/// Breaks words into lines. `hyphens` are the bytes at which a word may be parted, in order.
///
/// The lines part the whole string among them, as those of [`fill`](super::fill) do. Every two places to break a line at
/// that fit on one line are compared, so the time grows with the words times the columns.
pub(in crate::layout) fn even(words: &str, limits: Limits, hyphens: &[usize]) -> Vec<Line> {
    let chances = chance::all(words, limits.narrowest(), hyphens);
    let mut fits = vec![Some(Fit::default())];
    for nth in 1..chances.len() {
        fits.push(best(&chances, &fits, nth, limits));
    }
    trace(&chances, &fits)
}

/// The cheapest way to break the words up to a chance.
#[derive(Clone, Copy, Debug, Default)]
struct Fit {
    cost: Cost,
    /// The chance at which its last line begins.
    from: usize,
}

/// What lines cost: no evenness is worth a further line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    lines: usize,
    unevenness: usize,
}

/// `None` where no line can end: a hyphen that does not fit behind its word.
fn best(chances: &[Chance], fits: &[Option<Fit>], nth: usize, limits: Limits) -> Option<Fit> {
    let end = *chances.get(nth)?;
    let mut best: Option<Fit> = None;
    for from in (0..nth).rev() {
        let start = *chances.get(from)?;
        let limit = limits.of(from == 0);
        let cols = end.end_col.saturating_sub(start.next_col);
        let room = limit.checked_sub(cols);
        let alone = best.is_none() && end.kind != Kind::Hyphen;
        if room.is_none() && !alone && cols > limits.widest() {
            break;
        }
        if let Some(fit) = fits.get(from)?
            && (room.is_some() || alone)
        {
            let unevenness = unevenness(start, end, room.unwrap_or(0), limit);
            let cost = Cost {
                lines: fit.cost.lines + 1,
                unevenness: fit.cost.unevenness + unevenness,
            };
            if best.is_none_or(|best| cost < best.cost) {
                best = Some(Fit { cost, from });
            }
        }
        if start.kind == Kind::Forced {
            break;
        }
    }
    best
}

/// What a line with some columns left of its limit adds: the squared room, and what its end is worth. The last line of a
/// paragraph may end anywhere, but not soon after it began.
fn unevenness(start: Chance, end: Chance, room: usize, limit: usize) -> usize {
    let eighth = (limit / 8).max(1);
    match end.kind {
        Kind::Forced if start.kind == Kind::Hyphen || room + eighth > limit => eighth * eighth,
        Kind::Forced => 0,
        Kind::Soft => room * room,
        Kind::Hyphen if start.kind == Kind::Hyphen => room * room + 4 * eighth * eighth,
        Kind::Hyphen => room * room + eighth * eighth,
        Kind::Torn => room * room + limit * limit,
    }
}

/// The lines of the cheapest way to the end.
fn trace(chances: &[Chance], fits: &[Option<Fit>]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = chances.len().saturating_sub(1);
    while at > 0
        && let (Some(end), Some(Some(fit))) = (chances.get(at), fits.get(at))
    {
        let start = chances.get(fit.from).map_or(0, |start| start.next);
        lines.push(Line {
            start,
            end: end.end.max(start),
            next: end.next,
            hyphen: end.kind == Kind::Hyphen,
        });
        at = fit.from;
    }
    lines.reverse();
    lines
}
