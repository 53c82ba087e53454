use std::sync::Arc;

use regex::{Regex, RegexBuilder};

use crate::text::{Span, Text};

/// What a search looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// The words as typed.
    pub words: String,
    /// Whether they are a regular expression.
    pub is_pattern: bool,
}

impl Needle {
    /// The pattern of the words: case counts only if they have capitals, any white space matches any other, and straight
    /// marks and hyphens also match their typographic forms.
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

    /// All hits in a part of a text, as long as the search `is_wanted`; `None` for a broken pattern.
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

/// Whether the words have capitals; those of a class like `\W` do not count.
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
