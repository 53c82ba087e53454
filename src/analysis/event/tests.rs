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

fn tenses(paragraph: &str) -> Vec<Tense> {
    read(&[paragraph])
        .events
        .into_iter()
        .map(|event| event.tense)
        .collect()
}

#[test]
fn a_label_is_the_clause_as_it_is_written() {
    for (text, label) in [
        (
            "If both towns agree, the bridge could open in 2031.",
            "If both towns agree, the bridge could open in 2031",
        ),
        (
            "A petition handed in on Monday bore 300 names.",
            "A petition handed in on Monday bore 300 names",
        ),
        (
            "They met Derek Pym, 84, who started at the school in 1946.",
            "Derek Pym, 84, who started at the school in 1946",
        ),
        (
            "They met the head of the college, who had come in 2019.",
            "The head of the college, who had come in 2019",
        ),
        (
            "In November 2024 iPhone sales fell 12%.",
            "In November 2024 iPhone sales fell 12%",
        ),
    ] {
        assert_eq!(labels(&[text])[0], label);
    }
}

#[test]
fn words_without_a_verb_are_no_event() {
    assert_eq!(
        labels(&["5:15 p.m.", "March 3, 2025", "Photo: The pier in the 1950s"]),
        Vec::<String>::new()
    );
}

#[test]
fn the_clause_of_the_time_is_told_where_all_of_the_sentence_is_too_long() {
    let text = "The oldest houses of the town stood close to the water on the eastern bank of the river below the church, and when the flood came the mayor closed the bridge on Monday.";
    assert_eq!(
        labels(&[text]),
        ["When the flood came the mayor closed the bridge on Monday"]
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

fn days(text: &str) -> Vec<(Option<String>, Option<String>)> {
    let events = read(&[text]).events.into_iter();
    let show = |end: Option<crate::document::Moment>| end.map(|end| end.to_string());
    events
        .filter_map(|event| event.bounds)
        .map(|bounds| (show(bounds.earliest), show(bounds.latest)))
        .collect()
}

#[test]
fn two_ends_of_a_stretch_are_one_event() {
    let whole = |first: &str, last: &str| vec![(Some(first.to_owned()), Some(last.to_owned()))];
    assert_eq!(
        days("From 2020 to 2022 the boat did not sail."),
        whole("2020-01-01", "2022-12-31")
    );
    assert_eq!(
        days("The deck was laid between May 1987 and June 1989."),
        whole("1987-05-01", "1989-06-30")
    );
    assert_eq!(days("It sailed in 2020 and in 2022.").len(), 2);
}

#[test]
fn what_lasts_since_has_no_end_and_what_is_done_by_has_no_beginning() {
    assert_eq!(
        days("The bridge has been closed since 2021."),
        [(Some("2021-01-01".to_owned()), None)]
    );
    assert_eq!(
        days("The grant will lapse by the end of 2026."),
        [(None, Some("2026-12-31".to_owned()))]
    );
    assert_eq!(
        days("Prices rose by half since 2021."),
        [(Some("2021-01-01".to_owned()), None)]
    );
    assert_eq!(
        tenses("The grant must be spent by the end of 2026."),
        [Tense::Future]
    );
}

#[test]
fn a_date_of_the_saying_is_not_the_date_of_what_is_said() {
    let analysis = read(&["Officials said on Monday that the bridge was unsafe."]);
    let [event] = &analysis.events[..] else {
        panic!("{:?}", analysis.events);
    };
    assert_eq!(
        (
            event.why.rule.0,
            labels(&["Officials said on Monday that the bridge was unsafe."])[0].as_str()
        ),
        (
            "saying",
            "Officials said on Monday that the bridge was unsafe"
        )
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
fn a_time_that_is_only_compared_with_or_named_dates_nothing() {
    for text in [
        "It was the worst flood since 1938.",
        "She is the first mayor to swim since the war of 1905.",
        "Prices are higher than they were in April.",
        "Shares rose after a loss yesterday.",
        "They gave him the Harbour Prize 2004.",
        "The line wants to close its 1950s yard.",
        "The pier is long (Ruiz, 2013).",
        "My uncle would get up at five o’clock.",
        "They repair clocks on a Sunday afternoon.",
        "She took a Saturday job.",
    ] {
        assert_eq!(
            labels(&["The bridge is red.", text]),
            Vec::<String>::new(),
            "{text}"
        );
    }
}

#[test]
fn the_day_of_the_article_ends_what_was_earlier_and_begins_what_is_later() {
    let days = |text: &str| days(text).into_iter().next().unwrap();
    let both = |first: &str, last: &str| (Some(first.to_owned()), Some(last.to_owned()));
    assert_eq!(
        days("The line sold a boat earlier this month."),
        both("2025-03-01", "2025-03-04")
    );
    assert_eq!(
        days("The ferry sails again later this month."),
        both("2025-03-04", "2025-03-31")
    );
    assert_eq!(
        days("The paper was printed today (28 February)."),
        both("2025-02-28", "2025-02-28")
    );
    assert_eq!(
        days("The town pays for both bridges, beginning in 2024."),
        (Some("2024-01-01".to_owned()), None)
    );
}

#[test]
fn times_that_follow_each_other_date_one_event() {
    let whole = |first: &str, last: &str| vec![(Some(first.to_owned()), Some(last.to_owned()))];
    assert_eq!(
        days("The bridge was closed in 2018 and 2019."),
        whole("2018-01-01", "2019-12-31")
    );
    assert_eq!(
        days("The bar was closed on Monday from 11 p.m. to 2 a.m."),
        whole("2025-03-03T23:00", "2025-03-04T02:00")
    );
    assert_eq!(
        days("She led the choir from 1977 until its end in 1981."),
        whole("1977-01-01", "1981-12-31")
    );
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
