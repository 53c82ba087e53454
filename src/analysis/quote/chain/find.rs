use std::cmp::Reverse;
use std::ops::Range;

use super::leftover::{self, Owner, UncuedSpan};
use super::owner::OwnerQuestion;
use super::view::{ModelView, PhraseKind};
use super::{
    AttributionModel, ContentFrame, ModelAttribution, Why, cue, dialogue, left, right, side, source,
};
use crate::analysis::chunk::Chunk;
use crate::analysis::quote::block::introduced;
use crate::analysis::quote::leftover::{SIGNATURE, signature};
use crate::analysis::quote::source::SourcePhrase;
use crate::analysis::tag::Tag;

/// The rule that a quotation whose marks were left open goes on in the next paragraph.
const CONTINUED: &str = "continued-quote";

/// The rule that a quotation behind a colon that ends a paragraph is whom that paragraph names.
const ANNOUNCED: &str = "announced-quote";

/// The margin of a cue in a sentence with a quotation, in hundredths of log odds, from which on it counts: the words are
/// somebody's, and rather follow a doubtful cue than none.
const BESIDE_QUOTE: i16 = -50;

/// How many stretches one attribution may gather.
const MOST_PARTS: usize = 64;

impl AttributionModel<'_> {
    /// Whether a token is scored as a cue.
    pub(crate) fn is_candidate(&self, view: &ModelView<'_>, index: usize) -> bool {
        view.is_verb(index)
            || view.is_word(index) && self.listed.weight(cue::listed(view, index)) > 0
    }

    /// Finds what is said in an article, in text order.
    pub(crate) fn find(&self, view: &ModelView<'_>) -> Vec<ModelAttribution> {
        let mut found = self.reported(view);
        sign(view, &mut found);
        announce(view, &mut found);
        dialogue::answer(view, &mut found);
        for place in leftover::places(view, &found) {
            let mut owners = leftover::owners(view, &place, &found);
            if leftover::is_sentence(view, &place) {
                owners.retain(|owner| !matches!(owner, Owner::Nobody));
            }
            let question = OwnerQuestion::new(view, &place, &found);
            let mut asked = Vec::new();
            let best = best(&owners, |_, owner| {
                question.features(owner, &mut asked);
                self.leftover.sum(&asked)
            });
            let owner = best.and_then(|(owner, score)| Some((owners.get(owner)?, score)));
            if let Some((owner, score)) = owner {
                give(view, &place, owner, score, &mut found);
            }
        }
        found
    }

    /// Finds what cues report in an article, in text order.
    pub(crate) fn reported(&self, view: &ModelView<'_>) -> Vec<ModelAttribution> {
        let mut taken = vec![false; view.token_count()];
        let mut found: Vec<ModelAttribution> = view.certain().map(ModelAttribution::of).collect();
        for part in found.iter().flat_map(|found| &found.parts) {
            take(&mut taken, part);
        }
        for stretch in view.stretches() {
            self.find_in(view, stretch.clone(), &mut taken, &mut found);
        }
        found.sort_by_key(|found| found.place);
        found
    }

    fn find_in(
        &self,
        view: &ModelView<'_>,
        sentence: Range<usize>,
        taken: &mut [bool],
        found: &mut Vec<ModelAttribution>,
    ) {
        let chunks = view.chunks(sentence.clone());
        let mut heads: Vec<usize> = Vec::new();
        for (score, cue) in self.cues(view, sentence, &chunks) {
            let beside = heads.iter().any(|head| head.abs_diff(cue) <= 1);
            if beside || is_taken(taken, &(cue..cue + 1)) {
                continue;
            }
            let source = self.source_of(view, cue, &chunks);
            let frame = ContentFrame {
                cue,
                source: source.as_ref().map(|chunk| chunk.tokens.clone()),
            };
            let own: Vec<Range<usize>> = frame.own().collect();
            let mut parts = self.parts(view, &frame);
            parts = parts
                .into_iter()
                .flat_map(|part| without(part, &own, view))
                .collect();
            parts.retain(|part| !is_taken(taken, part));
            if parts.is_empty() {
                continue;
            }
            for tokens in own.iter().chain(&parts) {
                take(taken, tokens);
            }
            heads.push(cue);
            found.push(ModelAttribution {
                place: cue,
                cue: Some(cue),
                source,
                parts,
                why: Why::Cue(score),
            });
        }
    }

    /// The cues of a sentence with their scores, the surest first.
    fn cues(
        &self,
        view: &ModelView<'_>,
        sentence: Range<usize>,
        chunks: &[Chunk],
    ) -> Vec<(i32, usize)> {
        let mut asked = Vec::new();
        let quoted = sentence.clone().any(|at| view.is_quoted(at));
        let least = if quoted && self.for_reader {
            BESIDE_QUOTE
        } else {
            0
        };
        let mut cues: Vec<(i32, usize)> = sentence
            .filter(|index| self.is_candidate(view, *index))
            .map(|index| {
                cue::features(view, index, chunks, &mut asked);
                (self.cue.sum(&asked), index)
            })
            .filter(|(score, _)| self.cue.margin(*score) > least)
            .collect();
        cues.sort_by_key(|(score, index)| (Reverse(*score), *index));
        cues
    }

    fn source_of(&self, view: &ModelView<'_>, cue: usize, chunks: &[Chunk]) -> Option<Chunk> {
        let mut asked = Vec::new();
        source::none(view, cue, &mut asked);
        let none = self.source.sum(&asked);
        let candidates: Vec<&Chunk> = source::candidates(view, cue, chunks).collect();
        let (best, score) = best(&candidates, |_, chunk| {
            source::features(view, cue, chunk, chunks, &mut asked);
            self.source.sum(&asked)
        })?;
        let chunk = candidates.get(best).filter(|_| score > none)?;
        Some((*chunk).clone())
    }

    fn parts(&self, view: &ModelView<'_>, frame: &ContentFrame) -> Vec<Range<usize>> {
        let mut known = Vec::new();
        let mut asked = Vec::new();
        side::features(view, frame, &mut known);
        let side = best(&[0u32, 1, 2], |_, side| {
            side::chosen(&known, *side, &mut asked);
            self.side.sum(&asked)
        });
        let Some((left, right)) = side.and_then(|(side, _)| side::SIDES.get(side)) else {
            return Vec::new();
        };
        let left = left.then(|| self.left(view, frame)).flatten();
        let mut right = right.then(|| self.right(view, frame)).flatten();
        // “It works,” she said in a letter: what goes on without marks is no speech.
        let is_speech = |part: &Range<usize>| view.is_quoted(part.end - 1);
        if left.as_ref().is_some_and(is_speech) {
            right = right.filter(|part| part.clone().any(|at| view.is_quoted(at)));
        }
        left.into_iter().chain(right).collect()
    }

    fn right(&self, view: &ModelView<'_>, frame: &ContentFrame) -> Option<Range<usize>> {
        let mut asked = Vec::new();
        let starts = right::starts(view, frame);
        let (start, _) = best(&starts, |_, start| {
            right::start(view, frame, *start, &mut asked);
            self.right_start.sum(&asked)
        })?;
        let start = *starts.get(start)?;
        let ends = right::ends(view, start);
        let (end, _) = best(&ends, |_, end| {
            right::end(view, frame, start, *end, &mut asked);
            self.right_end.sum(&asked)
        })?;
        Some(start..ends.get(end)? + 1)
    }

    fn left(&self, view: &ModelView<'_>, frame: &ContentFrame) -> Option<Range<usize>> {
        let mut asked = Vec::new();
        let ends = left::ends(view, frame);
        let (end, _) = best(&ends, |rank, end| {
            left::end(view, frame, *end, rank, &mut asked);
            self.left_end.sum(&asked)
        })?;
        let end = *ends.get(end)?;
        let starts = left::starts(view, end);
        let (start, _) = best(&starts, |_, start| {
            left::start(view, frame, end, *start, &mut asked);
            self.left_start.sum(&asked)
        })?;
        Some(*starts.get(start)?..end + 1)
    }
}

/// The place of the candidate with the highest score, the first of several, and its score.
fn best<C>(candidates: &[C], mut score: impl FnMut(usize, &C) -> i32) -> Option<(usize, i32)> {
    let mut best: Option<(usize, i32)> = None;
    for (index, candidate) in candidates.iter().enumerate() {
        let score = score(index, candidate);
        if best.is_none_or(|(_, highest)| score > highest) {
            best = Some((index, score));
        }
    }
    best
}

fn is_taken(taken: &[bool], tokens: &Range<usize>) -> bool {
    taken
        .get(tokens.clone())
        .is_none_or(|taken| taken.contains(&true))
}

fn take(taken: &mut [bool], tokens: &Range<usize>) {
    if let Some(slots) = taken.get_mut(tokens.clone()) {
        slots.fill(true);
    }
}

/// What is left of a stretch when the words of source and cue are taken out, at most two pieces of it.
fn without(part: Range<usize>, own: &[Range<usize>], view: &ModelView<'_>) -> Vec<Range<usize>> {
    let mut pieces = vec![part];
    for words in own {
        pieces = pieces
            .into_iter()
            .flat_map(|piece| {
                let (first, second) = (
                    piece.start..words.start.clamp(piece.start, piece.end),
                    words.end.clamp(piece.start, piece.end)..piece.end,
                );
                if first.end >= second.start {
                    vec![piece]
                } else {
                    vec![first, second]
                }
            })
            .collect();
    }
    pieces
        .into_iter()
        .map(|piece| view.article.trim(piece))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Gives a run to its owner.
pub(crate) fn give(
    view: &ModelView<'_>,
    place: &UncuedSpan,
    owner: &Owner,
    score: i32,
    found: &mut Vec<ModelAttribution>,
) {
    let mut why = Why::Leftover(score);
    let (cue, source) = match owner {
        Owner::Nobody => return,
        Owner::Unnamed => (None, None),
        Owner::Phrase(chunk) => (None, Some(chunk.clone())),
        Owner::Known(index) => {
            let Some(known) = found.get_mut(*index) else {
                return;
            };
            let beside = view.block_number(known.place) == view.block_number(place.words.start);
            if beside && known.parts.len() < MOST_PARTS {
                known.parts.push(place.words.clone());
                known.parts.sort_by_key(|part| part.start);
                return;
            }
            if view.continues(place.run) {
                why = Why::Rule(CONTINUED);
                (known.cue, known.source.clone())
            } else {
                (None, known.source.clone())
            }
        }
    };
    let new = ModelAttribution {
        place: place.words.start,
        cue,
        source,
        parts: vec![place.words.clone()],
        why,
    };
    let index = found.partition_point(|known| known.place < place.words.start);
    found.insert(index, new);
}

/// Gives a paragraph that opens with a quotation to whom the one before announces: “The Varna Post reports:”
fn announce(view: &ModelView<'_>, found: &mut Vec<ModelAttribution>) {
    for place in leftover::places(view, found) {
        let opens = place.words.start <= view.opening(place.words.start);
        let number = view.block_number(place.words.start);
        let before = view.block(place.words.start).start.checked_sub(1);
        let before = before
            .filter(|_| opens && number > 0)
            .map(|at| view.block(at));
        let Some(before) = before else { continue };
        let told = introduced(view.article, &before);
        let told = told.map(|(source, cue)| (source, Some(cue.start)));
        let told = told.or_else(|| Some((handed_over(view, &before)?, None)));
        found.extend(told.map(|(source, cue)| named(&place, source, cue, ANNOUNCED)));
    }
    found.sort_by_key(|found| found.place);
}

/// “And from Ana Ruiz:” the person between a preposition and the colon that ends a paragraph.
fn handed_over(view: &ModelView<'_>, before: &Range<usize>) -> Option<SourcePhrase> {
    let colon = before.end.checked_sub(1).filter(|at| view.is(*at, ":"))?;
    let chunk = view.chunks(view.sentence(colon)).pop()?;
    let governed = view.tag_at(chunk.tokens.start, -1) == Tag::Preposition as u32;
    let person = chunk.tokens.end == colon && view.sort(&chunk) == PhraseKind::Person;
    (governed && person).then_some(SourcePhrase {
        group_end: chunk.tokens.end,
        tokens: chunk.tokens,
        head: chunk.head,
    })
}

/// A run that a rule gives to a source.
fn named(
    place: &UncuedSpan,
    source: SourcePhrase,
    cue: Option<usize>,
    rule: &'static str,
) -> ModelAttribution {
    ModelAttribution {
        place: place.words.start,
        cue,
        source: Some(Chunk {
            tokens: source.tokens,
            head: source.head,
        }),
        parts: vec![place.words.clone()],
        why: Why::Rule(rule),
    }
}

/// Gives the runs that a name behind a dash signs to it.
pub(crate) fn sign(view: &ModelView<'_>, found: &mut Vec<ModelAttribution>) {
    for place in leftover::places(view, found) {
        let block = view.block_id(place.words.start);
        let source = signature(view.article, block, &place.words);
        found.extend(source.map(|source| named(&place, source, None, SIGNATURE)));
    }
    found.sort_by_key(|found| found.place);
}
