//! Doubtful findings.

use super::{Event, Evidence};

/// A margin below this, in hundredths of log odds, is doubtful: fewer than two in three such findings are right.
const DOUBTFUL: i16 = 70;

/// The same of an event whose date is read from an expression: fewer than three in four are right. A wrong day misleads more
/// than a missing row.
const MISDATED: i16 = 120;

impl Evidence {
    /// Whether a model was hardly surer than not.
    pub fn is_doubtful(self) -> bool {
        self.is_below(DOUBTFUL)
    }

    fn is_below(self, least: i16) -> bool {
        self.margin.is_some_and(|margin| margin < least)
    }
}

impl Event {
    /// Whether the model was not sure of it or of its date.
    pub fn is_doubtful(&self) -> bool {
        self.why.is_below(if self.time.is_some() {
            MISDATED
        } else {
            DOUBTFUL
        })
    }
}
