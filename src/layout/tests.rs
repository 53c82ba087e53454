use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use super::*;
use crate::config::Breaking;
use crate::document::{BlockKind, DocumentBuilder};

/// Full lines of a width, one blank row between paragraphs.
const fn plain(measure: u16) -> Typesetting {
    Typesetting {
        measure,
        breaking: Breaking::Greedy,
        justify: false,
        spacing: 1,
    }
}

fn document(blocks: &[(BlockKind, u8, &str)]) -> Arc<Document> {
    let mut builder = DocumentBuilder::new();
    builder.meta().language = Some("en".to_owned());
    for (kind, level, words) in blocks {
        builder.block(*kind, *level, words);
    }
    Arc::new(builder.finish())
}

fn all(layout: &mut Layout) -> Vec<LayoutRow> {
    layout.last();
    for piece in 0..=layout.pieces.len() {
        layout.rows_of(piece);
    }
    let from = layout.first();
    layout.rows_from(from).map(|(_, row)| row.clone()).collect()
}

fn show(blocks: &[(BlockKind, u8, &str)], measure: u16) -> Vec<String> {
    set(blocks, plain(measure))
}

fn set(blocks: &[(BlockKind, u8, &str)], typesetting: Typesetting) -> Vec<String> {
    let document = document(blocks);
    let mut layout = Layout::new(Arc::clone(&document), &[], typesetting);
    all(&mut layout)
        .iter()
        .map(|row| paint(row, &document))
        .collect()
}

fn paint(row: &LayoutRow, document: &Document) -> String {
    let mut line = String::new();
    for segment in &row.segments {
        while line.chars().count() < usize::from(segment.col) {
            line.push(' ');
        }
        match &segment.words {
            RowWords::Sign(Sign::Bullet) => line.push('*'),
            RowWords::Sign(Sign::Bar) => line.push('|'),
            RowWords::Sign(Sign::Hyphen) => line.push('-'),
            words => line.push_str(words.show(&document.text)),
        }
    }
    line
}

#[test]
fn paragraphs_are_parted_by_a_blank_row_and_list_items_are_not() {
    let rows = show(
        &[
            (BlockKind::Paragraph, 0, "one two three"),
            (BlockKind::ListItem, 1, "four five six"),
            (BlockKind::ListItem, 2, "seven"),
            (BlockKind::ListItem, 1, "1. ei"),
        ],
        9,
    );
    assert_eq!(
        rows,
        [
            "one two", "three", "", "* four", "  five", "  six", " * seven", "  1. ei"
        ]
    );
}

#[test]
fn a_block_quotation_has_a_bar_for_every_level_on_every_row() {
    let rows = show(
        &[
            (BlockKind::BlockQuote, 1, "one two three"),
            (BlockKind::BlockQuote, 2, "four five"),
            (BlockKind::BlockQuote, 1, "six"),
            (BlockKind::Paragraph, 0, "seven"),
        ],
        12,
    );
    assert_eq!(
        rows,
        [
            "| one two",
            "| three",
            "|",
            "| | four",
            "| | five",
            "|",
            "| six",
            "",
            "seven"
        ]
    );
}

#[test]
fn even_lines_end_near_each_other() {
    let words = [(BlockKind::Paragraph, 0, "a b c d eeeeee f ggg h iiiii jj")];
    assert_eq!(
        show(&words, 9),
        ["a b c d", "eeeeee f", "ggg h", "iiiii jj"]
    );
    let even = Typesetting {
        breaking: Breaking::Even,
        ..plain(10)
    };
    let words = [(BlockKind::Paragraph, 0, "aaa bb cc ddddd")];
    assert_eq!(show(&words, 6), ["aaa bb", "cc", "ddddd"]);
    let even = Typesetting { measure: 6, ..even };
    assert_eq!(set(&words, even), ["aaa", "bb cc", "ddddd"]);
}

#[test]
fn long_words_are_parted_where_that_fills_a_line() {
    let words = [(
        BlockKind::Paragraph,
        0,
        "an administration of extensive powers",
    )];
    let hyphenated = Typesetting {
        breaking: Breaking::Hyphenated,
        ..plain(14)
    };
    assert_eq!(
        set(&words, hyphenated),
        ["an administra-", "tion of exten-", "sive powers"]
    );
}

#[test]
fn justified_rows_end_at_one_column_but_for_the_last() {
    let words = [(
        BlockKind::Paragraph,
        0,
        "the boat left the old harbour on a day in May and went far out",
    )];
    let justified = Typesetting {
        justify: true,
        ..plain(20)
    };
    assert_eq!(
        set(&words, justified),
        [
            "the  boat  left  the",
            "old harbour on a day",
            "in  May and went far",
            "out"
        ]
    );
}

#[test]
fn without_spacing_the_second_paragraph_stands_in() {
    let blocks = [
        (BlockKind::Paragraph, 0, "one two three"),
        (BlockKind::Paragraph, 0, "four five six"),
        (BlockKind::Heading, 1, "seven"),
        (BlockKind::Paragraph, 0, "eight"),
    ];
    let tight = Typesetting {
        spacing: 0,
        ..plain(20)
    };
    assert_eq!(
        set(&blocks, tight),
        ["one two three", "  four five six", "", "seven", "", "eight"]
    );
}

#[test]
fn code_keeps_its_lines_and_loses_nothing_where_one_is_too_long() {
    let rows = show(&[(BlockKind::Code, 0, "if x:\n\ty = 12345\n\nend")], 8);
    assert_eq!(rows, ["if x:", "    y = ", "12345", "", "end"]);
    let lines = show(&[(BlockKind::Lines, 0, "one\n  two")], 12);
    assert_eq!(lines, ["one", "  two"]);
}

#[test]
fn references_stand_like_a_list_and_furniture_like_a_paragraph() {
    let blocks = [
        (BlockKind::Reference, 1, "Ruiz"),
        (BlockKind::Reference, 1, "Ortega"),
        (BlockKind::Furniture, 0, "Photo: Roe"),
    ];
    let rows = show(&blocks, 20);
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert_eq!(rows.last().map(String::as_str), Some("Photo: Roe"));
}

#[test]
fn a_narrow_table_is_a_grid_and_a_wide_one_is_records() {
    let table = [(
        BlockKind::Table,
        0,
        "Name\tTown\nAda\tNordvik by the sea\nBo\t",
    )];
    assert_eq!(
        show(&table, 30),
        ["Name  Town", "Ada   Nordvik by the sea", "Bo"]
    );
    assert_eq!(
        show(&table, 18),
        [
            "Name  Town",
            "",
            "Name  Ada",
            "Town  Nordvik by",
            "      the sea",
            "",
            "Name  Bo"
        ]
    );
}

#[test]
fn title_and_byline_stand_above_the_text_and_answer_for_no_byte() {
    let lead = [LeadBlock {
        kind: RowKind::Title,
        parts: vec!["A long title".to_owned()],
    }];
    let mut layout = Layout::new(
        document(&[(BlockKind::Paragraph, 0, "text")]),
        &lead,
        plain(6),
    );
    let kinds: Vec<RowKind> = all(&mut layout).iter().map(|row| row.kind).collect();
    assert_eq!(
        kinds,
        [
            RowKind::Title,
            RowKind::Title,
            RowKind::Blank,
            RowKind::Body
        ]
    );
    assert_eq!(layout.place_of(0), LayoutPlace { piece: 1, row: 0 });
}

#[test]
fn steps_stop_at_both_ends() {
    let mut layout = Layout::new(
        document(&[(BlockKind::Paragraph, 0, "a b c d")]),
        &[],
        plain(2),
    );
    let first = layout.first();
    assert_eq!(layout.step(first, -3), first);
    let last = layout.last();
    assert_eq!(layout.step(first, 99), last);
    assert_eq!(layout.step(last, 1), last);
    assert_eq!(layout.distance(first, last, 99), 3);
}

#[test]
fn an_empty_document_has_a_first_place_and_no_row() {
    let mut layout = Layout::new(document(&[]), &[], plain(10));
    let first = layout.first();
    assert_eq!(layout.step(first, 5), first);
    assert_eq!(layout.step(first, -5), first);
    assert!(layout.row(first).is_none());
    assert_eq!(layout.rows_from(first).count(), 0);
}

#[test]
fn a_megabyte_in_one_paragraph_is_laid_out_only_where_it_is_looked_at() {
    let words = "seven or eight words stand on a line ".repeat(30_000);
    let mut layout = Layout::new(
        document(&[(BlockKind::Paragraph, 0, &words)]),
        &[],
        plain(70),
    );
    let first = layout.first();
    layout.step(first, 60);
    layout.last();
    assert!(layout.known.bytes < 40_000, "{}", layout.known.bytes);
    let guess = layout.guess_rows();
    let exact = all(&mut layout).len();
    assert_eq!(layout.guess_rows(), exact);
    assert!(guess.abs_diff(exact) < exact / 10, "{guess} for {exact}");
}

#[test]
fn a_column_leads_to_the_byte_that_stands_there() {
    let document = document(&[(BlockKind::ListItem, 1, "日本 sea")]);
    let mut layout = Layout::new(Arc::clone(&document), &[], plain(20));
    let first = layout.first();
    let row = layout.row(first).unwrap();
    let bytes: Vec<u32> = [0, 2, 3, 4, 7, 99]
        .iter()
        .map(|col| row.byte_at(&document.text, *col).unwrap())
        .collect();
    assert_eq!(bytes, [0, 0, 0, 3, 7, 9]);
}

fn typesetting() -> impl Strategy<Value = Typesetting> {
    let breaking =
        prop::sample::select(vec![Breaking::Greedy, Breaking::Even, Breaking::Hyphenated]);
    (breaking, any::<bool>(), 0u16..4).prop_map(|(breaking, justify, spacing)| Typesetting {
        measure: 1,
        breaking,
        justify,
        spacing,
    })
}

fn kinds() -> impl Strategy<Value = BlockKind> {
    prop::sample::select(vec![
        BlockKind::Heading,
        BlockKind::Paragraph,
        BlockKind::ListItem,
        BlockKind::BlockQuote,
        BlockKind::Code,
        BlockKind::Table,
        BlockKind::Caption,
        BlockKind::Reference,
        BlockKind::Furniture,
        BlockKind::Lines,
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::Direct(
        "tests/corpus/layout.txt"
    )))]

    #[test]
    fn rows_part_the_text_and_fit_the_measure(
        blocks in prop::collection::vec((kinds(), 0u8..9, "(?s)([a-z]{1,9}|[ \n\t-]|\\PC|日|。| ){0,40}"), 0..6),
        measure in 0u16..40,
        typesetting in typesetting(),
    ) {
        let borrowed: Vec<_> = blocks.iter().map(|(kind, level, words)| (*kind, *level, words.as_str())).collect();
        let document = document(&borrowed);
        let mut layout = Layout::new(Arc::clone(&document), &[], Typesetting { measure, ..typesetting });
        let rows = all(&mut layout);
        let mut reached = 0;
        for row in &rows {
            prop_assert_eq!(row.span.start(), reached);
            reached = row.span.end();
            let cols = row.cols(&document.text);
            prop_assert!(cols <= usize::from(measure.max(2)), "{} columns in {}: {:?}", cols, measure, row);
        }
        prop_assert_eq!(reached, document.text.len());
        for (byte, c) in document.text.as_str().char_indices() {
            let place = layout.place_of(u32::try_from(byte).unwrap());
            let row = layout.row(place).unwrap();
            prop_assert!(row.span.has(u32::try_from(byte).unwrap()), "{} in {:?}", byte, row);
            let shown = row.segments.iter().any(|segment| {
                matches!(segment.words, RowWords::Text(span) if span.has(u32::try_from(byte).unwrap()))
            });
            prop_assert!(shown || c.is_whitespace(), "{:?} at {} is lost in {:?}", c, byte, row);
        }
    }

    #[test]
    fn a_step_forth_and_back_comes_to_the_same_row(
        words in prop::collection::vec("[a-z ]{0,60}", 0..6),
        forth in 0isize..40,
        measure in 2u16..20,
    ) {
        let blocks: Vec<_> = words.iter().map(|words| (BlockKind::Paragraph, 0, words.as_str())).collect();
        let mut layout = Layout::new(document(&blocks), &[], plain(measure));
        let first = layout.first();
        let there = layout.step(first, forth);
        let done = isize::try_from(layout.distance(first, there, 999)).unwrap();
        prop_assert!(done <= forth);
        prop_assert_eq!(layout.step(there, -done), first);
    }
}
