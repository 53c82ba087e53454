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
    roles: usize,
}

impl SpeakersPane {
    /// Where its cursor is and what stands first.
    pub fn list(&self) -> &List {
        &self.list
    }

    /// Everyone, in the order of their letters.
    pub fn speakers(&self) -> &[SpeakerId] {
        &self.speakers
    }

    /// Rows an entry takes: two where the roles have a row of their own.
    pub fn height(&self) -> usize {
        let rows = usize::from(self.size.rows);
        let roomy = self.speakers.len() + self.roles <= rows || rows >= 12;
        if roomy && self.size.cols < 60 { 2 } else { 1 }
    }

    /// The speaker the cursor is on.
    pub(in crate::app) fn current(&self) -> Option<SpeakerId> {
        self.speakers.get(self.list.cursor()).copied()
    }

    /// The speaker on a row of the pane.
    pub(in crate::app) fn at(&self, row: u16) -> Option<SpeakerId> {
        let entry = self.list.top() + usize::from(row) / self.height();
        self.speakers.get(entry).copied()
    }

    /// Takes what was found.
    pub(in crate::app) fn fill(&mut self, findings: &Findings) {
        self.speakers = findings.ranks().to_vec();
        let speakers = &findings.analysis().speakers;
        self.roles = speakers
            .iter()
            .filter(|speaker| speaker.role.is_some())
            .count();
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
        isize::try_from(usize::from(self.size.rows) / self.height())
            .unwrap_or(1)
            .max(1)
    }

    fn show(&mut self, entry: usize) {
        let height = self.height();
        self.list
            .show(entry, usize::from(self.size.rows), |_| height);
        self.settle();
    }

    fn settle(&mut self) {
        let height = self.height();
        self.list
            .fill(self.speakers.len(), usize::from(self.size.rows), |_| height);
    }

    /// Asserts that the cursor is on a speaker, if there is one.
    pub(in crate::app) fn check(&self) {
        let len = self.speakers.len().max(1);
        assert!(self.list.cursor() < len && self.list.top() < len);
    }
}
