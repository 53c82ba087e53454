use std::sync::Arc;

use super::effect::Effect;
use super::needle::Needle;
use crate::document::Document;
use crate::text::{Span, Text};

/// The search, and how the next one is made.
#[derive(Debug, Default)]
pub(super) struct SearchState {
    /// The newest search.
    pub(super) current: Option<Search>,
    /// Whether words are regular expressions.
    pub(super) by_pattern: bool,
    rest: RestSearch,
    /// The newest search of the rest of a long text; hits of older ones are dropped.
    generation: u64,
}

/// Whether the rest of a long text is searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum RestSearch {
    #[default]
    Done,
    Wanted,
    Requested,
}

impl SearchState {
    fn needle(&self, words: &str) -> Needle {
        Needle {
            words: words.to_owned(),
            is_pattern: self.by_pattern,
        }
    }

    /// Searches for words, and returns the first hit from a byte on.
    pub(super) fn start(
        &mut self,
        words: &str,
        text: &Text,
        (origin, backwards): (u32, bool),
    ) -> Option<usize> {
        let search = Search::new(&self.needle(words), text, origin, backwards);
        let first = search.from(origin);
        self.replace(search);
        first
    }

    fn replace(&mut self, search: Search) {
        self.rest = if search.is_partial {
            RestSearch::Wanted
        } else {
            RestSearch::Done
        };
        self.current = Some(search);
    }

    /// Repeats the search in a text that has grown; the current hit stays.
    pub(super) fn repeat(&mut self, text: &Text) {
        if let Some(before) = self.current.take() {
            let needle = self.needle(&before.needle);
            let found = Search::new(&needle, text, before.origin, before.backwards);
            let current = before.current.filter(|at| *at < found.hits.len());
            self.replace(Search { current, ..found });
        }
    }

    /// Requests the hits in the rest of a long text, once for each search.
    pub(super) fn request_rest(&mut self, document: &Arc<Document>) -> Option<Effect> {
        let search = self.current.as_ref().filter(|search| search.is_partial)?;
        if self.rest != RestSearch::Wanted {
            return None;
        }
        let needle = self.needle(&search.needle);
        self.generation += 1;
        self.rest = RestSearch::Requested;
        Some(Effect::Search {
            request: self.generation,
            needle,
            document: Arc::clone(document),
        })
    }

    /// Takes all hits of a long text; returns the search if they answer it.
    pub(super) fn complete(&mut self, request: u64, hits: Arc<[Span]>) -> Option<&Search> {
        let search = self.current.as_mut().filter(|search| search.is_partial)?;
        if request != self.generation {
            return None;
        }
        search.complete(hits);
        self.rest = RestSearch::Done;
        Some(search)
    }

    /// The span of a hit.
    pub(super) fn hit(&self, index: usize) -> Option<Span> {
        self.current.as_ref()?.hits.get(index).copied()
    }
}

/// A search and its hits.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The words as typed.
    pub needle: String,
    /// The hits, in order; while the search `is_partial`, those near its start.
    pub hits: Arc<[Span]>,
    /// The current hit, an index into `hits`.
    pub current: Option<usize>,
    /// Whether the search goes towards the start.
    pub backwards: bool,
    /// Whether the words should be a regular expression, but are not.
    pub is_broken: bool,
    /// Whether the rest of a long text has not been searched yet.
    pub is_partial: bool,
    /// The byte where it starts.
    pub(super) origin: u32,
}

// Bytes: a longer text takes too long to search between two keys.
const LONG: u32 = 4 * 1024 * 1024;
// Bytes of a longer text that are searched at once.
const NEAR: u32 = 1024 * 1024;

impl Search {
    /// Searches a text from a byte on; of a long text only the part near it.
    pub(super) fn new(needle: &Needle, text: &Text, origin: u32, backwards: bool) -> Self {
        let is_partial = text.len() > LONG;
        let part = match (is_partial, backwards) {
            (false, _) => (0, text.len()),
            (true, false) => (origin, origin.saturating_add(NEAR).min(text.len())),
            (true, true) => (origin.saturating_sub(NEAR), origin),
        };
        let (start, end) = (text.floor(part.0) as usize, text.floor(part.1) as usize);
        let part = text.span(start..end).unwrap_or_default();
        let hits = needle.hits(text, part, || true);
        Self {
            needle: needle.words.clone(),
            is_broken: hits.is_none(),
            is_partial: is_partial && hits.is_some(),
            hits: hits.unwrap_or_default(),
            current: None,
            backwards,
            origin,
        }
    }

    /// Takes all hits instead of the near ones; the current hit stays.
    pub(super) fn complete(&mut self, hits: Arc<[Span]>) {
        let current = self.current.and_then(|at| self.hits.get(at)).copied();
        self.is_partial = false;
        self.hits = hits;
        self.current = current.and_then(|span| self.hits.binary_search(&span).ok());
    }

    /// The first hit at or after a byte, or the first of all; backwards the last before it, or the last of all.
    pub(super) fn from(&self, byte: u32) -> Option<usize> {
        let last = self.hits.len().checked_sub(1)?;
        let next = self.hits.partition_point(|hit| hit.start() < byte);
        Some(match self.backwards {
            true => next.checked_sub(1).unwrap_or(last),
            false if next > last => 0,
            false => next,
        })
    }
}

#[cfg(test)]
mod tests;
