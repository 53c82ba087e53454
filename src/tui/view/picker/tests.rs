use crate::app::tests::date;
use crate::app::{App, Msg, Preferences};
use crate::document::{ListEntry, Moment};
use crate::tui::view::tests::{fit, snapshot, type_in};

/// A reader of a feed from which nothing has been chosen yet.
fn feed(cols: u16, rows: u16) -> App {
    let mut app = App::waiting("feed.xml".to_owned(), Preferences::new(date("2025-03-05")));
    fit(&mut app, cols, rows);
    let card = |title: &str, name: &str, day: &str| ListEntry {
        title: title.to_owned(),
        byline: vec![name.to_owned()],
        published: Moment::parse(day),
    };
    app.update(Msg::ListLoaded {
        request: app.request(),
        title: Some("The Skerry Post".to_owned()),
        cards: vec![
            card(
                "Council votes to move the clock tower",
                "Ana Ruiz",
                "2025-03-04",
            ),
            card("Ferry sails again", "Bo Lindt", "2025-03-03"),
        ],
    });
    app
}

#[test]
fn articles_are_listed_and_one_is_on_its_way() {
    snapshot!("80x24-articles", feed(80, 24));
    snapshot!("38x9-articles", feed(38, 9));
    let mut app = feed(80, 24);
    type_in(&mut app, "<Enter>", 80, 24);
    let (request, bytes) = (app.request(), 12_345);
    app.update(Msg::LoadProgress { request, bytes });
    snapshot!("80x24-coming", app);
}
