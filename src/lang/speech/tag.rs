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
