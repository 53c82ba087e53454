//! What an article says: who is quoted, and when things happened.
//!
//! [`analyze`] runs the stages in order; each is a free function whose arguments are exactly what it needs. A stage that
//! fails to find something finds nothing; none of them fails.
#![deny(clippy::disallowed_methods)]

pub(crate) mod certainty;
pub(crate) mod chunk;
mod doubt;
pub mod event;
mod evidence;
pub mod form;
mod ids;
mod models;
pub mod name;
mod part;
pub mod quote;
pub(crate) mod reading;
pub mod sentence;
mod shown;
pub mod speaker;
mod stamp;
pub mod tag;
pub mod timex;
pub mod token;
pub mod wording;

use chrono::NaiveDate;

use crate::document::Document;
use crate::lang::Lang;
use name::Name;
use reading::Reading;
use tag::Tags;

pub use event::{Event, Order, Tense};
pub use evidence::{Evidence, RuleId};
pub use ids::{EventId, QuoteId, SentenceId, SpeakerId, TimexId};
pub use models::Models;
pub use part::analyze_part;
pub use quote::{Act, Quote, QuoteKind};
pub use sentence::{Sentence, Sentences};
pub use shown::{Acts, Shown};
pub use speaker::{Speaker, SpeakerKind, SpeakerLink, Via};
pub use timex::{Bounds, Modifier, Resolution, Timex, TimexKind, TimexValue};

/// Changes whenever the same text may give another result, so that kept results are not mistaken for new ones.
pub const ANALYSIS_VERSION: u32 = 2;

/// Everything found in one article: one list each, sorted by span; an id is the index into its list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Sentences and their tokens.
    pub sentences: Sentences,
    /// Quotations, direct and indirect.
    pub quotes: Vec<Quote>,
    /// Everyone who is quoted, in order of first mention.
    pub speakers: Vec<Speaker>,
    /// Temporal expressions.
    pub timexes: Vec<Timex>,
    /// Dated events, in text order.
    pub events: Vec<Event>,
}

impl Analysis {
    /// The names of all who said something together: "Ana Ruiz and Paul Ortega".
    pub fn speakers_of(&self, quote: &Quote) -> Option<String> {
        let speakers = quote.speakers.iter();
        let names = speakers.filter_map(|id| self.speakers.get(id.index()));
        let names: Vec<&str> = names.map(|speaker| speaker.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(" and "))
    }
}

/// Finds everything in one article.
///
/// `reference` is the date relative times are resolved against, the article's own publication date when `None`; without
/// either they keep an underspecified value and no bounds. Total: the worst an odd text does is to find nothing.
pub fn analyze(
    document: &Document,
    lang: &Lang,
    models: &Models,
    reference: Option<NaiveDate>,
) -> Analysis {
    tagged(document, lang, models, reference).0
}

/// Finds everything in one article, and gives the tags it goes by.
pub(crate) fn tagged(
    document: &Document,
    lang: &Lang,
    models: &Models,
    reference: Option<NaiveDate>,
) -> (Analysis, Tags) {
    let reference = reference.or(document.meta.published.map(|moment| moment.date));
    let Draft {
        mut analysis,
        tags,
        names,
    } = draft(document, lang, models, reference);
    let reading = Reading::new(document, &analysis.sentences, &tags);
    // The models know English only.
    let is_english = document.meta.is_english();
    if is_english {
        let model = &models.quote_certainty;
        certainty::weigh_quotes(
            &reading,
            &mut analysis.quotes,
            &mut analysis.speakers,
            model,
        );
    } else {
        certainty::doubt_nobodys(&mut analysis.quotes);
    }
    analysis.timexes = timex::find(document, &analysis.sentences, &tags, lang, reference);
    analysis.events = event::find(
        document,
        &analysis.sentences,
        &tags,
        &names,
        &mut analysis.quotes,
        &analysis.speakers,
        &analysis.timexes,
        lang,
        reference,
    );
    let margins = if is_english {
        let (timexes, quotes) = (&analysis.timexes, &analysis.quotes);
        let context = certainty::event::Context::of(&reading, timexes, quotes, reference);
        certainty::of_events(&context, &analysis.events, &models.event_certainty)
    } else {
        // The models and rules are English; events of other languages are always doubtful.
        vec![0; analysis.events.len()]
    };
    certainty::weigh_events(&mut analysis.events, margins);
    (analysis, tags)
}

/// An article's quotations and speakers before they are weighed, with the tags and names they go by.
pub(crate) struct Draft {
    /// Sentences, quotations and speakers.
    pub(crate) analysis: Analysis,
    pub(crate) tags: Tags,
    names: Vec<Name>,
}

/// Finds the quotations and speakers of one article; quotations keep the margins of the stages that made them.
pub(crate) fn draft(
    document: &Document,
    lang: &Lang,
    models: &Models,
    reference: Option<NaiveDate>,
) -> Draft {
    let sentences = sentence::split(document, lang);
    let tags = tag::assign(&sentences, models);
    let names = name::find(document, &sentences, &tags, lang, models);
    let mut quotes = quote::find(document, &sentences, &tags, &names, lang, models);
    let speakers = speaker::link(
        document,
        &sentences,
        &tags,
        &names,
        &mut quotes,
        lang,
        models,
        reference,
    );
    let analysis = Analysis {
        sentences,
        quotes,
        speakers,
        ..Analysis::default()
    };
    Draft {
        analysis,
        tags,
        names,
    }
}

/// Finds the temporal expressions of one article and nothing else: those that [`analyze`] finds, sooner.
pub fn analyze_times(
    document: &Document,
    lang: &Lang,
    models: &Models,
    reference: Option<NaiveDate>,
) -> Analysis {
    let reference = reference.or(document.meta.published.map(|moment| moment.date));
    let sentences = sentence::split(document, lang);
    let tags = tag::assign(&sentences, models);
    let timexes = timex::find(document, &sentences, &tags, lang, reference);
    Analysis {
        sentences,
        timexes,
        ..Analysis::default()
    }
}
