//! The trained part of the name finder: a label for every token, the names the labels make.

use std::ops::Range;

use super::NameKind;
use super::features::{self, Window};
use super::sight::NameView;
use crate::model::Linear;

/// Outside any name.
pub(crate) const OUTSIDE: usize = 0;
/// How many labels there are: outside, and the beginning and the rest of a name of each kind.
pub(crate) const LABELS: usize = 9;

/// The kinds of names in the order of their labels.
pub(crate) const KINDS: [NameKind; 4] = [
    NameKind::Person,
    NameKind::Organization,
    NameKind::Place,
    NameKind::Other,
];

/// Whether a label may stand behind another: the rest of a name behind its beginning or rest.
pub(crate) const fn may_follow(before: usize, label: usize) -> bool {
    label == OUTSIDE || label % 2 == 1 || before == label || before + 1 == label
}

/// The labels of a sentence's tokens.
pub(crate) fn of(sight: &NameView<'_>, tokens: Range<usize>, model: &Linear<'_>) -> Vec<usize> {
    let mut labels = Vec::with_capacity(tokens.len());
    let window = Window::new(sight, tokens.clone());
    let mut before = [OUTSIDE; 2];
    let mut asked = Vec::new();
    for index in tokens {
        let label = if window.is_outside(index, before[0]) {
            OUTSIDE
        } else {
            features::features(&window, index, before, &mut asked);
            let mut scores = [0; LABELS];
            for feature in &asked {
                model.add(*feature, &mut scores);
            }
            best(&scores, before[0])
        };
        before = [label, before[0]];
        labels.push(label);
    }
    labels
}

/// The label with the highest score of those that may stand behind another; the first of several.
pub(crate) fn best(scores: &[i32], before: usize) -> usize {
    let ranked = scores.iter().enumerate();
    let allowed = ranked.filter(|(label, _)| may_follow(before, *label));
    let best = allowed.max_by_key(|(label, score)| (**score, std::cmp::Reverse(*label)));
    best.map_or(OUTSIDE, |(label, _)| label)
}

/// The names that labels make, as ranges of the tokens they are for; `first` is the index of the first token.
pub(crate) fn names(labels: &[usize], first: usize) -> Vec<(Range<usize>, NameKind)> {
    let mut names: Vec<(Range<usize>, NameKind)> = Vec::new();
    for (index, label) in (first..).zip(labels) {
        let Some(kind) = label.checked_sub(1).and_then(|label| KINDS.get(label / 2)) else {
            continue;
        };
        match names.last_mut() {
            Some((range, _)) if label % 2 == 0 && range.end == index => range.end += 1,
            _ => names.push((index..index + 1, *kind)),
        }
    }
    names
}
