//! The names in the borders of the panes: drawn by the view, and where the mouse changes between the tabs of a sheet.

use ratatui::layout::Rect;

use super::panes::Arrangement;
use crate::app::pane::Pane;
use crate::app::{App, Findings, PaneId, Pointer, PointerKind, SizeClass};
use crate::text::width;

/// A word in a border: the name of a pane or of a tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// The pane it names.
    pub(super) pane: PaneId,
    /// The words.
    pub(super) words: String,
    /// Whether it is the one that is shown.
    pub(super) active: bool,
}

/// The names in a pane's border, from left to right: its own, and in a sheet those of both tabs.
pub(super) fn titles(app: &App, pane: PaneId) -> Vec<Title> {
    let sheet = SizeClass::of(app.sizes().screen) == SizeClass::Sheet;
    let tabs = match pane {
        PaneId::Article => return Vec::new(),
        PaneId::Timeline if sheet => vec![PaneId::Speakers, PaneId::Timeline],
        _ if sheet => vec![pane, PaneId::Timeline],
        _ => vec![pane],
    };
    tabs.into_iter()
        .map(|tab| Title {
            pane: tab,
            words: words(app, tab),
            active: tab == pane,
        })
        .collect()
}

/// Where titles stand in the upper row of a border, with the columns each may take; those that have no room are left out.
pub(super) fn places(titles: &[Title], outer: Rect) -> impl Iterator<Item = (&Title, Rect)> {
    let end = outer.right().saturating_sub(2);
    let mut col = outer.x + 2;
    titles.iter().map_while(move |title| {
        // A blank on either side.
        let room = end.saturating_sub(col + 2);
        let words = u16::try_from(width::columns(&title.words)).unwrap_or(u16::MAX);
        let place = Rect::new(col, outer.y, words.min(room) + 2, 1);
        col += place.width + 1;
        (room > 0).then_some((title, place))
    })
}

/// What a click on a title does: the pane it names is shown.
pub(super) fn pointer(
    arrangement: &Arrangement,
    app: &App,
    at: (u16, u16),
    kind: PointerKind,
) -> Option<Pointer> {
    let panes = [PaneId::Speakers, PaneId::Quotes, PaneId::Timeline];
    let pane = panes.into_iter().find_map(|pane| {
        let frame = arrangement.frame(pane).filter(|frame| frame.has_border())?;
        let titles = titles(app, pane);
        let mut places = places(&titles, frame.outer);
        places
            .find(|(_, place)| place.contains(at.into()))
            .map(|(title, _)| title.pane)
    });
    let press = kind == PointerKind::Press;
    pane.filter(|_| press).map(|pane| Pointer {
        pane,
        col: 0,
        row: 0,
        kind: PointerKind::PressTitle,
    })
}

fn words(app: &App, pane: PaneId) -> String {
    let found = app.findings().filter(|_| !app.is_pending());
    let found = found.map(Findings::analysis);
    let counted = |name: &str, count: Option<usize>| match count {
        Some(count) => format!("{name} {count}"),
        None => format!("{name} …"),
    };
    match pane {
        PaneId::Article => String::new(),
        PaneId::Speakers => match (app.speakers().filter_words().trim(), found) {
            ("", _) | (_, None) => counted("Speakers", found.map(|found| found.speakers.len())),
            (words, Some(found)) => format!(
                "Speakers {} of {} · “{words}”",
                app.speakers().speakers().len(),
                found.speakers.len(),
            ),
        },
        PaneId::Quotes => quotes(app),
        PaneId::Timeline => {
            let filter = app.timeline().filter();
            let timeline = match app.findings().filter(|_| !filter.is_open()) {
                Some(findings) => format!(
                    "Timeline {} of {} · {}",
                    app.timeline().listed(),
                    findings.analysis().events.len(),
                    filter.words(findings)
                ),
                None => counted("Timeline", found.map(|found| found.events.len())),
            };
            let order = if app.timeline().is_by_text() {
                " by text"
            } else {
                ""
            };
            timeline + order
        }
    }
}

fn quotes(app: &App) -> String {
    let subject = app.quotes().subject();
    let speaker = subject.and_then(|id| app.findings()?.speaker(id));
    speaker.map_or_else(
        || "Quotes".to_owned(),
        |speaker| format!("Quotes of {} {}", speaker.name, speaker.quotes.len()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{press, reader};
    use crate::app::{Msg, PaneSize};
    use crate::tui::panes::panes;

    fn fit(app: &mut App, cols: u16, rows: u16) -> Arrangement {
        let screen = PaneSize { cols, rows };
        for _ in 0..2 {
            let sizes = panes(screen, app).sizes();
            app.update(Msg::Resized(sizes));
        }
        panes(screen, app)
    }

    #[test]
    fn a_click_on_the_other_tab_shows_it() {
        let mut app = reader();
        fit(&mut app, 80, 24);
        press(&mut app, "s");
        let sheet = fit(&mut app, 80, 24);
        let top = sheet.speakers.unwrap().outer.y;
        let click = |col| pointer(&sheet, &app, (col, top), PointerKind::Press);
        assert_eq!(click(4).unwrap().pane, PaneId::Speakers);
        assert_eq!(click(60), None);
        let timeline = click(18).unwrap();
        app.update(Msg::Pointer(timeline));
        assert_eq!(app.focus(), PaneId::Timeline);
        assert!(fit(&mut app, 80, 24).timeline.is_some());
    }

    #[test]
    fn titles_without_room_are_left_out() {
        let title = |words: &str| Title {
            pane: PaneId::Timeline,
            words: words.to_owned(),
            active: true,
        };
        let titles = [title("Speakers 4"), title("Timeline 9")];
        let cols = |outer| -> Vec<(u16, u16)> {
            let places = places(&titles, outer);
            places.map(|(_, place)| (place.x, place.width)).collect()
        };
        assert_eq!(cols(Rect::new(0, 5, 80, 9)), [(2, 12), (15, 12)]);
        assert_eq!(cols(Rect::new(0, 5, 16, 9)), [(2, 12)]);
        assert_eq!(cols(Rect::new(0, 5, 4, 9)), []);
    }
}
