//! Walks through the sentences of an article and makes events of their clauses.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;

use super::clause::{self, DatedClause};
use super::dating::{self, Dating};
use super::frame::{self, ReportFrame};
use super::label::{self, Label};
use super::participant::ParticipantNames;
use super::phrase::DatedPhrase;
use super::words::SentenceTokens;
use super::{Event, Tense, tense};
use crate::analysis::article::Article;
use crate::analysis::name::Name;
use crate::analysis::quote::Quote;
use crate::analysis::sentence::Sentence;
use crate::analysis::speaker::{Speaker, SpeakerKind};
use crate::analysis::tag::Tag;
use crate::analysis::timex::{Bounds, Timex, TimexKind};
use crate::analysis::{EventId, Evidence, SpeakerId, TimexId};
use crate::document::Moment;
use crate::lang::WordClass;
use crate::lang::speech::Lists;
use crate::text::Span;

/// What there is to find events in.
#[derive(Clone, Copy)]
pub(super) struct EventContext<'a> {
    /// Sentences and their words.
    pub(super) found: &'a Article<'a>,
    /// Names, sorted.
    pub(super) names: &'a [Name],
    /// First names with their sex.
    pub(super) lists: &'a Lists,
    /// Who is quoted.
    pub(super) speakers: &'a [Speaker],
    /// Times, sorted.
    pub(super) timexes: &'a [Timex],
    /// The publication date.
    pub(super) reference: Option<NaiveDate>,
}

/// Collects the events of one article.
pub(super) struct EventFinder<'a, 'q> {
    pub(super) article: EventContext<'a>,
    quotes: &'q mut [Quote],
    // Sorted by span.
    mentions: Vec<(Span, SpeakerId)>,
    cues: Vec<(Span, usize)>,
    pub(super) cast: ParticipantNames<'a>,
    pub(super) events: Vec<Event>,
    // Whether a quotation goes on from the sentence before.
    quoted: bool,
    // The beginnings and heads of the noun phrases listed so far.
    happenings: BTreeSet<(Option<NaiveDate>, &'a str)>,
    // How many sentences of running text have been read.
    pub(super) read: usize,
}

// One sentence with what is known of it.
pub(super) struct EventSentence<'a> {
    pub(super) words: SentenceTokens<'a>,
    pub(super) frames: Vec<ReportFrame>,
    // Whether there is no temporal expression at all.
    pub(super) timeless: bool,
    // Whether it tells of no particular time: "every Tuesday", "in the past".
    pub(super) general: bool,
    // Durations that say how long something went on.
    pub(super) lengths: Vec<&'a Timex>,
}

impl<'a, 'q> EventFinder<'a, 'q> {
    /// Starts at the head of an article.
    pub(super) fn new(article: EventContext<'a>, quotes: &'q mut [Quote]) -> Self {
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
        for (index, quote) in quotes.iter().enumerate() {
            cues.extend(quote.cue.map(|cue| (cue, index)));
        }
        cues.sort();
        let words = |span| article.found.document.words(span);
        let cast = ParticipantNames::new(words, article.names, article.speakers, article.lists);
        Self {
            article,
            quotes,
            mentions,
            cues,
            cast,
            events: Vec::new(),
            quoted: false,
            happenings: BTreeSet::new(),
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
                self.cast.leave_paragraph();
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
        let words = SentenceTokens::new(article.found, sentence, timexes, self.quoted);
        let (datings, phrases) = dating::of(&words, timexes);
        let times: Vec<Range<usize>> = datings.iter().map(|dating| dating.tokens.clone()).collect();
        let frames = frame::find(&words, &times);
        let clauses = clause::cut(&words, &frames, &times);
        let lengths = timexes.iter().filter(|timex| timex.is_length()).collect();
        let scene = EventSentence {
            words,
            frames,
            timeless: timexes.is_empty(),
            general: timexes.iter().any(dating::is_general),
            lengths,
        };
        let mut phrases = phrases.into_iter().peekable();
        for clause in &clauses {
            while let Some(phrase) = phrases.next_if(|phrase| phrase.is_before(&clause.span)) {
                self.happening(&scene, phrase);
            }
            if let Some(dating) = datings.get(clause.time) {
                self.clause(&scene, clause, dating);
            }
        }
        for phrase in phrases {
            self.happening(&scene, phrase);
        }
        if clauses.is_empty() {
            self.undated(&scene, sentence);
        }
        self.cast.note(&scene.words);
        self.quoted = scene.words.is_quoted(scene.words.len());
    }

    fn clause(&mut self, scene: &EventSentence<'a>, clause: &DatedClause, dating: &Dating) {
        let Some(timex) = self.article.timexes.get(dating.id.index()) else {
            return;
        };
        let words = &scene.words;
        let frame = clause.frame.and_then(|index| {
            let frame = scene.frames.get(index)?;
            Some((frame, content(scene, index, frame)))
        });
        let (label, about, rule) = if let Some((frame, content)) = frame {
            let source = self.date_quotes(words, &frame.range, dating.id);
            let about = source.map_or_else(
                || self.cast.of(words, frame.range.clone(), 0),
                |name| vec![name],
            );
            (label::of_saying(words, frame, &content), about, "saying")
        } else {
            let label = label::of_clause(words, clause, &dating.tokens);
            let about = label.map(|label| {
                self.cast
                    .of(words, words.within(label.span), dating.tokens.start)
            });
            (label, about.unwrap_or_default(), "clause")
        };
        let bounds = dating::bounds(words, dating, self.article.reference);
        let time = tense::Time {
            bounds,
            modifier: timex.modifier,
            start: dating.tokens.start,
        };
        let day = self.article.reference;
        let tense = tense::of(words, clause.range.clone(), Some(time), day);
        let clashes = tense::clashes(words, clause.range.clone(), time, day);
        if is_habit(words, clause, timex, tense) {
            return;
        }
        let made = Made {
            label,
            about,
            tense,
            time: Some(dating.id),
            bounds,
            why: if clashes {
                Evidence::weighed("clash", UNCERTAIN)
            } else {
                Evidence::certain(rule)
            },
        };
        self.push(scene, clause.span.clone(), made);
    }

    // "the 2011 flood": an event without a clause, listed once; "the 2010 law" may be none.
    fn happening(&mut self, scene: &EventSentence<'a>, phrase: DatedPhrase) {
        let words = &scene.words;
        let day = self.article.reference;
        let date = |end: fn(Bounds) -> Option<Moment>| Some(end(phrase.bounds?)?.date);
        let (first, last) = (date(|bounds| bounds.earliest), date(|bounds| bounds.latest));
        if !self.happenings.insert((first, words.lower(phrase.head))) {
            return;
        }
        let ahead = day.is_some() && first > day;
        let made = Made {
            label: label::of_phrase(words, &phrase),
            about: Vec::new(),
            tense: if ahead { Tense::Future } else { Tense::Past },
            time: Some(phrase.time),
            bounds: phrase.bounds,
            // What has a year of its own; the election of this year may be to come.
            why: if phrase.happens && (ahead || last < day || day.is_none()) {
                Evidence::certain("phrase")
            } else {
                Evidence::weighed("thing", UNCERTAIN)
            },
        };
        self.push(scene, phrase.range, made);
    }

    // Enters the time of a report frame into the quotations it reports; the name of the person who is quoted.
    fn date_quotes(
        &mut self,
        words: &SentenceTokens<'_>,
        frame: &Range<usize>,
        time: TimexId,
    ) -> Option<&'a str> {
        let span = words.span(frame.clone())?;
        let first = self
            .cues
            .partition_point(|(cue, _)| cue.start() < span.start());
        let inside = self
            .cues
            .iter()
            .skip(first)
            .take_while(|(cue, _)| cue.end() <= span.end());
        let mut source = None;
        for (_, quote) in inside {
            if let Some(quote) = self.quotes.get_mut(*quote) {
                quote.time.get_or_insert(time);
                source = quote.speaker().filter(|_| !quote.why.is_doubtful());
            }
        }
        let speaker = self.article.speakers.get(source?.index())?;
        (speaker.kind == SpeakerKind::Person).then_some(&speaker.name)
    }

    pub(super) fn push(&mut self, scene: &EventSentence<'_>, range: Range<usize>, made: Made<'_>) {
        let Some((span, label)) = scene.words.span(range).zip(made.label) else {
            return;
        };
        if let Some(last) = self.events.last_mut()
            && last.label == label.span
            && overlap(last.bounds, made.bounds)
        {
            // "on Monday from 11 p.m. to 2 a.m."
            if made.bounds.is_some_and(has_hours) {
                (last.time, last.bounds) = (made.time, made.bounds);
            }
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
            label: label.span,
            is_cut: label.is_cut,
            participants: made.about.into_iter().map(str::to_owned).collect(),
            time: made.time,
            bounds: made.bounds,
            tense: made.tense,
            speakers: self.speakers_in(span),
            order: None,
            inherited: false,
            length: length.map(|timex| timex.id),
            why: made.why,
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

// A verb farther away is not that of the time.
const FAR: usize = 60;

// A finding that is right less often than not.
pub(super) const UNCERTAIN: i16 = 0;

// The parts of an event that depend on how it was found.
pub(super) struct Made<'a> {
    pub(super) label: Option<Label>,
    pub(super) about: Vec<&'a str>,
    pub(super) tense: Tense,
    pub(super) time: Option<TimexId>,
    pub(super) bounds: Option<Bounds>,
    pub(super) why: Evidence,
}

// "The shift begins at four in the morning", "He would get up at five", "today’s ships are larger", "Today a pass costs six
// euros", "There is usually snow by Halloween": what is always so.
fn is_habit(words: &SentenceTokens<'_>, clause: &DatedClause, timex: &Timex, tense: Tense) -> bool {
    let time = words.within(timex.span);
    let hour = timex.value.kind() == TimexKind::Time;
    // Not "on Tuesday night".
    let bare = || !words.words(timex.span).contains(char::is_uppercase);
    let would = || {
        clause
            .range
            .clone()
            .any(|at| words.is(at, WordClass::Would))
    };
    let owned =
        matches!(words.lower(time.end), "'s" | "’s") && words.tag(time.end) == Tag::Possessive;
    let finite = |at: &usize| words.tag(*at).is_finite();
    let before = (clause.range.start..time.start)
        .rev()
        .take(FAR)
        .find(finite);
    let verb = before.or_else(|| (time.end..clause.range.end).take(FAR).find(finite));
    let near = |verb: usize| (verb.saturating_sub(2)..verb + 3).chain([clause.range.start]);
    let usual = |verb: usize| near(verb).any(|at: usize| words.is(at, WordClass::Habit));
    // "today" as much as "nowadays"
    let opens = time.start == clause.range.start || finite(&time.end);
    let nowadays = |verb: usize| {
        opens && words.is(time.start, WordClass::Today) && is_simple_present(words, verb)
    };
    if verb.is_some_and(|verb| usual(verb) || nowadays(verb)) {
        return true;
    }
    match tense {
        Tense::Present if hour => true,
        Tense::Future | Tense::Hypothetical if hour => bare() && would(),
        Tense::Present | Tense::Future | Tense::Hypothetical => {
            owned && words.is(time.start, WordClass::Today)
        }
        Tense::Past => false,
    }
}

// Whether a verb is a simple present: "builds", not "says" or the "is" of "is sailing".
fn is_simple_present(words: &SentenceTokens<'_>, verb: usize) -> bool {
    matches!(words.tag(verb), Tag::Present | Tag::PresentThird)
        && !words.is(verb, WordClass::Report)
        && !words.is(verb, WordClass::Auxiliary)
}

fn overlap(one: Option<Bounds>, other: Option<Bounds>) -> bool {
    let days = |bounds: Option<Bounds>| Some((bounds?.earliest?.date, bounds?.latest?.date));
    let both = days(one).zip(days(other));
    one == other || both.is_some_and(|(one, other)| one.0 <= other.1 && other.0 <= one.1)
}

fn has_hours(bounds: Bounds) -> bool {
    bounds.earliest.is_some_and(|first| first.time.is_some())
}

// What a frame reports: the words before it, or those after it, up to the next frame.
fn content(scene: &EventSentence<'_>, index: usize, frame: &ReportFrame) -> Range<usize> {
    if frame.leads {
        let next = scene.frames.get(index + 1);
        frame.range.end..next.map_or(scene.words.len(), |next| next.range.start)
    } else {
        let before = index
            .checked_sub(1)
            .and_then(|before| scene.frames.get(before));
        before.map_or(0, |before| before.range.end)..frame.range.start
    }
}
