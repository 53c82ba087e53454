//! Walks through the sentences of an article and makes events of their clauses.

use std::ops::Range;

use chrono::NaiveDate;

use super::clause::{self, Clause};
use super::frame::{self, Frame};
use super::subject::Subjects;
use super::words::Words;
use super::{Event, Order, Tense, label, tense};
use crate::analysis::quote::Quote;
use crate::analysis::sentence::{Sentence, Sentences};
use crate::analysis::speaker::Speaker;
use crate::analysis::tag::{Tag, Tags};
use crate::analysis::timex::{Bounds, Timex, TimexKind, Unit};
use crate::analysis::{EventId, Evidence, SpeakerId, TimexId};
use crate::document::{BlockId, Document, Moment};
use crate::rules::time::{EventWord, EventWords};
use crate::text::Span;

/// What the stages before have found.
#[derive(Clone, Copy)]
pub(super) struct Article<'a> {
    /// The text and its blocks.
    pub(super) document: &'a Document,
    /// Its sentences.
    pub(super) sentences: &'a Sentences,
    /// Parts of speech.
    pub(super) tags: &'a Tags,
    /// Who is quoted.
    pub(super) speakers: &'a [Speaker],
    /// Times, sorted.
    pub(super) timexes: &'a [Timex],
    /// Words by which events are found.
    pub(super) rules: &'a EventWords,
    /// The publication date.
    pub(super) reference: Option<NaiveDate>,
}

/// Collects the events of one article.
pub(super) struct Finder<'a, 'q> {
    article: Article<'a>,
    quotes: &'q mut [Quote],
    // Sorted by span.
    mentions: Vec<(Span, SpeakerId)>,
    cues: Vec<(Span, usize)>,
    subjects: Subjects,
    events: Vec<Event>,
    // How many sentences of running text have been read.
    read: usize,
}

// A time of a sentence with its tokens.
#[derive(Clone, Debug)]
struct Dating {
    id: TimexId,
    tokens: Range<usize>,
}

// One sentence with what is known of it.
struct Scene<'a> {
    words: Words<'a>,
    frames: Vec<Frame>,
    // The tokens of its dating expressions.
    times: Vec<Range<usize>>,
    // Durations that say how long something went on.
    lengths: Vec<&'a Timex>,
}

// The sentences at the head of an article that tell its news.
const LEAD: usize = 2;

impl<'a, 'q> Finder<'a, 'q> {
    /// Starts at the head of an article.
    pub(super) fn new(article: Article<'a>, quotes: &'q mut [Quote]) -> Self {
        let mut mentions: Vec<(Span, SpeakerId)> = Vec::new();
        for speaker in article.speakers {
            mentions.extend(
                speaker
                    .mentions
                    .iter()
                    .map(|mention| (*mention, speaker.id)),
            );
        }
        mentions.sort();
        let mut cues: Vec<(Span, usize)> = Vec::new();
        for (nth, quote) in quotes.iter().enumerate() {
            cues.extend(quote.cue.map(|cue| (cue, nth)));
        }
        cues.sort();
        Self {
            article,
            quotes,
            mentions,
            cues,
            subjects: Subjects::default(),
            events: Vec::new(),
            read: 0,
        }
    }

    /// All events, sorted by span.
    pub(super) fn events(mut self) -> Vec<Event> {
        let mut at = 0;
        for sentence in &self.article.sentences.list {
            let from = at;
            while self
                .article
                .timexes
                .get(at)
                .is_some_and(|timex| timex.span.start() < sentence.span.end())
            {
                at += 1;
            }
            let block = self.article.document.block(sentence.block);
            if block.is_some_and(|block| block.kind.is_prose()) {
                let timexes = self.article.timexes.get(from..at).unwrap_or_default();
                self.sentence(sentence, timexes);
                self.read += 1;
            }
        }
        self.events
    }

    fn sentence(&mut self, sentence: &Sentence, timexes: &'a [Timex]) {
        let article = self.article;
        let words = Words::new(
            article.document,
            article.sentences,
            article.tags,
            article.rules,
            sentence,
        );
        let datings: Vec<Dating> = timexes
            .iter()
            .filter(|timex| dates(timex))
            .map(|timex| Dating {
                id: timex.id,
                tokens: words.within(timex.span),
            })
            .filter(|dating| !is_compared(&words, &dating.tokens))
            .collect();
        let times: Vec<Range<usize>> = datings.iter().map(|dating| dating.tokens.clone()).collect();
        let frames = frame::find(&words, &times);
        let clauses = clause::cut(&words, &frames, &times);
        let lengths = timexes.iter().filter(|timex| is_length(timex)).collect();
        let scene = Scene {
            words,
            frames,
            times,
            lengths,
        };
        for clause in &clauses {
            if let Some(dating) = datings.get(clause.time) {
                self.clause(&scene, clause, dating);
            }
        }
        if clauses.is_empty() {
            self.undated(&scene, sentence);
        }
        self.subjects.note(&scene.words, article.speakers);
    }

    fn clause(&mut self, scene: &Scene<'_>, clause: &Clause, dating: &Dating) {
        let Some(timex) = self.article.timexes.get(dating.id.index()) else {
            return;
        };
        let words = &scene.words;
        let (label, rule) =
            if let Some(frame) = clause.frame.and_then(|frame| scene.frames.get(frame)) {
                self.date_quotes(words, &frame.range, dating.id);
                let saying = label::Saying {
                    frame: &frame.range,
                    verb: frame.verb,
                    time: &dating.tokens,
                    content: &content(words, &scene.frames, frame),
                };
                (label::of_saying(words, &saying, &self.subjects), "saying")
            } else {
                let told = label::Told {
                    range: &clause.range,
                    whole: &clause.whole,
                    times: &scene.times,
                };
                (label::of_clause(words, &told, &self.subjects), "clause")
            };
        let tense = tense::of(
            words,
            clause.range.clone(),
            timex.bounds.as_ref(),
            self.article.reference,
        );
        let made = Made {
            label,
            tense,
            time: Some(dating.id),
            bounds: timex.bounds,
            rule,
        };
        self.push(scene, clause.range.clone(), made);
    }

    // A sentence without a date of its own: it may stand right after another event, go on with it, or be the news itself.
    fn undated(&mut self, scene: &Scene<'_>, sentence: &Sentence) {
        let words = &scene.words;
        let range = clause::dateline(words)..words.len();
        let told =
            scene.frames.is_empty() && !words.is_quote_mark(0) && words.has_finite(range.clone());
        if !told {
            return;
        }
        let order = self.order(words, sentence.block);
        let past = range.clone().any(|at| words.tag(at) == Tag::Past);
        let tense = tense::of(words, range.clone(), None, self.article.reference);
        let all = label::Told {
            range: &range,
            whole: &range,
            times: &[],
        };
        let label = label::of_clause(words, &all, &self.subjects);
        let plain = Made {
            label,
            tense,
            time: None,
            bounds: None,
            rule: "order",
        };
        if let Some(order) = order {
            self.push(scene, range, plain);
            if let Some(event) = self.events.last_mut() {
                event.order = Some(order);
            }
        } else if let Some(before) = self
            .carried(sentence)
            .filter(|_| past && tense == Tense::Past)
        {
            let made = Made {
                time: before.0,
                bounds: before.1,
                rule: "inherited",
                ..plain
            };
            self.push(scene, range, made);
            if let Some(event) = self.events.last_mut() {
                event.inherited = true;
            }
        } else if let Some(day) = self.article.reference.filter(|_| self.read < LEAD)
            && matches!(tense, Tense::Past | Tense::Present)
        {
            let day = Some(Moment::day(day));
            let bounds = Some(Bounds {
                earliest: day,
                latest: day,
            });
            self.push(
                scene,
                range,
                Made {
                    bounds,
                    rule: "published",
                    ..plain
                },
            );
        }
    }

    // "Later ..." and "Earlier ..." behind an event of the same paragraph.
    fn order(&self, words: &Words<'_>, block: BlockId) -> Option<Order> {
        let last = self.events.last()?;
        let place = self.article.document.block_at(last.span.start());
        let first = usize::from(
            words.tag(0) == Tag::Adverb
                && words.lower(0) != "later"
                && words.is(1, EventWord::Later),
        );
        if place != Some(block) {
            return None;
        }
        if words.is(first, EventWord::Later) {
            return Some(Order::After(last.id));
        }
        words
            .is(first, EventWord::Earlier)
            .then_some(Order::Before(last.id))
    }

    // The date of the event in the sentence before, if this one is in the same paragraph.
    fn carried(&self, sentence: &Sentence) -> Option<(Option<TimexId>, Option<Bounds>)> {
        let last = self.events.last()?;
        let place = self.article.document.block_at(last.span.start());
        let before = self.article.sentences.at(last.span.start())?;
        let here = self.article.sentences.at(sentence.span.start())?;
        let next = before.index() + 1 == here.index();
        let fine =
            next && place == Some(sentence.block) && last.tense == Tense::Past && !last.inherited;
        (fine && last.time.is_some()).then_some((last.time, last.bounds))
    }

    // Enters the time of a report frame into the quotations it reports.
    fn date_quotes(&mut self, words: &Words<'_>, frame: &Range<usize>, time: TimexId) {
        let Some(span) = words.span(frame.clone()) else {
            return;
        };
        let first = self
            .cues
            .partition_point(|(cue, _)| cue.start() < span.start());
        let inside = self
            .cues
            .iter()
            .skip(first)
            .take_while(|(cue, _)| cue.end() <= span.end());
        for (_, quote) in inside {
            if let Some(quote) = self.quotes.get_mut(*quote) {
                quote.time.get_or_insert(time);
            }
        }
    }

    fn push(&mut self, scene: &Scene<'_>, range: Range<usize>, made: Made) {
        let Some(span) = scene.words.span(range) else {
            return;
        };
        if made.label.is_empty() {
            return;
        }
        let length = scene.lengths.iter().find(|timex| span.covers(timex.span));
        self.events.push(Event {
            id: EventId::of(self.events.len()),
            span,
            label: made.label,
            time: made.time,
            bounds: made.bounds,
            tense: made.tense,
            speakers: self.speakers_in(span),
            order: None,
            inherited: false,
            length: length.map(|timex| timex.id),
            why: Evidence::certain(made.rule),
        });
    }

    fn speakers_in(&self, span: Span) -> Vec<SpeakerId> {
        let first = self
            .mentions
            .partition_point(|(mention, _)| mention.start() < span.start());
        let inside = self
            .mentions
            .iter()
            .skip(first)
            .take_while(|(mention, _)| mention.start() < span.end());
        let mut speakers: Vec<SpeakerId> = Vec::new();
        for (_, speaker) in inside {
            if !speakers.contains(speaker) {
                speakers.push(*speaker);
            }
        }
        speakers
    }
}

// The parts of an event that depend on how it was found.
struct Made {
    label: String,
    tense: Tense,
    time: Option<TimexId>,
    bounds: Option<Bounds>,
    rule: &'static str,
}

// Whether an expression dates what stands beside it: a place in the calendar, or a length with bounds.
fn dates(timex: &Timex) -> bool {
    let vague = timex.value.unit().is_some_and(|unit| unit > Unit::Decade);
    timex.bounds.is_some() && timex.value.kind() != TimexKind::Set && !vague
}

fn is_length(timex: &Timex) -> bool {
    timex.bounds.is_none() && timex.value.kind() == TimexKind::Duration
}

// "from $10 million a year earlier" dates no event.
fn is_compared(words: &Words<'_>, time: &Range<usize>) -> bool {
    let year_before = words.lower(time.end.wrapping_sub(1));
    let before = (time.start.saturating_sub(1)..time.start)
        .any(|at| matches!(words.lower(at), "than" | "versus" | "vs."));
    before
        || matches!(year_before, "earlier" | "ago")
            && (time.start.saturating_sub(6)..time.start)
                .any(|at| words.is(at, EventWord::Comparison) && words.lower(at) != "with")
}

// What a frame reports: the words before it, or those behind it up to the next frame.
fn content(words: &Words<'_>, frames: &[Frame], frame: &Frame) -> Range<usize> {
    let before = frames
        .iter()
        .rev()
        .find(|other| other.range.end <= frame.range.start);
    let behind = frames
        .iter()
        .find(|other| other.range.start >= frame.range.end);
    let before = before.map_or(0, |other| other.range.end)..frame.range.start;
    let behind = frame.range.end..behind.map_or(words.len(), |other| other.range.start);
    let leads =
        before.len() < 3 || !words.has_finite(before.clone()) && words.has_finite(behind.clone());
    if leads { behind } else { before }
}
