use super::list::ScrollList;
use super::pane::{Pane, PaneTarget};
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

// What the height of an entry depends on.
#[derive(Clone, Debug)]
struct Head {
    name: String,
    count_cols: u16,
    has_role: bool,
}

// Columns from which on the role is beside the name.
const WIDE: u16 = 60;
const NAME_ROWS: u16 = 2;

impl SpeakersPane {
    /// Columns before the name: cursor, letter, bar, and a blank one.
    pub const NAME_COL: u16 = 4;

    /// Everyone, in the order of their letters.
    pub fn speakers(&self) -> &[SpeakerId] {
        &self.speakers
    }

    /// Columns for the name of an entry.
    pub fn name_cols(&self, entry: usize) -> u16 {
        let count = self.heads.get(entry).map_or(0, |head| head.count_cols);
        self.size.cols.saturating_sub(Self::NAME_COL + count + 2)
    }

    /// The wrapped name, at most two rows or the given number, with an ellipsis if it is cut.
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

    /// The cursor and the scroll position.
    pub fn list(&self) -> &ScrollList {
        &self.list
    }

    /// An entry has the rows of its name, and one for a role under it.
    fn measure(&mut self) {
        let is_wide = self.size.cols >= WIDE;
        let heads = self.heads.iter().enumerate();
        let heights = heads.map(|(entry, head)| {
            let name = self.name_rows(entry, NAME_ROWS).len().max(1);
            name + usize::from(head.has_role && !is_wide)
        });
        let heights = heights.collect();
        self.list.measure(heights, self.size.rows);
    }
}

impl Pane for SpeakersPane {
    fn resize(&mut self, size: PaneSize) {
        if self.size != size {
            self.size = size;
            self.measure();
        }
    }

    fn fill(&mut self, inputs: PaneInputs<'_>) {
        self.filter("", inputs);
    }

    fn page(&self) -> isize {
        isize::try_from(self.size.rows / 2).unwrap_or(1).max(1)
    }

    fn as_list(&self) -> Option<&ScrollList> {
        Some(&self.list)
    }

    fn as_list_mut(&mut self) -> Option<&mut ScrollList> {
        Some(&mut self.list)
    }

    fn target_of(&self, entry: usize) -> Option<PaneTarget> {
        let id = *self.speakers.get(entry)?;
        Some(PaneTarget::Selection(Selection::Speaker(id)))
    }

    /// Lists only speakers with some words in their name, their other names or their role.
    fn filter(&mut self, words: &str, inputs: PaneInputs<'_>) {
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
        self.list.reset();
        self.measure();
    }

    fn filter_words(&self) -> &str {
        &self.words
    }
}

fn head_of(speaker: Option<&Speaker>) -> Head {
    let count = speaker.map_or(0, |speaker| speaker.quotes.len());
    Head {
        name: speaker.map(shown_name).unwrap_or_default(),
        count_cols: u16::try_from(count.to_string().len()).unwrap_or(0),
        has_role: speaker.is_some_and(|speaker| speaker.role.is_some()),
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
