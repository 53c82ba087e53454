use crate::tui::grid::{Grid, Row};

/// The moves that are looked for, in rows: what a key or a turn of the wheel does.
const MOVES: [i32; 6] = [1, -1, 2, -2, 3, -3];

/// The least number of cells a move has to save.
const WORTH: i64 = 40;

/// A move of some rows of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    /// The first of the rows, from 0.
    pub(super) top: u16,
    /// The last of them.
    pub(super) bottom: u16,
    /// Rows the content goes up by; down when negative.
    pub(super) rows: i32,
}

/// The move that brings `shown` nearest to `wanted`, if one leaves less than half of its cells to be painted.
pub(super) fn find(shown: &Grid, wanted: &Grid) -> Option<Scroll> {
    let height = shown.size().height;
    let differing = (0..height)
        .map(|row| difference(wanted.row(row), shown.row(row)))
        .collect::<Vec<_>>();
    // Most frames change a few rows only.
    if differing.iter().sum::<i64>() < WORTH {
        return None;
    }
    let moves = MOVES
        .into_iter()
        .filter_map(|rows| best(shown, wanted, &differing, rows));
    moves
        .max_by_key(|(gain, _)| *gain)
        .map(|(_, scroll)| scroll)
}

/// The rows that gain most by one move, and how many cells they gain.
fn best(shown: &Grid, wanted: &Grid, differing: &[i64], rows: i32) -> Option<(i64, Scroll)> {
    let mut run = Run::default();
    let mut best = Run::default();
    for (row, now) in (0_u16..).zip(differing) {
        let source = u16::try_from(i32::from(row) + rows)
            .ok()
            .filter(|source| *source < shown.size().height);
        match source {
            Some(source) => run.add(row, *now, difference(wanted.row(row), shown.row(source))),
            None => run = Run::default(),
        }
        if run.gain() > best.gain() {
            best = run;
        }
        if run.gain() < 0 {
            run = Run::default();
        }
    }
    let (first, last) = (best.first?, best.last);
    // The rows that come in are painted whole.
    let by = u16::try_from(rows.unsigned_abs()).ok()?;
    let (top, bottom, incoming) = if rows > 0 {
        (first, last + by, last + 1..=last + by)
    } else {
        (first - by, last, first - by..=first - 1)
    };
    let empty = Grid::new(ratatui::layout::Size::new(shown.size().width, 1));
    for row in incoming {
        let now = differing.get(usize::from(row)).copied().unwrap_or(0);
        best.before += now;
        best.after += difference(wanted.row(row), empty.row(0));
    }
    let is_worth = best.gain() >= WORTH && best.after * 2 <= best.before;
    is_worth.then_some((best.gain(), Scroll { top, bottom, rows }))
}

/// Rows next to each other, with the cells to be painted before and after a move.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    first: Option<u16>,
    last: u16,
    before: i64,
    after: i64,
}

impl Run {
    fn add(&mut self, row: u16, before: i64, after: i64) {
        self.first.get_or_insert(row);
        self.last = row;
        self.before += before;
        self.after += after;
    }

    fn gain(&self) -> i64 {
        self.before - self.after
    }
}

/// How many symbols of two rows differ.
fn difference(one: Row<'_>, two: Row<'_>) -> i64 {
    let symbols = one.symbols().iter().zip(two.symbols());
    let count = symbols.filter(|(one, two)| one != two).count();
    i64::try_from(count).unwrap_or(i64::MAX)
}
