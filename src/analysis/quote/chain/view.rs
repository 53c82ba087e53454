//! An article as the attribution models see it: numbers for every token, sentences, paragraphs and noun phrases.

use std::collections::BTreeMap;
use std::ops::Range;

use super::stem::stem;
use crate::analysis::article::Article;
use crate::analysis::chunk::Chunk;
use crate::analysis::form::TokenForm;
use crate::analysis::name::{Name, NameKind};
use crate::analysis::quote::attribute::Attribution;
use crate::analysis::tag::Tag;
use crate::document::BlockId;

/// What stands beyond a sentence or the article, as a part of a feature.
const EDGE: u32 = 1;

/// One article as the models see it.
#[derive(Debug)]
pub(crate) struct ModelView<'a> {
    pub(in crate::analysis::quote) article: &'a Article<'a>,
    /// For each token what name it is part of: 0 for none.
    kinds: Vec<u8>,
    /// For each distinct form the number that it shares with other forms of the verb it may be.
    stems: Vec<u32>,
    stretches: Vec<SentencePart>,
    /// What the rules make of the article.
    ruled: &'a [Attribution],
    /// For each token of a cue the attribution the rules make of it.
    ruled_at: BTreeMap<usize, &'a Attribution>,
    /// For each token whether the rules give it to a cue of its own sentence.
    beside_cue: Vec<bool>,
}

/// A sentence, or part of one that is longer than any that people write.
#[derive(Debug)]
struct SentencePart {
    tokens: Range<u32>,
    block: BlockId,
    /// The tokens of the block.
    around: Range<u32>,
    /// The first word of the block, its end without one.
    opening: u32,
}

fn packed(tokens: Range<usize>) -> Range<u32> {
    count(tokens.start)..count(tokens.end)
}

fn count(tokens: usize) -> u32 {
    u32::try_from(tokens).unwrap_or(u32::MAX)
}

fn unpacked(tokens: &Range<u32>) -> Range<usize> {
    tokens.start as usize..tokens.end as usize
}

/// How many tokens of a sentence are looked at together.
const LONGEST: usize = 300;

/// What a noun phrase is, as far as it can be a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PhraseKind {
    Pronoun,
    Wh,
    Person,
    Organization,
    Place,
    Other,
    PersonNoun,
    Noun,
}

impl<'a> ModelView<'a> {
    pub(in crate::analysis::quote) fn new(
        article: &'a Article<'a>,
        names: &[Name],
        ruled: &'a [Attribution],
    ) -> Self {
        let count = article.sentences.tokens.len();
        let mut view = Self {
            article,
            kinds: vec![0; count],
            stems: Vec::new(),
            stretches: Vec::new(),
            ruled,
            ruled_at: BTreeMap::new(),
            beside_cue: vec![false; count],
        };
        view.stems = view.stems();
        view.cut();
        view.note_names(names);
        view.note_ruled();
        view
    }

    /// Cuts the sentences into stretches that one can look over again and again, however long a sentence is.
    fn cut(&mut self) {
        let mut start = 0;
        for block in self
            .article
            .sentences
            .list
            .chunk_by(|one, next| one.block == next.block)
        {
            let end = block.last().map_or(start, |last| last.token_range().end);
            let opening = self.first_word(start..end).unwrap_or(end);
            for sentence in block {
                let tokens = sentence.token_range();
                for first in tokens.clone().step_by(LONGEST) {
                    let tokens = first..tokens.end.min(first + LONGEST);
                    self.stretches.push(SentencePart {
                        tokens: packed(tokens),
                        block: sentence.block,
                        around: packed(start..end),
                        opening: count(opening),
                    });
                }
            }
            start = end;
        }
    }

    fn note_names(&mut self, names: &[Name]) {
        let article = self.article;
        for name in names {
            let first = article.token_at(name.span.start());
            let end = article.token_at(name.span.end().saturating_sub(1)) + 1;
            if let Some(slots) = self.kinds.get_mut(first..end) {
                slots.fill(number(name.kind));
            }
        }
    }

    fn note_ruled(&mut self) {
        for attribution in self.ruled {
            let cue = attribution.cue.clone().unwrap_or_default();
            let sentence = cue.clone().next().map(|cue| self.sentence_number(cue));
            self.ruled_at.extend(cue.map(|at| (at, attribution)));
            for at in attribution.parts.iter().cloned().flatten() {
                let is_beside = sentence == Some(self.sentence_number(at));
                if let Some(slot) = self.beside_cue.get_mut(at) {
                    *slot = is_beside;
                }
            }
        }
    }

    /// The sentences of prose, the longest cut.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = Range<usize>> {
        let prose = self
            .stretches
            .iter()
            .filter(|stretch| self.article.is_prose(stretch.block));
        prose.map(|stretch| unpacked(&stretch.tokens))
    }

    /// Whether the rules give a word to a cue of its own sentence.
    pub(crate) fn has_cue_beside(&self, index: usize) -> bool {
        self.beside_cue.get(index).is_some_and(|beside| *beside)
    }

    /// What the rules make of a cue.
    pub(in crate::analysis::quote) fn ruled(&self, cue: usize) -> Option<&'a Attribution> {
        self.ruled_at.get(&cue).copied()
    }

    /// Whether the rules find a cue among some tokens.
    pub(crate) fn any_ruled(&self, tokens: Range<usize>) -> bool {
        !tokens.is_empty() && self.ruled_at.range(tokens).next().is_some()
    }

    /// What the rules find that needs no model.
    pub(in crate::analysis::quote) fn certain(&self) -> impl Iterator<Item = &'a Attribution> {
        self.ruled
            .iter()
            .filter(|known| super::CERTAIN.contains(&known.why.rule.0))
    }

    /// The base noun phrases of a sentence.
    pub(crate) fn chunks(&self, sentence: Range<usize>) -> Vec<Chunk> {
        self.article.sentence_chunks(sentence)
    }

    pub(crate) fn form(&self, index: usize) -> TokenForm {
        let forms = &self.article.sentences.forms;
        forms.get(index).copied().unwrap_or_default()
    }

    /// The hash of a token's word.
    pub(crate) fn word(&self, index: usize) -> u32 {
        let forms = &self.article.sentences.forms;
        forms.get(index).map_or(EDGE, |form| form.word)
    }

    /// The number that the forms of a verb share; other words have their own.
    pub(crate) fn stem(&self, index: usize) -> u32 {
        if !self.is_verb(index) {
            return self.word(index);
        }
        let places = self.article.sentences.forms.places(index..index + 1);
        let stem = places
            .first()
            .and_then(|place| self.stems.get(*place as usize));
        stem.copied().unwrap_or(EDGE)
    }

    /// The stem of every distinct form.
    fn stems(&self) -> Vec<u32> {
        let forms = &self.article.sentences.forms;
        let mut stems = Vec::with_capacity(forms.distinct().len());
        // Forms are numbered as they come first.
        for (at, place) in forms.places(0..self.token_count()).iter().enumerate() {
            if *place as usize == stems.len() {
                stems.push(stem(self.article.lower(at)));
            }
        }
        stems
    }

    /// The hash of the word some steps from a token.
    pub(crate) fn word_at(&self, index: usize, step: isize) -> u32 {
        index
            .checked_add_signed(step)
            .map_or(EDGE, |at| self.word(at))
    }

    /// The hash of the word some steps from a token inside a range.
    pub(crate) fn word_in(&self, range: &Range<usize>, index: usize, step: isize) -> u32 {
        let at = index
            .checked_add_signed(step)
            .filter(|at| range.contains(at));
        at.map_or(EDGE, |at| self.word(at))
    }

    pub(crate) fn tag(&self, index: usize) -> Tag {
        self.article.tag(index)
    }

    /// The number of a token's tag.
    pub(crate) fn tag_number(&self, index: usize) -> u32 {
        if index < self.kinds.len() {
            self.tag(index) as u32
        } else {
            99
        }
    }

    pub(crate) fn tag_at(&self, index: usize, step: isize) -> u32 {
        index
            .checked_add_signed(step)
            .map_or(99, |at| self.tag_number(at))
    }

    pub(crate) fn tag_in(&self, range: &Range<usize>, index: usize, step: isize) -> u32 {
        let at = index
            .checked_add_signed(step)
            .filter(|at| range.contains(at));
        at.map_or(99, |at| self.tag_number(at))
    }

    /// What name a token is part of: 0 for none.
    pub(crate) fn kind(&self, index: usize) -> u32 {
        self.kinds.get(index).copied().unwrap_or_default().into()
    }

    pub(crate) fn is_word(&self, index: usize) -> bool {
        self.article.is_word(index)
    }

    pub(crate) fn is_quoted(&self, index: usize) -> bool {
        self.article.is_quoted(index)
    }

    /// Whether one of some tokens is quoted.
    pub(crate) fn any_quoted(&self, tokens: Range<usize>) -> bool {
        self.article.any_quoted(tokens)
    }

    /// The quoted run a token lies in.
    pub(crate) fn run(&self, index: usize) -> Option<usize> {
        self.article.run_of(index)
    }

    /// Whether a token is a mark at an end of a quoted run.
    pub(crate) fn is_quotation_mark(&self, index: usize) -> bool {
        !self.is_word(index)
            && (self.article.opens_run(index) || self.article.closes_run(index))
            && matches!(
                self.article.word(index),
                "“" | "”" | "\"" | "''" | "``" | "‘" | "’" | "'" | "«" | "»" | "„"
            )
    }

    /// Whether a token has exactly these lower-case words.
    pub(crate) fn is(&self, index: usize, words: &str) -> bool {
        self.article.lower(index) == words
    }

    fn stretch_number(&self, index: usize) -> Option<usize> {
        let begun = self
            .stretches
            .partition_point(|stretch| stretch.tokens.start as usize <= index);
        begun.checked_sub(1).filter(|_| index < self.token_count())
    }

    fn stretch(&self, index: usize) -> Option<&SentencePart> {
        self.stretches.get(self.stretch_number(index)?)
    }

    /// The tokens of the sentence a token stands in.
    pub(crate) fn sentence(&self, index: usize) -> Range<usize> {
        let stretch = self.stretch(index);
        stretch.map_or(index..index, |stretch| unpacked(&stretch.tokens))
    }

    /// The tokens of the block a token stands in.
    pub(crate) fn block(&self, index: usize) -> Range<usize> {
        let stretch = self.stretch(index);
        stretch.map_or(index..index, |stretch| unpacked(&stretch.around))
    }

    /// The first word of the block a token stands in, the block's end without one.
    pub(crate) fn opening(&self, index: usize) -> usize {
        self.stretch(index)
            .map_or(index, |stretch| stretch.opening as usize)
    }

    /// The first word of a range, if there is one.
    pub(crate) fn first_word(&self, mut range: Range<usize>) -> Option<usize> {
        range.find(|index| self.is_word(*index))
    }

    /// The last word of a range, if there is one.
    pub(crate) fn last_word(&self, range: Range<usize>) -> Option<usize> {
        range.rev().find(|index| self.is_word(*index))
    }

    pub(crate) fn token_count(&self) -> usize {
        self.kinds.len()
    }

    pub(crate) fn run_count(&self) -> usize {
        self.article.runs.len()
    }

    /// The number of the sentence a token stands in.
    pub(crate) fn sentence_number(&self, index: usize) -> usize {
        self.stretch_number(index).unwrap_or(usize::MAX)
    }

    /// The number of the block a token stands in.
    pub(crate) fn block_number(&self, index: usize) -> usize {
        let stretch = self.stretch(index);
        stretch.map_or(usize::MAX, |stretch| stretch.block.index())
    }

    /// Whether a quoted run goes on with an unclosed one of the paragraph before.
    pub(crate) fn continues(&self, run: usize) -> bool {
        self.article.runs.get(run).is_some_and(|run| run.continues)
    }

    /// The block a token stands in.
    pub(crate) fn block_id(&self, index: usize) -> BlockId {
        let stretch = self.stretch(index);
        stretch.map_or(BlockId(0), |stretch| stretch.block)
    }

    /// Whether a quoted run has a mark at its end.
    pub(crate) fn is_closed(&self, run: usize) -> bool {
        self.article.runs.get(run).is_none_or(|run| run.closed)
    }

    /// The tokens of a quoted run, its marks included.
    pub(crate) fn run_tokens(&self, run: usize) -> Range<usize> {
        self.article.run_tokens(run)
    }

    /// The words of a quoted run, without its marks.
    pub(crate) fn run_words(&self, run: usize) -> Range<usize> {
        self.article.run_words(run)
    }

    /// What a noun phrase is.
    pub(crate) fn sort(&self, chunk: &Chunk) -> PhraseKind {
        match (self.tag(chunk.head), self.kind(chunk.head)) {
            (Tag::Pronoun | Tag::Existential, _) => PhraseKind::Pronoun,
            (Tag::WhPronoun | Tag::WhDeterminer, _) => PhraseKind::Wh,
            (_, 1) => PhraseKind::Person,
            (_, 2) => PhraseKind::Organization,
            (_, 3) => PhraseKind::Place,
            (_, 4) => PhraseKind::Other,
            _ if self
                .article
                .lang
                .speech
                .lists
                .is_person_noun(self.article.lower(chunk.head)) =>
            {
                PhraseKind::PersonNoun
            }
            _ => PhraseKind::Noun,
        }
    }

    /// Counts the tokens of a range that a test holds for, up to `most`.
    pub(crate) fn count(
        &self,
        range: Range<usize>,
        most: u32,
        test: impl Fn(&Self, usize) -> bool,
    ) -> u32 {
        let mut count = 0;
        for index in range {
            count += u32::from(test(self, index));
            if count == most {
                break;
            }
        }
        count
    }

    pub(crate) fn is_verb(&self, index: usize) -> bool {
        self.tag(index).is_verb()
    }

    pub(crate) fn is_verbal(&self, index: usize) -> bool {
        self.tag(index).is_verb() || self.tag(index) == Tag::Modal
    }
}

/// The number of a name's kind; 0 is no name.
const fn number(kind: NameKind) -> u8 {
    match kind {
        NameKind::Person => 1,
        NameKind::Organization => 2,
        NameKind::Place => 3,
        NameKind::Other => 4,
    }
}

/// A count in coarse steps.
pub(crate) fn step(count: usize) -> u32 {
    crate::model::features::step(count, &[0, 1, 2, 3, 4, 7, 12, 20])
}

/// The distance from one token to another in coarse steps, with its direction.
pub(crate) fn distance(from: usize, to: usize) -> u32 {
    if to >= from {
        step(to - from)
    } else {
        16 + step(from - to)
    }
}

/// The hash of a short run of tags; one number for any longer one.
pub(crate) fn tags_between(view: &ModelView<'_>, range: Range<usize>, longest: usize) -> u32 {
    if range.len() > longest {
        return 7;
    }
    let tags = range.map(|index| u8::try_from(view.tag_number(index)).unwrap_or(u8::MAX));
    crate::model::features::hash(tags)
}

/// The hash of a short run of words; one number for any longer one.
pub(crate) fn words_between(view: &ModelView<'_>, range: Range<usize>, longest: usize) -> u32 {
    if range.len() > longest {
        return 7;
    }
    crate::model::features::hash(range.flat_map(|index| view.word(index).to_le_bytes()))
}
