use chrono::NaiveDate;
use serde_json::{Value, json};

use super::*;
use crate::analysis::{
    Act, EventId, QuoteId, QuoteKind, Resolution, SpeakerKind, Tense, TimexValue,
};
use crate::document::{BlockKind, DocumentBuilder};
use crate::export::ReportWriter;

const WORDS: &str = "“Öde,” said Ana Ruiz on Monday. “Yes.” She left.";

fn document() -> Document {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, 0, WORDS);
    builder.meta().published = Moment::parse("2025-03-04T09:30+01:00");
    builder.finish()
}

fn span(document: &Document, words: &str) -> Span {
    let start = document.text.as_str().find(words).unwrap();
    document.text.span(start..start + words.len()).unwrap()
}

fn analysis(document: &Document) -> Analysis {
    let monday = Moment::day(NaiveDate::from_ymd_opt(2025, 3, 3).unwrap());
    let bounds = Some(Bounds {
        earliest: Some(monday),
        latest: None,
    });
    let of = |words| span(document, words);
    Analysis {
        quotes: vec![Quote {
            id: QuoteId::of(0),
            parts: vec![of("“Öde,”"), of("“Yes.”")],
            kind: QuoteKind::Direct,
            act: Act::Speech,
            speakers: vec![SpeakerId::of(0)],
            resolution: None,
            time: Some(TimexId::of(0)),
            source: Some(of("Ana Ruiz")),
            cue: Some(of("said")),
            why: Evidence::weighed("inverted", 132),
        }],
        speakers: vec![Speaker {
            id: SpeakerId::of(0),
            name: "Ana Ruiz".to_owned(),
            role: None,
            kind: SpeakerKind::Person,
            aliases: vec!["Ruiz".to_owned()],
            mentions: vec![of("Ana Ruiz")],
            quotes: vec![QuoteId::of(0)],
            why: Evidence::certain("full-name"),
        }],
        timexes: vec![Timex {
            id: TimexId::of(0),
            span: of("Monday"),
            value: TimexValue::Day(monday.date),
            modifier: None,
            bounds,
            resolution: Resolution::Stated,
            why: Evidence::certain("weekday"),
        }],
        events: vec![Event {
            id: EventId::of(0),
            span: of("She left"),
            label: of("She left"),
            is_cut: false,
            participants: vec!["Ana Ruiz".to_owned()],
            time: Some(TimexId::of(0)),
            bounds,
            tense: Tense::Past,
            speakers: vec![SpeakerId::of(0)],
            order: Some(Order::After(EventId::of(0))),
            inherited: true,
            length: Some(TimexId::of(0)),
            why: Evidence::certain("dated-clause"),
        }],
        ..Analysis::default()
    }
}

fn printed(parts: &[OutputPart], explain: bool) -> Value {
    let document = document();
    let analysis = analysis(&document);
    let view = AnalyzedArticle {
        input: "a\tb.txt",
        document: &document,
        analysis: &analysis,
        parts,
        explain,
        reference: None,
    };
    serde_json::from_str(&article(&view, false).unwrap()).unwrap()
}

#[test]
fn offsets_count_code_points() {
    let value = printed(&OutputPart::ALL, false);
    assert_eq!(
        value["quotes"][0]["parts"],
        json!([{"start": 0, "end": 6}, {"start": 32, "end": 38}])
    );
    assert_eq!(
        (&value["quotes"][0]["start"], &value["quotes"][0]["end"]),
        (&json!(0), &json!(38))
    );
    assert_eq!(
        value["quotes"][0]["source"],
        json!({"start": 12, "end": 20})
    );
}

#[test]
fn words_between_two_parts_become_an_ellipsis() {
    assert_eq!(
        printed(&OutputPart::ALL, false)["quotes"][0]["text"],
        "“Öde,” … “Yes.”"
    );
}

#[test]
fn parts_with_only_white_space_between_are_joined_by_a_space() {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, 0, "“One.");
    builder.block(BlockKind::Paragraph, 0, "“Two.”");
    let document = builder.finish();
    let parts: Vec<Span> = document.blocks.iter().map(|block| block.span).collect();
    assert_eq!(quoted_words(&document, &parts), "“One. “Two.”");
}

#[test]
fn an_event_names_its_neighbour_and_its_length() {
    let event = &printed(&OutputPart::ALL, false)["events"][0];
    assert_eq!(
        (&event["after"], &event["before"]),
        (&json!(0), &Value::Null)
    );
    assert_eq!(event["length"], "2025-03-03");
    assert_eq!(
        (&event["earliest"], &event["latest"]),
        (&json!("2025-03-03"), &Value::Null)
    );
}

#[test]
fn the_rule_is_shown_only_when_asked_for() {
    assert!(
        printed(&OutputPart::ALL, false)["quotes"][0]
            .get("rule")
            .is_none()
    );
    let value = printed(&OutputPart::ALL, true);
    assert_eq!(value["quotes"][0]["rule"], "inverted +132");
    assert_eq!(value["speakers"][0]["rule"], "full-name");
    assert_eq!(value["quotes"][0]["confidence"], 0.789);
}

#[test]
fn a_part_brings_what_it_refers_to_and_nothing_else() {
    let lists = |parts: &[OutputPart]| -> Vec<String> {
        let value = printed(parts, false);
        ["quotes", "speakers", "times", "events"]
            .into_iter()
            .filter(|list| value.get(*list).is_some())
            .map(str::to_owned)
            .collect()
    };
    assert!(lists(&[OutputPart::Document]).is_empty());
    assert_eq!(lists(&[OutputPart::Times]), ["times"]);
    assert_eq!(
        lists(&[OutputPart::Quotes]),
        ["quotes", "speakers", "times"]
    );
    assert_eq!(
        lists(&[OutputPart::Events]),
        ["quotes", "speakers", "times", "events"]
    );
}

#[test]
fn controls_in_the_name_are_replaced() {
    assert_eq!(
        printed(&[OutputPart::Document], false)["input"],
        "a\u{FFFD}b.txt"
    );
}

fn failures(report: JsonReport, is_array: bool, kinds: &[&'static str]) -> String {
    let mut out = Vec::new();
    let mut stream = ReportWriter::new(&mut out, Box::new(report));
    if is_array {
        stream.expect_several();
    }
    for kind in kinds {
        let failure = Failure {
            kind,
            message: "a\nb".to_owned(),
        };
        stream.failure("x\u{7}.txt", &failure).unwrap();
    }
    stream.finish().unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn lines_hold_one_object_each() {
    let text = failures(JsonReport::lines(article), false, &["one", "two"]);
    assert_eq!(text.lines().count(), 2);
    assert_eq!(
        text.lines().next().unwrap(),
        r#"{"schema":1,"input":"x�.txt","error":{"kind":"one","message":"a\nb"}}"#
    );
}

#[test]
fn an_array_reads_back_whole() {
    for kinds in [&[][..], &["one"], &["one", "two"]] {
        let text = failures(JsonReport::indented(article), true, kinds);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value.as_array().unwrap().len(), kinds.len());
        assert!(text.ends_with("]\n"));
    }
}

#[test]
fn one_object_stands_by_itself() {
    let text = failures(JsonReport::indented(article), false, &["one"]);
    assert!(text.starts_with("{\n  \"schema\": 1,"), "{text}");
    assert!(text.ends_with("}\n"));
}
