//! Dialogue: paragraphs that hold a quotation and nothing else, said by two people in turn.

use super::leftover::{self, UncuedSpan};
use super::view::ModelView;
use super::{ModelAttribution, Why};

/// The rule that gives a bare quotation to the one who did not speak last.
const DIALOGUE: &str = "dialogue";

/// How many bare paragraphs in a row make a dialogue; one alone may go on with what was said before.
const LEAST: usize = 2;

/// Gives the bare paragraphs of a dialogue to its two speakers in turn.
///
/// It takes two paragraphs in which different people are quoted, and at least two bare ones directly behind them.
pub(super) fn answer(view: &ModelView<'_>, found: &mut Vec<ModelAttribution>) {
    let bare: Vec<UncuedSpan> = leftover::places(view, found)
        .into_iter()
        .filter(|place| is_bare(view, place))
        .collect();
    let block = |place: &UncuedSpan| view.block_number(place.words.start);
    for turns in bare.chunk_by(|one, next| block(one) + 1 == block(next)) {
        let Some(first) = turns.first().map(block) else {
            continue;
        };
        let speakers = [2, 1].map(|back| {
            first
                .checked_sub(back)
                .and_then(|at| speaker(view, found, at))
        });
        let [Some(one), Some(other)] = speakers else {
            continue;
        };
        let head =
            |known: &ModelAttribution| known.source.as_ref().map(|chunk| view.word(chunk.head));
        if turns.len() < LEAST || head(&one) == head(&other) {
            continue;
        }
        let speakers = [one, other].into_iter().cycle();
        found.extend(
            turns
                .iter()
                .zip(speakers)
                .map(|(place, known)| ModelAttribution {
                    place: place.words.start,
                    cue: None,
                    source: known.source,
                    parts: vec![place.words.clone()],
                    why: Why::Rule(DIALOGUE),
                }),
        );
    }
    found.sort_by_key(|found| found.place);
}

/// Whether a run fills its paragraph from mark to mark.
fn is_bare(view: &ModelView<'_>, place: &UncuedSpan) -> bool {
    let block = view.block(place.words.start);
    let inside = view.run_tokens(place.run);
    let opens = place.words.start <= view.opening(place.words.start);
    opens && view.is_closed(place.run) && view.first_word(inside.end..block.end).is_none()
}

/// The last attribution with a source and a quotation in a block.
fn speaker(
    view: &ModelView<'_>,
    found: &[ModelAttribution],
    block: usize,
) -> Option<ModelAttribution> {
    let end = found.partition_point(|known| view.block_number(known.place) <= block);
    let known = found.get(..end)?.last()?;
    let speaks = known.parts.iter().any(|part| view.is_quoted(part.start));
    let here = view.block_number(known.place) == block;
    (here && speaks && known.source.is_some()).then(|| known.clone())
}
