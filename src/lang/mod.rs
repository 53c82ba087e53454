//! Language data: the words, patterns and mappings of `assets/lang/en`, made into tables when the program is built.
//!
//! Owns the form of the rule files and of the tables; knows nothing of how a stage uses them. Every entry carries sentences
//! it must hit and must miss, which tests run.
#![deny(clippy::disallowed_methods)]

mod hash;
#[cfg(any(test, feature = "train"))]
pub mod source;
pub mod speech;
mod table;
pub mod time;

use std::sync::OnceLock;

pub use speech::SpeechRules;
pub use time::TimeRules;

use table::Tables;

/// All rules the stages work by.
#[derive(Debug, Default)]
pub struct Lang {
    /// Sentences, tags, names, quotations and speakers.
    pub speech: SpeechRules,
    /// Temporal expressions and events.
    pub time: TimeRules,
}

impl Lang {
    /// The rules shipped with the program, which `src/build.rs` made out of `assets/lang/en`.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Lang> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            let numbers = include_bytes!(concat!(env!("OUT_DIR"), "/lang.bin"));
            let text = include_str!(concat!(env!("OUT_DIR"), "/lang.txt"));
            let mut tables = Tables::new(numbers, text);
            Self {
                speech: SpeechRules::read(&mut tables),
                time: TimeRules::read(&mut tables),
            }
        })
    }
}
