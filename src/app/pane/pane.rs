use crate::app::command::Action;
use crate::app::findings::PaneInputs;
use crate::app::msg::PaneSize;
use crate::app::navigation::Selection;

/// A pane of the reader: owns what it shows, its cursor and its scroll position.
pub trait Pane {
    /// Takes a new size.
    fn resize(&mut self, size: PaneSize);

    /// Moves by rows or entries, stopping at both ends; returns whether anything moved.
    fn move_by(&mut self, steps: isize) -> bool;

    /// Scrolls by rows or entries; a cursor stays where it is.
    fn scroll(&mut self, steps: isize);

    /// The rows or entries of a page.
    fn page(&self) -> isize;

    /// The rows or entries of half a page.
    fn half_page(&self) -> isize {
        (self.page() / 2).max(1)
    }

    /// Moves to the start or the end.
    fn move_to_end(&mut self, end: ListEnd);

    /// What Enter selects: the entry of the cursor.
    fn target(&self) -> Option<PaneTarget>;

    /// What a click on a row selects.
    fn target_at(&self, row: u16) -> Option<PaneTarget>;

    /// Puts the cursor on a selection, if it is listed.
    fn reveal(&mut self, selection: Selection);

    /// Lists new findings.
    fn fill(&mut self, inputs: PaneInputs<'_>);

    /// Executes a command of this pane alone; returns whether it is one.
    fn execute(&mut self, _: Action, _: PaneInputs<'_>) -> bool {
        false
    }

    /// Lists only entries with some words; all if there are none.
    fn filter(&mut self, _: &str, _: PaneInputs<'_>) {}

    /// The words of the filter.
    fn filter_words(&self) -> &str {
        ""
    }

    /// How many entries are above the screen, and how many below.
    fn hidden(&self) -> (usize, usize) {
        (0, 0)
    }

    /// Asserts what always holds.
    fn check(&self);
}

/// One end of a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListEnd {
    /// The first row or entry.
    First,
    /// The last row or entry.
    Last,
}

/// What an entry of a pane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaneTarget {
    /// Something that can be selected.
    Selection(Selection),
    /// The head of the events without a date.
    Undated,
}
