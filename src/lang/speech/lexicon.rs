use crate::lang::table::{Map, Strings, Tables, Words};

/// A part of speech: the Penn Treebank's tags, folded to those the stages ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
    /// Every tag, in the order of its number.
    pub const ALL: [Self; 30] = [
        Self::Other,
        Self::Mark,
        Self::Noun,
        Self::PluralNoun,
        Self::Name,
        Self::Adjective,
        Self::Comparative,
        Self::Adverb,
        Self::Particle,
        Self::Determiner,
        Self::Pronoun,
        Self::PossessivePronoun,
        Self::Possessive,
        Self::Preposition,
        Self::Conjunction,
        Self::To,
        Self::Number,
        Self::Modal,
        Self::Base,
        Self::Past,
        Self::Present,
        Self::PresentThird,
        Self::Participle,
        Self::PresentParticiple,
        Self::WhPronoun,
        Self::WhDeterminer,
        Self::WhPossessive,
        Self::WhAdverb,
        Self::Existential,
        Self::Interjection,
    ];

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
}

/// The forms of verbs.
#[derive(Debug, Default)]
pub struct Lexicon {
    verbs: Words,
    // The base of each form.
    irregular: Map<1>,
    strings: Strings,
}

impl Lexicon {
    /// The base form of a lower-case verb form; `None` when it is no form of a known verb.
    pub fn verb_base(&self, word: &str) -> Option<&'static str> {
        if let Some([base]) = self.irregular.get(word) {
            return Some(self.strings.get(base));
        }
        if let Some(base) = self.verbs.known(word) {
            return Some(base);
        }
        ["s", "ed", "ing"]
            .iter()
            .find_map(|ending| self.stem(word, ending))
    }

    /// The verb a form with a regular ending comes from: "tries" → "try", "planned" → "plan", "making" → "make".
    fn stem(&self, word: &str, ending: &str) -> Option<&'static str> {
        let verb = |stem: &str| self.verbs.known(stem);
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
        let with_e = verb(&format!("{cut}e"));
        // "singing" is of "sing", not of "singe": an e is lost behind one consonant.
        let plain = || verb(cut);
        let stem = if ends_in_two_consonants(cut) {
            plain().or(with_e)
        } else {
            with_e.or_else(plain)
        };
        with_y
            .and_then(|stem| verb(&stem))
            .or(stem)
            .or_else(|| undoubled(cut).and_then(verb))
    }

    /// The next of the tables.
    pub(in crate::lang) fn read(tables: &mut Tables) -> Self {
        Self {
            verbs: tables.words(),
            irregular: tables.map(),
            strings: tables.strings,
        }
    }
}

fn ends_in_two_consonants(stem: &str) -> bool {
    let mut last = stem.chars().rev().take(2);
    stem.len() > 2 && last.all(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

fn undoubled(stem: &str) -> Option<&str> {
    let mut chars = stem.chars().rev();
    let last = chars.next()?;
    (chars.next() == Some(last))
        .then(|| stem.strip_suffix(last))
        .flatten()
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;

    #[test]
    fn regular_forms_are_traced_to_their_verb() {
        let lexicon = &Lang::english().speech.lexicon;
        for (form, base) in [
            ("tries", "try"),
            ("planned", "plan"),
            ("making", "make"),
            ("reported", "report"),
            ("said", "say"),
            ("accuses", "accuse"),
            ("pushes", "push"),
            ("singing", "sing"),
            ("telling", "tell"),
        ] {
            assert_eq!(lexicon.verb_base(form), Some(base), "{form}");
        }
        assert_eq!(lexicon.verb_base("table-top"), None);
    }
}
