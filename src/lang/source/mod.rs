//! The rule files as they are written: read and checked when the program is built, and made into the tables it carries.
//!
//! Owns the form of the files. The program itself holds none of this; tests and the trainer read the examples.

mod abbreviation;
mod act;
mod cue;
mod event;
mod lexicon;
mod lists;
mod load;
mod naming;
mod office;
mod pattern;
mod schema;
mod template;
mod title;
mod trie;
mod writer;

use std::sync::OnceLock;

pub use schema::{Example, Fault};

use super::speech::Lexicon;
use schema::shipped;
use writer::Writer;

/// All rule files, read.
#[derive(Debug, Default)]
pub struct Source {
    /// The numbers of their tables.
    pub numbers: Vec<u8>,
    /// The words of their tables.
    pub text: String,
    /// The sentences that prove the rules.
    pub examples: Vec<Example>,
    /// What is wrong in them.
    pub faults: Vec<Fault>,
}

impl Source {
    /// Reads the files of `assets/lang/en`.
    pub fn read() -> Self {
        let mut source = Self::default();
        let mut out = Writer::default();
        source.write(&mut out);
        match out.finish() {
            Ok((numbers, text)) => Self {
                numbers,
                text,
                ..source
            },
            Err(message) => {
                source.faults.push(Fault {
                    file: "all",
                    line: 0,
                    message: message.to_owned(),
                });
                source
            }
        }
    }

    // In the order in which `Lang` reads the tables.
    fn write(&mut self, out: &mut Writer) {
        let (faults, examples) = (&mut self.faults, &mut self.examples);
        abbreviation::write(shipped!("abbreviations.toml", faults, examples), out);
        lists::write_verbs(out);
        cue::write(shipped!("cues.toml", faults, examples), &lexicon(), out);
        act::write(shipped!("acts.toml", faults, examples), out);
        title::write(shipped!("titles.toml", faults, examples), out);
        naming::write(shipped!("names.toml", faults, examples), out);
        lists::write(out);
        office::write(shipped!("offices.toml", faults, examples), out);
        load::write(out, faults, examples);
        event::write(shipped!("event-words.toml", faults, examples), out);
    }
}

/// The examples of the shipped files.
pub fn examples() -> &'static [Example] {
    static SOURCE: OnceLock<Source> = OnceLock::new();
    &SOURCE.get_or_init(Source::read).examples
}

/// The verbs as the program knows them, by which the verbs of cues are found.
fn lexicon() -> Lexicon {
    let mut out = Writer::default();
    lists::write_verbs(&mut out);
    Lexicon::read(&mut out.leak())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_files_have_no_fault() {
        assert_eq!(Source::read().faults, []);
    }
}
