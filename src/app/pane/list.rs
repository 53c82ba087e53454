use std::ops::Range;

use super::pane::{ListEnd, Pane, PaneTarget};
use crate::app::command::Action;
use crate::app::findings::PaneInputs;
use crate::app::msg::PaneSize;
use crate::app::navigation::Selection;

/// A list of entries of differing heights: where its cursor is, and which entry stands first on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScrollList {
    cursor: usize,
    top: usize,
}

impl ScrollList {
    /// The entry the cursor is on; 0 in an empty list.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The first entry on the screen.
    pub const fn top(&self) -> usize {
        self.top
    }

    /// The entries of which anything is on the screen.
    pub(super) fn shown(
        &self,
        len: usize,
        rows: usize,
        height: impl Fn(usize) -> usize,
    ) -> Range<usize> {
        let mut used = 0;
        let beyond = (self.top..len).find(|entry| {
            let full = used >= rows;
            used += height(*entry);
            full
        });
        self.top.min(len)..beyond.unwrap_or(len)
    }

    /// Puts the cursor on an entry, the last one if there are fewer.
    pub(super) fn go_to(&mut self, entry: usize, len: usize) {
        self.cursor = entry.min(len.saturating_sub(1));
    }

    /// Moves the cursor, stopping at both ends; says whether it moved.
    pub(super) fn move_by(&mut self, entries: isize, len: usize) -> bool {
        let before = self.cursor;
        self.go_to(self.cursor.saturating_add_signed(entries), len);
        self.cursor != before
    }

    /// Scrolls without moving the cursor.
    pub(super) fn scroll(&mut self, entries: isize, len: usize) {
        self.top = self
            .top
            .saturating_add_signed(entries)
            .min(len.saturating_sub(1));
    }

    /// Scrolls as little as it takes to show an entry whole in a number of rows; `height` gives the rows of an entry.
    pub(super) fn show(&mut self, entry: usize, rows: usize, height: impl Fn(usize) -> usize) {
        if rows == 0 {
            return;
        }
        if entry < self.top {
            self.top = entry;
            return;
        }
        let mut used = 0;
        let mut first = entry;
        for above in (self.top..=entry).rev() {
            used += height(above);
            if used > rows {
                break;
            }
            first = above;
        }
        self.top = self.top.max(first);
    }

    /// Shows the entries before the first one where the last ones leave rows empty.
    pub(super) fn fill(&mut self, len: usize, rows: usize, height: impl Fn(usize) -> usize) {
        self.cursor = self.cursor.min(len.saturating_sub(1));
        self.top = self.top.min(len.saturating_sub(1));
        let mut used: usize = 0;
        for entry in self.top..len {
            used += height(entry);
            if used >= rows {
                return;
            }
        }
        while let Some(above) = self.top.checked_sub(1) {
            used += height(above);
            if used > rows {
                return;
            }
            self.top = above;
        }
    }
}

/// A pane that is a list of entries of differing heights.
pub trait ListPane {
    /// The cursor and the scroll position.
    fn list(&self) -> &ScrollList;

    /// The same, to be changed.
    fn list_mut(&mut self) -> &mut ScrollList;

    /// How many entries there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows of an entry.
    fn height(&self, entry: usize) -> usize;

    /// The rows of the pane.
    fn rows(&self) -> usize;

    /// Blank rows after the last entry, which need not be on the screen.
    fn blank_rows(&self) -> usize {
        0
    }

    /// The entries of a page.
    fn entries_of_page(&self) -> usize;

    /// What an entry stands for.
    fn target_of(&self, entry: usize) -> Option<PaneTarget>;

    /// The entry of a selection.
    fn entry_of(&self, selection: Selection) -> Option<usize> {
        let wanted = Some(PaneTarget::Selection(selection));
        (0..self.len()).find(|entry| self.target_of(*entry) == wanted)
    }

    /// Takes a new size.
    fn set_size(&mut self, size: PaneSize);

    /// Lists new findings.
    fn list_findings(&mut self, inputs: PaneInputs<'_>);

    /// Moves the cursor by entries; returns whether it moved.
    fn move_cursor(&mut self, entries: isize) -> bool {
        let len = self.len();
        let moved = self.list_mut().move_by(entries, len);
        self.show(self.list().cursor());
        moved
    }

    /// Moves the cursor to the first or the last entry.
    fn move_cursor_to(&mut self, end: ListEnd) {
        self.move_cursor(match end {
            ListEnd::First => isize::MIN,
            ListEnd::Last => isize::MAX,
        });
    }

    /// Executes a command of this pane alone; returns whether it is one.
    fn execute_own(&mut self, _: Action, _: PaneInputs<'_>) -> bool {
        false
    }

    /// Lists only entries with some words; all if there are none.
    fn list_with(&mut self, _: &str, _: PaneInputs<'_>) {}

    /// The words that entries must have.
    fn wanted_words(&self) -> &str {
        ""
    }

    /// How many of some entries count as hidden above or below the screen.
    fn count(&self, entries: Range<usize>) -> usize {
        entries.len()
    }

    /// The entry on a row of the pane.
    fn entry_at(&self, row: u16) -> Option<usize> {
        let mut below = 0;
        (self.list().top()..self.len()).find(|entry| {
            below += self.height(*entry);
            below > usize::from(row)
        })
    }

    /// Puts the cursor on an entry and scrolls as little as possible to show it whole.
    fn go_to_entry(&mut self, entry: usize) {
        let len = self.len();
        self.list_mut().go_to(entry, len);
        self.show(entry);
    }

    /// Scrolls as little as possible to show an entry whole.
    fn show(&mut self, entry: usize) {
        let mut list = *self.list();
        let rows = self.rows() + self.blank_rows();
        list.show(entry, rows, |entry| self.height(entry));
        *self.list_mut() = list;
        self.settle();
    }

    /// Leaves no rows empty at the end while there are entries above.
    fn settle(&mut self) {
        let mut list = *self.list();
        let rows = self.rows() + self.blank_rows();
        list.fill(self.len(), rows, |entry| self.height(entry));
        *self.list_mut() = list;
    }
}

impl<T: ListPane> Pane for T {
    fn resize(&mut self, size: PaneSize) {
        self.set_size(size);
    }

    fn move_by(&mut self, steps: isize) -> bool {
        self.move_cursor(steps)
    }

    fn scroll(&mut self, steps: isize) {
        let len = self.len();
        self.list_mut().scroll(steps, len);
        self.settle();
    }

    fn page(&self) -> isize {
        isize::try_from(self.entries_of_page()).unwrap_or(1).max(1)
    }

    fn move_to_end(&mut self, end: ListEnd) {
        self.move_cursor_to(end);
    }

    fn target(&self) -> Option<PaneTarget> {
        self.target_of(self.list().cursor())
    }

    fn target_at(&self, row: u16) -> Option<PaneTarget> {
        self.target_of(self.entry_at(row)?)
    }

    fn reveal(&mut self, selection: Selection) {
        if let Some(entry) = self.entry_of(selection) {
            self.go_to_entry(entry);
        }
    }

    fn fill(&mut self, inputs: PaneInputs<'_>) {
        self.list_findings(inputs);
    }

    fn execute(&mut self, action: Action, inputs: PaneInputs<'_>) -> bool {
        self.execute_own(action, inputs)
    }

    fn filter(&mut self, words: &str, inputs: PaneInputs<'_>) {
        self.list_with(words, inputs);
    }

    fn filter_words(&self) -> &str {
        self.wanted_words()
    }

    fn hidden(&self) -> (usize, usize) {
        let len = self.len();
        let height = |entry| self.height(entry);
        let shown = self.list().shown(len, self.rows(), height);
        (self.count(0..shown.start), self.count(shown.end..len))
    }

    fn check(&self) {
        let (list, len) = (self.list(), self.len().max(1));
        assert!(list.cursor() < len && list.top() < len, "the cursor exists");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn showing_an_entry_scrolls_as_little_as_it_takes() {
        let mut list = ScrollList::default();
        list.show(3, 4, |_| 2);
        assert_eq!(list.top(), 2);
        list.show(2, 4, |_| 2);
        assert_eq!(list.top(), 2);
        list.show(0, 4, |_| 2);
        assert_eq!(list.top(), 0);
    }

    #[test]
    fn an_entry_taller_than_the_screen_stands_first() {
        let mut list = ScrollList::default();
        list.show(1, 3, |_| 9);
        assert_eq!(list.top(), 1);
    }

    #[test]
    fn a_list_without_rows_stays_where_it_is() {
        let mut list = ScrollList::default();
        list.show(3, 0, |_| 1);
        assert_eq!(list.top(), 0);
    }

    #[test]
    fn empty_rows_at_the_end_are_filled() {
        let mut list = ScrollList::default();
        list.scroll(9, 10);
        list.fill(10, 4, |_| 1);
        assert_eq!(list.top(), 6);
        list.fill(2, 4, |_| 1);
        assert_eq!((list.top(), list.cursor()), (0, 0));
    }

    #[test]
    fn what_is_on_the_screen_may_be_cut_off_at_its_end() {
        let mut list = ScrollList::default();
        assert_eq!(list.shown(9, 5, |_| 2), 0..3);
        list.scroll(2, 9);
        assert_eq!(list.shown(9, 4, |_| 2), 2..4);
        assert_eq!(list.shown(1, 4, |_| 2), 1..1);
        assert_eq!(list.shown(9, 0, |_| 2), 2..2);
    }

    #[test]
    fn the_cursor_stops_at_both_ends() {
        let mut list = ScrollList::default();
        assert!(!list.move_by(-1, 3));
        assert!(list.move_by(9, 3));
        assert_eq!(list.cursor(), 2);
        assert!(!list.move_by(1, 0) || list.cursor() == 0);
    }
}
