//! Calendar arithmetic that the `chrono` crate leaves out: quarters, halves, seasons, decades, holidays, ranges of values.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};

use super::value::{ClockTime, DayPart, Season, TimexValue};
use crate::document::Moment;
use crate::lang::time::Unit;

/// The first and the last day of a value; `None` for lengths, references and what is underspecified.
pub(super) fn days(value: &TimexValue) -> Option<(NaiveDate, NaiveDate)> {
    match *value {
        TimexValue::Day(date) | TimexValue::Part(date, _) | TimexValue::Clock(date, _) => {
            Some((date, date))
        }
        TimexValue::Week(year, week) => {
            let monday = week_start(year, week)?;
            Some((monday, monday.checked_add_days(Days::new(6))?))
        }
        TimexValue::Weekend(year, week) => {
            let monday = week_start(year, week)?;
            let sunday = monday.checked_add_days(Days::new(6))?;
            Some((sunday.pred_opt()?, sunday))
        }
        TimexValue::Month(year, month) => months(year, month, 1),
        TimexValue::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
        TimexValue::Season(year, season) => months(year, season as u8 * 3 + 3, 3),
        TimexValue::Half(year, half) => months(year, half * 6 - 5, 6),
        TimexValue::Year(year) => years(year, 1),
        TimexValue::Decade(decade) => years(decade.checked_mul(10)?, 10),
        TimexValue::Century(century) => years(century.checked_mul(100)?, 100),
        _ => None,
    }
}

/// The first and the last moment of a value: days, or minutes for a time of day.
pub(super) fn moments(value: &TimexValue) -> Option<(Moment, Moment)> {
    match *value {
        TimexValue::Part(date, part) => {
            let (from, to) = part_hours(part);
            Some((Moment::at(date, from?), Moment::at(date, to?)))
        }
        TimexValue::Clock(date, ClockTime { hour: 24.., .. }) => {
            let midnight = Moment::at(date, NaiveTime::from_hms_opt(23, 59, 0)?);
            Some((midnight, midnight))
        }
        TimexValue::Clock(date, clock) => {
            let time = NaiveTime::from_hms_opt(clock.hour.into(), clock.minute.into(), 0)?;
            let moment = Moment {
                offset: clock.zone.and_then(|zone| zone.offset(date)),
                ..Moment::at(date, time)
            };
            Some((moment, moment))
        }
        _ => {
            let (first, last) = days(value)?;
            Some((Moment::day(first), Moment::day(last)))
        }
    }
}

fn part_hours(part: DayPart) -> (Option<NaiveTime>, Option<NaiveTime>) {
    let (from, to) = match part {
        DayPart::Morning => (6, 11),
        DayPart::Midday => (12, 12),
        DayPart::Afternoon => (12, 17),
        DayPart::Evening => (18, 20),
        DayPart::Night => (21, 23),
        DayPart::Daytime => (8, 17),
    };
    (
        NaiveTime::from_hms_opt(from, 0, 0),
        NaiveTime::from_hms_opt(to, 59, 0),
    )
}

fn week_start(year: i32, week: u8) -> Option<NaiveDate> {
    NaiveDate::from_isoywd_opt(year, week.into(), Weekday::Mon)
}

fn months(year: i32, month: u8, count: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month.into(), 1)?;
    let last = first.checked_add_months(Months::new(count))?.pred_opt()?;
    Some((first, last))
}

fn years(year: i32, count: i32) -> Option<(NaiveDate, NaiveDate)> {
    let last = NaiveDate::from_ymd_opt(year.checked_add(count - 1)?, 12, 31)?;
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, last)).filter(|_| year > 0)
}

/// The unit of the calendar that holds a day; hours and shorter units hold only their day.
pub(super) fn containing(unit: Unit, date: NaiveDate) -> TimexValue {
    let (year, month) = (date.year(), small(date.month()));
    let week = date.iso_week();
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => TimexValue::Day(date),
        Unit::Weekend => TimexValue::Weekend(week.year(), small(week.week())),
        Unit::Week => TimexValue::Week(week.year(), small(week.week())),
        Unit::Month => TimexValue::Month(year, month),
        Unit::Quarter => TimexValue::Quarter(year, month.div_ceil(3)),
        Unit::Season => {
            let season = match month {
                3..=5 => Season::Spring,
                6..=8 => Season::Summer,
                9..=11 => Season::Fall,
                _ => Season::Winter,
            };
            TimexValue::Season(if month <= 2 { year - 1 } else { year }, season)
        }
        Unit::Half => TimexValue::Half(year, if month <= 6 { 1 } else { 2 }),
        Unit::Year => TimexValue::Year(year),
        Unit::Decade => TimexValue::Decade(year.div_euclid(10)),
        Unit::Century | Unit::Millennium => TimexValue::Century(year.div_euclid(100)),
    }
}

/// The value so many of its own units later (earlier where negative); times of day move by days.
pub(super) fn step(value: &TimexValue, count: i32) -> Option<TimexValue> {
    let turn = |year: i32, place: i32, size: i32| {
        let total = year
            .checked_mul(size)?
            .checked_add(place)?
            .checked_add(count)?;
        Some((
            total.div_euclid(size),
            u8::try_from(total.rem_euclid(size)).ok()?,
        ))
    };
    Some(match *value {
        TimexValue::Day(date) => TimexValue::Day(add_days(date, count)?),
        TimexValue::Part(date, part) => TimexValue::Part(add_days(date, count)?, part),
        TimexValue::Clock(date, time) => TimexValue::Clock(add_days(date, count)?, time),
        TimexValue::Week(year, week) => containing(
            Unit::Week,
            add_days(week_start(year, week)?, count.checked_mul(7)?)?,
        ),
        TimexValue::Weekend(year, week) => containing(
            Unit::Weekend,
            add_days(week_start(year, week)?, count.checked_mul(7)?)?,
        ),
        TimexValue::Month(year, month) => {
            let (year, month) = turn(year, i32::from(month) - 1, 12)?;
            TimexValue::Month(year, month + 1)
        }
        TimexValue::Quarter(year, quarter) => {
            let (year, quarter) = turn(year, i32::from(quarter) - 1, 4)?;
            TimexValue::Quarter(year, quarter + 1)
        }
        TimexValue::Season(year, season) => {
            let (year, season) = turn(year, season as i32, 4)?;
            TimexValue::Season(year, Season::of(i32::from(season) + 1)?)
        }
        TimexValue::Half(year, half) => {
            let (year, half) = turn(year, i32::from(half) - 1, 2)?;
            TimexValue::Half(year, half + 1)
        }
        TimexValue::Year(year) => TimexValue::Year(year.checked_add(count)?),
        TimexValue::Decade(decade) => TimexValue::Decade(decade.checked_add(count)?),
        TimexValue::Century(century) => TimexValue::Century(century.checked_add(count)?),
        _ => return None,
    })
}

/// A day so many units later (earlier where negative); units shorter than a day do not move it.
pub(super) fn add(date: NaiveDate, count: i32, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(date),
        Unit::Day => add_days(date, count),
        Unit::Week | Unit::Weekend => add_days(date, count.checked_mul(7)?),
        Unit::Month => add_months(date, count),
        Unit::Quarter | Unit::Season => add_months(date, count.checked_mul(3)?),
        Unit::Half => add_months(date, count.checked_mul(6)?),
        Unit::Year => add_months(date, count.checked_mul(12)?),
        Unit::Decade => add_months(date, count.checked_mul(120)?),
        Unit::Century => add_months(date, count.checked_mul(1_200)?),
        Unit::Millennium => add_months(date, count.checked_mul(12_000)?),
    }
}

fn add_days(date: NaiveDate, count: i32) -> Option<NaiveDate> {
    let days = Days::new(count.unsigned_abs().into());
    if count < 0 {
        date.checked_sub_days(days)
    } else {
        date.checked_add_days(days)
    }
}

fn add_months(date: NaiveDate, count: i32) -> Option<NaiveDate> {
    let months = Months::new(count.unsigned_abs());
    if count < 0 {
        date.checked_sub_months(months)
    } else {
        date.checked_add_months(months)
    }
}

/// The day of a number from 1 (Monday) to 7.
pub(super) fn weekday(number: u8) -> Option<Weekday> {
    Weekday::try_from(number.checked_sub(1)?).ok()
}

/// The nth such weekday from `first` on, or back from `last` where `nth` is negative; `None` beyond the other end.
pub(super) fn nth_weekday(
    (first, last): (NaiveDate, NaiveDate),
    nth: i32,
    day: Weekday,
) -> Option<NaiveDate> {
    let found = if nth > 0 {
        add_days(upcoming(first, day)?, (nth - 1).checked_mul(7)?)?
    } else {
        add_days(recent(last, day)?, (nth + 1).checked_mul(7)?)?
    };
    (first..=last).contains(&found).then_some(found)
}

/// The last such weekday up to and including `date`.
pub(super) fn recent(date: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    add_days(date, -i32::try_from(date.weekday().days_since(day)).ok()?)
}

/// The first such weekday from `date` on, itself included.
pub(super) fn upcoming(date: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    add_days(date, i32::try_from(day.days_since(date.weekday())).ok()?)
}

/// The day of a holiday in a year, by its number in the rule files.
///
/// | number | day |
/// |---|---|
/// | 1225 | December 25 |
/// | 41104 | the fourth Thursday (4) of November (11) |
/// | 90501 | the last (9) Monday of May |
/// | 100100 | Easter; 100098 is two days before it |
/// | 200100 | Easter of the Eastern churches |
/// | 300100 | the Chinese New Year, from 1990 to 2040 |
/// | 1011101 | the day after (1) the first Monday of November |
pub(super) fn holiday(number: i32, year: i32) -> Option<NaiveDate> {
    let (offset, base) = (number / 1_000_000, number % 1_000_000);
    let date = match base {
        100_000..200_000 => add_days(easter(year)?, base % 1_000 - 100)?,
        200_000..300_000 => add_days(eastern_easter(year)?, base % 1_000 - 100)?,
        300_000.. => add_days(chinese_new_year(year)?, base % 1_000 - 100)?,
        10_000.. => {
            let (nth, month, day) = (base / 10_000, base / 100 % 100, base % 100);
            let days = months(year, u8::try_from(month).ok()?, 1)?;
            let nth = if nth == 9 { -1 } else { nth };
            nth_weekday(days, nth, weekday(u8::try_from(day).ok()?)?)?
        }
        _ => NaiveDate::from_ymd_opt(
            year,
            u32::try_from(base / 100).ok()?,
            u32::try_from(base % 100).ok()?,
        )?,
    };
    add_days(date, offset)
}

// The Sunday after the first full moon of spring, by the tables of the Gregorian reform (Gauss's reckoning).
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century) = (year % 19, year / 100);
    let moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let age = (19 * golden + moon) % 30;
    let early = (age + golden / 11) / 29;
    let full = 21 + age - early;
    let full = add_days(NaiveDate::from_ymd_opt(year, 3, 1)?, full - 1)?;
    upcoming(full.succ_opt()?, Weekday::Sun)
}

// The same by the tables of the Julian calendar, thirteen days behind from 1900 to 2099.
fn eastern_easter(year: i32) -> Option<NaiveDate> {
    let age = (19 * (year % 19) + 15) % 30;
    let full = add_days(NaiveDate::from_ymd_opt(year, 3, 21)?, age + 13)?;
    upcoming(full.succ_opt()?, Weekday::Sun)
}

// The second new moon after the winter solstice, in days from January 20.
fn chinese_new_year(year: i32) -> Option<NaiveDate> {
    let place = usize::try_from(year.checked_sub(1990)?).ok()?;
    let days = *CHINESE_NEW_YEARS.get(place)?;
    add_days(NaiveDate::from_ymd_opt(year, 1, 20)?, days.into())
}

const CHINESE_NEW_YEARS: [u8; 51] = [
    7, 26, 15, 3, 21, 11, 30, 18, 8, 27, // 1990
    16, 4, 23, 12, 2, 20, 9, 29, 18, 6, // 2000
    25, 14, 3, 21, 11, 30, 19, 8, 27, 16, // 2010
    5, 23, 12, 2, 21, 9, 28, 17, 6, 24, // 2020
    14, 3, 22, 11, 30, 19, 8, 26, 15, 4,  // 2030
    23, // 2040
];

fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// Whether a day is the one after a day of the week, Monday being 1.
pub(super) fn follows(day: NaiveDate, weekday: u8) -> bool {
    let before = day.pred_opt().map(|day| day.weekday().number_from_monday());
    before == Some(u32::from(weekday))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    fn range(value: TimexValue) -> String {
        let (first, last) = moments(&value).unwrap();
        format!("{first} {last}")
    }

    #[test]
    fn every_unit_has_its_first_and_last_day() {
        for (unit, text) in [
            (Unit::Day, "2025-01-01 2025-01-01"),
            (Unit::Week, "2024-12-30 2025-01-05"),
            (Unit::Weekend, "2025-01-04 2025-01-05"),
            (Unit::Month, "2025-01-01 2025-01-31"),
            (Unit::Quarter, "2025-01-01 2025-03-31"),
            (Unit::Season, "2024-12-01 2025-02-28"),
            (Unit::Half, "2025-01-01 2025-06-30"),
            (Unit::Year, "2025-01-01 2025-12-31"),
            (Unit::Decade, "2020-01-01 2029-12-31"),
            (Unit::Century, "2000-01-01 2099-12-31"),
        ] {
            assert_eq!(range(containing(unit, day("2025-01-01"))), text, "{unit:?}");
        }
    }

    #[test]
    fn times_of_day_are_bounded_by_minutes() {
        let date = day("2025-03-04");
        assert_eq!(
            range(TimexValue::Part(date, DayPart::Morning)),
            "2025-03-04T06:00 2025-03-04T11:59"
        );
        let midnight = ClockTime {
            hour: 24,
            minute: 0,
            zone: None,
        };
        assert_eq!(
            range(TimexValue::Clock(date, midnight)),
            "2025-03-04T23:59 2025-03-04T23:59"
        );
    }

    #[test]
    fn stepping_carries_into_the_next_year() {
        for (value, count, text) in [
            (TimexValue::Month(2025, 11), 3, "2026-02"),
            (TimexValue::Quarter(2025, 1), -1, "2024-Q4"),
            (TimexValue::Week(2025, 1), -1, "2024-W52"),
            (TimexValue::Season(2025, Season::Winter), 1, "2026-SP"),
            (TimexValue::Half(2025, 2), 1, "2026-H1"),
        ] {
            assert_eq!(step(&value, count).unwrap().to_string(), text);
        }
        assert!(step(&TimexValue::Year(i32::MAX), 1).is_none());
    }

    #[test]
    fn months_end_where_the_shorter_month_ends() {
        assert_eq!(
            add(day("2024-03-31"), -1, Unit::Month),
            Some(day("2024-02-29"))
        );
        assert_eq!(
            add(day("2024-02-29"), 1, Unit::Year),
            Some(day("2025-02-28"))
        );
    }

    #[test]
    fn holidays_fall_on_their_days() {
        for (number, date) in [
            (1225, "2025-12-25"),
            (41104, "2025-11-27"),
            (90501, "2025-05-26"),
            (100_100, "2025-04-20"),
            (100_098, "2025-04-18"),
            (200_100, "2018-04-08"),
            (300_100, "2018-02-16"),
            (300_100, "2026-02-17"),
            (300_099, "2009-01-25"),
            (1_011_101, "2024-11-05"),
        ] {
            let date = day(date);
            assert_eq!(holiday(number, date.year()), Some(date), "{number}");
        }
        assert!(holiday(1332, 2025).is_none());
    }

    #[test]
    fn weekdays_are_counted_from_either_end() {
        let october = (day("2014-10-01"), day("2014-10-31"));
        assert_eq!(
            nth_weekday(october, 3, Weekday::Tue),
            Some(day("2014-10-21"))
        );
        assert_eq!(
            nth_weekday(october, -1, Weekday::Fri),
            Some(day("2014-10-31"))
        );
        assert_eq!(nth_weekday(october, 5, Weekday::Mon), None);
    }
}
