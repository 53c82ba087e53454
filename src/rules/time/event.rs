//! Words by which events are cut out of sentences, dated and named.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;
use toml::Spanned;

use crate::rules::hash::WordMap;
use crate::rules::schema::{Forms, RuleFile, entry};

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
    /// Part of the name of an organisation.
    Organization = 1 << 9,
}

impl EventWord {
    // By the id of its entry.
    fn parse(id: &str) -> Option<Self> {
        let name: serde::de::value::StrDeserializer<'_, Error> = id.into_deserializer();
        Self::deserialize(name).ok()
    }
}

/// What each word does for events.
#[derive(Debug, Default)]
pub struct EventWords {
    words: WordMap<u16>,
}

impl EventWords {
    /// Whether a word in lower case does this.
    pub fn has(&self, word: &str, what: EventWord) -> bool {
        self.words
            .get(word)
            .is_some_and(|bits| bits & what as u16 != 0)
    }

    pub(super) fn parse(mut file: RuleFile<'_>) -> Self {
        let parsed: File = file.read();
        let mut words: WordMap<u16> = WordMap::default();
        for entry in &parsed.words {
            let id = file.register(entry);
            let Some(what) = EventWord::parse(id) else {
                file.fault(
                    Some(&entry.id.span()),
                    format!("`{id}` says nothing of events"),
                );
                continue;
            };
            for form in entry.forms.get_ref() {
                *words.entry(form.clone()).or_default() |= what as u16;
            }
        }
        Self { words }
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    forms: Forms,
    hits: Forms,
    misses: Forms,
}

entry!(Entry: forms);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[test]
    fn the_marked_word_of_a_hit_is_of_its_entry_and_that_of_a_miss_is_not() {
        let rules = Rules::builtin();
        let examples = rules
            .examples
            .iter()
            .filter(|example| example.file == "event-words");
        let mut count = 0;
        for example in examples {
            let word = example
                .text
                .split(['{', '}'])
                .nth(1)
                .unwrap()
                .to_lowercase();
            let what = EventWord::parse(example.rule).unwrap();
            let has = rules.time.events.has(&word, what);
            assert_eq!(has, example.hit, "{}: {}", example.rule, example.text);
            count += 1;
        }
        assert!(count >= 20);
    }
}
