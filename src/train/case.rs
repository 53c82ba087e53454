use std::collections::HashMap;
use std::ops::Range;

use super::article::{Annotated, GoldAttribution};
use super::pack::{Packing, WeightRow, pack};
use super::ranker::RankingCase;
use crate::analysis::chunk::Chunk;
use crate::analysis::quote::chain::lesson::with_view;
use crate::analysis::quote::chain::view::ModelView;
use crate::analysis::quote::chain::{
    AttributionModel, CHECKSUM, ContentFrame, cue, left, right, side, source,
};
use crate::analysis::tag::Tag;

/// The cases of all steps.
#[derive(Default)]
pub(super) struct Cases {
    pub(super) cue: Vec<RankingCase>,
    pub(super) source: Vec<RankingCase>,
    pub(super) side: Vec<RankingCase>,
    pub(super) right_start: Vec<RankingCase>,
    pub(super) right_end: Vec<RankingCase>,
    pub(super) left_end: Vec<RankingCase>,
    pub(super) left_start: Vec<RankingCase>,
}

impl Cases {
    /// The cases of some articles, given the words that are looked at as cues.
    pub(super) fn of(articles: &[&Annotated], chain: &AttributionModel<'_>) -> Self {
        let mut cases = Self::default();
        for article in articles {
            look(article, |view| collect(article, view, chain, &mut cases));
        }
        cases
    }
}

/// Looks at an article as the models do.
pub(super) fn look<T>(article: &Annotated, look: impl FnOnce(&ModelView<'_>) -> T) -> T {
    with_view(&article.article(), &article.names, look)
}

/// The words that are cues often enough to be looked at though they are no verbs.
pub(super) fn listed(articles: &[&Annotated]) -> Vec<u8> {
    let mut counts: HashMap<u32, (u32, u32)> = HashMap::new();
    for article in articles {
        look(article, |view| {
            for index in 0..article.sentences.tokens.len() {
                counts.entry(cue::listed(view, index)).or_default().1 += 1;
            }
            for gold in &article.gold {
                if let Some(head) = cue_head(view, gold) {
                    counts.entry(cue::listed(view, head)).or_default().0 += 1;
                }
            }
        });
    }
    let mut rows: Vec<WeightRow> = counts
        .into_iter()
        .filter(|(_, (cues, all))| *cues >= 3 && cues * 50 >= *all)
        .map(|(feature, _)| WeightRow {
            feature,
            weights: vec![(0, 1.0)],
        })
        .collect();
    rows.sort_by_key(|row| row.feature);
    pack(
        &rows,
        &Packing {
            classes: 1,
            checksum: CHECKSUM,
            least: 0.0,
            largest: 1.0,
            hundredths: 0.0,
        },
    )
}

/// The token that stands for a cue: "according", else its first verb that is no auxiliary, else its first noun.
fn cue_head(view: &ModelView<'_>, gold: &GoldAttribution) -> Option<usize> {
    let words = || gold.cue.iter().copied().filter(|at| view.is_word(*at));
    words()
        .find(|at| view.is(*at, "according"))
        .or_else(|| words().find(|at| view.is_verb(*at) && !is_auxiliary(view, *at)))
        .or_else(|| words().find(|at| view.tag(*at).is_noun()))
        .or_else(|| words().next())
}

fn is_auxiliary(view: &ModelView<'_>, at: usize) -> bool {
    [
        "be", "is", "are", "was", "were", "been", "being", "am", "’s", "'s", "’re", "'re", "’m",
        "'m", "have", "has", "had", "having", "’ve", "'ve", "’d", "'d", "do", "does", "did",
    ]
    .iter()
    .any(|word| view.is(at, word))
        || view.tag(at) == Tag::Modal
}

fn collect(
    article: &Annotated,
    view: &ModelView<'_>,
    chain: &AttributionModel<'_>,
    cases: &mut Cases,
) {
    let mut heads: HashMap<usize, &GoldAttribution> = HashMap::new();
    for gold in &article.gold {
        if let Some(head) = cue_head(view, gold) {
            heads.entry(head).or_insert(gold);
        }
    }
    for tokens in view.stretches() {
        let chunks = view.chunks(tokens.clone());
        for index in tokens {
            if !chain.is_candidate(view, index) {
                continue;
            }
            let mut asked = Vec::new();
            cue::features(view, index, &chunks, &mut asked);
            let gold = heads.get(&index);
            cases.cue.push(RankingCase::yes_no(asked, gold.is_some()));
            let Some(gold) = gold else { continue };
            source_case(view, index, &chunks, gold, cases);
            content_cases(view, index, gold, cases);
        }
    }
}

fn source_case(
    view: &ModelView<'_>,
    cue: usize,
    chunks: &[Chunk],
    gold: &GoldAttribution,
    cases: &mut Cases,
) {
    let mut case = RankingCase::default();
    let mut asked = Vec::new();
    source::none(view, cue, &mut asked);
    case.candidates.push(asked.clone());
    case.worth
        .push(if gold.source.is_empty() { 1.0 } else { 0.0 });
    for chunk in source::candidates(view, cue, chunks) {
        source::features(view, cue, chunk, chunks, &mut asked);
        case.candidates.push(asked.clone());
        let right = gold.head.is_some_and(|head| chunk.tokens.contains(&head));
        case.worth.push(if right { 1.0 } else { 0.0 });
    }
    if case.worth.iter().all(|worth| *worth == 0.0) {
        // The source stands in another sentence: none is what can be said here.
        if let Some(first) = case.worth.first_mut() {
            *first = 1.0;
        }
    }
    cases.source.push(case);
}

/// The runs of words of a content inside the cue's block, without a leading "that".
fn runs(view: &ModelView<'_>, gold: &GoldAttribution, block: &Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in gold
        .content
        .iter()
        .copied()
        .filter(|at| block.contains(at) && view.is_word(*at))
    {
        match runs.last_mut() {
            Some(run) if !(run.end..at).any(|between| view.is_word(between)) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    for run in &mut runs {
        if run.len() > 1 && view.is(run.start, "that") {
            run.start = view.first_word(run.start + 1..run.end).unwrap_or(run.start);
        }
    }
    runs
}

fn content_cases(view: &ModelView<'_>, cue: usize, gold: &GoldAttribution, cases: &mut Cases) {
    let block = view.block(cue);
    let runs = runs(view, gold, &block);
    let left = runs.iter().rfind(|run| run.end <= cue);
    let right = runs.iter().find(|run| run.start > cue);
    let source = gold.source.first().zip(gold.source.last());
    let frame = ContentFrame {
        cue,
        source: source.map(|(first, last)| *first..last + 1),
    };
    let side = match (left, right) {
        (Some(_), None) => 0,
        (None, Some(_)) => 1,
        (Some(_), Some(_)) => 2,
        (None, None) => return,
    };
    let mut known = Vec::new();
    let mut asked = Vec::new();
    side::features(view, &frame, &mut known);
    let mut case = RankingCase::default();
    for class in 0..3 {
        side::chosen(&known, class, &mut asked);
        case.candidates.push(asked.clone());
        case.worth.push(if class == side { 1.0 } else { 0.0 });
    }
    cases.side.push(case);
    if let Some(right) = right {
        let starts = right::starts(view, &frame);
        push(
            &mut cases.right_start,
            &starts,
            right.start,
            |_, start, out| right::start(view, &frame, start, out),
        );
        let ends = right::ends(view, right.start);
        push(&mut cases.right_end, &ends, right.end - 1, |_, end, out| {
            right::end(view, &frame, right.start, end, out);
        });
    }
    if let Some(left) = left {
        let ends = left::ends(view, &frame);
        push(
            &mut cases.left_end,
            &ends,
            left.end - 1,
            |rank, end, out| left::end(view, &frame, end, rank, out),
        );
        let starts = left::starts(view, left.end - 1);
        push(
            &mut cases.left_start,
            &starts,
            left.start,
            |_, start, out| left::start(view, &frame, left.end - 1, start, out),
        );
    }
}

/// Adds a case of positions, if the right one is among them.
fn push(
    cases: &mut Vec<RankingCase>,
    positions: &[usize],
    right: usize,
    features: impl Fn(usize, usize, &mut Vec<u32>),
) {
    if !positions.contains(&right) {
        return;
    }
    let mut case = RankingCase::default();
    for (rank, position) in positions.iter().enumerate() {
        let mut asked = Vec::new();
        features(rank, *position, &mut asked);
        case.candidates.push(asked);
        case.worth.push(if *position == right { 1.0 } else { 0.0 });
    }
    cases.push(case);
}
