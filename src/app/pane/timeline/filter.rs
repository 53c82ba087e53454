use crate::analysis::{Event, SpeakerId, TemporalStatus};
use crate::app::Findings;
use crate::document::Document;

/// Which events the timeline lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineFilter {
    tense: Option<TenseFilter>,
    speaker: Option<SpeakerId>,
    // Words that the label or the text must have.
    typed: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TenseFilter {
    Past,
    Ahead,
    Perhaps,
}

impl TimelineFilter {
    /// Whether every event is listed.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// What is listed, for the title: "past · A"; empty where that is everything.
    pub fn words(&self, findings: &Findings) -> String {
        let tense = self.tense.map(|kind| match kind {
            TenseFilter::Past => "past".to_owned(),
            TenseFilter::Ahead => "to come".to_owned(),
            TenseFilter::Perhaps => "perhaps".to_owned(),
        });
        let speaker = self.speaker.map(|id| {
            let letter = findings.letter(id).map(String::from);
            letter.unwrap_or_else(|| "others".to_owned())
        });
        let typed = self.typed.trim();
        let typed = (!typed.is_empty()).then(|| format!("“{typed}”"));
        let parts: Vec<String> = tense.into_iter().chain(speaker).chain(typed).collect();
        parts.join(" · ")
    }

    /// The words that were typed; empty for none.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Lists only events that have some words in their label or in the text.
    pub(super) fn set_words(&mut self, words: &str) {
        words.clone_into(&mut self.typed);
    }

    /// Past events, then those to come, then those that may be, then all again.
    pub(super) fn next_tense(&mut self) {
        self.tense = match self.tense {
            None => Some(TenseFilter::Past),
            Some(TenseFilter::Past) => Some(TenseFilter::Ahead),
            Some(TenseFilter::Ahead) => Some(TenseFilter::Perhaps),
            Some(TenseFilter::Perhaps) => None,
        };
    }

    /// The events of the next speaker who takes part in any, the most quoted first, then all again.
    pub(super) fn next_speaker(&mut self, findings: &Findings) {
        let mut active = findings
            .ranks()
            .iter()
            .copied()
            .filter(|id| takes_part(*id, findings));
        self.speaker = match self.speaker {
            None => active.next(),
            Some(current) => active.skip_while(|id| *id != current).nth(1),
        };
    }

    /// Drops a speaker who takes part in nothing, which may happen after another analysis.
    pub(super) fn check(&mut self, findings: &Findings) {
        self.speaker = self.speaker.filter(|id| takes_part(*id, findings));
    }

    /// Whether an event is listed.
    pub(super) fn lists(
        &self,
        event: &Event,
        standing: TemporalStatus,
        document: &Document,
    ) -> bool {
        let tense = match self.tense {
            None => true,
            Some(TenseFilter::Past) => {
                matches!(standing, TemporalStatus::Past | TemporalStatus::Crossing)
            }
            Some(TenseFilter::Ahead) => {
                matches!(standing, TemporalStatus::Future | TemporalStatus::Crossing)
            }
            Some(TenseFilter::Perhaps) => standing == TemporalStatus::Maybe,
        };
        let typed = self.typed.trim().to_lowercase();
        let has = |words: &str| words.to_lowercase().contains(&typed);
        let said = typed.is_empty() || has(&event.row(document)) || has(document.words(event.span));
        said && tense && self.speaker.is_none_or(|id| event.speakers.contains(&id))
    }
}

fn takes_part(id: SpeakerId, findings: &Findings) -> bool {
    let mut events = findings.analysis().events.iter();
    events.any(|event| event.speakers.contains(&id))
}
