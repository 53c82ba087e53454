use super::*;
use crate::analysis::{Analysis, Models, analyze};
use crate::document::{BlockKind, DocumentBuilder};

// Tuesday.
fn reference() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2025, 3, 4)
}

fn document(paragraphs: &[&str]) -> Document {
    let mut builder = DocumentBuilder::new();
    for paragraph in paragraphs {
        builder.block(BlockKind::Paragraph, 0, paragraph);
    }
    builder.finish()
}

fn read(paragraphs: &[&str]) -> Analysis {
    analyze(
        &document(paragraphs),
        Rules::builtin(),
        Models::builtin(),
        reference(),
    )
}

fn labels(paragraphs: &[&str]) -> Vec<String> {
    let document = document(paragraphs);
    let events = read(paragraphs).events.into_iter();
    events.map(|event| event.label(&document)).collect()
}

#[test]
fn words_without_a_verb_are_no_event() {
    assert_eq!(
        labels(&["5:15 p.m.", "March 3, 2025", "Photo: The pier in the 1950s"]),
        Vec::<String>::new()
    );
}

#[test]
fn what_a_row_does_not_name_is_named_beside_it() {
    let text = ["Ana Ruiz opened the hall in 2019. She closed it again in 2021."];
    let rows: Vec<String> = read(&text)
        .events
        .iter()
        .map(|event| event.row(&document(&text)))
        .collect();
    assert_eq!(
        rows,
        [
            "Ana Ruiz opened the hall in 2019",
            "She closed it again in 2021 · Ana Ruiz"
        ]
    );
}

#[test]
fn nobody_is_named_for_a_pronoun_that_can_be_somebody_else() {
    for text in [
        "Ana Ruiz met Rosa Lind. In 2021 she left.",
        "Ana Ruiz came. The girl had a fever. In 2021 she left.",
        "Peter Lund came. In 2021 she left.",
        "Ana Ruiz’s son came. In 2021 she left.",
    ] {
        let events = read(&[text]).events;
        let last = events.last().unwrap();
        assert_eq!(last.participants, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn only_the_first_sentence_tells_the_news_and_only_if_something_has_happened() {
    let rules = |text: &str| -> Vec<&str> {
        let events = read(&[text]).events.into_iter();
        events.map(|event| event.why.rule.0).collect()
    };
    assert_eq!(
        rules("The council has closed the bridge. The mayor has resigned."),
        ["published"]
    );
    for news in [
        "The council has since closed the bridge.",
        "A diver has been found, the police said.",
        "The ferry line is suing the town.",
    ] {
        assert_eq!(rules(news), ["published"], "{news}");
    }
    for other in [
        "The old bridge has become a place for dancers.",
        "You have seen the bridge.",
        "During the campaign, the mayor promised a bridge.",
        "The bridge has been a meeting place.",
        "The council closed the bridge.",
        "The ferry sails to the islands.",
    ] {
        assert_eq!(rules(other), Vec::<&str>::new(), "{other}");
    }
}

#[test]
fn events_stand_in_text_order_inside_the_text() {
    let text = "On Monday, Ana Ruiz, who was elected in 2019, said the fair would open on May 8, and it did in 2024.";
    let analysis = read(&[text]);
    assert!(analysis.events.len() >= 3);
    assert!(
        analysis
            .events
            .windows(2)
            .all(|pair| pair[0].span.end() <= pair[1].span.start())
    );
}
