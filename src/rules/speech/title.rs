use serde::Deserialize;
use toml::Spanned;

use super::Sex;
use crate::rules::hash::WordMap;
use crate::rules::schema::{Forms, RuleFile, entry};

/// Words before a name that say what somebody is.
#[derive(Debug, Default)]
pub struct Titles {
    rules: Vec<TitleRule>,
    // By the first word in lower case, without a full stop.
    by_word: WordMap<Vec<TitleMatch>>,
}

/// One entry of `titles.toml`.
#[derive(Clone, Debug)]
pub struct TitleRule {
    /// Its name.
    pub id: &'static str,
    /// What to show instead of the words; empty where they say nothing of what somebody does, `None` for the words themselves.
    pub role: Option<String>,
    /// The sex the title tells.
    pub sex: Option<Sex>,
}

#[derive(Clone, Debug)]
struct TitleMatch {
    rule: usize,
    more: Vec<String>,
}

impl Titles {
    /// The title at the start of some words, given by a look-up of lower-case words: the rule and how many words it takes.
    ///
    /// The longest title wins. A full stop behind an abbreviation is ignored.
    pub fn at<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(&TitleRule, usize)> {
        let plain = |offset: usize| word(offset).trim_end_matches('.');
        let matches = self.by_word.get(plain(0))?;
        matches
            .iter()
            .filter(|known| {
                let mut more = known.more.iter().enumerate();
                more.all(|(offset, form)| plain(offset + 1) == form)
            })
            .max_by_key(|known| known.more.len())
            .and_then(|known| Some((self.rules.get(known.rule)?, known.more.len() + 1)))
    }

    pub(super) fn parse(mut file: RuleFile<'_>) -> Self {
        let data: TitleFile = file.read();
        let mut titles = Self::default();
        for entry in data.title {
            let id = file.register(&entry);
            let rule = titles.rules.len();
            for form in entry.forms.get_ref() {
                let mut words = form.split(' ').map(str::to_lowercase);
                let first = words.next().unwrap_or_default();
                let found = TitleMatch {
                    rule,
                    more: words.collect(),
                };
                titles.by_word.entry(first).or_default().push(found);
            }
            titles.rules.push(TitleRule {
                id,
                role: entry.role,
                sex: entry.sex,
            });
        }
        titles
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleFile {
    title: Vec<TitleEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleEntry {
    id: Spanned<String>,
    forms: Forms,
    role: Option<String>,
    sex: Option<Sex>,
    hits: Forms,
    misses: Forms,
}

entry!(TitleEntry: forms);
