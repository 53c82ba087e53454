//! Where everything stands on a screen of a size: pure, so that loop, mouse and drawing agree.
//!
//! ```text
//! under 40 columns or 10 rows   40 to 99            100 to 149               150 and more
//! ┌───────────────┐        title bar           title bar                title bar
//! │ one pane      │        article             article   │ speakers     timeline │ article │ speakers
//! │               │        ─ sheet: one pane ─           │ timeline              │         │ quotes
//! └ status row ───┘        status row          status row               status row
//! ```

use ratatui::layout::Rect;

use crate::app::{
    App, PaneId, PaneSize, PaneSizes, Pointer, PointerKind, ReadingMode, SizeClass, VisiblePanes,
};

/// The places of everything on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The whole screen.
    pub screen: Rect,
    /// The title bar.
    pub title: Option<Rect>,
    /// The status row.
    pub status: Option<Rect>,
    /// The article with gutter and scrollbar; it has no border.
    pub article: Option<Frame>,
    /// The list of speakers.
    pub speakers: Option<Frame>,
    /// The quotations of one speaker.
    pub quotes: Option<Frame>,
    /// The timeline.
    pub timeline: Option<Frame>,
}

/// The place of a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// With its border.
    pub outer: Rect,
    /// What it draws on.
    pub inner: Rect,
}

impl Frame {
    const fn bare(area: Rect) -> Self {
        Self {
            outer: area,
            inner: area,
        }
    }

    fn bordered(area: Rect) -> Self {
        Self {
            outer: area,
            inner: Rect::new(
                area.x + 1,
                area.y + 1,
                area.width.saturating_sub(2),
                area.height.saturating_sub(2),
            ),
        }
    }

    /// Whether it has a border.
    pub fn has_border(self) -> bool {
        self.outer != self.inner
    }
}

impl Arrangement {
    /// The sizes for [`Msg::Resized`](crate::app::Msg::Resized).
    pub fn sizes(&self) -> PaneSizes {
        let size = |frame: Option<Frame>| {
            frame.map_or_else(PaneSize::default, |frame| PaneSize {
                cols: frame.inner.width,
                rows: frame.inner.height,
            })
        };
        PaneSizes {
            screen: PaneSize {
                cols: self.screen.width,
                rows: self.screen.height,
            },
            article: size(self.article),
            speakers: size(self.speakers),
            quotes: size(self.quotes),
            timeline: size(self.timeline),
        }
    }

    /// The place of a pane.
    pub const fn frame(&self, pane: PaneId) -> Option<Frame> {
        match pane {
            PaneId::Article => self.article,
            PaneId::Speakers => self.speakers,
            PaneId::Quotes => self.quotes,
            PaneId::Timeline => self.timeline,
        }
    }

    fn set(&mut self, pane: PaneId, frame: Frame) {
        let place = match pane {
            PaneId::Article => &mut self.article,
            PaneId::Speakers => &mut self.speakers,
            PaneId::Quotes => &mut self.quotes,
            PaneId::Timeline => &mut self.timeline,
        };
        *place = Some(frame);
    }
}

const PANES: [PaneId; 4] = [
    PaneId::Article,
    PaneId::Speakers,
    PaneId::Quotes,
    PaneId::Timeline,
];

// Gutter, scrollbar, and a blank column beside it.
const BESIDE_TEXT: u16 = 5;
const LEAST_TEXT: u16 = 60;

/// Arranges the panes on a screen of a size.
pub fn panes(screen: PaneSize, app: &App) -> Arrangement {
    let class = SizeClass::of(screen);
    let area = Rect::new(0, 0, screen.cols, screen.rows);
    let title = u16::from(class != SizeClass::Bare && app.mode() != Some(ReadingMode::Zen));
    let status = u16::from(screen.rows >= 4);
    let body = Rect::new(
        0,
        title,
        screen.cols,
        screen.rows.saturating_sub(title + status),
    );
    let mut arrangement = Arrangement {
        screen: area,
        title: (title > 0).then_some(Rect { height: 1, ..area }),
        status: (status > 0).then(|| Rect::new(0, screen.rows - 1, screen.cols, 1)),
        ..Arrangement::default()
    };
    let shown = app.shown(screen);
    match class {
        SizeClass::Bare => one(&mut arrangement, shown, body, false),
        SizeClass::Narrow => one(&mut arrangement, shown, body, true),
        SizeClass::Sheet => sheet(&mut arrangement, shown, body, screen.rows),
        SizeClass::Column => column(&mut arrangement, shown, body, app),
        SizeClass::Wide => wide(&mut arrangement, shown, body, app),
    }
    arrangement
}

/// The pane under a column and row of the screen, both from 0; `None` on borders and bars. What is dragged belongs to the
/// article wherever the mouse is.
pub fn pointer(
    arrangement: &Arrangement,
    col: u16,
    row: u16,
    kind: PointerKind,
) -> Option<Pointer> {
    if kind == PointerKind::Drag {
        return dragged(arrangement.article?.inner, col, row);
    }
    PANES.into_iter().find_map(|pane| {
        let area = arrangement.frame(pane)?.inner;
        area.contains((col, row).into()).then(|| Pointer {
            pane,
            col: col - area.x,
            row: row - area.y,
            kind,
        })
    })
}

fn dragged(area: Rect, col: u16, row: u16) -> Option<Pointer> {
    let (right, last) = (area.right().checked_sub(1)?, area.bottom().checked_sub(1)?);
    let nearest = row.clamp(area.y, last.max(area.y));
    let past = i32::from(row) - i32::from(nearest);
    Some(Pointer {
        pane: PaneId::Article,
        col: col.clamp(area.x, right.max(area.x)) - area.x,
        row: nearest - area.y,
        kind: match i16::try_from(past).ok()? {
            0 => PointerKind::Drag,
            rows => PointerKind::DragPast(rows),
        },
    })
}

/// One pane in the whole body.
fn one(arrangement: &mut Arrangement, shown: VisiblePanes, body: Rect, border: bool) {
    for pane in PANES.into_iter().filter(|pane| shown.has(*pane)) {
        let bare = pane == PaneId::Article || !border;
        arrangement.set(
            pane,
            if bare {
                Frame::bare(body)
            } else {
                Frame::bordered(body)
            },
        );
    }
}

/// The article over a sheet of two fifths of the rows.
fn sheet(arrangement: &mut Arrangement, shown: VisiblePanes, body: Rect, rows: u16) {
    let side = PANES
        .into_iter()
        .find(|pane| *pane != PaneId::Article && shown.has(*pane));
    let height = if side.is_some() {
        (rows * 2).div_ceil(5).clamp(8, 20)
    } else {
        0
    };
    let (article, under) = split_rows(body, body.height.saturating_sub(height));
    arrangement.set(PaneId::Article, Frame::bare(article));
    if let Some(pane) = side {
        arrangement.set(pane, Frame::bordered(under));
    }
}

/// The article beside a column of one or two panes.
fn column(arrangement: &mut Arrangement, shown: VisiblePanes, body: Rect, app: &App) {
    let upper = if shown.quotes {
        PaneId::Quotes
    } else {
        PaneId::Speakers
    };
    let sides: Vec<PaneId> = [upper, PaneId::Timeline]
        .into_iter()
        .filter(|pane| shown.has(*pane))
        .collect();
    let room = body.width.saturating_sub(article_cols(app));
    let width = if sides.is_empty() {
        0
    } else {
        (body.width * 35 / 100).clamp(30, 48).min(room)
    };
    let (article, side) = split_cols(body, body.width - width);
    arrangement.set(PaneId::Article, Frame::bare(article));
    stack(arrangement, &sides, side, app);
}

/// Timeline, article, and a column of speakers and quotes.
fn wide(arrangement: &mut Arrangement, shown: VisiblePanes, body: Rect, app: &App) {
    let left = if shown.timeline {
        (body.width * 22 / 100).clamp(36, 56)
    } else {
        0
    };
    let right = if shown.speakers {
        (body.width * 24 / 100).clamp(38, 60)
    } else {
        0
    };
    let (timeline, rest) = split_cols(body, left);
    let (article, side) = split_cols(rest, rest.width - right);
    arrangement.set(PaneId::Article, Frame::bare(article));
    if shown.timeline {
        arrangement.set(PaneId::Timeline, Frame::bordered(timeline));
    }
    if shown.speakers {
        stack(arrangement, &[PaneId::Speakers, PaneId::Quotes], side, app);
    }
}

/// Columns the article does not give away: 60 of text, or fewer where the reader wants fewer.
fn article_cols(app: &App) -> u16 {
    app.article().typography().measure.get().min(LEAST_TEXT) + BESIDE_TEXT
}

/// One or two panes over each other; only one of them where the rows are too few for both.
fn stack(arrangement: &mut Arrangement, sides: &[PaneId], area: Rect, app: &App) {
    let both = area.height >= 12;
    match *sides {
        [upper, lower] if both => {
            let half = area.height / 2;
            let wanted = match upper {
                PaneId::Speakers => speakers_rows(app).min(area.height * 2 / 5),
                _ => half,
            };
            let (above, below) = split_rows(area, wanted.max(6));
            arrangement.set(upper, Frame::bordered(above));
            arrangement.set(lower, Frame::bordered(below));
        }
        [upper, lower] => {
            let pane = if app.focus() == lower { lower } else { upper };
            arrangement.set(pane, Frame::bordered(area));
        }
        [pane] => arrangement.set(pane, Frame::bordered(area)),
        _ => {}
    }
}

/// Rows the list of speakers would fill, its border included.
fn speakers_rows(app: &App) -> u16 {
    const WHILE_UNKNOWN: usize = 12;
    let rows = match app.findings() {
        Some(_) => app.speakers().list().all_rows().max(1) + 2,
        None => WHILE_UNKNOWN,
    };
    u16::try_from(rows).unwrap_or(u16::MAX)
}

fn split_rows(area: Rect, first: u16) -> (Rect, Rect) {
    let first = first.min(area.height);
    (
        Rect {
            height: first,
            ..area
        },
        Rect::new(area.x, area.y + first, area.width, area.height - first),
    )
}

fn split_cols(area: Rect, first: u16) -> (Rect, Rect) {
    let first = first.min(area.width);
    (
        Rect {
            width: first,
            ..area
        },
        Rect::new(area.x + first, area.y, area.width - first, area.height),
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;

    use super::*;
    use crate::app::{Msg, Preferences};
    use crate::config::{Key, KeyChord};
    use crate::document::Document;

    fn app() -> App {
        let today = NaiveDate::from_ymd_opt(2025, 3, 5).unwrap();
        App::new(Arc::new(Document::default()), Preferences::new(today))
    }

    fn arranged(cols: u16, rows: u16) -> Arrangement {
        panes(PaneSize { cols, rows }, &app())
    }

    #[test]
    fn panes_never_overlap_and_stay_on_the_screen() {
        for cols in (0..230).step_by(7) {
            for rows in 0..70 {
                let found = arranged(cols, rows);
                let frames = PANES.into_iter().filter_map(|pane| found.frame(pane));
                let mut areas: Vec<Rect> = frames.map(|frame| frame.outer).collect();
                areas.extend(found.title.into_iter().chain(found.status));
                for (nth, area) in areas.iter().enumerate() {
                    assert_eq!(area.intersection(found.screen), *area, "{cols}x{rows}");
                    for other in &areas[nth + 1..] {
                        assert!(!area.intersects(*other), "{cols}x{rows}: {area} {other}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_article_keeps_its_columns() {
        for cols in 100..260 {
            let article = arranged(cols, 40).article.unwrap().inner;
            assert!(
                article.width >= LEAST_TEXT + BESIDE_TEXT,
                "{cols}: {}",
                article.width
            );
        }
    }

    #[test]
    fn the_usual_sizes_show_what_they_are_meant_to() {
        let small = arranged(80, 24);
        assert_eq!(small.article.unwrap().inner, Rect::new(0, 1, 80, 22));
        assert!(small.speakers.is_none() && small.timeline.is_none());
        let mut app = app();
        let screen = PaneSize { cols: 80, rows: 24 };
        app.update(Msg::Resized(panes(screen, &app).sizes()));
        app.update(Msg::Key(KeyChord::char('s')));
        let sheet = panes(screen, &app);
        assert_eq!(sheet.article.unwrap().inner, Rect::new(0, 1, 80, 12));
        assert_eq!(sheet.speakers.unwrap().outer, Rect::new(0, 13, 80, 10));
        let middle = arranged(120, 40);
        assert_eq!(middle.article.unwrap().inner.width, 78);
        assert!(middle.speakers.is_some() && middle.timeline.is_some() && middle.quotes.is_none());
        let large = arranged(200, 60);
        assert!(large.speakers.is_some() && large.timeline.is_some() && large.quotes.is_some());
        let tiny = arranged(1, 1);
        assert_eq!(tiny.article.unwrap().inner, Rect::new(0, 0, 1, 1));
        assert!(tiny.status.is_none() && tiny.title.is_none());
    }

    #[test]
    fn a_click_leads_to_the_pane_and_its_own_columns() {
        let found = arranged(120, 40);
        let inner = found.timeline.unwrap().inner;
        let pointer = pointer(&found, inner.x + 2, inner.y + 1, PointerKind::Press).unwrap();
        assert_eq!(
            (pointer.pane, pointer.col, pointer.row),
            (PaneId::Timeline, 2, 1)
        );
        assert!(super::pointer(&found, inner.x - 1, inner.y, PointerKind::Press).is_none());
    }

    #[test]
    fn dragging_beyond_the_article_stays_with_it() {
        let found = arranged(80, 24);
        let drag = |col, row| pointer(&found, col, row, PointerKind::Drag).unwrap();
        let at = |col, row, kind| Pointer {
            pane: PaneId::Article,
            col,
            row,
            kind,
        };
        assert_eq!(drag(7, 5), at(7, 4, PointerKind::Drag));
        assert_eq!(drag(7, 0), at(7, 0, PointerKind::DragPast(-1)));
        assert_eq!(drag(200, 23), at(79, 21, PointerKind::DragPast(1)));
        assert!(pointer(&Arrangement::default(), 0, 0, PointerKind::Drag).is_none());
    }

    #[test]
    fn the_focus_brings_a_pane_to_a_screen_that_holds_one() {
        let mut app = app();
        let screen = PaneSize { cols: 60, rows: 12 };
        app.update(Msg::Resized(panes(screen, &app).sizes()));
        app.update(Msg::Key(KeyChord::plain(Key::Tab)));
        let found = panes(screen, &app);
        assert!(found.article.is_none() && found.speakers.is_some());
    }
}
