use crate::app::tests::{fit, press, sheet};
use crate::app::*;

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
