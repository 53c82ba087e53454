use super::article::{Annotated, GoldAttribution};
use super::ranker::RankingCase;
use crate::analysis::quote::chain::find::{give, sign};
use crate::analysis::quote::chain::leftover::{Owner, UncuedSpan, owners, places};
use crate::analysis::quote::chain::owner::OwnerQuestion;
use crate::analysis::quote::chain::view::ModelView;
use crate::analysis::quote::chain::{AttributionModel, ModelAttribution};

/// Adds a case for every quoted run that the chain leaves unclaimed in an article.
pub(super) fn collect(
    article: &Annotated,
    view: &ModelView<'_>,
    chain: &AttributionModel<'_>,
    cases: &mut Vec<RankingCase>,
) {
    let mut found = chain.reported(view);
    sign(view, &mut found);
    for place in places(view, &found) {
        let owners = owners(view, &place, &found);
        let gold = gold_of(article, view, &place);
        let mut case = RankingCase::default();
        let question = OwnerQuestion::new(view, &place, &found);
        for owner in &owners {
            let mut asked = Vec::new();
            question.features(owner, &mut asked);
            case.candidates.push(asked);
            let right = is_right(article, owner, gold, &found);
            case.worth.push(if right { 1.0 } else { 0.0 });
        }
        let right = case.worth.iter().position(|worth| *worth > 0.0);
        if let Some(right) = right {
            // The runs behind this one see it where it belongs.
            if let Some(owner) = owners.get(right) {
                give(view, &place, owner, 0, &mut found);
            }
            cases.push(case);
        }
    }
}

/// The attribution most of a run's words belong to.
fn gold_of<'a>(
    article: &'a Annotated,
    view: &ModelView<'_>,
    place: &UncuedSpan,
) -> Option<&'a GoldAttribution> {
    let words = view.count(place.words.clone(), u32::MAX, ModelView::is_word) as usize;
    article.gold.iter().find(|gold| {
        let shared = gold
            .content
            .iter()
            .filter(|at| place.words.contains(at) && view.is_word(**at))
            .count();
        shared * 2 > words
    })
}

fn is_right(
    article: &Annotated,
    owner: &Owner,
    gold: Option<&GoldAttribution>,
    found: &[ModelAttribution],
) -> bool {
    let Some(gold) = gold else {
        return matches!(owner, Owner::Nobody);
    };
    let source = match owner {
        Owner::Nobody => return false,
        Owner::Unnamed => return gold.source.is_empty(),
        Owner::Phrase(chunk) => chunk,
        Owner::Known(index) => {
            let Some(chunk) = found.get(*index).and_then(|known| known.source.as_ref()) else {
                return false;
            };
            chunk
        }
    };
    if gold.head.is_some_and(|head| source.tokens.contains(&head)) {
        return true;
    }
    // Another mention of the same person.
    let named = article
        .gold
        .iter()
        .find(|other| other.head.is_some_and(|head| source.tokens.contains(&head)));
    gold.name.is_some() && named.is_some_and(|other| other.name == gold.name)
}
