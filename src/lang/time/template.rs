//! Value templates: what the words of a rule mean, as calls over its variables ("within(month($m), year($y))").

use serde::{Deserialize, Serialize};

use super::unit::Datum;

macro_rules! operations {
    ($($variant:ident $name:literal $least:literal..=$most:literal $what:literal,)*) => {
        /// One step from words to a time; the resolver gives each its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Operation {$(
            #[doc = $what]
            $variant,
        )*}

        impl Operation {
            /// The operation of a name with the least and the largest number of its arguments.
            pub fn parse(name: &str) -> Option<(Self, usize, usize)> {
                match name {
                    $($name => Some((Self::$variant, $least, $most)),)*
                    _ => None,
                }
            }
        }
    };
}

operations! {
    Day "day" 2..=3 "A day of a month, the year if known: `day(month, day, year?)`.",
    Month "month" 1..=2 "A month, the year if known: `month(month, year?)`.",
    Quarter "quarter" 1..=2 "A quarter: `quarter(quarter, year?)`.",
    Half "half" 1..=2 "A half year: `half(half, year?)`.",
    Season "season" 1..=2 "A season: `season(season, year?)`.",
    Year "year" 1..=1 "A year: `year(1996)`.",
    ShortYear "short_year" 1..=1 "A year of two digits.",
    Decade "decade" 1..=1 "A decade by its first year.",
    ShortDecade "short_decade" 1..=1 "A decade of the century at hand: `short_decade(80)`.",
    Century "century" 1..=1 "A century by its ordinal.",
    BcYear "bc_year" 1..=1 "A year before Christ.",
    BcCentury "bc_century" 1..=1 "A century before Christ by its ordinal.",
    Weekday "weekday" 1..=1 "A day of the week, Monday being 1.",
    DayOfMonth "day_of_month" 1..=1 "A day of the month at hand.",
    Holiday "holiday" 1..=2 "A holiday, the year if known.",
    Part "part" 1..=1 "A part of the day at hand.",
    Clock "clock" 1..=3 "A time of day: `clock(hour, minute?, noon offset?)`.",
    ClockOff "clock_off" 2..=3 "A time of day so many minutes from a full hour: `clock_off(hour, minutes, noon offset?)`.",
    Digital "digital" 1..=2 "A time of day by its digits: `digital(1430, noon offset?)`.",
    Offset "offset" 1..=2 "Minutes from UTC: `offset(hours, minutes?)` or `offset(0530)`.",
    InZone "in_zone" 2..=2 "A time of day in a time zone, where one is named.",
    Numeric "numeric" 3..=3 "A day in digits, the day or the month first as the article has it elsewhere.",
    Through "through" 2..=2 "A year with the days to the end of another: `through(1994, 95)`.",
    OnWeekday "on_weekday" 2..=2 "A day of a month in the year in which it is that weekday: `on_weekday(weekday, day)`.",
    WeekdaysOff "weekdays_off" 2..=3 "So many such weekdays from the publication date or a time: `weekdays_off(-2, weekday, time?)`.",
    Within "within" 2..=2 "The first inside the second: a month in a year, a weekday in a week, a clock time on a day.",
    Last "last" 1..=1 "The most recent one that is over.",
    This "this" 1..=1 "The one that holds the publication date.",
    Next "next" 1..=1 "The first one to come.",
    Shift "shift" 2..=2 "The unit at the publication date, moved by a number of units: `shift(-1, week)`.",
    Off "off" 2..=2 "So many units from the publication date: `off(-3, day)`.",
    OffTime "off_time" 2..=2 "So many units from the time last mentioned.",
    OffFrom "off_from" 3..=3 "So many units from a time: `off_from(-1, day, time)`.",
    Then "then" 0..=0 "The time last mentioned.",
    Again "again" 1..=1 "The unit last mentioned (\"that year\", \"the quarter\").",
    After "next_after" 2..=2 "The unit so many after the one last mentioned: `next_after(1, month)`.",
    YearBefore "year_before" 0..=1 "The last mentioned time, or a named one, a year earlier.",
    Nth "nth" 3..=3 "The nth unit of a time, from its end where negative: `nth(1, week, time)`.",
    NthWeekday "nth_weekday" 3..=3 "The nth such weekday of a time, from its end where negative.",
    Several "several" 4..=4 "The first or last few units of a time: `several(-3, 4, month, time)`.",
    With "with" 2..=2 "A time with a modifier: `with(START, time)`.",
    Length "length" 2..=2 "A duration: `length(3, month)`.",
    Halves "halves" 2..=2 "A duration of so many and a half units.",
    Tenths "tenths" 2..=2 "A duration in tenths of a unit.",
    SomeLength "some_length" 1..=1 "A duration of an unknown number of units.",
    Plus "plus" 2..=2 "Two durations in a row.",
    UntilToday "until_today" 1..=1 "The days of a time up to the publication date.",
    FromToday "from_today" 1..=1 "The days of a time from the publication date on.",
    Past "past" 1..=1 "A duration that ends at the publication date.",
    Coming "coming" 1..=1 "A duration that starts at the publication date.",
    Every "every" 1..=1 "A time that recurs: after a duration, or on each such day, month or season.",
    Nowadays "present" 0..=0 "The present, without a date.",
    Formerly "formerly" 0..=0 "The past, without a date.",
    Someday "future" 0..=0 "The future, without a date.",
    Between "between" 2..=2 "From the first time to the last one.",
    Unknown "unknown" 1..=1 "Some unit, it cannot be said which.",
    UnknownLength "unknown_length" 0..=0 "A duration of nobody knows what.",
    Minus "minus" 1..=1 "A number below zero.",
    InTime "in_time" 2..=2 "\"in two weeks\": a date where the clause looks ahead, else a duration.",
    Weekend "weekend" 1..=1 "A weekend counted from this one, unless the clause looks elsewhere.",
    PartOn "part_on" 2..=2 "A part of the day on a weekday, no particular one: `part_on(part, weekday)`.",
    Holding "holding" 2..=2 "The unit that a time lies in: `holding(week, time)`.",
    AtHand "at_hand" 1..=1 "The unit an article speaks of: the running year, the quarter under report, else the one last mentioned.",
    Preceding "preceding" 1..=1 "The one before the time last mentioned.",
    Succeeding "succeeding" 1..=1 "The one after the time last mentioned.",
    YearAgo "year_ago" 0..=0 "A year ago: last year, or last year's quarter in an article on results.",
    QuarterOf "quarter_of" 1..=1 "The quarter under report in another year.",
}

/// A value template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Template {
    /// A constant.
    Datum(Datum),
    /// The match of the rule's variable with this index.
    Variable(usize),
    /// A call with its arguments.
    Call(Operation, Vec<Template>),
}
