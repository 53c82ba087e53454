//! Times told by their distance from another one: the publication date, a time just mentioned, a time in the words.

use chrono::{Datelike, NaiveDate};

use super::evaluate::{Arguments, holding, steps};
use super::{Bounds, Core, Meaning, TimeClause, TimexResolver, VerbTense, between};
use crate::analysis::timex::calendar;
use crate::analysis::timex::length::{Amount, Length};
use crate::analysis::timex::value::{Cycle, TimexValue, VagueTime};
use crate::document::Moment;
use crate::lang::time::{Operation, Unit};

impl TimexResolver<'_> {
    /// Carries out the operations that need an anchor.
    pub(super) fn relative(
        &self,
        operation: Operation,
        terms: &Arguments,
        clause: TimeClause,
    ) -> Option<Meaning> {
        match operation {
            // "last-minute" has no date.
            Operation::Shift => {
                let unit = terms.unit(1).filter(|unit| *unit >= Unit::Hour)?;
                Some(self.shifted(terms.number(0)?, unit))
            }
            Operation::Off => self.off(terms.number(0)?, terms.unit(1)?),
            Operation::OffTime => self.off_time(terms.number(0)?, terms.unit(1)?),
            Operation::OffFrom => {
                let from = self.settled(terms.get(2)?, clause)?;
                off_from(terms.number(0)?, terms.unit(1)?, &from).map(Meaning::value)
            }
            Operation::Then => self.memory.newest().map(Meaning::value),
            Operation::Again => Some(self.again(terms.unit(0)?)),
            Operation::After => self.after(terms.number(0)?, terms.unit(1)?),
            Operation::YearBefore => self.year_before(terms.get(0), clause),
            Operation::Nth => {
                let outer = self.settled(terms.get(2)?, clause)?;
                nth(terms.number(0)?, terms.unit(1)?, &outer).map(Meaning::value)
            }
            Operation::NthWeekday => self.nth_weekday(terms, clause),
            Operation::Several => {
                let outer = self.settled(terms.get(3)?, clause)?;
                several(terms.number(0)?, terms.number(1)?, terms.unit(2)?, &outer)
            }
            Operation::InTime
                if matches!(clause.outlook, VerbTense::Future | VerbTense::Verbless) =>
            {
                self.off(terms.number(0)?, terms.unit(1)?)
            }
            Operation::InTime => Some(Meaning::length(Length::new(
                Amount::Count(terms.count(0)?),
                terms.unit(1)?,
            ))),
            Operation::Holding => {
                let time = self.settled(terms.get(1)?, clause)?;
                holding(terms.unit(0)?, &time).map(Meaning::value)
            }
            Operation::YearAgo if self.mode.earnings => self.year_before(None, clause),
            Operation::YearAgo => self.off(-1, Unit::Year),
            Operation::AtHand => Some(self.at_hand(terms.unit(0)?)),
            Operation::Preceding => self.beside(terms.cycle(0)?, super::Direction::Last),
            Operation::Succeeding => self.beside(terms.cycle(0)?, super::Direction::Next),
            Operation::Weekend => Some(self.weekend(terms.number(0)?, clause)),
            Operation::QuarterOf => Some(self.quarter_of(terms.number(0)?)),
            Operation::UntilToday => self.part_of(terms.get(0)?, -1),
            Operation::FromToday => self.part_of(terms.get(0)?, 1),
            Operation::Past => self.around(terms, -1),
            Operation::Coming => self.around(terms, 1),
            Operation::Between => self.range(terms, clause),
            _ => None,
        }
    }

    // "this year" of a history is the one it tells of.
    fn shifted(&self, count: i32, unit: Unit) -> Meaning {
        if self.mode.narrative && count == 0 && unit > Unit::Day {
            self.again(unit)
        } else {
            self.shift(count, unit)
        }
    }

    fn shift(&self, count: i32, unit: Unit) -> Meaning {
        let value = self
            .reference
            .and_then(|date| calendar::step(&calendar::containing(unit, date), count));
        value.map_or(Meaning::of(Core::Cycle(Cycle::Some(unit))), Meaning::value)
    }

    // "the previous Friday", "the following spring".
    fn beside(&self, cycle: Cycle, direction: super::Direction) -> Option<Meaning> {
        let focus = self
            .memory
            .newest()
            .and_then(|focus| calendar::days(&focus));
        let from = match (focus, direction) {
            (Some((_, last)), super::Direction::Next) => last,
            (Some((first, _)), _) => first,
            (None, _) => self.reference?,
        };
        super::cycle::instance(cycle, from, direction).map(Meaning::value)
    }

    // "the third Tuesday of October".
    fn nth_weekday(&self, terms: &Arguments, clause: TimeClause) -> Option<Meaning> {
        let outer = self.settled(terms.get(2)?, clause)?;
        let day = calendar::weekday(terms.small(1, 7)?)?;
        let day = calendar::nth_weekday(calendar::days(&outer)?, terms.number(0)?, day)?;
        Some(Meaning::value(TimexValue::Day(day)))
    }

    // `count` is -1 for "the weekend" and 0 for "this weekend". On Saturday and Sunday both are the current one; from Monday
    // to Wednesday a past clause means the previous one.
    fn weekend(&self, count: i32, clause: TimeClause) -> Meaning {
        let weekday = self.reference.map_or(0, |date| date.weekday() as u32);
        let count = match weekday {
            _ if clause.is_future() => 0,
            5.. => 0,
            ..3 if matches!(clause.outlook, VerbTense::Past | VerbTense::Tenseless) => -1,
            _ => count,
        };
        self.shift(count, Unit::Weekend)
    }

    // "three days ago": as fine as its unit, but a few weeks are counted in days.
    fn off(&self, count: i32, unit: Unit) -> Option<Meaning> {
        let Some(date) = self.reference else {
            return Some(Meaning::value(TimexValue::Reference(if count < 0 {
                VagueTime::Past
            } else {
                VagueTime::Future
            })));
        };
        let day = calendar::add(date, count, unit)?;
        let unit = if unit == Unit::Week && count.abs() <= 3 {
            Unit::Day
        } else {
            coarse(unit)
        };
        Some(Meaning::value(calendar::containing(unit, day)))
    }

    // "two days later": from the time last mentioned; hours are only counted.
    fn off_time(&self, count: i32, unit: Unit) -> Option<Meaning> {
        if unit < Unit::Day {
            let length = Length::new(Amount::Count(count.unsigned_abs()), unit);
            return Some(Meaning::length(length));
        }
        let newest = self.memory.newest();
        if newest.is_none() && count > 0 {
            // "Seven decades later" at the head of an article: later than what, it does not say.
            let open = TimexValue::Open(Cycle::Some(coarse(unit)));
            return Some(Meaning::value(open));
        }
        let anchor = newest.or(self.reference.map(TimexValue::Day));
        let Some(anchor) = anchor else {
            return self.off(count, unit);
        };
        let (first, _) = calendar::days(&anchor)?;
        let day = calendar::add(first, count, unit)?;
        let finest = anchor.unit().unwrap_or(Unit::Day);
        let value = calendar::containing(coarse(unit).max(finest), day);
        Some(Meaning {
            // "two decades earlier" looks back and does not lead there.
            anchors: count > 0 || coarse(unit) < Unit::Year,
            ..Meaning::value(value)
        })
    }

    // "that year", "the quarter".
    fn again(&self, unit: Unit) -> Meaning {
        let day = self
            .memory
            .day()
            .map(TimexValue::Day)
            .filter(|_| unit <= Unit::Day);
        let known = day.or_else(|| self.memory.holding(unit));
        let value = known.or_else(|| self.reference.map(|date| calendar::containing(unit, date)));
        value.map_or(Meaning::of(Core::Cycle(Cycle::Some(unit))), Meaning::value)
    }

    // "the quarter", "the year".
    fn at_hand(&self, unit: Unit) -> Meaning {
        match unit {
            Unit::Quarter => self
                .quarter()
                .map_or_else(|| self.again(unit), Meaning::value),
            Unit::Year if !self.mode.narrative => self.shift(0, unit),
            _ => self.again(unit),
        }
    }

    // The quarter under report: the last mentioned one that is over, else the last one.
    fn quarter(&self) -> Option<TimexValue> {
        let over = |value: &TimexValue| {
            let end = calendar::days(value).map(|(_, last)| last);
            self.reference
                .is_none_or(|date| end.is_some_and(|end| end < date))
        };
        self.memory.of(Unit::Quarter).filter(over).or_else(|| {
            let running = calendar::containing(Unit::Quarter, self.reference?);
            calendar::step(&running, -1)
        })
    }

    // "the following month".
    fn after(&self, count: i32, unit: Unit) -> Option<Meaning> {
        let anchor = self.memory.holding(unit);
        let anchor = anchor.or_else(|| self.reference.map(|date| calendar::containing(unit, date)));
        match anchor {
            Some(anchor) => calendar::step(&anchor, count).map(Meaning::value),
            None => Some(Meaning::of(Core::Cycle(Cycle::Some(unit)))),
        }
    }

    // "a year earlier", "the year-ago quarter"; what it names is no anchor for the next one.
    fn year_before(&self, named: Option<Meaning>, clause: TimeClause) -> Option<Meaning> {
        let anchor = match named {
            Some(named) => self.settled(named, clause)?,
            None => match self.period() {
                Some(period) => period,
                None => return Some(Meaning::value(TimexValue::Reference(VagueTime::Past))),
            },
        };
        let value = year_back(&anchor)?;
        Some(Meaning {
            anchors: false,
            ..Meaning::value(value)
        })
    }

    // The period under report.
    fn period(&self) -> Option<TimexValue> {
        let units = [Unit::Quarter, Unit::Half, Unit::Year];
        if !self.mode.earnings {
            return self.memory.newest().or(self.reference.map(TimexValue::Day));
        }
        self.memory.of_any(&units).or_else(|| self.quarter())
    }

    // "the 1988 period": the quarter under report in another year.
    fn quarter_of(&self, year: i32) -> Meaning {
        let Some(TimexValue::Quarter(_, quarter)) = self.period() else {
            return Meaning::value(TimexValue::Year(year));
        };
        Meaning {
            anchors: false,
            ..Meaning::value(TimexValue::Quarter(year, quarter))
        }
    }

    // "earlier this month", "later this year": the days of a time on one side of the publication date.
    fn part_of(&self, whole: Meaning, side: i32) -> Option<Meaning> {
        let Core::Value(value) = whole.core else {
            return Some(whole);
        };
        let (first, last) = calendar::days(&value)?;
        let day = self.reference.filter(|day| (first..=last).contains(day));
        let bounds = day.map(|day| match side {
            ..0 => between(Moment::day(first), Moment::day(day)),
            _ => between(Moment::day(day), Moment::day(last)),
        });
        Some(Meaning { bounds, ..whole })
    }

    // "the past three months": a length that ends, or starts, at the publication date.
    fn around(&self, terms: &Arguments, side: i32) -> Option<Meaning> {
        let length = terms.length(0)?;
        let bounds = self
            .reference
            .and_then(|date| stretch(date, steps(length)?, side));
        Some(Meaning {
            bounds,
            ..terms.get(0)?
        })
    }

    // "10 to 22 August": the days from the first time to the last one.
    fn range(&self, terms: &Arguments, clause: TimeClause) -> Option<Meaning> {
        let (from, to) = (terms.get(0)?, terms.get(1)?);
        let to = match (from.core, to.core) {
            // "10 August 2013 - 12 September": the end follows the beginning.
            (Core::Value(from), Core::Cycle(cycle)) => {
                let (first, _) = calendar::days(&from)?;
                super::cycle::instance(cycle, first, super::Direction::Coming)?
            }
            _ => self.settled(to, clause)?,
        };
        let (_, last) = calendar::days(&to)?;
        let from = match from.core {
            Core::Cycle(cycle) => super::cycle::instance(cycle, last, super::Direction::Recent)?,
            _ => self.settled(from, clause)?,
        };
        let (first, _) = calendar::days(&from)?;
        let days = u32::try_from((last - first).num_days()).ok()? + 1;
        let bounds = between(Moment::day(first), Moment::day(last));
        let length = Length::new(Amount::Count(days), Unit::Day);
        Some(Meaning {
            bounds: Some(bounds),
            ..Meaning::length(length)
        })
    }
}

// Hours have no value of their own in the calendar; long units are told in years.
fn coarse(unit: Unit) -> Unit {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Unit::Day,
        Unit::Decade | Unit::Century | Unit::Millennium => Unit::Year,
        unit => unit,
    }
}

fn off_from(count: i32, unit: Unit, from: &TimexValue) -> Option<TimexValue> {
    let (first, last) = calendar::days(from)?;
    let near = if count < 0 { first } else { last };
    let day = calendar::add(near, count, unit)?;
    let own = from.unit().unwrap_or(Unit::Day);
    Some(calendar::containing(
        if unit <= Unit::Day { Unit::Day } else { own },
        day,
    ))
}

fn year_back(value: &TimexValue) -> Option<TimexValue> {
    let per_year = match value.unit()? {
        Unit::Month => 12,
        Unit::Quarter | Unit::Season => 4,
        Unit::Half => 2,
        Unit::Year => 1,
        Unit::Day => return holding(Unit::Year, value).and_then(|year| calendar::step(&year, -1)),
        Unit::Week | Unit::Weekend => 52,
        _ => return None,
    };
    calendar::step(value, -per_year)
}

// The nth unit of a time: weeks by ISO 8601, so that the first week of a year may begin in the year before.
fn nth(count: i32, unit: Unit, outer: &TimexValue) -> Option<TimexValue> {
    let (first, last) = calendar::days(outer)?;
    let (edge, turn) = if count > 0 {
        (first, count - 1)
    } else {
        (last, count + 1)
    };
    let mut start = calendar::containing(unit, edge);
    if unit == Unit::Week {
        // The week belongs to the time that its Thursday lies in.
        let thursday = calendar::add(calendar::days(&start)?.0, 3, Unit::Day)?;
        if !(first..=last).contains(&thursday) {
            start = calendar::step(&start, if count > 0 { 1 } else { -1 })?;
        }
    }
    let value = calendar::step(&start, turn)?;
    let (from, to) = calendar::days(&value)?;
    (from <= last && to >= first).then_some(value)
}

// "the last four months of 2021": a length with the bounds of those months.
fn several(side: i32, count: i32, unit: Unit, outer: &TimexValue) -> Option<Meaning> {
    let (near, far) = (
        nth(side, unit, outer)?,
        nth(side * count.max(1), unit, outer)?,
    );
    let ((near_first, near_last), (far_first, far_last)) =
        (calendar::days(&near)?, calendar::days(&far)?);
    let first = near_first.min(far_first);
    let last = near_last.max(far_last);
    let length = Length::new(Amount::Count(u32::try_from(count).ok()?), unit);
    let bounds = Some(between(Moment::day(first), Moment::day(last)));
    Some(Meaning {
        bounds,
        ..Meaning::length(length)
    })
}

// Whole units before or behind the one that holds the date; days and shorter ones next to the date itself.
fn stretch(date: NaiveDate, (count, unit): (i32, Unit), side: i32) -> Option<Bounds> {
    let unit = unit.max(Unit::Day);
    // "the past two years" do not end with a year of the calendar.
    if unit >= Unit::Year {
        let far = calendar::add(date, side * count.max(1), unit)?;
        let (first, last) = if side < 0 {
            (far, date.pred_opt()?)
        } else {
            (date.succ_opt()?, far)
        };
        return Some(between(Moment::day(first), Moment::day(last)));
    }
    let here = calendar::containing(unit, date);
    let (near, far) = (
        calendar::step(&here, side)?,
        calendar::step(&here, side * count.max(1))?,
    );
    let (near, far) = (calendar::days(&near)?, calendar::days(&far)?);
    Some(between(
        Moment::day(near.0.min(far.0)),
        Moment::day(near.1.max(far.1)),
    ))
}
