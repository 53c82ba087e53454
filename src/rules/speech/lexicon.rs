use std::collections::HashMap;

use serde::Deserialize;
use toml::Spanned;

use crate::rules::schema::{Forms, RuleFile, entry};

/// A part of speech: the Penn Treebank's tags, folded to those the stages ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Tag {
    /// Anything not named below.
    #[default]
    Other,
    /// Punctuation and symbols.
    Mark,
    /// A common noun in the singular (NN).
    Noun,
    /// A common noun in the plural (NNS).
    PluralNoun,
    /// A proper noun (NNP, NNPS).
    Name,
    /// An adjective in its plain form (JJ).
    Adjective,
    /// A comparative or superlative (JJR, JJS, RBR, RBS).
    Comparative,
    /// An adverb (RB).
    Adverb,
    /// A particle of a verb: "give up" (RP).
    Particle,
    /// A determiner (DT, PDT).
    Determiner,
    /// A personal or reflexive pronoun (PRP).
    Pronoun,
    /// "my", "his" (PRP$).
    PossessivePronoun,
    /// "’s" and "’" behind a noun (POS).
    Possessive,
    /// A preposition or subordinating conjunction (IN).
    Preposition,
    /// "and", "but", "or" (CC).
    Conjunction,
    /// "to" (TO).
    To,
    /// A cardinal number in digits or words (CD).
    Number,
    /// "will", "would", "can" (MD).
    Modal,
    /// A verb in its base form (VB).
    Base,
    /// A finite verb in the past tense (VBD).
    Past,
    /// A finite verb in the present tense, not third person singular (VBP).
    Present,
    /// A finite verb in the third person singular of the present (VBZ).
    PresentThird,
    /// A past participle (VBN).
    Participle,
    /// A present participle or gerund (VBG).
    PresentParticiple,
    /// "who", "what" (WP).
    WhPronoun,
    /// "which", and "that" for it (WDT).
    WhDeterminer,
    /// "whose" (WP$).
    WhPossessive,
    /// "when", "how" (WRB).
    WhAdverb,
    /// "there" in "there is" (EX).
    Existential,
    /// "yes", "oh" (UH).
    Interjection,
}

impl Tag {
    /// Whether the word is a finite verb or a modal: the heart of a clause.
    pub const fn is_finite(self) -> bool {
        matches!(
            self,
            Self::Past | Self::Present | Self::PresentThird | Self::Modal
        )
    }

    /// Whether the word is a verb in any form, modals left out.
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Self::Base
                | Self::Past
                | Self::Present
                | Self::PresentThird
                | Self::Participle
                | Self::PresentParticiple
        )
    }

    /// Whether the word is a noun or a name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::PluralNoun | Self::Name)
    }

    const fn bit(self) -> u32 {
        1 << (self as u32)
    }
}

/// The parts of speech a word can have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TagSet {
    /// The likeliest one.
    pub first: Tag,
    bits: u32,
}

impl TagSet {
    /// A set of the given tags, the likeliest first.
    pub fn of(tags: &[Tag]) -> Self {
        Self {
            first: tags.first().copied().unwrap_or_default(),
            bits: tags.iter().fold(0, |bits, tag| bits | tag.bit()),
        }
    }

    /// Whether the word can have this tag.
    pub const fn has(self, tag: Tag) -> bool {
        self.bits & tag.bit() != 0
    }

    /// Whether the word can have no tag but the first.
    pub const fn is_certain(self) -> bool {
        self.bits.count_ones() <= 1
    }

    /// The tags of both sets; the first of this one stays first unless it has none.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self {
            first: if self.bits == 0 {
                other.first
            } else {
                self.first
            },
            bits: self.bits | other.bits,
        }
    }
}

/// What is known of words: their parts of speech and the forms of verbs.
#[derive(Debug, Default)]
pub struct Lexicon {
    closed: HashMap<String, TagSet>,
    entries: HashMap<&'static str, Tag>,
    lemmas: HashMap<&'static str, Lemma>,
    irregular: HashMap<&'static str, Irregular>,
}

/// The classes a dictionary form belongs to, the commonest first.
#[derive(Clone, Copy, Debug)]
struct Lemma {
    classes: &'static str,
}

#[derive(Clone, Copy, Debug)]
struct Irregular {
    base: &'static str,
    past: bool,
    participle: bool,
}

impl Lexicon {
    /// The parts of speech a lower-case word can have; `None` for a word nothing is known of.
    pub fn tags(&self, word: &str) -> Option<TagSet> {
        if let Some(tags) = self.closed.get(word) {
            return Some(*tags);
        }
        let irregular = self.irregular.get(word).map(|known| known.tags());
        let plain = self.lemmas.get(word).map(|lemma| lemma.tags());
        let known = match (irregular, plain) {
            (Some(verb), Some(plain)) => Some(verb.or(plain)),
            (one, other) => one.or(other),
        };
        match (known, self.inflected(word)) {
            (Some(known), Some(inflected)) if known.has(Tag::Adjective) => {
                Some(inflected.or(known))
            }
            (Some(known), _) => Some(known),
            (None, inflected) => inflected,
        }
    }

    /// The base form of a lower-case verb form; `None` when it is no form of a known verb.
    pub fn verb_base<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        if let Some(irregular) = self.irregular.get(word) {
            return Some(irregular.base);
        }
        if let Some((base, _)) = self.lemmas.get_key_value(word)
            && self.is_verb(base)
        {
            return Some(base);
        }
        ["s", "ed", "ing"]
            .iter()
            .find_map(|ending| self.stem(word, ending))
    }

    /// The first tag of an entry of `tags.toml`, which its examples are about.
    pub fn tag_of_entry(&self, id: &str) -> Option<Tag> {
        self.entries.get(id).copied()
    }

    fn is_verb(&self, lemma: &str) -> bool {
        self.lemmas
            .get(lemma)
            .is_some_and(|lemma| lemma.classes.contains('v'))
    }

    fn inflected(&self, word: &str) -> Option<TagSet> {
        if let Some(base) = self.stem(word, "s") {
            let noun = self
                .lemmas
                .get(base)
                .is_some_and(|lemma| lemma.classes.contains('n'));
            let noun_first = self
                .lemmas
                .get(base)
                .is_some_and(|lemma| lemma.classes.starts_with('n'));
            return Some(match (noun, noun_first) {
                (true, true) => TagSet::of(&[Tag::PluralNoun, Tag::PresentThird]),
                (true, false) => TagSet::of(&[Tag::PresentThird, Tag::PluralNoun]),
                (false, _) => TagSet::of(&[Tag::PresentThird]),
            });
        }
        if self.is_plural(word) {
            return Some(TagSet::of(&[Tag::PluralNoun]));
        }
        if self.stem(word, "ed").is_some() {
            return Some(TagSet::of(&[Tag::Past, Tag::Participle]));
        }
        if self.stem(word, "ing").is_some() {
            return Some(TagSet::of(&[Tag::PresentParticiple, Tag::Noun]));
        }
        let graded = ["er", "est"]
            .iter()
            .any(|ending| self.is_graded(word, ending));
        graded.then(|| TagSet::of(&[Tag::Comparative, Tag::Noun]))
    }

    fn is_plural(&self, word: &str) -> bool {
        let noun = |stem: &str| {
            self.lemmas
                .get(stem)
                .is_some_and(|lemma| lemma.classes.contains('n'))
        };
        let Some(stem) = word.strip_suffix('s') else {
            return false;
        };
        let without_e = stem.strip_suffix('e');
        noun(stem)
            || without_e.is_some_and(noun)
            || stem
                .strip_suffix("ie")
                .is_some_and(|stem| noun(&format!("{stem}y")))
    }

    fn is_graded(&self, word: &str, ending: &str) -> bool {
        let is_adjective = |stem: &str| {
            self.lemmas
                .get(stem)
                .is_some_and(|lemma| lemma.classes.contains('a'))
        };
        let Some(stem) = word.strip_suffix(ending) else {
            return false;
        };
        let with_y = stem.strip_suffix('i').map(|stem| format!("{stem}y"));
        is_adjective(stem)
            || is_adjective(&format!("{stem}e"))
            || with_y.is_some_and(|stem| is_adjective(&stem))
            || undoubled(stem).is_some_and(is_adjective)
    }

    /// The verb a form with a regular ending comes from: "tries" → "try", "planned" → "plan", "making" → "make".
    fn stem(&self, word: &str, ending: &str) -> Option<&'static str> {
        let verb = |stem: &str| {
            let (lemma, _) = self.lemmas.get_key_value(stem)?;
            self.is_verb(lemma).then_some(*lemma)
        };
        let cut = word.strip_suffix(ending)?;
        if ending == "s" {
            let without_e = cut.strip_suffix('e');
            let with_y = without_e
                .and_then(|stem| stem.strip_suffix('i'))
                .map(|stem| format!("{stem}y"));
            return with_y
                .and_then(|stem| verb(&stem))
                .or_else(|| verb(cut))
                .or_else(|| without_e.and_then(verb));
        }
        let with_y = match ending {
            "ed" => cut.strip_suffix('i').map(|stem| format!("{stem}y")),
            _ => None,
        };
        with_y
            .and_then(|stem| verb(&stem))
            .or_else(|| verb(&format!("{cut}e")))
            .or_else(|| verb(cut))
            .or_else(|| undoubled(cut).and_then(verb))
    }

    pub(super) fn parse(mut file: RuleFile<'_>) -> Self {
        let data: TagFile = file.read();
        let mut closed = HashMap::new();
        let mut entries = HashMap::new();
        for entry in &data.word {
            let id = file.register(entry);
            entries.extend(entry.tags.first().map(|tag| (id, *tag)));
            for form in entry.forms.get_ref() {
                closed.insert(form.clone(), TagSet::of(&entry.tags));
            }
        }
        let lexicon = include_str!("../../../assets/rules/lists/lexicon.txt");
        let verbs = include_str!("../../../assets/rules/lists/irregular-verbs.txt");
        Self {
            closed,
            entries,
            lemmas: read_lemmas(lexicon),
            irregular: read_irregular(verbs),
        }
    }
}

impl Lemma {
    fn tags(self) -> TagSet {
        let tags: Vec<Tag> = self
            .classes
            .chars()
            .flat_map(|class| match class {
                'v' => &[Tag::Base, Tag::Present][..],
                'a' => &[Tag::Adjective],
                'r' => &[Tag::Adverb],
                _ => &[Tag::Noun],
            })
            .copied()
            .collect();
        TagSet::of(&tags)
    }
}

impl Irregular {
    fn tags(self) -> TagSet {
        match (self.past, self.participle) {
            (true, true) => TagSet::of(&[Tag::Past, Tag::Participle]),
            (true, false) => TagSet::of(&[Tag::Past]),
            _ => TagSet::of(&[Tag::Participle]),
        }
    }
}

fn undoubled(stem: &str) -> Option<&str> {
    let mut chars = stem.chars().rev();
    let last = chars.next()?;
    (chars.next() == Some(last))
        .then(|| stem.strip_suffix(last))
        .flatten()
}

fn read_lemmas(list: &'static str) -> HashMap<&'static str, Lemma> {
    list.lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(word, classes)| (word, Lemma { classes }))
        .collect()
}

fn read_irregular(list: &'static str) -> HashMap<&'static str, Irregular> {
    let mut irregular = HashMap::new();
    for line in list.lines() {
        let mut forms = line.split(' ');
        let Some(base) = forms.next() else { continue };
        for (form, past) in [(forms.next(), true), (forms.next(), false)] {
            let Some(form) = form else { continue };
            let known = irregular.entry(form).or_insert(Irregular {
                base,
                past: false,
                participle: false,
            });
            known.past |= past;
            known.participle |= !past;
        }
    }
    irregular
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TagFile {
    word: Vec<TagEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TagEntry {
    id: Spanned<String>,
    tags: Vec<Tag>,
    forms: Forms,
    hits: Forms,
    misses: Forms,
}

entry!(TagEntry: forms);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    fn tags(word: &str) -> TagSet {
        Rules::builtin()
            .speech
            .lexicon
            .tags(word)
            .unwrap_or_default()
    }

    #[test]
    fn regular_forms_are_traced_to_their_verb() {
        let lexicon = &Rules::builtin().speech.lexicon;
        for (form, base) in [
            ("tries", "try"),
            ("planned", "plan"),
            ("making", "make"),
            ("reported", "report"),
            ("said", "say"),
            ("accuses", "accuse"),
            ("pushes", "push"),
        ] {
            assert_eq!(lexicon.verb_base(form), Some(base), "{form}");
        }
        assert_eq!(lexicon.verb_base("table-top"), None);
    }

    #[test]
    fn a_form_has_the_tags_of_its_ending() {
        assert!(tags("reported").has(Tag::Past) && tags("reported").has(Tag::Participle));
        assert!(tags("went").has(Tag::Past) && !tags("went").has(Tag::Participle));
        assert!(tags("cut").has(Tag::Base) && tags("cut").has(Tag::Past));
        assert_eq!(tags("bigger").first, Tag::Comparative);
        assert_eq!(tags("the").first, Tag::Determiner);
    }
}
