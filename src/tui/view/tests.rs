use std::fmt::Write;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

use super::*;
use crate::app::tests::{date, document, linked, linked_with, press, reader, reader_with};
use crate::app::update::tests::{Happening, happenings};
use crate::app::{Background, Msg, Preferences, SizeClass};
use crate::config::{Borders, ColorLevel, Symbols};
use crate::document::{BlockKind, Document, DocumentBuilder};
use crate::tui::grid::tests::buffer;

/// Gives a reader a screen of a size, as the loop does.
pub(super) fn fit(app: &mut App, cols: u16, rows: u16) {
    for _ in 0..2 {
        let sizes = panes::panes(PaneSize { cols, rows }, app).sizes();
        app.update(Msg::Resized(sizes));
    }
    app.check();
}

pub(super) fn screen(app: &App) -> Buffer {
    let size = app.sizes().screen;
    let mut grid = Grid::new(Size::new(size.cols, size.rows));
    draw(app, &mut grid);
    buffer(&grid)
}

pub(super) fn shown(cols: u16, rows: u16, keys: &str) -> App {
    let mut app = reader();
    fit(&mut app, cols, rows);
    type_in(&mut app, keys, cols, rows);
    app
}

pub(super) fn type_in(app: &mut App, keys: &str, cols: u16, rows: u16) {
    press(app, keys);
    fit(app, cols, rows);
}

/// The signs of a screen, and below them one letter for the style of each.
pub(in crate::tui::view) fn grids(app: &App) -> String {
    let buffer = &screen(app);
    let mut styles: Vec<(Color, Color, Modifier)> = Vec::new();
    let mut signs = String::new();
    let mut letters = String::new();
    for row in buffer.content().chunks(usize::from(buffer.area.width)) {
        let mut line = String::new();
        let mut line_letters = String::new();
        let mut wide = false;
        for cell in row {
            let skipped =
                std::mem::replace(&mut wide, crate::text::width::cluster(cell.symbol()) > 1);
            if !skipped {
                line.push_str(cell.symbol());
            }
            line_letters.push(letter(cell, &mut styles));
        }
        signs.push_str(line.trim_end());
        signs.push('\n');
        letters.push_str(line_letters.trim_end_matches('.'));
        letters.push('\n');
    }
    let legend: Vec<String> = styles
        .iter()
        .enumerate()
        .map(|(nth, style)| format!("{} {}", name(nth), words(style)))
        .collect();
    format!("{signs}\n{letters}\n{}\n", legend.join("\n"))
}

fn letter(cell: &Cell, styles: &mut Vec<(Color, Color, Modifier)>) -> char {
    let style = (cell.fg, cell.bg, cell.modifier);
    if style == (Color::Reset, Color::Reset, Modifier::empty()) {
        return '.';
    }
    let place = styles
        .iter()
        .position(|known| *known == style)
        .unwrap_or_else(|| {
            styles.push(style);
            styles.len() - 1
        });
    name(place)
}

fn name(nth: usize) -> char {
    let nth = u8::try_from(nth).unwrap();
    char::from(if nth < 26 {
        b'a' + nth
    } else {
        b'A' + nth - 26
    })
}

fn words((text, ground, modifier): &(Color, Color, Modifier)) -> String {
    let mut words = format!("{text}");
    if *ground != Color::Reset {
        write!(words, " on {ground}").unwrap();
    }
    if !modifier.is_empty() {
        write!(words, " {}", format!("{modifier:?}").to_lowercase()).unwrap();
    }
    words
}

pub(super) fn plain(app: &App) -> Vec<String> {
    let buffer = screen(app);
    let rows = buffer.content().chunks(usize::from(buffer.area.width));
    rows.map(|row| row.iter().map(Cell::symbol).collect::<String>())
        .collect()
}

macro_rules! snapshot {
    ($name:literal, $app:expr) => {{
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/screens"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!($name, $crate::tui::view::tests::grids(&$app)));
    }};
}
pub(super) use snapshot;

#[test]
fn a_small_terminal_shows_the_article_and_panes_in_a_sheet_when_asked() {
    snapshot!("80x24", shown(80, 24, ""));
    snapshot!("80x24-speakers", shown(80, 24, "s"));
}

#[test]
fn the_sheet_holds_the_timeline_too() {
    snapshot!("80x24-timeline", shown(80, 24, "tjj<Enter>"));
}

#[test]
fn a_selected_speaker_is_seen_in_every_pane() {
    snapshot!("120x40-speaker", shown(120, 40, "\"An"));
}

#[test]
fn a_selected_event_is_seen_in_every_pane() {
    snapshot!("120x40-event", shown(120, 40, "]]"));
}

#[test]
fn the_palette_lists_what_answers() {
    snapshot!("80x24-palette", shown(80, 24, ":tog"));
    snapshot!("120x40-palette-theme", shown(120, 40, ":theme<Space>con"));
    snapshot!("20x5-palette", shown(20, 5, ":w"));
}

fn links(cols: u16, rows: u16, keys: &str) -> App {
    let mut app = linked();
    fit(&mut app, cols, rows);
    type_in(&mut app, keys, cols, rows);
    app
}

#[test]
fn letters_stand_over_links() {
    snapshot!("80x24-hints", links(80, 24, "f"));
}

#[test]
fn links_and_headings_are_listed() {
    snapshot!("80x24-links", links(80, 24, "Ls"));
    snapshot!("20x5-links", links(20, 5, "L"));
    snapshot!("80x24-headings", shown(80, 24, "O"));
}

#[test]
fn selected_words_stand_out_and_the_cursor_is_on_them() {
    snapshot!("80x24-select", shown(80, 24, "vj2w"));
}

#[test]
fn highlights_and_notes_are_marked_and_listed() {
    snapshot!(
        "80x24-notes",
        shown(80, 24, "vwwweH<Esc>\"Bawhy<Space>so?<Enter><Esc>gg")
    );
    snapshot!(
        "80x24-notes-list",
        shown(80, 24, "vwwweH<Esc>\"Bawhy<Space>so?<Enter>A")
    );
}

#[test]
fn reading_modes_let_the_rest_stand_back() {
    snapshot!("80x24-one-paragraph", shown(80, 24, "gfj"));
    snapshot!("120x40-quotes-only", shown(120, 40, "gq"));
    snapshot!("80x24-speaker-only", shown(80, 24, "\"Ags"));
    snapshot!("120x40-text-only", shown(120, 40, "gz"));
}

#[test]
fn one_word_stands_where_the_article_was() {
    snapshot!("80x24-by-words", shown(80, 24, "W<Right><Right>"));
    snapshot!("20x5-by-words", shown(20, 5, "W<Right>"));
}

#[test]
fn a_pane_lists_what_was_typed() {
    snapshot!(
        "120x40-filtered",
        shown(120, 40, "<Tab>/may<Enter><Tab>/clock<Enter>")
    );
}

#[test]
fn the_cells_of_a_link_are_known() {
    let cells_of = |byte: u32, hyperlinks: bool, keys: &str| {
        let mut options = Preferences::new(date("2025-03-05"));
        options.hyperlinks = hyperlinks;
        let mut app = linked_with(options);
        fit(&mut app, 30, 12);
        type_in(&mut app, keys, 30, 12);
        let mut grid = Grid::new(Size::new(30, 12));
        draw(&app, &mut grid);
        let places = (0..12).flat_map(|y| (0..30).map(move |x| (x, y)));
        places
            .filter(|(x, y)| grid.row(*y).link(*x) == byte + 1)
            .count()
    };
    assert_eq!(cells_of(4, true, ""), "bells".len());
    // The row ends between its two words.
    assert_eq!(cells_of(21, true, ""), "thesurvey".len());
    assert_eq!(cells_of(4, true, "?"), 0);
    assert_eq!(cells_of(4, false, ""), 0);
}

#[test]
fn other_themes_change_the_colours_and_nothing_else() {
    let dark = shown(80, 24, "\"An");
    let mut light = shown(80, 24, "\"An");
    light.update(Msg::Background(Background::Light));
    assert_eq!(plain(&light), plain(&dark));
    snapshot!("80x24-light", light);
    let mut sepia = shown(80, 24, "\"An:theme<Space>sepia<Enter>");
    assert_eq!(sepia.message(), Some("theme sepia"));
    sepia.update(Msg::Background(Background::Dark));
    snapshot!("80x24-sepia", sepia);
}

#[test]
fn why_something_was_found_is_told_over_the_panes() {
    snapshot!("80x24-why", shown(80, 24, "\"Ane"));
}

#[test]
fn faults_of_the_settings_are_shown_at_the_start() {
    let mut app = shown(80, 24, "");
    let lines = [
        "config.toml:1:9: unknown theme \"blue\"; themes: auto, dark, light, sepia, contrast-dark, contrast-light",
        "config.toml:4:1: keys: unknown command \"fly\"",
    ];
    app.update(Msg::Diagnostics(lines.map(str::to_owned).to_vec()));
    snapshot!("80x24-settings", app);
    type_in(&mut app, "j", 80, 24);
    assert!(app.popups().len() <= 1);
    type_in(&mut app, "<Esc>", 80, 24);
    assert!(app.popups().is_empty());
}

#[test]
fn a_theme_that_paints_leaves_no_cell_of_the_terminals_own() {
    for (cols, rows, keys) in [
        (80, 24, ""),
        (200, 60, ""),
        (80, 24, "?"),
        (80, 24, ":"),
        (30, 8, ""),
    ] {
        let mut options = Preferences::new(date("2025-03-05"));
        options.config.theme = "sepia".to_owned().into();
        let mut app = reader_with(options);
        fit(&mut app, cols, rows);
        type_in(&mut app, keys, cols, rows);
        for cell in screen(&app).content() {
            assert!(
                cell.fg != Color::Reset && cell.bg != Color::Reset,
                "{cell:?}"
            );
        }
    }
}

#[test]
fn a_wide_terminal_shows_three_columns() {
    snapshot!("200x60", shown(200, 60, "s<Esc>s<Enter>"));
}

#[test]
fn a_light_ground_at_every_size() {
    for (cols, rows) in [(30, 8), (120, 40), (200, 60)] {
        let mut app = shown(cols, rows, "\"An");
        app.update(Msg::Background(Background::Light));
        match cols {
            30 => snapshot!("30x8-light", app),
            120 => snapshot!("120x40-light", app),
            _ => snapshot!("200x60-light", app),
        }
    }
}

#[test]
fn a_tiny_terminal_shows_text_alone() {
    snapshot!("20x5", shown(20, 5, "jj"));
    snapshot!("1x1", shown(1, 1, "j"));
}

#[test]
fn the_help_names_every_key() {
    snapshot!("80x24-help", shown(80, 24, "?"));
    snapshot!("160x50-help", shown(160, 50, "?"));
}

#[test]
fn a_search_shows_every_hit_and_their_count() {
    snapshot!("80x24-search", shown(80, 24, "/clock"));
}

#[test]
fn without_colours_bold_underline_and_reverse_remain() {
    let mut options = Preferences::new(date("2025-03-05"));
    options.colors = ColorLevel::None;
    options.config.symbols = Symbols::Ascii;
    let mut app = reader_with(options);
    fit(&mut app, 120, 30);
    type_in(&mut app, "\"A", 120, 30);
    let buffer = screen(&app);
    let colored = |cell: &&Cell| cell.fg != Color::Reset || cell.bg != Color::Reset;
    assert_eq!(buffer.content().iter().filter(colored).count(), 0);
    snapshot!("120x30-ascii", app);
}

#[test]
fn without_borders_panes_have_titles_alone() {
    let mut options = Preferences::new(date("2025-03-05"));
    options.config.borders = Borders::None;
    let mut app = reader_with(options);
    fit(&mut app, 120, 30);
    let rows = plain(&app).join("\n");
    assert!(
        rows.contains("Speakers") && rows.contains("Timeline"),
        "{rows}"
    );
    type_in(&mut app, "?", 120, 30);
    let rows = rows + &plain(&app).join("\n");
    assert!(
        rows.contains("Keys") && !rows.contains(|c| "┌┐┘┏┓┗┛".contains(c)),
        "{rows}"
    );
}

#[test]
fn a_light_ground_changes_colours_and_nothing_else() {
    let mut app = shown(120, 40, "\"A");
    let dark = screen(&app);
    app.update(Msg::Background(Background::Light));
    let light = screen(&app);
    let signs = |buffer: &Buffer| {
        buffer
            .content()
            .iter()
            .map(|cell| cell.symbol().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(signs(&dark), signs(&light));
    assert_ne!(dark, light);
}

#[test]
fn an_analysis_under_way_shows_as_an_ellipsis() {
    let document = Arc::new(document());
    let mut app = App::new(document, Preferences::new(date("2025-03-05")));
    app.start();
    fit(&mut app, 120, 40);
    let rows = plain(&app).join("\n");
    assert!(
        rows.contains("Speakers …") && rows.contains("Timeline …"),
        "{rows}"
    );
    assert!(
        rows.contains("voted on Monday"),
        "the text is there already"
    );
}

fn analysed(document: Document, cols: u16, rows: u16) -> App {
    let mut app = App::new(Arc::new(document), Preferences::new(date("2025-03-05")));
    app.start();
    app.update(Msg::Analyzed {
        generation: 1,
        analysis: Arc::default(),
    });
    fit(&mut app, cols, rows);
    app
}

#[test]
fn empty_panes_say_what_is_the_matter() {
    let mut app = analysed(Document::default(), 200, 50);
    type_in(&mut app, "st", 200, 50);
    let rows = plain(&app).join("\n");
    for note in [
        "this article has no text",
        "nobody is quoted here",
        "no dated events",
    ] {
        assert!(rows.contains(note), "{note}: {rows}");
    }
}

#[test]
fn letters_of_every_script_stay_in_their_columns() {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Heading, 1, "中文标题与 emoji 👩‍👩‍👧 🇳🇴");
    builder.block(
        BlockKind::Paragraph,
        0,
        &"市议会周一第三次投票推迟隧道工程。".repeat(6),
    );
    builder.block(
        BlockKind::Paragraph,
        0,
        &"صوّت المجلس يوم الاثنين على تأجيل النفق. ".repeat(4),
    );
    builder.block(
        BlockKind::Paragraph,
        0,
        "e\u{301}te\u{301} ❤️ ☎ 한국어 각 각 नमस्ते ไทยไม่มีช่องว่างระหว่างคำ",
    );
    builder.block(BlockKind::ListItem, 1, "one");
    builder.block(BlockKind::BlockQuote, 1, "two");
    builder.block(BlockKind::Code, 0, "if x:\n\treturn 1");
    builder.block(BlockKind::Table, 0, "Name\tTown\nAda\tNordvik");
    snapshot!("80x24-scripts", analysed(builder.finish(), 80, 24));
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/corpus/screen.txt"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_happens_the_screen_is_drawn(events in prop::collection::vec(happenings(), 0..30), ascii in any::<bool>()) {
        let mut options = Preferences::new(date("2025-03-05"));
        if ascii {
            options.config.symbols = Symbols::Ascii;
            options.colors = ColorLevel::Ansi16;
        }
        let mut app = reader_with(options);
        let mut size = (80, 24);
        fit(&mut app, size.0, size.1);
        for event in events {
            match event {
                Happening::Msg(msg) => drop(app.update(msg)),
                Happening::Size(cols, rows) => size = (cols, rows),
            }
            fit(&mut app, size.0, size.1);
            let buffer = screen(&app);
            let drawn = buffer.content().iter().any(|cell| cell.symbol() != " ");
            // One column of the help may be the blank between two groups of keys; a list is blank until it is known, and
            // there may be no room to say so.
            let class = SizeClass::of(PaneSize { cols: size.0, rows: size.1 });
            let waits = app.findings().is_none() && app.focus() != PaneId::Article;
            let blank = waits && class == SizeClass::Bare;
            prop_assert!(drawn || blank || size.0 < 2 || size.1 < 2, "{size:?}");
        }
    }
}
