//! How certain findings are: the log odds that a careful reader would call them right.
//!
//! Small models, trained on articles annotated as such a reader sees them, look at what is known of a finding once all
//! stages are done. They know hardly any words, so that they hold for articles of any subject.

pub(crate) mod event;
pub(crate) mod quote;

use super::article::Article;
use super::quote::Quote;
use super::speaker::Speaker;
use super::{Event, Evidence};
use crate::model::Linear;

/// The margin of a quotation that is nobody's, at most: always doubtful.
const NOBODY: i16 = 0;

/// Gives every quotation and speaker the margin of the model.
///
/// A quotation whose rule knows the form of the text (a transcript, a signed letter) keeps its certainty. A speaker is as
/// certain as the surest of their quotations.
pub(super) fn weigh_quotes(
    article: &Article<'_>,
    quotes: &mut [Quote],
    speakers: &mut [Speaker],
    model: &Linear<'_>,
) {
    let context = quote::QuoteEvidence::of(article, quotes, speakers);
    let mut asked = Vec::new();
    let margins: Vec<Option<i16>> = quotes
        .iter()
        .map(|quote| {
            context.features(quote, &mut asked);
            let margin = model.margin(model.sum(&asked));
            (!quote::is_certain(quote.why)).then_some(margin)
        })
        .collect();
    for (quote, margin) in quotes.iter_mut().zip(margins) {
        quote.why.margin = margin;
    }
    doubt_nobodys(quotes);
    for speaker in speakers {
        let own = speaker
            .quotes
            .iter()
            .filter_map(|id| quotes.get(id.index()));
        speaker.why.margin = surest(own.map(|quote| quote.why));
    }
}

/// Makes quotations doubtful that are nobody's.
pub(super) fn doubt_nobodys(quotes: &mut [Quote]) {
    for quote in quotes.iter_mut().filter(|quote| quote.speakers.is_empty()) {
        let margin = quote.why.margin.unwrap_or(NOBODY);
        quote.why.margin = Some(margin.min(NOBODY));
    }
}

/// The margin of every event.
pub(super) fn of_events(
    context: &event::EventEvidence<'_>,
    events: &[Event],
    model: &Linear<'_>,
) -> Vec<i16> {
    let mut asked = Vec::new();
    let margins = events.iter().map(|event| {
        context.features(event, &mut asked);
        model.margin(model.sum(&asked))
    });
    margins.collect()
}

/// Gives every event its margin; one that a rule gives is the largest it can have.
pub(super) fn weigh_events(events: &mut [Event], margins: Vec<i16>) {
    for (event, margin) in events.iter_mut().zip(margins) {
        event.why.margin = Some(event.why.margin.map_or(margin, |most| margin.min(most)));
    }
}

/// The margin of the surest of some findings; `None` where one is certain.
fn surest(findings: impl Iterator<Item = Evidence>) -> Option<i16> {
    let margins: Option<Vec<i16>> = findings.map(|why| why.margin).collect();
    margins.map(|margins| margins.into_iter().max().unwrap_or_default())
}
