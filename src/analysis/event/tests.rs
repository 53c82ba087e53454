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
fn a_clause_of_small_words_is_no_event() {
    let text =
        ["Speaking on Monday after a meeting in Varna, Mayor Ana Ruiz said 48 pumps were broken."];
    assert!(!labels(&text).contains(&"After".to_owned()));
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
fn a_relative_clause_alone_is_told_as_a_main_one() {
    assert_eq!(
        labels(&["“It is late,” said Ana Ruiz, the clerk, who has kept the books since 2019."]),
        ["The clerk has kept the books"]
    );
}

#[test]
fn a_clause_that_only_leads_to_the_dated_one_is_left_out() {
    assert_eq!(
        labels(&["If both towns agree, the bridge could open in 2031."]),
        ["The bridge could open"]
    );
    assert_eq!(
        labels(&["And in 2030, should everything go well, the band will play again."]),
        ["The band will play again"]
    );
    assert_eq!(
        labels(&[
            "The state would pay for half of a new engine, provided that the towns found the other half by the end of 2026."
        ]),
        ["The towns found the other half"]
    );
}

#[test]
fn a_second_verb_is_told_of_the_subject_of_the_first() {
    assert_eq!(
        labels(&["Work began in April 2024 and stopped in August 2024."]),
        ["Work began", "Work stopped"]
    );
}

#[test]
fn a_particle_before_the_date_stays() {
    assert_eq!(
        labels(&["A petition handed in on Monday bore 300 names."]),
        ["A petition handed in bore 300 names"]
    );
}

#[test]
fn a_label_says_who_did_it() {
    assert_eq!(
        labels(&["They met Derek Pym, 84, who started at the school in 1946."]),
        ["Derek Pym started at the school"]
    );
    assert_eq!(
        labels(&["The fair, which was founded in 1908, was canceled in 2024."]),
        ["The fair was founded", "The fair was canceled"]
    );
    assert_eq!(
        labels(&[
            "On Tuesday, the former president, Dale Holm, testified that he had never asked."
        ]),
        ["The former president: he had never asked"]
    );
    assert_eq!(
        labels(&["In the October debate, Dale Holm said that he had never asked."]),
        ["Dale Holm: he had never asked"]
    );
    assert_eq!(
        labels(&["November marked the beginning of the season."]),
        ["November marked the beginning of the season"]
    );
}

#[test]
fn a_time_alone_is_no_event() {
    assert_eq!(
        labels(&["5:15 p.m.", "March 3, 2025"]),
        Vec::<String>::new()
    );
}

#[test]
fn a_relative_clause_is_told_of_all_that_it_stands_behind() {
    assert_eq!(
        labels(&["They took it to a site called Quay News Right Now, which opened in 2021."]),
        ["Quay News Right Now opened"]
    );
    assert_eq!(
        labels(&["They met the head of the college, who had come in 2019."]),
        ["The head of the college had come"]
    );
}

#[test]
fn no_mark_is_left_alone() {
    assert_eq!(
        labels(&["The row began in January, when a draft named four schools."]),
        ["The row began when a draft named four schools"]
    );
    assert_eq!(
        labels(&[
            "The vote was delayed because ‘new numbers reached us on Tuesday and nobody has read them’."
        ]),
        ["New numbers reached us"]
    );
}

#[test]
fn an_and_inside_a_name_cuts_nothing() {
    let text = "A report that was published on Monday by the Northern Office for Roads and Bridges calls the old crossing unsafe.";
    let found = labels(&[text]);
    assert!(found[0].starts_with("A report"), "{found:?}");
}

#[test]
fn a_saying_of_an_unknown_pronoun_is_told_without_it() {
    assert_eq!(
        labels(&["They reported on Monday that the bridge was unsafe."]),
        ["The bridge was unsafe"]
    );
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
        days("It was the worst flood since 1938."),
        [(Some("1938-01-01".to_owned()), Some("1938-12-31".to_owned()))]
    );
    assert_eq!(
        days("The grant will lapse by the end of 2026."),
        [(None, Some("2026-12-31".to_owned()))]
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
