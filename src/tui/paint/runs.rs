use crate::tui::grid::{self, Grid, Pen, Row};

/// The fewest blanks that are erased rather than written.
const WORTH_ERASING: u16 = 6;

/// Neighbouring cells of a row that are to be painted and look alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) y: u16,
    pub(super) x: u16,
    /// The column after the last.
    pub(super) end: u16,
    pub(super) pen: Pen,
    /// The link the cells belong to; 0 for none.
    pub(super) link: u32,
    /// Whether the cells are blank and erased rather than written.
    pub(super) is_erased: bool,
    /// The place of its look among those of the frame.
    look: usize,
    is_blank: bool,
}

/// What is to be painted in a frame.
#[derive(Debug, Default)]
pub(super) struct Runs {
    runs: Vec<Run>,
    /// The looks, as they come first.
    looks: Vec<(Pen, u32)>,
}

impl Runs {
    /// What is not as wanted on a screen.
    pub(super) fn between(shown: &Grid, wanted: &Grid) -> Self {
        let mut runs = Self::default();
        for y in 0..wanted.size().height {
            runs.add_row(&shown.row(y), &wanted.row(y), y);
        }
        runs
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter()
    }

    /// Puts those that look alike together.
    pub(super) fn sort(&mut self) {
        for run in &mut self.runs {
            let look = (run.pen, run.link);
            let place = self.looks.iter().position(|known| *known == look);
            run.look = place.unwrap_or(self.looks.len());
            if place.is_none() {
                self.looks.push(look);
            }
        }
        self.runs.sort_by_key(|run| run.look);
    }

    fn add_row(&mut self, shown: &Row<'_>, wanted: &Row<'_>, y: u16) {
        if shown == wanted {
            return;
        }
        let mut end = 0;
        for x in shown.changes(wanted) {
            if x < end {
                continue;
            }
            let mut run = Run::at(shown, wanted, (x, y));
            end = run.end;
            let before = self.runs.last_mut();
            if !before.is_some_and(|before| before.take(&mut run)) {
                self.runs.push(run);
            }
        }
    }
}

impl Run {
    /// A cell of a row, with the second column of a wide character, or the blanks that are erased from there on.
    fn at(shown: &Row<'_>, wanted: &Row<'_>, (x, y): (u16, u16)) -> Self {
        let covered = (x + 1..).take_while(|x| wanted.symbol(*x) == Some(grid::COVERED));
        let end = covered.last().unwrap_or(x) + 1;
        let blanks = erasable(shown, wanted, x);
        let is_erased = blanks >= WORTH_ERASING;
        Self {
            y,
            x,
            end: if is_erased { x + blanks } else { end },
            pen: wanted.pen(x),
            link: wanted.link(x),
            is_erased,
            is_blank: wanted.symbol(x) == Some(grid::BLANK),
            look: 0,
        }
    }

    /// Goes on with the cells of the next run; says whether it did. Blanks take the look of what they stand beside.
    fn take(&mut self, next: &mut Self) -> bool {
        let is_next = (self.y, self.end, self.link) == (next.y, next.x, next.link);
        if !is_next || self.is_erased {
            return false;
        }
        let shown_blank = next.is_blank && self.pen.shows_blanks_like(next.pen);
        if shown_blank {
            next.pen = self.pen;
        } else if self.is_blank && next.pen.shows_blanks_like(self.pen) {
            self.pen = next.pen;
        }
        if next.is_erased || self.pen != next.pen {
            return false;
        }
        self.end = next.end;
        self.is_blank &= next.is_blank;
        true
    }
}

/// How many cells from a column on are to be blank, up to the last that is not yet. Only blanks without a colour of their
/// own: not every terminal erases in colours.
fn erasable(shown: &Row<'_>, wanted: &Row<'_>, from: u16) -> u16 {
    let blank = (from..).take_while(|x| wanted.is_empty(*x));
    let last = blank.filter(|x| !shown.looks_like(wanted, *x)).last();
    last.map_or(0, |last| last + 1 - from)
}
