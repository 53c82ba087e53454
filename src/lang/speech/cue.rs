use serde::Deserialize;

use super::More;

use crate::lang::table::{Index, Rows, Strings, Tables};

/// Words that report, by the form they begin with.
#[derive(Debug, Default)]
pub struct Cues {
    // Its name, what it takes and whether an addressee, its margin, its two acts.
    rules: Rows<4>,
    // A rule and the words that must follow.
    by_verb: Index<2>,
    by_noun: Index<2>,
    by_phrase: Index<2>,
    strings: Strings,
}

/// One entry of `cues.toml`.
#[derive(Clone, Copy, Debug)]
pub struct CueRule {
    /// Its name.
    pub id: &'static str,
    // What the reported words may look like, a bit each.
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
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

    fn numbered(number: u16) -> Self {
        Self::ALL
            .get(usize::from(number))
            .copied()
            .unwrap_or_default()
    }
}

/// A rule that a word may belong to, with the words that must follow.
#[derive(Clone, Copy, Debug)]
pub struct CueMatch {
    /// The index of the rule, for [`Cues::rule`].
    pub rule: usize,
    /// Further words that must follow.
    pub more: More,
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

impl CueRule {
    /// The bit of its number for an addressee, above those of what it takes.
    pub const ADDRESSEE: u16 = 1 << 14;
    /// The bit of its number for a margin.
    pub const WEIGHED: u16 = 1 << 15;

    /// Whether reported words may look like this.
    pub const fn takes(&self, form: Takes) -> bool {
        self.takes & form.bit() != 0
    }
}

impl Takes {
    /// Its bit in the number of a rule.
    pub const fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl Cues {
    /// Whether a verb, given by its base form, is of any rule.
    pub fn has_verb(&self, base: &str) -> bool {
        !self.by_verb.of(base).is_empty()
    }

    /// The rules a verb, given by its base form, may belong to.
    pub fn of_verb(&self, base: &str) -> impl Iterator<Item = CueMatch> + use<> {
        self.matches(self.by_verb, base)
    }

    /// The rules a lower-case noun may belong to.
    pub fn of_noun(&self, noun: &str) -> impl Iterator<Item = CueMatch> + use<> {
        self.matches(self.by_noun, noun)
    }

    /// The rules that a fixed phrase with this first word may belong to, in the order of the file.
    pub fn of_phrase(&self, first: &str) -> impl Iterator<Item = CueMatch> + use<> {
        self.matches(self.by_phrase, first)
    }

    /// The rule with this index.
    pub fn rule(&self, index: usize) -> Option<CueRule> {
        let [id, bits, margin, acts] = self.rules.get(index)?;
        Some(CueRule {
            id: self.strings.get(id),
            takes: bits & !(CueRule::ADDRESSEE | CueRule::WEIGHED),
            addressee: bits & CueRule::ADDRESSEE != 0,
            margin: (bits & CueRule::WEIGHED != 0).then_some(margin.cast_signed()),
            act: Act::numbered(acts & 3),
            bare: Act::numbered(acts >> 2),
        })
    }

    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            rules: tables.rows(),
            by_verb: tables.index(),
            by_noun: tables.index(),
            by_phrase: tables.index(),
            strings: tables.strings,
        }
    }

    fn matches(&self, index: Index<2>, word: &str) -> impl Iterator<Item = CueMatch> + use<> {
        let strings = self.strings;
        index.of(word).iter().map(move |[rule, more]| CueMatch {
            rule: rule.into(),
            more: More::new(strings.get(more)),
        })
    }
}
