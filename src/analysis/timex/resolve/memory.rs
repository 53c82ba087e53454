//! What an article has mentioned so far: the anchors of "the following month" and "a year earlier".

use chrono::NaiveDate;

use crate::analysis::timex::calendar;
use crate::analysis::timex::value::TimexValue;
use crate::lang::time::Unit;

/// The times mentioned so far, the newest of each unit.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    // Newest last; one for each unit.
    mentions: Vec<TimexValue>,
}

impl Memory {
    /// Enters a time; what has no place in the calendar is not kept.
    pub(super) fn note(&mut self, value: TimexValue) {
        let Some(unit) = value.unit() else { return };
        self.mentions.retain(|known| known.unit() != Some(unit));
        self.mentions.push(value);
    }

    /// The newest time.
    pub(super) fn newest(&self) -> Option<TimexValue> {
        self.mentions.last().copied()
    }

    /// The newest time of a unit.
    pub(super) fn of(&self, unit: Unit) -> Option<TimexValue> {
        self.mentions
            .iter()
            .rev()
            .find(|known| known.unit() == Some(unit))
            .copied()
    }

    /// The newest time of one of some units.
    pub(super) fn of_any(&self, units: &[Unit]) -> Option<TimexValue> {
        let is = |known: &&TimexValue| known.unit().is_some_and(|unit| units.contains(&unit));
        self.mentions.iter().rev().find(is).copied()
    }

    /// The newest time that is no longer than a unit.
    pub(super) fn within(&self, unit: Unit) -> Option<TimexValue> {
        let fine = |known: &&TimexValue| known.unit().is_some_and(|known| known <= unit);
        self.mentions.iter().rev().find(fine).copied()
    }

    /// The unit that the newest mention names or lies in: after "on 3 May 1998", the year 1998.
    pub(super) fn holding(&self, unit: Unit) -> Option<TimexValue> {
        let newest = self.within(unit)?;
        if newest.unit() == Some(unit) {
            return Some(newest);
        }
        let (first, _) = calendar::days(&newest)?;
        Some(calendar::containing(unit, first))
    }

    /// The newest day.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        calendar::days(&self.of(Unit::Day)?).map(|(day, _)| day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_of_each_unit_is_kept() {
        let mut memory = Memory::default();
        memory.note(TimexValue::Year(1996));
        memory.note(TimexValue::Month(1997, 5));
        memory.note(TimexValue::Year(1998));
        assert_eq!(memory.newest(), Some(TimexValue::Year(1998)));
        assert_eq!(memory.of(Unit::Month), Some(TimexValue::Month(1997, 5)));
        memory.note(TimexValue::Month(1995, 5));
        assert_eq!(memory.holding(Unit::Year), Some(TimexValue::Year(1995)));
        assert_eq!(memory.day(), None);
    }
}
