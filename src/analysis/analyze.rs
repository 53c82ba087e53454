use chrono::NaiveDate;

use super::analysis::Analysis;
use super::models::Models;
use super::name::{self, Name};
use super::reading::Reading;
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

/// Finds everything in one article, and gives the tags it goes by.
pub(crate) fn tagged(
    document: &Document,
    lang: &Lang,
    models: &Models,
    reference: Option<NaiveDate>,
) -> (Analysis, Tags) {
    let reference = reference.or(document.meta.published.map(|moment| moment.date));
    let UnweighedAnalysis {
        mut analysis,
        tags,
        names,
    } = draft(document, lang, models, reference);
    let reading = Reading::new(document, &analysis.sentences, &tags, &lang.words);
    let has_models = lang.coverage == Coverage::Full;
    if has_models {
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
    let margins = if has_models {
        let (timexes, quotes) = (&analysis.timexes, &analysis.quotes);
        let context = certainty::event::EventEvidence::of(&reading, timexes, quotes, reference);
        certainty::of_events(&context, &analysis.events, &models.event_certainty)
    } else {
        // Events of languages without models are always doubtful.
        vec![0; analysis.events.len()]
    };
    certainty::weigh_events(&mut analysis.events, margins);
    (analysis, tags)
}

/// An article's quotations and speakers before they are weighed, with the tags and names they go by.
pub(crate) struct UnweighedAnalysis {
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
) -> UnweighedAnalysis {
    let sentences = sentence::split(document, lang);
    let tags = tag::assign(&sentences, &models.tagger);
    let has_roles = lang.coverage != Coverage::Quotations;
    let names = if has_roles {
        name::find(document, &sentences, &tags, lang, &models.names)
    } else {
        quote::names_beside(Reading::new(document, &sentences, &tags, &lang.words), lang)
    };
    let mut quotes = quote::find(document, &sentences, &tags, &names, lang, &models.chain);
    let mut speakers = speaker::link(
        document,
        &sentences,
        &tags,
        &names,
        &mut quotes,
        lang,
        &models.pronouns,
        reference,
    );
    if !has_roles {
        speakers.iter_mut().for_each(|speaker| speaker.role = None);
    }
    let analysis = Analysis {
        sentences,
        quotes,
        speakers,
        ..Analysis::default()
    };
    UnweighedAnalysis {
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
    let tags = tag::assign(&sentences, &models.tagger);
    let timexes = timex::find(document, &sentences, &tags, lang, reference);
    Analysis {
        sentences,
        timexes,
        ..Analysis::default()
    }
}
