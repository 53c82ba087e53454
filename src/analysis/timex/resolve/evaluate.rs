//! Carries out value templates.

use chrono::{Datelike, NaiveDate};

use super::cycle::{self, Direction};
use super::{Core, Meaning, TimeClause, TimexResolver, between};
use crate::analysis::timex::Resolution;
use crate::analysis::timex::calendar;
use crate::analysis::timex::grammar::{Binding, Bindings};
use crate::analysis::timex::length::{Amount, Length};
use crate::analysis::timex::value::{ClockTime, Cycle, DayPart, Season, TimexValue, VagueTime};
use crate::analysis::timex::zone::TimeZone;
use crate::document::Moment;
use crate::lang::time::{Datum, Operation, Template, Unit};

/// The evaluated arguments of a call; an optional variable that matched nothing leaves a hole.
pub(super) struct Arguments(Vec<Option<Meaning>>);

impl Arguments {
    /// The argument of a place.
    pub(super) fn get(&self, place: usize) -> Option<Meaning> {
        self.0.get(place).copied().flatten()
    }

    // What the last argument stands for.
    fn last(&self) -> Option<Core> {
        Some(self.0.last().copied()??.core)
    }

    // The least certain one among those of the arguments.
    fn resolution(&self) -> Resolution {
        let known = self.0.iter().flatten().map(|meaning| meaning.resolution);
        known.max().unwrap_or_default()
    }

    /// A number.
    pub(super) fn number(&self, place: usize) -> Option<i32> {
        match self.get(place)?.core {
            Core::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A small number within bounds.
    pub(super) fn small(&self, place: usize, most: u8) -> Option<u8> {
        u8::try_from(self.number(place)?)
            .ok()
            .filter(|number| (1..=most).contains(number))
    }

    /// A count of things.
    pub(super) fn count(&self, place: usize) -> Option<u32> {
        u32::try_from(self.number(place)?).ok()
    }

    /// A unit.
    pub(super) fn unit(&self, place: usize) -> Option<Unit> {
        match self.get(place)?.core {
            Core::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// A time of which the instance is open.
    pub(super) fn cycle(&self, place: usize) -> Option<Cycle> {
        match self.get(place)?.core {
            Core::Cycle(cycle) => Some(cycle),
            _ => None,
        }
    }

    /// A length of time.
    pub(super) fn length(&self, place: usize) -> Option<Length> {
        match self.get(place)?.core {
            Core::Value(TimexValue::Duration(length)) => Some(length),
            _ => None,
        }
    }
}

impl TimexResolver<'_> {
    /// The meaning of a template; `None` where it has none.
    pub(super) fn evaluate(
        &self,
        template: &Template,
        bindings: &Bindings,
        clause: TimeClause,
    ) -> Option<Meaning> {
        match template {
            Template::Datum(datum) => Some(of_datum(*datum)),
            Template::Variable(place) => match bindings.get(*place)?.as_ref()? {
                Binding::Datum(datum) => Some(of_datum(*datum)),
                Binding::Match(part) => {
                    self.evaluate(self.rules.value(part.rule)?, &part.bindings, clause)
                }
            },
            Template::Call(operation, terms) => {
                let terms = terms.iter();
                let terms = terms.map(|term| self.evaluate(term, bindings, clause));
                let arguments = Arguments(terms.collect());
                let meaning = self.call(*operation, &arguments, clause)?;
                let resolution = self.resolution(*operation, &arguments, clause);
                Some(Meaning {
                    resolution: meaning.resolution.max(resolution),
                    ..meaning
                })
            }
        }
    }

    fn call(&self, operation: Operation, terms: &Arguments, clause: TimeClause) -> Option<Meaning> {
        match operation {
            Operation::Day
            | Operation::Month
            | Operation::Quarter
            | Operation::Half
            | Operation::Season
            | Operation::Year
            | Operation::ShortYear
            | Operation::Decade
            | Operation::ShortDecade
            | Operation::Century
            | Operation::Weekday
            | Operation::DayOfMonth
            | Operation::Holiday
            | Operation::Part
            | Operation::Clock => self.named(operation, terms),
            Operation::BcYear => before_christ(terms.number(0)?),
            Operation::BcCentury => Some(Meaning::value(TimexValue::Century(-terms.number(0)?))),
            Operation::ClockOff => clock_off(terms),
            Operation::Digital => digital(terms),
            Operation::Offset => offset(terms),
            Operation::InZone => in_zone(terms),
            Operation::Numeric => self.numeric(terms),
            Operation::OnWeekday => self.on_weekday(terms, clause),
            Operation::WeekdaysOff => self.weekdays_off(terms, clause),
            Operation::Through => through(terms),
            Operation::Length
            | Operation::Halves
            | Operation::Tenths
            | Operation::SomeLength
            | Operation::UnknownLength
            | Operation::Plus => length(operation, terms).map(Meaning::length),
            Operation::Nowadays => Some(reference(VagueTime::Present)),
            Operation::Formerly => Some(reference(VagueTime::Past)),
            Operation::Someday => Some(reference(VagueTime::Future)),
            Operation::With => with(terms),
            Operation::Minus => Some(Meaning::of(Core::Number(-terms.number(0)?))),
            Operation::Every => every(terms),
            Operation::Unknown => Some(Meaning::of(Core::Cycle(Cycle::Some(terms.unit(0)?)))),
            Operation::PartOn => part_on(terms),
            Operation::Last => self.instance(terms, Direction::Last),
            Operation::This => self.instance(terms, Direction::This),
            Operation::Next => self.instance(terms, Direction::Next),
            Operation::Within => self.within(terms, clause),
            Operation::Succeeding => self.succeeding(terms),
            // "It opens in a week."
            Operation::InTime if clause.plan == super::PlanTense::Now => {
                self.relative(Operation::Off, terms, clause)
            }
            _ => self.relative(operation, terms, clause),
        }
    }

    // Where the value of a call comes from.
    fn resolution(
        &self,
        operation: Operation,
        terms: &Arguments,
        clause: TimeClause,
    ) -> Resolution {
        let own = match operation {
            Operation::Shift
            | Operation::Off
            | Operation::InTime
            | Operation::YearAgo
            | Operation::Weekend
            | Operation::Past
            | Operation::Coming
            | Operation::Last
            | Operation::This
            | Operation::Next => Resolution::Published,
            Operation::OffTime
            | Operation::Then
            | Operation::Again
            | Operation::After
            | Operation::YearBefore
            | Operation::AtHand
            | Operation::Preceding
            | Operation::Succeeding
            | Operation::QuarterOf => match self.memory.newest() {
                Some(_) => Resolution::Told,
                None => Resolution::Nearest,
            },
            Operation::Within
            | Operation::OffFrom
            | Operation::Nth
            | Operation::NthWeekday
            | Operation::Several
            | Operation::Holding
            | Operation::Between => match terms.last() {
                Some(Core::Cycle(cycle)) => self.guess(cycle, clause),
                _ => Resolution::Stated,
            },
            _ => Resolution::Stated,
        };
        own.max(terms.resolution())
    }

    // Times that the words name directly.
    fn named(&self, operation: Operation, terms: &Arguments) -> Option<Meaning> {
        let here = self.reference.map(|date| date.year());
        let cycle = match operation {
            Operation::Year => return Some(Meaning::value(TimexValue::Year(terms.number(0)?))),
            Operation::ShortYear => {
                let year = full_year(terms.number(0)?, here, 20)?;
                return Some(Meaning::value(TimexValue::Year(year)));
            }
            Operation::Decade => {
                let year = terms.number(0)?;
                // "the 1800s"
                let long = year % 100 == 0 && (1000..2000).contains(&year);
                return Some(Meaning::value(if long {
                    TimexValue::Century(year / 100)
                } else {
                    TimexValue::Decade(year.div_euclid(10))
                }));
            }
            Operation::ShortDecade => {
                let year = full_year(terms.number(0)?, here, 0)?;
                return Some(Meaning::value(TimexValue::Decade(year.div_euclid(10))));
            }
            Operation::Century => {
                return Some(Meaning::value(TimexValue::Century(
                    terms.number(0)?.checked_sub(1)?,
                )));
            }
            Operation::Day => Cycle::MonthDay(terms.small(0, 12)?, terms.small(1, 31)?),
            Operation::Month => Cycle::Month(terms.small(0, 12)?),
            Operation::Quarter => Cycle::Quarter(terms.small(0, 4)?),
            Operation::Half => Cycle::Half(terms.small(0, 2)?),
            Operation::Season => Cycle::Season(Season::of(terms.number(0)?)?),
            Operation::Weekday => Cycle::Weekday(terms.small(0, 7)?),
            Operation::DayOfMonth => Cycle::DayOfMonth(terms.small(0, 31)?),
            Operation::Holiday => Cycle::Holiday(terms.number(0)?),
            Operation::Part => Cycle::Part(DayPart::of(terms.number(0)?)?, None),
            Operation::Clock => Cycle::Clock(clock(terms)?),
            _ => return None,
        };
        let place = if operation == Operation::Day { 2 } else { 1 };
        let year = match terms.get(place).map(|meaning| meaning.core) {
            Some(Core::Number(year)) if year < 100 => Some(full_year(year, here, 20)?),
            Some(Core::Number(year) | Core::Value(TimexValue::Year(year))) => Some(year),
            _ => None,
        };
        match year.filter(|_| operation != Operation::Clock) {
            Some(year) => cycle::within(cycle, &TimexValue::Year(year)).map(Meaning::value),
            None => Some(Meaning::of(Core::Cycle(cycle))),
        }
    }

    // "03/04/2025": which of the two is the month, the first of them cannot say alone.
    fn numeric(&self, terms: &Arguments) -> Option<Meaning> {
        let (first, second, year) = (terms.number(0)?, terms.number(1)?, terms.number(2)?);
        let day_first = first > 12 || self.mode.day_first && second <= 12;
        let (month, day) = if day_first {
            (second, first)
        } else {
            (first, second)
        };
        let here = self.reference.map(|date| date.year());
        let year = full_year(year, here, 20).unwrap_or(year);
        let month = u32::try_from(month).ok()?;
        let day = NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?)?;
        Some(Meaning::value(TimexValue::Day(day)))
    }

    // "Monday, Dec. 14": where the year that is meant has another weekday there, the nearest year that agrees.
    fn on_weekday(&self, terms: &Arguments, clause: TimeClause) -> Option<Meaning> {
        let (meaning, cycle) = (terms.get(1)?, terms.cycle(1)?);
        let day = calendar::weekday(terms.small(0, 7)?)?;
        let agrees = |value: &TimexValue| {
            calendar::days(value).is_some_and(|(date, _)| date.weekday() == day)
        };
        let settled = self.settle(cycle, clause)?;
        let Some((date, _)) = calendar::days(&settled).filter(|_| !agrees(&settled)) else {
            return Some(meaning);
        };
        let (period, most) = match cycle {
            Cycle::DayOfMonth(_) => (Unit::Month, 7),
            _ => (Unit::Year, 2),
        };
        let here = calendar::containing(period, date);
        let mut near = (1..=most).flat_map(|far| [-far, far]).filter_map(|turn| {
            let period = calendar::step(&here, turn)?;
            cycle::within(cycle, &period).filter(agrees)
        });
        Some(near.next().map_or(meaning, Meaning::value))
    }

    // "two Sundays ago", "three Fridays from now", "the first Monday after Easter".
    fn weekdays_off(&self, terms: &Arguments, clause: TimeClause) -> Option<Meaning> {
        let (count, day) = (terms.number(0)?, terms.small(1, 7)?);
        let anchor = match terms.get(2) {
            Some(anchor) => calendar::days(&self.settled(anchor, clause)?),
            None => self.reference.map(|date| (date, date)),
        };
        let Some((first, last)) = anchor else {
            return Some(Meaning::of(Core::Cycle(Cycle::Weekday(day))));
        };
        let date = if count < 0 { first } else { last };
        let far = calendar::add(date, count.checked_mul(7)?, Unit::Day)?;
        let stretch = if count < 0 {
            (far, date.pred_opt()?)
        } else {
            (date.succ_opt()?, far)
        };
        let day = calendar::nth_weekday(stretch, count, calendar::weekday(day)?)?;
        Some(Meaning::value(TimexValue::Day(day)))
    }

    // "the following Friday": from the day or month last mentioned.
    fn succeeding(&self, terms: &Arguments) -> Option<Meaning> {
        let newest = self.memory.newest();
        let newest = newest.filter(|value| value.unit().is_some_and(|unit| unit <= Unit::Month));
        let last = newest.and_then(|value| Some(calendar::days(&value)?.1));
        let Some(from) = last.or(self.reference) else {
            return terms.get(0);
        };
        cycle::instance(terms.cycle(0)?, from, Direction::Next).map(Meaning::value)
    }

    // One instance of a cycle, seen from the publication date.
    fn instance(&self, terms: &Arguments, direction: Direction) -> Option<Meaning> {
        let cycle = terms.cycle(0)?;
        let modifier = terms.get(0)?.modifier;
        let core = match self.reference {
            Some(reference) => {
                let focus = self.memory.newest().filter(|_| self.mode.narrative);
                let from = focus.and_then(|focus| calendar::days(&focus));
                let from = from.map_or(reference, |(first, _)| first);
                Core::Value(cycle::instance(cycle, from, direction)?)
            }
            None => Core::Cycle(cycle),
        };
        Some(Meaning {
            modifier,
            ..Meaning::of(core)
        })
    }

    // The first argument inside the second.
    fn within(&self, terms: &Arguments, clause: TimeClause) -> Option<Meaning> {
        let (inner, outer) = (terms.get(0)?, terms.get(1)?);
        let modifier = inner.modifier.or(outer.modifier);
        let core = match (inner.core, outer.core) {
            // "Monday night" on an unknown Monday.
            (Core::Cycle(Cycle::Part(part, None)), Core::Cycle(Cycle::Weekday(day)))
                if self.reference.is_none() =>
            {
                Core::Cycle(Cycle::Part(part, Some(day)))
            }
            (Core::Cycle(cycle), _) => match self.settled(outer, clause)? {
                TimexValue::Open(_) => Core::Cycle(cycle),
                outer => Core::Value(cycle::within(cycle, &outer)?),
            },
            _ => return None,
        };
        Some(Meaning {
            modifier,
            ..Meaning::of(core)
        })
    }
}

const fn of_datum(datum: Datum) -> Meaning {
    Meaning::of(match datum {
        Datum::Number(number) => Core::Number(number),
        Datum::Unit(unit) => Core::Unit(unit),
        Datum::Modifier(modifier) => Core::Modifier(modifier),
    })
}

const fn reference(reference: VagueTime) -> Meaning {
    Meaning::value(TimexValue::Reference(reference))
}

// A year of two digits: the latest that lies at most `ahead` years after the article's own.
fn full_year(short: i32, here: Option<i32>, ahead: i32) -> Option<i32> {
    if !(0..100).contains(&short) {
        return None;
    }
    let here = here.unwrap_or(2000) + ahead;
    let year = here - here.rem_euclid(100) + short;
    Some(if year > here { year - 100 } else { year })
}

fn clock(terms: &Arguments) -> Option<ClockTime> {
    let minute = match terms.get(1) {
        Some(_) => u8::try_from(terms.number(1)?).ok()?,
        None => 0,
    };
    let hour = u8::try_from(terms.number(0)?).ok()?;
    // The third argument is 0 for a.m., 12 for p.m. and absent where the words do not say.
    let hour = match terms.number(2) {
        Some(_) if hour > 12 => hour,
        Some(12) if hour < 12 => hour + 12,
        Some(0) if hour == 12 => 0,
        _ => hour,
    };
    (hour <= 24 && minute < 60).then_some(ClockTime {
        hour,
        minute,
        zone: None,
    })
}

// "early May".
fn with(terms: &Arguments) -> Option<Meaning> {
    let Core::Modifier(modifier) = terms.get(0)?.core else {
        return None;
    };
    Some(Meaning {
        modifier: Some(modifier),
        ..terms.get(1)?
    })
}

// "Tuesday nights".
fn part_on(terms: &Arguments) -> Option<Meaning> {
    let part = DayPart::of(terms.number(0)?)?;
    let day = terms.small(1, 7)?;
    Some(Meaning::of(Core::Cycle(Cycle::Part(part, Some(day)))))
}

// "44 B.C.": year 0 is 1 B.C.
fn before_christ(year: i32) -> Option<Meaning> {
    let year = 1_i32.checked_sub(year).filter(|year| *year <= 0)?;
    Some(Meaning::value(TimexValue::Year(year)))
}

// "quarter past six", "ten to five p.m.".
fn clock_off(terms: &Arguments) -> Option<Meaning> {
    let (hour, minutes) = (terms.number(0)?, terms.number(1)?);
    let all = hour.checked_mul(60)?.checked_add(minutes)?;
    let parts =
        [all.div_euclid(60), all.rem_euclid(60)].map(|part| Some(Meaning::of(Core::Number(part))));
    let [hour, minute] = parts;
    let clock = clock(&Arguments(vec![hour, minute, terms.get(2)]))?;
    Some(Meaning::of(Core::Cycle(Cycle::Clock(clock))))
}

// "1430", "10.30".
fn digital(terms: &Arguments) -> Option<Meaning> {
    let digits = terms.number(0)?;
    let parts = [digits / 100, digits % 100].map(|part| Some(Meaning::of(Core::Number(part))));
    let [hour, minute] = parts;
    let clock = clock(&Arguments(vec![hour, minute, terms.get(1)]))?;
    Some(Meaning::of(Core::Cycle(Cycle::Clock(clock))))
}

// "1994-95": its value is the first year.
fn through(terms: &Arguments) -> Option<Meaning> {
    let (first, last) = (terms.number(0)?, terms.number(1)?);
    let last = if last < 100 {
        let same = first - first.rem_euclid(100) + last;
        // "1999-00", but "2012/04" is a month.
        let turned = same < first && first.rem_euclid(100) >= 90;
        if turned { same + 100 } else { same }
    } else {
        last
    };
    // "2012/04"
    if last < first || last - first > 99 {
        let month = u8::try_from(terms.number(1)?).ok();
        let month = month.filter(|month| (1..=12).contains(month))?;
        return Some(Meaning::value(TimexValue::Month(first, month)));
    }
    let value = TimexValue::Year(first);
    let (start, _) = calendar::days(&value)?;
    let (_, end) = calendar::days(&TimexValue::Year(last))?;
    Some(Meaning {
        bounds: Some(between(Moment::day(start), Moment::day(end))),
        ..Meaning::value(value)
    })
}

// "+5:30", "+0530", "+2".
fn offset(terms: &Arguments) -> Option<Meaning> {
    let (hours, minutes) = (terms.number(0)?, terms.number(1).unwrap_or(0));
    let minutes = if hours < 100 {
        hours * 60 + minutes
    } else {
        hours.checked_div(100)? * 60 + hours % 100
    };
    Some(Meaning::of(Core::Number(minutes)))
}

fn in_zone(terms: &Arguments) -> Option<Meaning> {
    let meaning = terms.get(0)?;
    let zone = terms.number(1).and_then(TimeZone::of);
    let core = match meaning.core {
        Core::Cycle(Cycle::Clock(clock)) => Core::Cycle(Cycle::Clock(ClockTime { zone, ..clock })),
        Core::Value(TimexValue::Clock(date, clock)) => {
            Core::Value(TimexValue::Clock(date, ClockTime { zone, ..clock }))
        }
        core => core,
    };
    Some(Meaning { core, ..meaning })
}

fn length(operation: Operation, terms: &Arguments) -> Option<Length> {
    Some(match operation {
        Operation::Length => Length::new(Amount::Count(terms.count(0)?), terms.unit(1)?),
        Operation::Halves => Length::halves(terms.count(0)?, terms.unit(1)?),
        Operation::Tenths => Length::new(Amount::Tenths(terms.count(0)?), terms.unit(1)?),
        Operation::UnknownLength => Length::new(Amount::Unknown, Unit::Day),
        Operation::SomeLength => Length::new(Amount::Some, terms.unit(0)?),
        Operation::Plus => {
            let (first, second) = (terms.length(0)?, terms.length(1)?);
            if second.main.1 >= first.main.1 || first.more.is_some() {
                return None;
            }
            Length {
                main: first.main,
                more: Some(second.main),
            }
        }
        _ => return None,
    })
}

fn every(terms: &Arguments) -> Option<Meaning> {
    let value = match terms.get(0)?.core {
        Core::Value(TimexValue::Duration(length)) => TimexValue::Every(length),
        Core::Cycle(cycle) => TimexValue::Each(cycle),
        _ => return None,
    };
    Some(Meaning {
        modifier: terms.get(0)?.modifier,
        ..Meaning::value(value)
    })
}

/// The length of some whole units as calendar steps.
pub(super) fn steps(length: Length) -> Option<(i32, Unit)> {
    let (count, unit) = length.count()?;
    Some((i32::try_from(count).ok()?, unit))
}

/// The value of a unit that holds the first day of another value.
pub(super) fn holding(unit: Unit, value: &TimexValue) -> Option<TimexValue> {
    let (first, _) = calendar::days(value)?;
    Some(calendar::containing(unit, first))
}
