use std::fmt;

use chrono::NaiveDate;

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

/// What a temporal expression means; prints as a TIMEX3 `value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimexValue {
    /// One day.
    Day(NaiveDate),
}

impl TimexValue {
    /// Its TIMEX3 type.
    pub const fn kind(&self) -> TimexKind {
        match self {
            Self::Day(_) => TimexKind::Date,
        }
    }
}

impl fmt::Display for TimexValue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(out, "{}", date.format("%Y-%m-%d")),
        }
    }
}

/// The `mod` attribute of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// Before the value.
    Before,
    /// After the value.
    After,
    /// On or before it.
    OnOrBefore,
    /// On or after it.
    OnOrAfter,
    /// Less than it.
    LessThan,
    /// More than it.
    MoreThan,
    /// At most it.
    EqualOrLess,
    /// At least it.
    EqualOrMore,
    /// Its beginning ("early").
    Start,
    /// Its middle.
    Mid,
    /// Its end ("late").
    End,
    /// About it.
    Approx,
}

impl Modifier {
    /// The name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::OnOrBefore => "ON_OR_BEFORE",
            Self::OnOrAfter => "ON_OR_AFTER",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
        }
    }
}
