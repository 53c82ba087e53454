//! Second pass, in document order: from what an expression says to which day, week or year that is.

mod clause;
mod cycle;
mod evaluate;
mod memory;
mod relative;

use chrono::NaiveDate;

use super::calendar;
use super::grammar::Match;
use super::length::Length;
use super::value::{ClockTime, Cycle, DayPart, TimexValue, VagueTime};
use super::{Bounds, Modifier, Resolution};
use crate::document::Moment;
use crate::lang::time::{TimeRules, Unit};

pub(super) use clause::{PlanTense, Preposition, Telling, TimeClause, VerbTense};
use cycle::Direction;
use memory::Memory;

/// The time that stands right behind an expression: "January" in "in December and January 1998".
#[derive(Clone, Copy, Debug)]
pub(super) struct Joined<'m> {
    /// Its match.
    pub(super) other: &'m Match,
    /// Whether the two are the ends of a stretch, as with "to" and "until".
    pub(super) stretch: bool,
    /// Whether a dash without white space joins them.
    pub(super) glued: bool,
}

/// What kind of article it is, as far as times go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mode {
    /// It reports a company's results, where "a year ago" is last year's quarter.
    pub(super) earnings: bool,
    /// It tells a history, in which times hang on the ones before them.
    pub(super) narrative: bool,
    /// It writes the day before the month in days of digits.
    pub(super) day_first: bool,
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
    /// Where its place in the calendar comes from.
    pub(super) resolution: Resolution,
}

/// What is known while a document is read from its start.
pub(super) struct TimexResolver<'a> {
    rules: &'a TimeRules,
    reference: Option<NaiveDate>,
    mode: Mode,
    memory: Memory,
    // The previous time, if "and", "or" or "to" joins the next one to it, and whether the two are the ends of a stretch.
    opened: Option<(TimexValue, bool)>,
    // What a clause has told last, and how many sentences ago; gone with its paragraph.
    told: Option<(TimexValue, u8)>,
    // When the quotations of the paragraph were said.
    said: Option<TimexValue>,
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
    resolution: Resolution,
}

impl Meaning {
    const fn of(core: Core) -> Self {
        Self {
            core,
            modifier: None,
            bounds: None,
            anchors: true,
            resolution: Resolution::Stated,
        }
    }

    const fn value(value: TimexValue) -> Self {
        Self::of(Core::Value(value))
    }

    const fn length(length: Length) -> Self {
        Self::value(TimexValue::Duration(length))
    }
}

impl<'a> TimexResolver<'a> {
    /// Starts at the head of a document that was published on `reference`.
    pub(super) fn new(rules: &'a TimeRules, reference: Option<NaiveDate>, mode: Mode) -> Self {
        Self {
            rules,
            reference,
            mode,
            memory: Memory::default(),
            opened: None,
            told: None,
            said: None,
        }
    }

    /// Goes on to the next sentence.
    pub(super) fn enter(&mut self, paragraph: bool) {
        let told = self.told.take().filter(|(_, age)| *age == 0 && !paragraph);
        self.told = told.map(|(value, age)| (value, age + 1));
        self.opened = None;
        self.said = self.said.filter(|_| !paragraph);
    }

    /// Hears when something is said: days within quotation marks count from that day until the paragraph ends.
    pub(super) fn hear(&mut self, found: &Match, clause: TimeClause) {
        let value = self.rules.value(found.rule);
        let meaning = value.and_then(|value| self.evaluate(value, &found.bindings, clause));
        let said = meaning.and_then(|meaning| self.settled(meaning, clause));
        let is_over = |(first, _): &(NaiveDate, NaiveDate)| Some(*first) < self.reference;
        let past = said.filter(|said| calendar::days(said).as_ref().is_some_and(is_over));
        self.said = past.or(self.said);
    }

    /// Resolves the next expression; `None` for one that names no possible time (February 30).
    pub(super) fn resolve(
        &mut self,
        found: &Match,
        clause: TimeClause,
        joined: Option<Joined<'_>>,
    ) -> Option<Resolved> {
        let published = self.reference;
        if let Some(said) = self.said.filter(|_| clause.quoted) {
            let day = said.unit().filter(|unit| *unit <= Unit::Day);
            self.reference = day.and_then(|_| Some(calendar::days(&said)?.0));
        }
        let resolved = self.resolve_next(found, clause, joined);
        self.reference = published;
        resolved
    }

    fn resolve_next(
        &mut self,
        found: &Match,
        clause: TimeClause,
        joined: Option<Joined<'_>>,
    ) -> Option<Resolved> {
        let value = self.rules.value(found.rule)?;
        let meaning = self.evaluate(value, &found.bindings, clause)?;
        let opened = self.opened.take();
        let (value, resolution) = match meaning.core {
            Core::Cycle(cycle) => {
                let told = opened
                    .filter(|(from, stretch)| *stretch || from.unit() == unit_of(cycle))
                    .and_then(|(from, _)| self.ending(cycle, &from, clause))
                    .or_else(|| self.towards(cycle, joined?, clause))
                    .or_else(|| self.going_on(cycle, clause));
                match told {
                    Some(value) => (value, Resolution::Told),
                    None => (self.settle(cycle, clause)?, self.guess(cycle, clause)),
                }
            }
            Core::Value(value) => (value, meaning.resolution),
            Core::Number(_) | Core::Unit(_) | Core::Modifier(_) => return None,
        };
        // "He soon left."
        let past = self.mode.narrative || clause.outlook == VerbTense::Past;
        if past && value == TimexValue::Reference(VagueTime::Future) {
            return None;
        }
        if meaning.anchors && self.moves_focus(value, resolution, clause) {
            self.memory.note(value);
        }
        self.opened = joined.map(|joined| (value, joined.stretch));
        if value.unit().is_some() && clause.outlook != VerbTense::Future {
            self.told = clause.tells().then_some((value, 0));
        }
        let dashed = joined.filter(|joined| joined.stretch && joined.glued);
        let whole = dashed
            .and_then(|joined| self.through(value, joined, clause))
            .or_else(|| calendar::moments(&value).map(|(first, last)| between(first, last)));
        Some(Resolved {
            value,
            modifier: meaning.modifier,
            bounds: meaning.bounds.or(whole),
            resolution,
        })
    }

    // "1861-1863": the first year with the days to the end of the second.
    fn through(&self, value: TimexValue, joined: Joined<'_>, clause: TimeClause) -> Option<Bounds> {
        let other = self.rules.value(joined.other.rule)?;
        let other = self.evaluate(other, &joined.other.bindings, clause)?;
        let (TimexValue::Year(from), Core::Value(TimexValue::Year(to))) = (value, other.core)
        else {
            return None;
        };
        let (first, _) = calendar::moments(&value)?;
        let (_, last) = calendar::moments(&TimexValue::Year(to))?;
        (from < to).then(|| between(first, last))
    }

    // Whether later times may hang on a time. A history does not go on from the day of its publication, nor from a year
    // that is only mentioned: "the treaty that ended in 1976".
    fn moves_focus(&self, value: TimexValue, resolution: Resolution, clause: TimeClause) -> bool {
        let long = value.unit() >= Some(Unit::Year);
        let tells = clause.opens || clause.tells() || clause.outlook == VerbTense::Verbless;
        !self.mode.narrative || resolution != Resolution::Published && (tells || !long)
    }

    // The end of a stretch comes after its beginning.
    fn ending(&self, cycle: Cycle, from: &TimexValue, clause: TimeClause) -> Option<TimexValue> {
        if let (Cycle::Clock(time), TimexValue::Clock(date, start)) = (cycle, *from) {
            let next = (time.hour, time.minute) < (start.hour, start.minute);
            let day = if next { date.succ_opt()? } else { date };
            return Some(TimexValue::Clock(day, time));
        }
        let unit = unit_of(cycle)?;
        let (first, _) = calendar::days(from)?;
        let plain = self.settle(cycle, clause).filter(|_| unit < Unit::Month);
        let after =
            |value: &TimexValue| calendar::days(value).is_some_and(|(from, _)| from > first);
        plain
            .filter(after)
            .or_else(|| cycle::instance(cycle, first, Direction::Coming))
    }

    // "in December and January 1998", "from Monday to Wednesday": the last one before the time behind it.
    fn towards(&self, cycle: Cycle, joined: Joined<'_>, clause: TimeClause) -> Option<TimexValue> {
        let value = self.rules.value(joined.other.rule)?;
        let other = self.evaluate(value, &joined.other.bindings, clause)?;
        if let (Cycle::Clock(time), Core::Value(TimexValue::Clock(date, end))) = (cycle, other.core)
        {
            return joined.stretch.then(|| clock_before(time, date, end))?;
        }
        let end = match other.core {
            Core::Value(value) if value.unit().is_some() && value.unit() == unit_of(cycle) => value,
            Core::Cycle(other) if joined.stretch && unit_of(other) == unit_of(cycle) => {
                self.settle(other, clause)?
            }
            _ => return None,
        };
        let (first, _) = calendar::days(&end)?;
        cycle::instance(cycle, first, Direction::Recent)
    }

    // "He was shot in April 1914 and left in August": the next one after what has just been told of a time long past.
    fn going_on(&self, cycle: Cycle, clause: TimeClause) -> Option<TimexValue> {
        let (told, _) = self
            .told
            .filter(|_| clause.tells() && !self.mode.narrative)?;
        let dated = matches!(
            cycle,
            Cycle::Month(_) | Cycle::MonthDay(..) | Cycle::Season(_)
        );
        let (first, last) = calendar::days(&told)?;
        let long_past = (self.reference? - last).num_days() > LONG_PAST;
        let fine = told.unit().is_some_and(|unit| unit < Unit::Year);
        let next = cycle::instance(cycle, first, Direction::Coming);
        next.filter(|_| dated && long_past && fine)
    }

    // The day that a cycle is counted from, where it is not the day of publication.
    fn origin(&self, cycle: Cycle) -> Option<NaiveDate> {
        match cycle {
            Cycle::Clock(time) => self.night(time),
            Cycle::Part(_, None) => self.memory.day(),
            Cycle::DayOfMonth(_) => {
                let month = self.memory.holding(Unit::Month)?;
                calendar::days(&month).map(|(first, _)| first)
            }
            _ => None,
        }
    }

    // Picks the instance of a cycle that is meant.
    fn settle(&self, cycle: Cycle, clause: TimeClause) -> Option<TimexValue> {
        // Without a day of publication nobody knows when that to come is.
        let to_come = self.reference.is_none() && clause.is_future();
        if let Some(value) = self.in_focus(cycle).filter(|_| !to_come) {
            return Some(value);
        }
        let Some(reference) = self.reference else {
            return Some(TimexValue::Open(cycle));
        };
        let from = self.origin(cycle).unwrap_or(reference);
        let recent = |ahead: bool| {
            if ahead {
                Direction::Coming
            } else {
                Direction::Recent
            }
        };
        let direction = match cycle {
            // "was to arrive on Monday", in an article of Tuesday
            Cycle::Weekday(day)
                if clause.plan == PlanTense::Then && calendar::follows(reference, day) =>
            {
                Direction::Recent
            }
            Cycle::Weekday(_) if clause.lead == Preposition::Towards => {
                Direction::Nearest(clause.outlook)
            }
            Cycle::Weekday(_) | Cycle::Part(..) => {
                // "The ban lasts through Sunday."
                let lasts = clause.lead == Preposition::By
                    && matches!(clause.outlook, VerbTense::Open | VerbTense::Tenseless);
                // "is facing her on Tuesday", but not in an article of Wednesday
                let does = clause.plan == PlanTense::Doing
                    && !matches!(cycle, Cycle::Weekday(day) if calendar::follows(reference, day));
                let ahead = does
                    || clause.is_future()
                    || clause.plan == PlanTense::Now
                    || clause.telling == Telling::Happens;
                recent(ahead || lasts || clause.lead == Preposition::Until)
            }
            Cycle::Month(_) | Cycle::Season(_) => match clause.outlook {
                _ if matches!(clause.lead, Preposition::Until | Preposition::Towards) => {
                    Direction::Coming
                }
                VerbTense::Past => Direction::Recent,
                _ if clause.lead == Preposition::By => Direction::Coming,
                outlook => Direction::Nearest(outlook),
            },
            Cycle::Quarter(_) | Cycle::Half(_) => Direction::Reported(clause.outlook),
            Cycle::MonthDay(..) | Cycle::Holiday(_)
                if clause.tells() && clause.lead == Preposition::On =>
            {
                Direction::Recent
            }
            Cycle::MonthDay(..) | Cycle::Holiday(_) => Direction::Nearest(clause.outlook),
            Cycle::DayOfMonth(_) | Cycle::Clock(_) | Cycle::Some(_) => Direction::This,
        };
        cycle::instance(cycle, from, direction)
    }

    // How sure it is which instance of a cycle is meant.
    fn guess(&self, cycle: Cycle, clause: TimeClause) -> Resolution {
        match cycle {
            _ if self.reference.is_none() || self.in_focus(cycle).is_some() => Resolution::Told,
            Cycle::Part(_, None) | Cycle::Clock(_) | Cycle::DayOfMonth(_) => Resolution::Told,
            _ if clause.tells() || clause.is_future() || clause.plan == PlanTense::Now => {
                Resolution::Tense
            }
            _ => Resolution::Nearest,
        }
    }

    // The day of a time of day: that of the time last mentioned, or the next one for the hours behind a night.
    fn night(&self, time: ClockTime) -> Option<NaiveDate> {
        let day = self.memory.day()?;
        let late = match self.memory.of(Unit::Day)? {
            TimexValue::Clock(_, before) => before.hour >= 18,
            TimexValue::Part(_, part) => matches!(part, DayPart::Evening | DayPart::Night),
            _ => false,
        };
        if late && time.hour < SUNRISE {
            day.succ_opt()
        } else {
            Some(day)
        }
    }

    // In a history times hang on the time in focus: the year named last holds until another one comes.
    fn in_focus(&self, cycle: Cycle) -> Option<TimexValue> {
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
        let focus = self.memory.within(most).filter(|_| self.mode.narrative)?;
        let (first, last) = calendar::days(&focus)?;
        if most == Unit::Day {
            return cycle::instance(cycle, last, Direction::Coming);
        }
        let here = cycle::within(cycle, &calendar::containing(most, first));
        let end = here
            .and_then(|here| calendar::days(&here))
            .map(|(_, end)| end);
        let over = end.is_some_and(|end| (first - end).num_days() > TURN);
        if over && focus.unit() < Some(most) {
            cycle::instance(cycle, first, Direction::Coming)
        } else {
            here
        }
    }

    // The value of a meaning, where only a resolved one will do.
    fn settled(&self, meaning: Meaning, clause: TimeClause) -> Option<TimexValue> {
        match meaning.core {
            Core::Value(value) => Some(value),
            Core::Cycle(cycle) => self.settle(cycle, clause),
            _ => None,
        }
    }
}

// More days than this and a month without a year is that of the time being told of, not of the article's own.
const LONG_PAST: i64 = 550;

// A month that lies more days before the time in focus is that of the next year: "in November ... in February".
const TURN: i64 = 120;

// An earlier hour than this belongs to the night before.
const SUNRISE: u8 = 6;

// "from 11 p.m. to 2 a.m. on Thursday": the beginning of a stretch by its end; midnight begins the day.
fn clock_before(time: ClockTime, date: NaiveDate, end: ClockTime) -> Option<TimexValue> {
    let hour = time.hour % 24;
    let before = (hour, time.minute) > (end.hour, end.minute);
    let day = if before { date.pred_opt()? } else { date };
    Some(TimexValue::Clock(day, ClockTime { hour, ..time }))
}

// The unit of the instances of a cycle that stands in every week or year.
const fn unit_of(cycle: Cycle) -> Option<Unit> {
    match cycle {
        Cycle::Weekday(_) | Cycle::MonthDay(..) => Some(Unit::Day),
        Cycle::Month(_) => Some(Unit::Month),
        Cycle::Quarter(_) => Some(Unit::Quarter),
        Cycle::Season(_) => Some(Unit::Season),
        _ => None,
    }
}

const fn between(first: Moment, last: Moment) -> Bounds {
    Bounds {
        earliest: Some(first),
        latest: Some(last),
    }
}
