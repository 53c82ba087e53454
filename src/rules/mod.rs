//! Language data: the words, patterns and mappings of `assets/rules`, parsed and checked once.
//!
//! Owns the form of the rule files; knows nothing of how a stage uses them. Every entry carries sentences it must hit and
//! must miss, which one test runs.
#![deny(clippy::disallowed_methods)]

mod hash;
mod schema;
pub mod speech;
pub mod time;

use std::sync::OnceLock;

pub use schema::{Example, Fault};
pub use speech::SpeechRules;
pub use time::TimeRules;

/// All rules the stages work by.
#[derive(Debug, Default)]
pub struct Rules {
    /// Sentences, tags, names, quotations and speakers.
    pub speech: SpeechRules,
    /// Temporal expressions and events.
    pub time: TimeRules,
    /// The sentences that prove the rules.
    pub examples: Vec<Example>,
}

impl Rules {
    /// The rules shipped with the program, parsed on first use.
    ///
    /// A fault in a shipped file (a test sees to it that there is none) leaves that file's rules out.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Rules> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::parse().0)
    }

    /// Parses the shipped files and lists everything that is wrong in them.
    pub fn parse() -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut examples = Vec::new();
        let speech = SpeechRules::parse(&mut faults, &mut examples);
        let time = TimeRules::parse(&mut faults, &mut examples);
        let rules = Self {
            speech,
            time,
            examples,
        };
        (rules, faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_files_have_no_fault() {
        assert_eq!(Rules::parse().1, []);
    }
}
