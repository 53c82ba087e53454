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
mod post;
mod quote;
mod source;
mod start;
mod turns;

use std::ops::Range;

use self::chain::AttributionModel;
use super::QuoteId;
use super::article::Article;
use super::name::Name;
use crate::lang::Coverage;
use crate::text::Span;
use attribute::{Attribution, Taken};

pub use self::quote::{Quote, QuoteKind};
pub use crate::lang::speech::Act;

/// Finds all quotations, sorted by span, without speakers and times.
pub(crate) fn find(
    article: &Article<'_>,
    names: &[Name],
    chain: &AttributionModel<'_>,
) -> Vec<Quote> {
    let mut taken = Taken::new(article.sentences.tokens.len());
    let mut found = ruled(article, &mut taken);
    if article.lang.coverage == Coverage::Full {
        found = chain::run(article, names, &found, chain);
    } else {
        leftover::attribute(article, &mut taken, &mut found);
    }
    for attribution in &mut found {
        attribution
            .parts
            .retain(|part| !is_in_name(article, names, part));
    }
    let mut quotes: Vec<Quote> = found
        .iter()
        .filter_map(|attribution| quote_of(article, attribution))
        .collect();
    quotes.sort_by_key(|quote| (quote.span(), quote.cue));
    for (index, quote) in quotes.iter_mut().enumerate() {
        quote.id = QuoteId::of(index);
    }
    quotes
}

/// The names of the speakers that stand beside quotations: those of a language without a model for names.
pub(super) fn names_beside(article: &Article<'_>) -> Vec<Name> {
    beside::names(article)
}

/// “Rosa “Lili” Lind”: whether some words are a nickname inside a name.
fn is_in_name(article: &Article<'_>, names: &[Name], words: &Range<usize>) -> bool {
    let before = names.partition_point(|name| article.tokens(name.span).start < words.start);
    let name = before.checked_sub(1).and_then(|at| names.get(at));
    name.is_some_and(|name| article.tokens(name.span).end > words.end)
}

/// What rules make of an article: the turns of a transcript, block quotations, signed letters, and what cues report.
fn ruled(article: &Article<'_>, taken: &mut Taken) -> Vec<Attribution> {
    let mut found = turns::find(article, taken);
    found.extend(block::find(article, taken));
    found.extend(letter::find(article, taken));
    found.extend(post::find(article, taken));
    found.extend(match article.lang.coverage {
        Coverage::Full | Coverage::Marks => attribute::find(article, taken),
        Coverage::Quotations => beside::find(article, taken),
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

fn quote_of(article: &Article<'_>, attribution: &Attribution) -> Option<Quote> {
    let parts: Vec<Span> = attribution
        .parts
        .iter()
        .filter_map(|part| span_with_marks(article, part.clone()))
        .collect();
    let named = !act::is_carried(article, attribution);
    let source = attribution.source.as_ref().filter(|_| named);
    let kind = kind_of(article, &attribution.parts);
    let act = act::of(article, attribution, kind)?;
    (!parts.is_empty()).then(|| Quote {
        id: QuoteId::default(),
        kind,
        act,
        parts,
        speakers: Vec::new(),
        resolution: None,
        time: None,
        source: source.and_then(|source| article.span(source.tokens.clone())),
        cue: attribution.cue.clone().and_then(|cue| article.span(cue)),
        why: attribution.why,
    })
}

/// The stretch of a range of words, with the quotation marks of a run that starts or ends with it.
fn span_with_marks(article: &Article<'_>, words: Range<usize>) -> Option<Span> {
    let span = article.span(words.clone())?;
    let first = article
        .run_of(words.start)
        .map(|run| (run, article.run_words(run)));
    let last = article
        .run_of(words.end - 1)
        .map(|run| (run, article.run_words(run)));
    let opening = first
        .filter(|(_, run)| run.start == words.start)
        .and_then(|(run, _)| article.runs.get(run));
    let closing = last
        .filter(|(_, run)| run.end == words.end)
        .and_then(|(run, _)| article.runs.get(run));
    let span = opening.map_or(span, |run| {
        run.span.up_to(span).map_or(span, |marks| marks.join(span))
    });
    Some(closing.map_or(span, |run| {
        run.span.after(span).map_or(span, |marks| span.join(marks))
    }))
}

fn kind_of(article: &Article<'_>, parts: &[Range<usize>]) -> QuoteKind {
    let words = || {
        parts
            .iter()
            .flat_map(Clone::clone)
            .filter(|token| article.is_word(*token))
    };
    let quoted = words().filter(|token| article.is_quoted(*token)).count();
    match quoted {
        0 => QuoteKind::Indirect,
        _ if quoted == words().count() => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}

#[cfg(test)]
mod tests;
