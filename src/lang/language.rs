use serde::{Deserialize, Serialize};

use super::speech::SpeechRules;
use super::time::TimeRules;

/// The data of one language that the stages of the analysis use.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lang {
    /// Sentences, names, quotations and speakers.
    pub speech: SpeechRules,
    /// Temporal expressions and events.
    pub time: TimeRules,
}
