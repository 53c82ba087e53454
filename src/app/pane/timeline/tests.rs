use std::sync::Arc;

use super::*;
use crate::analysis::{Analysis, Bounds, Event, Tense};
use crate::app::Findings;
use crate::app::Paragraphs;
use crate::app::tests::{analysis, date, document};
use crate::document::{BlockKind, DocumentBuilder, Moment};

/// The timeline of the example with other events: bounds and tense of each.
fn listed(events: &[(&str, &str, Tense)], reference: Option<&str>) -> Vec<String> {
    told(events, reference, |nth| format!("event {nth}"), |_| ())
}

/// The same with labels and a filter.
fn told(
    events: &[(&str, &str, Tense)],
    reference: Option<&str>,
    label: impl Fn(usize) -> String,
    set: impl Fn(&mut TimelineFilter),
) -> Vec<String> {
    let example = analysis(&document()).events.remove(0);
    let labels: Vec<String> = (0..events.len()).map(label).collect();
    let mut builder = DocumentBuilder::new();
    builder.meta().published = Moment::parse("2025-03-04");
    builder.block(BlockKind::Paragraph, 0, &labels.join(" "));
    let document = builder.finish();
    let find = |words: &str| {
        let start = document.text.as_str().find(words).unwrap();
        document.text.span(start..start + words.len()).unwrap()
    };
    let events = events
        .iter()
        .enumerate()
        .map(|(nth, (earliest, latest, tense))| Event {
            id: EventId::of(nth),
            span: find(&labels[nth]),
            label: find(&labels[nth]),
            time: None,
            speakers: Vec::new(),
            bounds: Some(Bounds {
                earliest: Moment::parse(earliest),
                latest: Moment::parse(latest),
            }),
            tense: *tense,
            ..example.clone()
        })
        .collect();
    let analysis = Analysis {
        events,
        ..Analysis::default()
    };
    let findings = Findings::new(Arc::new(analysis), &document);
    let paragraphs = Paragraphs::new(&document);
    let sources = PaneInputs {
        findings: &findings,
        document: &document,
        paragraphs: &paragraphs,
        today: date("2025-03-05"),
        reference: reference.map(date),
    };
    let mut filter = TimelineFilter::default();
    set(&mut filter);
    let entries = sources.by_time(true, &filter);
    entries.iter().map(show).collect()
}

fn show(entry: &TimelineEntry) -> String {
    match entry {
        TimelineEntry::Event(row) => {
            let year = row.year.map(|year| format!("{year} ")).unwrap_or_default();
            let mark = row
                .mark
                .map(|mark| format!("{:?} ", mark.status))
                .unwrap_or_default();
            let beneath = if row.beneath { "| " } else { "" };
            let rail = match row.nesting {
                NestingGuide::None => "",
                NestingGuide::Head => "┬ ",
                NestingGuide::Inside => "│ ",
                NestingGuide::Last => "└ ",
            };
            let again = match row.again.len() {
                0 => String::new(),
                count => format!(" +{count}"),
            };
            let (date, label) = (&row.date, &row.label);
            format!("{rail}{year}{beneath}{mark}{date} {label}{again}").replace("  ", " ")
        }
        TimelineEntry::Gap(years) => format!("{years} years"),
        TimelineEntry::Rule(rule) => rule.words(80),
        TimelineEntry::NoDate => "no date".to_owned(),
        TimelineEntry::Undated { count, .. } => format!("{count} undated"),
    }
}

const RULE: &str = "published Tue 4 Mar 2025";

#[test]
fn what_has_lasted_to_the_day_of_the_article_stands_where_it_began() {
    let shown = listed(
        &[
            ("2025-03-03", "2025-03-03", Tense::Past),
            ("1998-01-01", "2025-03-04", Tense::Present),
        ],
        None,
    );
    assert_eq!(
        shown,
        ["1998 Past since Event 1", "2025 Past 3 Mar Event 0", RULE]
    );
}

#[test]
fn what_is_done_by_a_day_stands_at_that_day() {
    let shown = listed(
        &[
            ("", "1968-05-31", Tense::Past),
            ("", "2026-12-31", Tense::Future),
        ],
        None,
    );
    assert_eq!(
        shown,
        [
            "1968 Past by 31 May Event 0",
            "57 years",
            RULE,
            "2026 Future by 31 Dec Event 1"
        ]
    );
}

#[test]
fn what_may_lie_on_both_sides_stands_at_the_rule_with_its_year() {
    let shown = listed(
        &[
            ("2025-01-01", "2025-12-31", Tense::Past),
            ("2025-02-01", "2025-02-28", Tense::Past),
            ("2025-01-01", "2025-12-31", Tense::Hypothetical),
        ],
        None,
    );
    assert_eq!(
        shown,
        [
            "2025 Past February Event 1",
            "Crossing 2025 Event 0",
            "Maybe 2025 Event 2",
            RULE
        ]
    );
}

#[test]
fn the_day_of_the_article_itself_is_parted_by_tense() {
    let shown = listed(
        &[
            ("2025-03-04", "2025-03-04", Tense::Future),
            ("2025-03-04", "2025-03-04", Tense::Past),
            ("2025-03-04", "2025-05-31", Tense::Past),
        ],
        None,
    );
    assert_eq!(
        shown,
        [
            "2025 Past 4 Mar Event 1",
            RULE,
            "Future 4 Mar Event 0",
            "Future 4 Mar–31 May Event 2"
        ]
    );
}

#[test]
fn a_date_the_reader_names_takes_the_place_of_the_articles() {
    let shown = listed(
        &[("2025-03-03", "2025-03-03", Tense::Past)],
        Some("2020-01-01"),
    );
    assert_eq!(
        shown,
        [
            "counted from Wed 1 Jan 2020",
            "2025 Future 3 Mar Event 0",
            "today Wed 5 Mar 2025"
        ]
    );
}

#[test]
fn many_empty_years_are_folded_and_a_rule_ends_them() {
    let shown = listed(
        &[
            ("1911-05-12", "1911-05-12", Tense::Past),
            ("1915-05-12", "1915-05-12", Tense::Past),
            ("2027-05-12", "2027-05-12", Tense::Future),
        ],
        None,
    );
    assert_eq!(
        shown,
        [
            "1911 Past 12 May Event 0",
            "1915 Past 12 May Event 1",
            "110 years",
            RULE,
            "2027 Future 12 May Event 2"
        ]
    );
}

#[test]
fn events_of_one_day_stand_beneath_the_first_of_them() {
    let day = ("2025-03-03", "2025-03-03", Tense::Past);
    let shown = listed(&[day, day, ("2025-03-02", "2025-03-02", Tense::Past)], None);
    assert_eq!(
        shown,
        [
            "2025 Past 2 Mar Event 2",
            "Past 3 Mar Event 0",
            "| Past 3 Mar Event 1",
            RULE
        ]
    );
}

#[test]
fn what_is_told_twice_is_listed_once() {
    let day = ("2025-03-03", "2025-03-03", Tense::Past);
    let labels = [
        "The council voted to delay the tunnel",
        "The mayor resigned",
        "Council votes for a delay of the tunnel",
    ];
    let shown = told(&[day, day, day], None, |nth| labels[nth].to_owned(), |_| ());
    assert_eq!(
        shown,
        [
            "2025 Past 3 Mar The council voted to delay the tunnel +1",
            "| Past 3 Mar The mayor resigned",
            RULE
        ]
    );
}

#[test]
fn a_filter_lists_one_tense_and_keeps_the_rule() {
    let events = [
        ("2025-03-03", "2025-03-03", Tense::Past),
        ("2025-05-03", "2025-05-03", Tense::Future),
        ("2026-01-01", "2026-12-31", Tense::Hypothetical),
    ];
    let label = |nth| format!("event {nth}");
    let shown = |turns: usize| {
        told(&events, None, label, |filter| {
            (0..turns).for_each(|_| filter.next_tense());
        })
    };
    assert_eq!(shown(1), ["2025 Past 3 Mar Event 0", RULE]);
    assert_eq!(shown(2), [RULE, "2025 Future 3 May Event 1"]);
    assert_eq!(shown(3), [RULE, "2026 Maybe Event 2"]);
    assert_eq!(shown(4).len(), 4);
}

#[test]
fn a_rule_without_room_leaves_the_weekday_out() {
    let rule = DateRule::Reference(date("2020-01-01"));
    assert_eq!(rule.words(27), "counted from Wed 1 Jan 2020");
    assert_eq!(rule.words(26), "counted from 1 Jan 2020");
}

#[test]
fn a_year_is_the_head_of_its_days() {
    let past = |earliest, latest| (earliest, latest, Tense::Past);
    let shown = listed(
        &[
            past("2019-05-12", "2019-05-12"),
            past("2019-01-01", "2019-12-31"),
            past("2019-01-01", "2019-01-31"),
            past("2019-01-01", "2019-12-31"),
            past("2020-02-02", "2020-02-02"),
        ],
        None,
    );
    assert_eq!(
        shown,
        [
            "┬ 2019 Past Event 1",
            "│ | Past Event 3",
            "│ Past January Event 2",
            "└ Past 12 May Event 0",
            "2020 Past 2 Feb Event 4",
            RULE
        ]
    );
}

#[test]
fn a_year_without_days_is_no_head() {
    let year = ("2019-01-01", "2019-12-31", Tense::Past);
    let shown = listed(&[year, year], None);
    assert_eq!(
        shown,
        ["2019 Past Event 0", "| Past Event 1", "6 years", RULE]
    );
}

#[test]
fn what_stands_on_the_rule_is_no_head() {
    let shown = listed(
        &[
            ("2025-01-01", "2025-12-31", Tense::Past),
            ("2025-05-12", "2025-05-12", Tense::Future),
        ],
        None,
    );
    assert_eq!(
        shown,
        ["Crossing 2025 Event 0", RULE, "2025 Future 12 May Event 1"]
    );
}
