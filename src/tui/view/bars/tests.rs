use crate::app::tests::{date, reader_with};
use crate::app::{App, Bindings, Preferences};
use crate::config::{FilePosition, KeyBinding, Preset};
use crate::tui::view::tests::{fit, plain, shown, snapshot, type_in};
use crate::tui::view::timeline;

#[test]
fn questions_stand_in_the_status_row() {
    snapshot!("80x24-date", shown(80, 24, "D2025"));
    snapshot!("80x24-pipe", shown(80, 24, "|wc -w"));
    snapshot!("80x24-filter", shown(80, 24, "<Tab>/vo"));
    snapshot!("80x24-note", shown(80, 24, "awhy now"));
}

#[test]
fn other_keys_are_named_everywhere() {
    let mut options = Preferences::new(date("2025-03-05"));
    (options.keys, _) = Bindings::new(Preset::Less, &[]);
    let mut app = reader_with(options);
    fit(&mut app, 120, 40);
    assert!(plain(&app).last().unwrap().contains("h help"));
    type_in(&mut app, "h", 120, 40);
    assert!(
        plain(&app).iter().any(|row| row.contains("j e Down")),
        "{:#?}",
        plain(&app)
    );
}

#[test]
fn hints_name_the_keys_that_hold() {
    let binding = |command: &str, key: &str| KeyBinding {
        command: command.to_owned(),
        keys: vec![key.to_owned()],
        place: FilePosition::default(),
    };
    let own = [
        binding("cancel", "F2"),
        binding("line-down", "F3"),
        binding("date", "F4"),
        binding("filter-tense", "F5"),
        binding("toggle-speakers", "F6"),
    ];
    let mut options = Preferences::new(date("2025-03-05"));
    (options.keys, _) = Bindings::new(Preset::Newsprint, &own);
    let has = |app: &App, words: &str| {
        let rows = plain(app);
        assert!(rows.iter().any(|row| row.contains(words)), "{rows:#?}");
    };
    let mut app = reader_with(options);
    fit(&mut app, 80, 24);
    type_in(&mut app, "?", 80, 24);
    has(&app, "F3/k scroll  F2 close");
    type_in(&mut app, "<F2>t<F5><F5><F5>ww", 80, 24);
    has(&app, "no such events; F5 and w");
    fit(&mut app, 200, 60);
    type_in(&mut app, "z<Tab>", 200, 60);
    assert!(app.message().unwrap().contains("F6 opens the speakers"));
    assert_eq!(
        timeline::no_date(&app),
        "no publication date; press F4 to set one"
    );
}
