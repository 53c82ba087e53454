use super::list::List;
use crate::analysis::SpeakerId;
use crate::app::PaneSize;
use crate::app::findings::Findings;

/// The list of speakers, in the order of their letters.
#[derive(Debug, Default)]
pub struct SpeakersPane {
    list: List,
    size: PaneSize,
    speakers: Vec<SpeakerId>,
    // As long as `speakers`: whether a role is known.
    roles: Vec<bool>,
}

// From here on the role stands beside the name.
const WIDE: u16 = 60;

impl SpeakersPane {
    /// Where its cursor is and what stands first.
    pub fn list(&self) -> &List {
        &self.list
    }

    /// Everyone, in the order of their letters.
    pub fn speakers(&self) -> &[SpeakerId] {
        &self.speakers
    }

    /// Rows an entry takes: two where a role stands under the name.
    pub fn height(&self, entry: usize) -> usize {
        let role = self.roles.get(entry).copied().unwrap_or(false);
        if role && self.size.cols < WIDE { 2 } else { 1 }
    }

    /// Rows all entries take.
    pub fn rows(&self) -> usize {
        (0..self.speakers.len())
            .map(|entry| self.height(entry))
            .sum()
    }

    /// The speaker the cursor is on.
    pub(in crate::app) fn current(&self) -> Option<SpeakerId> {
        self.speakers.get(self.list.cursor()).copied()
    }

    /// The speaker on a row of the pane.
    pub(in crate::app) fn at(&self, row: u16) -> Option<SpeakerId> {
        let mut below = 0;
        let found = (self.list.top()..self.speakers.len()).find(|entry| {
            below += self.height(*entry);
            below > usize::from(row)
        });
        self.speakers.get(found?).copied()
    }

    /// Takes what was found.
    pub(in crate::app) fn fill(&mut self, findings: &Findings) {
        self.speakers = findings.ranks().to_vec();
        let role = |id: &SpeakerId| {
            findings
                .speaker(*id)
                .is_some_and(|speaker| speaker.role.is_some())
        };
        self.roles = self.speakers.iter().map(role).collect();
        self.list = List::default();
    }

    /// Takes a new size.
    pub(in crate::app) fn resize(&mut self, size: PaneSize) {
        self.size = size;
        self.show(self.list.cursor());
    }

    /// Moves the cursor by entries; says whether it moved.
    pub(in crate::app) fn move_by(&mut self, entries: isize) -> bool {
        let moved = self.list.move_by(entries, self.speakers.len());
        self.show(self.list.cursor());
        moved
    }

    /// Puts the cursor on a speaker.
    pub(in crate::app) fn go_to(&mut self, id: SpeakerId) {
        if let Some(entry) = self.speakers.iter().position(|speaker| *speaker == id) {
            self.list.go_to(entry, self.speakers.len());
            self.show(entry);
        }
    }

    /// Scrolls so that a speaker is on the screen, the cursor staying where it is.
    pub(in crate::app) fn follow(&mut self, id: SpeakerId) {
        if let Some(entry) = self.speakers.iter().position(|speaker| *speaker == id) {
            self.show(entry);
        }
    }

    /// Scrolls by entries, the cursor staying where it is.
    pub(in crate::app) fn scroll(&mut self, entries: isize) {
        self.list.scroll(entries, self.speakers.len());
        self.settle();
    }

    /// Entries of a page.
    pub(in crate::app) fn page(&self) -> isize {
        isize::try_from(self.size.rows / 2).unwrap_or(1).max(1)
    }

    fn show(&mut self, entry: usize) {
        let mut list = self.list;
        list.show(entry, usize::from(self.size.rows), |entry| {
            self.height(entry)
        });
        self.list = list;
        self.settle();
    }

    fn settle(&mut self) {
        let mut list = self.list;
        let rows = usize::from(self.size.rows);
        list.fill(self.speakers.len(), rows, |entry| self.height(entry));
        self.list = list;
    }

    /// Asserts that the cursor is on a speaker, if there is one.
    pub(in crate::app) fn check(&self) {
        let len = self.speakers.len().max(1);
        assert!(self.list.cursor() < len && self.list.top() < len);
    }
}
