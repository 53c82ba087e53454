//! Reads the files of a language and checks them: every fault is reported, and none stops the others.
//!
//! The build script uses it; the program does not contain it. Tests and the trainer read the examples.

mod file;
mod office;
mod page;
mod pattern;
mod read;
mod speech;
mod template;
mod time;
mod trie;

pub use file::{Example, Fault, Report, class_of};
pub use page::read_pages;
#[cfg(test)]
pub use read::german_examples;
pub use read::{examples, read_english, read_german};
