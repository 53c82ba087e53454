use std::io::Write;
use std::path::Path;

use super::article::Annotated;
use super::chain::Sets;
use super::error::TrainError;
use super::output::keep;
use super::ranker::{self, RankingCase, Recipe};
use crate::analysis::speaker::lesson;
use crate::analysis::speaker::pronoun::{CHECKSUM, Choice, PronounQuestion};
use crate::analysis::{Models, quote};
use crate::model::Linear;

const RECIPE: Recipe = Recipe {
    checksum: CHECKSUM,
    least_seen: 3,
    sparsity: 3.0,
    rounds: 8,
};

/// Trains the ranker of people for "he" and "she".
pub(super) fn train(
    sets: &Sets,
    models: &Models,
    out: &Path,
    log: &mut dyn Write,
) -> Result<Linear<'static>, TrainError> {
    let cases = cases(&sets.learn, models);
    let kept = self::cases(&sets.kept, models);
    let rows = ranker::train(&cases, &RECIPE);
    let bytes = ranker::pack_ranker(&rows, &RECIPE);
    let size = bytes.len();
    let model = Linear::read(keep(out, "pronoun", bytes)?, CHECKSUM).unwrap_or_default();
    writeln!(
        log,
        "pronoun: {size} bytes, {} cases, {:.2} % of {} kept ones right",
        cases.len(),
        ranker::measure(&kept, &model),
        kept.len(),
    )?;
    Ok(model)
}

/// A case for every source that is "he" or "she" and whose name is known.
fn cases(articles: &[Annotated], models: &Models) -> Vec<RankingCase> {
    let mut cases = Vec::new();
    for article in articles {
        let view = article.article();
        let mut quotes = quote::find(&view, &article.names, &models.chain);
        lesson::ask(&view, &article.names, &mut quotes, &mut |question| {
            Some(judge(article, question, &mut cases))
        });
    }
    cases
}

/// Adds a case if its answer is known; the one who is meant, else the nearest.
fn judge(
    article: &Annotated,
    question: &PronounQuestion<'_>,
    cases: &mut Vec<RankingCase>,
) -> Choice {
    let gold = article
        .gold
        .iter()
        .find(|gold| gold.source.contains(&question.token));
    let name = gold.and_then(|gold| gold.name.as_deref());
    let people = question.candidates.iter();
    let right = people.map(|person| name.is_some_and(|name| is_same(person.name(), name)));
    let right: Vec<bool> = right.collect();
    let place = right.iter().position(|right| *right);
    if place.is_some() {
        let mut case = RankingCase::default();
        for (rank, right) in right.iter().enumerate() {
            let mut asked = Vec::new();
            question.features(rank, &mut asked);
            case.candidates.push(asked);
            case.worth.push(if *right { 1.0 } else { 0.0 });
        }
        cases.push(case);
    }
    let chosen = question.candidates.get(place.unwrap_or(0));
    Choice {
        person: chosen.map_or(0, |chosen| chosen.index),
        margin: 0,
    }
}

/// Whether two names may be one person's: the same last word, and first words of which one begins the other.
fn is_same(one: &str, other: &str) -> bool {
    let ends = |name: &str| {
        let mut words = name.split_whitespace();
        let first = words.next().unwrap_or_default().to_lowercase();
        (
            first.clone(),
            words.next_back().map_or(first, str::to_lowercase),
        )
    };
    let ((first, last), (other_first, other_last)) = (ends(one), ends(other));
    last == other_last && (first.starts_with(&other_first) || other_first.starts_with(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_first_name_is_the_same_and_a_namesake_is_not() {
        assert!(is_same("Ana Maria Ruiz", "Ana Ruiz"));
        assert!(is_same("Dan Orlow", "Daniel Orlow"));
        assert!(!is_same("Paul Ruiz", "Ana Ruiz"));
        assert!(!is_same("Ana Lind", "Ana Ruiz"));
    }
}
