//! What holds of every article: the sample, the cases, the examples of the specs, and made-up ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test"
)]

mod harness;

use std::panic::catch_unwind;

use harness::articles::{FORMATS, all, ingested, words};
use harness::invariants::{check, check_analysis, check_document};
use newsprint::analysis::{Analysis, Models, analyze};
use newsprint::document::{BlockKind, Document, DocumentBuilder};
use newsprint::lang::Lang;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

#[test]
fn all_that_must_hold_holds_of_every_article() {
    let articles = all();
    assert!(articles.len() > 5, "no articles were found");
    for article in articles {
        let checked = catch_unwind(|| check(&article.document));
        assert!(checked.is_ok(), "in {}", article.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/corpus/invariants.txt"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn all_that_must_hold_holds_of_any_article(words in words()) {
        for format in FORMATS {
            check(&ingested(&words, format));
        }
        let mut builder = DocumentBuilder::new();
        for paragraph in words.split("\n\n") {
            builder.block(BlockKind::Paragraph, 0, paragraph);
        }
        let document = builder.finish();
        check_analysis(&document, &analyze(&document, Lang::english(), Models::builtin(), None));
    }
}

mod breaches {
    use chrono::NaiveDate;
    use newsprint::analysis::{
        Act, Bounds, Event, EventId, Evidence, Order, Quote, QuoteId, QuoteKind, Resolution,
        Speaker, SpeakerId, SpeakerKind, Tense, Timex, TimexId, TimexValue,
    };
    use newsprint::document::Moment;
    use newsprint::text::Span;

    use super::*;

    type Breach = fn(&Document, &mut Analysis);

    fn document() -> Document {
        let mut builder = DocumentBuilder::new();
        builder.block(
            BlockKind::Paragraph,
            0,
            "“It is late,” said Ana Ruiz on Monday.",
        );
        builder.block(BlockKind::Paragraph, 0, "She left.");
        builder.finish()
    }

    fn sound(document: &Document) -> Analysis {
        let of = |words: &str| -> Span {
            let start = document.text.as_str().find(words).unwrap();
            document.text.span(start..start + words.len()).unwrap()
        };
        let date = NaiveDate::from_ymd_opt(2025, 3, 3).unwrap();
        let why = Evidence::certain("a-rule");
        let mut analysis = analyze(document, Lang::english(), Models::builtin(), None);
        analysis.quotes = vec![Quote {
            id: QuoteId::of(0),
            parts: vec![of("“It is late,”")],
            kind: QuoteKind::Direct,
            act: Act::Speech,
            speakers: vec![SpeakerId::of(0)],
            resolution: None,
            time: Some(TimexId::of(0)),
            source: Some(of("Ana Ruiz")),
            cue: Some(of("said")),
            why,
        }];
        analysis.speakers = vec![Speaker {
            id: SpeakerId::of(0),
            name: "Ana Ruiz".to_owned(),
            role: None,
            kind: SpeakerKind::Person,
            aliases: Vec::new(),
            mentions: vec![of("Ana Ruiz")],
            quotes: vec![QuoteId::of(0)],
            why,
        }];
        analysis.timexes = vec![Timex {
            id: TimexId::of(0),
            span: of("Monday"),
            value: TimexValue::Day(date),
            modifier: None,
            bounds: None,
            resolution: Resolution::Stated,
            why,
        }];
        analysis.events = vec![Event {
            id: EventId::of(0),
            span: of("She left"),
            label: of("She left"),
            is_cut: false,
            participants: vec!["Ana Ruiz".to_owned()],
            time: Some(TimexId::of(0)),
            bounds: None,
            tense: Tense::Past,
            speakers: vec![SpeakerId::of(0)],
            order: None,
            inherited: false,
            length: None,
            why,
        }];
        analysis
    }

    fn is_seen(breach: impl Fn(&Document, &mut Analysis)) -> bool {
        let document = document();
        let mut analysis = sound(&document);
        check_analysis(&document, &analysis);
        breach(&document, &mut analysis);
        let checked = std::panic::AssertUnwindSafe(|| check_analysis(&document, &analysis));
        catch_unwind(checked).is_err()
    }

    #[test]
    fn each_breach_is_seen() {
        let day = |day| {
            let date = NaiveDate::from_ymd_opt(2025, 3, day).unwrap();
            Some(Moment::day(date))
        };
        let breaches: [(&str, Breach); 16] = [
            ("id", |_, a| a.quotes[0].id = QuoteId::of(1)),
            ("parts", |_, a| a.quotes[0].parts.clear()),
            ("part over two blocks", |d, a| {
                a.quotes[0].parts = vec![d.text.whole()];
            }),
            ("source inside", |_, a| {
                a.quotes[0].source = Some(a.quotes[0].parts[0]);
            }),
            ("no such speaker", |_, a| {
                a.quotes[0].speakers = vec![SpeakerId::of(3)];
            }),
            ("not mirrored", |_, a| a.speakers[0].quotes.clear()),
            ("not mirrored back", |_, a| a.quotes[0].speakers.clear()),
            ("no such time", |_, a| {
                a.quotes[0].time = Some(TimexId::of(7));
            }),
            ("empty name", |_, a| a.speakers[0].name.clear()),
            ("empty mention", |_, a| {
                a.speakers[0].mentions[0] = Span::default();
            }),
            ("sentence lost", |_, a| {
                a.sentences.list.pop();
            }),
            ("token lost", |_, a| {
                a.sentences.tokens.pop();
            }),
            ("empty label", |_, a| {
                a.events[0].label = Span::default();
            }),
            ("event's time", |_, a| {
                a.events[0].time = Some(TimexId::of(1));
            }),
            ("event's speaker", |_, a| {
                a.events[0].speakers[0] = SpeakerId::of(1);
            }),
            ("own neighbour", |_, a| {
                a.events[0].order = Some(Order::After(EventId::of(0)));
            }),
        ];
        for (name, breach) in breaches {
            assert!(is_seen(breach), "{name}");
        }
        assert!(is_seen(|_, analysis| {
            analysis.events[0].bounds = Some(Bounds {
                earliest: day(4),
                latest: day(3),
            });
        }));
        let mut unsorted = document();
        unsorted.blocks.reverse();
        assert!(catch_unwind(|| check_document(&unsorted)).is_err());
    }
}
