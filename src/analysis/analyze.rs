use chrono::NaiveDate;

use super::analysis::Analysis;
use super::article::Article;
use super::certainty::event::EventEvidence;
use super::models::Models;
use super::name::{self, Name};
use super::quote::Quote;
use super::speaker::Speaker;
use super::tag::{self, Tags};
use super::{certainty, event, quote, sentence, speaker, timex};
use crate::document::Document;
use crate::lang::{Coverage, Lang};

/// Finds everything in one article.
///
/// ```
/// use newsprint::analysis::{Models, analyze};
/// use newsprint::document::{BlockKind, DocumentBuilder, Moment};
/// use newsprint::lang::Lang;
///
/// let mut builder = DocumentBuilder::new();
/// builder.meta().published = Moment::parse("2025-03-04");
/// builder.block(
///     BlockKind::Paragraph,
///     0,
///     "“We sail on,” said Ana Ruiz, the mayor. The hall burned last Monday.",
/// );
/// let document = builder.finish();
/// let analysis = analyze(&document, Lang::english(), Models::builtin(), None);
/// assert_eq!(analysis.speakers[0].name, "Ana Ruiz");
/// assert_eq!(document.words(analysis.quotes[0].parts[0]), "“We sail on,”");
/// let bounds = analysis.events[0].bounds.unwrap();
/// assert_eq!(bounds.earliest, Moment::parse("2025-03-03"));
/// ```
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

/// Finds everything in one article, and returns the tags as well.
pub(crate) fn tagged(
    document: &Document,
    lang: &Lang,
    models: &Models,
    reference: Option<NaiveDate>,
) -> (Analysis, Tags) {
    let reference = reference.or(document.meta.published.map(|moment| moment.date));
    let sentences = sentence::split(document, lang);
    let tags = tag::assign(&sentences, &models.tagger);
    let article = Article::new(document, &sentences, &tags, lang);
    let names = names(&article, models);
    let (mut quotes, mut speakers) = attributed(&article, &names, models, reference);
    let has_models = lang.coverage == Coverage::Full;
    if has_models {
        certainty::weigh_quotes(
            &article,
            &mut quotes,
            &mut speakers,
            &models.quote_certainty,
        );
    } else {
        certainty::doubt_nobodys(&mut quotes);
    }
    let timexes = timex::find(document, &sentences, &tags, lang, reference);
    let mut events = event::find(
        &article,
        &names,
        &mut quotes,
        &speakers,
        &timexes,
        reference,
    );
    let margins = if has_models {
        let context = EventEvidence::of(&article, &timexes, &quotes, reference);
        certainty::of_events(&context, &events, &models.event_certainty)
    } else {
        // Events of languages without models are always doubtful.
        vec![0; events.len()]
    };
    certainty::weigh_events(&mut events, margins);
    let analysis = Analysis {
        sentences,
        quotes,
        speakers,
        timexes,
        events,
    };
    (analysis, tags)
}

/// The names of an article: by the model, or where a language has none, those of the speakers beside quotations.
fn names(article: &Article<'_>, models: &Models) -> Vec<Name> {
    match article.lang.coverage {
        Coverage::Quotations => quote::names_beside(article),
        Coverage::Full | Coverage::Marks => name::find(article, &models.names),
    }
}

/// Finds quotations and speakers before they are weighed; quotations keep the margins of the stages that made them.
fn attributed(
    article: &Article<'_>,
    names: &[Name],
    models: &Models,
    reference: Option<NaiveDate>,
) -> (Vec<Quote>, Vec<Speaker>) {
    let mut quotes = quote::find(article, names, &models.chain);
    let mut speakers = speaker::link(article, names, &mut quotes, &models.pronouns, reference);
    if article.lang.coverage == Coverage::Quotations {
        for speaker in &mut speakers {
            speaker.role = None;
        }
    }
    (quotes, speakers)
}

/// Finds the quotations and speakers of one article before they are weighed, and returns the tags as well.
#[cfg(feature = "train")]
pub(crate) fn draft(
    document: &Document,
    lang: &Lang,
    models: &Models,
    reference: Option<NaiveDate>,
) -> (Analysis, Tags) {
    let sentences = sentence::split(document, lang);
    let tags = tag::assign(&sentences, &models.tagger);
    let article = Article::new(document, &sentences, &tags, lang);
    let names = names(&article, models);
    let (quotes, speakers) = attributed(&article, &names, models, reference);
    let analysis = Analysis {
        sentences,
        quotes,
        speakers,
        ..Analysis::default()
    };
    (analysis, tags)
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
    let tags = tag::assign(&sentences, &models.tagger);
    let timexes = timex::find(document, &sentences, &tags, lang, reference);
    Analysis {
        sentences,
        timexes,
        ..Analysis::default()
    }
}
