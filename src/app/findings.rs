use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::paragraphs::Paragraphs;
use crate::analysis::{
    Analysis, Event, EventId, Quote, QuoteId, Speaker, SpeakerId, Timex, TimexId,
};
use crate::document::Document;
use crate::text::{Span, Text};

/// An analysis, indexed for the screen: what is where in the text, and the order of the speakers.
#[derive(Debug)]
pub struct Findings {
    analysis: Arc<Analysis>,
    ranks: Vec<SpeakerId>,
    rank_of: Vec<usize>,
    /// The spans of quotations.
    pub parts: SpanIndex<QuoteId>,
    /// The spans of quotations with their sources and cues: where gutter bars are drawn.
    pub reaches: SpanIndex<QuoteId>,
    /// Where speakers are named.
    pub mentions: SpanIndex<SpeakerId>,
    /// The words that date an event.
    pub times: SpanIndex<EventId>,
    /// Where the gutter marks an event: at its time if that is in its clause, else at its start.
    pub marks: SpanIndex<EventId>,
}

impl Findings {
    /// Indexes an analysis of a document.
    pub(super) fn new(analysis: Arc<Analysis>, document: &Document) -> Self {
        let mut ranks: Vec<SpeakerId> =
            analysis.speakers.iter().map(|speaker| speaker.id).collect();
        // People first, then organisations, then unnamed sources, each by number of quotations.
        ranks.sort_by_key(|id| {
            let speaker = analysis.speakers.get(id.index());
            speaker.map(|speaker| (speaker.kind, std::cmp::Reverse(speaker.quotes.len())))
        });
        let mut rank_of = vec![0; ranks.len()];
        for (rank, id) in ranks.iter().enumerate() {
            if let Some(slot) = rank_of.get_mut(id.index()) {
                *slot = rank;
            }
        }
        let parts = analysis
            .quotes
            .iter()
            .flat_map(|quote| quote.parts.iter().map(|part| (*part, quote.id)));
        let own = analysis.events.iter().filter(|event| !event.inherited);
        let times = own.flat_map(|event| times_of(&analysis, event).map(|time| (time, event.id)));
        let marks = analysis.events.iter().map(|event| {
            let time = event
                .time
                .and_then(|time| analysis.timexes.get(time.index()));
            let time = time
                .map(|time| time.span)
                .filter(|time| event.span.covers(*time));
            (time.unwrap_or(event.span), event.id)
        });
        Self {
            parts: SpanIndex::new(parts),
            reaches: SpanIndex::new(
                analysis
                    .quotes
                    .iter()
                    .flat_map(|quote| reaches(quote, document)),
            ),
            mentions: SpanIndex::new(mentions(&analysis, &document.text)),
            times: SpanIndex::new(times),
            marks: SpanIndex::new(marks),
            ranks,
            rank_of,
            analysis,
        }
    }

    /// What was found.
    pub fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// The speakers: people first, then by number of quotations.
    pub fn ranks(&self) -> &[SpeakerId] {
        &self.ranks
    }

    /// The index of a speaker in that order: decides letter and colour.
    pub fn rank(&self, id: SpeakerId) -> usize {
        self.rank_of.get(id.index()).copied().unwrap_or(usize::MAX)
    }

    /// The letter of a speaker, `A` to `Z`, then `a` to `z`; `None` for those after.
    pub fn letter(&self, id: SpeakerId) -> Option<char> {
        let rank = u8::try_from(self.rank(id)).ok()?;
        match rank {
            0..26 => Some(char::from(b'A' + rank)),
            26..52 => Some(char::from(b'a' + rank - 26)),
            _ => None,
        }
    }

    /// The speaker of a letter; a small letter without a speaker counts as the capital.
    pub fn lettered(&self, letter: char) -> Option<SpeakerId> {
        let capital = letter.to_ascii_uppercase();
        let find = |wanted| {
            self.ranks
                .iter()
                .copied()
                .find(|id| self.letter(*id) == Some(wanted))
        };
        find(letter).or_else(|| find(capital))
    }

    /// A speaker.
    pub fn speaker(&self, id: SpeakerId) -> Option<&Speaker> {
        self.analysis.speakers.get(id.index())
    }

    /// A quotation.
    pub fn quote(&self, id: QuoteId) -> Option<&Quote> {
        self.analysis.quotes.get(id.index())
    }

    /// An event.
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.analysis.events.get(id.index())
    }

    /// The last quotation with a speaker that starts at or before a byte, or the first one.
    pub(super) fn speaker_near(&self, byte: u32) -> Option<SpeakerId> {
        let quotes = &self.analysis.quotes;
        let after = quotes.partition_point(|quote| quote.span().start() <= byte);
        let (before, later) = quotes.split_at_checked(after)?;
        before
            .iter()
            .rev()
            .find_map(Quote::speaker)
            .or_else(|| later.iter().find_map(Quote::speaker))
    }

    /// The last event that starts at or before a byte, or the first one.
    pub(super) fn event_near(&self, byte: u32) -> Option<EventId> {
        let events = &self.analysis.events;
        let after = events.partition_point(|event| event.span.start() <= byte);
        events.get(after.saturating_sub(1)).map(|event| event.id)
    }
}

/// What panes list their entries from.
#[derive(Clone, Copy, Debug)]
pub struct PaneInputs<'a> {
    /// What was found.
    pub findings: &'a Findings,
    /// The article.
    pub document: &'a Document,
    /// The numbers of its paragraphs.
    pub paragraphs: &'a Paragraphs,
    /// The present day.
    pub today: NaiveDate,
    /// The date that relative times count from, if the user named one.
    pub reference: Option<NaiveDate>,
}

impl PaneInputs<'_> {
    /// The date that separates past and future: named by the user, or the article's own.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        self.reference
            .or(self.document.meta.published.map(|moment| moment.date))
    }
}

/// The words that date an event: those of its time, and of a second time that ends a period.
fn times_of(analysis: &Analysis, event: &Event) -> impl Iterator<Item = Span> {
    let at = |place: Option<usize>| analysis.timexes.get(place?);
    let first = event.time.map(TimexId::index);
    let latest = |time: &&Timex| time.bounds.and_then(|bounds| bounds.latest);
    let end = event.bounds.and_then(|bounds| bounds.latest);
    let last = at(first)
        .filter(|time| end.is_some() && latest(time) != end)
        .and_then(|_| at(first.map(|first| first + 1)))
        .filter(|time| latest(time) == end);
    at(first).into_iter().chain(last).map(|time| time.span)
}

/// The span of a quotation with source and cue, in each block that it is in.
fn reaches(quote: &Quote, document: &Document) -> Vec<(Span, QuoteId)> {
    let mut found: Vec<(Span, QuoteId)> = Vec::new();
    let about = quote.source.iter().chain(&quote.cue);
    for span in quote.parts.iter().chain(about) {
        let block = document.block_at(span.start());
        let same = found
            .iter_mut()
            .find(|(reach, _)| document.block_at(reach.start()) == block);
        match same {
            Some((reach, _)) => *reach = reach.join(*span),
            None => found.push((*span, quote.id)),
        }
    }
    let spoken: Vec<_> = quote
        .parts
        .iter()
        .map(|part| document.block_at(part.start()))
        .collect();
    found.retain(|(reach, _)| spoken.contains(&document.block_at(reach.start())));
    found
}

/// Where speakers are named by a name; pronouns are mentions too, but are not highlighted.
fn mentions(analysis: &Analysis, text: &Text) -> Vec<(Span, SpeakerId)> {
    let mut found = Vec::new();
    for speaker in &analysis.speakers {
        let is_name = |span: &&Span| {
            let words = text.slice(**span);
            let known = speaker.aliases.iter().chain([&speaker.name]);
            words.len() > 2
                && known
                    .into_iter()
                    .any(|name| name.eq_ignore_ascii_case(words) || name.contains(words))
        };
        found.extend(
            speaker
                .mentions
                .iter()
                .filter(is_name)
                .map(|span| (*span, speaker.id)),
        );
    }
    found
}

/// Spans with what they belong to, sorted to look up what is on the screen.
#[derive(Debug)]
pub struct SpanIndex<T> {
    list: Vec<(Span, T)>,
    // As long as `list`: the maximum end of the spans so far.
    reached: Vec<u32>,
}

impl<T: Copy> SpanIndex<T> {
    fn new(list: impl IntoIterator<Item = (Span, T)>) -> Self {
        let mut list: Vec<(Span, T)> = list.into_iter().collect();
        list.sort_by_key(|(span, _)| *span);
        let mut farthest = 0;
        let reached = list.iter().map(|(span, _)| {
            farthest = farthest.max(span.end());
            farthest
        });
        Self {
            reached: reached.collect(),
            list,
        }
    }

    /// The spans that share a byte with `view`, in text order.
    pub fn within(&self, view: Span) -> impl Iterator<Item = (Span, T)> {
        let from = self.reached.partition_point(|end| *end <= view.start());
        self.list
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(move |(span, _)| span.start() < view.end())
            .filter(move |(span, _)| span.overlaps(view))
            .copied()
    }

    /// The first span that starts at one of the bytes.
    pub fn first_from(&self, bytes: Range<u32>) -> Option<(Span, T)> {
        let from = self
            .list
            .partition_point(|(span, _)| span.start() < bytes.start);
        self.list
            .get(from)
            .copied()
            .filter(|(span, _)| span.start() < bytes.end)
    }

    /// The last span that covers a byte.
    pub fn at(&self, byte: u32) -> Option<T> {
        let until = self.list.partition_point(|(span, _)| span.start() <= byte);
        let from = self.reached.partition_point(|end| *end <= byte);
        let near = self.list.get(from..until)?;
        near.iter()
            .rev()
            .find(|(span, _)| span.has(byte))
            .map(|(_, id)| *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretches(spans: &[(usize, usize)]) -> SpanIndex<usize> {
        let text = Text::new("x".repeat(40));
        let list = spans
            .iter()
            .enumerate()
            .map(|(nth, (start, end))| (text.span(*start..*end).unwrap(), nth));
        SpanIndex::new(list)
    }

    fn view(start: usize, end: usize) -> Span {
        Text::new("x".repeat(40)).span(start..end).unwrap()
    }

    #[test]
    fn a_long_stretch_is_found_behind_short_ones() {
        let stretches = stretches(&[(0, 30), (2, 4), (6, 8), (32, 34)]);
        let found: Vec<usize> = stretches.within(view(20, 33)).map(|(_, id)| id).collect();
        assert_eq!(found, [0, 3]);
        assert_eq!(stretches.within(view(34, 40)).count(), 0);
    }

    #[test]
    fn the_innermost_stretch_covers_a_byte() {
        let stretches = stretches(&[(0, 30), (2, 4), (6, 8)]);
        assert_eq!(
            (stretches.at(3), stretches.at(5), stretches.at(31)),
            (Some(1), Some(0), None)
        );
    }

    #[test]
    fn the_first_start_in_a_range_is_found() {
        let stretches = stretches(&[(0, 30), (2, 4), (6, 8)]);
        assert_eq!(stretches.first_from(1..9).map(|(_, id)| id), Some(1));
        assert_eq!(stretches.first_from(7..40), None);
    }
}
