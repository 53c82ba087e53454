//! Titles in front of names: "President", "Secretary of State".

use std::ops::Range;

use crate::analysis::article::Article;
use crate::lang::speech::{NameWord, SpeechRules};

/// How many tokens a title and what stands inside it may take.
const LONGEST: usize = 8;

/// The title before or at the start of a person's name; empty at the start of the name without one.
///
/// A nationality, party or place before the title is part of it: "Russian Foreign Minister".
pub(super) fn before(
    article: &Article<'_>,
    speech: &SpeechRules,
    sentence: &Range<usize>,
    name: &Range<usize>,
) -> Range<usize> {
    let scan = TitleScan { article, speech };
    let mut start = name.start;
    let lowest = name.start.saturating_sub(LONGEST).max(sentence.start);
    while start > lowest && scan.goes_on_before(start) {
        start -= 1;
    }
    let Some(end) = scan.end_of_last(start..name.end) else {
        return name.start..name.start;
    };
    if end < name.start {
        return name.start..name.start;
    }
    let first = scan.first(start..end);
    first..end
}

struct TitleScan<'a> {
    article: &'a Article<'a>,
    speech: &'a SpeechRules,
}

impl TitleScan<'_> {
    /// Whether the token before this one can belong to the same title: a capital, or "of" between capitals.
    fn goes_on_before(&self, start: usize) -> bool {
        let before = start - 1;
        self.article.is_capitalized(before) && self.article.is_word(before)
            || self.article.lower(before) == "of"
    }

    /// Where the last title of some tokens ends, if a word of the name follows it.
    fn end_of_last(&self, tokens: Range<usize>) -> Option<usize> {
        let mut found = None;
        let mut index = tokens.start;
        while index < tokens.end {
            match self.title_at(index).filter(|end| *end < tokens.end) {
                Some(end) => {
                    found = Some(self.over_department(end, tokens.end));
                    index = end;
                }
                None => index += 1,
            }
        }
        found.filter(|end| *end < tokens.end)
    }

    /// The first token of the title: what stands before it counts when it says of what country, party or body it is.
    fn first(&self, tokens: Range<usize>) -> usize {
        let title = tokens.clone().find(|index| self.title_at(*index).is_some());
        let title = title.unwrap_or(tokens.start);
        let belongs = |index: usize| {
            let lower = self.article.lower(index);
            [NameWord::People, NameWord::Place, NameWord::Organization]
                .iter()
                .any(|group| self.speech.naming.is(*group, lower))
        };
        let mut first = title;
        while first > tokens.start && belongs(first - 1) {
            first -= 1;
        }
        first
    }

    /// The end of a title that starts with this token.
    fn title_at(&self, start: usize) -> Option<usize> {
        if !self.article.is_capitalized(start) {
            return None;
        }
        let lower = |offset| self.article.lower(start + offset);
        let (_, words) = self.speech.titles.at(lower)?;
        Some(start + words)
    }

    /// Behind "of State" in "Secretary of State Ana Ruiz".
    fn over_department(&self, start: usize, limit: usize) -> usize {
        if self.article.lower(start) != "of" {
            return start;
        }
        let words = |length: usize| {
            let words: Vec<&str> = (start + 1..start + 1 + length)
                .map(|index| self.article.lower(index))
                .collect();
            words.join(" ")
        };
        [2, 1]
            .into_iter()
            .filter(|length| start + 1 + length <= limit)
            .find(|length| self.speech.naming.is(NameWord::Department, &words(*length)))
            .map_or(limit, |length| start + 1 + length)
    }
}
