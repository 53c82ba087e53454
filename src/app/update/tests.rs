use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::analysis::{Analysis, Evidence, QuoteId};
use crate::app::command::COMMANDS;
use crate::app::tests::{
    SHEET, analysis, chosen_event, chosen_quote, date, document, fit, press, reader, reader_of,
    sheet, sizes, wide,
};
use crate::app::*;
use crate::config::{Key, KeyChord};
use crate::document::{BlockKind, Document, DocumentBuilder, ListEntry};

fn chords() -> impl Strategy<Value = KeyChord> {
    let keys: Vec<KeyChord> = COMMANDS
        .iter()
        .flat_map(|command| command.keys.iter())
        .flat_map(|keys| keys.split(' '))
        .map(|key| KeyChord::parse(key).unwrap())
        .collect();
    prop_oneof![
        6 => prop::sample::select(keys),
        2 => any::<char>().prop_map(KeyChord::char),
        1 => prop::char::range('0', '9').prop_map(KeyChord::char),
        2 => Just(KeyChord::plain(Key::Enter)),
        1 => Just(KeyChord::plain(Key::Tab)),
    ]
}

/// What may happen to a reader.
#[derive(Clone, Debug)]
pub(crate) enum Happening {
    /// A message comes.
    Msg(Msg),
    /// The screen has these columns and rows now.
    Size(u16, u16),
}

/// What may come of something that was asked for.
fn answers() -> impl Strategy<Value = Msg> {
    (0u64..5, 0usize..4).prop_map(|(request, kind)| match kind {
        0 => Msg::LoadProgress { request, bytes: 7 },
        1 => Msg::ListLoaded {
            request,
            title: None,
            cards: vec![ListEntry::default(); 3],
        },
        2 => Msg::ArticleLoaded {
            request,
            document: Arc::new(document()),
        },
        _ => Msg::LoadFailed {
            request,
            words: "no".to_owned(),
        },
    })
}

pub(crate) fn happenings() -> impl Strategy<Value = Happening> {
    let panes = prop::sample::select(vec![
        PaneId::Article,
        PaneId::Speakers,
        PaneId::Quotes,
        PaneId::Timeline,
    ]);
    let kinds = prop::sample::select(vec![
        PointerKind::Press,
        PointerKind::Drag,
        PointerKind::DragPast(2),
        PointerKind::PressTitle,
        PointerKind::WheelUp,
        PointerKind::WheelDown,
    ]);
    let pointer = (panes, 0u16..90, 0u16..40, kinds).prop_map(|(pane, col, row, kind)| {
        Msg::Pointer(Pointer {
            pane,
            col,
            row,
            kind,
        })
    });
    let found = (0u64..4, any::<bool>()).prop_map(|(generation, some)| {
        let analysis = if some {
            analysis(&document())
        } else {
            Analysis::default()
        };
        Msg::Analyzed {
            generation,
            analysis: Arc::new(analysis),
        }
    });
    prop_oneof![
        1 => answers().prop_map(Happening::Msg),
        12 => chords().prop_map(Msg::Key).prop_map(Happening::Msg),
        2 => pointer.prop_map(Happening::Msg),
        1 => ".{0,12}".prop_map(Msg::Paste).prop_map(Happening::Msg),
        1 => found.prop_map(Happening::Msg),
        1 => Just(Happening::Msg(Msg::Background(Background::Light))),
        1 => Just(Happening::Msg(Msg::Failed("no".to_owned()))),
        1 => Just(Happening::Msg(Msg::Diagnostics(vec!["c.toml:1:1: no".to_owned(); 9]))),
        1 => Just(Happening::Msg(Msg::Tick)),
        1 => (0u32..3000).prop_map(|byte| Msg::Resumed { byte: Some(byte), typography: None }).prop_map(Happening::Msg),
        3 => (0u16..230, 0u16..70).prop_map(|(cols, rows)| Happening::Size(cols, rows)),
    ]
}

#[test]
fn what_is_not_in_english_is_said_to_be_read_by_its_marks_alone() {
    let mut document = document();
    document.meta.language = Some("fr".to_owned());
    let app = reader_of(document, Preferences::new(date("2025-03-05")));
    assert!(
        app.message()
            .is_some_and(|words| words.starts_with("not in English"))
    );
    assert_eq!(reader().message(), None);
}

#[test]
fn a_list_with_a_selected_row_stays_while_the_followed_mark_moves() {
    let mut app = reader();
    let screen = PaneSize {
        cols: 160,
        rows: 24,
    };
    let small = PaneSize { cols: 40, rows: 4 };
    app.update(Msg::Resized(sizes(&app, screen, small)));
    press(&mut app, "]");
    let (top, selected) = (app.timeline().list().top(), app.selected_event());
    assert!(selected.is_some());
    let first = app.visible_context();
    press(&mut app, "jjjjjjjjjjjjjjj");
    assert_ne!(app.visible_context().event, first.event);
    assert_eq!(app.timeline().list().top(), top);
    assert_eq!(app.timeline().current(), selected);
    press(&mut app, "<Esc>k");
    assert_eq!(app.selected_event(), None);
}

#[test]
fn the_panes_follow_the_article_and_gf_stops_them() {
    let mut app = wide();
    let first = app.visible_context();
    press(&mut app, "jjjjjjjjj");
    assert_ne!(app.visible_context(), first);
    assert_eq!(app.timeline().current(), app.visible_context().event);
    press(&mut app, "gF");
    assert_eq!(app.visible_context(), VisibleContext::default());
}

#[test]
fn nothing_moves_in_the_pane_with_the_focus() {
    let mut app = wide();
    press(&mut app, "<Tab>jj");
    let before = app.speakers().current();
    let wheel = Pointer {
        pane: PaneId::Article,
        col: 0,
        row: 0,
        kind: PointerKind::WheelDown,
    };
    for _ in 0..4 {
        app.update(Msg::Pointer(wheel));
    }
    assert_eq!(app.speakers().current(), before);
    assert_eq!(app.focus(), PaneId::Speakers);
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
    assert!(app.message().unwrap().contains("not a date"));
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
    assert_eq!(chosen_quote(&app), Some(0));
    let row = row_of(&app, "The Skerry");
    click(&mut app, columns.gutter.unwrap(), row);
    assert_eq!(chosen_event(&app), Some(0));
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
fn selecting_with_the_mouse_goes_on_beyond_the_edge() {
    let mut app = sheet();
    let text = app.article().columns().text;
    let last = app.sizes().article.rows - 1;
    let at = |row, kind| {
        Msg::Pointer(Pointer {
            pane: PaneId::Article,
            col: text + 4,
            row,
            kind,
        })
    };
    app.update(at(last, PointerKind::DragPast(2)));
    let top = app.article().view().start();
    assert_eq!((top, app.visual()), (0, None), "nothing went down before");
    app.update(at(3, PointerKind::Press));
    let from = app.article().byte_at(text + 4, 3).unwrap();
    for _ in 0..4 {
        app.update(at(last, PointerKind::DragPast(2)));
    }
    let (view, span) = (app.article().view(), app.visual_span().unwrap());
    assert!(view.start() > from, "{view:?}");
    assert!(
        span.start() == from && span.end() > view.start(),
        "{span:?} {view:?}"
    );
    for _ in 0..8 {
        app.update(at(0, PointerKind::DragPast(-2)));
    }
    assert_eq!(app.article().view().start(), 0);
    app.check();
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
    press(&mut app, "t<Tab><Esc>t/tower<Enter>");
    let listed = app.timeline().listed();
    assert!(listed > 0 && listed < 11, "{listed}");
    press(&mut app, "<Esc>");
    assert!(app.timeline().filter().is_open());
}

#[test]
fn an_article_opens_where_it_was_left() {
    let mut app = sheet();
    app.update(Msg::Resumed {
        byte: Some(700),
        typography: None,
    });
    assert!(app.article().view().has(700));
    assert!(app.message().unwrap().starts_with("resumed at"));
    assert!(app.message().unwrap().ends_with("gg for the start"));
    press(&mut app, "gg");
    assert_eq!(app.resume_position(), None);
    press(&mut app, "9j");
    assert_eq!(app.resume_position(), Some(app.article().anchor()));
    press(&mut app, "G");
    assert_eq!(app.resume_position(), None, "it is read to its end");
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
            pane::TimelineEntry::Event(placed) => Some(placed),
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
fn what_is_no_article_has_no_panes_and_is_not_analysed() {
    let mut builder = DocumentBuilder::new();
    builder.meta().typeset = true;
    builder.block(BlockKind::Code, 0, "one\ntwo");
    let mut app = App::new(
        Arc::new(builder.finish()),
        Preferences::new(date("2025-03-05")),
    );
    assert_eq!(app.start(), []);
    assert!(!app.is_pending() && app.findings().is_some());
    assert_eq!(app.article().typography().measure.get(), 200);
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
            App::new(Arc::new(Document::default()), Preferences::new(date("2025-03-05")))
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
            prop_assert!(chosen_quote(&app).is_none_or(|quote| QuoteId::of(quote).index() < 7));
        }
    }
}

#[test]
fn doubtful_findings_go_and_come_back() {
    let mut app = reader();
    let mut found = analysis(&document());
    let count = found.speakers.len();
    let first = found.speakers[0].quotes.clone();
    for id in first {
        found.quotes[id.index()].why = Evidence::weighed("a-model", 10);
    }
    app.update(Msg::Analyzed {
        generation: app.session.generation(),
        analysis: Arc::new(found),
    });
    for (keys, left) in [("", count), ("gd", count - 1), ("gd", count)] {
        press(&mut app, keys);
        assert_eq!(app.findings().unwrap().analysis().speakers.len(), left);
        app.check();
    }
}

#[test]
fn panes_with_nothing_to_show_stay_closed_until_they_are_asked_for() {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, 0, "The tool reads a file.");
    let mut app = App::new(
        Arc::new(builder.finish()),
        Preferences::new(date("2025-03-05")),
    );
    app.start();
    app.update(Msg::Analyzed {
        generation: 1,
        analysis: Arc::default(),
    });
    let screen = PaneSize {
        cols: 160,
        rows: 50,
    };
    fit(&mut app, screen);
    let shown = app.shown(screen);
    assert!(!shown.speakers && !shown.timeline);
    assert!(
        app.message()
            .is_some_and(|words| words.contains("s, t open"))
    );
    press(&mut app, "s");
    assert!(app.shown(screen).speakers);
    press(&mut app, "t");
    assert!(app.shown(screen).timeline);
    let mut news = wide();
    news.update(Msg::Resized(sizes(&news, screen, screen)));
    assert!(news.shown(screen).speakers);
}
