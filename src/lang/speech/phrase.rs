use serde::{Deserialize, Serialize};

/// The words of a phrase after its first word.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Phrase(&'static str);

impl Phrase {
    /// The first word of a phrase, and the others.
    pub fn split(phrase: &'static str) -> (&'static str, Self) {
        let (first, more) = phrase.split_once(' ').unwrap_or((phrase, ""));
        (first, Self(more))
    }

    /// The number of these words.
    pub fn len(self) -> usize {
        self.iter().count()
    }

    /// Whether the phrase has one word only.
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The words in order.
    pub fn iter(self) -> impl Iterator<Item = &'static str> + Clone {
        self.0.split_terminator(' ')
    }
}
