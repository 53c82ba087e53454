use serde::{Deserialize, Serialize};

use super::class::WordClass;
use super::speech::SpeechRules;
use super::time::TimeRules;
use super::words::WordClasses;

/// How much the data and the models of a language allow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// Everything: models are trained for it.
    Full,
    /// Direct quotations with the speakers named beside them, and dates.
    Quotations,
    /// Text in quotation marks, and labels of speakers.
    #[default]
    Marks,
}

/// The data of one language that the stages of the analysis use.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lang {
    /// How much of it there is.
    pub coverage: Coverage,
    /// Small words by what the analysis asks of them.
    pub words: WordClasses<WordClass>,
    /// Sentences, names, quotations and speakers.
    pub speech: SpeechRules,
    /// Temporal expressions and events.
    pub time: TimeRules,
}
