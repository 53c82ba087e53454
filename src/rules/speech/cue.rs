use serde::Deserialize;
use toml::Spanned;

use super::Lexicon;
use crate::rules::hash::WordMap;
use crate::rules::schema::{Forms, RuleFile, entry};

/// Words that report, by the form they begin with.
#[derive(Debug, Default)]
pub struct Cues {
    rules: Vec<CueRule>,
    by_verb: WordMap<Vec<CueMatch>>,
    by_noun: WordMap<Vec<CueMatch>>,
    /// By their first word, in the order of the file.
    phrases: WordMap<Vec<CueMatch>>,
}

/// One entry of `cues.toml`.
#[derive(Clone, Debug)]
pub struct CueRule {
    /// Its name.
    pub id: &'static str,
    /// What the reported words may look like.
    pub takes: Vec<Takes>,
    /// Whether somebody spoken to may stand before the reported words.
    pub addressee: bool,
    /// How sure the rule is, in hundredths of log odds; `None` where it is certain.
    pub margin: Option<i16>,
}

/// A rule that a word may belong to, with the words that must follow.
#[derive(Clone, Debug)]
pub struct CueMatch {
    /// The index of the rule, for [`Cues::rule`].
    pub rule: usize,
    /// Further words that must follow.
    pub more: Vec<String>,
}

/// What the reported words may look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Takes {
    /// They stand before the source and the cue, or around them.
    Before,
    /// Words in quotation marks follow at once.
    Quote,
    /// An object that holds words in quotation marks follows.
    QuoteInside,
    /// A clause with "that", "whether", "if" or a question word follows.
    That,
    /// A "that" clause follows a noun.
    ThatNoun,
    /// A clause without "that" follows.
    Clause,
    /// "to" and a verb follow.
    Infinitive,
    /// An object with "to" and a verb follows.
    ObjectInfinitive,
    /// Any object follows.
    Object,
    /// The rest of the paragraph follows, as in a transcript.
    Transcript,
}

impl CueRule {
    /// Whether reported words may look like this.
    pub fn takes(&self, form: Takes) -> bool {
        self.takes.contains(&form)
    }
}

impl Cues {
    /// The rules a verb, given by its base form, may belong to.
    pub fn of_verb(&self, base: &str) -> &[CueMatch] {
        self.by_verb.get(base).map_or(&[], Vec::as_slice)
    }

    /// The rules a lower-case noun may belong to.
    pub fn of_noun(&self, noun: &str) -> &[CueMatch] {
        self.by_noun.get(noun).map_or(&[], Vec::as_slice)
    }

    /// The rules that a fixed phrase with this first word may belong to, in the order of the file.
    pub fn of_phrase(&self, first: &str) -> &[CueMatch] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// The rule with this index.
    pub fn rule(&self, index: usize) -> Option<&CueRule> {
        self.rules.get(index)
    }

    pub(super) fn parse(mut file: RuleFile<'_>, lexicon: &Lexicon) -> Self {
        let data: CueFile = file.read();
        let mut cues = Self::default();
        for entry in data.cue {
            let id = file.register(&entry);
            let words = [&entry.verbs, &entry.nouns, &entry.phrases];
            if words.iter().all(|list| list.is_empty()) {
                file.fault(
                    Some(&entry.id.span()),
                    "a cue needs verbs, nouns or phrases".to_owned(),
                );
            }
            cues.add(id, entry, lexicon);
        }
        cues
    }

    fn add(&mut self, id: &'static str, entry: CueEntry, lexicon: &Lexicon) {
        let rule = self.rules.len();
        for verb in &entry.verbs {
            let (first, more) = first_word(verb);
            let base = lexicon.verb_base(&first).unwrap_or(&first).to_owned();
            self.by_verb
                .entry(base)
                .or_default()
                .push(CueMatch { rule, more });
        }
        for noun in &entry.nouns {
            for form in [noun.clone(), format!("{noun}s")] {
                let found = CueMatch {
                    rule,
                    more: Vec::new(),
                };
                self.by_noun.entry(form).or_default().push(found);
            }
        }
        for phrase in &entry.phrases {
            let (first, more) = first_word(phrase);
            let found = CueMatch { rule, more };
            self.phrases.entry(first).or_default().push(found);
        }
        self.rules.push(CueRule {
            id,
            takes: entry.takes,
            addressee: entry.addressee,
            margin: entry.margin,
        });
    }
}

fn first_word(phrase: &str) -> (String, Vec<String>) {
    let mut words = phrase.split(' ').map(str::to_owned);
    (words.next().unwrap_or_default(), words.collect())
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueFile {
    cue: Vec<CueEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueEntry {
    id: Spanned<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    takes: Vec<Takes>,
    #[serde(default)]
    addressee: bool,
    margin: Option<i16>,
    hits: Forms,
    misses: Forms,
}

entry!(CueEntry:);
