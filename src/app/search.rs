use regex::RegexBuilder;

use crate::text::{Span, Text};

/// Words looked for, and where they stand.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The words as typed.
    pub needle: String,
    /// Every place they stand at, in order.
    pub hits: Vec<Span>,
    /// The hit that was last gone to, an index into `hits`.
    pub current: Option<usize>,
    /// Whether the next hit is the one before.
    pub backwards: bool,
    /// Whether the words are no regular expression although they should be one.
    pub is_broken: bool,
}

impl Search {
    /// Looks for words in a text: capitals count only where the words have some, any white space stands for any other,
    /// and straight marks and hyphens also find their typographic forms.
    ///
    /// `by_pattern`: they are a regular expression instead.
    pub(super) fn new(needle: &str, by_pattern: bool, text: &Text) -> Self {
        let pattern = if by_pattern {
            needle.to_owned()
        } else {
            needle.chars().map(pattern_of).collect()
        };
        let finder = RegexBuilder::new(&pattern)
            .case_insensitive(!has_capitals(needle, by_pattern))
            .multi_line(true)
            .build();
        let is_broken = finder.is_err();
        let hits = match finder {
            Ok(finder) if !needle.trim().is_empty() => finder
                .find_iter(text.as_str())
                .filter_map(|found| text.span(found.range()))
                .filter(|span| !span.is_empty())
                .collect(),
            _ => Vec::new(),
        };
        Self {
            needle: needle.to_owned(),
            hits,
            current: None,
            backwards: false,
            is_broken,
        }
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
