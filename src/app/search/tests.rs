use super::*;
use crate::app::tests::{date, fit, press, sheet};
use crate::app::{App, Msg, PaneId, PaneSize, Preferences, Selection};
use crate::document::{BlockKind, DocumentBuilder};

fn look(words: &str, is_pattern: bool, text: &Text) -> Search {
    let needle = Needle {
        words: words.to_owned(),
        is_pattern,
    };
    Search::new(&needle, text, 0, false)
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
    assert_eq!(app.message(), Some("not found: xyzzy"));
    assert_eq!(app.article().anchor(), 0);
}

#[test]
fn a_search_that_comes_to_nothing_leaves_the_selection() {
    let mut app = sheet();
    press(&mut app, "\"A");
    let (selection, walk) = (app.selection(), app.step_target());
    assert!(selection.is_some() && walk.is_some());
    for keys in ["/ferry<Esc>", "/ferry zzz<Enter>"] {
        press(&mut app, keys);
        assert_eq!(
            (app.selection(), app.step_target()),
            (selection, walk),
            "{keys}"
        );
        assert!(app.search().is_none(), "{keys}");
    }
}

#[test]
fn a_search_goes_to_the_article_and_back_to_the_pane_when_given_up() {
    let mut app = sheet();
    press(&mut app, "<Tab>j<Enter>");
    assert_eq!(app.focus(), PaneId::Quotes);
    for (keys, focus) in [
        ("/ferry<Esc>", PaneId::Quotes),
        ("/ferry zzz<Enter>", PaneId::Quotes),
        ("/ferry<Enter>", PaneId::Article),
    ] {
        press(&mut app, keys);
        assert_eq!(app.focus(), focus, "{keys}");
    }
}

#[test]
fn an_empty_search_repeats_the_last_one() {
    let mut app = sheet();
    press(&mut app, "/clock<Enter>\"A/<Enter>");
    assert_eq!(app.selection(), Some(Selection::Match(1)));
}

#[test]
fn a_search_can_be_for_a_pattern() {
    let mut app = sheet();
    press(&mut app, "/19\\d+");
    assert_eq!(app.search().unwrap().hits.len(), 0);
    press(&mut app, "<Ctrl-r>");
    assert_eq!(app.search().unwrap().hits.len(), 1);
    press(&mut app, "(<Enter>");
    assert!(
        app.message()
            .unwrap()
            .starts_with("not a regular expression")
    );
    press(&mut app, "/<Ctrl-r>19<Enter>");
    assert!(!app.searches_by_pattern());
}

fn hits(needle: &str, words: &str) -> Vec<String> {
    let text = Text::new(words.to_owned());
    let search = look(needle, false, &text);
    let hits = search.hits.iter().map(|hit| text.slice(*hit).to_owned());
    hits.collect()
}

#[test]
fn capitals_count_only_where_some_are_typed() {
    assert_eq!(hits("ada", "Ada and ADA"), ["Ada", "ADA"]);
    assert_eq!(hits("Ada", "Ada and ADA"), ["Ada"]);
    assert_eq!(hits("é", "É"), ["É"]);
}

#[test]
fn straight_marks_find_curly_ones() {
    assert_eq!(hits("don't \"go\"", "We don’t “go”."), ["don’t “go”"]);
    assert_eq!(hits("2020-22", "2020–22"), ["2020–22"]);
}

#[test]
fn signs_stand_for_themselves() {
    assert_eq!(hits("a.b(", "a.b( axb("), ["a.b("]);
    assert_eq!(hits("  ", "a  b"), Vec::<String>::new());
}

#[test]
fn a_pattern_is_looked_for_where_it_is_wanted() {
    let text = Text::new("Ada, 12 and ada 345".to_owned());
    let found = |needle: &str| {
        let search = look(needle, true, &text);
        let hits = search.hits.iter().map(|hit| text.slice(*hit).to_owned());
        (hits.collect::<Vec<_>>(), search.is_broken)
    };
    assert_eq!(
        found(r"\d+"),
        (vec!["12".to_owned(), "345".to_owned()], false)
    );
    assert_eq!(found(r"a\w*\W").0.len(), 3);
    assert_eq!(found("^A.a").0, ["Ada"]);
    assert_eq!(found("x*"), (Vec::new(), false));
    assert_eq!(found("(a"), (Vec::new(), true));
}

#[test]
fn backwards_the_hit_before_is_first() {
    let mut search = look("one", false, &Text::new("one two one".to_owned()));
    search.backwards = true;
    assert_eq!(
        (search.from(0), search.from(1), search.from(9)),
        (Some(1), Some(0), Some(1))
    );
}

#[test]
fn the_search_starts_again_at_the_top() {
    let text = Text::new("one two one".to_owned());
    let search = look("one", false, &text);
    assert_eq!(
        (search.from(0), search.from(1), search.from(9)),
        (Some(0), Some(1), Some(0))
    );
    assert_eq!(look("three", false, &text).from(0), None);
}

/// A text of some six megabytes with one word near its end.
fn long() -> App {
    let mut builder = DocumentBuilder::new();
    let words = "the fog came in over the harbour wall ".repeat(200);
    for _ in 0..800 {
        builder.block(BlockKind::Paragraph, 0, &words);
    }
    builder.block(BlockKind::Paragraph, 0, "a lighthouse");
    let preferences = Preferences::new(date("2025-03-05"));
    let mut app = App::new(Arc::new(builder.finish()), preferences);
    fit(&mut app, PaneSize { cols: 80, rows: 24 });
    app
}

/// What a worker answers.
fn answer(effects: &[Effect]) -> Msg {
    let [
        Effect::Search {
            request,
            needle,
            document,
        },
    ] = effects
    else {
        panic!("{effects:?}");
    };
    let text = &document.text;
    Msg::Found {
        request: *request,
        hits: needle.hits(text, text.whole(), || true).unwrap(),
    }
}

#[test]
fn what_is_near_is_found_at_once_and_the_rest_later() {
    let mut app = long();
    press(&mut app, "/har");
    let effects = press(&mut app, "b");
    let search = app.search().unwrap();
    assert!(search.is_partial && search.current == Some(0));
    let near = search.hits.len();
    assert!(near > 1_000);
    let older = Msg::Found {
        request: 1,
        hits: Arc::default(),
    };
    app.update(older);
    assert!(app.search().unwrap().is_partial, "that was for other words");
    app.update(answer(&effects));
    let search = app.search().unwrap();
    assert_eq!((search.hits.len(), search.current), (160_000, Some(0)));
    assert!(press(&mut app, "<Enter>").is_empty());
    app.check();
}

#[test]
fn what_is_far_is_gone_to_when_it_is_found() {
    let mut app = long();
    press(&mut app, "/lighthous");
    let effects = press(&mut app, "e");
    press(&mut app, "<Enter>n");
    assert_eq!(app.message(), Some("still searching"));
    app.update(answer(&effects));
    let len = app.document().text.len();
    assert!(app.article().view().has(len - 1));
    app.check();
}

#[test]
fn what_is_nowhere_is_said_once_all_is_looked_through() {
    let mut app = long();
    press(&mut app, "/xyzz");
    let effects = press(&mut app, "y");
    press(&mut app, "<Enter>");
    assert_eq!(app.message(), None);
    app.update(answer(&effects));
    assert_eq!(app.message(), Some("not found: xyzzy"));
}
