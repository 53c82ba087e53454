use std::io::Write;
use std::path::Path;

use super::article::Annotated;
use super::case::{Cases, listed, look};
use super::error::TrainError;
use super::leftover;
use super::output::keep;
use super::ranker::{self, RankingCase, Recipe};
use crate::analysis::quote::chain::{AttributionModel, CHECKSUM};
use crate::model::Linear;

/// Steps that build on what others found learn from articles those did not learn from.
const FOLDS: usize = 3;

const RECIPE: Recipe = Recipe {
    checksum: CHECKSUM,
    least_seen: 2,
    sparsity: 4.0,
    rounds: 5,
};

/// Articles to learn from, and articles to measure by.
pub(super) struct Sets {
    pub(super) learn: Vec<Annotated>,
    pub(super) kept: Vec<Annotated>,
}

/// Trains the attribution models.
pub(super) fn train(
    sets: &Sets,
    out: &Path,
    log: &mut dyn Write,
) -> Result<AttributionModel<'static>, TrainError> {
    check(&sets.learn)?;
    let learn: Vec<&Annotated> = sets.learn.iter().collect();
    let kept: Vec<&Annotated> = sets.kept.iter().collect();
    let mut shelf = Shelf {
        keep: &mut |name, bytes| keep(out, name, bytes),
        log,
    };
    let mut chain = shelf.fit(&learn, &kept)?;
    let cases = leftover_cases(&sets.learn)?;
    let mut kept_cases = Vec::new();
    for article in &kept {
        look(article, |view| {
            leftover::collect(article, view, &chain, &mut kept_cases);
        });
    }
    chain.leftover = shelf.step("leftover", &cases, &kept_cases)?;
    Ok(chain)
}

/// Refuses articles that are kept for measuring.
fn check(articles: &[Annotated]) -> Result<(), TrainError> {
    let kept = articles.iter().find(|article| article.split != "train");
    kept.map_or(Ok(()), |kept| {
        Err(TrainError::KeptForMeasuring {
            article: kept.id.clone(),
        })
    })
}

/// The quoted runs that a chain leaves unclaimed in articles it did not learn from.
fn leftover_cases(articles: &[Annotated]) -> Result<Vec<RankingCase>, TrainError> {
    let mut cases = Vec::new();
    for fold in 0..FOLDS {
        let part = |inside: bool| -> Vec<&Annotated> {
            let numbered = articles.iter().enumerate();
            let part = numbered.filter(|(index, _)| (index % FOLDS == fold) == inside);
            part.map(|(_, article)| article).collect()
        };
        let mut shelf = Shelf {
            keep: &mut |_, bytes| Ok(Box::leak(bytes.into_boxed_slice())),
            log: &mut std::io::sink(),
        };
        let chain = shelf.fit(&part(false), &[])?;
        for article in part(true) {
            look(article, |view| {
                leftover::collect(article, view, &chain, &mut cases);
            });
        }
    }
    Ok(cases)
}

/// Keeps the bytes of a model with a name.
type Keep<'k> = dyn FnMut(&str, Vec<u8>) -> Result<&'static [u8], TrainError> + 'k;

/// Where trained models go, and where it is told how well they do.
struct Shelf<'a> {
    keep: &'a mut Keep<'a>,
    log: &'a mut dyn Write,
}

impl Shelf<'_> {
    /// Trains all steps but the last.
    fn fit(
        &mut self,
        articles: &[&Annotated],
        kept: &[&Annotated],
    ) -> Result<AttributionModel<'static>, TrainError> {
        let bytes = listed(articles);
        writeln!(self.log, "cue-words: {} bytes", bytes.len())?;
        let words = (self.keep)("cue-words", bytes)?;
        let mut chain = AttributionModel {
            listed: Linear::read(words, CHECKSUM).unwrap_or_default(),
            ..AttributionModel::default()
        };
        let cases = Cases::of(articles, &chain);
        let kept = Cases::of(kept, &chain);
        chain.cue = self.step("cue", &cases.cue, &kept.cue)?;
        chain.source = self.step("source", &cases.source, &kept.source)?;
        chain.side = self.step("side", &cases.side, &kept.side)?;
        chain.right_start = self.step("right-start", &cases.right_start, &kept.right_start)?;
        chain.right_end = self.step("right-end", &cases.right_end, &kept.right_end)?;
        chain.left_end = self.step("left-end", &cases.left_end, &kept.left_end)?;
        chain.left_start = self.step("left-start", &cases.left_start, &kept.left_start)?;
        Ok(chain)
    }

    fn step(
        &mut self,
        name: &str,
        cases: &[RankingCase],
        kept: &[RankingCase],
    ) -> Result<Linear<'static>, TrainError> {
        let rows = ranker::train(cases, &RECIPE);
        let bytes = ranker::pack_ranker(&rows, &RECIPE);
        let size = bytes.len();
        let model = Linear::read((self.keep)(name, bytes)?, CHECKSUM).unwrap_or_default();
        writeln!(
            self.log,
            "{name}: {size} bytes, {} cases, {:.2} % of {} kept ones right",
            cases.len(),
            ranker::measure(kept, &model),
            kept.len(),
        )?;
        Ok(model)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Sentences, tag};
    use crate::document::Document;

    fn article(split: &str) -> Annotated {
        Annotated {
            id: format!("of-{split}"),
            split: split.to_owned(),
            document: Document::default(),
            sentences: Sentences::default(),
            tags: tag::Tags::default(),
            names: Vec::new(),
            gold: Vec::new(),
        }
    }

    #[test]
    fn an_article_kept_for_measuring_teaches_nothing() {
        assert!(check(&[article("train")]).is_ok());
        let mixed = Sets {
            learn: vec![article("train"), article("dev")],
            kept: Vec::new(),
        };
        let refused = train(&mixed, Path::new("nowhere"), &mut std::io::sink());
        assert!(matches!(
            refused,
            Err(TrainError::KeptForMeasuring { article }) if article == "of-dev"
        ));
    }
}
