use std::cell::RefCell;
use std::collections::HashMap;

use super::line::TimelineLine;

/// The maximum number of entries kept: more than any screen shows.
const KEPT: usize = 1024;

/// A cache of the rows of entries.
#[derive(Debug, Default)]
pub(super) struct Memo(RefCell<HashMap<usize, Vec<TimelineLine>>>);

impl Memo {
    /// The rows of an entry, which are made unless they are known.
    pub(super) fn get(
        &self,
        entry: usize,
        make: impl FnOnce() -> Vec<TimelineLine>,
    ) -> Vec<TimelineLine> {
        let mut known = self.0.borrow_mut();
        if known.len() >= KEPT {
            known.clear();
        }
        known.entry(entry).or_insert_with(make).clone()
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
        assert_eq!(memo.get(7, || rows(2)).len(), 2);
        assert_eq!(memo.get(7, || rows(3)).len(), 2);
        memo.forget();
        assert_eq!(memo.get(7, || rows(3)).len(), 3);
    }

    #[test]
    fn no_more_is_kept_than_a_screen_shows() {
        let memo = Memo::default();
        for entry in 0..KEPT * 3 {
            memo.get(entry, Vec::new);
        }
        assert!(memo.0.borrow().len() <= KEPT);
    }
}
