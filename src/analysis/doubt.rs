//! Doubtful findings.

use super::{Event, Evidence};

/// A margin below this, in hundredths of log odds, is doubtful: of what the model gives less than seven in ten, six in ten
/// training quotations are right.
const DOUBTFUL: i16 = 85;

/// The same for an event whose date comes from an expression, because a wrong day misleads more than a missing row. Of the
/// training events above it, nine in ten are right, each judged by a model that did not see its article.
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
