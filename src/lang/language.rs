use serde::{Deserialize, Serialize};

use super::class::WordClass;
use super::speech::SpeechRules;
use super::time::TimeRules;
use super::words::WordClasses;

/// The data of one language that the stages of the analysis use.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lang {
    /// Small words by what the analysis asks of them.
    pub words: WordClasses<WordClass>,
    /// Sentences, names, quotations and speakers.
    pub speech: SpeechRules,
    /// Temporal expressions and events.
    pub time: TimeRules,
}
