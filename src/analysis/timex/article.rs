//! What kind of article it is, as far as its times go.

use chrono::{Datelike, NaiveDate};

use crate::lang::{WordClass, WordClasses};

/// Whether an article tells a history: it names several years, and no day as seen from its own.
pub(super) fn is_narrative(text: &str, words: &WordClasses<WordClass>) -> bool {
    let mut years = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if is_deictic(words, &word.to_ascii_lowercase()) {
            return false;
        }
        let is_year = word.len() == 4 && matches!(word.parse(), Ok(1200..2100));
        years += usize::from(is_year);
    }
    years >= 2
}

/// Whether an article with a date of its own tells a history: it names many years that were over by then, and hardly any
/// day as seen from its own, and hardly anybody speaks.
pub(super) fn is_history(text: &str, words: &WordClasses<WordClass>, reference: NaiveDate) -> bool {
    let (mut years, mut days) = (0, 0);
    let mut before = "";
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let number: Option<i32> = word.parse().ok();
        let past = number.is_some_and(|year| (1000..reference.year() - 1).contains(&year));
        let lower = word.to_ascii_lowercase();
        let capitals = word.chars().all(char::is_uppercase);
        let era = capitals && words.is(WordClass::Era, &lower) && before.parse::<u16>().is_ok();
        years += usize::from(word.len() == 4 && past || era);
        let mut near = [WordClass::Weekday, WordClass::Said].into_iter();
        days += usize::from(is_deictic(words, &lower) || near.any(|class| words.is(class, &lower)));
        before = word;
    }
    years >= YEARS && years >= days * YEARS_TO_DAYS
}

// As many years make a history, and as many to each weekday, "today" and the like.
const YEARS: usize = 8;
const YEARS_TO_DAYS: usize = 3;

// "today", "two days ago": seen from the day of the article.
fn is_deictic(words: &WordClasses<WordClass>, lower: &str) -> bool {
    words.is(WordClass::DayWord, lower) || words.is(WordClass::AgoWord, lower)
}

/// Whether an article reports a company's results.
pub(super) fn is_earnings(text: &str, words: &WordClasses<WordClass>) -> bool {
    let cues = words.forms(WordClass::Earnings);
    let found = cues.map(|cue| text.matches(cue).take(3).count());
    found.sum::<usize>() >= 3
}

/// Whether an article writes a day of digits with the day first ("13/5/2024"), and none with the month first.
pub(super) fn is_day_first(text: &str) -> bool {
    let mut found = false;
    for (at, _) in text.match_indices('/') {
        let (before, behind) = text.split_at_checked(at).unwrap_or_default();
        let first = before.get(before.len().saturating_sub(2)..);
        let second = behind.get(1..3);
        let day = |digits: Option<&str>| {
            let number = digits.and_then(|digits| digits.parse().ok());
            number.is_some_and(|number: u8| (13..=31).contains(&number))
        };
        let dated = behind
            .get(2..)
            .is_some_and(|rest| rest.chars().take(2).any(|char| char == '/'));
        if dated && day(second) {
            return false;
        }
        found |= dated && day(first);
    }
    found
}
