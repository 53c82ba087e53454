use std::collections::HashMap;
use std::ops::Range;

use super::role::Weight;
use crate::lang::speech::Sex;
use crate::text::fold;

/// The people an article names, and where.
#[derive(Debug, Default)]
pub(super) struct People {
    /// In order of their first full name, then of first lone names.
    pub(super) list: Vec<Person>,
    /// All mentions in text order.
    pub(super) mentions: Vec<Mention>,
    // The person named by a token.
    pub(super) at: HashMap<usize, usize>,
    // The person by a word of a full name; `None` where two share it.
    pub(super) by_word: HashMap<String, Option<usize>>,
}

/// Somebody with a name.
#[derive(Debug, Default)]
pub(super) struct Person {
    /// The fullest name the article gives.
    pub(super) name: String,
    /// The folded words of that name without its suffix, and the suffix.
    pub(super) words: Vec<String>,
    pub(super) suffix: Option<String>,
    pub(super) first: String,
    pub(super) sex: Option<Sex>,
    /// Whether a title tells the sex; a first name may err.
    pub(super) titled_sex: bool,
    /// The rule of the office that gave the full name.
    pub(super) office: Option<&'static str>,
    /// What they are, in the article's words: the first that says most.
    pub(super) role: Option<String>,
    /// How much that role says.
    pub(super) weight: Weight,
    /// Every lower-case word of theirs that a later "the president" may take up.
    pub(super) role_words: Vec<String>,
    /// Names used for them, titles included, in order of first use.
    pub(super) forms: Vec<String>,
    /// How often they are named.
    pub(super) count: usize,
    // Where full names start, sorted; and the last lone name, as these are gathered in text order.
    pub(super) full_names: Vec<usize>,
    pub(super) lone_name: Option<usize>,
}

/// One place where a person is named.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The words of the name, title left out.
    pub(super) tokens: Range<usize>,
    /// The index of the person.
    pub(super) person: usize,
    /// The index of the sentence.
    pub(super) sentence: usize,
}

impl People {
    /// The person with this full name.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.list.iter().position(|known| known.name == name)
    }

    /// The one person of whose name a word is part.
    pub(super) fn by_word(&self, word: &str) -> Option<usize> {
        self.by_word.get(&fold(word)).copied().flatten()
    }

    /// The person a token names.
    pub(super) fn at(&self, token: usize) -> Option<usize> {
        self.at.get(&token).copied()
    }
}

impl Person {
    /// Whether the full name stands before a token.
    pub(super) fn is_introduced(&self, before: usize) -> bool {
        self.full_names.first().is_some_and(|first| *first < before)
    }
}
