use super::*;
use crate::app::tests::{press, reader};
use crate::app::{App, Effect, Msg, PaneSize, PaneSizes, Popup, Selection, StepTarget};

fn ids(app: &App) -> Vec<String> {
    let Some(Popup::Picker(palette)) = app.popups().last() else {
        panic!("the palette is open");
    };
    palette.commands().map(|(line, _)| line.words()).collect()
}

fn sized() -> App {
    let mut app = reader();
    let size = PaneSize { cols: 60, rows: 12 };
    app.update(Msg::Resized(PaneSizes {
        screen: size,
        article: size,
        ..PaneSizes::default()
    }));
    app
}

fn typed(keys: &str) -> App {
    let mut app = sized();
    press(&mut app, keys);
    app
}

#[test]
fn every_command_but_itself_is_offered_at_first() {
    let ids = ids(&typed(":"));
    assert_eq!(ids.len(), COMMANDS.len() - 1);
    assert_eq!(ids[0], "line-down");
}

#[test]
fn names_come_before_what_commands_do() {
    assert_eq!(ids(&typed(":thm"))[0], "theme");
    assert_eq!(ids(&typed(":qi")), ["quit"]);
    assert_eq!(ids(&typed(":colours")), ["theme"]);
    assert_eq!(ids(&typed(":timeline<Space>toggle"))[0], "toggle-timeline");
}

#[test]
fn the_list_follows_the_cursor_and_enter_takes_it() {
    let mut app = typed(":toggle-p");
    assert_eq!(ids(&app)[0], "toggle-panes");
    press(&mut app, "<Down><Up><Up><Enter>");
    assert!(app.popups().is_empty());
    let mut app = typed(":theme<Space>");
    press(&mut app, "<Down><Ctrl-n><Enter>");
    assert_eq!(app.message(), Some("theme light"));
}

#[test]
fn arguments_are_taken() {
    for (line, said) in [
        ("theme<Space>sepia", "theme sepia"),
        ("theme<Space>cl", "theme contrast-light"),
        ("width<Space>48", "48 columns"),
        ("width<Space>7", "width must be 20 to 200 columns, not 7"),
        ("width<Space>wide", "not a number: wide (width COLUMNS)"),
        ("set-mark<Space>a", "marked a"),
        ("nothing<Space>such", "unknown command: nothing such"),
    ] {
        let app = typed(&format!(":{line}<Enter>"));
        assert_eq!(app.message(), Some(said), "{line}");
    }
}

#[test]
fn a_place_is_a_share_or_a_paragraph() {
    let go = |keys: &str| typed(keys).article().anchor();
    assert_eq!(go(":goto<Space>50%<Enter>"), go("50%"));
    assert_eq!(go(":50%<Enter>"), go("50%"));
    assert_eq!(go(":goto<Space>4<Enter>"), go("4G"));
    assert_eq!(go(":4<Enter>"), go("4G"));
}

#[test]
fn a_date_starts_the_analysis_anew() {
    let mut app = reader();
    let effects = press(&mut app, ":date<Space>2024-05-01<Enter>");
    assert!(
        matches!(effects.as_slice(), [Effect::Analyze { reference: Some(day), .. }] if day.to_string() == "2024-05-01")
    );
}

#[test]
fn a_speaker_is_found_by_part_of_the_name_or_by_letter() {
    for line in [":speaker<Space>quill<Enter>", ":speaker<Space>B<Enter>"] {
        let app = typed(line);
        assert_eq!(app.selected_speaker(), typed("\"B").selected_speaker());
        assert!(
            matches!(app.step_target(), Some(StepTarget::Speaker(_))),
            "{line}"
        );
    }
}

#[test]
fn words_are_looked_for_in_either_direction() {
    let app = typed(":search<Space>clock<Enter>");
    assert_eq!(app.selection(), Some(Selection::Match(0)));
    let hits = app.search().unwrap().hits.len();
    let mut app = typed(":search-back<Space>clock<Enter>");
    assert_eq!(app.selection(), Some(Selection::Match(hits - 1)));
    press(&mut app, "n");
    assert_eq!(app.selection(), Some(Selection::Match(hits - 2)));
    press(&mut app, "N");
    assert_eq!(app.selection(), Some(Selection::Match(hits - 1)));
}

#[test]
fn a_command_that_needs_more_stays_open_for_it() {
    let app = typed(":goto<Enter>");
    assert_eq!(ids(&app), ["goto"]);
    let app = typed(":th<Tab>");
    let Some(Popup::Picker(palette)) = app.popups().last() else {
        panic!("the palette is open");
    };
    assert_eq!(palette.words(), "theme ");
    assert_eq!(ids(&app)[0], "theme auto");
}

#[test]
fn taking_everything_away_closes_it() {
    let mut app = typed(":a<Backspace>");
    assert_eq!(app.popups().len(), 1);
    press(&mut app, "<Backspace>");
    assert!(app.popups().is_empty());
    assert!(typed(":x<Esc>").popups().is_empty());
}

#[test]
fn what_the_timeline_can_do_can_be_done_from_anywhere() {
    let app = typed(":toggle-order<Enter>");
    assert!(app.timeline().is_by_text());
}

#[test]
fn any_command_takes_any_words_without_harm() {
    let mut app = sized();
    for command in COMMANDS {
        for words in [
            "",
            "x",
            "50%",
            "-1%",
            "99999999999",
            "é 日本",
            "2025-02-30",
            "%%",
        ] {
            app.update(Msg::Paste(String::new()));
            press(&mut app, ":");
            app.update(Msg::Paste(format!("{} {words}", command.id)));
            press(&mut app, "<Tab><Enter>");
            app.check();
            while !app.popups().is_empty() {
                press(&mut app, "<Esc>");
            }
        }
    }
}
