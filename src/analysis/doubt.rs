//! Doubtful findings.

use super::Evidence;

/// A margin below this, in hundredths of log odds, is doubtful: about four findings in ten are wrong.
const DOUBTFUL: i16 = 60;

impl Evidence {
    /// Whether a model was hardly surer than not.
    pub fn is_doubtful(self) -> bool {
        self.margin.is_some_and(|margin| margin < DOUBTFUL)
    }
}
