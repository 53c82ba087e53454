//! Quotations and events as annotations of the article (W3C Web Annotation Data Model).
//!
//! A selector quotes the words with what stands around them: the address of a page leads to other text around the article,
//! where no offset would hold.

use serde::Serialize;

use super::article::AnalyzedArticle;
use super::outline::who;
use super::{hash, json, order};
use crate::analysis::{Event, Quote};
use crate::document::Document;
use crate::text::Span;

/// Characters before and behind that tell one place from another with the same words.
const AROUND: usize = 32;

/// The annotations of one article as one JSON object.
pub(super) fn article(
    article: &AnalyzedArticle<'_>,
    is_indented: bool,
) -> serde_json::Result<String> {
    json::print(&collection(article), is_indented)
}

fn collection(view: &AnalyzedArticle<'_>) -> impl Serialize {
    let name = format!("urn:x-newsprint:{:016x}", hash::of_document(view.document));
    let source = view.address().unwrap_or(&name);
    let maker = AnnotationWriter {
        view,
        name: &name,
        source,
    };
    let quotes = view.analysis.quotes.iter().map(|quote| maker.quote(quote));
    let events = order::in_time(view.analysis).into_iter();
    let items: Vec<Annotation> = quotes
        .chain(events.map(|event| maker.event(event)))
        .collect();
    Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: name.clone(),
        kind: "AnnotationCollection",
        label: view.document.meta.title.clone(),
        total: items.len(),
        first: AnnotationPage {
            id: format!("{name}:page"),
            kind: "AnnotationPage",
            start: 0,
            items,
        },
    }
}

#[derive(Serialize)]
struct Collection {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    total: usize,
    first: AnnotationPage,
}

#[derive(Serialize)]
struct AnnotationPage {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "startIndex")]
    start: usize,
    items: Vec<Annotation>,
}

#[derive(Serialize)]
struct Annotation {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Vec<Body>,
    target: Vec<Target>,
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    format: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Target {
    source: String,
    selector: Selector,
}

#[derive(Serialize)]
struct Selector {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: String,
    prefix: String,
    suffix: String,
}

struct AnnotationWriter<'a> {
    view: &'a AnalyzedArticle<'a>,
    name: &'a str,
    source: &'a str,
}

impl AnnotationWriter<'_> {
    /// Who said it, in which way.
    fn quote(&self, quote: &Quote) -> Annotation {
        let speakers = &self.view.analysis.speakers;
        let said = quote.speakers.iter();
        let who = said.filter_map(|id| speakers.get(id.index())).map(who);
        let mut body: Vec<Body> = who.map(|who| Body::of("identifying", who)).collect();
        body.push(Body::of(
            "tagging",
            format!("{} quotation", quote.kind.as_str()),
        ));
        Annotation {
            id: format!("{}:quote:{}", self.name, quote.id.number()),
            kind: "Annotation",
            motivation: "identifying",
            body,
            target: quote.parts.iter().map(|part| self.target(*part)).collect(),
        }
    }

    /// What happened, and when: a day, or an interval that may be open (EDTF).
    fn event(&self, event: &Event) -> Annotation {
        let mut body = vec![Body::of("describing", event.row(self.view.document))];
        if let Some(bounds) = event.bounds {
            let day = |moment: Option<crate::document::Moment>| {
                moment.map_or_else(|| "..".to_owned(), |moment| moment.date.to_string())
            };
            let (first, last) = (day(bounds.earliest), day(bounds.latest));
            let days = if first == last {
                first
            } else {
                format!("{first}/{last}")
            };
            body.push(Body::of("tagging", days));
        }
        body.push(Body::of(
            "tagging",
            format!("{} event", event.tense.as_str()),
        ));
        Annotation {
            id: format!("{}:event:{}", self.name, event.id.number()),
            kind: "Annotation",
            motivation: "describing",
            body,
            target: vec![self.target(event.span)],
        }
    }

    fn target(&self, span: Span) -> Target {
        let (prefix, suffix) = around(self.view.document, span);
        Target {
            source: self.source.to_owned(),
            selector: Selector {
                kind: "TextQuoteSelector",
                exact: self.view.document.words(span).to_owned(),
                prefix: prefix.to_owned(),
                suffix: suffix.to_owned(),
            },
        }
    }
}

impl Body {
    fn of(purpose: &'static str, value: String) -> Self {
        Self {
            kind: "TextualBody",
            purpose,
            format: "text/plain",
            value,
        }
    }
}

/// What stands before and behind a stretch of the text.
fn around(document: &Document, span: Span) -> (&str, &str) {
    let text = document.text.as_str();
    let before = text.get(..span.start() as usize).unwrap_or_default();
    let behind = text.get(span.end() as usize..).unwrap_or_default();
    let start = before.char_indices().rev().take(AROUND).last();
    let end = behind.char_indices().nth(AROUND);
    (
        start
            .and_then(|(byte, _)| before.get(byte..))
            .unwrap_or_default(),
        end.map_or(behind, |(byte, _)| behind.get(..byte).unwrap_or_default()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Models, analyze};
    use crate::document::{BlockKind, DocumentBuilder, Moment};
    use crate::export::OutputPart;
    use crate::lang::Lang;

    fn annotated() -> serde_json::Value {
        let mut builder = DocumentBuilder::new();
        builder.meta().published = Moment::parse("2025-03-04");
        builder.meta().url = Some("https://journal.example/boat".to_owned());
        let text = "“We sail on,” said Ana Ruiz, the mayor. The hall burned on February 3.";
        builder.block(BlockKind::Paragraph, 0, text);
        let document = builder.finish();
        let analysis = analyze(&document, Lang::english(), Models::builtin(), None);
        serde_json::to_value(collection(&AnalyzedArticle {
            input: "boat.txt",
            document: &document,
            analysis: &analysis,
            parts: &OutputPart::ALL,
            explain: false,
            reference: None,
        }))
        .unwrap()
    }

    #[test]
    fn a_collection_holds_one_annotation_a_finding() {
        let value = annotated();
        assert_eq!(value["type"], "AnnotationCollection");
        let items = value["first"]["items"].as_array().unwrap();
        assert_eq!(value["total"], items.len());
        let mut ids: Vec<&str> = items
            .iter()
            .map(|item| item["id"].as_str().unwrap())
            .collect();
        ids.dedup();
        assert_eq!(ids.len(), items.len());
    }

    #[test]
    fn a_quotation_names_its_speaker_and_quotes_its_place() {
        let value = annotated();
        let quote = &value["first"]["items"][0];
        assert_eq!(quote["body"][0]["value"], "Ana Ruiz, mayor");
        assert_eq!(quote["target"][0]["source"], "https://journal.example/boat");
        let selector = &quote["target"][0]["selector"];
        assert_eq!(selector["exact"], "“We sail on,”");
        assert_eq!(selector["prefix"], "");
        assert_eq!(selector["suffix"].as_str().unwrap().chars().count(), AROUND);
    }

    #[test]
    fn an_event_has_its_days() {
        let value = annotated();
        let items = value["first"]["items"].as_array().unwrap();
        let event = items.last().unwrap();
        assert_eq!(event["motivation"], "describing");
        assert_eq!(event["body"][1]["value"], "2025-02-03");
    }
}
