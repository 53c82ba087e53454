//! Quotations and events as annotations of the article (W3C Web Annotation Data Model).
//!
//! A selector quotes the words and the text around them: a page has other text around the article,
//! so that offsets would be wrong.

use serde_json::{Value, json};

use super::article::AnalyzedArticle;
use super::json::print;
use super::outline::who;
use super::{hash, order};
use crate::analysis::{Analysis, Event, Quote};
use crate::document::{Document, Moment};
use crate::text::Span;

/// Characters before and after, to distinguish places with the same words.
const AROUND: usize = 32;

/// The annotations of one article as one JSON object.
pub(super) fn article(
    article: &AnalyzedArticle<'_>,
    is_indented: bool,
) -> serde_json::Result<String> {
    print(&collection(article), is_indented)
}

fn collection(article: &AnalyzedArticle<'_>) -> Value {
    let name = format!(
        "urn:x-newsprint:{:016x}",
        hash::of_document(article.document)
    );
    let analysis = article.analysis;
    let quotes = analysis.quotes.iter().map(|quote| {
        let target = quote.parts.iter().map(|part| target(article, &name, *part));
        json!({
            "id": format!("{name}:quote:{}", quote.id.number()),
            "type": "Annotation",
            "motivation": "identifying",
            "body": quote_bodies(analysis, quote),
            "target": target.collect::<Vec<_>>(),
        })
    });
    let events = order::in_time(analysis).into_iter().map(|event| {
        json!({
            "id": format!("{name}:event:{}", event.id.number()),
            "type": "Annotation",
            "motivation": "describing",
            "body": event_bodies(article.document, event),
            "target": [target(article, &name, event.span)],
        })
    });
    let items: Vec<Value> = quotes.chain(events).collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": name,
        "type": "AnnotationCollection",
        "label": article.document.meta.title,
        "total": items.len(),
        "first": {
            "id": format!("{name}:page"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    })
}

/// The speakers and the kind of a quotation.
fn quote_bodies(analysis: &Analysis, quote: &Quote) -> Vec<Value> {
    let speakers = quote.speakers.iter();
    let speakers = speakers.filter_map(|id| analysis.speakers.get(id.index()));
    let mut bodies: Vec<Value> = speakers
        .map(|speaker| body("identifying", &who(speaker)))
        .collect();
    bodies.push(body(
        "tagging",
        &format!("{} quotation", quote.kind.as_str()),
    ));
    bodies
}

/// What happened, and when: a day, or an interval that may be open (EDTF).
fn event_bodies(document: &Document, event: &Event) -> Vec<Value> {
    let day = |moment: Option<Moment>| {
        moment.map_or_else(|| "..".to_owned(), |moment| moment.date.to_string())
    };
    let mut bodies = vec![body("describing", &event.row(document))];
    bodies.extend(event.bounds.map(|bounds| {
        let (first, last) = (day(bounds.earliest), day(bounds.latest));
        if first == last {
            body("tagging", &first)
        } else {
            body("tagging", &format!("{first}/{last}"))
        }
    }));
    bodies.push(body("tagging", &format!("{} event", event.tense.as_str())));
    bodies
}

fn body(purpose: &str, value: &str) -> Value {
    json!({
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "value": value,
    })
}

fn target(article: &AnalyzedArticle<'_>, name: &str, span: Span) -> Value {
    let (prefix, suffix) = around(article.document, span);
    json!({
        "source": article.address().unwrap_or(name),
        "selector": {
            "type": "TextQuoteSelector",
            "exact": article.document.words(span),
            "prefix": prefix,
            "suffix": suffix,
        },
    })
}

/// The text before and after a span.
fn around(document: &Document, span: Span) -> (&str, &str) {
    let text = document.text.as_str();
    let before = text.get(..span.start() as usize).unwrap_or_default();
    let after = text.get(span.end() as usize..).unwrap_or_default();
    let start = before.char_indices().rev().take(AROUND).last();
    let end = after.char_indices().nth(AROUND);
    (
        start
            .and_then(|(byte, _)| before.get(byte..))
            .unwrap_or_default(),
        end.map_or(after, |(byte, _)| after.get(..byte).unwrap_or_default()),
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
