use std::collections::HashMap;
use std::fmt;
use std::io::Write;
use std::ops::Range;
use std::path::Path;

use super::corpus::{Corpus, GoldToken};
use super::error::TrainError;
use super::lesson::Lesson;
use super::mean::mean;
use super::output::{keep, share};
use super::pack::{Packing, WeightRow, pack};
use super::perceptron::Perceptron;
use super::shuffle::Shuffle;
use crate::analysis::name::features::{CHECKSUM, Window, features};
use crate::analysis::name::label::{self, KINDS, LABELS, OUTSIDE, may_follow};
use crate::analysis::name::sight::NameView;
use crate::analysis::tag::Tags;
use crate::analysis::{Models, tag};
use crate::lang::Lang;
use crate::model::Linear;

const ROUNDS: usize = 5;
const LEAST_SEEN: u32 = 2;
// Weights that stay nearer to zero than this are left out before the second run of rounds.
const PRUNE: f64 = 2.0;

/// Trains the name finder on the news articles and the other texts.
pub(super) fn train(
    corpus: &Corpus,
    models: &Models,
    out: &Path,
    log: &mut dyn Write,
) -> Result<Linear<'static>, TrainError> {
    let lessons = Lesson::all(corpus);
    let tags: Vec<Tags> = lessons
        .iter()
        .map(|lesson| tag::assign(&lesson.sentences, &models.tagger))
        .collect();
    let sights: Vec<NameView<'_>> = lessons
        .iter()
        .zip(&tags)
        .map(|(lesson, tags)| NameView::new(&lesson.sentences, tags, Lang::english()))
        .collect();
    let exercises: Vec<NameExercise<'_>> =
        lessons.iter().zip(&sights).flat_map(exercises).collect();
    let bytes = learn(&exercises);
    writeln!(log, "name: {} bytes", bytes.len())?;
    Ok(Linear::read(keep(out, "name", bytes)?, CHECKSUM).unwrap_or_default())
}

/// One sentence to learn from.
struct NameExercise<'a> {
    window: Window<'a>,
    tokens: Range<usize>,
    labels: Vec<usize>,
}

fn exercises<'a>((lesson, sight): (&'a Lesson, &'a NameView<'a>)) -> Vec<NameExercise<'a>> {
    let sentences = lesson.sentences.list.iter();
    sentences
        .map(|sentence| {
            let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
            NameExercise {
                window: Window::new(sight, tokens.clone()),
                labels: labels(lesson.gold.get(tokens.clone()).unwrap_or_default()),
                tokens,
            }
        })
        .collect()
}

/// The right labels; a token the corpus cuts otherwise carries on the name around it.
fn labels(gold: &[Option<GoldToken>]) -> Vec<usize> {
    let mut labels = Vec::with_capacity(gold.len());
    let mut before = OUTSIDE;
    for token in gold {
        let kind = token.as_ref().and_then(|token| kind(&token.name));
        let label = match (token, kind) {
            (None, _) | (_, None) => OUTSIDE,
            (_, Some(kind)) if before != OUTSIDE && (before - 1) / 2 == kind => 2 * kind + 2,
            (_, Some(kind)) => 2 * kind + 1,
        };
        labels.push(label);
        before = label;
    }
    labels
}

fn kind(name: &str) -> Option<usize> {
    ["PERSON", "ORGANIZATION", "LOCATION", "MISC"]
        .iter()
        .position(|kind| *kind == name)
}

fn learn(exercises: &[NameExercise<'_>]) -> Vec<u8> {
    let mut counts = HashMap::new();
    for exercise in exercises {
        exercise.walk(|features, _, gold| {
            for feature in features {
                *counts.entry(*feature).or_default() += 1;
            }
            gold
        });
    }
    let all = Perceptron::new(LABELS, &counts, LEAST_SEEN);
    let first = mean(|shuffle| rounds(exercises, all.clone(), shuffle));
    let strong = Perceptron::pruned(LABELS, &first, PRUNE);
    let rows = mean(|shuffle| rounds(exercises, strong.clone(), shuffle));
    pack(
        &rows,
        &Packing {
            classes: 9,
            checksum: CHECKSUM,
            least: 0.3,
            largest: 30.0,
            hundredths: 0.0,
        },
    )
}

fn rounds(
    exercises: &[NameExercise<'_>],
    mut perceptron: Perceptron,
    mut shuffle: Shuffle,
) -> Vec<WeightRow> {
    for _ in 0..ROUNDS {
        for index in shuffle.order(exercises.len()) {
            if let Some(exercise) = exercises.get(index) {
                exercise.learn(&mut perceptron);
            }
        }
    }
    perceptron.finish()
}

impl NameExercise<'_> {
    /// Goes over the tokens that may be part of a name; `decide` is given their features, the label before and the right
    /// one, and gives the label that the next tokens see.
    fn walk(&self, mut decide: impl FnMut(&[u32], usize, usize) -> usize) {
        let mut before = [OUTSIDE; 2];
        let mut buffer = Vec::new();
        for (index, gold) in self.tokens.clone().zip(&self.labels) {
            let label = if self.window.is_outside(index, before[0]) {
                OUTSIDE
            } else {
                features(&self.window, index, before, &mut buffer);
                // After a wrong label the rest of a name can only begin anew.
                let legal = if may_follow(before[0], *gold) {
                    *gold
                } else {
                    gold - 1
                };
                decide(&buffer, before[0], legal)
            };
            before = [label, before[0]];
        }
    }

    fn learn(&self, perceptron: &mut Perceptron) {
        let mut scores = vec![0; LABELS];
        self.walk(|features, before, gold| {
            perceptron.score(features, &mut scores);
            let guess = label::best(&scores, before);
            perceptron.tick();
            if guess != gold {
                perceptron.update(features, gold, 1);
                perceptron.update(features, guess, -1);
            }
            guess
        });
    }
}

/// Reports how many names are found in the articles kept for measuring, a leading "the" left out on both sides.
pub(super) fn measure(
    corpus: &Corpus,
    models: &Models,
    log: &mut dyn Write,
) -> Result<(), TrainError> {
    let mut counts = [Count::default(); KINDS.len()];
    for lesson in corpus.kept.iter().filter_map(Lesson::of) {
        let tags = tag::assign(&lesson.sentences, &models.tagger);
        let sight = NameView::new(&lesson.sentences, &tags, Lang::english());
        for exercise in exercises((&lesson, &sight)) {
            let own = label::of(&sight, exercise.tokens.clone(), &models.names);
            let names = |labels: &[usize], kind| -> Vec<Range<usize>> {
                let names = label::names(labels, exercise.tokens.start).into_iter();
                let names = names.filter(|(_, of)| *of == kind);
                names
                    .map(|(range, _)| without_article(&lesson, range))
                    .collect()
            };
            for (count, kind) in counts.iter_mut().zip(KINDS) {
                count.add(&names(&exercise.labels, kind), &names(&own, kind));
            }
        }
    }
    for (kind, count) in KINDS.iter().zip(counts) {
        writeln!(log, "name: {kind:?} {count}")?;
    }
    Ok(())
}

/// How many names of a kind there are, how many were found, and how many of these are right.
#[derive(Clone, Copy, Default)]
struct Count {
    gold: usize,
    found: usize,
    right: usize,
}

impl Count {
    fn add(&mut self, gold: &[Range<usize>], found: &[Range<usize>]) {
        self.gold += gold.len();
        self.found += found.len();
        self.right += found.iter().filter(|name| gold.contains(name)).count();
    }
}

impl fmt::Display for Count {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let precision = share(self.right, self.found);
        let recall = share(self.right, self.gold);
        let both = share(2 * self.right, self.gold + self.found);
        let gold = self.gold;
        write!(out, "P {precision:.1} R {recall:.1} F {both:.1} of {gold}")
    }
}

fn without_article(lesson: &Lesson, range: Range<usize>) -> Range<usize> {
    let first = lesson.sentences.tokens.get(range.start);
    let article = first.is_some_and(|token| lesson.sentences.lower(token) == "the");
    if article && range.len() > 1 {
        range.start + 1..range.end
    } else {
        range
    }
}
