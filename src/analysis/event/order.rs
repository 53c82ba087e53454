//! Where a sentence without a date stands to the events before it: "Later ...", "After the vote, ...".

use super::Order;
use super::find::EventFinder;
use super::words::SentenceTokens;
use crate::analysis::EventId;
use crate::analysis::tag::Tag;
use crate::document::BlockId;
use crate::lang::WordClass;

/// A place relative to an event, as a sentence opens with it.
pub(super) struct RelativePosition {
    /// Before or after which event.
    pub(super) order: Order,
    /// The token at which the sentence itself begins.
    pub(super) body: usize,
}

// "After the vote by the council of the town, ..." is as long as it gets.
const LONGEST: usize = 10;
// So many events back may one be named again.
const BACK: usize = 30;
// Words are the same where they begin with the same letters: "vote", "voted".
const STEM: usize = 4;

impl EventFinder<'_, '_> {
    /// What a sentence of a block says of its place.
    pub(super) fn order(
        &self,
        words: &SentenceTokens<'_>,
        block: BlockId,
    ) -> Option<RelativePosition> {
        let last = self.events.last()?;
        let near = self.article.found.document.block_at(last.span.start()) == Some(block);
        if let Some(place) = self.phrase(words, near.then_some(last.id)) {
            return Some(place);
        }
        let first = usize::from(
            words.tag(0) == Tag::Adverb
                && !words.is(0, WordClass::LaterAlone)
                && words.is(1, WordClass::Later),
        );
        let order = if words.is(first, WordClass::Later) {
            Order::After(last.id)
        } else if words.is(first, WordClass::Earlier) {
            Order::Before(last.id)
        } else {
            return None;
        };
        near.then_some(RelativePosition { order, body: 0 })
    }

    // "After that, ...", "Following those comments, ...", "Shortly before the vote, ...": the event at hand, or the one named.
    fn phrase(
        &self,
        words: &SentenceTokens<'_>,
        at_hand: Option<EventId>,
    ) -> Option<RelativePosition> {
        let is_side = |at: &usize| words.is(*at, WordClass::OrderPreposition);
        let side = (0..2).find(is_side)?;
        let comma = (side + 1..(side + LONGEST).min(words.len()))
            .find(|at| words.lower(*at) == ",")
            .filter(|comma| !words.has_finite(side..*comma))?;
        let shown = words.is(side + 1, WordClass::Demonstrative);
        let named = || {
            let nouns = (side + 1..comma).filter(|at| words.tag(*at).is_noun());
            let stems: Vec<String> = nouns.filter_map(|at| stem(words.lower(at))).collect();
            let mut events = self.events.iter().rev().take(BACK);
            events
                .find(|event| tells_of(words.words(event.span), &stems))
                .map(|event| event.id)
        };
        let id = if shown { at_hand } else { named() }?;
        let order = if words.is(side, WordClass::Before) {
            Order::Before(id)
        } else {
            Order::After(id)
        };
        Some(RelativePosition {
            order,
            body: comma + 1,
        })
    }
}

fn stem(word: &str) -> Option<String> {
    let stem: String = word.chars().take(STEM).collect();
    (stem.chars().count() == STEM).then_some(stem)
}

fn tells_of(clause: &str, stems: &[String]) -> bool {
    let mut words = clause.split(|c: char| !c.is_alphanumeric());
    words.any(|word| stem(&word.to_lowercase()).is_some_and(|stem| stems.contains(&stem)))
}
