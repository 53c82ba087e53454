//! Words by which events are cut out of sentences, dated and named.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

use crate::lang::table::{Map, Tables};

/// What a word does for events; a word may do several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u16)]
pub enum EventWord {
    /// Reports what somebody said or thinks.
    Report = 1,
    /// A clause may end or begin at it; marks count as words here.
    Cut = 1 << 1,
    /// Opens a clause and says nothing by itself.
    Opening = 1 << 2,
    /// Belongs to the time behind it.
    BeforeTime = 1 << 3,
    /// Compares with the time behind it.
    Comparison = 1 << 4,
    /// Looks ahead.
    Future = 1 << 5,
    /// Makes it a mere possibility.
    Hypothetical = 1 << 6,
    /// Places the sentence after the one before.
    Later = 1 << 7,
    /// Places the sentence before the one before.
    Earlier = 1 << 8,
    /// Names what happens.
    Happening = 1 << 9,
    /// Tells of a change to the article itself.
    Amendment = 1 << 10,
    /// A verb that tells how things are rather than what has happened.
    State = 1 << 11,
    /// Stands for the writer or the reader.
    Writer = 1 << 12,
    /// Ranks what has been since a time.
    Rank = 1 << 13,
    /// Tells what is so again and again.
    Habit = 1 << 14,
}

impl EventWord {
    /// What the words of an entry do, by its id.
    pub fn parse(id: &str) -> Option<Self> {
        let name: serde::de::value::StrDeserializer<'_, Error> = id.into_deserializer();
        Self::deserialize(name).ok()
    }
}

/// What each word does for events.
#[derive(Debug, Default)]
pub struct EventWords {
    // A bit for each thing it does.
    words: Map<1>,
}

impl EventWords {
    /// Whether a word in lower case does this.
    pub fn has(&self, word: &str, what: EventWord) -> bool {
        self.words
            .get(word)
            .is_some_and(|[bits]| bits & what as u16 != 0)
    }

    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            words: tables.map(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::lang::source::examples;

    #[test]
    fn the_marked_word_of_a_hit_is_of_its_entry_and_that_of_a_miss_is_not() {
        let lang = Lang::english();
        let examples = examples().iter();
        let examples = examples.filter(|example| example.file == "event-words");
        let mut count = 0;
        for example in examples {
            let word = example
                .text
                .split(['{', '}'])
                .nth(1)
                .unwrap()
                .to_lowercase();
            let what = EventWord::parse(example.rule).unwrap();
            let has = lang.time.events.has(&word, what);
            assert_eq!(has, example.hit, "{}: {}", example.rule, example.text);
            count += 1;
        }
        assert!(count >= 20);
    }
}
