use std::ops::Range;

use super::attribute::{Attribution, Taken};
use super::source::{SourceClause, SourcePhrase};
use crate::analysis::Evidence;
use crate::analysis::article::Article;
use crate::analysis::sentence::Sentence;
use crate::document::BlockId;

/// A quoted run of fewer words is a title or a word used with distance, unless a cue reports it.
const SPEECH: usize = 4;

/// The rule that gives a quotation to the name behind its dash.
pub(super) const SIGNATURE: &str = "signature";

/// How far before a run the verb of its sentence is looked for, in tokens.
const REACH: usize = 60;

/// Gives the quoted runs no cue has claimed to the speaker of their paragraph, else to the one who spoke last.
pub(super) fn attribute(article: &Article<'_>, taken: &mut Taken, found: &mut Vec<Attribution>) {
    found.sort_by_key(order);
    let cued = found.len();
    for run in 0..article.runs.len() {
        let words = article.run_words(run);
        if words.clone().any(|token| taken.has(token)) {
            continue;
        }
        let Some(place) = UncuedRun::of(article, run, &words) else {
            continue;
        };
        let known = KnownAttributions { found, cued };
        if place.is_speech || place.leads && known.speaks_in(&place) {
            taken.take(words);
            let decision = decide(article, &place, &known);
            apply(decision, place, found);
        }
    }
    for attribution in found.iter_mut() {
        attribution.parts.sort_by_key(|part| part.start);
    }
    found.sort_by_key(order);
}

fn order(attribution: &Attribution) -> (BlockId, usize) {
    let first = attribution.parts.first().map_or(0, |part| part.start);
    (attribution.block, first)
}

/// An unclaimed run and where it stands.
struct UncuedRun<'a> {
    block: BlockId,
    sentence: &'a Sentence,
    words: Range<usize>,
    /// Whether the run is long enough to be speech by itself.
    is_speech: bool,
    /// Whether the run opens its sentence.
    leads: bool,
    /// Whether it goes on with an unclosed run of the paragraph before.
    continues: bool,
}

impl<'a> UncuedRun<'a> {
    fn of(article: &Article<'a>, run: usize, words: &Range<usize>) -> Option<Self> {
        let known = article.runs.get(run)?;
        let sentence = article
            .sentences
            .at(known.span.start())
            .and_then(|id| article.sentences.get(id))?;
        let start = sentence.token_range().start;
        let leads = article.trim(start..words.start).is_empty();
        let count = article.word_count(words.clone());
        (count > 0).then(|| Self {
            is_speech: count >= SPEECH || known.continues,
            block: known.block,
            sentence,
            words: words.clone(),
            leads,
            continues: known.continues,
        })
    }
}

/// Whose words a run holds: the decision a trained model may take over.
enum Decision {
    /// It belongs to the attribution with this index.
    Join(usize),
    /// It is a new quotation of the same source as that attribution.
    SameSource(usize, Evidence),
    /// It is a new quotation of somebody named in its own sentence, or of nobody known.
    New(Option<SourcePhrase>, Evidence),
}

fn decide(article: &Article<'_>, place: &UncuedRun<'_>, known: &KnownAttributions<'_>) -> Decision {
    if let Some(source) = signature(article, place.block, &place.words) {
        return Decision::New(Some(source), Evidence::certain(SIGNATURE));
    }
    let before = known.before(place);
    let same_block = before.filter(|index| known.block(*index) == Some(place.block));
    let earlier = before.filter(|index| known.is_near(*index, place));
    if place.continues
        && let Some(index) = earlier
    {
        return Decision::SameSource(index, Evidence::certain("quote-continued"));
    }
    if place.leads
        && let Some(index) = same_block.or_else(|| known.behind(place))
    {
        return Decision::Join(index);
    }
    if !place.leads
        && let Some(source) = sentence_subject(article, place)
    {
        return Decision::New(Some(source), Evidence::weighed("quote-in-sentence", 40));
    }
    match earlier {
        Some(index) => Decision::SameSource(index, Evidence::weighed("speaker-before", 40)),
        None => Decision::New(None, Evidence::weighed("quote-alone", 0)),
    }
}

/// What is attributed so far: first what cues report, sorted, then what was left over, in text order.
struct KnownAttributions<'a> {
    found: &'a [Attribution],
    cued: usize,
}

impl KnownAttributions<'_> {
    /// The nearest attribution before a run.
    fn before(&self, place: &UncuedRun<'_>) -> Option<usize> {
        let cued = self.cued_before(place).checked_sub(1);
        let added = self
            .found
            .len()
            .checked_sub(1)
            .filter(|index| *index >= self.cued);
        let key = |index: usize| self.found.get(index).map(order);
        match (cued, added) {
            (Some(cued), Some(added)) if key(added) < key(cued) => Some(cued),
            (_, Some(added)) => Some(added),
            (cued, None) => cued,
        }
    }

    /// The nearest attribution behind a run in the same block.
    fn behind(&self, place: &UncuedRun<'_>) -> Option<usize> {
        let index = self.cued_before(place);
        (index < self.cued && self.block(index) == Some(place.block)).then_some(index)
    }

    /// Whether somebody is quoted before in the same block.
    fn speaks_in(&self, place: &UncuedRun<'_>) -> bool {
        self.before(place)
            .is_some_and(|index| self.block(index) == Some(place.block))
    }

    fn cued_before(&self, place: &UncuedRun<'_>) -> usize {
        let cued = self.found.get(..self.cued).unwrap_or_default();
        cued.partition_point(|known| order(known) < (place.block, place.words.start))
    }

    fn block(&self, index: usize) -> Option<BlockId> {
        self.found.get(index).map(|known| known.block)
    }

    /// Whether an attribution with a source stands at most two blocks before.
    fn is_near(&self, index: usize, place: &UncuedRun<'_>) -> bool {
        self.found
            .get(index)
            .is_some_and(|known| known.source.is_some() && place.block.0 - known.block.0 <= 2)
    }
}

/// “It works.” — Ana Ruiz: the name behind a dash that ends the paragraph, or makes up the next one.
pub(super) fn signature(
    article: &Article<'_>,
    block: BlockId,
    words: &Range<usize>,
) -> Option<SourcePhrase> {
    const LONGEST: usize = 14;
    let run = article.run_tokens(article.run_of(words.start)?);
    let here = run.end..block_tokens(article, block)?.end;
    let signed = if article.trim(here.clone()).is_empty() {
        block_tokens(article, BlockId(block.0 + 1))?
    } else {
        here
    };
    let dash = matches!(article.lower(signed.start), "―" | "—" | "–" | "-" | "--");
    let name = article.trim(signed.start..signed.end.min(signed.start + LONGEST + 2));
    let whole = dash && article.trim(signed) == name && name.len() <= LONGEST;
    let named =
        !name.is_empty() && article.is_capitalized(name.start) && !article.has_finite(name.clone());
    let first = article.chunks(name.clone()).into_iter().next()?;
    // - “And the next one speaks.”
    let said = first.tokens.clone().any(|at| article.is_quoted(at));
    (whole && named && !said).then_some(SourcePhrase {
        tokens: first.tokens,
        head: first.head,
        group_end: name.end,
    })
}

/// The tokens of a block.
pub(super) fn block_tokens(article: &Article<'_>, block: BlockId) -> Option<Range<usize>> {
    let span = article.document.block(block)?.span;
    let start = article.token_at(span.start());
    Some(start..article.token_at(span.end().saturating_sub(1)) + 1)
}

/// The first noun phrase of the sentence that no preposition stands before.
fn sentence_subject(article: &Article<'_>, place: &UncuedRun<'_>) -> Option<SourcePhrase> {
    let start = place.sentence.token_range().start;
    let sentence = start.max(place.words.start.saturating_sub(REACH))..place.words.end;
    let chunks = article.sentence_chunks(sentence.clone());
    let verb = (sentence.start..place.words.start)
        .rev()
        .find(|at| article.tag(*at).is_finite() && !article.is_quoted(*at))?;
    let clause = SourceClause {
        article,
        sentence,
        chunks: &chunks,
    };
    clause.subject(verb, 3)
}

fn apply(decision: Decision, place: UncuedRun<'_>, found: &mut Vec<Attribution>) {
    let (source, cue, why) = match decision {
        Decision::Join(index) => {
            if let Some(known) = found.get_mut(index) {
                let first = known.parts.first().map_or(0, |part| part.start);
                let at = if place.words.start < first {
                    0
                } else {
                    known.parts.len()
                };
                known.parts.insert(at, place.words);
            }
            return;
        }
        Decision::SameSource(index, why) => {
            let known = found.get(index);
            (
                known.and_then(|known| known.source.clone()),
                known.and_then(|known| known.cue.clone()),
                why,
            )
        }
        Decision::New(source, why) => (source, None, why),
    };
    found.push(Attribution {
        parts: vec![place.words],
        source,
        cue,
        block: place.block,
        why,
    });
}
