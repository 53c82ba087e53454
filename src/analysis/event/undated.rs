//! Sentences without a date of their own: what happened next, what goes on, and the news itself.

use super::find::{Finder, Made, Scene};
use super::{Event, Tense, label, segment, tense};
use crate::analysis::TimexId;
use crate::analysis::sentence::Sentence;
use crate::analysis::tag::Tag;
use crate::analysis::timex::{Bounds, Unit};
use crate::document::Moment;

// The sentences at the head of an article that tell its news.
const LEAD: usize = 2;

// Verbs that tell how things are rather than what has happened.
const STATES: [&str; 12] = [
    "is", "are", "was", "were", "'s", "’s", "has", "have", "had", "may", "can", "does",
];

impl<'a> Finder<'a, '_> {
    /// Makes an event of a sentence without a date of its own, if it stands right after another event, goes on with it, or
    /// is the news itself.
    pub(super) fn undated(&mut self, scene: &Scene<'a>, sentence: &Sentence) {
        let words = &scene.words;
        let range = words.dateline_end()..words.len();
        let Some(verb) = range.clone().find(|at| words.tag(*at).is_finite()) else {
            return;
        };
        if !scene.frames.is_empty() || words.is_quoted(verb) {
            return;
        }
        let tense = tense::of(words, range.clone(), None, self.article.reference);
        let place = self.order(words, sentence.block);
        let body = range
            .start
            .max(place.as_ref().map_or(0, |place| place.body))..range.end;
        let label = label::of_range(words, body.clone());
        let about = label.map(|label| self.cast.of(words, words.within(label.span)));
        let plain = Made {
            label,
            about: about.unwrap_or_default(),
            tense,
            time: None,
            bounds: None,
            rule: "order",
        };
        let past = scene.timeless && words.tag(verb) == Tag::Past && tense == Tense::Past;
        if let Some(place) = place {
            self.push(scene, range, plain);
            if let Some(event) = self.events.last_mut() {
                event.order = Some(place.order);
            }
        } else if let Some((time, bounds)) = self.carried(sentence).filter(|_| past) {
            self.push(
                scene,
                range,
                Made {
                    time,
                    bounds,
                    rule: "inherited",
                    ..plain
                },
            );
            if let Some(event) = self.events.last_mut() {
                event.inherited = true;
            }
        } else if let Some(bounds) = self.published(scene, verb, tense) {
            let news = segment::around(words, &range, verb);
            let made = Made {
                bounds: Some(bounds),
                tense: Tense::Past,
                rule: "published",
                ..plain
            };
            self.push(scene, news, made);
        }
    }

    // The publication date, where the head of an article tells its news: what has happened by then has happened on that
    // day or the one before, unless the sentence before has named the day.
    fn published(&self, scene: &Scene<'_>, verb: usize, tense: Tense) -> Option<Bounds> {
        let words = &scene.words;
        // "comes before the bread": a verb in the present tells what is always so; "has resigned" tells news.
        let news = match tense {
            Tense::Past | Tense::Present if tense::is_perfect(words, verb) => true,
            Tense::Past => !STATES.contains(&words.lower(verb)),
            _ => false,
        };
        let day = self
            .article
            .reference
            .filter(|_| news && !scene.general && self.read < LEAD)?;
        let before = day.pred_opt();
        let named = self.events.last().and_then(|event| event.bounds);
        let fresh = |bounds: &Bounds| {
            let date = |moment: Option<Moment>| moment.map(|moment| moment.date);
            let first = date(bounds.earliest);
            first == date(bounds.latest) && (first == before || first == Some(day))
        };
        Some(named.filter(fresh).unwrap_or(Bounds {
            earliest: Some(Moment::day(before.unwrap_or(day))),
            latest: Some(Moment::day(day)),
        }))
    }

    // The date of the event in the sentence before, if this one is in the same paragraph.
    fn carried(&self, sentence: &Sentence) -> Option<(Option<TimexId>, Option<Bounds>)> {
        let last = self.events.last()?;
        let place = self.article.found.document.block_at(last.span.start());
        let before = self.article.found.sentences.at(last.span.start())?;
        let here = self.article.found.sentences.at(sentence.span.start())?;
        let next = before.index() + 1 == here.index();
        let fine = self.is_narrow(last)
            && next
            && place == Some(sentence.block)
            && last.tense == Tense::Past
            && !last.inherited;
        (fine && last.time.is_some()).then_some((last.time, last.bounds))
    }

    // Whether an event has a date of a year or less.
    fn is_narrow(&self, event: &Event) -> bool {
        let time = event
            .time
            .and_then(|time| self.article.timexes.get(time.index()));
        time.is_some_and(|time| time.value.unit().is_some_and(|unit| unit <= Unit::Year))
    }
}
