//! Which Friday, which May, which summer: one instance of a recurring time, seen from a date.

use chrono::{Datelike, NaiveDate};

use super::VerbTense;
use crate::analysis::timex::calendar;
use crate::analysis::timex::value::{ClockTime, Cycle, DayPart, TimexValue};
use crate::lang::time::Unit;

/// Where to look for the instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// The latest one that has begun, the one at hand included.
    Recent,
    /// The latest one that is over.
    Last,
    /// The one at hand, or of the year or week at hand.
    This,
    /// The first one that has not begun.
    Next,
    /// The one at hand, or the first to come.
    Coming,
    /// The recent one, unless the clause looks ahead and the next one is nearer.
    Reported(VerbTense),
    /// Whichever of the recent and the next one is nearer; with neither near, the one where the clause looks.
    Nearest(VerbTense),
}

// Beyond so many days it is the clause that says which of two years is meant.
const NEAR: i64 = 150;

/// The instance of a cycle seen from a date; `None` where it has none (February 30).
pub(super) fn instance(cycle: Cycle, from: NaiveDate, direction: Direction) -> Option<TimexValue> {
    match cycle {
        Cycle::Weekday(day) => weekday(day, from, direction).map(TimexValue::Day),
        Cycle::DayOfMonth(_) => search(cycle, from, direction, Unit::Month),
        Cycle::Month(_)
        | Cycle::MonthDay(..)
        | Cycle::Quarter(_)
        | Cycle::Half(_)
        | Cycle::Season(_)
        | Cycle::Holiday(_) => search(cycle, from, direction, Unit::Year),
        Cycle::Part(part, None) => {
            let turn = match direction {
                Direction::Last => -1,
                Direction::Next => 1,
                _ => 0,
            };
            Some(TimexValue::Part(
                calendar::add(from, turn, Unit::Day)?,
                part,
            ))
        }
        Cycle::Part(part, Some(day)) => {
            weekday(day, from, direction).map(|day| TimexValue::Part(day, part))
        }
        Cycle::Clock(time) => Some(TimexValue::Clock(from, time)),
        Cycle::Some(unit) => {
            let here = calendar::containing(unit, from);
            match direction {
                Direction::Last => calendar::step(&here, -1),
                Direction::Next => calendar::step(&here, 1),
                _ => Some(here),
            }
        }
    }
}

fn weekday(day: u8, from: NaiveDate, direction: Direction) -> Option<NaiveDate> {
    let day = calendar::weekday(day)?;
    match direction {
        Direction::Recent | Direction::Reported(_) => calendar::recent(from, day),
        Direction::Last => calendar::recent(from.pred_opt()?, day),
        Direction::Next => calendar::upcoming(from.succ_opt()?, day),
        Direction::This | Direction::Coming => calendar::upcoming(from, day),
        Direction::Nearest(_) => {
            let (before, behind) = (calendar::recent(from, day)?, calendar::upcoming(from, day)?);
            Some(if behind - from < from - before {
                behind
            } else {
                before
            })
        }
    }
}

// Looks at the instances in the periods around the one at hand.
fn search(cycle: Cycle, from: NaiveDate, direction: Direction, period: Unit) -> Option<TimexValue> {
    // February 29 comes every eight years at worst.
    let here = calendar::containing(period, from);
    let mut all: Vec<(TimexValue, NaiveDate, NaiveDate)> = Vec::new();
    for turn in -9..=9 {
        let Some(value) = calendar::step(&here, turn).and_then(|period| within(cycle, &period))
        else {
            continue;
        };
        let (first, last) = calendar::days(&value)?;
        all.push((value, first, last));
    }
    let begun = |entry: &&(TimexValue, NaiveDate, NaiveDate)| entry.1 <= from;
    let recent = all.iter().rev().find(begun);
    let next = all.iter().find(|entry| entry.1 > from);
    let found = match direction {
        Direction::Recent => recent,
        Direction::Last => all.iter().rev().find(|entry| entry.2 < from),
        Direction::Next => next,
        Direction::Coming => all.iter().find(|entry| entry.2 >= from),
        Direction::This => return within(cycle, &here),
        Direction::Reported(outlook) => match (recent, next) {
            (Some(before), Some(behind))
                if outlook == VerbTense::Future && behind.1 - from < from - before.2 =>
            {
                Some(behind)
            }
            (before, behind) => before.or(behind),
        },
        Direction::Nearest(outlook) => match (recent, next) {
            (Some(before), Some(behind)) => {
                let (back, forth) = ((from - before.2).num_days(), (behind.1 - from).num_days());
                let next = match outlook {
                    _ if back <= 0 => false,
                    VerbTense::Future
                        if period == Unit::Year && !matches!(cycle, Cycle::MonthDay(..)) =>
                    {
                        true
                    }
                    VerbTense::Past | VerbTense::Tenseless if back.min(forth) > NEAR => false,
                    VerbTense::Future if back.min(forth) > NEAR => true,
                    _ => forth < back,
                };
                Some(if next { behind } else { before })
            }
            (before, behind) => before.or(behind),
        },
    };
    found.map(|entry| entry.0)
}

/// The instance of a cycle inside a longer time; `None` where the longer one is too short or has more than one.
pub(super) fn within(cycle: Cycle, outer: &TimexValue) -> Option<TimexValue> {
    let (first, last) = calendar::days(outer)?;
    let year = first.year();
    let value = match cycle {
        Cycle::Weekday(day) => TimexValue::Day(calendar::nth_weekday(
            (first, last),
            1,
            calendar::weekday(day)?,
        )?),
        Cycle::DayOfMonth(day) => TimexValue::Day(first.with_day(day.into())?),
        Cycle::Month(month) => TimexValue::Month(year, month),
        Cycle::MonthDay(month, day) => {
            TimexValue::Day(NaiveDate::from_ymd_opt(year, month.into(), day.into())?)
        }
        Cycle::Quarter(quarter) => TimexValue::Quarter(year, quarter),
        Cycle::Half(half) => TimexValue::Half(year, half),
        Cycle::Season(season) => TimexValue::Season(year, season),
        Cycle::Holiday(number) => TimexValue::Day(calendar::holiday(number, year)?),
        Cycle::Part(part, None) if first == last => TimexValue::Part(first, part),
        Cycle::Clock(time) if first == last => return on_day(time, outer, first),
        _ => return None,
    };
    let inside = calendar::days(&value).is_some_and(|(from, _)| (first..=last).contains(&from));
    inside.then_some(value)
}

// "3 o'clock this afternoon", "tonight at 12:30": a part of the day says which half of it is meant.
fn on_day(time: ClockTime, outer: &TimexValue, day: NaiveDate) -> Option<TimexValue> {
    let TimexValue::Part(_, part) = outer else {
        return Some(TimexValue::Clock(day, time));
    };
    let late = match part {
        DayPart::Afternoon => (1..=7).contains(&time.hour),
        DayPart::Evening => (3..=11).contains(&time.hour),
        DayPart::Night => (6..=11).contains(&time.hour),
        _ => false,
    };
    Some(match time.hour {
        hour if late => TimexValue::Clock(
            day,
            ClockTime {
                hour: hour + 12,
                ..time
            },
        ),
        12 if *part == DayPart::Night => {
            TimexValue::Clock(day.succ_opt()?, ClockTime { hour: 0, ..time })
        }
        _ => TimexValue::Clock(day, time),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::timex::value::Season;

    fn find(cycle: Cycle, from: &str, direction: Direction) -> String {
        let from = NaiveDate::parse_from_str(from, "%Y-%m-%d").unwrap();
        instance(cycle, from, direction).map_or_else(String::new, |value| value.to_string())
    }

    #[test]
    fn today_counts_as_recent_but_not_as_last_or_next() {
        // 2025-07-11 is a Friday.
        let friday = Cycle::Weekday(5);
        assert_eq!(find(friday, "2025-07-11", Direction::Recent), "2025-07-11");
        assert_eq!(find(friday, "2025-07-11", Direction::Last), "2025-07-04");
        assert_eq!(find(friday, "2025-07-11", Direction::Next), "2025-07-18");
        assert_eq!(find(friday, "2025-07-08", Direction::This), "2025-07-11");
    }

    #[test]
    fn a_month_is_over_before_it_is_the_last_one() {
        assert_eq!(
            find(Cycle::Month(11), "1999-11-20", Direction::Last),
            "1998-11"
        );
        assert_eq!(
            find(Cycle::Month(11), "1999-11-20", Direction::Recent),
            "1999-11"
        );
        assert_eq!(
            find(Cycle::Month(11), "1999-11-20", Direction::Coming),
            "1999-11"
        );
        assert_eq!(
            find(Cycle::Month(5), "1998-02-27", Direction::Last),
            "1997-05"
        );
    }

    #[test]
    fn the_nearer_of_two_days_is_taken() {
        let day = Cycle::MonthDay(1, 2);
        assert_eq!(
            find(day, "1989-11-02", Direction::Nearest(VerbTense::Past)),
            "1990-01-02"
        );
        assert_eq!(
            find(day, "1989-05-02", Direction::Nearest(VerbTense::Past)),
            "1989-01-02"
        );
    }

    #[test]
    fn a_day_that_no_year_has_is_none() {
        assert_eq!(
            find(
                Cycle::MonthDay(2, 30),
                "2025-01-01",
                Direction::Nearest(VerbTense::Past)
            ),
            ""
        );
        assert_eq!(
            find(Cycle::MonthDay(2, 29), "2025-01-01", Direction::Next),
            "2028-02-29"
        );
    }

    #[test]
    fn winter_counts_to_the_year_it_begins_in() {
        assert_eq!(
            find(
                Cycle::Season(Season::Winter),
                "2025-02-01",
                Direction::Recent
            ),
            "2024-WI"
        );
    }
}
