//! Dates in words, as titles and the timeline show them.

use chrono::{Datelike, NaiveDate};

use super::Bounds;
use crate::document::Moment;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How much time an event's bounds leave open: the length of its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// One day or less.
    Day,
    /// A calendar month.
    Month,
    /// A quarter or a season.
    Quarter,
    /// A calendar year.
    Year,
    /// A decade or more.
    Decade,
    /// Another stretch with two ends.
    Stretch,
    /// No beginning: some time until its end.
    Until,
    /// No end: from its beginning on.
    From,
}

impl Precision {
    /// The precision of bounds; `None` when both ends are open.
    pub fn of(bounds: Bounds) -> Option<Self> {
        match (bounds.earliest, bounds.latest) {
            (None, None) => None,
            (None, Some(_)) => Some(Self::Until),
            (Some(_), None) => Some(Self::From),
            (Some(earliest), Some(latest)) => Some(Self::between(earliest.date, latest.date)),
        }
    }

    fn between(first: NaiveDate, last: NaiveDate) -> Self {
        let days = (last - first).num_days() + 1;
        let years = last.year() - first.year() + 1;
        if days <= 1 {
            Self::Day
        } else if is_whole_months(first, last) && days <= 31 {
            Self::Month
        } else if (85..=95).contains(&days) {
            Self::Quarter
        } else if is_whole_years(first, last) && years == 1 {
            Self::Year
        } else if is_whole_years(first, last) && (years == 10 || years >= 100) {
            Self::Decade
        } else {
            Self::Stretch
        }
    }
}

fn is_whole_months(first: NaiveDate, last: NaiveDate) -> bool {
    first.day() == 1 && last.succ_opt().is_none_or(|next| next.day() == 1)
}

fn is_whole_years(first: NaiveDate, last: NaiveDate) -> bool {
    first.ordinal() == 1 && last.month() == 12 && last.day() == 31
}

/// A day of a known year: "12 May".
pub fn day(date: NaiveDate) -> String {
    format!("{} {}", date.day(), short_month(date))
}

/// A day with its year: "12 May 2019".
pub fn day_of_year(date: NaiveDate) -> String {
    format!("{} {}", day(date), date.year())
}

/// A day in full: "Tue 4 Mar 2025".
pub fn full_day(date: NaiveDate) -> String {
    format!("{} {}", date.format("%a"), day_of_year(date))
}

fn month(date: NaiveDate) -> &'static str {
    MONTHS
        .get(date.month0() as usize)
        .copied()
        .unwrap_or_default()
}

fn short_month(date: NaiveDate) -> &'static str {
    let name = month(date);
    name.get(..3).unwrap_or(name)
}

/// Bounds in words.
///
/// With `year`, the year that stands beside them already, it is left out; a whole year that stands beside is "".
/// "12 May", "12 May 09:30", "June", "Apr–Jun", "3–9 Mar", "2020–22", "1990s", "by 31 Dec", "from 4 Mar", "".
/// `from` goes before a beginning without an end: "from" or "since".
pub fn bounds(bounds: Bounds, year: Option<i32>, from: &str) -> String {
    match (bounds.earliest, bounds.latest) {
        (None, None) => String::new(),
        (None, Some(end)) => format!("by {}", moment(end, year)),
        (Some(start), None) => join(from, &beginning(start, year)),
        (Some(start), Some(end)) => stretch(start, end, year),
    }
}

fn join(word: &str, date: &str) -> String {
    format!("{word} {date}").trim_end().to_owned()
}

/// When something begins, as a whole year or month where it begins with one; "" for the year that stands beside.
fn beginning(start: Moment, year: Option<i32>) -> String {
    let date = start.date;
    let beside = year == Some(date.year());
    match (date.ordinal(), date.day()) {
        (1, _) if beside => String::new(),
        (1, _) => date.year().to_string(),
        (_, 1) if beside => month(date).to_owned(),
        (_, 1) => format!("{} {}", month(date), date.year()),
        _ => moment(start, year),
    }
}

fn moment(moment: Moment, year: Option<i32>) -> String {
    let date = moment.date;
    let mut words = if year == Some(date.year()) {
        day(date)
    } else {
        day_of_year(date)
    };
    if let Some(time) = moment.time {
        words.push_str(&time.format(" %H:%M").to_string());
    }
    words
}

fn stretch(start: Moment, end: Moment, year: Option<i32>) -> String {
    let (first, last) = (start.date, end.date);
    let beside = year == Some(first.year());
    let with_year = |words: String| {
        if beside {
            words
        } else {
            format!("{words} {}", first.year())
        }
    };
    match Precision::between(first, last) {
        Precision::Day if start == end || start.time.is_none() || end.time.is_none() => {
            moment(start, year)
        }
        // Parts of a day are no clock times: "in the morning" is shown in the words of the text.
        Precision::Day if is_part_of_day(start, end) => moment(Moment::day(first), year),
        Precision::Day => {
            let span = format!(" {}–{}", time(start), time(end));
            moment(Moment::day(first), year) + &span
        }
        Precision::Month => with_year(month(first).to_owned()),
        Precision::Year if beside => String::new(),
        Precision::Year => first.year().to_string(),
        Precision::Decade if last.year() - first.year() < 10 => format!("{}s", first.year()),
        _ => ends(first, last, beside),
    }
}

fn is_part_of_day(start: Moment, end: Moment) -> bool {
    let times = start.time.zip(end.time);
    times.is_some_and(|(start, end)| (end - start).num_minutes() > 60)
}

fn time(moment: Moment) -> String {
    moment
        .time
        .map(|time| time.format("%H:%M").to_string())
        .unwrap_or_default()
}

/// The two ends of a stretch, what they share written once.
fn ends(first: NaiveDate, last: NaiveDate, beside: bool) -> String {
    let year = |words: String| {
        if beside {
            words
        } else {
            format!("{words} {}", first.year())
        }
    };
    if is_whole_years(first, last) {
        let century = first.year() / 100 == last.year() / 100;
        return if century && first.year() > 0 {
            format!("{}–{:02}", first.year(), last.year() % 100)
        } else {
            format!("{}–{}", first.year(), last.year())
        };
    }
    let months = is_whole_months(first, last);
    if first.year() != last.year() {
        return if months {
            let (from, to) = (short_month(first), short_month(last));
            format!("{from} {}–{to} {}", first.year(), last.year())
        } else {
            format!("{}–{}", day_of_year(first), day_of_year(last))
        };
    }
    year(if months {
        format!("{}–{}", short_month(first), short_month(last))
    } else if first.month() == last.month() {
        format!("{}–{}", first.day(), day(last))
    } else {
        format!("{}–{}", day(first), day(last))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(earliest: &str, latest: &str, year: Option<i32>) -> String {
        bounds(of(earliest, latest), year, "from")
    }

    fn of(earliest: &str, latest: &str) -> Bounds {
        Bounds {
            earliest: Moment::parse(earliest),
            latest: Moment::parse(latest),
        }
    }

    #[test]
    fn what_stands_beside_is_not_said_again() {
        assert_eq!(show("2019-05-12", "2019-05-12", Some(2019)), "12 May");
        assert_eq!(show("2019-05-12", "2019-05-12", None), "12 May 2019");
        assert_eq!(show("2019-01-01", "2019-12-31", Some(2019)), "");
        assert_eq!(show("2019-01-01", "2019-12-31", None), "2019");
    }

    #[test]
    fn two_ends_share_what_they_can() {
        assert_eq!(show("2025-03-03", "2025-03-09", Some(2025)), "3–9 Mar");
        assert_eq!(show("2025-04-01", "2025-06-30", Some(2025)), "Apr–Jun");
        assert_eq!(show("2025-03-28", "2025-04-02", None), "28 Mar–2 Apr 2025");
        assert_eq!(show("2020-01-01", "2022-12-31", Some(2020)), "2020–22");
        assert_eq!(show("1998-01-01", "2003-12-31", None), "1998–2003");
        assert_eq!(show("2024-11-01", "2025-02-28", None), "Nov 2024–Feb 2025");
    }

    #[test]
    fn open_ends_are_said_in_words() {
        assert_eq!(show("", "2026-12-31", Some(2026)), "by 31 Dec");
        assert_eq!(show("2025-03-04", "", None), "from 4 Mar 2025");
        assert_eq!(show("1998-01-01", "", None), "from 1998");
        assert_eq!(show("1998-01-01", "", Some(1998)), "from");
        assert_eq!(show("1998-05-01", "", Some(1998)), "from May");
        assert_eq!(show("", "", None), "");
    }

    #[test]
    fn times_of_day_follow_the_day() {
        assert_eq!(
            show("2025-03-04T09:30", "2025-03-04T09:30", Some(2025)),
            "4 Mar 09:30"
        );
        assert_eq!(
            show("2025-03-04T09:30", "2025-03-04T10:15", Some(2025)),
            "4 Mar 09:30–10:15"
        );
    }

    #[test]
    fn the_precision_is_that_of_the_calendar() {
        let precision = |earliest, latest| Precision::of(of(earliest, latest));
        assert_eq!(
            precision("2024-02-01", "2024-02-29"),
            Some(Precision::Month)
        );
        assert_eq!(
            precision("2024-02-03", "2024-03-02"),
            Some(Precision::Stretch)
        );
        assert_eq!(
            precision("2024-12-01", "2025-02-28"),
            Some(Precision::Quarter)
        );
        assert_eq!(
            precision("1990-01-01", "1999-12-31"),
            Some(Precision::Decade)
        );
        assert_eq!(precision("", "1999-12-31"), Some(Precision::Until));
        assert_eq!(precision("", ""), None);
    }
}
