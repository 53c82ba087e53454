use std::ops::Range;

/// A list of entries of differing heights: where its cursor is, and which entry is the first on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScrollList {
    cursor: usize,
    top: usize,
    // The rows of each entry.
    heights: Vec<usize>,
    // The rows of the pane.
    rows: usize,
    // Blank rows after the last entry, which need not be on the screen.
    blank: usize,
}

impl ScrollList {
    /// The entry of the cursor; 0 in an empty list.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The first entry on the screen.
    pub const fn top(&self) -> usize {
        self.top
    }

    /// How many entries there are.
    pub const fn len(&self) -> usize {
        self.heights.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.heights.is_empty()
    }

    /// The rows of an entry.
    pub fn height(&self, entry: usize) -> usize {
        self.heights.get(entry).copied().unwrap_or(1)
    }

    /// The rows of all entries.
    pub fn all_rows(&self) -> usize {
        self.heights.iter().sum()
    }

    /// The entries of which anything is on the screen.
    pub(super) fn shown(&self) -> Range<usize> {
        let mut used = 0;
        let beyond = (self.top..self.len()).find(|entry| {
            let full = used >= self.rows;
            used += self.height(*entry);
            full
        });
        self.top.min(self.len())..beyond.unwrap_or(self.len())
    }

    /// The entry on a row of the pane.
    pub(super) fn entry_at(&self, row: u16) -> Option<usize> {
        let mut below = 0;
        (self.top..self.len()).find(|entry| {
            below += self.height(*entry);
            below > usize::from(row)
        })
    }

    /// A list whose last entry has blank rows after it, which need not be on the screen.
    pub(super) fn with_blank_rows(blank: usize) -> Self {
        Self {
            blank,
            ..Self::default()
        }
    }

    /// Takes other entries, by their heights, or another number of rows; the cursor stays.
    pub(super) fn measure(&mut self, heights: Vec<usize>, rows: u16) {
        (self.heights, self.rows) = (heights, rows.into());
        self.go_to(self.cursor);
    }

    /// Takes another height of an entry.
    pub(super) fn set_height(&mut self, entry: usize, height: usize) {
        if let Some(slot) = self.heights.get_mut(entry) {
            *slot = height;
        }
    }

    /// Puts the cursor on the first entry.
    pub(super) fn reset(&mut self) {
        (self.cursor, self.top) = (0, 0);
    }

    /// Puts the cursor on an entry, the last one if there are fewer, and shows it.
    pub(super) fn go_to(&mut self, entry: usize) {
        self.cursor = entry.min(self.len().saturating_sub(1));
        self.show(self.cursor);
    }

    /// Moves the cursor, stopping at both ends; returns whether it moved.
    pub(super) fn move_by(&mut self, entries: isize) -> bool {
        let before = self.cursor;
        self.go_to(self.cursor.saturating_add_signed(entries));
        self.cursor != before
    }

    /// Scrolls without moving the cursor.
    pub(super) fn scroll(&mut self, entries: isize) {
        self.top = self.top.saturating_add_signed(entries);
        self.fill();
    }

    /// Scrolls as little as possible to show an entry whole.
    pub(super) fn show(&mut self, entry: usize) {
        if self.rows > 0 {
            let mut used = 0;
            let mut first = entry;
            for above in (self.top..=entry).rev() {
                used += self.height(above);
                if used > self.rows + self.blank {
                    break;
                }
                first = above;
            }
            self.top = if entry < self.top {
                entry
            } else {
                self.top.max(first)
            };
        }
        self.fill();
    }

    /// Shows the entries before the first one if the last ones leave rows empty.
    fn fill(&mut self) {
        self.top = self.top.min(self.len().saturating_sub(1));
        let mut used = 0;
        for entry in self.top..self.len() {
            used += self.height(entry);
            if used >= self.rows + self.blank {
                return;
            }
        }
        while let Some(above) = self.top.checked_sub(1) {
            used += self.height(above);
            if used > self.rows + self.blank {
                return;
            }
            self.top = above;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(entries: usize, height: usize, rows: u16) -> ScrollList {
        let mut list = ScrollList::default();
        list.measure(vec![height; entries], rows);
        list
    }

    #[test]
    fn showing_an_entry_scrolls_as_little_as_it_takes() {
        let mut list = list(9, 2, 4);
        list.show(3);
        assert_eq!(list.top(), 2);
        list.show(2);
        assert_eq!(list.top(), 2);
        list.show(0);
        assert_eq!(list.top(), 0);
    }

    #[test]
    fn an_entry_taller_than_the_screen_stands_first() {
        let mut list = list(2, 9, 3);
        list.show(1);
        assert_eq!(list.top(), 1);
    }

    #[test]
    fn a_list_without_rows_stays_where_it_is() {
        let mut list = list(9, 1, 0);
        list.show(3);
        assert_eq!(list.top(), 0);
    }

    #[test]
    fn empty_rows_at_the_end_are_filled() {
        let mut list = list(10, 1, 4);
        list.scroll(9);
        assert_eq!(list.top(), 6);
        list.measure(vec![1; 2], 4);
        assert_eq!((list.top(), list.cursor()), (0, 0));
    }

    #[test]
    fn what_is_on_the_screen_may_be_cut_off_at_its_end() {
        assert_eq!(list(9, 2, 5).shown(), 0..3);
        assert_eq!(list(9, 2, 0).shown(), 0..0);
        let mut list = list(9, 2, 4);
        list.scroll(2);
        assert_eq!(list.shown(), 2..4);
        list.measure(vec![2], 4);
        assert_eq!(list.shown(), 0..1);
    }

    #[test]
    fn blank_rows_after_the_last_entry_need_not_be_shown() {
        let mut list = ScrollList::with_blank_rows(1);
        list.measure(vec![3; 3], 5);
        list.go_to(1);
        assert_eq!(list.top(), 0);
        list.go_to(2);
        assert_eq!(list.top(), 1);
    }

    #[test]
    fn a_row_belongs_to_an_entry() {
        let mut list = list(9, 2, 4);
        list.scroll(3);
        assert_eq!(list.entry_at(0), Some(3));
        assert_eq!(list.entry_at(3), Some(4));
        assert_eq!(list.entry_at(90), None);
    }

    #[test]
    fn the_cursor_stops_at_both_ends() {
        let mut list = list(3, 1, 4);
        assert!(!list.move_by(-1));
        assert!(list.move_by(9));
        assert_eq!(list.cursor(), 2);
        list.measure(Vec::new(), 4);
        assert!(!list.move_by(1));
        assert_eq!(list.cursor(), 0);
    }
}
