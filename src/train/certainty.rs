use std::io::Write;
use std::path::Path;

use super::error::TrainError;
use super::output::{keep, share};
use super::pack::WeightRow;
use super::ranker::{self, RankingCase, Recipe};
use super::trust::{self, Finding, Judged};
use crate::analysis::Models;
use crate::analysis::article::Article;
use crate::analysis::certainty::event;
use crate::analysis::certainty::quote;
use crate::lang::Lang;
use crate::model::Linear;

/// Articles are left out by as many groups in turn, so that every finding is judged by a model that never saw its article.
const FOLDS: usize = 8;

/// The least margins of a report, in hundredths of log odds.
const LEAST: [i16; 6] = [300, 220, 160, 120, 70, -2000];

const QUOTES: Recipe = Recipe {
    checksum: quote::CHECKSUM,
    least_seen: 3,
    sparsity: 4.0,
    rounds: 3,
};

const EVENTS: Recipe = Recipe {
    checksum: event::CHECKSUM,
    ..QUOTES
};

/// The findings of one article: the features and the worth of each.
type Findings = Vec<(Vec<u32>, f32)>;

/// Trains the models of how certain quotations and events are, and reports how well they do on articles they did not
/// learn from.
pub(super) fn train(
    bench: &Path,
    models: &Models,
    out: &Path,
    log: &mut dyn Write,
) -> Result<(), TrainError> {
    let mut models = *models;
    let articles = trust::read(bench, &models, Finding::Quotes)?;
    let bytes = fit(
        &articles.iter().map(quotes).collect::<Vec<_>>(),
        "quotes",
        &QUOTES,
        log,
    )?;
    let bytes = keep(out, "quote-certainty", bytes)?;
    models.quote_certainty = Linear::read(bytes, quote::CHECKSUM).unwrap_or_default();
    let articles = trust::read(bench, &models, Finding::Events)?;
    let bytes = fit(
        &articles.iter().map(events).collect::<Vec<_>>(),
        "events",
        &EVENTS,
        log,
    )?;
    keep(out, "event-certainty", bytes)?;
    Ok(())
}

fn events(article: &Judged) -> Findings {
    let analysis = &article.analysis;
    let reading = Article::new(
        &article.document,
        &analysis.sentences,
        &article.tags,
        Lang::english(),
    );
    let (times, quotes) = (&analysis.timexes, &analysis.quotes);
    let context = event::EventEvidence::of(&reading, times, quotes, article.day);
    let judged = analysis.events.iter().filter_map(|event| {
        let worth = article.worth_of_event(event)?;
        let mut asked = Vec::new();
        context.features(event, &mut asked);
        Some((asked, worth))
    });
    judged.collect()
}

fn quotes(article: &Judged) -> Findings {
    let analysis = &article.analysis;
    let reading = Article::new(
        &article.document,
        &analysis.sentences,
        &article.tags,
        Lang::english(),
    );
    let context = quote::QuoteEvidence::of(&reading, &analysis.quotes, &analysis.speakers);
    let judged = analysis.quotes.iter().filter_map(|quote| {
        let worth = article.worth(quote)?;
        let mut asked = Vec::new();
        context.features(quote, &mut asked);
        Some((asked, worth))
    });
    judged.collect()
}

/// Trains on all articles; before that, on all but some in turn for the report.
fn fit(
    findings: &[Findings],
    name: &str,
    recipe: &Recipe,
    log: &mut dyn Write,
) -> Result<Vec<u8>, TrainError> {
    let mut judged = Vec::new();
    for fold in 0..FOLDS {
        let part = |inside: bool| {
            let numbered = findings.iter().enumerate();
            let part = numbered.filter(move |(index, _)| (index % FOLDS == fold) == inside);
            part.flat_map(|(_, findings)| findings)
        };
        let rows = ranker::train(&cases(part(false)), recipe);
        judged.extend(part(true).map(|(asked, worth)| (margin(&rows, asked), *worth)));
    }
    report(&mut judged, name, log)?;
    let rows = ranker::train(&cases(findings.iter().flatten()), recipe);
    let bytes = ranker::pack_ranker(&rows, recipe);
    writeln!(
        log,
        "{name}: {} findings, {} bytes",
        judged.len(),
        bytes.len()
    )?;
    Ok(bytes)
}

fn cases<'a>(findings: impl Iterator<Item = &'a (Vec<u32>, f32)>) -> Vec<RankingCase> {
    let case = |(asked, worth): &(Vec<u32>, f32)| RankingCase {
        candidates: vec![asked.clone(), Vec::new()],
        worth: vec![*worth, 1.0 - *worth],
    };
    findings.map(case).collect()
}

/// The log odds in hundredths that the weights give.
fn margin(rows: &[WeightRow], asked: &[u32]) -> f64 {
    let weight = |feature: &u32| {
        let place = rows.binary_search_by_key(feature, |row| row.feature).ok()?;
        rows.get(place)?.weights.first().map(|(_, weight)| *weight)
    };
    asked.iter().filter_map(weight).sum::<f64>() * 100.0
}

/// How many findings have at least a margin, and how many of them are right.
fn report(judged: &mut [(f64, f32)], name: &str, log: &mut dyn Write) -> Result<(), TrainError> {
    let brier: f64 = judged
        .iter()
        .map(|(margin, worth)| {
            let odds = 1.0 / (1.0 + (-margin / 100.0).exp());
            (odds - f64::from(*worth)).powi(2)
        })
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a count")]
    let brier = brier / judged.len().max(1) as f64;
    writeln!(log, "{name}: Brier score {brier:.4}")?;
    let all: f32 = judged.iter().map(|(_, worth)| worth).sum();
    for least in LEAST {
        let above = judged
            .iter()
            .filter(|(margin, _)| *margin >= f64::from(least));
        let (mut count, mut right) = (0, 0.0);
        for (_, worth) in above {
            count += 1;
            right += worth;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count"
        )]
        let right = right.round() as usize;
        writeln!(
            log,
            "{name}: margin {least} and more: {count} findings, {:.1} % right, {right} of {all:.0} right ones",
            share(right, count),
        )?;
    }
    Ok(())
}
