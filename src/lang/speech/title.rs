use serde::{Deserialize, Serialize};

use super::{Phrase, Sex};
use crate::lang::words::WordMap;

/// Words before a name that say what somebody is.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Titles {
    rules: Vec<TitleRule>,
    // By the first word in lower case, without a full stop: the rule and the other words.
    by_word: WordMap<Vec<(usize, Phrase)>>,
}

/// One entry of `titles.toml`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct TitleRule {
    /// What to show instead of the words; empty where they do not say what somebody does, `None` for the words themselves.
    #[serde(borrow)]
    pub role: Option<&'static str>,
    /// The sex of people with the title, if it is known.
    pub sex: Option<Sex>,
}

impl Titles {
    /// Adds a title with its forms in lower case.
    pub fn add(&mut self, rule: TitleRule, forms: impl IntoIterator<Item = &'static str>) {
        for form in forms {
            let (first, more) = Phrase::split(form);
            let known = self.by_word.entry(first).or_default();
            known.push((self.rules.len(), more));
        }
        self.rules.push(rule);
    }

    /// The title at the start of some words, which `word` returns in lower case: the rule and the number of its words.
    ///
    /// The longest title wins. The full stop of an abbreviation is ignored.
    pub fn at<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(TitleRule, usize)> {
        let plain = |offset: usize| word(offset).trim_end_matches('.');
        let matches = self.by_word.get(plain(0))?.iter();
        let (rule, more) = matches
            .filter(|(_, more)| {
                let mut more = more.iter().enumerate();
                more.all(|(offset, form)| plain(offset + 1) == form)
            })
            .max_by_key(|(_, more)| more.len())?;
        Some((*self.rules.get(*rule)?, more.len() + 1))
    }
}
