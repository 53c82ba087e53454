//! What a model looks at that says how certain an event is.

use std::cmp::Ordering;
use std::ops::Range;

use chrono::NaiveDate;

use crate::analysis::article::Article;
use crate::analysis::event::Event;
use crate::analysis::quote::Quote;
use crate::analysis::tag::Tag;
use crate::analysis::timex::{Resolution, Timex, TimexKind, Unit};
use crate::document::Moment;
use crate::model::features::{feature, hash, step};
use crate::text::Span;

/// The checksum of the features.
pub(crate) const CHECKSUM: u32 = 0x51A0_0005;

/// An article with its times, quotations and events.
pub(crate) struct EventEvidence<'a> {
    article: &'a Article<'a>,
    timexes: &'a [Timex],
    // The day relative times count from.
    day: Option<NaiveDate>,
    // The parts of quotations, sorted, with the kind of each.
    quoted: Vec<(Span, u32)>,
}

impl<'a> EventEvidence<'a> {
    /// Reads an article; `day` is the day of its publication.
    pub(crate) fn of(
        article: &'a Article<'a>,
        timexes: &'a [Timex],
        quotes: &[Quote],
        day: Option<NaiveDate>,
    ) -> Self {
        let parts = quotes.iter().flat_map(|quote| {
            let kind = quote.kind as u32;
            quote.parts.iter().map(move |part| (*part, kind))
        });
        let mut stretches: Vec<(Span, u32)> = parts.collect();
        stretches.sort_unstable();
        Self {
            article,
            timexes,
            day,
            quoted: stretches,
        }
    }

    /// The features of an event.
    pub(crate) fn features(&self, event: &Event, out: &mut Vec<u32>) {
        out.clear();
        let rule = hash(event.why.rule.0.bytes());
        let order = u32::from(event.order.is_some());
        let tokens = self.tokens(event.span);
        let speaks = tokens.filter(|at| is_speaker(self.article, *at)).count();
        out.extend([
            feature(0, [0]),
            feature(1, [rule, order]),
            feature(2, [u32::from(event.inherited)]),
            feature(4, [event.tense as u32]),
            feature(3, [count(speaks), self.quoted(event.span)]),
        ]);
        let time = event.time.and_then(|id| self.timexes.get(id.index()));
        if let Some(time) = time.filter(|_| !event.inherited) {
            self.time(event, time, out);
        }
    }

    // What dates it: the rule of the time, its unit, on which side of the day it lies, and the verb nearest to it.
    fn time(&self, event: &Event, time: &Timex, out: &mut Vec<u32>) {
        let article = self.article;
        let rule = hash(time.why.rule.0.bytes());
        let (kind, unit) = (time.value.kind(), time.value.unit());
        let hour = kind == TimexKind::Time && time.resolution == Resolution::Stated;
        // An hour of a day that the words name is as sure as that day.
        let kind = if hour {
            TimexKind::Date as u32 + 8 * Unit::Day as u32
        } else {
            kind as u32 + 8 * unit.map_or(99, |unit| unit as u32)
        };
        let tokens = self.tokens(time.span);
        let length = u32::try_from(tokens.len()).unwrap_or(9);
        let after = article.tag(tokens.end) as u32;
        let outlook = self.outlook(event);
        let clause = self.tokens(event.label.join(event.span));
        let finite = |at: &usize| article.tag(*at).is_finite();
        let mut near = (clause.start..tokens.start.min(clause.end)).rev().take(FAR);
        let left = near.find(finite);
        let right = || {
            (tokens.end.max(clause.start)..clause.end)
                .take(FAR)
                .find(finite)
        };
        let side = u32::from(left.is_some());
        let verb = left.or_else(right);
        let tag = verb.map_or(99, |verb| article.tag(verb) as u32);
        let far = verb.map_or(99, |verb| count(verb.abs_diff(tokens.start)));
        let ties = left.map_or(0..0, |verb| verb..tokens.start);
        let ties = ties.filter(|at| article.tag(*at) == Tag::Preposition);
        out.extend([
            feature(10, [rule]),
            feature(11, [rule, outlook]),
            feature(12, [outlook, kind, event.tense as u32]),
            feature(13, [length, kind]),
            feature(14, [after, kind]),
            feature(15, [self.before(tokens.start)]),
            feature(16, [side, far]),
            feature(17, [tag, outlook]),
            feature(18, [side, count(ties.count())]),
            feature(19, [time.resolution as u32, kind]),
            feature(20, [kind]),
            feature(21, [time.resolution as u32]),
            feature(22, [u32::from(event.label.covers(time.span))]),
        ]);
    }

    // The preposition before a token, else the tag of what stands there.
    fn before(&self, token: usize) -> u32 {
        match self.article.tag_before(token) {
            Tag::Preposition | Tag::To | Tag::Determiner | Tag::Mark => {
                hash(self.article.lower_before(token).bytes())
            }
            tag => tag as u32,
        }
    }

    // On which side of the day its days lie.
    fn outlook(&self, event: &Event) -> u32 {
        let Some((day, bounds)) = self.day.zip(event.bounds) else {
            return 9;
        };
        let is = |moment: Option<Moment>, side: Ordering| {
            moment.is_some_and(|moment| moment.date.cmp(&day) == side)
        };
        let (first, last) = (bounds.earliest, bounds.latest);
        if is(last.or(first), Ordering::Less) {
            0
        } else if is(first.or(last), Ordering::Greater) {
            2
        } else {
            1
        }
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
        self.article.token_at(span.start())..self.article.token_at(span.end())
    }
}

// Nothing is looked for farther away.
const FAR: usize = 60;

// "I", "you", "we".
fn is_speaker(article: &Article<'_>, at: usize) -> bool {
    article.tag(at) == Tag::Pronoun && matches!(article.lower(at), "i" | "you" | "we")
}

// A count in coarse steps.
fn count(count: usize) -> u32 {
    step(count, &[0, 1, 2, 3, 6, 12, 25])
}
