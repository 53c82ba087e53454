use super::list::{ListPane, ScrollList};
use super::pane::PaneTarget;
use crate::analysis::{Speaker, SpeakerId, SpeakerKind};
use crate::app::findings::PaneInputs;
use crate::app::msg::PaneSize;
use crate::app::navigation::Selection;
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

    /// Everyone, in the order of their letters.
    pub fn speakers(&self) -> &[SpeakerId] {
        &self.speakers
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

    /// The speaker of the cursor.
    pub fn current(&self) -> Option<SpeakerId> {
        self.speakers.get(self.list.cursor()).copied()
    }

    /// The rows of all entries.
    pub fn all_rows(&self) -> usize {
        self.heads.iter().map(|head| head.rows).sum()
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
}

impl ListPane for SpeakersPane {
    fn list(&self) -> &ScrollList {
        &self.list
    }

    fn list_mut(&mut self) -> &mut ScrollList {
        &mut self.list
    }

    fn len(&self) -> usize {
        self.speakers.len()
    }

    /// The rows of a name, and one for a role under it.
    fn height(&self, entry: usize) -> usize {
        self.heads.get(entry).map_or(1, |head| head.rows)
    }

    fn rows(&self) -> usize {
        self.size.rows.into()
    }

    fn entries_of_page(&self) -> usize {
        usize::from(self.size.rows / 2)
    }

    fn target_of(&self, entry: usize) -> Option<PaneTarget> {
        let id = *self.speakers.get(entry)?;
        Some(PaneTarget::Selection(Selection::Speaker(id)))
    }

    fn set_size(&mut self, size: PaneSize) {
        let is_reflowed = self.size.cols != size.cols;
        self.size = size;
        if is_reflowed {
            self.measure();
        }
        self.show(self.list.cursor());
    }

    fn list_findings(&mut self, inputs: PaneInputs<'_>) {
        self.list_with("", inputs);
    }

    /// Lists only speakers with some words in their name, their other names or their role.
    fn list_with(&mut self, words: &str, inputs: PaneInputs<'_>) {
        words.clone_into(&mut self.words);
        let wanted = words.trim().to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&wanted);
        let is_wanted = |speaker: &Speaker| {
            let about = speaker.aliases.iter().chain(&speaker.role);
            has(&shown_name(speaker)) || about.into_iter().any(|words| has(words))
        };
        let findings = inputs.findings;
        let ranks = findings.ranks().iter().copied();
        self.speakers = ranks
            .filter(|id| findings.speaker(*id).is_some_and(is_wanted))
            .collect();
        let heads = self.speakers.iter().map(|id| findings.speaker(*id));
        self.heads = heads.map(head_of).collect();
        self.list = ScrollList::default();
        self.measure();
    }

    fn wanted_words(&self) -> &str {
        &self.words
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
