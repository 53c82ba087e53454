pub(crate) mod example;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use super::*;
use crate::analysis::QuoteId;
use crate::document::{BlockKind, Document, DocumentBuilder};
use example::{Happening, date, happenings, press, reader, reader_of};

const SHEET: PaneSize = PaneSize { cols: 80, rows: 24 };

/// Sizes as the screen would arrange them, near enough for the state: each pane is as large as `size`.
fn sizes(app: &App, screen: PaneSize, size: PaneSize) -> Panes {
    let shown = app.shown(screen);
    let given = |pane| {
        if shown.has(pane) {
            size
        } else {
            PaneSize::default()
        }
    };
    Panes {
        screen,
        article: given(PaneId::Article),
        speakers: given(PaneId::Speakers),
        quotes: given(PaneId::Quotes),
        timeline: given(PaneId::Timeline),
    }
}

fn fit(app: &mut App, screen: PaneSize) {
    let size = PaneSize {
        cols: screen.cols.min(60),
        rows: screen.rows / 2,
    };
    let panes = sizes(app, screen, size);
    app.update(Msg::Resized(panes));
    app.check();
}

fn sheet() -> App {
    let mut app = reader();
    fit(&mut app, SHEET);
    app
}

fn wide() -> App {
    let mut app = reader();
    fit(
        &mut app,
        PaneSize {
            cols: 160,
            rows: 24,
        },
    );
    app
}

fn quote(app: &App) -> Option<usize> {
    match app.selection()? {
        Selection::Quote(id) => Some(id.index()),
        _ => None,
    }
}

fn event(app: &App) -> Option<usize> {
    app.selected_event().map(EventId::index)
}

#[test]
fn what_is_not_in_english_is_said_to_be_read_by_its_marks_alone() {
    let mut document = example::document();
    document.meta.language = Some("fr".to_owned());
    let app = reader_of(document, Options::new(date("2025-03-05")));
    assert!(
        app.message()
            .is_some_and(|words| words.starts_with("not in English"))
    );
    assert_eq!(reader().message(), None);
}

#[test]
fn a_letter_selects_a_speaker_and_n_walks_their_quotes() {
    let mut app = sheet();
    press(&mut app, "\"A");
    assert_eq!(quote(&app), Some(0));
    press(&mut app, "n");
    assert_eq!(quote(&app), Some(4));
    press(&mut app, "nn");
    assert_eq!(quote(&app), Some(6));
    assert_eq!(app.message(), Some("no more quotes of Ines Halloran"));
    press(&mut app, "NNN");
    assert_eq!(quote(&app), Some(0));
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
    assert_eq!((app.selection(), app.walk()), (None, None));
}

#[test]
fn the_newest_choice_owns_n() {
    let mut app = sheet();
    press(&mut app, "\"A");
    assert_eq!(app.walk(), Some(Walk::Speaker(SpeakerId::of(0))));
    press(&mut app, "]");
    assert_eq!(app.walk(), Some(Walk::Events));
    press(&mut app, "/clock<Enter>");
    assert_eq!(app.walk(), Some(Walk::Search));
    press(&mut app, "n");
    assert_eq!(app.selection(), Some(Selection::Match(1)));
    press(&mut app, "\"D");
    press(&mut app, "n");
    assert_eq!(app.message(), Some("no more quotes of Pim Okafor"));
}

#[test]
fn events_are_walked_by_time_and_by_text() {
    let mut app = sheet();
    press(&mut app, "]");
    assert_eq!(event(&app), Some(0), "the event at hand");
    press(&mut app, "]]");
    assert_eq!(event(&app), Some(3), "17 March 2025, then 2026");
    press(&mut app, "[");
    assert_eq!(event(&app), Some(8));
    press(&mut app, ")");
    assert_eq!(event(&app), Some(9), "the next one in the text");
    press(&mut app, "((");
    assert_eq!(event(&app), Some(7));
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
fn the_panes_follow_the_article_and_gf_stops_them() {
    let mut app = wide();
    let first = app.followed();
    press(&mut app, "jjjjjjjjj");
    assert_ne!(app.followed(), first);
    assert_eq!(app.cursor_event(), app.followed().event);
    press(&mut app, "gF");
    assert_eq!(app.followed(), Followed::default());
}

#[test]
fn nothing_moves_in_the_pane_with_the_focus() {
    let mut app = wide();
    press(&mut app, "<Tab>jj");
    let before = app.cursor_speaker();
    let wheel = Pointer {
        pane: PaneId::Article,
        col: 0,
        row: 0,
        kind: PointerKind::WheelDown,
    };
    for _ in 0..4 {
        app.update(Msg::Pointer(wheel));
    }
    assert_eq!(app.cursor_speaker(), before);
    assert_eq!(app.focus(), PaneId::Speakers);
}

#[test]
fn enter_on_a_speaker_leads_to_their_quotes_and_escape_back() {
    let mut app = sheet();
    press(&mut app, "<Tab>j<Enter>");
    fit(&mut app, SHEET);
    assert_eq!(app.focus(), PaneId::Quotes);
    assert_eq!(app.quotes().subject(), Some(SpeakerId::of(1)));
    press(&mut app, "j<Enter>");
    assert_eq!(quote(&app), Some(2));
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

#[test]
fn a_search_goes_along_while_it_is_typed_and_back_when_given_up() {
    let mut app = sheet();
    press(&mut app, "/ferry");
    let found = app.article().anchor();
    assert!(found > 0);
    assert_eq!(app.search().unwrap().hits.len(), 1);
    press(&mut app, "<Esc>");
    assert_eq!(app.article().anchor(), 0);
    assert!(app.search().is_none());
    press(&mut app, "/ferry<Enter>");
    assert_eq!(app.article().anchor(), found);
    press(&mut app, "''");
    assert_eq!(app.article().anchor(), 0);
}

#[test]
fn a_search_for_nothing_there_says_so_and_stays() {
    let mut app = sheet();
    press(&mut app, "/xyzzy<Enter>");
    assert_eq!(app.message(), Some("nothing found for “xyzzy”"));
    assert_eq!(app.article().anchor(), 0);
}

#[test]
fn a_search_that_comes_to_nothing_leaves_the_selection() {
    let mut app = sheet();
    press(&mut app, "\"A");
    let (selection, walk) = (app.selection(), app.walk());
    assert!(selection.is_some() && walk.is_some());
    for keys in ["/ferry<Esc>", "/ferry zzz<Enter>"] {
        press(&mut app, keys);
        assert_eq!((app.selection(), app.walk()), (selection, walk), "{keys}");
        assert!(app.search().is_none(), "{keys}");
    }
}

#[test]
fn an_empty_search_repeats_the_last_one() {
    let mut app = sheet();
    press(&mut app, "/clock<Enter>\"A/<Enter>");
    assert_eq!(app.selection(), Some(Selection::Match(1)));
}

#[test]
fn a_jump_can_be_taken_back_and_forward() {
    let mut app = sheet();
    press(&mut app, "G");
    let end = app.article().anchor();
    press(&mut app, "<Ctrl-o>");
    assert_eq!(app.article().anchor(), 0);
    press(&mut app, "<Alt-o>");
    assert_eq!(app.article().anchor(), end);
}

#[test]
fn a_mark_remembers_a_place() {
    let mut app = sheet();
    press(&mut app, "jjjjjma");
    let marked = app.article().anchor();
    press(&mut app, "gg'a");
    assert_eq!(app.article().anchor(), marked);
    press(&mut app, "'b");
    assert_eq!(app.message(), Some("no mark b"));
}

#[test]
fn counts_and_shares_lead_to_places() {
    let mut app = sheet();
    press(&mut app, "3G");
    let words = app.document().words(app.article().view());
    assert!(words.starts_with("The clockmaker "), "{words}");
    press(&mut app, "50%");
    let half = app.document().text.len() / 2;
    assert!(app.article().rows().next().unwrap().span.has(half));
    press(&mut app, "gg}}");
    assert_eq!(app.paragraphs().number(app.article().anchor()), 3);
    press(&mut app, "J");
    let heading = app.document().words(app.article().view());
    assert!(heading.starts_with("A minute a day"), "{heading}");
    press(&mut app, "J");
    assert_eq!(app.message(), Some("no more headings"));
}

#[test]
fn a_new_width_keeps_the_place() {
    let mut app = sheet();
    press(&mut app, "8j");
    let anchor = app.article().anchor();
    for cols in [30, 120, 50, 99] {
        fit(&mut app, PaneSize { cols, rows: 24 });
        assert_eq!(app.article().anchor(), anchor);
        assert!(app.article().rows().next().unwrap().span.has(anchor));
    }
    press(&mut app, "-----");
    assert_eq!(app.article().anchor(), anchor);
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
fn leaving_has_two_statuses() {
    let mut app = sheet();
    assert_eq!(press(&mut app, "q"), [Effect::Quit(0)]);
    assert_eq!(press(&mut app, "ZZ"), [Effect::Quit(0)]);
    assert_eq!(press(&mut app, "<Ctrl-c>"), [Effect::Quit(130)]);
    assert_eq!(press(&mut app, "/ab<Ctrl-c>"), [Effect::Quit(130)]);
}

#[test]
fn keys_close_a_popup_before_they_do_anything_else() {
    let mut app = sheet();
    assert_eq!(press(&mut app, "?q"), []);
    assert!(app.popups().is_empty());
    assert_eq!(press(&mut app, "?"), []);
    press(&mut app, "jjj<Esc>");
    assert!(app.popups().is_empty());
    assert_eq!(app.article().anchor(), 0);
}

#[test]
fn a_new_date_asks_for_a_new_analysis_and_old_answers_are_dropped() {
    let mut app = sheet();
    let effects = press(&mut app, "D2020-02-02<Enter>");
    let [
        Effect::Analyze {
            generation,
            reference,
            ..
        },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!((*generation, *reference), (2, Some(date("2020-02-02"))));
    assert!(app.is_pending());
    app.update(Msg::Analyzed {
        generation: 1,
        analysis: Arc::default(),
    });
    assert!(app.is_pending());
    assert_eq!(app.findings().unwrap().analysis().quotes.len(), 7);
    press(&mut app, "Dsoon<Enter>");
    assert!(app.message().unwrap().contains("no date"));
}

#[test]
fn a_new_analysis_drops_a_selection_it_may_not_have() {
    let mut app = sheet();
    press(&mut app, "\"A");
    press(&mut app, "D2020-02-02<Enter>");
    app.update(Msg::Analyzed {
        generation: 2,
        analysis: Arc::default(),
    });
    app.check();
    assert_eq!(app.selection(), None);
}

#[test]
fn a_click_selects_what_is_under_it() {
    let mut app = wide();
    let columns = app.article().columns();
    let click = |app: &mut App, col, row| {
        app.update(Msg::Pointer(Pointer {
            pane: PaneId::Article,
            col,
            row,
            kind: PointerKind::Press,
        }));
        app.check();
    };
    let row_of = |app: &App, words: &str| {
        let byte = u32::try_from(app.document().text.as_str().find(words).unwrap()).unwrap();
        let row = app
            .article()
            .rows()
            .position(|row| row.span.has(byte))
            .unwrap();
        u16::try_from(row).unwrap()
    };
    let row = row_of(&app, "“We cannot");
    click(&mut app, columns.text + 3, row);
    assert_eq!(quote(&app), Some(0));
    let row = row_of(&app, "The Skerry");
    click(&mut app, columns.gutter.unwrap(), row);
    assert_eq!(event(&app), Some(0));
}

#[test]
fn words_are_selected_with_the_mouse() {
    let mut app = sheet();
    let text = app.article().columns().text;
    let at = |col, kind| {
        Msg::Pointer(Pointer {
            pane: PaneId::Article,
            col: text + col,
            row: 3,
            kind,
        })
    };
    app.update(at(0, PointerKind::Drag));
    assert_eq!(app.visual(), None, "nothing went down before");
    app.update(at(4, PointerKind::Press));
    app.update(at(9, PointerKind::Drag));
    let span = app.visual_span().unwrap();
    assert_eq!(app.document().words(span), "Skerry");
    app.check();
    app.update(at(0, PointerKind::Press));
    assert_eq!(app.visual(), None);
}

#[test]
fn the_lists_show_only_what_was_typed() {
    let mut app = wide();
    press(&mut app, "<Tab>/mayor");
    let names = |app: &App| app.speakers().speakers().len();
    assert_eq!(names(&app), 1);
    press(&mut app, "<Enter><Esc>");
    assert_eq!(names(&app), 4);
    press(&mut app, "/zzz<Esc>");
    assert_eq!(names(&app), 4);
    press(&mut app, "t<Tab><Esc>t/clock<Enter>");
    let listed = app.timeline().listed();
    assert!(listed > 0 && listed < 11, "{listed}");
    press(&mut app, "<Esc>");
    assert!(app.timeline().filter().is_open());
}

#[test]
fn a_search_can_be_for_a_pattern() {
    let mut app = sheet();
    press(&mut app, "/19\\d+");
    assert_eq!(app.search().unwrap().hits.len(), 0);
    press(&mut app, "<Ctrl-r>");
    assert_eq!(app.search().unwrap().hits.len(), 1);
    press(&mut app, "(<Enter>");
    assert!(app.message().unwrap().ends_with("no regular expression"));
    press(&mut app, "/<Ctrl-r>19<Enter>");
    assert!(!app.searches_by_pattern());
}

#[test]
fn an_article_opens_where_it_was_left() {
    let mut app = sheet();
    app.update(Msg::Left(700));
    assert!(app.article().view().has(700));
    assert!(app.message().unwrap().starts_with("resumed at"));
    assert!(app.message().unwrap().ends_with("gg for the start"));
    press(&mut app, "gg");
    assert_eq!(app.place_to_keep(), None);
    press(&mut app, "9j");
    assert_eq!(app.place_to_keep(), Some(app.article().anchor()));
    press(&mut app, "G");
    assert_eq!(app.place_to_keep(), None, "it is read to its end");
}

#[test]
fn undated_events_fold_and_the_order_changes() {
    let mut app = sheet();
    press(&mut app, "t");
    fit(&mut app, SHEET);
    let folded = app.timeline().entries().len();
    press(&mut app, "u");
    assert_eq!(app.timeline().entries().len(), folded + 1);
    press(&mut app, "o");
    assert_eq!(app.timeline().entries().len(), 11);
    assert!(app.timeline().is_by_text());
}

#[test]
fn an_event_after_another_stands_behind_it_without_a_mark() {
    let app = sheet();
    let placed: Vec<_> = app
        .timeline()
        .entries()
        .iter()
        .filter_map(|entry| match entry {
            pane::Entry::Event(placed) => Some(placed),
            _ => None,
        })
        .collect();
    let sold = placed
        .iter()
        .position(|placed| placed.label.contains("sold"))
        .unwrap();
    assert!(placed[sold].mark.is_none());
    assert!(placed[sold - 1].label.contains("petition"));
}

#[test]
fn a_pane_is_shown_with_the_focus_and_hidden_again() {
    let mut app = sheet();
    press(&mut app, "t");
    fit(&mut app, SHEET);
    assert_eq!(app.focus(), PaneId::Timeline);
    assert!(app.shown(SHEET).timeline);
    press(&mut app, "t");
    assert_eq!(app.focus(), PaneId::Article);
    assert!(!app.shown(SHEET).timeline && !app.shown(SHEET).speakers);
    press(&mut app, "z");
    assert!(app.shown(SHEET).timeline);
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
fn what_is_no_article_has_no_panes_and_is_not_analysed() {
    let mut builder = DocumentBuilder::new();
    builder.meta().typeset = true;
    builder.block(BlockKind::Code, 0, "one\ntwo");
    let mut app = App::new(Arc::new(builder.finish()), Options::new(date("2025-03-05")));
    assert_eq!(app.start(), []);
    assert!(!app.is_pending() && app.findings().is_some());
    assert_eq!(app.article().wanted(), 200);
    fit(&mut app, SHEET);
    assert!(!app.shown(SHEET).has(PaneId::Speakers));
    press(&mut app, "s");
    assert!(app.shown(SHEET).has(PaneId::Speakers));
}

proptest! {
    #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::Direct(
        "tests/corpus/app.txt"
    )))]

    #[test]
    fn whatever_happens_the_state_stays_valid(events in prop::collection::vec(happenings(), 0..60), empty in any::<bool>()) {
        let mut app = if empty {
            App::new(Arc::new(Document::default()), Options::new(date("2025-03-05")))
        } else {
            reader()
        };
        for event in events {
            match event {
                Happening::Msg(Msg::Analyzed { .. }) if empty => {}
                Happening::Msg(msg) => drop(app.update(msg)),
                Happening::Size(cols, rows) => fit(&mut app, PaneSize { cols, rows }),
            }
            app.check();
            prop_assert!(app.article().percent() <= 100);
            prop_assert!(quote(&app).is_none_or(|quote| QuoteId::of(quote).index() < 7));
        }
    }
}
