//! The examples of `tests/specs`, run: what they find is what they say. `UPDATE=1` rewrites what they say.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test"
)]

mod harness;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use harness::example::{examples, rewritten};

fn specs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().is_some_and(|name| name != "format.md"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_example_finds_what_it_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut count = 0;
    let mut wrong = String::new();
    for path in specs() {
        let spec = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let outcomes: Vec<_> = examples(&spec)
            .into_iter()
            .map(|example| {
                let outcome = example.outcome();
                (example, outcome)
            })
            .collect();
        count += outcomes.len();
        for (example, outcome) in &outcomes {
            if *outcome != example.expected {
                write!(
                    wrong,
                    "\n{name}:{}  {}\n  expected\n    {}\n  found\n    {}\n",
                    example.line,
                    example.text,
                    example.expected.join("\n    "),
                    outcome.join("\n    "),
                )
                .unwrap();
            }
        }
        if update {
            std::fs::write(&path, rewritten(&spec, &outcomes)).unwrap();
        }
    }
    assert!(count > 0, "no example was found");
    assert!(update || wrong.is_empty(), "{wrong}");
}

mod lines {
    use chrono::NaiveDate;
    use newsprint::analysis::{
        Act, Analysis, Bounds, Event, EventId, Evidence, Quote, QuoteId, QuoteKind, Resolution,
        Speaker, SpeakerId, SpeakerKind, Tense, Timex, TimexId, TimexValue,
    };
    use newsprint::document::{BlockKind, Document, DocumentBuilder, Moment};
    use newsprint::text::Span;

    use super::harness::expectation::outcome;

    const WORDS: &str = "“It is late,” said Ana Ruiz, the mayor, on Monday. “Go.”";

    fn article() -> (Document, Analysis) {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, 0, WORDS);
        let document = builder.finish();
        let of = |words: &str| -> Span {
            let start = document.text.as_str().find(words).unwrap();
            document.text.span(start..start + words.len()).unwrap()
        };
        let date = NaiveDate::from_ymd_opt(2025, 3, 3).unwrap();
        let bounds = Some(Bounds {
            earliest: Some(Moment::day(date)),
            latest: Some(Moment::day(date)),
        });
        let why = Evidence::certain("some-rule");
        let quote = Quote {
            id: QuoteId::of(0),
            parts: vec![of("“It is late,”"), of("“Go.”")],
            kind: QuoteKind::Direct,
            act: Act::Speech,
            speakers: vec![SpeakerId::of(0)],
            resolution: None,
            time: None,
            source: Some(of("Ana Ruiz")),
            cue: Some(of("said")),
            why,
        };
        let speaker = Speaker {
            id: SpeakerId::of(0),
            name: "Ana Ruiz".to_owned(),
            role: Some("mayor".to_owned()),
            kind: SpeakerKind::Person,
            aliases: vec!["Ruiz".to_owned(), "Ms Ruiz".to_owned()],
            mentions: vec![of("Ana Ruiz")],
            quotes: vec![QuoteId::of(0)],
            why,
        };
        let timex = Timex {
            id: TimexId::of(0),
            span: of("Monday"),
            value: TimexValue::Day(date),
            modifier: None,
            bounds,
            resolution: Resolution::Stated,
            why,
        };
        let analysis = Analysis {
            quotes: vec![quote],
            speakers: vec![speaker],
            timexes: vec![timex],
            events: vec![event(of("said Ana Ruiz, the mayor, on Monday"), bounds)],
            ..Analysis::default()
        };
        (document, analysis)
    }

    fn event(span: Span, bounds: Option<Bounds>) -> Event {
        Event {
            id: EventId::of(0),
            span,
            label: span,
            is_cut: false,
            participants: vec!["Ana Ruiz".to_owned()],
            time: Some(TimexId::of(0)),
            bounds,
            tense: Tense::Past,
            speakers: vec![SpeakerId::of(0)],
            order: None,
            inherited: false,
            length: None,
            why: Evidence::certain("some-rule"),
        }
    }

    fn holds(line: &str) -> bool {
        let (document, analysis) = article();
        let expected = [line.to_owned()];
        outcome(&document, &analysis, &expected).unwrap() == expected
    }

    #[test]
    fn a_line_that_says_the_truth_holds() {
        for line in [
            "quote direct “It is late,” … “Go.”  by Ana Ruiz (mayor)  cue said",
            "quote direct  “It is late,” … “Go.”  by Ana Ruiz  source Ana Ruiz  said nothing",
            "quote direct “It is late,” … “Go.”",
            "speaker Ana Ruiz person (mayor) also Ruiz, Ms Ruiz",
            "speaker Ana Ruiz  person",
            "time “Monday” DATE 2025-03-03 2025-03-03..2025-03-03",
            "time “Monday” DATE 2025-03-03  2025-03-03  rule some-rule",
            "event “said Ana Ruiz, the mayor, on Monday” 2025-03-03 past label Said Ana Ruiz, the mayor, on Monday",
            "event “… on Monday” 2025-03-03 past  label … the mayor, on Monday  about Ana Ruiz  by Ana Ruiz  2025-03-03",
        ] {
            assert!(holds(line), "{line}");
        }
    }

    #[test]
    fn a_line_with_one_thing_wrong_fails() {
        for line in [
            "quote mixed “It is late,” … “Go.”",
            "quote direct “It is late,”",
            "quote direct “It is late,” … “Go.”  by Ana",
            "quote direct “It is late,” … “Go.”  by Ana Ruiz (baker)",
            "quote direct “It is late,” … “Go.”  by nobody",
            "quote direct “It is late,” … “Go.”  cue nothing",
            "quote direct “It is late,” … “Go.”  rule other-rule",
            "speaker Ana Ruiz unnamed",
            "speaker Ana Ruiz person ()",
            "speaker Ana Ruiz person also Ruiz",
            "time “Monday” DATE 2025-03-04",
            "time “on Monday” DATE 2025-03-03",
            "time “Monday” DATE 2025-03-03 mod START",
            "time “Monday” DATE 2025-03-03 ..",
            "event “… on Monday” 2025-03-03 future",
            "event “… on Tuesday” 2025-03-03 past",
            "event “… on Monday” 2025-03-03 past  label Said Ana Ruiz",
            "event “… on Monday” 2025-03-03 past  about nothing",
            "event “… on Monday” 2025-03-03 past  inherited",
            "none event",
            "none quote",
        ] {
            assert!(!holds(line), "{line}");
        }
    }

    #[test]
    fn a_kind_that_is_mentioned_is_listed_whole() {
        let (document, analysis) = article();
        let expected = [
            "none quote".to_owned(),
            "time “Monday” DATE 2025-03-03".to_owned(),
        ];
        let lines = outcome(&document, &analysis, &expected).unwrap();
        assert_eq!(
            lines,
            [
                "quote direct “It is late,” … “Go.”  by Ana Ruiz (mayor)  cue said",
                "time “Monday” DATE 2025-03-03"
            ]
        );
        assert!(outcome(&document, &analysis, &["quotation x".to_owned()]).is_err());
    }

    #[test]
    fn rewriting_leaves_everything_but_the_expectations_alone() {
        use super::harness::example::{examples, rewritten};
        let spec = "# A\n\n    One.\n    ---\n    none time\n\nProse.\n\n```\npublished 2025-03-04\nTwo.\n---\n```\n";
        let outcomes: Vec<_> = examples(spec)
            .into_iter()
            .map(|example| (example, vec!["none quote".to_owned()]))
            .collect();
        assert_eq!(outcomes.len(), 2);
        assert_eq!((outcomes[1].0.line, &*outcomes[1].0.text), (11, "Two."));
        let wanted = spec
            .replace("none time", "none quote")
            .replace("---\n```", "---\nnone quote\n```");
        assert_eq!(rewritten(spec, &outcomes), wanted);
    }
}
