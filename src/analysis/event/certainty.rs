//! What a model looks at that says how certain an event is.

use std::ops::Range;

use chrono::NaiveDate;

use super::{Event, Order};
use crate::analysis::quote::Quote;
use crate::analysis::reading::Reading;
use crate::analysis::tag::Tag;
use crate::analysis::timex::{Timex, TimexKind};
use crate::document::{BlockId, Moment};
use crate::model::features::{feature, hash};
use crate::text::Span;

/// The checksum of the features.
pub(crate) const CHECKSUM: u32 = 0x51A0_0002;

/// An article with its times, quotations and events.
pub(crate) struct Context<'a> {
    reading: &'a Reading<'a>,
    timexes: &'a [Timex],
    events: &'a [Event],
    // The day relative times count from.
    day: Option<NaiveDate>,
    // The parts of quotations, sorted, with the kind of each.
    quoted: Vec<(Span, u32)>,
}

impl<'a> Context<'a> {
    /// Reads an article; `day` is the day of its publication.
    pub(crate) fn of(
        reading: &'a Reading<'a>,
        timexes: &'a [Timex],
        quotes: &[Quote],
        events: &'a [Event],
        day: Option<NaiveDate>,
    ) -> Self {
        let parts = quotes.iter().flat_map(|quote| {
            let kind = quote.kind as u32;
            quote.parts.iter().map(move |part| (*part, kind))
        });
        let mut stretches: Vec<(Span, u32)> = parts.collect();
        stretches.sort_unstable();
        Self {
            reading,
            timexes,
            events,
            day,
            quoted: stretches,
        }
    }

    /// The features of an event.
    pub(crate) fn features(&self, event: &Event, out: &mut Vec<u32>) {
        out.clear();
        let rule = hash(event.why.rule.0.bytes());
        let tense = event.tense as u32;
        let order = match event.order {
            None => 0,
            Some(Order::After(_)) => 1,
            Some(Order::Before(_)) => 2,
        };
        let twin = self.twin(event);
        out.extend([
            feature(0, [0]),
            feature(1, [rule, tense]),
            feature(2, [rule, order]),
            feature(3, [u32::from(event.inherited)]),
            feature(4, [twin]),
            feature(5, [count(self.events.len())]),
            feature(6, [u32::from(event.is_cut), rule]),
            feature(7, [count(event.participants.len()), rule]),
        ]);
        self.place(event, out);
        self.label(event, out);
        let time = event.time.and_then(|id| self.timexes.get(id.index()));
        if let Some(time) = time.filter(|_| !event.inherited) {
            self.time(event, time, out);
            self.verb(event, time, out);
        }
    }

    // Where it is told: the kind of block, how far down, in whose words.
    fn place(&self, event: &Event, out: &mut Vec<u32>) {
        let document = self.reading.document;
        let rule = hash(event.why.rule.0.bytes());
        let block = document.block_at(event.span.start());
        let index = block.map_or(0, BlockId::index);
        let kind = document
            .blocks
            .get(index)
            .map_or(9, |block| block.kind as u32);
        let quoted = self.quoted(event.span);
        let tokens = self.tokens(event.span);
        let speaks = tokens.filter(|at| is_speaker(self.reading, *at)).count();
        out.extend([
            feature(10, [kind]),
            feature(11, [count(index), rule]),
            feature(12, [quoted, event.tense as u32]),
            feature(13, [count(speaks), quoted]),
        ]);
    }

    // What its label is: how long, how it begins, how many verbs it has.
    fn label(&self, event: &Event, out: &mut Vec<u32>) {
        let reading = self.reading;
        let tokens = self.tokens(event.label);
        let verbs = tokens.clone().filter(|at| reading.tag(*at).is_finite());
        let verbs = count(verbs.count());
        let first = reading.tag(tokens.start) as u32;
        let apart = u32::from(event.label.start() < event.span.start());
        let opens = reading.tag(self.tokens(event.span).start) as u32;
        out.extend([
            feature(20, [count(tokens.len())]),
            feature(21, [verbs]),
            feature(22, [first]),
            feature(23, [opens, apart]),
            feature(24, [verbs, first]),
        ]);
    }

    // What dates it: the rule of the time, its unit, how far it is from the day, what stands around it.
    fn time(&self, event: &Event, time: &Timex, out: &mut Vec<u32>) {
        let reading = self.reading;
        let rule = hash(time.why.rule.0.bytes());
        let unit = time.value.unit().map_or(99, |unit| unit as u32);
        let kind = time.value.kind() as u32 + 8 * unit;
        let modifier = time.modifier.map_or(99, |modifier| modifier as u32);
        let tokens = self.tokens(time.span);
        let before = self.before(tokens.start);
        let after = reading.tag(tokens.end) as u32;
        let (outlook, far) = self.outlook(event);
        let quoted = self.quoted(time.span);
        let words = reading.document.words(time.span);
        let dated = words.chars().filter(char::is_ascii_digit).count() >= 4;
        let hour = time.value.kind() == TimexKind::Time;
        let tense = event.tense as u32;
        let ends = event.bounds.map_or(9, |bounds| {
            u32::from(bounds.earliest.is_some()) + 2 * u32::from(bounds.latest.is_some())
        });
        out.extend([
            feature(30, [rule]),
            feature(31, [kind, modifier]),
            feature(32, [before, kind]),
            feature(33, [before]),
            feature(34, [after, kind]),
            feature(35, [outlook, far]),
            feature(36, [outlook, kind, tense]),
            feature(37, [u32::from(dated), quoted]),
            feature(38, [u32::from(hour), u32::from(dated), outlook]),
            feature(39, [ends, before]),
            feature(40, [tokens.len().try_into().unwrap_or(9), kind]),
            feature(41, [rule, outlook]),
        ]);
    }

    // How the time goes with the verb nearest to it: on which side, how far, in which form.
    fn verb(&self, event: &Event, time: &Timex, out: &mut Vec<u32>) {
        let reading = self.reading;
        let clause = self.tokens(event.label.join(event.span));
        let tokens = self.tokens(time.span);
        let finite = |at: &usize| reading.tag(*at).is_finite();
        let before = (clause.start..tokens.start.min(clause.end))
            .rev()
            .take(FAR)
            .find(finite);
        let after = (tokens.end.max(clause.start)..clause.end)
            .take(FAR)
            .find(finite);
        let (side, verb) = match (before, after) {
            (Some(verb), _) => (0, Some(verb)),
            (None, Some(verb)) => (1, Some(verb)),
            (None, None) => (2, None),
        };
        let tag = verb.map_or(99, |verb| reading.tag(verb) as u32);
        let far = verb.map_or(99, |verb| count(verb.abs_diff(tokens.start)));
        let (outlook, _) = self.outlook(event);
        let unit = time.value.unit().map_or(99, |unit| unit as u32);
        let between = before.map_or(0..0, |verb| verb..tokens.start);
        let marks = between.clone().filter(|at| !reading.is_word(*at)).count();
        let ties = between
            .filter(|at| reading.tag(*at) == Tag::Preposition)
            .count();
        out.extend([
            feature(50, [side, far]),
            feature(51, [tag, outlook]),
            feature(52, [tag, outlook, unit]),
            feature(53, [side, count(marks)]),
            feature(54, [side, count(ties)]),
        ]);
    }

    // Whether another event has the same label, and the same days.
    fn twin(&self, event: &Event) -> u32 {
        let index = event.id.index();
        let near = self.events.iter().skip(index.saturating_sub(1)).take(3);
        let twin = near.filter(|other| other.id != event.id && other.label.overlaps(event.label));
        let twin = twin.map(|other| 1 + u32::from(other.bounds == event.bounds));
        twin.max().unwrap_or(0)
    }

    // The preposition before a token, else the tag of what stands there.
    fn before(&self, token: usize) -> u32 {
        let tag = self.reading.tag_before(token);
        let small = matches!(tag, Tag::Preposition | Tag::To | Tag::Determiner);
        if small || tag == Tag::Mark {
            hash(self.reading.lower_before(token).bytes())
        } else {
            tag as u32
        }
    }

    // On which side of the day its days lie, and how far from it.
    fn outlook(&self, event: &Event) -> (u32, u32) {
        let Some((day, bounds)) = self.day.zip(event.bounds) else {
            return (9, 9);
        };
        let days = |moment: Moment| (moment.date - day).num_days();
        let first = bounds.earliest.or(bounds.latest).map_or(0, days);
        let last = bounds.latest.or(bounds.earliest).map_or(0, days);
        let (side, far) = if last < 0 {
            (0, last)
        } else if first > 0 {
            (2, first)
        } else {
            (1, last - first)
        };
        let far = match far.unsigned_abs() {
            0 => 0,
            1..=2 => 1,
            3..=7 => 2,
            8..=31 => 3,
            32..=366 => 4,
            367..=3660 => 5,
            _ => 6,
        };
        (side, far)
    }

    fn quoted(&self, span: Span) -> u32 {
        let next = self
            .quoted
            .partition_point(|(part, _)| part.end() <= span.start());
        let part = self
            .quoted
            .get(next)
            .filter(|(part, _)| part.overlaps(span));
        part.map_or(9, |(_, kind)| *kind)
    }

    fn tokens(&self, span: Span) -> Range<usize> {
        self.reading.token_at(span.start())..self.reading.token_at(span.end())
    }
}

// Nothing is looked for farther away.
const FAR: usize = 60;

// "I", "you", "we".
fn is_speaker(reading: &Reading<'_>, at: usize) -> bool {
    reading.tag(at) == Tag::Pronoun && matches!(reading.lower(at), "i" | "you" | "we")
}

// A count in coarse steps.
fn count(count: usize) -> u32 {
    match count {
        0..=3 => u32::try_from(count).unwrap_or(0),
        4..=6 => 4,
        7..=12 => 5,
        13..=25 => 6,
        _ => 7,
    }
}
