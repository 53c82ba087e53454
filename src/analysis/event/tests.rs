use super::*;
use crate::analysis::{Models, analyze};
use crate::document::{BlockKind, Document, DocumentBuilder};
use crate::lang::Lang;

fn read(words: &str) -> (Document, Vec<Event>) {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, 0, words);
    let document = builder.finish();
    let tuesday = NaiveDate::from_ymd_opt(2025, 3, 4);
    let analysis = analyze(&document, Lang::english(), Models::builtin(), tuesday);
    (document, analysis.events)
}

#[test]
fn what_a_row_does_not_name_is_named_beside_it() {
    let (document, events) = read("Ana Ruiz opened the hall in 2019. She closed it in 2021.");
    let rows: Vec<String> = events.iter().map(|event| event.row(&document)).collect();
    assert_eq!(
        rows,
        [
            "Ana Ruiz opened the hall in 2019",
            "She closed it in 2021 · Ana Ruiz"
        ]
    );
}

#[test]
fn events_stand_in_text_order_inside_the_text() {
    let (_, events) = read(
        "On Monday, Ana Ruiz, who was elected in 2019, said the fair would open on May 8, and it did in 2024.",
    );
    assert!(events.len() >= 3);
    let ordered = |pair: &[Event]| pair[0].span.end() <= pair[1].span.start();
    assert!(events.windows(2).all(ordered));
}
