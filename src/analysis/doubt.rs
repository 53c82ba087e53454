//! Doubtful findings.

use super::Evidence;

/// A margin below this, in hundredths of log odds, is doubtful: fewer than two in three such findings are right.
const DOUBTFUL: i16 = 70;

impl Evidence {
    /// Whether a model was hardly surer than not.
    pub fn is_doubtful(self) -> bool {
        self.margin.is_some_and(|margin| margin < DOUBTFUL)
    }
}
