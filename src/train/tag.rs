use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

use super::corpus::{Corpus, GoldToken};
use super::error::TrainError;
use super::lesson::Lesson;
use super::mean::mean;
use super::output::{keep, share};
use super::pack::{Packing, WeightRow, pack};
use super::perceptron::{Perceptron, best};
use super::shuffle::Shuffle;
use crate::analysis::form::TokenForm;
use crate::analysis::tag::features::{CHECKSUM, TagView, features, number, sure_word};
use crate::analysis::tag::{Tag, Tagger};
use crate::analysis::{Models, tag};
use crate::model::Linear;

const ROUNDS: usize = 5;
const LEAST_SEEN: u32 = 3;
// Weights that stay nearer to zero than this are left out before the second run of rounds.
const PRUNE: f64 = 2.1;

/// Trains the tagger on the news articles and the other texts.
pub(super) fn train(
    corpus: &Corpus,
    out: &Path,
    log: &mut dyn Write,
) -> Result<Tagger<'static>, TrainError> {
    let lessons = Lesson::all(corpus);
    let sure = keep(out, "tag-words", sure_words(&lessons))?;
    let mut tagger = Tagger {
        sure: Linear::read(sure, CHECKSUM).unwrap_or_default(),
        tags: Linear::default(),
    };
    let bytes = learn(&lessons, &tagger);
    writeln!(
        log,
        "tag: {} bytes, tag-words: {} bytes",
        bytes.len(),
        sure.len()
    )?;
    let tags = keep(out, "tag", bytes)?;
    tagger.tags = Linear::read(tags, CHECKSUM).unwrap_or_default();
    Ok(tagger)
}

/// The words that have one tag nearly always.
fn sure_words(lessons: &[Lesson]) -> Vec<u8> {
    let mut counts: HashMap<u32, HashMap<Tag, u32>> = HashMap::new();
    for (form, tag) in lessons.iter().flat_map(tokens) {
        if let Some(tag) = tag {
            *counts
                .entry(sure_word(form))
                .or_default()
                .entry(tag)
                .or_default() += 1;
        }
    }
    let mut rows: Vec<WeightRow> = counts
        .into_iter()
        .filter_map(|(word, tags)| sure_row(word, &tags))
        .collect();
    rows.sort_by_key(|row| row.feature);
    pack(
        &rows,
        &Packing {
            classes: class_count(),
            checksum: CHECKSUM,
            least: 0.0,
            largest: 127.0,
            hundredths: 0.0,
        },
    )
}

fn sure_row(feature: u32, tags: &HashMap<Tag, u32>) -> Option<WeightRow> {
    const OFTEN: u32 = 30;
    let total: u32 = tags.values().sum();
    let (tag, count) = tags
        .iter()
        .max_by_key(|(tag, count)| (**count, **tag as u8))?;
    let sure = total >= OFTEN && (total - count) * 250 <= total;
    sure.then(|| WeightRow {
        feature,
        weights: vec![(*tag as u8, 1.0)],
    })
}

fn class_count() -> u8 {
    u8::try_from(Tag::ALL.len()).unwrap_or(u8::MAX)
}

fn tokens(lesson: &Lesson) -> impl Iterator<Item = (&TokenForm, Option<Tag>)> {
    lesson
        .sentences
        .forms
        .iter()
        .zip(&lesson.gold)
        .map(|(form, gold)| {
            let is_mark = !form.is_word && !form.is_apostrophe;
            let tag = |gold: &GoldToken| {
                if is_mark {
                    Tag::Mark
                } else {
                    of_penn(&gold.tag)
                }
            };
            (form, gold.as_ref().map(tag))
        })
}

/// One sentence to learn from.
struct TagExercise {
    forms: Vec<TokenForm>,
    sure: Vec<Option<Tag>>,
    tags: Vec<Option<Tag>>,
}

fn exercises(lessons: &[Lesson], tagger: &Tagger<'_>) -> Vec<TagExercise> {
    let mut exercises = Vec::new();
    for lesson in lessons {
        let tokens: Vec<(&TokenForm, Option<Tag>)> = tokens(lesson).collect();
        for sentence in &lesson.sentences.list {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let tokens = tokens.get(range).unwrap_or_default();
            exercises.push(TagExercise {
                forms: tokens.iter().map(|(form, _)| **form).collect(),
                sure: tokens.iter().map(|(form, _)| tagger.sure(form)).collect(),
                tags: tokens.iter().map(|(_, tag)| *tag).collect(),
            });
        }
    }
    exercises
}

fn learn(lessons: &[Lesson], tagger: &Tagger<'_>) -> Vec<u8> {
    let exercises = exercises(lessons, tagger);
    let mut counts = HashMap::new();
    for exercise in &exercises {
        exercise.walk(|features, gold| {
            for feature in features {
                *counts.entry(*feature).or_default() += 1;
            }
            gold
        });
    }
    let all = Perceptron::new(Tag::ALL.len(), &counts, LEAST_SEEN);
    let first = mean(|shuffle| rounds(&exercises, all.clone(), shuffle));
    let strong = Perceptron::pruned(Tag::ALL.len(), &first, PRUNE);
    let rows = mean(|shuffle| rounds(&exercises, strong.clone(), shuffle));
    pack(
        &rows,
        &Packing {
            classes: class_count(),
            checksum: CHECKSUM,
            least: 0.5,
            largest: 50.0,
            hundredths: 0.0,
        },
    )
}

fn rounds(
    exercises: &[TagExercise],
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

impl TagExercise {
    /// Goes over the tokens that are to be decided; `decide` is given their features and gold tag and gives the tag that
    /// the next tokens see.
    fn walk(&self, mut decide: impl FnMut(&[u32], Tag) -> Tag) {
        let sight = TagView {
            forms: &self.forms,
            sure: &self.sure,
        };
        let mut before = [number(Tag::Other); 2];
        let mut buffer = Vec::new();
        for (index, (sure, gold)) in self.sure.iter().zip(&self.tags).enumerate() {
            let tag = match (sure, gold) {
                (Some(sure), _) => *sure,
                (None, None) => Tag::Other,
                (None, Some(gold)) => {
                    features(&sight, index, before, &mut buffer);
                    decide(&buffer, *gold)
                }
            };
            before = [number(tag), before[0]];
        }
    }

    fn learn(&self, perceptron: &mut Perceptron) {
        let mut scores = vec![0; Tag::ALL.len()];
        self.walk(|features, gold| {
            perceptron.score(features, &mut scores);
            let guess = best(&scores);
            perceptron.tick();
            if guess != gold as usize {
                perceptron.update(features, gold as usize, 1);
                perceptron.update(features, guess, -1);
            }
            Tag::ALL.get(guess).copied().unwrap_or_default()
        });
    }
}

/// Reports how many tags are right in the articles kept for measuring.
pub(super) fn measure(
    corpus: &Corpus,
    models: &Models,
    log: &mut dyn Write,
) -> Result<(), TrainError> {
    let lessons: Vec<Lesson> = corpus.kept.iter().filter_map(Lesson::of).collect();
    let (mut all, mut right, mut words, mut words_right) = (0, 0, 0, 0);
    let mut confusions: HashMap<(Tag, Tag), usize> = HashMap::new();
    for lesson in &lessons {
        let tags = tag::assign(&lesson.sentences, &models.tagger);
        for ((form, gold), tag) in tokens(lesson).zip(&tags.0) {
            let Some(gold) = gold else { continue };
            let hit = usize::from(gold == *tag);
            all += 1;
            right += hit;
            words += usize::from(form.is_word);
            words_right += hit * usize::from(form.is_word);
            *confusions.entry((gold, *tag)).or_default() += 1;
        }
    }
    writeln!(
        log,
        "tag: {:.2} % of {all} tokens right, {:.2} % of words",
        share(right, all),
        share(words_right, words)
    )?;
    let mut worst: Vec<_> = confusions
        .into_iter()
        .filter(|((gold, tag), _)| gold != tag)
        .collect();
    worst.sort_by_key(|((gold, tag), count)| (std::cmp::Reverse(*count), *gold as u8, *tag as u8));
    for ((gold, tag), count) in worst.into_iter().take(12) {
        writeln!(log, "  {count:4} {gold:?} taken for {tag:?}")?;
    }
    Ok(())
}

/// The tag the stages use for one of the Penn Treebank.
fn of_penn(tag: &str) -> Tag {
    match tag {
        "NN" | "FW" => Tag::Noun,
        "NNS" => Tag::PluralNoun,
        "NNP" | "NNPS" => Tag::Name,
        "JJ" => Tag::Adjective,
        "JJR" | "JJS" | "RBR" | "RBS" => Tag::Comparative,
        "RB" => Tag::Adverb,
        "RP" => Tag::Particle,
        "DT" | "PDT" => Tag::Determiner,
        "PRP" => Tag::Pronoun,
        "PRP$" => Tag::PossessivePronoun,
        "POS" => Tag::Possessive,
        "IN" => Tag::Preposition,
        "CC" => Tag::Conjunction,
        "TO" => Tag::To,
        "CD" => Tag::Number,
        "MD" => Tag::Modal,
        "VB" => Tag::Base,
        "VBD" => Tag::Past,
        "VBP" => Tag::Present,
        "VBZ" => Tag::PresentThird,
        "VBN" => Tag::Participle,
        "VBG" => Tag::PresentParticiple,
        "WP" => Tag::WhPronoun,
        "WDT" => Tag::WhDeterminer,
        "WP$" => Tag::WhPossessive,
        "WRB" => Tag::WhAdverb,
        "EX" => Tag::Existential,
        "UH" => Tag::Interjection,
        "LS" | "SYM" => Tag::Other,
        _ => Tag::Mark,
    }
}
