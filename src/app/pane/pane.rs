use std::ops::Range;

use super::list::ScrollList;
use crate::app::command::Action;
use crate::app::findings::PaneInputs;
use crate::app::msg::PaneSize;
use crate::app::navigation::Selection;

/// A pane of the reader: owns what it shows, its cursor and its scroll position. What a pane that is a list does follows
/// from its list and from what its entries stand for.
pub trait Pane {
    /// Takes a new size.
    fn resize(&mut self, size: PaneSize);

    /// Lists new findings.
    fn fill(&mut self, inputs: PaneInputs<'_>);

    /// The rows or entries of a page.
    fn page(&self) -> isize;

    /// The list, if the pane is one.
    fn as_list(&self) -> Option<&ScrollList> {
        None
    }

    /// The list, to be changed.
    fn as_list_mut(&mut self) -> Option<&mut ScrollList> {
        None
    }

    /// What an entry stands for.
    fn target_of(&self, _: usize) -> Option<PaneTarget> {
        None
    }

    /// The entry of a selection.
    fn entry_of(&self, selection: Selection) -> Option<usize> {
        let wanted = Some(PaneTarget::Selection(selection));
        (0..self.as_list()?.len()).find(|entry| self.target_of(*entry) == wanted)
    }

    /// The rows or entries of half a page.
    fn half_page(&self) -> isize {
        (self.page() / 2).max(1)
    }

    /// Moves by rows or entries, stopping at both ends; returns whether anything moved.
    fn move_by(&mut self, steps: isize) -> bool {
        self.as_list_mut().is_some_and(|list| list.move_by(steps))
    }

    /// Moves to the start or the end.
    fn move_to_end(&mut self, end: ListEnd) {
        self.move_by(match end {
            ListEnd::First => isize::MIN,
            ListEnd::Last => isize::MAX,
        });
    }

    /// Scrolls by rows or entries; a cursor stays where it is.
    fn scroll(&mut self, steps: isize) {
        if let Some(list) = self.as_list_mut() {
            list.scroll(steps);
        }
    }

    /// Puts the cursor on a selection, if it is listed.
    fn reveal(&mut self, selection: Selection) {
        let entry = self.entry_of(selection);
        if let Some((list, entry)) = self.as_list_mut().zip(entry) {
            list.go_to(entry);
        }
    }

    /// What Enter selects: the entry of the cursor.
    fn target(&self) -> Option<PaneTarget> {
        self.target_of(self.as_list()?.cursor())
    }

    /// What a click on a row selects.
    fn target_at(&self, row: u16) -> Option<PaneTarget> {
        self.target_of(self.as_list()?.entry_at(row)?)
    }

    /// Executes a command of this pane alone; any other does nothing.
    fn execute(&mut self, _: Action, _: PaneInputs<'_>) {}

    /// Lists only entries with some words; all if there are none.
    fn filter(&mut self, _: &str, _: PaneInputs<'_>) {}

    /// The words of the filter.
    fn filter_words(&self) -> &str {
        Default::default()
    }

    /// How many of some entries count as hidden.
    fn count(&self, entries: Range<usize>) -> usize {
        entries.len()
    }

    /// How many entries are above the screen, and how many below.
    fn hidden(&self) -> (usize, usize) {
        let Some(list) = self.as_list() else {
            return (0, 0);
        };
        let shown = list.shown();
        let below = self.count(shown.end..list.len());
        (self.count(0..shown.start), below)
    }

    /// Asserts what always holds.
    fn check(&self) {
        if let Some(list) = self.as_list() {
            let len = list.len().max(1);
            assert!(list.cursor() < len && list.top() < len, "the cursor exists");
        }
    }
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
