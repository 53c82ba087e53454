//! Sentences without a date of their own: what happened next, what goes on, and the news itself.

use super::find::{EventFinder, EventSentence, Made, UNCERTAIN};
use super::frame::ReportFrame;
use super::{Event, Tense, label, tense};
use crate::analysis::sentence::Sentence;
use crate::analysis::tag::Tag;
use crate::analysis::timex::{Bounds, Unit};
use crate::analysis::{Evidence, TimexId};
use crate::document::Moment;
use crate::lang::WordClass;

// The words of a verb with what belongs to it: "has since been".
const GROUP: usize = 3;

// Nothing is looked for farther away.
const FAR: usize = 60;

impl<'a> EventFinder<'a, '_> {
    /// Makes an event of a sentence without a date of its own, if it is the news itself, stands right after another event
    /// or goes on with it.
    pub(super) fn undated(&mut self, scene: &EventSentence<'a>, sentence: &Sentence) {
        let words = &scene.words;
        let range = words.dateline_end()..words.len();
        let Some(verb) = range.clone().find(|at| words.tag(*at).is_finite()) else {
            return;
        };
        if words.is_quoted(verb) {
            return;
        }
        let tense = tense::of(words, range.clone(), None, self.article.reference);
        let place = self.order(words, sentence.block);
        let body = range
            .start
            .max(place.as_ref().map_or(0, |place| place.body))..range.end;
        let label = label::of_range(words, body.clone());
        let about = label.map(|label| self.cast.of(words, words.within(label.span), 0));
        let plain = Made {
            label,
            about: about.unwrap_or_default(),
            tense,
            time: None,
            bounds: None,
            why: Evidence::certain("order"),
        };
        let past = scene.timeless && words.tag(verb) == Tag::Past && tense == Tense::Past;
        if let Some(bounds) = self.published(scene, verb) {
            let news = Made {
                bounds: Some(bounds),
                tense: if tense::is_progressive(words, verb) {
                    Tense::Present
                } else {
                    Tense::Past
                },
                why: Evidence::certain("published"),
                ..plain
            };
            self.push(scene, range, news);
        } else if let Some(place) = place.filter(|_| scene.frames.is_empty()) {
            self.push(scene, range, plain);
            if let Some(event) = self.events.last_mut() {
                event.order = Some(place.order);
            }
        } else if let Some((time, bounds)) = self
            .carried(sentence)
            .filter(|_| past && scene.frames.is_empty())
        {
            let why = Evidence::weighed("inherited", UNCERTAIN);
            let made = Made {
                time,
                bounds,
                why,
                ..plain
            };
            self.push(scene, range, made);
            if let Some(event) = self.events.last_mut() {
                event.inherited = true;
            }
        }
    }

    // The publication date, if the first sentence of an article is its news: what has happened by then has happened
    // on that day or the one before, what is being done is done then.
    fn published(&self, scene: &EventSentence<'_>, verb: usize) -> Option<Bounds> {
        let words = &scene.words;
        // "has resigned", "is suing"; what "fell" or "sails" may have done so long ago or always.
        let news = tense::is_perfect(words, verb) || tense::is_progressive(words, verb);
        // "has become", "has been red"; not "has been sold"
        let state = (verb..verb + GROUP)
            .any(|at| words.is(at, WordClass::State) && words.tag(at + 1) != Tag::Participle);
        // "During the campaign, the mayor promised it."
        let fronted = (0..verb).any(|at| words.lower(at) == ",")
            && (words.tag(0) == Tag::Preposition || words.is_time(0) || words.is_time(1));
        let ours = (0..words.len()).take(FAR).any(|at| {
            words.tag(at) == Tag::Pronoun && words.is(at, WordClass::Writer) && !words.is_quoted(at)
        });
        let leads = |frame: &ReportFrame| frame.leads && frame.range.start <= verb;
        let told = !scene.frames.iter().any(leads);
        let first = self.read == 0 && told && news && !state && !ours && !fronted && !scene.general;
        let day = self.article.reference.filter(|_| first)?;
        Some(Bounds {
            earliest: Some(Moment::day(day.pred_opt().unwrap_or(day))),
            latest: Some(Moment::day(day)),
        })
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
