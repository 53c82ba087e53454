use std::cell::RefCell;
use std::collections::HashMap;

use super::line::TimelineLine;

/// So many entries are kept: more than any screen shows.
const KEPT: usize = 1024;

/// The rows of entries, which are asked for several times a frame, as they were last made.
#[derive(Debug, Default)]
pub(super) struct Memo(RefCell<HashMap<usize, Vec<TimelineLine>>>);

impl Memo {
    /// Something of the rows of an entry, which are made where they are not known.
    pub(super) fn read<T>(
        &self,
        entry: usize,
        make: impl FnOnce() -> Vec<TimelineLine>,
        read: impl FnOnce(&Vec<TimelineLine>) -> T,
    ) -> T {
        let mut known = self.0.borrow_mut();
        if known.len() >= KEPT {
            known.clear();
        }
        read(known.entry(entry).or_insert_with(make))
    }

    /// Forgets the rows of all entries, after a change of what they depend on.
    pub(super) fn forget(&mut self) {
        self.0.get_mut().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_made_once_until_they_are_forgotten() {
        let mut memo = Memo::default();
        let rows = |count: usize| vec![TimelineLine::default(); count];
        assert_eq!(memo.read(7, || rows(2), Vec::len), 2);
        assert_eq!(memo.read(7, || rows(3), Vec::len), 2);
        memo.forget();
        assert_eq!(memo.read(7, || rows(3), Vec::len), 3);
    }

    #[test]
    fn no_more_is_kept_than_a_screen_shows() {
        let memo = Memo::default();
        for entry in 0..KEPT * 3 {
            memo.read(entry, Vec::new, Vec::len);
        }
        assert!(memo.0.borrow().len() <= KEPT);
    }
}
