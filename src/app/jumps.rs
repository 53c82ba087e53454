use std::collections::BTreeMap;

/// Positions in the article: the jump list, and marks with letters.
#[derive(Debug, Default)]
pub(super) struct JumpList {
    // Offsets of the top of the screen, oldest first.
    trail: Vec<u32>,
    // The current entry; `trail.len()` unless the user has gone back.
    at: usize,
    marks: BTreeMap<char, u32>,
}

const LONGEST: usize = 200;

impl JumpList {
    /// Records the position before a jump; drops the positions after it.
    pub(super) fn leave(&mut self, anchor: u32) {
        self.trail.truncate(self.at);
        if self.trail.last() != Some(&anchor) {
            self.trail.push(anchor);
        }
        if self.trail.len() > LONGEST {
            self.trail.remove(0);
        }
        self.at = self.trail.len();
    }

    /// The previous position, or `None` at the oldest; `anchor` is recorded, to come forward again.
    pub(super) fn back(&mut self, anchor: u32) -> Option<u32> {
        if self.at == self.trail.len() && self.trail.last() != Some(&anchor) {
            self.leave(anchor);
            self.at = self.trail.len() - 1;
        } else if self.at == self.trail.len() {
            self.at = self.trail.len().checked_sub(1)?;
        }
        self.at = self.at.checked_sub(1)?;
        self.trail.get(self.at).copied()
    }

    /// The next position, or `None` at the newest.
    pub(super) fn forward(&mut self) -> Option<u32> {
        let next = self.trail.get(self.at + 1).copied()?;
        self.at += 1;
        Some(next)
    }

    /// Marks a position with a letter.
    pub(super) fn mark(&mut self, letter: char, anchor: u32) {
        self.marks.insert(letter, anchor);
    }

    /// The position of a mark.
    pub(super) fn marked(&self, letter: char) -> Option<u32> {
        self.marks.get(&letter).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_back_and_comes_forward_to_where_one_was() {
        let mut jumps = JumpList::default();
        jumps.leave(10);
        jumps.leave(20);
        assert_eq!(jumps.back(30), Some(20));
        assert_eq!(jumps.back(20), Some(10));
        assert_eq!(jumps.back(10), None);
        assert_eq!(jumps.forward(), Some(20));
        assert_eq!(jumps.forward(), Some(30));
        assert_eq!(jumps.forward(), None);
    }

    #[test]
    fn a_new_jump_forgets_what_lay_ahead() {
        let mut jumps = JumpList::default();
        jumps.leave(10);
        jumps.leave(20);
        assert_eq!(jumps.back(30), Some(20));
        jumps.leave(20);
        assert_eq!(jumps.forward(), None);
        assert_eq!(jumps.back(40), Some(20));
    }

    #[test]
    fn an_empty_list_leads_nowhere() {
        let mut jumps = JumpList::default();
        assert_eq!(jumps.forward(), None);
        assert_eq!(jumps.back(5), None);
        assert_eq!(jumps.back(5), None);
    }
}
