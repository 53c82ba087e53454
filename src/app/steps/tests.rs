use crate::analysis::SpeakerId;
use crate::app::tests::{SHEET, chosen_event, chosen_quote, fit, press, sheet};
use crate::app::*;

#[test]
fn a_letter_selects_a_speaker_and_n_walks_their_quotes() {
    let mut app = sheet();
    press(&mut app, "\"A");
    assert_eq!(chosen_quote(&app), Some(0));
    press(&mut app, "n");
    assert_eq!(chosen_quote(&app), Some(4));
    press(&mut app, "nn");
    assert_eq!(chosen_quote(&app), Some(6));
    assert_eq!(app.message(), Some("no more quotes by Ines Halloran"));
    press(&mut app, "NNN");
    assert_eq!(chosen_quote(&app), Some(0));
}

#[test]
fn a_small_letter_selects_too_and_an_unknown_one_says_so() {
    let mut app = sheet();
    press(&mut app, "\"b");
    assert_eq!(app.selected_speaker(), Some(SpeakerId::of(1)));
    press(&mut app, "\"Z");
    assert_eq!(app.message(), Some("no speaker Z"));
    assert_eq!(app.selected_speaker(), Some(SpeakerId::of(1)));
}

#[test]
fn escape_gives_the_speaker_up() {
    let mut app = sheet();
    press(&mut app, "\"A<Esc>");
    assert_eq!((app.selection(), app.step_target()), (None, None));
}

#[test]
fn the_newest_choice_owns_n() {
    let mut app = sheet();
    press(&mut app, "\"A");
    assert_eq!(
        app.step_target(),
        Some(StepTarget::Speaker(SpeakerId::of(0)))
    );
    press(&mut app, "]");
    assert_eq!(app.step_target(), Some(StepTarget::Events));
    press(&mut app, "/clock<Enter>");
    assert_eq!(app.step_target(), Some(StepTarget::Search));
    press(&mut app, "n");
    assert_eq!(app.selection(), Some(Selection::Match(1)));
    press(&mut app, "\"C");
    press(&mut app, "n");
    assert_eq!(app.message(), Some("no more quotes by Pim Okafor"));
}

#[test]
fn events_are_walked_by_time_and_by_text() {
    let mut app = sheet();
    press(&mut app, "]");
    assert_eq!(chosen_event(&app), Some(0), "the event at hand");
    press(&mut app, "]]");
    assert_eq!(chosen_event(&app), Some(3), "17 March 2025, then 2026");
    press(&mut app, "[");
    assert_eq!(chosen_event(&app), Some(8));
    press(&mut app, ")");
    assert_eq!(chosen_event(&app), Some(9), "the next one in the text");
    press(&mut app, "((");
    assert_eq!(chosen_event(&app), Some(7));
}

#[test]
fn a_selected_event_stands_at_one_third_of_the_height() {
    let mut app = sheet();
    press(&mut app, "[[");
    let event = app.selected_event().unwrap();
    let span = app.findings().unwrap().event(event).unwrap().span;
    let row = app
        .article()
        .rows()
        .position(|row| row.span.has(span.start()));
    assert_eq!(row, Some(4), "of 12 rows");
}

#[test]
fn enter_on_a_speaker_leads_to_their_quotes_and_escape_back() {
    let mut app = sheet();
    press(&mut app, "<Tab>j<Enter>");
    fit(&mut app, SHEET);
    assert_eq!(app.focus(), PaneId::Quotes);
    assert_eq!(app.quotes().subject(), Some(SpeakerId::of(1)));
    let cursor = app.quotes().current().map(crate::analysis::QuoteId::index);
    assert_eq!(cursor, chosen_quote(&app));
    press(&mut app, "j<Enter>");
    assert_eq!(chosen_quote(&app), Some(2));
    press(&mut app, "<Esc>");
    assert_eq!(app.focus(), PaneId::Speakers);
}

#[test]
fn a_count_before_the_first_step_to_an_event_holds() {
    let nth = |keys: &str| {
        let mut app = sheet();
        press(&mut app, keys);
        let selected = app.selected_event();
        app.timeline()
            .in_time()
            .iter()
            .position(|id| Some(*id) == selected)
    };
    assert_eq!(nth("3]"), nth("]]]"));
    assert_eq!(nth("2["), nth("[["));
}

#[test]
fn a_copied_quote_names_its_source() {
    let mut app = sheet();
    let effects = press(&mut app, "\"By");
    let [Effect::Copy(words)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(
        words,
        "“Every move costs it a minute a day,”\n— Tobias Quill, Skerry moves its clock tower again, 4 Mar 2025, \
         https://gazette.example/clock"
    );
    assert_eq!(press(&mut app, "<Esc>y"), []);
    assert!(app.message().unwrap().starts_with("select a quote"));
}

#[test]
fn without_a_walk_n_says_what_it_is_for() {
    let mut app = sheet();
    press(&mut app, "n");
    assert!(app.message().unwrap().contains("search with /"));
}

#[test]
fn the_rules_behind_a_finding_can_be_seen() {
    let mut app = sheet();
    press(&mut app, "\"Ae");
    let [Popup::Note { lines, .. }] = app.popups() else {
        panic!("the popup is open");
    };
    assert!(lines.contains(&"rule: by-hand".to_owned()), "{lines:?}");
}

#[test]
fn the_timeline_lists_one_tense_or_speaker_and_then_all_again() {
    let mut app = sheet();
    press(&mut app, "t");
    assert_eq!(app.focus(), PaneId::Timeline);
    let all = app.timeline().listed();
    let mut parts = Vec::new();
    for _ in 0..3 {
        press(&mut app, "f");
        parts.push(app.timeline().listed());
        assert!(!app.timeline().filter().is_open());
    }
    assert!(parts.iter().all(|part| *part < all), "{parts:?} of {all}");
    press(&mut app, "f");
    assert_eq!(app.timeline().listed(), all);
    press(&mut app, "w");
    let findings = app.findings().unwrap();
    let words = app.timeline().filter().words(findings);
    assert_eq!(words.chars().count(), 1, "{words}");
    assert!((1..all).contains(&app.timeline().listed()));
    for _ in 0..30 {
        press(&mut app, "w");
        if app.timeline().filter().is_open() {
            break;
        }
    }
    assert_eq!(app.timeline().listed(), all);
}
