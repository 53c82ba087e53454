//! Trains the models of `assets/models`; behind the cargo feature `train`, never in the shipped program.
//!
//! Reads annotated articles and word lists, writes model files, and reports how well they do on articles it did not learn
//! from. The same input gives the same bytes. An article kept for measuring is refused, not skipped.

mod align;
mod article;
mod case;
mod certainty;
mod chain;
mod corpus;
mod error;
mod leftover;
mod lesson;
mod mean;
mod name;
mod output;
mod pack;
mod perceptron;
mod pronoun;
mod ranker;
mod shuffle;
mod tag;
mod trust;

use std::io::Write;
use std::path::PathBuf;

use crate::analysis::Models;

pub use error::TrainError;

use article::Annotated;
use chain::Sets;
use corpus::Corpus;

/// What to train, from where, to where.
#[derive(Clone, Debug)]
pub struct TrainingPlan {
    /// The folder of the annotated sets.
    pub bench: PathBuf,
    /// The folder the models are written to.
    pub out: PathBuf,
    /// The steps to take; all when empty.
    pub steps: Vec<String>,
}

/// The steps in the order in which one builds on the other.
pub const STEPS: &[&str] = &["tag", "name", "chain", "pronoun", "certainty"];

/// Trains every model of the plan, in order, and writes it.
///
/// # Errors
///
/// When a file cannot be read or written, is not in the form of the annotated sets, or holds an article kept for measuring.
pub fn run(plan: &TrainingPlan, log: &mut dyn Write) -> Result<(), TrainError> {
    for step in &plan.steps {
        if !STEPS.contains(&step.as_str()) {
            return Err(TrainError::Step(step.clone()));
        }
    }
    let mut models = *Models::builtin();
    let wanted = |step: &str| plan.steps.is_empty() || plan.steps.iter().any(|name| name == step);
    if STEPS
        .iter()
        .any(|step| *step != "certainty" && wanted(step))
    {
        models = build(plan, models, &wanted, log)?;
    }
    if wanted("certainty") {
        certainty::train(&plan.bench, &models, &plan.out, log)?;
    }
    Ok(())
}

/// Trains what finds: tags, names, attributions, and whom pronouns stand for.
fn build(
    plan: &TrainingPlan,
    mut models: Models,
    wanted: &dyn Fn(&str) -> bool,
    log: &mut dyn Write,
) -> Result<Models, TrainError> {
    let corpus = Corpus::read(&plan.bench)?;
    if wanted("tag") {
        models.tagger = tag::train(&corpus, &plan.out, log)?;
    }
    tag::measure(&corpus, &models, log)?;
    if wanted("name") {
        models.names = name::train(&corpus, &models, &plan.out, log)?;
    }
    name::measure(&corpus, &models, log)?;
    if wanted("chain") || wanted("pronoun") {
        let sets = sets(plan, &models)?;
        if wanted("chain") {
            models.chain = chain::train(&sets, &plan.out, log)?;
        }
        if wanted("pronoun") {
            models.pronouns = pronoun::train(&sets, &models, &plan.out, log)?;
        }
    }
    Ok(models)
}

/// The annotated articles, and with those to learn from the sentences that report nothing.
fn sets(plan: &TrainingPlan, models: &Models) -> Result<Sets, TrainError> {
    let annotated = |split| -> Result<Vec<Annotated>, TrainError> {
        let articles = article::read(&plan.bench, split)?;
        let read = articles.iter();
        Ok(read
            .filter_map(|article| Annotated::of(article, models))
            .collect())
    };
    let mut learn = annotated("train")?;
    learn.extend(Annotated::misses(models));
    Ok(Sets {
        learn,
        kept: annotated("dev")?,
    })
}
