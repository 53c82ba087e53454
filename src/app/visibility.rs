use super::{PaneId, PaneSize};

/// The size class of a screen decides where panes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeClass {
    /// Too small for borders: the article alone, or one pane in its place.
    Bare,
    /// One pane in the article's place: too few rows for both.
    Narrow,
    /// The article over a sheet that holds one pane.
    Sheet,
    /// The article beside a column of panes.
    Column,
    /// Timeline, article, and a column of speakers and quotes.
    Wide,
}

impl SizeClass {
    /// The class of a screen.
    pub const fn of(screen: PaneSize) -> Self {
        if screen.cols < 40 || screen.rows < 10 {
            Self::Bare
        } else if screen.cols < 100 {
            if screen.rows < 20 {
                Self::Narrow
            } else {
                Self::Sheet
            }
        } else if screen.cols < 150 {
            Self::Column
        } else {
            Self::Wide
        }
    }

    /// Whether one pane replaces the article instead of being beside it.
    pub const fn shows_one(self) -> bool {
        matches!(self, Self::Bare | Self::Narrow)
    }
}

/// Which panes are open, for each size class.
#[derive(Clone, Debug)]
pub(super) struct Visibility {
    // Closed at first: it takes half of a small screen.
    sheet: bool,
    tab: PaneId,
    column: Sides,
    wide: Sides,
    // Whether the quotes replace the speakers, in classes that have no room for both.
    quotes: bool,
    // Whether the user has opened or closed any pane.
    chosen: bool,
}

#[derive(Clone, Copy, Debug)]
struct Sides {
    speakers: bool,
    timeline: bool,
}

/// Panes that are on the screen.
#[expect(clippy::struct_excessive_bools, reason = "one for each pane")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VisiblePanes {
    /// The article.
    pub article: bool,
    /// The list of speakers.
    pub speakers: bool,
    /// The quotes of one speaker.
    pub quotes: bool,
    /// The timeline.
    pub timeline: bool,
}

impl VisiblePanes {
    /// Whether a pane is on the screen.
    pub const fn has(self, pane: PaneId) -> bool {
        match pane {
            PaneId::Article => self.article,
            PaneId::Speakers => self.speakers,
            PaneId::Quotes => self.quotes,
            PaneId::Timeline => self.timeline,
        }
    }

    fn only(pane: PaneId) -> Self {
        let mut shown = Self::default();
        match pane {
            PaneId::Article => shown.article = true,
            PaneId::Speakers => shown.speakers = true,
            PaneId::Quotes => shown.quotes = true,
            PaneId::Timeline => shown.timeline = true,
        }
        shown
    }
}

impl Visibility {
    /// All panes are open, or none.
    pub(super) fn new(panes: bool) -> Self {
        let sides = Sides {
            speakers: panes,
            timeline: panes,
        };
        Self {
            sheet: false,
            tab: PaneId::Speakers,
            column: sides,
            wide: sides,
            quotes: false,
            chosen: false,
        }
    }

    /// Opens or closes all panes, unless the user has chosen already.
    pub(super) fn begin(&mut self, panes: bool) {
        if !self.chosen {
            *self = Self::new(panes);
        }
    }

    /// The panes on a screen of a size while `focus` gets the keys.
    pub(super) fn shown(&self, screen: PaneSize, focus: PaneId) -> VisiblePanes {
        let class = SizeClass::of(screen);
        let side = if self.quotes {
            PaneId::Quotes
        } else {
            PaneId::Speakers
        };
        match class {
            SizeClass::Bare | SizeClass::Narrow => VisiblePanes::only(focus),
            SizeClass::Sheet => {
                let tab = if self.tab == PaneId::Timeline {
                    self.tab
                } else {
                    side
                };
                VisiblePanes {
                    article: true,
                    ..if self.sheet {
                        VisiblePanes::only(tab)
                    } else {
                        VisiblePanes::default()
                    }
                }
            }
            SizeClass::Column => VisiblePanes {
                article: true,
                speakers: self.column.speakers && !self.quotes,
                quotes: self.column.speakers && self.quotes,
                timeline: self.column.timeline,
            },
            SizeClass::Wide => VisiblePanes {
                article: true,
                speakers: self.wide.speakers,
                quotes: self.wide.speakers,
                timeline: self.wide.timeline,
            },
        }
    }

    /// Opens a pane.
    pub(super) fn show(&mut self, screen: PaneSize, pane: PaneId) {
        self.chosen |= pane != PaneId::Article;
        match pane {
            PaneId::Article => return,
            PaneId::Speakers => self.quotes = false,
            PaneId::Quotes => self.quotes = true,
            PaneId::Timeline => {}
        }
        match SizeClass::of(screen) {
            SizeClass::Bare | SizeClass::Narrow => {}
            SizeClass::Sheet => {
                self.sheet = true;
                self.tab = pane;
            }
            SizeClass::Column => self.column.set(pane, true),
            SizeClass::Wide => self.wide.set(pane, true),
        }
    }

    /// Closes a pane.
    pub(super) fn hide(&mut self, screen: PaneSize, pane: PaneId) {
        self.chosen = true;
        match SizeClass::of(screen) {
            SizeClass::Bare | SizeClass::Narrow => {}
            SizeClass::Sheet => self.sheet = false,
            SizeClass::Column => self.column.set(pane, false),
            SizeClass::Wide => self.wide.set(pane, false),
        }
    }

    /// Closes all panes, or opens all if none is open.
    pub(super) fn toggle_all(&mut self, screen: PaneSize) {
        self.chosen = true;
        match SizeClass::of(screen) {
            SizeClass::Bare | SizeClass::Narrow => {}
            SizeClass::Sheet => self.sheet = !self.sheet,
            SizeClass::Column => self.column.toggle(),
            SizeClass::Wide => self.wide.toggle(),
        }
    }

    /// Shows the speakers in place of the quotes.
    pub(super) fn close_quotes(&mut self) {
        self.quotes = false;
    }
}

impl Sides {
    fn set(&mut self, pane: PaneId, shown: bool) {
        match pane {
            PaneId::Article => {}
            PaneId::Speakers | PaneId::Quotes => self.speakers = shown,
            PaneId::Timeline => self.timeline = shown,
        }
    }

    fn toggle(&mut self) {
        let any = self.speakers || self.timeline;
        *self = Self {
            speakers: !any,
            timeline: !any,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn size(cols: u16, rows: u16) -> PaneSize {
        PaneSize { cols, rows }
    }

    #[test]
    fn the_class_follows_the_breakpoints() {
        for (cols, rows, class) in [
            (1, 1, SizeClass::Bare),
            (39, 50, SizeClass::Bare),
            (200, 9, SizeClass::Bare),
            (40, 19, SizeClass::Narrow),
            (99, 20, SizeClass::Sheet),
            (100, 10, SizeClass::Column),
            (149, 50, SizeClass::Column),
            (150, 10, SizeClass::Wide),
        ] {
            assert_eq!(SizeClass::of(size(cols, rows)), class, "{cols}x{rows}");
        }
    }

    #[test]
    fn the_sheet_is_closed_at_the_start() {
        let mut visibility = Visibility::new(true);
        assert!(!visibility.shown(size(80, 24), PaneId::Article).speakers);
        assert!(!visibility.shown(size(99, 60), PaneId::Article).speakers);
        visibility.toggle_all(size(80, 24));
        assert!(visibility.shown(size(80, 24), PaneId::Article).speakers);
    }

    #[test]
    fn the_sheet_holds_one_pane() {
        let mut visibility = Visibility::new(true);
        visibility.show(size(80, 24), PaneId::Timeline);
        let shown = visibility.shown(size(80, 24), PaneId::Timeline);
        assert!(shown.article && shown.timeline && !shown.speakers && !shown.quotes);
    }

    #[test]
    fn each_class_remembers_what_was_hidden_in_it() {
        let mut visibility = Visibility::new(true);
        visibility.hide(size(120, 40), PaneId::Timeline);
        assert!(!visibility.shown(size(120, 40), PaneId::Article).timeline);
        assert!(visibility.shown(size(200, 60), PaneId::Article).timeline);
    }

    #[test]
    fn a_small_screen_shows_the_pane_with_the_focus_alone() {
        let visibility = Visibility::new(true);
        let shown = visibility.shown(size(30, 5), PaneId::Quotes);
        assert_eq!(shown, VisiblePanes::only(PaneId::Quotes));
    }
}
