use std::collections::HashMap;

use super::mean::mean;
use super::output::share;
use super::pack::{Packing, WeightRow, pack};
use crate::model::Linear;

/// Some candidates, the right ones among them, by their features.
#[derive(Clone, Debug, Default)]
pub(super) struct RankingCase {
    pub(super) candidates: Vec<Vec<u32>>,
    /// Which candidates are right; others next to them may be half right.
    pub(super) worth: Vec<f32>,
}

/// How a ranker is trained and cut down.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recipe {
    pub(super) checksum: u32,
    /// Features seen in fewer candidates are left out.
    pub(super) least_seen: u32,
    /// How strongly weights are drawn to zero.
    pub(super) sparsity: f64,
    pub(super) rounds: usize,
}

impl RankingCase {
    /// A yes/no question about one list of features: the other candidate has none.
    pub(super) fn yes_no(features: Vec<u32>, yes: bool) -> Self {
        Self {
            candidates: vec![features, Vec::new()],
            worth: if yes { vec![1.0, 0.0] } else { vec![0.0, 1.0] },
        }
    }
}

/// A log-linear ranker, trained by following the regularized leader (FTRL-proximal).
#[derive(Clone)]
struct Ranker {
    rows: HashMap<u32, u32>,
    // The sum of gradients and of their squares, and the weight they make.
    cells: Vec<RankingWeight>,
    sparsity: f64,
}

#[derive(Clone, Copy, Default)]
struct RankingWeight {
    drift: f64,
    energy: f64,
    weight: f64,
}

const RATE: f64 = 0.1;
const SHRINK: f64 = 0.5;

impl RankingWeight {
    fn update(&mut self, gradient: f64, sparsity: f64) {
        let energy = self.energy + gradient * gradient;
        let sigma = (energy.sqrt() - self.energy.sqrt()) / RATE;
        self.drift += gradient - sigma * self.weight;
        self.energy = energy;
        self.weight = if self.drift.abs() <= sparsity {
            0.0
        } else {
            let pull = self.drift - sparsity.copysign(self.drift);
            -pull / ((1.0 + energy.sqrt()) / RATE + SHRINK)
        };
    }
}

/// A case with the features the ranker knows, by their place in its list.
struct Dense {
    features: Vec<u32>,
    // Where each candidate's features end.
    ends: Vec<usize>,
    goal: Vec<f64>,
}

impl Dense {
    fn candidates(&self) -> impl Iterator<Item = &[u32]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let features = self.features.get(start..*end).unwrap_or_default();
            start = *end;
            features
        })
    }
}

/// Trains a ranker; gives its weights.
pub(super) fn train(cases: &[RankingCase], recipe: &Recipe) -> Vec<WeightRow> {
    let ranker = Ranker::new(cases, recipe);
    let cases: Vec<Dense> = cases.iter().map(|case| ranker.dense(case)).collect();
    mean(|mut shuffle| {
        let mut ranker = ranker.clone();
        for _ in 0..recipe.rounds {
            for index in shuffle.order(cases.len()) {
                if let Some(case) = cases.get(index) {
                    ranker.learn(case);
                }
            }
        }
        ranker.finish()
    })
}

impl Ranker {
    fn new(cases: &[RankingCase], recipe: &Recipe) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for feature in cases.iter().flat_map(|case| &case.candidates).flatten() {
            *counts.entry(*feature).or_default() += 1;
        }
        let mut known: Vec<u32> = counts
            .into_iter()
            .filter(|(_, count)| *count >= recipe.least_seen)
            .map(|(feature, _)| feature)
            .collect();
        known.sort_unstable();
        Self {
            cells: vec![RankingWeight::default(); known.len()],
            rows: known.into_iter().zip(0..).collect(),
            sparsity: recipe.sparsity,
        }
    }

    fn dense(&self, case: &RankingCase) -> Dense {
        let mut dense = Dense {
            features: Vec::new(),
            ends: Vec::new(),
            goal: Vec::new(),
        };
        for candidate in &case.candidates {
            let known = candidate
                .iter()
                .filter_map(|feature| self.rows.get(feature));
            dense.features.extend(known);
            dense.ends.push(dense.features.len());
        }
        let sum: f64 = case.worth.iter().map(|worth| f64::from(*worth)).sum();
        dense.goal = case
            .worth
            .iter()
            .map(|worth| f64::from(*worth) / sum.max(1e-9))
            .collect();
        dense
    }

    /// Learns from one case.
    fn learn(&mut self, case: &Dense) {
        let scores: Vec<f64> = case
            .candidates()
            .map(|features| features.iter().map(|row| self.weight(*row)).sum())
            .collect();
        let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let odds: Vec<f64> = scores
            .iter()
            .map(|score| exponential(score - highest))
            .collect();
        let sum: f64 = odds.iter().sum();
        for ((features, odds), goal) in case.candidates().zip(&odds).zip(&case.goal) {
            let gradient = odds / sum - goal;
            if gradient.abs() < 1e-4 {
                continue;
            }
            for row in features {
                if let Some(cell) = self.cells.get_mut(*row as usize) {
                    cell.update(gradient, self.sparsity);
                }
            }
        }
    }

    fn weight(&self, row: u32) -> f64 {
        self.cells.get(row as usize).map_or(0.0, |cell| cell.weight)
    }

    fn finish(self) -> Vec<WeightRow> {
        let mut rows: Vec<WeightRow> = self
            .rows
            .iter()
            .filter_map(|(feature, row)| {
                let weight = self.weight(*row);
                (weight != 0.0).then(|| WeightRow {
                    feature: *feature,
                    weights: vec![(0, weight)],
                })
            })
            .collect();
        rows.sort_by_key(|row| row.feature);
        rows
    }
}

/// e to the power of `x`, made of operations that give the same bits on every machine.
fn exponential(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let halvings = (x / std::f64::consts::LN_2).round();
    let rest = x - halvings * std::f64::consts::LN_2;
    let mut term = 1.0;
    let mut sum = 1.0;
    for order in 1..14 {
        term *= rest / f64::from(order);
        sum += term;
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most a thousand")]
    let halvings = halvings as i32;
    sum * 2.0_f64.powi(halvings)
}

/// The bytes of a ranker's model file.
pub(super) fn pack_ranker(rows: &[WeightRow], recipe: &Recipe) -> Vec<u8> {
    pack(
        rows,
        &Packing {
            classes: 1,
            checksum: recipe.checksum,
            least: LARGEST / 254.0,
            largest: LARGEST,
            hundredths: 100.0,
        },
    )
}

const LARGEST: f64 = 3.0;

/// The percentage of cases in which a model ranks a right candidate first.
pub(super) fn measure(cases: &[RankingCase], model: &Linear<'_>) -> f64 {
    let right = cases.iter().filter(|case| {
        let scores = case.candidates.iter().map(|asked| model.sum(asked));
        let highest = scores.clone().max();
        let mut worth = scores.zip(&case.worth);
        worth.any(|(score, worth)| *worth > 0.0 && Some(score) == highest)
    });
    share(right.count(), cases.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_that_of_the_library() {
        for tenth in -300..50 {
            let x = f64::from(tenth) / 10.0;
            assert!((exponential(x) / x.exp() - 1.0).abs() < 1e-12, "{x}");
        }
        assert!(exponential(-1000.0) < 1e-300);
    }

    #[test]
    fn a_ranker_learns_what_tells_the_right_candidate() {
        let case = |right: u32, wrong: u32| RankingCase {
            candidates: vec![vec![wrong, 9], vec![right, 9]],
            worth: vec![0.0, 1.0],
        };
        let cases = vec![case(1, 2), case(1, 3), case(1, 2)];
        let recipe = Recipe {
            checksum: 0,
            least_seen: 1,
            sparsity: 0.1,
            rounds: 20,
        };
        let rows = train(&cases, &recipe);
        let weight = |feature| {
            rows.iter()
                .find(|row| row.feature == feature)
                .map(|row| row.weights[0].1)
        };
        assert!(weight(1) > Some(0.1) && weight(2) < Some(0.0));
        // What all candidates share moves up and down within a case, and ends next to nothing.
        assert!(weight(9).unwrap_or(0.0).abs() < 0.01);
    }
}
