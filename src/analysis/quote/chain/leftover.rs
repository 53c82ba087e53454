//! Quoted runs that no cue claims: whose they are, if they are speech at all.

use std::ops::Range;

use super::ModelAttribution;
use super::cue::subject;
use super::view::ModelView;
use crate::analysis::chunk::Chunk;

/// Whose a quoted run can be.
#[derive(Clone, Debug)]
pub(crate) enum Owner {
    /// Nobody's: a title, or a word used with distance.
    Nobody,
    /// Somebody's whom the article does not name.
    Unnamed,
    /// The source's of an attribution in this paragraph or one beside it, by its place in the list.
    Known(usize),
    /// A noun phrase's of the same sentence, or the subject's of the one before.
    Phrase(Chunk),
}

/// An unclaimed run.
#[derive(Clone, Debug)]
pub(crate) struct UncuedSpan {
    pub(crate) run: usize,
    /// Its tokens without the marks.
    pub(crate) words: Range<usize>,
}

/// The runs whose words belong to no attribution, in text order.
pub(crate) fn places(view: &ModelView<'_>, found: &[ModelAttribution]) -> Vec<UncuedSpan> {
    let mut taken = vec![false; view.token_count()];
    let tokens = found.iter().flat_map(|found| {
        let source = found.source.iter().flat_map(|chunk| chunk.tokens.clone());
        found
            .parts
            .iter()
            .cloned()
            .flatten()
            .chain(source)
            .chain(found.cue)
    });
    for token in tokens {
        if let Some(slot) = taken.get_mut(token) {
            *slot = true;
        }
    }
    (0..view.run_count())
        .map(|run| UncuedSpan {
            run,
            words: view.run_words(run),
        })
        .filter(|place| !place.words.is_empty() && !is_aside(view, place))
        .filter(|place| {
            taken
                .get(place.words.clone())
                .is_some_and(|taken| !taken.contains(&true))
        })
        .collect()
}

/// “(Laughter.)”: what is bracketed from mark to mark tells what happened.
fn is_aside(view: &ModelView<'_>, place: &UncuedSpan) -> bool {
    let inside = view.run_tokens(place.run);
    let opens = (inside.start..place.words.start).any(|at| view.is(at, "(") || view.is(at, "["));
    opens && (place.words.end..inside.end).any(|at| view.is(at, ")") || view.is(at, "]"))
}

/// How many paragraphs away from a run an attribution may stand.
const REACH: usize = 2;
/// How many attributions are weighed at most.
const MOST_KNOWN: usize = 8;
/// How many attributions before and behind a run are looked through.
const NEAR: usize = 32;

/// The attributions around a run, as places in their list.
pub(super) fn near(place: &UncuedSpan, found: &[ModelAttribution]) -> Range<usize> {
    let here = found.partition_point(|known| known.place < place.words.start);
    here.saturating_sub(NEAR)..(here + NEAR).min(found.len())
}

/// Whose a run can be, given the attributions found so far in text order.
pub(crate) fn owners(
    view: &ModelView<'_>,
    place: &UncuedSpan,
    found: &[ModelAttribution],
) -> Vec<Owner> {
    let mut owners = vec![Owner::Nobody, Owner::Unnamed];
    let sentence = view.sentence(place.words.start);
    let is_said_of = |chunk: &Chunk| !view.is_quoted(chunk.tokens.start);
    let chunks = view.chunks(sentence.clone()).into_iter();
    owners.extend(chunks.filter(is_said_of).map(Owner::Phrase));
    let before = sentence.start.checked_sub(1);
    let before = before.and_then(|last| subject_of(view, view.sentence(last)));
    owners.extend(before.filter(is_said_of).map(Owner::Phrase));
    let here = view.block_number(place.words.start);
    let mut known: Vec<(usize, usize)> = near(place, found)
        .filter_map(|index| Some((index, found.get(index)?)))
        .filter(|(_, known)| known.source.is_some())
        .filter(|(_, known)| view.block_number(known.place).abs_diff(here) <= REACH)
        .map(|(index, known)| (known.place.abs_diff(place.words.start), index))
        .collect();
    known.sort_unstable();
    let known = known.into_iter().take(MOST_KNOWN);
    owners.extend(known.map(|(_, index)| Owner::Known(index)));
    // Nobody opens a mark in every paragraph but for somebody's words.
    let goes_on = view.continues(place.run) || view.continues(place.run + 1);
    if goes_on && owners.iter().any(|owner| matches!(owner, Owner::Known(_))) {
        owners.retain(|owner| !matches!(owner, Owner::Nobody | Owner::Unnamed));
    }
    owners
}

/// Whether a run is made of whole sentences: “There was no wind.” by itself is somebody's, a title within a sentence is not.
pub(super) fn is_sentence(view: &ModelView<'_>, place: &UncuedSpan) -> bool {
    let inside = view.run_tokens(place.run);
    let (first, last) = (
        view.sentence(place.words.start),
        view.sentence(place.words.end - 1),
    );
    let stops = |at: usize| matches!(view.article.lower(at), "." | "?" | "!");
    let alone = view.first_word(first.start..inside.start).is_none()
        && view.first_word(inside.end..last.end).is_none();
    alone && (place.words.end..inside.end).any(stops)
}

/// The subject of the first finite verb of a sentence.
fn subject_of(view: &ModelView<'_>, sentence: Range<usize>) -> Option<Chunk> {
    let verb = sentence.clone().find(|at| view.tag(*at).is_finite())?;
    let chunks = view.chunks(sentence);
    subject(view, verb, &chunks).cloned()
}
