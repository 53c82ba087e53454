use std::sync::Arc;

use regex::{Regex, RegexBuilder};

use crate::text::{Span, Text};

/// Words looked for, and where they stand.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The words as typed.
    pub needle: String,
    /// Every place they stand at, in order; those near where the search began as long as it `is_partial`.
    pub hits: Arc<[Span]>,
    /// The hit that was last gone to, an index into `hits`.
    pub current: Option<usize>,
    /// Whether the next hit is the one before.
    pub backwards: bool,
    /// Whether the words are no regular expression although they should be one.
    pub is_broken: bool,
    /// Whether a part of a long text is still to be looked through.
    pub is_partial: bool,
    /// The byte it began at.
    pub(super) origin: u32,
}

// Bytes: what is longer takes too long to look through between two keys.
const LONG: u32 = 4 * 1024 * 1024;
// Bytes that are looked through at once of a longer text.
const NEAR: u32 = 1024 * 1024;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// The words as typed.
    pub words: String,
    /// Whether they are a regular expression.
    pub is_pattern: bool,
}

impl Needle {
    /// What finds it: capitals count only where the words have some, any white space stands for any other, and straight
    /// marks and hyphens also find their typographic forms.
    fn finder(&self) -> Result<Regex, regex::Error> {
        let pattern = if self.is_pattern {
            self.words.clone()
        } else {
            self.words.chars().map(pattern_of).collect()
        };
        RegexBuilder::new(&pattern)
            .case_insensitive(!has_capitals(&self.words, self.is_pattern))
            .multi_line(true)
            .build()
    }

    /// Every place it stands at in a part of a text, as long as that `is_wanted`; `None` for a broken pattern.
    pub fn hits(
        &self,
        text: &Text,
        part: Span,
        mut is_wanted: impl FnMut() -> bool,
    ) -> Option<Arc<[Span]>> {
        let finder = self.finder().ok()?;
        if self.words.trim().is_empty() {
            return Some(Arc::default());
        }
        let found = finder.find_iter(text.slice(part));
        let hits = found
            .take_while(|_| is_wanted())
            .filter_map(|found| text.span_in(part, found.range()));
        Some(hits.filter(|span| !span.is_empty()).collect())
    }
}

impl Search {
    /// Looks for words in a text from a byte on; of a long one only through what is near.
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

    /// Takes all hits in the place of those near; the one gone to stays the same.
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

/// Whether capitals are among what is looked for; those of a class like `\W` are not.
fn has_capitals(needle: &str, by_pattern: bool) -> bool {
    let mut is_escaped = false;
    needle.chars().any(|c| {
        let counts = c.is_uppercase() && !is_escaped;
        is_escaped = by_pattern && c == '\\' && !is_escaped;
        counts
    })
}

fn pattern_of(c: char) -> String {
    match c {
        '\'' => "['‘’‚′]".to_owned(),
        '"' => "[\"“”„″«»]".to_owned(),
        '-' => "[-‐‑‒–—]".to_owned(),
        c if c.is_whitespace() => r"\s+".to_owned(),
        c => regex::escape(&c.to_string()),
    }
}

#[cfg(test)]
mod tests;
