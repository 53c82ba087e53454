use super::Word;
use super::context::{Context, is_be, is_have, is_report};
use crate::rules::speech::{Tag, TagSet};

/// Forms of verbs, and nouns that look like them.
impl Context<'_> {
    pub(super) fn past_form(&self, index: usize, set: TagSet) -> Tag {
        if set.has(Tag::Base) && self.wants_base(index) {
            return Tag::Base;
        }
        if self.in_perfect_or_passive(index) {
            return Tag::Participle;
        }
        if !set.has(Tag::Participle) {
            return self.only_past(index, set);
        }
        if !set.has(Tag::Past) {
            return Tag::Participle;
        }
        let (left, word) = self.left(index);
        match left {
            Tag::Determiner
            | Tag::PossessivePronoun
            | Tag::Possessive
            | Tag::Number
            | Tag::Adjective
                if !matches!(word, "this" | "all" | "that" | "both" | "some") =>
            {
                self.described(index, set)
            }
            Tag::Preposition | Tag::To | Tag::Comparative if word != "that" => Tag::Participle,
            Tag::Pronoun if matches!(word, "him" | "them" | "me" | "us" | "her") => Tag::Participle,
            Tag::Pronoun | Tag::WhPronoun | Tag::WhDeterminer | Tag::Existential => Tag::Past,
            Tag::Conjunction => self.joined(index),
            Tag::Mark => self.after_mark(index),
            _ if left.is_noun() => self.after_noun(index),
            _ if left.is_verb() => Tag::Participle,
            _ if self.clause_verb.is_none() => Tag::Past,
            _ => Tag::Participle,
        }
    }

    fn only_past(&self, index: usize, set: TagSet) -> Tag {
        let (left, _) = self.left(index);
        let named = matches!(
            left,
            Tag::Determiner | Tag::PossessivePronoun | Tag::Possessive | Tag::Adjective
        );
        if named && set.has(Tag::Noun) {
            Tag::Noun
        } else {
            Tag::Past
        }
    }

    fn described(&self, index: usize, set: TagSet) -> Tag {
        if set.has(Tag::Noun) && !self.next_is_nominal(index) {
            return Tag::Noun;
        }
        if set.has(Tag::Adjective) {
            Tag::Adjective
        } else {
            Tag::Participle
        }
    }

    /// Whether a form of "have", "be" or "get" stands before, adverbs and a short subject aside.
    fn in_perfect_or_passive(&self, index: usize) -> bool {
        let (left, word) = self.left(index);
        if is_be(word)
            || is_have(word)
            || matches!(word, "get" | "gets" | "getting" | "’ve" | "'ve")
        {
            return true;
        }
        if matches!(word, "'s" | "’s") && left == Tag::PresentThird
            || matches!(word, "'d" | "’d") && left == Tag::Past
        {
            return true;
        }
        matches!(left, Tag::Pronoun | Tag::Name) && self.is_question(index)
    }

    /// “Has she asked”: the auxiliary stands before a subject of one word and opens the clause.
    fn is_question(&self, index: usize) -> bool {
        let auxiliary = self.head_before(index).and_then(|at| at.checked_sub(1));
        auxiliary.is_some_and(|at| {
            let word = self.lower(at);
            let opens = |tag| matches!(tag, Tag::WhAdverb | Tag::WhPronoun | Tag::Mark);
            let first = at == 0 || self.before(at).is_some_and(opens);
            first && (is_be(word) || is_have(word))
        })
    }

    fn joined(&self, index: usize) -> Tag {
        let verb = (0..index)
            .rev()
            .take(12)
            .map(|at| self.tag(at))
            .find(|tag| tag.is_verb());
        match verb {
            Some(Tag::Participle) if self.next(index).first != Tag::Determiner => Tag::Participle,
            Some(Tag::PresentParticiple | Tag::Base) if self.followed_by_preposition(index) => {
                Tag::Participle
            }
            _ => Tag::Past,
        }
    }

    fn after_mark(&self, index: usize) -> Tag {
        let mark = self.head_before(index).map_or("", |at| self.lower(at));
        let closes_quotation = matches!(mark, "”" | "\"" | "''" | "’");
        if closes_quotation || !matches!(mark, "," | "(" | "—" | "--" | "-") {
            return Tag::Past;
        }
        if index < 2 {
            return Tag::Participle;
        }
        if self.clause_verb.is_none() && !self.followed_by_preposition(index) {
            return Tag::Past;
        }
        if self.clause_verb.is_none() && self.finite_beyond(index)
            || self.lower(index + 1) == "by"
            || self.clause_verb.is_some() && self.followed_by_preposition(index)
        {
            Tag::Participle
        } else {
            Tag::Past
        }
    }

    fn after_noun(&self, index: usize) -> Tag {
        if self.lower(index + 1) == "by" {
            return Tag::Participle;
        }
        match self.clause_verb {
            None if self.followed_by_preposition(index) && self.finite_beyond(index) => {
                Tag::Participle
            }
            Some(verb) if !is_report(self.lower(verb)) && self.followed_by_preposition(index) => {
                Tag::Participle
            }
            _ => Tag::Past,
        }
    }

    /// Whether another finite verb follows before the clause ends, so that this one is not the main verb.
    fn finite_beyond(&self, index: usize) -> bool {
        let ends_clause = |set: &TagSet, word: &Word<'_>| {
            matches!(
                set.first,
                Tag::Mark | Tag::WhPronoun | Tag::WhDeterminer | Tag::WhAdverb | Tag::Conjunction
            ) || matches!(
                word.lower,
                "that" | "because" | "if" | "as" | "after" | "before" | "while" | "to"
            )
        };
        let ahead = self.possible.iter().zip(self.words).skip(index + 1);
        ahead
            .take(14)
            .take_while(|(set, word)| !ends_clause(set, word))
            .any(|(set, _)| set.is_certain() && set.first.is_finite())
    }

    fn followed_by_preposition(&self, index: usize) -> bool {
        matches!(
            self.next(index).first,
            Tag::Preposition | Tag::To | Tag::Particle
        ) && self.lower(index + 1) != "that"
    }

    pub(super) fn ing_form(&self, index: usize) -> Tag {
        let (left, word) = self.left(index);
        let named = matches!(
            left,
            Tag::Determiner | Tag::PossessivePronoun | Tag::Possessive | Tag::Adjective
        ) && !matches!(word, "all" | "both" | "that" | "able");
        let goes_on = matches!(
            self.next(index).first,
            Tag::Determiner | Tag::Pronoun | Tag::PossessivePronoun
        );
        if named && !goes_on && !self.next_is_nominal(index) {
            Tag::Noun
        } else {
            Tag::PresentParticiple
        }
    }

    pub(super) fn s_form(&self, index: usize, set: TagSet) -> Tag {
        if !set.has(Tag::PluralNoun) && !set.has(Tag::Noun) {
            return set.first;
        }
        let before = self.before(index).unwrap_or_default();
        let (left, _) = self.left(index);
        let object_next = self.starts_object(index);
        match left {
            Tag::Determiner
            | Tag::PossessivePronoun
            | Tag::Possessive
            | Tag::Adjective
            | Tag::Number
            | Tag::Preposition
            | Tag::Comparative
                if left == before || !object_next =>
            {
                Tag::PluralNoun
            }
            Tag::Pronoun | Tag::WhPronoun | Tag::WhDeterminer => Tag::PresentThird,
            Tag::Noun | Tag::Name if self.clause_verb.is_none() => {
                if object_next || set.first == Tag::PresentThird {
                    Tag::PresentThird
                } else {
                    Tag::PluralNoun
                }
            }
            _ if left.is_noun() && object_next && before == Tag::Adverb => Tag::PresentThird,
            Tag::Conjunction if object_next && self.clause_was_third(index) => Tag::PresentThird,
            Tag::Mark if object_next && index > 1 && set.first == Tag::PresentThird => {
                Tag::PresentThird
            }
            _ => Tag::PluralNoun,
        }
    }

    fn clause_was_third(&self, index: usize) -> bool {
        (0..index)
            .rev()
            .take(40)
            .map(|at| self.tag(at))
            .find(|tag| tag.is_finite())
            == Some(Tag::PresentThird)
    }

    /// Whether what follows looks like an object, a clause or a quotation.
    fn starts_object(&self, index: usize) -> bool {
        let next = self.next(index).first;
        matches!(
            next,
            Tag::Determiner
                | Tag::Pronoun
                | Tag::PossessivePronoun
                | Tag::Name
                | Tag::To
                | Tag::WhPronoun
                | Tag::WhAdverb
                | Tag::Number
                | Tag::PresentParticiple
                | Tag::Participle
        ) || matches!(
            self.lower(index + 1),
            "that" | "“" | "\"" | "``" | "‘" | "her" | "if" | "whether"
        )
    }

    /// Whether the word before asks for a base form: "to", a modal, "do", "let us".
    fn wants_base(&self, index: usize) -> bool {
        let (left, word) = self.left(index);
        if matches!(left, Tag::To | Tag::Modal) || matches!(word, "do" | "does" | "did") {
            return true;
        }
        let question = matches!(left, Tag::Pronoun | Tag::Name)
            && self
                .head_before(index)
                .and_then(|at| at.checked_sub(1))
                .is_some_and(|at| {
                    self.tag(at) == Tag::Modal
                        || matches!(
                            self.lower(at),
                            "do" | "does"
                                | "did"
                                | "let"
                                | "make"
                                | "makes"
                                | "made"
                                | "help"
                                | "helped"
                        )
                });
        question || matches!(word, "help" | "let’s" | "let's")
    }

    pub(super) fn plain_form(&self, index: usize, set: TagSet) -> Tag {
        let other = [Tag::Preposition, Tag::Noun, Tag::Adjective, Tag::Adverb]
            .into_iter()
            .find(|tag| set.has(*tag));
        let (left, word) = self.left(index);
        if self.wants_base(index) {
            let object_next = self.starts_object(index);
            let noun_after_to = left == Tag::To
                && set.first == Tag::Noun
                && !object_next
                && self.next(index).first == Tag::Mark;
            return if noun_after_to { Tag::Noun } else { Tag::Base };
        }
        let Some(other) = other else {
            return self.verb_only(index, left, word);
        };
        match left {
            Tag::Pronoun if matches!(word, "i" | "you" | "we" | "they") => Tag::Present,
            Tag::Pronoun
                if matches!(word, "us" | "them" | "me" | "him") && set.first == Tag::Base =>
            {
                Tag::Base
            }
            Tag::WhPronoun | Tag::WhDeterminer
                if set.first == Tag::Base || self.starts_object(index) =>
            {
                Tag::Present
            }
            Tag::PluralNoun
                if self.clause_verb.is_none()
                    && (self.starts_object(index) || set.first == Tag::Base) =>
            {
                Tag::Present
            }
            Tag::Conjunction if set.first == Tag::Base || self.starts_object(index) => {
                self.joined_plain(index, other, set)
            }
            Tag::Mark | Tag::Other
                if set.first == Tag::Base && (index == 0 || self.starts_object(index)) =>
            {
                Tag::Base
            }
            _ => self.nominal(index, other),
        }
    }

    fn verb_only(&self, index: usize, left: Tag, word: &str) -> Tag {
        match left {
            Tag::Pronoun if matches!(word, "us" | "them" | "me" | "him" | "her" | "it") => {
                Tag::Base
            }
            Tag::Pronoun | Tag::PluralNoun | Tag::WhPronoun | Tag::WhDeterminer | Tag::Noun => {
                Tag::Present
            }
            Tag::Name | Tag::Determiner => Tag::Present,
            Tag::Preposition if matches!(word, "that" | "as" | "if") => Tag::Present,
            Tag::Mark | Tag::Participle | Tag::Adjective | Tag::Adverb | Tag::Number
                if self.subject_waits(index) =>
            {
                Tag::Present
            }
            Tag::Conjunction => match self
                .tags
                .iter()
                .rev()
                .take(40)
                .find(|tag| tag.is_verb() || tag.is_finite())
            {
                Some(Tag::Present) => Tag::Present,
                _ => Tag::Base,
            },
            _ => Tag::Base,
        }
    }

    /// Whether the clause has a plural subject and no verb yet.
    fn subject_waits(&self, index: usize) -> bool {
        self.clause_verb.is_none()
            && self
                .tags
                .iter()
                .take(index)
                .rev()
                .take(12)
                .any(|tag| *tag == Tag::PluralNoun)
    }

    fn joined_plain(&self, index: usize, other: Tag, set: TagSet) -> Tag {
        let verb = (0..index)
            .rev()
            .take(12)
            .map(|at| self.tag(at))
            .find(|tag| tag.is_verb());
        let twin = index.checked_sub(2).map(|at| self.tag(at));
        match verb {
            Some(Tag::Base) => Tag::Base,
            Some(Tag::Present) => Tag::Present,
            _ if twin.is_some_and(Tag::is_noun) && set.first != Tag::Base => other,
            _ if set.first == Tag::Base => Tag::Base,
            _ => other,
        }
    }

    fn nominal(&self, index: usize, other: Tag) -> Tag {
        match other {
            Tag::Noun
                if self
                    .possible
                    .get(index)
                    .is_some_and(|set| set.has(Tag::Adjective))
                    && self.next_is_nominal(index) =>
            {
                Tag::Adjective
            }
            tag => tag,
        }
    }
}
