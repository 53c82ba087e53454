use super::list::ScrollList;
use crate::analysis::{Speaker, SpeakerId, SpeakerKind};
use crate::app::PaneSize;
use crate::app::findings::Findings;
use crate::layout::wrap;

/// The list of speakers, in the order of their letters.
#[derive(Debug, Default)]
pub struct SpeakersPane {
    list: ScrollList,
    size: PaneSize,
    speakers: Vec<SpeakerId>,
    // As long as `speakers`.
    heads: Vec<Head>,
    // Only speakers with these words are listed.
    words: String,
}

// What the rows of an entry depend on.
#[derive(Clone, Debug)]
struct Head {
    name: String,
    count_cols: u16,
    has_role: bool,
    // At the pane's width.
    rows: usize,
}

// From here on the role stands beside the name.
const WIDE: u16 = 60;
const NAME_ROWS: u16 = 2;

impl SpeakersPane {
    /// Columns before the name: cursor, letter, bar, and a blank one.
    pub const NAME_COL: u16 = 4;

    /// Where its cursor is and what stands first.
    pub fn list(&self) -> &ScrollList {
        &self.list
    }

    /// Everyone, in the order of their letters.
    pub fn speakers(&self) -> &[SpeakerId] {
        &self.speakers
    }

    /// Rows an entry takes: those of its name, and one for a role that stands under it.
    pub fn height(&self, entry: usize) -> usize {
        self.heads.get(entry).map_or(1, |head| head.rows)
    }

    /// Columns of an entry that its name may take.
    pub fn name_cols(&self, entry: usize) -> u16 {
        let count = self.heads.get(entry).map_or(0, |head| head.count_cols);
        self.size.cols.saturating_sub(Self::NAME_COL + count + 2)
    }

    /// The rows of a name, two or as many as are given at most, an ellipsis where it goes on.
    pub fn name_rows(&self, entry: usize, rows: u16) -> Vec<String> {
        let name = self.heads.get(entry).map_or("", |head| &head.name);
        let cols = usize::from(self.name_cols(entry));
        let most = if self.size.cols >= WIDE { 1 } else { NAME_ROWS };
        wrap::cut(name, (cols, cols), usize::from(most.min(rows)))
    }

    /// How many speakers stand above what is on the screen, and how many below.
    pub fn hidden(&self) -> (usize, usize) {
        let rows = usize::from(self.size.rows);
        let len = self.speakers.len();
        let shown = self.list.shown(len, rows, |entry| self.height(entry));
        (shown.start, len - shown.end)
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
        self.filter("", findings);
    }

    /// The words that speakers must have to be listed; empty where all are.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Lists only those who have some words in their name, their other names or their role.
    pub(in crate::app) fn filter(&mut self, words: &str, findings: &Findings) {
        words.clone_into(&mut self.words);
        let wanted = words.trim().to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&wanted);
        let is_wanted = |speaker: &Speaker| {
            let about = speaker.aliases.iter().chain(&speaker.role);
            has(&shown_name(speaker)) || about.into_iter().any(|words| has(words))
        };
        let ranks = findings.ranks().iter().copied();
        self.speakers = ranks
            .filter(|id| findings.speaker(*id).is_some_and(is_wanted))
            .collect();
        let heads = self.speakers.iter().map(|id| findings.speaker(*id));
        self.heads = heads.map(head_of).collect();
        self.measure();
        self.list = ScrollList::default();
    }

    /// Takes a new size.
    pub(in crate::app) fn resize(&mut self, size: PaneSize) {
        if self.size.cols != size.cols {
            self.size = size;
            self.measure();
        }
        self.size = size;
        self.show(self.list.cursor());
    }

    fn measure(&mut self) {
        let rows: Vec<usize> = (0..self.heads.len())
            .map(|entry| self.name_rows(entry, NAME_ROWS).len().max(1))
            .collect();
        let wide = self.size.cols >= WIDE;
        for (head, name) in self.heads.iter_mut().zip(rows) {
            head.rows = name + usize::from(head.has_role && !wide);
        }
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

fn head_of(speaker: Option<&Speaker>) -> Head {
    let count = speaker.map_or(0, |speaker| speaker.quotes.len());
    Head {
        name: speaker.map(shown_name).unwrap_or_default(),
        count_cols: u16::try_from(count.to_string().len()).unwrap_or(0),
        has_role: speaker.is_some_and(|speaker| speaker.role.is_some()),
        rows: 1,
    }
}

fn shown_name(speaker: &Speaker) -> String {
    match speaker.kind {
        SpeakerKind::Unnamed if !speaker.name.contains("unnamed") => {
            format!("{} (unnamed)", speaker.name)
        }
        _ => speaker.name.clone(),
    }
}
