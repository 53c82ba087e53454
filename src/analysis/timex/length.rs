//! Lengths of time: counted, in part, or of an unknown number of units.

use std::fmt;

use crate::lang::time::Unit;

/// How many units a length has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// A whole number.
    Count(u32),
    /// So many tenths.
    Tenths(u32),
    /// Some, it is not said how many.
    Some,
    /// Not even the unit is known.
    Unknown,
}

/// A length of time in one unit, or in two ("two hours and ten minutes"); prints as an ISO 8601 duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Length {
    /// The larger part.
    pub main: (Amount, Unit),
    /// The smaller part, in a smaller unit.
    pub more: Option<(Amount, Unit)>,
}

impl Length {
    /// A length in one unit.
    pub const fn new(amount: Amount, unit: Unit) -> Self {
        Self {
            main: (amount, unit),
            more: None,
        }
    }

    /// A length of `count` and a half units; the half in the next unit where there is an even number of them.
    pub const fn halves(count: u32, unit: Unit) -> Self {
        let half = match unit {
            Unit::Minute => (30, Unit::Second),
            Unit::Hour => (30, Unit::Minute),
            Unit::Day => (12, Unit::Hour),
            Unit::Year => (6, Unit::Month),
            Unit::Decade => (5, Unit::Year),
            Unit::Century => (50, Unit::Year),
            _ => {
                return Self::new(
                    Amount::Tenths(count.saturating_mul(10).saturating_add(5)),
                    unit,
                );
            }
        };
        let half = (Amount::Count(half.0), half.1);
        if count == 0 {
            return Self::new(half.0, half.1);
        }
        Self {
            main: (Amount::Count(count), unit),
            more: Some(half),
        }
    }

    /// The number of whole units, if the length is counted in one unit.
    pub const fn count(self) -> Option<(u32, Unit)> {
        match self {
            Self {
                main: (Amount::Count(count), unit),
                more: None,
            } => Some((count, unit)),
            _ => None,
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("P")?;
        let mut clock = false;
        for (amount, unit) in std::iter::once(self.main).chain(self.more) {
            if unit <= Unit::Hour && !clock {
                out.write_str("T")?;
                clock = true;
            }
            part(out, amount, unit)?;
        }
        Ok(())
    }
}

fn part(out: &mut fmt::Formatter<'_>, amount: Amount, unit: Unit) -> fmt::Result {
    // Long units are counted in years where they are counted at all.
    let (years, letter) = match unit {
        Unit::Second | Unit::Season => (None, "S"),
        Unit::Minute | Unit::Month => (None, "M"),
        Unit::Hour | Unit::Half => (None, "H"),
        Unit::Day => (None, "D"),
        Unit::Weekend => (None, "WE"),
        Unit::Week => (None, "W"),
        Unit::Quarter => (None, "Q"),
        Unit::Year => (None, "Y"),
        Unit::Decade => (Some(10), "E"),
        Unit::Century => (Some(100), "C"),
        Unit::Millennium => (Some(1000), "L"),
    };
    match (amount, years) {
        (Amount::Some, _) => write!(out, "X{letter}"),
        (Amount::Unknown, _) => out.write_str("XX"),
        (Amount::Count(count), Some(years)) => write!(out, "{}Y", u64::from(count) * years),
        (Amount::Count(count), None) => write!(out, "{count}{letter}"),
        (Amount::Tenths(tenths), Some(years)) => write!(out, "{}Y", u64::from(tenths) * years / 10),
        (Amount::Tenths(tenths), None) => write!(out, "{}.{}{letter}", tenths / 10, tenths % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_print_as_iso_durations() {
        for (length, text) in [
            (Length::new(Amount::Count(3), Unit::Month), "P3M"),
            (Length::new(Amount::Count(3), Unit::Minute), "PT3M"),
            (Length::new(Amount::Some, Unit::Year), "PXY"),
            (Length::new(Amount::Some, Unit::Hour), "PTXH"),
            (Length::new(Amount::Count(2), Unit::Decade), "P20Y"),
            (Length::new(Amount::Some, Unit::Decade), "PXE"),
            (Length::new(Amount::Tenths(15), Unit::Year), "P1.5Y"),
            (Length::halves(2, Unit::Year), "P2Y6M"),
            (Length::halves(0, Unit::Hour), "PT30M"),
            (Length::halves(1, Unit::Day), "P1DT12H"),
            (Length::halves(1, Unit::Week), "P1.5W"),
        ] {
            assert_eq!(length.to_string(), text);
        }
    }
}
