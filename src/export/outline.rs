//! Who said what and what happened when, line by line: what text outputs print.

use super::order;
use crate::analysis::{Analysis, EventDate, Quote, QuoteKind, Speaker, Tense};
use crate::document::{Document, Moment};
use crate::text::Span;

/// One line of the outline of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutlineLine {
    /// The head of a list, and how many entries it has.
    Section(&'static str, usize),
    /// A speaker with their role, and how many quotations follow.
    Speaker(String, usize),
    /// A quotation.
    Quote {
        /// Its words.
        words: String,
        /// Whether it is in quotation marks, or reported.
        kind: QuoteKind,
        /// Whether it is doubtful.
        is_doubtful: bool,
    },
    /// An event.
    Event {
        /// Its date in words.
        when: String,
        /// What happened.
        label: String,
        /// Past, present, future or hypothetical.
        tense: Tense,
    },
}

/// The outline of an article: each speaker with their quotations, those without a named speaker, and the events in order
/// of time, as seen from the article's own day.
pub fn outline(document: &Document, analysis: &Analysis, day: Option<Moment>) -> Vec<OutlineLine> {
    let mut lines = vec![OutlineLine::Section("Speakers", analysis.speakers.len())];
    for (speaker, quotes) in by_speaker(analysis) {
        let name = speaker.map_or_else(|| NOBODY.to_owned(), who);
        lines.push(OutlineLine::Speaker(name, quotes.len()));
        lines.extend(quotes.into_iter().map(|quote| OutlineLine::Quote {
            words: quoted_words(document, &quote.parts),
            kind: quote.kind,
            is_doubtful: quote.why.is_doubtful(),
        }));
    }
    lines.push(OutlineLine::Section("Timeline", analysis.events.len()));
    let day = day.map(|day| day.date);
    lines.extend(order::in_time(analysis).into_iter().map(|event| {
        let when = EventDate::of(event, day).words(None);
        OutlineLine::Event {
            when: if when.is_empty() {
                UNDATED.to_owned()
            } else {
                when
            },
            label: event.row(document),
            tense: event.tense,
        }
    }));
    lines
}

/// Said of quotations without a named speaker.
pub(super) const NOBODY: &str = "Nobody named";

const UNDATED: &str = "undated";

/// The quotations of each speaker in order of first mention; at the end those without a named speaker, if there are any.
pub(super) fn by_speaker(analysis: &Analysis) -> Vec<(Option<&Speaker>, Vec<&Quote>)> {
    let quotes = &analysis.quotes;
    let said = |speaker: &Speaker| {
        let ids = speaker.quotes.iter();
        ids.filter_map(|id| quotes.get(id.index())).collect()
    };
    let named = analysis.speakers.iter();
    let mut groups: Vec<(Option<&Speaker>, Vec<&Quote>)> = named
        .map(|speaker| (Some(speaker), said(speaker)))
        .collect();
    let unclaimed: Vec<&Quote> = quotes
        .iter()
        .filter(|quote| quote.speakers.is_empty())
        .collect();
    if !unclaimed.is_empty() {
        groups.push((None, unclaimed));
    }
    groups
}

/// A speaker's name with their role.
pub(super) fn who(speaker: &Speaker) -> String {
    match &speaker.role {
        Some(role) => format!("{}, {role}", speaker.name),
        None => speaker.name.clone(),
    }
}

/// The words of a quotation's parts, joined by " … " if other words are between them, by a space otherwise.
pub fn quoted_words(document: &Document, parts: &[Span]) -> String {
    let mut words = String::new();
    let mut before: Option<Span> = None;
    for part in parts {
        if let Some(gap) = before.and_then(|span| span.gap(*part)) {
            let blank = document.words(gap).trim().is_empty();
            words.push_str(if blank { " " } else { " … " });
        }
        words.push_str(document.words(*part));
        before = Some(*part);
    }
    words
}
