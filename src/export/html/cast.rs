use std::collections::HashMap;
use std::fmt;

use crate::analysis::{Analysis, Speaker, SpeakerId};

/// The speakers of an article by the number of their quotations: the most quoted first, then in order of first mention.
pub(super) struct SpeakerRanks {
    ranks: HashMap<SpeakerId, usize>,
}

/// The letter and colour of a speaker, as a mark before their words; empty after 26 speakers.
pub(super) struct SpeakerLetter(usize);

// The number of speakers with a colour of their own.
const COLORS: usize = 6;

impl SpeakerRanks {
    /// Ranks the speakers of an article.
    pub(super) fn of(analysis: &Analysis) -> Self {
        let mut speakers: Vec<&Speaker> = analysis.speakers.iter().collect();
        speakers.sort_by_key(|speaker| std::cmp::Reverse(speaker.quotes.len()));
        let ranks = speakers.iter().enumerate();
        Self {
            ranks: ranks.map(|(rank, speaker)| (speaker.id, rank)).collect(),
        }
    }

    /// The place of a speaker, 0 for the most quoted.
    pub(super) fn rank(&self, id: SpeakerId) -> usize {
        self.ranks.get(&id).copied().unwrap_or(usize::MAX - 1)
    }

    /// The letter of a speaker.
    pub(super) fn letter(&self, id: SpeakerId) -> SpeakerLetter {
        SpeakerLetter(self.rank(id))
    }
}

impl SpeakerLetter {
    /// The number of the colour: 0 to 5, or 6 for all others.
    pub(super) fn color(&self) -> usize {
        self.0.min(COLORS)
    }
}

impl fmt::Display for SpeakerLetter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = u8::try_from(self.0).ok().filter(|rank| *rank < 26);
        let Some(rank) = letter else { return Ok(()) };
        let letter = char::from(b'A' + rank);
        write!(out, "<b class=\"who s{}\">{letter}</b>", self.color())
    }
}
