//! Quotations: which words are somebody's, whose, and what says so.

mod act;
mod attribute;
mod before;
mod beside;
mod block;
pub(crate) mod chain;
mod content;
mod cue;
mod end;
mod leftover;
mod letter;
mod marks;
mod post;
mod quote;
mod ranks;
mod scene;
mod source;
mod start;
mod turns;

use std::ops::Range;

use self::chain::AttributionModel;
use attribute::{Attribution, Taken};
use scene::QuotedArticle;

use super::QuoteId;
use super::name::Name;
use super::reading::Reading;
use super::sentence::Sentences;
use super::tag::Tags;
use crate::document::Document;
use crate::lang::{Coverage, Lang};
use crate::text::Span;

pub use self::quote::{Quote, QuoteKind};
pub use crate::lang::speech::Act;

/// Finds all quotations, sorted by span, without speakers and times.
pub fn find(
    document: &Document,
    sentences: &Sentences,
    tags: &Tags,
    names: &[Name],
    lang: &Lang,
    chain: &AttributionModel<'_>,
) -> Vec<Quote> {
    let runs = marks::find(document);
    let reading = Reading::new(document, sentences, tags, &lang.words);
    let scene = QuotedArticle::new(reading, lang, &runs);
    let mut taken = Taken::new(sentences.tokens.len());
    let mut found = ruled(&scene, &mut taken);
    if lang.coverage == Coverage::Full {
        found = chain::run(&scene, names, &found, chain);
    } else {
        leftover::attribute(&scene, &mut taken, &mut found);
    }
    for attribution in &mut found {
        attribution
            .parts
            .retain(|part| !is_in_name(&reading, names, part));
    }
    let mut quotes: Vec<Quote> = found
        .iter()
        .filter_map(|attribution| quote_of(&scene, attribution))
        .collect();
    quotes.sort_by_key(|quote| (quote.span(), quote.cue));
    for (index, quote) in quotes.iter_mut().enumerate() {
        quote.id = QuoteId::of(index);
    }
    quotes
}

/// The names of the speakers that stand beside quotations: those of a language without a model for names.
pub(super) fn names_beside(reading: Reading<'_>, lang: &Lang) -> Vec<Name> {
    let runs = marks::find(reading.document);
    beside::names(&QuotedArticle::new(reading, lang, &runs))
}

/// “Rosa “Lili” Lind”: whether some words are a nickname inside a name.
fn is_in_name(reading: &Reading<'_>, names: &[Name], words: &Range<usize>) -> bool {
    let before = names.partition_point(|name| reading.tokens(name.span).start < words.start);
    let name = before.checked_sub(1).and_then(|at| names.get(at));
    name.is_some_and(|name| reading.tokens(name.span).end > words.end)
}

/// What rules make of an article: the turns of a transcript, block quotations, signed letters, and what cues report.
fn ruled(scene: &QuotedArticle<'_>, taken: &mut Taken) -> Vec<Attribution> {
    let mut found = turns::find(scene, taken);
    found.extend(block::find(scene, taken));
    found.extend(letter::find(scene, taken));
    found.extend(post::find(scene, taken));
    found.extend(match scene.lang.coverage {
        Coverage::Full | Coverage::Marks => attribute::find(scene, taken),
        Coverage::Quotations => beside::find(scene, taken),
    });
    found
}

/// Whether a rule finds its speakers by the label of a paragraph.
pub(super) fn is_labelled(rule: &str) -> bool {
    rule == turns::TRANSCRIPT
}

/// Whether a rule knows the form of the text and gives whole paragraphs: a transcript, a letter, a block quotation.
pub(super) fn is_whole(rule: &str) -> bool {
    chain::WHOLE.contains(&rule)
}

/// What stands between quotation marks, sorted.
pub(super) fn marked(document: &Document) -> Vec<Span> {
    let runs = marks::find(document).into_iter();
    runs.map(|run| run.span).collect()
}

fn quote_of(scene: &QuotedArticle<'_>, attribution: &Attribution) -> Option<Quote> {
    let reading = &scene.reading;
    let parts: Vec<Span> = attribution
        .parts
        .iter()
        .filter_map(|part| span_with_marks(scene, part.clone()))
        .collect();
    let named = !act::is_carried(scene, attribution);
    let source = attribution.source.as_ref().filter(|_| named);
    let kind = kind_of(scene, &attribution.parts);
    let act = act::of(scene, attribution, kind)?;
    (!parts.is_empty()).then(|| Quote {
        id: QuoteId::default(),
        kind,
        act,
        parts,
        speakers: Vec::new(),
        resolution: None,
        time: None,
        source: source.and_then(|source| reading.span(source.tokens.clone())),
        cue: attribution.cue.clone().and_then(|cue| reading.span(cue)),
        why: attribution.why,
    })
}

/// The stretch of a range of words, with the quotation marks of a run that starts or ends with it.
fn span_with_marks(scene: &QuotedArticle<'_>, words: Range<usize>) -> Option<Span> {
    let span = scene.reading.span(words.clone())?;
    let first = scene
        .run_of(words.start)
        .map(|run| (run, scene.run_words(run)));
    let last = scene
        .run_of(words.end - 1)
        .map(|run| (run, scene.run_words(run)));
    let opening = first
        .filter(|(_, run)| run.start == words.start)
        .and_then(|(run, _)| scene.runs.get(run));
    let closing = last
        .filter(|(_, run)| run.end == words.end)
        .and_then(|(run, _)| scene.runs.get(run));
    let span = opening.map_or(span, |run| {
        run.span.up_to(span).map_or(span, |marks| marks.join(span))
    });
    Some(closing.map_or(span, |run| {
        run.span.after(span).map_or(span, |marks| span.join(marks))
    }))
}

fn kind_of(scene: &QuotedArticle<'_>, parts: &[Range<usize>]) -> QuoteKind {
    let words = || {
        parts
            .iter()
            .flat_map(Clone::clone)
            .filter(|token| scene.reading.is_word(*token))
    };
    let quoted = words().filter(|token| scene.is_quoted(*token)).count();
    match quoted {
        0 => QuoteKind::Indirect,
        _ if quoted == words().count() => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}

#[cfg(test)]
mod tests;
