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
