use super::*;
use crate::analysis::{Models, analyze};
use crate::document::{BlockKind, Document, DocumentBuilder};
use crate::export::OutputPart;
use crate::lang::Lang;

fn article(title: &str, text: &str) -> Document {
    let mut builder = DocumentBuilder::new();
    builder.meta().title = Some(title.to_owned());
    builder.meta().published = Moment::parse("2025-03-04T09:30+01:00");
    builder.block(BlockKind::Paragraph, 0, text);
    builder.finish()
}

fn written(articles: &[&Document]) -> String {
    let mut out = Vec::new();
    let mut calendar = CalendarReport::default();
    calendar.begin(&mut out, "").unwrap();
    for document in articles {
        let analysis = analyze(document, Lang::english(), Models::builtin(), None);
        let view = AnalyzedArticle {
            input: "a.txt",
            document,
            analysis: &analysis,
            parts: &OutputPart::ALL,
            explain: false,
            reference: None,
        };
        calendar.article(&mut out, &view).unwrap();
    }
    calendar.end(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn values<'a>(calendar: &'a str, name: &str) -> Vec<&'a str> {
    let lines = calendar.lines();
    lines.filter_map(|line| line.strip_prefix(name)).collect()
}

const HALL: &str = "The hall burned on February 3. It opened in 1998.";

#[test]
fn a_day_ends_where_the_next_one_begins_and_a_year_with_the_next_year() {
    let calendar = written(&[&article("The hall", HALL)]);
    assert_eq!(
        values(&calendar, "DTSTART;VALUE=DATE:"),
        ["19980101", "20250203"]
    );
    assert_eq!(
        values(&calendar, "DTEND;VALUE=DATE:"),
        ["19990101", "20250204"]
    );
}

#[test]
fn every_run_gives_the_same_and_no_name_twice() {
    let hall = article("The hall", HALL);
    let once = written(&[&hall]);
    assert_eq!(once, written(&[&hall]));
    let twice = written(&[&hall, &hall]);
    let names = values(&twice, "UID:");
    let mut unique = names.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!((names.len(), unique.len()), (4, 4));
    assert_eq!(names[..2], values(&once, "UID:")[..]);
}

#[test]
fn an_entry_is_stamped_with_the_publication_in_utc() {
    let calendar = written(&[&article("The hall", HALL)]);
    assert_eq!(values(&calendar, "DTSTAMP:")[0], "20250304T083000Z");
    assert_eq!(stamp(None), "19700101T000000Z");
}

#[test]
fn no_line_is_longer_than_75_bytes_and_none_tears_a_character() {
    let long = "the long, long; story of ".repeat(9);
    let text = format!("On February 3, {long}Zoë — née Å — 日本語 left.");
    let calendar = written(&[&article("A \\ title", &text)]);
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(calendar.lines().all(|line| line.len() <= 75), "{calendar}");
    assert_eq!(
        calendar.matches('\n').count(),
        calendar.matches("\r\n").count()
    );
    let unfolded = calendar.replace("\r\n ", "");
    assert!(
        unfolded.contains("story of Zoë — née Å — 日本語 left"),
        "{unfolded}"
    );
    assert!(unfolded.contains("A \\\\ title") && unfolded.contains("long\\, long\\; story"));
}

#[test]
fn no_word_of_an_article_starts_a_line_of_its_own() {
    assert_eq!(escape("a\r\nATTACH:x\u{7}"), "a\\nATTACH:x");
    let mut document = article("The hall", HALL);
    document.meta.url = Some("https://example.org/\r\nATTACH:x".to_owned());
    assert!(!written(&[&document]).contains("\r\nATTACH"));
}

#[test]
fn clock_times_are_local_unless_an_offset_is_known() {
    let bounds = |earliest, latest| {
        Some(Bounds {
            earliest: Moment::parse(earliest),
            latest: Moment::parse(latest),
        })
    };
    let lines = |bounds| CalendarTime::of(bounds).unwrap().lines();
    assert_eq!(
        lines(bounds("2025-03-04T06:00", "2025-03-04T11:59")),
        (
            "DTSTART:20250304T060000".to_owned(),
            Some("DTEND:20250304T120000".to_owned())
        )
    );
    assert_eq!(
        lines(bounds("2025-03-04T09:30+01:00", "2025-03-04T09:30+01:00")),
        ("DTSTART:20250304T083000Z".to_owned(), None)
    );
    assert_eq!(
        lines(bounds("", "2025-12-31")).1.unwrap(),
        "DTEND;VALUE=DATE:20260101"
    );
    assert_eq!(CalendarTime::of(None), None);
}
