//! Walks through the sentences of an article and makes events of their clauses.

use std::ops::Range;

use chrono::NaiveDate;

use super::clause::{self, Clause};
use super::dating::{self, Dating};
use super::frame::{self, Frame};
use super::subject::{self, Subjects};
use super::words::{Found, Words};
use super::{Event, Tense, label, tense};
use crate::analysis::quote::Quote;
use crate::analysis::sentence::Sentence;
use crate::analysis::speaker::Speaker;
use crate::analysis::timex::{Bounds, Timex, TimexKind};
use crate::analysis::{EventId, Evidence, SpeakerId, TimexId};
use crate::text::Span;

/// What there is to find events in.
#[derive(Clone, Copy)]
pub(super) struct Article<'a> {
    /// Sentences and their words.
    pub(super) found: Found<'a>,
    /// Who is quoted.
    pub(super) speakers: &'a [Speaker],
    /// Times, sorted.
    pub(super) timexes: &'a [Timex],
    /// The publication date.
    pub(super) reference: Option<NaiveDate>,
}

/// Collects the events of one article.
pub(super) struct Finder<'a, 'q> {
    pub(super) article: Article<'a>,
    quotes: &'q mut [Quote],
    // Sorted by span.
    mentions: Vec<(Span, SpeakerId)>,
    cues: Vec<(Span, usize)>,
    pub(super) subjects: Subjects,
    pub(super) events: Vec<Event>,
    // Whether a quotation goes on from the sentence before.
    quoted: bool,
    // How many sentences of running text have been read.
    pub(super) read: usize,
}

// One sentence with what is known of it.
pub(super) struct Scene<'a> {
    pub(super) words: Words<'a>,
    pub(super) frames: Vec<Frame>,
    // The tokens of its dating expressions.
    pub(super) times: Vec<Range<usize>>,
    // Whether there is no temporal expression at all.
    pub(super) timeless: bool,
    // Whether it tells of no particular time: "every Tuesday", "in the past".
    pub(super) general: bool,
    // Durations that say how long something went on.
    pub(super) lengths: Vec<&'a Timex>,
}

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
            quoted: false,
            read: 0,
        }
    }

    /// All events, sorted by span.
    pub(super) fn events(mut self) -> Vec<Event> {
        let mut at = 0;
        for sentence in &self.article.found.sentences.list {
            let from = at;
            while self
                .article
                .timexes
                .get(at)
                .is_some_and(|timex| timex.span.start() < sentence.span.end())
            {
                at += 1;
            }
            let block = self.article.found.document.block(sentence.block);
            if block.is_some_and(|block| block.span.start() == sentence.span.start()) {
                self.subjects.leave_paragraph();
                self.quoted = false;
            }
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
        let words = Words::new(article.found, sentence, timexes, self.quoted);
        let datings = dating::of(&words, timexes);
        let times: Vec<Range<usize>> = datings.iter().map(|dating| dating.tokens.clone()).collect();
        let frames = frame::find(&words, &times);
        let clauses = clause::cut(&words, &frames, &times);
        let lengths = timexes
            .iter()
            .filter(|timex| dating::is_length(timex))
            .collect();
        let scene = Scene {
            words,
            frames,
            times,
            timeless: timexes.is_empty(),
            general: timexes.iter().any(dating::is_general),
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
        self.note_subject(&scene.words);
        self.quoted = scene.words.is_quoted(scene.words.len());
    }

    fn note_subject(&mut self, words: &Words<'_>) {
        let Some(subject) = subject::subject(words, words.dateline_end()..words.len()) else {
            return;
        };
        let speaker = words.span(subject.clone()).and_then(|span| {
            let (mention, speaker) = self.mentions_in(span).last()?;
            let ends = mention.end() == span.end();
            let speaker = self.article.speakers.get(speaker.index())?;
            ends.then(|| (speaker, words.within(*mention)))
        });
        match speaker {
            Some((speaker, mention)) => {
                let first = speaker.name.split_whitespace().next().unwrap_or_default();
                let sex = self.article.found.names.sex_of(&first.to_lowercase());
                self.subjects
                    .note(words, mention, Some((speaker.kind, sex)));
            }
            None => self.subjects.note(words, subject, None),
        }
    }

    fn clause(&mut self, scene: &Scene<'_>, clause: &Clause, dating: &Dating) {
        let Some(timex) = self.article.timexes.get(dating.id.index()) else {
            return;
        };
        let words = &scene.words;
        let (label, rule) = if let Some((nth, frame)) = clause
            .frame
            .and_then(|nth| Some((nth, scene.frames.get(nth)?)))
        {
            self.date_quotes(words, &frame.range, dating.id);
            let saying = label::Saying {
                frame: &frame.range,
                verb: frame.verb,
                time: &dating.tokens,
                content: &content(scene, nth, frame),
                who: self.named_in(words, &frame.range),
            };
            (label::of_saying(words, &saying, &self.subjects), "saying")
        } else {
            let told = label::Told {
                range: &clause.range,
                whole: &clause.whole,
                times: &scene.times,
                time: Some(&dating.tokens),
            };
            (label::of_clause(words, &told, &self.subjects), "clause")
        };
        let bounds = dating::bounds(words, &clause.range, dating);
        let time = tense::Time {
            bounds,
            modifier: timex.modifier,
            start: dating.tokens.start,
        };
        let day = self.article.reference;
        let tense = tense::of(words, clause.range.clone(), Some(time), day);
        if timex.value.kind() == TimexKind::Time && tense == Tense::Present {
            // "The shift begins at four in the morning": a habit.
            return;
        }
        let made = Made {
            label,
            tense,
            time: Some(dating.id),
            bounds,
            rule,
        };
        self.push(scene, clause.span.clone(), made);
    }

    // Who is mentioned in a report frame.
    fn named_in(&self, words: &Words<'_>, frame: &Range<usize>) -> Option<&'a str> {
        let (_, speaker) = self.mentions_in(words.span(frame.clone())?).next()?;
        let speaker = self.article.speakers.get(speaker.index())?;
        Some(&speaker.name)
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

    pub(super) fn push(&mut self, scene: &Scene<'_>, range: Range<usize>, made: Made) {
        let Some(span) = scene.words.span(range) else {
            return;
        };
        if made.label.is_empty() {
            return;
        }
        let first = scene
            .lengths
            .partition_point(|timex| timex.span.start() < span.start());
        let length = scene
            .lengths
            .get(first)
            .filter(|timex| span.covers(timex.span));
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

    fn mentions_in(&self, span: Span) -> impl Iterator<Item = &(Span, SpeakerId)> {
        let first = self
            .mentions
            .partition_point(|(mention, _)| mention.start() < span.start());
        let inside = self.mentions.iter().skip(first);
        inside.take_while(move |(mention, _)| mention.start() < span.end())
    }

    fn speakers_in(&self, span: Span) -> Vec<SpeakerId> {
        let mut speakers: Vec<SpeakerId> = Vec::new();
        for (_, speaker) in self.mentions_in(span) {
            if !speakers.contains(speaker) {
                speakers.push(*speaker);
            }
        }
        speakers
    }
}

// The parts of an event that depend on how it was found.
pub(super) struct Made {
    pub(super) label: String,
    pub(super) tense: Tense,
    pub(super) time: Option<TimexId>,
    pub(super) bounds: Option<Bounds>,
    pub(super) rule: &'static str,
}

// What a frame reports: the words before it, or those behind it, up to the next frame.
fn content(scene: &Scene<'_>, nth: usize, frame: &Frame) -> Range<usize> {
    if frame.leads {
        let next = scene.frames.get(nth + 1);
        frame.range.end..next.map_or(scene.words.len(), |next| next.range.start)
    } else {
        let before = nth
            .checked_sub(1)
            .and_then(|before| scene.frames.get(before));
        before.map_or(0, |before| before.range.end)..frame.range.start
    }
}
