use super::*;
use crate::analysis::{Analysis, Models, analyze};
use crate::document::{BlockKind, DocumentBuilder};

// Tuesday.
fn reference() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2025, 3, 4)
}

fn read(paragraphs: &[&str]) -> Analysis {
    let mut builder = DocumentBuilder::new();
    for paragraph in paragraphs {
        builder.block(BlockKind::Paragraph, 0, paragraph);
    }
    analyze(
        &builder.finish(),
        Rules::builtin(),
        Models::builtin(),
        reference(),
    )
}

fn labels(paragraphs: &[&str]) -> Vec<String> {
    read(paragraphs)
        .events
        .into_iter()
        .map(|event| event.label)
        .collect()
}

fn tenses(paragraph: &str) -> Vec<Tense> {
    read(&[paragraph])
        .events
        .into_iter()
        .map(|event| event.tense)
        .collect()
}

#[test]
fn a_clause_loses_its_time_and_what_ties_it_in() {
    assert_eq!(
        labels(&["But on Monday, the council voted to close the bridge."]),
        ["The council voted to close the bridge"]
    );
    assert_eq!(
        labels(&["The council met on Monday, and it will meet again on May 8."]),
        ["The council met", "It will meet again"]
    );
}

#[test]
fn a_pronoun_is_named_after_the_last_person() {
    let text = ["Mayor Ana Ruiz opened the hall in 2019. She closed it again in 2021."];
    assert_eq!(
        labels(&text),
        [
            "Mayor Ana Ruiz opened the hall",
            "Mayor Ana Ruiz closed it again"
        ]
    );
}

#[test]
fn a_relative_clause_is_told_of_what_it_stands_behind() {
    let text = [
        "They crossed the old bridge, which was built in 1911, and in June 2024 went on to the coast.",
    ];
    assert_eq!(labels(&text)[0], "The old bridge was built");
}

#[test]
fn a_date_of_the_saying_is_not_the_date_of_what_is_said() {
    let analysis = read(&["Officials said on Monday that the bridge was unsafe."]);
    let [event] = &analysis.events[..] else {
        panic!("{:?}", analysis.events);
    };
    assert_eq!(
        (event.why.rule.0, event.label.as_str()),
        ("saying", "Officials: the bridge was unsafe")
    );
}

#[test]
fn verbs_and_dates_make_the_tense() {
    assert_eq!(tenses("The bridge will open on May 8."), [Tense::Future]);
    assert_eq!(
        tenses("The bridge could close in May 2026."),
        [Tense::Hypothetical]
    );
    assert_eq!(
        tenses("The bridge was due to open on February 3."),
        [Tense::Past]
    );
    assert_eq!(tenses("The bridge is closing this year."), [Tense::Present]);
}

#[test]
fn the_head_of_an_article_happened_when_it_was_published() {
    let analysis = read(&[
        "The council closed the bridge.",
        "Nobody came.",
        "The river rose.",
    ]);
    let rules: Vec<&str> = analysis
        .events
        .iter()
        .map(|event| event.why.rule.0)
        .collect();
    assert_eq!(rules, ["published", "published"]);
}

#[test]
fn a_sentence_may_stand_after_the_event_before() {
    let analysis = read(&["The hall burned on February 3. Later it was sold."]);
    assert_eq!(analysis.events[1].order, Some(Order::After(EventId::of(0))));
    assert_eq!(analysis.events[1].bounds, None);
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
