use std::collections::HashMap;

use super::pack::WeightRow;

/// An averaged perceptron in whole numbers, so that training gives the same bytes everywhere.
#[derive(Clone)]
pub(super) struct Perceptron {
    classes: usize,
    rows: HashMap<u32, usize>,
    cells: Vec<AveragedWeight>,
    step: i64,
}

#[derive(Clone, Copy, Default)]
struct AveragedWeight {
    weight: i32,
    // Whether it may be more than zero or less.
    open: bool,
    // The sum of the weight over all steps up to `since`.
    total: i64,
    since: i64,
}

impl AveragedWeight {
    const fn catch_up(&mut self, step: i64) {
        self.total += (step - self.since) * self.weight as i64;
        self.since = step;
    }
}

impl Perceptron {
    /// A perceptron that knows the features counted at least `least` times.
    pub(super) fn new(classes: usize, counts: &HashMap<u32, u32>, least: u32) -> Self {
        let mut known: Vec<u32> = counts
            .iter()
            .filter(|(_, count)| **count >= least)
            .map(|(feature, _)| *feature)
            .collect();
        known.sort_unstable();
        let open = AveragedWeight {
            open: true,
            ..AveragedWeight::default()
        };
        let cells = vec![open; known.len() * classes];
        let rows = known.into_iter().zip((0..).step_by(classes)).collect();
        Self {
            classes,
            rows,
            cells,
            step: 0,
        }
    }

    /// A perceptron that may use no weights but those of `rows` that are at least `least` away from zero.
    ///
    /// Learning again with what is left makes up for most of what leaving out the rest costs.
    pub(super) fn pruned(classes: usize, rows: &[WeightRow], least: f64) -> Self {
        let strong = |row: &&WeightRow| row.weights.iter().any(|(_, weight)| weight.abs() >= least);
        let counts = rows
            .iter()
            .filter(strong)
            .map(|row| (row.feature, 1))
            .collect();
        let mut pruned = Self::new(classes, &counts, 1);
        pruned.cells.fill(AveragedWeight::default());
        for row in rows {
            let Some(start) = pruned.rows.get(&row.feature) else {
                continue;
            };
            for (class, weight) in &row.weights {
                if let Some(cell) = pruned.cells.get_mut(start + usize::from(*class)) {
                    cell.open = weight.abs() >= least;
                }
            }
        }
        pruned
    }

    /// The scores of all classes.
    pub(super) fn score(&self, features: &[u32], scores: &mut [i32]) {
        scores.fill(0);
        for feature in features {
            let Some(row) = self.rows.get(feature) else {
                continue;
            };
            let cells = self.cells.get(*row..row + self.classes).unwrap_or_default();
            for (score, cell) in scores.iter_mut().zip(cells) {
                *score += cell.weight;
            }
        }
    }

    /// Counts one decision; to be called before the updates it leads to.
    pub(super) const fn tick(&mut self) {
        self.step += 1;
    }

    /// Moves the weights of one class by `amount` for every feature.
    pub(super) fn update(&mut self, features: &[u32], class: usize, amount: i32) {
        for feature in features {
            let Some(row) = self.rows.get(feature) else {
                continue;
            };
            if let Some(cell) = self.cells.get_mut(row + class)
                && cell.open
            {
                cell.catch_up(self.step);
                cell.weight += amount;
            }
        }
    }

    /// The average weights over all steps, row by row, sorted by feature.
    pub(super) fn finish(mut self) -> Vec<WeightRow> {
        let steps = self.step.max(1);
        let mut features: Vec<(u32, usize)> = self
            .rows
            .iter()
            .map(|(feature, row)| (*feature, *row))
            .collect();
        features.sort_unstable();
        let mut rows = Vec::with_capacity(features.len());
        for (feature, row) in features {
            let mut weights = Vec::new();
            for (class, cell) in (0..).zip(
                self.cells
                    .get_mut(row..row + self.classes)
                    .unwrap_or_default(),
            ) {
                cell.catch_up(steps);
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "an average, soon rounded to eight bits"
                )]
                let average = cell.total as f64 / steps as f64;
                if average != 0.0 {
                    weights.push((class, average));
                }
            }
            rows.push(WeightRow { feature, weights });
        }
        rows
    }
}

/// The class with the highest score; the first of several.
pub(super) fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    let mut highest = i32::MIN;
    for (class, score) in scores.iter().enumerate() {
        if *score > highest {
            (best, highest) = (class, *score);
        }
    }
    best
}
