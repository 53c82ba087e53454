//! What kind of article it is, as far as its times go.

use chrono::{Datelike, NaiveDate};

/// Whether an article tells a history: it names several years, and no day as seen from its own.
pub(super) fn is_narrative(text: &str) -> bool {
    let mut years = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if DEICTIC.iter().any(|day| word.eq_ignore_ascii_case(day)) {
            return false;
        }
        let is_year = word.len() == 4 && matches!(word.parse(), Ok(1200..2100));
        years += usize::from(is_year);
    }
    years >= 2
}

/// Whether an article with a date of its own tells a history: it names many years that were over by then, and hardly any
/// day as seen from its own, and hardly anybody speaks.
pub(super) fn is_history(text: &str, reference: NaiveDate) -> bool {
    let (mut years, mut days) = (0, 0);
    let mut before = "";
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let number: Option<i32> = word.parse().ok();
        let past = number.is_some_and(|year| (1000..reference.year() - 1).contains(&year));
        let era = ERAS.contains(&word) && before.parse::<u16>().is_ok();
        years += usize::from(word.len() == 4 && past || era);
        let mut near = DEICTIC.iter().chain(&WEEKDAYS).chain(&REPORTED);
        days += usize::from(near.any(|day| word.eq_ignore_ascii_case(day)));
        before = word;
    }
    years >= YEARS && years >= days * YEARS_TO_DAYS
}

// As many years make a history, and as many to each weekday, "today" and the like.
const YEARS: usize = 8;
const YEARS_TO_DAYS: usize = 3;

const ERAS: [&str; 5] = ["BC", "BCE", "AD", "CE", "B"];

const REPORTED: [&str; 2] = ["said", "says"];

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const DEICTIC: [&str; 5] = ["today", "yesterday", "tomorrow", "tonight", "ago"];

/// Whether an article reports a company's results.
pub(super) fn is_earnings(text: &str) -> bool {
    let found = EARNINGS.iter().map(|cue| text.matches(cue).take(3).count());
    found.sum::<usize>() >= 3
}

const EARNINGS: [&str; 6] = [
    "net income",
    " a share",
    "per share",
    "quarter",
    "earnings",
    "revenue",
];

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
