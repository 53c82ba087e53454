use std::sync::Arc;

use ratatui::buffer::Cell;
use ratatui::style::Color;

use crate::analysis::{Analysis, Models, SpeakerId, analyze};
use crate::app::tests::{date, press};
use crate::app::{App, Msg, Preferences};
use crate::document::{BlockKind, DocumentBuilder};
use crate::lang::Lang;
use crate::layout::RowKind;
use crate::tui::view::tests::{fit, plain, screen, shown, snapshot, type_in};

/// A reader of some paragraphs that have been analysed.
fn read(paragraphs: &[&str], cols: u16, rows: u16) -> App {
    read_as(paragraphs, (cols, rows), |_| {})
}

/// The same with a change to what was found.
fn read_as(
    paragraphs: &[&str],
    (cols, rows): (u16, u16),
    change: impl FnOnce(&mut Analysis),
) -> App {
    let mut builder = DocumentBuilder::new();
    for paragraph in paragraphs {
        builder.block(BlockKind::Paragraph, 0, paragraph);
    }
    let document = Arc::new(builder.finish());
    let day = date("2025-03-05");
    let mut app = App::new(Arc::clone(&document), Preferences::new(day));
    app.start();
    let mut found = analyze(&document, Lang::english(), Models::builtin(), Some(day));
    change(&mut found);
    app.update(Msg::Analyzed {
        generation: 1,
        analysis: Arc::new(found),
    });
    fit(&mut app, cols, rows);
    app
}

#[test]
fn an_article_without_a_title_is_headed_by_its_first_words() {
    let app = read(&["The boat sails at noon.", "Nobody is late."], 80, 24);
    assert!(plain(&app)[0].starts_with(" The boat sails at noon. "));
}

#[test]
fn a_named_speaker_goes_before_nobody_in_the_gutter() {
    let said = ["“We go,” said Ada Holm. “We stay,” said Bea Lund."];
    let app = read_as(&said, (80, 24), |found| {
        found.speakers[0].quotes.clear();
        found.quotes[0].speakers.clear();
    });
    let letter = app.findings().unwrap().letter(SpeakerId::of(0)).unwrap();
    let row = format!("{letter}▌“We go,”");
    let rows = plain(&app);
    assert!(rows.iter().any(|shown| shown.contains(&row)), "{rows:#?}");
}

#[test]
fn a_long_name_goes_on_below() {
    let said = "A senior official at the culture ministry said the state would pay for half of it.";
    let mut app = read(&[said], 120, 40);
    type_in(&mut app, "s", 120, 40);
    let rows = plain(&app);
    let name = rows
        .iter()
        .position(|row| row.contains("A▌ a senior official at the culture"));
    let below = &rows[name.unwrap_or_else(|| panic!("{rows:#?}")) + 1];
    assert!(below.contains("ministry (unnamed)"), "{rows:#?}");
}

#[test]
fn both_ends_of_a_stretch_look_alike() {
    let app = read(&["From 2020 to 2022 the boat did not sail."], 80, 24);
    let buffer = screen(&app);
    let row = plain(&app)
        .iter()
        .rposition(|row| row.contains("From 2020"))
        .unwrap();
    let line = &buffer.content()[row * 80..][..80];
    let colored = line.iter().filter(|cell| cell.fg != Color::Reset);
    let words: String = colored.map(Cell::symbol).collect();
    assert!(words.contains("20202022"), "{words}");
}

#[test]
fn a_narrow_timeline_shows_dates_and_words_alone() {
    let mut app = shown(24, 8, "t");
    type_in(&mut app, "gg", 24, 8);
    let rows = plain(&app);
    assert!(rows[0].starts_with("▶1911  It was built"), "{rows:#?}");
    assert!(
        rows.iter().any(|row| row.starts_with(" 2020–22  ")),
        "{rows:#?}"
    );
    assert!(!rows.iter().any(|row| row.contains('┊')), "{rows:#?}");
    let rows = plain(&shown(1, 2, "t"));
    assert!(rows.iter().all(|row| row != " "), "{rows:#?}");
}

#[test]
fn what_a_pane_hides_is_counted_in_its_border() {
    let names = [
        "Ada Holm",
        "Bea Lund",
        "Cem Ogan",
        "Dag Riis",
        "Eli Marsh",
        "Fay Torp",
        "Gus Vale",
    ];
    let said: Vec<String> = names
        .iter()
        .map(|name| format!("“We sail on,” said {name}."))
        .collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let mut app = read(&said, 80, 20);
    type_in(&mut app, "s", 80, 20);
    let rows = plain(&app);
    assert!(rows.iter().any(|row| row.contains(" ↓ 1 ━┛")), "{rows:#?}");
    type_in(&mut app, "G", 80, 20);
    let rows = plain(&app);
    assert!(rows.iter().any(|row| row.contains(" ↑ 1 ━┓")), "{rows:#?}");
}

#[test]
fn no_row_of_a_popup_is_cut_off_without_a_way_to_see_it() {
    let mut app = shown(60, 12, "?");
    let mut seen = String::new();
    for _ in 0..80 {
        seen.push_str(&plain(&app).join("\n"));
        press(&mut app, "j");
    }
    for command in crate::app::command::COMMANDS {
        let help = command.help.get(..20).unwrap_or(command.help);
        assert!(seen.contains(help), "{help}");
    }
}

#[test]
fn without_panes_a_wide_terminal_has_two_columns_of_text() {
    snapshot!("200x14-two-columns", shown(200, 14, "z\"A"));
    let one = shown(200, 14, "z:two<Enter>");
    assert_eq!(one.message(), Some("one column"));
    assert!(one.article().columns().second.is_none());
    assert!(shown(200, 14, "").article().columns().second.is_none());
}

#[test]
fn no_column_of_text_begins_with_a_blank() {
    for rows in 6..20 {
        let app = shown(200, rows, "z");
        let heads = app.article().placed().filter(|((_, y), _)| *y == 0);
        let kinds: Vec<RowKind> = heads.skip(1).map(|(_, row)| row.kind).collect();
        assert_eq!(kinds.len(), 1, "{rows} rows");
        assert!(!kinds.contains(&RowKind::Blank), "{rows} rows");
    }
}

#[test]
fn a_click_in_the_second_column_leads_to_what_stands_there() {
    let app = shown(200, 14, "z");
    let article = app.article();
    let columns = article.columns();
    let second = columns.second.unwrap();
    let rows: Vec<_> = article.rows().map(|row| row.span).collect();
    assert!(rows.len() > 14);
    for (nth, span) in rows.iter().enumerate() {
        let right = if nth < 12 { 0 } else { second };
        let row = u16::try_from(nth % 12).unwrap();
        let (found, at) = article.row_at(right + columns.text, row).unwrap();
        assert_eq!((found, at.span), (right, *span), "row {nth}");
    }
}
