//! What a temporal expression means, as a TIMEX3 value.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::length::Length;
use super::zone::TimeZone;
use crate::lang::time::Unit;

/// The four types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexKind {
    /// A calendar date of any size, or a reference such as "now".
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

impl TimexKind {
    /// The name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// A season of the northern half of the earth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Fall,
    /// December to February of the next year.
    Winter,
}

impl Season {
    /// The season of a number from 1 (spring) to 4.
    pub const fn of(number: i32) -> Option<Self> {
        match number {
            1 => Some(Self::Spring),
            2 => Some(Self::Summer),
            3 => Some(Self::Fall),
            4 => Some(Self::Winter),
            _ => None,
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// 06:00 to 11:59.
    Morning,
    /// 12:00 to 12:59.
    Midday,
    /// 12:00 to 17:59.
    Afternoon,
    /// 18:00 to 20:59.
    Evening,
    /// 21:00 to 23:59.
    Night,
    /// 08:00 to 17:59.
    Daytime,
}

impl DayPart {
    /// The part of a number from 1 (morning) to 6.
    pub const fn of(number: i32) -> Option<Self> {
        match number {
            1 => Some(Self::Morning),
            2 => Some(Self::Midday),
            3 => Some(Self::Afternoon),
            4 => Some(Self::Evening),
            5 => Some(Self::Night),
            6 => Some(Self::Daytime),
            _ => None,
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Midday => "TMI",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Daytime => "TDT",
        }
    }
}

/// A time without a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VagueTime {
    /// Some time ago.
    Past,
    /// Now.
    Present,
    /// Some time to come.
    Future,
}

/// A time of day, to the minute where it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClockTime {
    /// 0 to 24; 24 is the end of the day.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// The time zone, if it is named; the printed value leaves it out.
    pub zone: Option<TimeZone>,
}

/// A time that stands in every year, month or week: underspecified until something says which one is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cycle {
    /// A day of the week, Monday being 1.
    Weekday(u8),
    /// A month, 1 to 12.
    Month(u8),
    /// A day of a month, such as 11 16.
    MonthDay(u8, u8),
    /// A day of some month.
    DayOfMonth(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A half year, 1 or 2.
    Half(u8),
    /// A season.
    Season(Season),
    /// A holiday, by its number in the rule files.
    Holiday(i32),
    /// A part of a day, on some weekday if that is known.
    Part(DayPart, Option<u8>),
    /// A time of day.
    Clock(ClockTime),
    /// Some unit of the calendar, it cannot be said which.
    Some(Unit),
}

/// What a temporal expression means; prints as a TIMEX3 `value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexValue {
    /// One day.
    Day(NaiveDate),
    /// A part of a day.
    Part(NaiveDate, DayPart),
    /// A time on a day.
    Clock(NaiveDate, ClockTime),
    /// An ISO 8601 week: year and week.
    Week(i32, u8),
    /// Saturday and Sunday of an ISO week.
    Weekend(i32, u8),
    /// A month of a year.
    Month(i32, u8),
    /// A quarter of a year.
    Quarter(i32, u8),
    /// A season of a year; a winter counts to the year it begins in.
    Season(i32, Season),
    /// A half of a year.
    Half(i32, u8),
    /// A year; 0 and below are before Christ (0 is 1 B.C.).
    Year(i32),
    /// Ten years, by the year without its last digit; below 0 are those before Christ.
    Decade(i32),
    /// A hundred years, by the year without its last two digits; below 0 are those before Christ (-1 is the first).
    Century(i32),
    /// The past, the present or the future.
    Reference(VagueTime),
    /// A length of time.
    Duration(Length),
    /// A time that recurs after a length of time.
    Every(Length),
    /// A time that recurs on each such day, month or season.
    Each(Cycle),
    /// A time of which only a part is known.
    Open(Cycle),
}

impl TimexValue {
    /// Its TIMEX3 type.
    pub const fn kind(&self) -> TimexKind {
        match self {
            Self::Part(..) | Self::Clock(..) | Self::Open(Cycle::Part(..) | Cycle::Clock(..)) => {
                TimexKind::Time
            }
            Self::Duration(_) => TimexKind::Duration,
            Self::Every(_) | Self::Each(_) => TimexKind::Set,
            _ => TimexKind::Date,
        }
    }

    /// The unit of the calendar it names one of; `None` for lengths, recurrences and references.
    pub const fn unit(&self) -> Option<Unit> {
        match self {
            Self::Day(_) | Self::Part(..) | Self::Clock(..) => Some(Unit::Day),
            Self::Week(..) => Some(Unit::Week),
            Self::Weekend(..) => Some(Unit::Weekend),
            Self::Month(..) => Some(Unit::Month),
            Self::Quarter(..) => Some(Unit::Quarter),
            Self::Season(..) => Some(Unit::Season),
            Self::Half(..) => Some(Unit::Half),
            Self::Year(_) => Some(Unit::Year),
            Self::Decade(_) => Some(Unit::Decade),
            Self::Century(_) => Some(Unit::Century),
            _ => None,
        }
    }
}

impl fmt::Display for TimexValue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(out, "{}", Iso(*date)),
            Self::Part(date, part) => write!(out, "{}{}", Iso(*date), part.as_str()),
            Self::Clock(date, time) => write!(out, "{}{time}", Iso(*date)),
            Self::Week(year, week) => write!(out, "{year:04}-W{week:02}"),
            Self::Weekend(year, week) => write!(out, "{year:04}-W{week:02}-WE"),
            Self::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(out, "{year:04}-Q{quarter}"),
            Self::Season(year, season) => write!(out, "{year:04}-{}", season.as_str()),
            Self::Half(year, half) => write!(out, "{year:04}-H{half}"),
            Self::Year(year) if *year <= 0 => write!(out, "BC{:04}", 1 - year),
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Decade(decade) if *decade < 0 => write!(out, "BC{:03}", -decade),
            Self::Decade(decade) => write!(out, "{decade:03}"),
            Self::Century(century) if *century < 0 => write!(out, "BC{:02}", -1 - century),
            Self::Century(century) => write!(out, "{century:02}"),
            Self::Reference(VagueTime::Past) => out.write_str("PAST_REF"),
            Self::Reference(VagueTime::Present) => out.write_str("PRESENT_REF"),
            Self::Reference(VagueTime::Future) => out.write_str("FUTURE_REF"),
            Self::Duration(length) | Self::Every(length) => length.fmt(out),
            Self::Each(cycle) | Self::Open(cycle) => cycle.fmt(out),
        }
    }
}

struct Iso(NaiveDate);

impl fmt::Display for Iso {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.0;
        write!(
            out,
            "{:04}-{:02}-{:02}",
            date.year(),
            date.month(),
            date.day()
        )
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "T{:02}:{:02}", self.hour, self.minute)
    }
}

impl fmt::Display for Cycle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekday(day) => write!(out, "XXXX-WXX-{day}"),
            Self::Month(month) => write!(out, "XXXX-{month:02}"),
            Self::MonthDay(month, day) => write!(out, "XXXX-{month:02}-{day:02}"),
            Self::DayOfMonth(day) => write!(out, "XXXX-XX-{day:02}"),
            Self::Quarter(quarter) => write!(out, "XXXX-Q{quarter}"),
            Self::Half(half) => write!(out, "XXXX-H{half}"),
            Self::Season(season) => write!(out, "XXXX-{}", season.as_str()),
            Self::Part(part, Some(day)) => write!(out, "XXXX-WXX-{day}{}", part.as_str()),
            Self::Part(part, None) => write!(out, "XXXX-XX-XX{}", part.as_str()),
            Self::Clock(time) => time.fmt(out),
            Self::Holiday(_) | Self::Some(Unit::Day) => out.write_str("XXXX-XX-XX"),
            Self::Some(Unit::Week) => out.write_str("XXXX-WXX"),
            Self::Some(Unit::Weekend) => out.write_str("XXXX-WXX-WE"),
            Self::Some(Unit::Month) => out.write_str("XXXX-XX"),
            Self::Some(Unit::Quarter) => out.write_str("XXXX-QX"),
            Self::Some(Unit::Half) => out.write_str("XXXX-HX"),
            Self::Some(Unit::Decade) => out.write_str("XXX"),
            Self::Some(Unit::Century) => out.write_str("XX"),
            Self::Some(_) => out.write_str("XXXX"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 3, 4).unwrap()
    }

    #[test]
    fn values_print_as_timex3() {
        let time = ClockTime {
            hour: 9,
            minute: 5,
            zone: None,
        };
        for (value, text) in [
            (TimexValue::Day(day()), "2025-03-04"),
            (TimexValue::Part(day(), DayPart::Night), "2025-03-04TNI"),
            (TimexValue::Clock(day(), time), "2025-03-04T09:05"),
            (TimexValue::Week(2025, 9), "2025-W09"),
            (TimexValue::Weekend(2025, 9), "2025-W09-WE"),
            (TimexValue::Season(1998, Season::Fall), "1998-FA"),
            (TimexValue::Decade(197), "197"),
            (TimexValue::Century(19), "19"),
            (TimexValue::Year(-43), "BC0044"),
            (TimexValue::Century(-3), "BC02"),
            (TimexValue::Decade(-47), "BC047"),
            (TimexValue::Reference(VagueTime::Past), "PAST_REF"),
            (TimexValue::Each(Cycle::Weekday(4)), "XXXX-WXX-4"),
            (
                TimexValue::Open(Cycle::Part(DayPart::Night, Some(1))),
                "XXXX-WXX-1TNI",
            ),
            (TimexValue::Open(Cycle::MonthDay(11, 6)), "XXXX-11-06"),
        ] {
            assert_eq!(value.to_string(), text);
        }
    }

    #[test]
    fn times_of_day_are_times_and_recurrences_sets() {
        assert_eq!(
            TimexValue::Part(day(), DayPart::Night).kind(),
            TimexKind::Time
        );
        assert_eq!(TimexValue::Each(Cycle::Month(7)).kind(), TimexKind::Set);
        assert_eq!(TimexValue::Open(Cycle::Month(7)).kind(), TimexKind::Date);
    }
}
