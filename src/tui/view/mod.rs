//! Draws the state; reads only. One file a region of the screen.

mod article;
mod bars;
mod border;
mod canvas;
mod density;
mod hints;
mod note;
mod palette;
mod picker;
mod popup;
mod quotes;
mod rsvp;
mod scrollbar;
mod speakers;
mod style;
mod timeline;
mod window;

use ratatui::layout::{Position, Rect};

use super::grid::Grid;
use super::panes::{self, Arrangement};
use super::titles;
use crate::app::command::Action;
use crate::app::pane::Pane;
use crate::app::{App, PaneId, PaneSize, Popup};
use crate::text::width;
use border::Edges;
use canvas::Canvas;
use style::Palette;

/// Draws everything on a screen of any size; gives the place where the terminal's cursor is to be seen.
pub fn draw(app: &App, grid: &mut Grid) -> Option<Position> {
    let area = grid.area();
    let screen = PaneSize {
        cols: area.width,
        rows: area.height,
    };
    let arrangement = panes::panes(screen, app);
    let palette = Palette::new(app.preferences().colors, app.active_theme());
    let mut canvas = Canvas::new(grid, app.config().signs(), palette);
    canvas.borders = app.config().borders;
    canvas.clear(area);
    if let Some(title) = arrangement.title {
        bars::title(&mut canvas, app, title);
    }
    if let Some(article) = arrangement.article {
        canvas.article = article.inner;
        article::draw(&mut canvas, app, article.inner);
        scrollbar::draw(&mut canvas, app, article.inner);
    }
    for pane in [PaneId::Speakers, PaneId::Quotes, PaneId::Timeline] {
        draw_pane(&mut canvas, app, &arrangement, pane);
    }
    if let Some(status) = arrangement.status {
        bars::status(&mut canvas, app, status);
    }
    popup::draw(&mut canvas, app, area);
    let asked = app
        .popups()
        .iter()
        .any(|popup| !matches!(popup, Popup::Prompt(_) | Popup::Picker(_)));
    canvas
        .cursor
        .filter(|place| area.contains(*place) && !asked)
}

fn draw_pane(canvas: &mut Canvas<'_>, app: &App, arrangement: &Arrangement, pane: PaneId) {
    let Some(place) = arrangement.frame(pane) else {
        return;
    };
    let focus = app.focus() == pane;
    let titles = titles::titles(app, pane);
    let hint = if focus {
        hint(app, pane)
    } else {
        legend(app, pane, place.outer.width).to_owned()
    };
    let edges = Edges {
        hint: &hint,
        hidden: hidden(app, pane),
    };
    border::draw(canvas, place, focus, &titles, edges);
    if pane == PaneId::Timeline && place.has_border() {
        let named = titles::places(&titles, place.outer).last();
        let from = named.map_or(place.outer.x, |(_, title)| title.right()) + 1;
        let end = place.outer.right().saturating_sub(BESIDE_DENSITY);
        let room = Rect::new(from, place.outer.y, end.saturating_sub(from), 1);
        density::draw(canvas, app, room);
    }
    match pane {
        PaneId::Article => {}
        PaneId::Speakers => speakers::draw(canvas, app, place.inner),
        PaneId::Quotes => quotes::draw(canvas, app, place.inner),
        PaneId::Timeline => timeline::draw(canvas, app, place.inner),
    }
}

/// What the pane with the focus can do.
fn hint(app: &App, pane: PaneId) -> String {
    let first = match pane {
        PaneId::Article => return String::new(),
        PaneId::Speakers => "quotes",
        PaneId::Quotes | PaneId::Timeline => "go to it",
    };
    let (action, second) = match pane {
        PaneId::Quotes => (Action::Copy, "copy"),
        PaneId::Timeline => (Action::ToggleTimeline, "close"),
        PaneId::Article | PaneId::Speakers => (Action::ToggleSpeakers, "close"),
    };
    let accept = bars::hint(app, &[Action::Accept], first).replacen("Enter", "↵", 1);
    format!("{accept}  {}", bars::hint(app, &[action], second))
}

/// What the signs of a pane without the focus mean, as much as there is room for.
fn legend(app: &App, pane: PaneId, cols: u16) -> &'static str {
    if pane != PaneId::Timeline || !app.timeline().has_events() {
        return "";
    }
    if usize::from(cols) > width::columns(LONG_LEGEND) + BESIDE_LEGEND {
        LONG_LEGEND
    } else {
        LEGEND
    }
}

const LEGEND: &str = "● past ◐ now ○ future ◌ possible";
const LONG_LEGEND: &str = "● past  ◐ now  ○ future  ◌ possible  ━ several days  ? no date";
// The corner, and what is hidden above.
const BESIDE_DENSITY: u16 = 9;
// Corners, blanks, and what is hidden below.
const BESIDE_LEGEND: usize = 12;

/// How many entries of a pane stand above and below what is shown.
fn hidden(app: &App, pane: PaneId) -> (usize, usize) {
    match pane {
        PaneId::Article => (0, 0),
        PaneId::Speakers => app.speakers().hidden(),
        PaneId::Quotes => app.quotes().hidden(),
        PaneId::Timeline => app.timeline().hidden(),
    }
}

#[cfg(test)]
mod tests;
