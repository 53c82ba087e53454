//! Written dates and clock times, as they stand in header lines and pages.

use std::sync::LazyLock;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, Weekday};

use super::phrases::{Phrases, page};
use crate::document::Moment;
use crate::lang::PageClass;

/// Month names and abbreviations of the languages whose pages are met most, January first.
static MONTHS: LazyLock<Phrases> = LazyLock::new(|| Phrases::groups(&PageClass::MONTHS));

/// Zone names with one meaning in news pages, in minutes east of Greenwich.
const ZONES: &[(&str, i32)] = &[
    ("z", 0),
    ("gmt", 0),
    ("utc", 0),
    ("wet", 0),
    ("bst", 60),
    ("cet", 60),
    ("mez", 60),
    ("cest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("jst", 540),
    ("kst", 540),
    ("hkt", 480),
    ("sgt", 480),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
];

/// Names that follow the clock of the United States through the year: minutes east of Greenwich in winter.
const US_ZONES: &[(&str, i32)] = &[("et", -300), ("ct", -360), ("mt", -420), ("pt", -480)];

/// Reads a full date, with a clock time before or after it, off the front of a text; gives the rest.
///
/// A date without a year, or with day and month in doubt (03/04/2025), is none.
pub(in crate::ingest) fn moment_prefix(text: &str) -> Option<(Moment, &str)> {
    let text = text.trim_start();
    if let Some(found) = clock_first(text) {
        return Some(found);
    }
    let (date, rest) = date_prefix(text)?;
    let Some((time, zone, rest)) = clock_after(rest) else {
        return Some((Moment::day(date), rest));
    };
    Some((moment(date, time, zone), rest))
}

/// The moment a whole text names, if nothing but a moment is in it.
pub(in crate::ingest) fn moment(date: NaiveDate, time: NaiveTime, zone: Option<Zone>) -> Moment {
    let minutes = zone.map(|zone| match zone {
        Zone::Fixed(minutes) => minutes,
        Zone::American(winter) if is_american_summer(date) => winter + 60,
        Zone::American(winter) => winter,
    });
    Moment {
        date,
        time: Some(time),
        offset: minutes.and_then(|minutes| FixedOffset::east_opt(minutes * 60)),
    }
}

/// A named zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Zone {
    /// Minutes east of Greenwich.
    Fixed(i32),
    /// Minutes east of Greenwich in winter; an hour more in American summer time.
    American(i32),
}

/// Reads a month's name in one of a dozen languages off the front of a text.
pub(in crate::ingest) fn month_prefix(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = word(text)?;
    let month = u32::try_from(MONTHS.group(word)? + 1).ok()?;
    Some((month, rest.strip_prefix('.').unwrap_or(rest)))
}

/// Whether a word names a day of the week, in full or cut to three or four letters.
pub(in crate::ingest) fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.len() > 2 && page(PageClass::Weekday).has(word)
}

fn clock_first(text: &str) -> Option<(Moment, &str)> {
    let (time, rest) = clock_prefix(text)?;
    let (zone, rest) = zone_prefix(rest).map_or((None, rest), |(zone, rest)| (Some(zone), rest));
    let rest = rest
        .trim_start_matches([' ', ',', '|', '·', '•'])
        .trim_start_matches("on ");
    let (date, rest) = date_prefix(rest)?;
    Some((moment(date, time, zone), rest))
}

fn clock_after(text: &str) -> Option<(NaiveTime, Option<Zone>, &str)> {
    let rest = text.trim_start_matches([' ', ',', '|', '·', '•', '-', '–', '—', '/', '\t']);
    let rest = ["at ", "um ", "à ", "T", "t", "@ "]
        .iter()
        .find_map(|lead| rest.strip_prefix(lead))
        .unwrap_or(rest);
    let (time, rest) = clock_prefix(rest.trim_start())?;
    let (zone, rest) = zone_prefix(rest).map_or((None, rest), |(zone, rest)| (Some(zone), rest));
    Some((time, zone, rest))
}

fn date_prefix(text: &str) -> Option<(NaiveDate, &str)> {
    let text = after_weekday(text.trim_start());
    year_first(text)
        .or_else(|| month_first(text))
        .or_else(|| day_first(text))
        .or_else(|| all_numbers(text))
}

fn after_weekday(text: &str) -> &str {
    match word(text) {
        Some((name, rest)) if page(PageClass::Weekday).has(name) => rest
            .trim_start_matches(['.', ','])
            .trim_start()
            .trim_start_matches("the ")
            .trim_start_matches("den "),
        _ => text,
    }
}

/// 2025-07-10, 2025/07/10.
fn year_first(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = year_prefix(text)?;
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, rest) = number(rest.strip_prefix(mark)?, 2)?;
    let (day, rest) = number(rest.strip_prefix(mark)?, 2)?;
    Some((NaiveDate::from_ymd_opt(year, month, day)?, rest))
}

/// July 10, 2025; Jul. 10th 2025.
fn month_first(text: &str) -> Option<(NaiveDate, &str)> {
    let (month, rest) = month_prefix(text)?;
    let (day, rest) = number(rest.trim_start(), 2)?;
    let rest = after_ordinal(rest).trim_start_matches([',', ' ']);
    let (year, rest) = year_prefix(rest)?;
    Some((NaiveDate::from_ymd_opt(year, month, day)?, rest))
}

/// 10 July 2025; 10th of July, 2025; 10. Juli 2025; 10 de julio de 2025; 10-Jul-2025.
fn day_first(text: &str) -> Option<(NaiveDate, &str)> {
    let (day, rest) = number(text, 2)?;
    let rest = after_ordinal(rest).trim_start_matches([' ', '-', '/', '.', ',']);
    let rest = ["of ", "de "]
        .iter()
        .find_map(|link| rest.strip_prefix(link))
        .unwrap_or(rest);
    let (month, rest) = month_prefix(rest)?;
    let rest = rest.trim_start_matches([' ', ',', '-', '/']);
    let rest = ["de ", "del "]
        .iter()
        .find_map(|link| rest.strip_prefix(link))
        .unwrap_or(rest);
    let (year, rest) = year_prefix(rest)?;
    Some((NaiveDate::from_ymd_opt(year, month, day)?, rest))
}

/// The years of a century that has pages: 23.09.22.
fn short_year(text: &str) -> Option<(i32, &str)> {
    let (year, rest) = number(text, 2)?;
    let is_whole = text.len() - rest.len() == 2 && !rest.starts_with(['.', ':']);
    let year = i32::try_from(year).ok()?;
    (is_whole && (1..=60).contains(&year)).then_some((2000 + year, rest))
}

/// 10.07.2025 is day first; with slashes or hyphens one of the two numbers must tell which it is.
fn all_numbers(text: &str) -> Option<(NaiveDate, &str)> {
    let (first, rest) = number(text, 2)?;
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (second, rest) = number(rest.strip_prefix(mark)?.trim_start(), 2)?;
    let digits = text.len() - rest.len();
    let rest = rest.strip_prefix(mark)?.trim_start();
    let (year, rest) = year_prefix(rest)
        .or_else(|| short_year(rest).filter(|_| mark == '.' && digits == "23.09".len()))?;
    let (day, month) = match mark {
        '.' => (first, second),
        _ if first > 12 || first == second => (first, second),
        _ if second > 12 => (second, first),
        _ => return None,
    };
    Some((NaiveDate::from_ymd_opt(year, month, day)?, rest))
}

fn after_ordinal(text: &str) -> &str {
    ["st", "nd", "rd", "th", "er", "º", "."]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .filter(|rest| !rest.starts_with(char::is_alphanumeric))
        .unwrap_or(text)
}

fn year_prefix(text: &str) -> Option<(i32, &str)> {
    let (year, rest) = number(text, 4)?;
    let year = i32::try_from(year).ok()?;
    (1700..=2200).contains(&year).then_some((year, rest))
}

/// 9:41 p.m., 9.41pm, 21:41, 21:41:05, 9 p.m., 0941 before a zone.
fn clock_prefix(text: &str) -> Option<(NaiveTime, &str)> {
    if let Some(found) = military(text) {
        return Some(found);
    }
    let (hour, rest) = number(text, 2)?;
    let minute = [':', '.', 'h']
        .iter()
        .find_map(|mark| rest.strip_prefix(*mark))
        .and_then(|after| number(after, 2).filter(|(_, rest)| after.len() - rest.len() == 2));
    let (minute, rest) = match minute {
        Some((minute, rest)) => (Some(minute), rest),
        None => (None, rest),
    };
    let (second, rest) = rest
        .strip_prefix(':')
        .and_then(|after| number(after, 2))
        .map_or((0, rest), |(second, rest)| (second, after_fraction(rest)));
    let (hour, rest) = match half(rest) {
        Some((is_afternoon, rest)) if (1..=12).contains(&hour) => {
            (hour % 12 + if is_afternoon { 12 } else { 0 }, rest)
        }
        _ if minute.is_some() => (hour, rest),
        _ => return None,
    };
    let time = NaiveTime::from_hms_opt(hour, minute.unwrap_or(0), second)?;
    let rest = rest
        .strip_prefix(" Uhr")
        .or_else(|| rest.strip_prefix(" uhr"))
        .unwrap_or(rest);
    Some((time, rest))
}

fn after_fraction(text: &str) -> &str {
    text.strip_prefix('.').map_or(text, |rest| {
        rest.trim_start_matches(|c: char| c.is_ascii_digit())
    })
}

/// 0941 GMT.
fn military(text: &str) -> Option<(NaiveTime, &str)> {
    let (digits, rest) = number(text, 4)?;
    if text.len() - rest.len() != 4 {
        return None;
    }
    zone_prefix(rest)?;
    Some((
        NaiveTime::from_hms_opt(digits / 100, digits % 100, 0)?,
        rest,
    ))
}

/// "a.m." (false) or "p.m." (true).
fn half(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start();
    let letters: String = text
        .chars()
        .filter(|c| *c != '.')
        .take(2)
        .collect::<String>()
        .to_lowercase();
    let is_afternoon = match letters.as_str() {
        "pm" => true,
        "am" => false,
        _ => return None,
    };
    let rest = text
        .trim_start_matches('.')
        .get(1..)?
        .trim_start_matches('.')
        .get(1..)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    (!rest.starts_with(char::is_alphanumeric)).then_some((is_afternoon, rest))
}

fn zone_prefix(text: &str) -> Option<(Zone, &str)> {
    let text = text.trim_start();
    let bare = text.strip_prefix('(').unwrap_or(text);
    if let Some((name, rest)) = word(bare) {
        let lower = name.to_lowercase();
        let rest = rest.strip_prefix(')').unwrap_or(rest);
        if let Some((_, winter)) = US_ZONES.iter().find(|(zone, _)| *zone == lower) {
            return Some((Zone::American(*winter), rest));
        }
        let (_, minutes) = ZONES.iter().find(|(zone, _)| *zone == lower)?;
        return Some(match offset_prefix(rest) {
            Some((more, rest)) if *minutes == 0 => (Zone::Fixed(more), rest),
            _ => (Zone::Fixed(*minutes), rest),
        });
    }
    offset_prefix(text).map(|(minutes, rest)| (Zone::Fixed(minutes), rest))
}

/// +02:00, -0500, +2.
fn offset_prefix(text: &str) -> Option<(i32, &str)> {
    let (sign, rest) = match text.chars().next()? {
        '+' => (1, text.strip_prefix('+')?),
        '-' => (-1, text.strip_prefix('-')?),
        _ => return None,
    };
    let (hours, after_hours) = number(rest, 4)?;
    let digits = rest.len() - after_hours.len();
    let (minutes, rest) = match digits {
        4 => (hours / 100 * 60 + hours % 100, after_hours),
        1 | 2 => match after_hours
            .strip_prefix(':')
            .and_then(|rest| number(rest, 2))
        {
            Some((minutes, rest)) => (hours * 60 + minutes, rest),
            None => (hours * 60, after_hours),
        },
        _ => return None,
    };
    let minutes = i32::try_from(minutes)
        .ok()
        .filter(|minutes| *minutes <= 840)?;
    Some((sign * minutes, rest))
}

/// Summer time in the United States since 2007: second Sunday of March to first Sunday of November.
fn is_american_summer(date: NaiveDate) -> bool {
    let sunday =
        |month, nth| NaiveDate::from_weekday_of_month_opt(date.year(), month, Weekday::Sun, nth);
    match (sunday(3, 2), sunday(11, 1)) {
        (Some(start), Some(end)) => start <= date && date < end,
        _ => false,
    }
}

/// The run of letters at the front.
fn word(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    if end == 0 {
        return None;
    }
    text.split_at_checked(end)
}

/// The number at the front, of at most so many digits and not followed by another.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    if end == 0 || end > digits {
        return None;
    }
    let (number, rest) = text.split_at_checked(end)?;
    Some((number.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        moment_prefix(text).map(|(moment, rest)| format!("{moment}{rest}"))
    }

    #[test]
    fn dates_are_read_in_the_forms_of_headers() {
        for text in [
            "2025-07-10",
            "2025/07/10",
            "July 10, 2025",
            "Jul. 10, 2025",
            "JULY 10 2025",
            "July 10th, 2025",
            "10 July 2025",
            "10th of July, 2025",
            "Thursday, July 10, 2025",
            "Thu 10 Jul 2025",
            "10. Juli 2025",
            "Donnerstag, 10.07.2025",
            "10 de julio de 2025",
            "10 juillet 2025",
            "10-Jul-2025",
        ] {
            assert_eq!(read(text).as_deref(), Some("2025-07-10"), "{text}");
        }
    }

    #[test]
    fn clock_times_and_zones_are_kept_as_written() {
        for (text, moment) in [
            ("July 10, 2025, 9:41 p.m. ET", "2025-07-10T21:41-04:00"),
            ("January 10, 2025 at 9:41 PM EST", "2025-01-10T21:41-05:00"),
            ("9:41 PM EDT, Thu July 10, 2025", "2025-07-10T21:41-04:00"),
            ("Thu 10 Jul 2025 21.41 BST", "2025-07-10T21:41+01:00"),
            ("10 July 2025 | 0941 GMT", "2025-07-10T09:41+00:00"),
            ("2025-07-10T21:41:05Z", "2025-07-10T21:41:05+00:00"),
            ("2025-07-10 21:41 +0200", "2025-07-10T21:41+02:00"),
            ("July 10, 2025 12 a.m.", "2025-07-10T00:00"),
            ("10.07.2025, 21:41 Uhr", "2025-07-10T21:41"),
        ] {
            assert_eq!(read(text).as_deref(), Some(moment), "{text}");
        }
    }

    #[test]
    fn what_follows_is_given_back() {
        assert_eq!(
            read("2025-07-10 By Ana Ruiz").as_deref(),
            Some("2025-07-10 By Ana Ruiz")
        );
        assert_eq!(
            read("July 10, 2025 · 5 min read").as_deref(),
            Some("2025-07-10 · 5 min read")
        );
    }

    #[test]
    fn doubtful_dates_are_none() {
        for text in [
            "03/04/2025",
            "July 10",
            "July 2025",
            "10 Downing Street",
            "May 35, 2025",
            "2025",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("13/04/2025").as_deref(), Some("2025-04-13"));
        assert_eq!(read("04/13/2025").as_deref(), Some("2025-04-13"));
    }
}
