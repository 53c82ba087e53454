use serde::{Deserialize, Serialize};

use super::{Phrase, VerbForms};
use crate::lang::words::WordMap;

/// Words that report, by the form they begin with.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Cues {
    rules: Vec<CueRule>,
    by_verb: WordMap<Vec<CueMatch>>,
    by_noun: WordMap<Vec<CueMatch>>,
    by_phrase: WordMap<Vec<CueMatch>>,
}

/// One entry of `cues.toml`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct CueRule {
    /// Its name.
    pub id: &'static str,
    // The forms that the reported words may have, a bit each.
    takes: u16,
    /// Whether somebody spoken to may stand before the reported words.
    pub addressee: bool,
    /// How sure the rule is, in hundredths of log odds; `None` where it is certain.
    pub margin: Option<i16>,
    /// What it is to report a statement so.
    pub act: Act,
    /// What it is to report anything else so: an object, an infinitive.
    pub bare: Act,
}

/// What somebody is reported to have done with the words.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// They expressed them: said, wrote, announced.
    #[default]
    Speech,
    /// They believe or feel them.
    Thought,
    /// They want, intend or demand them.
    Plan,
    /// They are data, figures or filings that show them.
    Document,
}

impl Act {
    /// Every act, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Speech, Self::Thought, Self::Plan, Self::Document];

    /// The name used in output and settings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Thought => "thought",
            Self::Plan => "plan",
            Self::Document => "document",
        }
    }
}

/// A rule that a word may belong to, with the words that must follow.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct CueMatch {
    /// The index of the rule, for [`Cues::rule`].
    pub rule: usize,
    /// Further words that must follow.
    pub more: Phrase,
}

/// One entry of `cues.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueEntry {
    id: &'static str,
    #[serde(default, borrow)]
    verbs: Vec<&'static str>,
    #[serde(default, borrow)]
    nouns: Vec<&'static str>,
    #[serde(default, borrow)]
    phrases: Vec<&'static str>,
    takes: Vec<Takes>,
    #[serde(default)]
    addressee: bool,
    margin: Option<i16>,
    act: Act,
    bare: Option<Act>,
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
    /// A colon and words in quotation marks follow a noun.
    NounColon,
}

impl CueEntry {
    /// Whether it has any word.
    pub const fn has_words(&self) -> bool {
        !(self.verbs.is_empty() && self.nouns.is_empty() && self.phrases.is_empty())
    }

    fn rule(&self) -> CueRule {
        CueRule {
            id: self.id,
            takes: self.takes.iter().fold(0, |bits, form| bits | form.bit()),
            addressee: self.addressee,
            margin: self.margin,
            act: self.act,
            bare: self.bare.unwrap_or(self.act),
        }
    }
}

impl CueRule {
    /// Whether reported words may have this form.
    pub const fn takes(&self, form: Takes) -> bool {
        self.takes & form.bit() != 0
    }
}

impl Takes {
    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl Cues {
    /// Adds an entry; the words of its verbs are found by the base form.
    pub fn add(&mut self, entry: &CueEntry, forms: &VerbForms) {
        let rule = self.rules.len();
        let add = |index: &mut WordMap<Vec<CueMatch>>, first, more| {
            index
                .entry(first)
                .or_default()
                .push(CueMatch { rule, more });
        };
        for (first, more) in entry.verbs.iter().map(|verb| Phrase::split(verb)) {
            let base = forms.verb_base(first).unwrap_or(first);
            add(&mut self.by_verb, base, more);
        }
        for noun in &entry.nouns {
            add(&mut self.by_noun, noun, Phrase::default());
            let plural: &'static str = format!("{noun}s").leak();
            add(&mut self.by_noun, plural, Phrase::default());
        }
        for (first, more) in entry.phrases.iter().map(|phrase| Phrase::split(phrase)) {
            add(&mut self.by_phrase, first, more);
        }
        self.rules.push(entry.rule());
    }

    /// Whether a verb, given by its base form, is in any rule.
    pub fn has_verb(&self, base: &str) -> bool {
        self.by_verb.contains_key(base)
    }

    /// The rules that a verb, given by its base form, may belong to.
    pub fn of_verb(&self, base: &str) -> &[CueMatch] {
        matches(&self.by_verb, base)
    }

    /// The rules that a lower-case noun may belong to.
    pub fn of_noun(&self, noun: &str) -> &[CueMatch] {
        matches(&self.by_noun, noun)
    }

    /// The rules that a fixed phrase with this first word may belong to, in the order of the file.
    pub fn of_phrase(&self, first: &str) -> &[CueMatch] {
        matches(&self.by_phrase, first)
    }

    /// The rule with this index.
    pub fn rule(&self, index: usize) -> Option<CueRule> {
        self.rules.get(index).copied()
    }
}

fn matches<'a>(index: &'a WordMap<Vec<CueMatch>>, word: &str) -> &'a [CueMatch] {
    index.get(word).map_or(&[], Vec::as_slice)
}
