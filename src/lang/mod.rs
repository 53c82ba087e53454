//! The data of a language: words, patterns and mappings, read from `assets/lang` when the program is built.
//!
//! Each kind of data is one type with `serde`: `source` reads it from TOML and checks it, the build script stores it in the
//! program, and [`Lang::english`] loads it. Every entry has examples that it must and must not match; tests run them.
#![deny(clippy::disallowed_methods)]

mod builtin;
mod class;
mod language;
mod page;
mod pages;
#[cfg(any(test, feature = "train"))]
pub mod source;
pub mod speech;
pub mod time;
mod words;

pub use class::WordClass;
pub use language::{Coverage, Lang};
pub use page::{PageClass, PagePhrases};
pub use speech::SpeechRules;
pub use time::TimeRules;
pub use words::{WordClasses, WordList, WordMap, WordSet};
