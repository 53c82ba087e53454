//! The closed vocabularies that the rules and the values of times share.

use serde::{Deserialize, Serialize};

/// A unit of the calendar or the clock, from short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A calendar day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// A week from Monday, as ISO 8601 counts them.
    Week,
    /// A calendar month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A season of the northern half of the earth.
    Season,
    /// A half year.
    Half,
    /// A calendar year.
    Year,
    /// Ten years from one that ends in 0.
    Decade,
    /// A hundred years from one that ends in 00.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    const ALL: [(&'static str, Self); 14] = [
        ("second", Self::Second),
        ("minute", Self::Minute),
        ("hour", Self::Hour),
        ("day", Self::Day),
        ("weekend", Self::Weekend),
        ("week", Self::Week),
        ("month", Self::Month),
        ("quarter", Self::Quarter),
        ("season", Self::Season),
        ("half", Self::Half),
        ("year", Self::Year),
        ("decade", Self::Decade),
        ("century", Self::Century),
        ("millennium", Self::Millennium),
    ];

    /// The unit of a name such as `month`, as rule files spell it.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, unit)| *unit)
    }
}

/// The `mod` attribute of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    const ALL: [Self; 12] = [
        Self::Before,
        Self::After,
        Self::OnOrBefore,
        Self::OnOrAfter,
        Self::LessThan,
        Self::MoreThan,
        Self::EqualOrLess,
        Self::EqualOrMore,
        Self::Start,
        Self::Mid,
        Self::End,
        Self::Approx,
    ];

    /// The name used in rules and output.
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

    /// The modifier of a name such as `START`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|modifier| modifier.as_str() == name)
    }
}

/// What a word of a rule file stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Datum {
    /// A number: of a month, a weekday, a year; or how far something lies off.
    Number(i32),
    /// A unit.
    Unit(Unit),
    /// A modifier.
    Modifier(Modifier),
}

impl Datum {
    /// The datum spelled as an integer, a unit or a modifier.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(number) = text.parse() {
            return Some(Self::Number(number));
        }
        Unit::parse(text)
            .map(Self::Unit)
            .or_else(|| Modifier::parse(text).map(Self::Modifier))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_datum_is_a_number_a_unit_or_a_modifier() {
        assert_eq!(Datum::parse("-3"), Some(Datum::Number(-3)));
        assert_eq!(Datum::parse("quarter"), Some(Datum::Unit(Unit::Quarter)));
        assert_eq!(
            Datum::parse("START"),
            Some(Datum::Modifier(Modifier::Start))
        );
        assert_eq!(Datum::parse("fortnight"), None);
    }

    #[test]
    fn units_stand_in_order_of_their_length() {
        assert!(Unit::ALL.windows(2).all(|pair| pair[0].1 < pair[1].1));
    }
}
