//! Time zones by their names: how far a clock stands from UTC on a day.

use chrono::{Datelike, FixedOffset, NaiveDate, Weekday};

/// Where a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeZone {
    // East of UTC, in minutes, in winter.
    minutes: i16,
    summer: Summer,
}

// When clocks are put forward by an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Summer {
    Never,
    // From the second Sunday of March to the first of November, as in the United States since 2007.
    American,
    // From the last Sunday of March to that of October, as in the European Union since 1996.
    European,
}

enum Sunday {
    First,
    Second,
    Last,
}

const AMERICAN: i32 = 10_000;
const EUROPEAN: i32 = 20_000;
const MOST: i32 = 14 * 60;

impl TimeZone {
    /// The zone of a number as rule files write it: minutes east of UTC, 10,000 more where clocks are put forward as in
    /// the United States, 20,000 more where they are as in Europe; `None` for what no clock shows.
    pub(super) fn of(number: i32) -> Option<Self> {
        let (base, summer) = [(EUROPEAN, Summer::European), (AMERICAN, Summer::American)]
            .into_iter()
            .find(|(base, _)| number >= base - MOST)
            .unwrap_or((0, Summer::Never));
        let minutes = i16::try_from(number - base).ok()?;
        (i32::from(minutes).abs() <= MOST).then_some(Self { minutes, summer })
    }

    /// How far its clocks stand from UTC on a day.
    pub(super) fn offset(self, date: NaiveDate) -> Option<FixedOffset> {
        let forward = match self.summer {
            Summer::Never => false,
            Summer::American => between(
                date,
                sunday(date, 3, Sunday::Second)?,
                sunday(date, 11, Sunday::First)?,
            ),
            Summer::European => between(
                date,
                sunday(date, 3, Sunday::Last)?,
                sunday(date, 10, Sunday::Last)?,
            ),
        };
        let minutes = i32::from(self.minutes) + if forward { 60 } else { 0 };
        FixedOffset::east_opt(minutes * 60)
    }
}

fn between(date: NaiveDate, first: NaiveDate, end: NaiveDate) -> bool {
    (first..end).contains(&date)
}

/// The first or second Sunday of a month in a day's year, or its last one.
fn sunday(date: NaiveDate, month: u32, index: Sunday) -> Option<NaiveDate> {
    let of = |n| NaiveDate::from_weekday_of_month_opt(date.year(), month, Weekday::Sun, n);
    match index {
        Sunday::First => of(1),
        Sunday::Second => of(2),
        Sunday::Last => of(5).or_else(|| of(4)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offset(number: i32, date: &str) -> String {
        let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").unwrap();
        TimeZone::of(number)
            .unwrap()
            .offset(date)
            .unwrap()
            .to_string()
    }

    #[test]
    fn a_fixed_zone_is_the_same_all_year() {
        assert_eq!(offset(-300, "2026-07-01"), "-05:00");
        assert_eq!(offset(330, "2026-01-01"), "+05:30");
    }

    #[test]
    fn clocks_are_put_forward_in_summer() {
        assert_eq!(offset(9_700, "2026-03-07"), "-05:00");
        assert_eq!(offset(9_700, "2026-03-08"), "-04:00");
        assert_eq!(offset(9_700, "2026-11-01"), "-05:00");
        assert_eq!(offset(20_000, "2026-03-29"), "+01:00");
        assert_eq!(offset(20_060, "2026-10-25"), "+01:00");
    }

    #[test]
    fn no_clock_stands_a_day_off() {
        assert!(TimeZone::of(900).is_none());
        assert!(TimeZone::of(i32::MAX).is_none());
    }
}
