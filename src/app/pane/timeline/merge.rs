//! Finds events that an article reports more than once: in its lead and again below.

use std::collections::HashMap;

use crate::analysis::{Bounds, Event, EventId};
use crate::document::Document;

// The maximum number of earlier events of the same days that are compared.
const NEAR: usize = 24;
// Events with fewer words are the same only if all words are.
const WORDS: usize = 3;

/// Maps each repeated event to its first report with the same days.
pub(super) fn repeats(events: &[Event], document: &Document) -> HashMap<EventId, EventId> {
    let mut repeats = HashMap::new();
    let mut known: HashMap<Bounds, Vec<(EventId, Vec<Stem>)>> = HashMap::new();
    let mut by_words: HashMap<Vec<Stem>, (EventId, Bounds)> = HashMap::new();
    for event in events {
        let Some(bounds) = event.bounds else { continue };
        let words = words(document.words(event.label));
        if words.len() >= WORDS {
            // The same words with a day, and with an hour of it.
            let first = *by_words.entry(words.clone()).or_insert((event.id, bounds));
            if first.0 != event.id && (holds(first.1, bounds) || holds(bounds, first.1)) {
                repeats.insert(event.id, first.0);
                continue;
            }
        }
        let same_days = known.entry(bounds).or_default();
        let same = same_days
            .iter()
            .rev()
            .take(NEAR)
            .find(|(_, other)| are_same(&words, other));
        match same {
            Some((first, _)) => {
                repeats.insert(event.id, *first);
            }
            None => same_days.push((event.id, words)),
        }
    }
    repeats
}

// Whether the days of one lie within those of the other.
fn holds(whole: Bounds, part: Bounds) -> bool {
    let days = |bounds: Bounds| Some((bounds.earliest?.date, bounds.latest?.date));
    let (Some(whole), Some(part)) = (days(whole), days(part)) else {
        return false;
    };
    whole.0 <= part.0 && part.1 <= whole.1
}

// The beginning of a word in lower case, its chars in 21 bits each.
type Stem = u128;

// The beginnings of the words that carry the meaning, sorted.
fn words(label: &str) -> Vec<Stem> {
    let words = label.split(|c: char| !c.is_alphanumeric());
    let mut stems: Vec<Stem> = words
        .filter(|word| word.chars().nth(3).is_some() || word.starts_with(char::is_numeric))
        .map(|word| {
            let chars = word.chars().take(5).flat_map(char::to_lowercase);
            chars.fold(0, |stem, c| stem << 21 | Stem::from(u32::from(c)))
        })
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn are_same(one: &[Stem], other: &[Stem]) -> bool {
    let least = one.len().min(other.len());
    if least < WORDS {
        return one == other && least > 0;
    }
    let shared = one.iter().filter(|stem| other.binary_search(stem).is_ok());
    let shared = shared.count();
    shared >= WORDS && shared * 3 >= least * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        are_same(&words(one), &words(other))
    }

    #[test]
    fn the_same_news_in_other_words_is_the_same() {
        assert!(same(
            "The council voted to delay the harbour tunnel",
            "Councillors vote for a delay of the tunnel in the harbour"
        ));
        assert!(same("The mill burned", "The mill burned"));
    }

    #[test]
    fn other_news_of_a_day_stays_apart() {
        assert!(!same("The mill burned", "The mill opened"));
        assert!(!same(
            "The council voted to delay the tunnel",
            "The council voted to raise the rates"
        ));
    }
}
