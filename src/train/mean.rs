use std::collections::BTreeMap;
use std::thread;

use super::pack::WeightRow;
use super::shuffle::Shuffle;

/// How many times a model is trained.
const RUNS: u64 = 4;

/// Trains a model several times, each time on the same in another order, and gives the mean of the weights.
///
/// What one order happens to leave behind is a matter of chance: half a point of a figure either way.
pub(super) fn mean<Run>(run: Run) -> Vec<WeightRow>
where
    Run: Fn(Shuffle) -> Vec<WeightRow> + Sync,
{
    let runs: Vec<Vec<WeightRow>> = thread::scope(|scope| {
        let run = &run;
        let started: Vec<_> = (0..RUNS)
            .map(|seed| scope.spawn(move || run(Shuffle::new(7 + seed))))
            .collect();
        let ended = started.into_iter().map(thread::ScopedJoinHandle::join);
        ended.filter_map(Result::ok).collect()
    });
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let share = 1.0 / runs.len().max(1) as f64;
    let mut sums: BTreeMap<u32, BTreeMap<u8, f64>> = BTreeMap::new();
    for row in runs.into_iter().flatten() {
        let cells = sums.entry(row.feature).or_default();
        for (class, weight) in row.weights {
            *cells.entry(class).or_default() += weight * share;
        }
    }
    sums.into_iter()
        .map(|(feature, cells)| WeightRow {
            feature,
            weights: cells.into_iter().collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_that_one_run_alone_finds_counts_as_much_less() {
        let rows = mean(|mut shuffle| {
            let first =
                shuffle.order(9).first().copied() == Shuffle::new(7).order(9).first().copied();
            let mut rows = vec![WeightRow {
                feature: 3,
                weights: vec![(1, 2.0)],
            }];
            rows.extend(first.then(|| WeightRow {
                feature: 1,
                weights: vec![(0, 4.0)],
            }));
            rows
        });
        assert_eq!(
            rows.last().map(|row| row.weights.clone()),
            Some(vec![(1, 2.0)])
        );
        assert!(
            rows.first()
                .is_some_and(|row| row.weights.iter().all(|(_, weight)| *weight < 4.0))
        );
    }
}
