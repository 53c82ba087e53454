//! What tells whose an unclaimed run is.

use super::ModelAttribution;
use super::leftover::{Owner, UncuedSpan, near};
use super::view::{ModelView, step, tags_between};
use crate::analysis::chunk::Chunk;
use crate::analysis::tag::Tag;
use crate::model::features::feature;

/// An unclaimed run among the attributions found so far.
pub(crate) struct OwnerQuestion<'a> {
    view: &'a ModelView<'a>,
    place: &'a UncuedSpan,
    found: &'a [ModelAttribution],
    run: RunShape,
}

/// What a run looks like by itself.
struct RunShape {
    length: u32,
    closed: u32,
    continues: u32,
    /// Whether it opens its sentence.
    leads: u32,
    /// Whether nothing stands before it in its block, and nothing behind it.
    whole: u32,
    /// Whether a stop or a comma stands inside its closing mark.
    ends: u32,
    capital: u32,
}

impl RunShape {
    fn of(view: &ModelView<'_>, place: &UncuedSpan) -> Self {
        let sentence = view.sentence(place.words.start);
        let block = view.block(place.words.start);
        let inside = view.run_tokens(place.run);
        let last = inside.clone().rev().find(|at| !view.is_quotation_mark(*at));
        let ends =
            |marks: &[&str]| last.is_some_and(|at| marks.iter().any(|mark| view.is(at, mark)));
        let words = view.count(place.words.clone(), 30, ModelView::is_word);
        let none = |tokens| u32::from(view.first_word(tokens).is_none());
        Self {
            length: step(words as usize),
            closed: u32::from(view.is_closed(place.run)),
            continues: u32::from(view.continues(place.run)),
            leads: none(sentence.start..place.words.start),
            whole: u32::from(place.words.start <= view.opening(place.words.start))
                + 2 * none(inside.end..block.end),
            ends: u32::from(ends(&[".", "?", "!", "…", "..."])) + 2 * u32::from(ends(&[","])),
            capital: u32::from(view.form(place.words.start).is_capital()),
        }
    }
}

impl<'a> OwnerQuestion<'a> {
    /// Looks at a run.
    pub(crate) fn new(
        view: &'a ModelView<'a>,
        place: &'a UncuedSpan,
        found: &'a [ModelAttribution],
    ) -> Self {
        Self {
            run: RunShape::of(view, place),
            view,
            place,
            found,
        }
    }

    /// The features of an owner of the run.
    pub(crate) fn features(&self, owner: &Owner, out: &mut Vec<u32>) {
        out.clear();
        match owner {
            Owner::Nobody => self.nobody(1, out),
            Owner::Unnamed => self.nobody(2, out),
            Owner::Known(index) => {
                if let Some(known) = self.found.get(*index) {
                    Tie::of(self, known, *index).features(self, known, out);
                }
            }
            Owner::Phrase(chunk) => self.phrase(chunk, out),
        }
    }

    /// The word of the run's first token, its mark included.
    fn start(&self) -> usize {
        self.view.run_tokens(self.place.run).start
    }

    fn end(&self) -> usize {
        self.view.run_tokens(self.place.run).end
    }

    fn nobody(&self, owner: u8, out: &mut Vec<u32>) {
        let at = |template: u8| owner * 30 + template;
        let (view, run, words) = (self.view, &self.run, &self.place.words);
        let (before, behind) = (self.start(), self.end());
        let verbal = words.clone().any(|at| view.is_verbal(at));
        let is_capital = |at: usize| !view.is_word(at) || view.form(at).is_capital();
        let title = words.clone().all(is_capital);
        let tag = view.tag_at(before, -1);
        out.extend([
            feature(at(0), []),
            feature(at(1), [run.length]),
            feature(at(2), [run.length, run.capital]),
            feature(at(3), [run.leads, run.ends]),
            feature(at(4), [run.whole, run.length]),
            feature(at(5), [run.closed, run.continues]),
            feature(at(6), [view.word_at(before, -1)]),
            feature(at(7), [tag]),
            feature(at(8), [view.word(behind)]),
            feature(at(9), [view.tag_number(behind)]),
            feature(at(10), [tag, view.tag_number(behind)]),
            feature(at(11), [view.tag_number(words.start)]),
            feature(at(12), [view.tag_at(words.end, -1)]),
            feature(at(13), [run.length, tag]),
            feature(at(14), [view.word_at(before, -1), view.word_at(before, -2)]),
            feature(at(15), [run.length, run.ends, run.leads]),
            feature(at(16), [u32::from(verbal), run.length]),
            feature(at(17), [run.capital, tag]),
            feature(at(18), [view.word(words.start)]),
            feature(at(19), [u32::from(title), run.length]),
        ]);
    }

    fn phrase(&self, chunk: &Chunk, out: &mut Vec<u32>) {
        let (view, run) = (self.view, &self.run);
        let (start, end) = (self.start(), self.end());
        let left = chunk.tokens.end <= start;
        let same = view.sentence_number(chunk.head) == view.sentence_number(self.place.words.start);
        let between = if left {
            chunk.tokens.end..start
        } else {
            end..chunk.tokens.start.max(end)
        };
        let side = u32::from(left) + 2 * u32::from(same);
        let sort = view.sort(chunk) as u32;
        let last = view.tag_at(chunk.tokens.start, -1);
        let first = u32::from(chunk.tokens.start == view.sentence(chunk.head).start);
        let is_possessive = |at: usize| view.tag(at) == Tag::Possessive;
        let possessive = is_possessive(chunk.tokens.end) || chunk.tokens.clone().any(is_possessive);
        let pronoun = view.tag(chunk.tokens.start) == Tag::PossessivePronoun;
        let verbs = view.count(between.clone(), 3, ModelView::is_verbal);
        let gap = step(between.len());
        out.extend([
            feature(150, [side]),
            feature(151, [side, sort]),
            feature(152, [side, gap]),
            feature(153, [side, verbs]),
            feature(154, [side, last]),
            feature(155, [side, first, sort]),
            feature(156, [side, tags_between(view, between, 4)]),
            feature(157, [side, u32::from(possessive), sort]),
            feature(158, [side, u32::from(pronoun)]),
            feature(159, [side, run.length]),
            feature(160, [side, run.leads, run.ends]),
            feature(161, [side, view.word(chunk.head)]),
            feature(162, [side, view.word_at(start, -1)]),
            feature(163, [side, sort, verbs, last]),
            feature(164, [side, view.word(chunk.tokens.end)]),
            feature(165, [side, sort, run.length, first]),
            feature(166, [side, sort, run.whole]),
            feature(167, [side, gap, sort, verbs]),
        ]);
    }
}

/// How a run and an attribution near it stand to each other.
struct Tie {
    /// How many blocks lie between them, and which comes first.
    blocks: u32,
    /// How many attributions with a source stand between them, and in the run's block.
    between: u32,
    crowd: u32,
    /// How many sentences the run stands behind the attribution's words.
    sentences: u32,
    same_sentence: u32,
}

impl Tie {
    fn of(question: &OwnerQuestion<'_>, known: &ModelAttribution, index: usize) -> Self {
        let (view, here) = (question.view, question.place.words.start);
        let before = known.place < here;
        let away = view
            .block_number(here)
            .abs_diff(view.block_number(known.place));
        let around = || {
            let near = near(question.place, question.found);
            let near = near.filter_map(|other| Some((other, question.found.get(other)?)));
            near.filter(|(_, other)| other.source.is_some())
        };
        let lies_between = |(other, found): &(usize, &ModelAttribution)| {
            let (low, high) = (known.place.min(here), known.place.max(here));
            *other != index && low < found.place && found.place < high
        };
        let in_block = |(_, found): &(usize, &ModelAttribution)| {
            view.block_number(found.place) == view.block_number(here)
        };
        let end = known
            .parts
            .iter()
            .map(|part| part.end)
            .max()
            .unwrap_or_default();
        let last = view.sentence_number(end.saturating_sub(1));
        let sentences = view.sentence_number(here).saturating_sub(last);
        let sentence = view.sentence_number(known.place);
        Self {
            blocks: step(away.min(3)) * 2 + u32::from(before),
            between: step(around().filter(lies_between).take(4).count()),
            crowd: step(around().filter(in_block).take(3).count()),
            sentences: if before && end <= here {
                step(sentences)
            } else {
                9
            },
            same_sentence: u32::from(sentence == view.sentence_number(here)),
        }
    }

    fn features(&self, question: &OwnerQuestion<'_>, known: &ModelAttribution, out: &mut Vec<u32>) {
        let (view, run) = (question.view, &question.run);
        let (blocks, between) = (self.blocks, self.between);
        let source = known.source.as_ref();
        let sort = source.map_or(0, |chunk| 1 + view.sort(chunk) as u32);
        let pronoun = source.filter(|_| sort == 1);
        let pronoun = pronoun.map_or(0, |chunk| view.word(chunk.head));
        let mut parts = known.parts.iter();
        let quoted =
            u32::from(parts.any(|part| view.is_quoted(part.start) || view.is_quoted(part.end - 1)));
        let ends_before = |cue| known.parts.iter().any(|part| part.end <= cue);
        let left = u32::from(known.cue.is_some_and(ends_before));
        let cue = known.cue.map_or(0, |cue| view.word(cue));
        let start = question.start();
        let uncued = u32::from(known.cue.is_none());
        out.extend([
            feature(100, [blocks]),
            feature(101, [blocks, between]),
            feature(102, [blocks, sort]),
            feature(103, [blocks, quoted, left]),
            feature(104, [blocks, run.leads, run.ends]),
            feature(105, [blocks, run.whole]),
            feature(106, [blocks, run.continues, run.closed]),
            feature(107, [blocks, cue]),
            feature(108, [blocks, self.sentences]),
            feature(109, [blocks, self.crowd, between]),
            feature(110, [self.same_sentence, run.length, run.leads]),
            feature(111, [self.same_sentence, blocks, view.tag_at(start, -1)]),
            feature(112, [pronoun, blocks]),
            feature(113, [blocks, between, run.whole, quoted]),
            feature(114, [blocks, between, run.leads, left, quoted]),
            feature(115, [run.length, blocks]),
            feature(116, [uncued, blocks]),
            feature(117, [sort, quoted, run.whole, blocks, between]),
            feature(118, [self.same_sentence, view.word_at(start, -1)]),
            feature(119, [cue, self.same_sentence]),
        ]);
    }
}
