use std::ops::Range;

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
