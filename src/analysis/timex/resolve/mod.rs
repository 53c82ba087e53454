//! Second pass, in document order: from what an expression says to which day, week or year that is.

mod cycle;
mod evaluate;
mod memory;
mod relative;

use chrono::NaiveDate;

use super::calendar;
use super::grammar::Match;
use super::length::Length;
use super::value::{Cycle, TimexValue};
use super::{Bounds, Modifier};
use crate::document::Moment;
use crate::rules::time::{TimeRules, Unit};

use cycle::Direction;
use memory::Memory;

/// Where the verb of a clause looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Outlook {
    /// Back: "met".
    Past,
    /// It cannot be said.
    Open,
    /// There is no verb.
    #[default]
    Verbless,
    /// Ahead: "will meet", "is to meet", "is due".
    Future,
}

/// What the clause around an expression says about its direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clause {
    /// Where its verb looks.
    pub(super) outlook: Outlook,
    /// The expression ends a wait: "until", "as soon as".
    pub(super) until: bool,
    /// It is the last moment for something: "by".
    pub(super) by: bool,
}

impl Clause {
    const fn is_future(self) -> bool {
        matches!(self.outlook, Outlook::Future)
    }
}

/// What kind of article it is, as far as times go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mode {
    /// It reports a company's results, where "a year ago" is last year's quarter.
    pub(super) earnings: bool,
    /// It has no date of its own and tells a history, in which times follow each other.
    pub(super) narrative: bool,
}

/// An expression with its place in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    /// What it means.
    pub(super) value: TimexValue,
    /// How it is modified.
    pub(super) modifier: Option<Modifier>,
    /// The days it covers.
    pub(super) bounds: Option<Bounds>,
}

/// What is known while a document is read from its start.
pub(super) struct Resolver<'a> {
    rules: &'a TimeRules,
    reference: Option<NaiveDate>,
    mode: Mode,
    memory: Memory,
}

// What a part of a template stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Core {
    Number(i32),
    Unit(Unit),
    Modifier(Modifier),
    // Not yet known which one.
    Cycle(Cycle),
    Value(TimexValue),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Meaning {
    core: Core,
    modifier: Option<Modifier>,
    // Where they differ from those of the value: "the past three months".
    bounds: Option<Bounds>,
    // Whether later expressions may refer to it.
    anchors: bool,
}

impl Meaning {
    const fn of(core: Core) -> Self {
        Self {
            core,
            modifier: None,
            bounds: None,
            anchors: true,
        }
    }

    const fn value(value: TimexValue) -> Self {
        Self::of(Core::Value(value))
    }

    const fn length(length: Length) -> Self {
        Self::value(TimexValue::Duration(length))
    }
}

impl<'a> Resolver<'a> {
    /// Starts at the head of a document that was published on `reference`.
    pub(super) fn new(rules: &'a TimeRules, reference: Option<NaiveDate>, mode: Mode) -> Self {
        Self {
            rules,
            reference,
            mode,
            memory: Memory::default(),
        }
    }

    /// Resolves the next expression; `None` for one that names no possible time (February 30).
    pub(super) fn resolve(&mut self, found: &Match, clause: Clause) -> Option<Resolved> {
        let rule = self.rules.rules.get(found.rule)?;
        let meaning = self.evaluate(rule.value.as_ref()?, &found.bindings, clause)?;
        let value = match meaning.core {
            Core::Cycle(cycle) => self.settle(cycle, clause)?,
            Core::Value(value) => value,
            Core::Number(_) | Core::Unit(_) | Core::Modifier(_) => return None,
        };
        if meaning.anchors {
            self.memory.note(value);
        }
        let whole = calendar::moments(&value).map(|(first, last)| between(first, last));
        Some(Resolved {
            value,
            modifier: meaning.modifier,
            bounds: meaning.bounds.or(whole),
        })
    }

    // Picks the instance of a cycle that is meant.
    fn settle(&self, cycle: Cycle, clause: Clause) -> Option<TimexValue> {
        let Some(reference) = self.reference else {
            return Some(self.told(cycle).unwrap_or(TimexValue::Open(cycle)));
        };
        let from = match cycle {
            Cycle::Part(_, None) | Cycle::Clock(_) => self.memory.day().unwrap_or(reference),
            Cycle::DayOfMonth(_) => {
                let month = self.memory.holding(Unit::Month);
                month
                    .and_then(|month| calendar::days(&month))
                    .map_or(reference, |(first, _)| first)
            }
            _ => reference,
        };
        let recent = |ahead: bool| {
            if ahead {
                Direction::Coming
            } else {
                Direction::Recent
            }
        };
        let direction = match cycle {
            Cycle::Weekday(_) | Cycle::Part(..) => recent(clause.is_future() || clause.until),
            Cycle::Month(_) | Cycle::Season(_) => match clause.outlook {
                _ if clause.until => Direction::Coming,
                Outlook::Past => Direction::Recent,
                _ if clause.by => Direction::Coming,
                outlook => Direction::Nearest(outlook),
            },
            Cycle::Quarter(_) | Cycle::Half(_) => Direction::Reported(clause.outlook),
            Cycle::MonthDay(..) | Cycle::Holiday(_) => Direction::Nearest(clause.outlook),
            Cycle::DayOfMonth(_) | Cycle::Clock(_) | Cycle::Some(_) => Direction::This,
        };
        cycle::instance(cycle, from, direction)
    }

    // In an article without a date of its own times follow each other: the next instance behind the time last mentioned.
    fn told(&self, cycle: Cycle) -> Option<TimexValue> {
        let most = match cycle {
            Cycle::Month(_)
            | Cycle::MonthDay(..)
            | Cycle::Quarter(_)
            | Cycle::Half(_)
            | Cycle::Season(_)
            | Cycle::Holiday(_) => Unit::Year,
            Cycle::DayOfMonth(_) => Unit::Month,
            Cycle::Weekday(_) | Cycle::Part(..) | Cycle::Clock(_) => Unit::Day,
            Cycle::Some(_) => return None,
        };
        let newest = self.memory.newest().filter(|_| self.mode.narrative)?;
        let (first, last) = calendar::days(&newest)?;
        newest.unit().filter(|unit| *unit <= most)?;
        let from = if most == Unit::Day { last } else { first };
        cycle::instance(cycle, from, Direction::Coming)
    }

    // The value of a meaning, where only a resolved one will do.
    fn settled(&self, meaning: Meaning, clause: Clause) -> Option<TimexValue> {
        match meaning.core {
            Core::Value(value) => Some(value),
            Core::Cycle(cycle) => self.settle(cycle, clause),
            _ => None,
        }
    }
}

const fn between(first: Moment, last: Moment) -> Bounds {
    Bounds {
        earliest: Some(first),
        latest: Some(last),
    }
}
