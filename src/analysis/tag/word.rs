use super::Word;
use super::context::{Context, is_be};
use crate::rules::speech::{Tag, TagSet};

/// Words with a form of their own, nouns and adjectives.
impl Context<'_> {
    pub(super) fn that(&self, index: usize) -> Tag {
        let next = self.next(index);
        let before = self.before(index).unwrap_or_default();
        if before == Tag::Preposition {
            return Tag::Determiner;
        }
        let noun_before = before.is_noun();
        let verb_next = next.first.is_finite()
            || matches!(next.first, Tag::Participle)
            || next.has(Tag::PresentThird) && !next.has(Tag::PluralNoun);
        if noun_before && verb_next {
            return Tag::WhDeterminer;
        }
        let before_clause = matches!(
            next.first,
            Tag::Determiner
                | Tag::Pronoun
                | Tag::PossessivePronoun
                | Tag::Name
                | Tag::PluralNoun
                | Tag::Existential
                | Tag::Preposition
                | Tag::Number
        ) || next.first == Tag::Mark && before.is_verb();
        if before_clause || self.words.get(index + 1).is_some_and(Word::is_capitalized) {
            return Tag::Preposition;
        }
        if verb_next
            || next.first == Tag::Mark
            || matches!(next.first, Tag::Base) && !next.has(Tag::Noun)
        {
            return Tag::Determiner;
        }
        let said = before.is_verb() || before.is_noun() || before == Tag::Adjective;
        if said && !is_be(self.lower(index.saturating_sub(1))) && self.finite_ahead(index) {
            return Tag::Preposition;
        }
        Tag::Determiner
    }

    /// Whether a finite verb is near enough for a clause to start here.
    fn finite_ahead(&self, index: usize) -> bool {
        self.possible
            .iter()
            .skip(index + 2)
            .take(8)
            .take_while(|set| set.first != Tag::Mark)
            .any(|set| set.first.is_finite())
    }

    pub(super) fn her(&self, index: usize) -> Tag {
        if self.next_is_nominal(index)
            || self.next(index).has(Tag::Base)
            || matches!(
                self.next(index).first,
                Tag::Comparative | Tag::PresentParticiple | Tag::Number
            )
        {
            Tag::PossessivePronoun
        } else {
            Tag::Pronoun
        }
    }

    pub(super) fn apostrophe_s(&self, index: usize) -> Tag {
        let before = self.before(index).unwrap_or_default();
        let next = self.next(index);
        let verb_goes_on = matches!(
            next.first,
            Tag::Determiner | Tag::PresentParticiple | Tag::PossessivePronoun | Tag::Preposition
        ) || next.first == Tag::Adverb
            || next.first == Tag::Participle
            || self.lower(index + 1) == "been";
        match before {
            Tag::Pronoun
            | Tag::Existential
            | Tag::WhPronoun
            | Tag::WhAdverb
            | Tag::WhDeterminer
            | Tag::Determiner
            | Tag::Adverb => Tag::PresentThird,
            _ if self.lower(index.saturating_sub(1)) == "let" => Tag::Pronoun,
            _ if verb_goes_on && !self.opens_mark(index) => Tag::PresentThird,
            _ => Tag::Possessive,
        }
    }

    fn opens_mark(&self, index: usize) -> bool {
        matches!(self.lower(index + 1), "“" | "\"" | "‘")
    }

    pub(super) fn apostrophe_d(&self, index: usize) -> Tag {
        if self.next(index).has(Tag::Participle) || self.lower(index + 1) == "been" {
            Tag::Past
        } else {
            Tag::Modal
        }
    }

    /// A lone apostrophe is a possessive behind a plural, else a quotation mark.
    pub(super) fn apostrophe(&self, index: usize) -> Tag {
        let owner = self.before(index).is_some_and(Tag::is_noun)
            && index
                .checked_sub(1)
                .is_some_and(|at| self.lower(at).ends_with('s'));
        if owner && (self.next_is_nominal(index) || self.next(index).first == Tag::Comparative) {
            Tag::Possessive
        } else {
            Tag::Mark
        }
    }

    pub(super) fn there(&self, index: usize) -> Tag {
        let next = self.lower(index + 1);
        let exists = is_be(next)
            || matches!(
                next,
                "'s" | "’s" | "will" | "would" | "may" | "has" | "have" | "had" | "could" | "can"
            );
        if exists {
            Tag::Existential
        } else {
            Tag::Adverb
        }
    }

    pub(super) fn particle(&self, index: usize) -> Tag {
        let after_verb = self.before(index).is_some_and(Tag::is_verb);
        let noun_next = matches!(
            self.next(index).first,
            Tag::Determiner | Tag::PossessivePronoun | Tag::Name
        );
        match (after_verb, noun_next) {
            (true, false) => Tag::Particle,
            (_, true) if matches!(self.lower(index), "up" | "down" | "off" | "out") => {
                if after_verb {
                    Tag::Particle
                } else {
                    Tag::Preposition
                }
            }
            (false, _) | (true, true) => Tag::Adverb,
        }
    }

    pub(super) fn graded_form(&self, index: usize) -> Tag {
        let set = self.possible.get(index).copied().unwrap_or_default();
        if set.has(Tag::Noun) && set.first == Tag::Noun && !self.next_is_nominal(index) {
            Tag::Noun
        } else {
            Tag::Comparative
        }
    }

    pub(super) fn adjective_or_noun(&self, index: usize, set: TagSet) -> Tag {
        let next = self.next(index);
        let noun_next = next.first.is_noun()
            || next.has(Tag::Noun) && !next.has(Tag::Adverb)
            || next.has(Tag::PluralNoun);
        let named = matches!(
            self.left(index).0,
            Tag::Determiner
                | Tag::PossessivePronoun
                | Tag::Possessive
                | Tag::Adjective
                | Tag::Preposition
        );
        match (noun_next, named) {
            (true, _) if set.first == Tag::Adjective => Tag::Adjective,
            (false, true) if !next.has(Tag::Base) && next.first != Tag::PresentParticiple => {
                Tag::Noun
            }
            _ => set.first,
        }
    }
}
