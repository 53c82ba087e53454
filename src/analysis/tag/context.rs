use super::Word;
use crate::rules::speech::{Tag, TagSet};

/// Decides among what each word of one sentence can be, from left to right.
pub(super) fn decide(words: &[Word<'_>], possible: &[TagSet]) -> Vec<Tag> {
    let mut context = Context {
        words,
        possible,
        tags: Vec::with_capacity(words.len()),
        clause_verb: None,
    };
    for index in 0..words.len() {
        let tag = context.decide_one(index);
        context.note(index, tag);
        context.tags.push(tag);
    }
    context.tags
}

pub(super) struct Context<'a> {
    pub(super) words: &'a [Word<'a>],
    pub(super) possible: &'a [TagSet],
    pub(super) tags: Vec<Tag>,
    /// The finite verb of the clause so far.
    pub(super) clause_verb: Option<usize>,
}

impl Context<'_> {
    fn decide_one(&self, index: usize) -> Tag {
        let set = self.possible.get(index).copied().unwrap_or_default();
        match self.lower(index) {
            "that" => return self.that(index),
            "her" => return self.her(index),
            "'s" | "’s" => return self.apostrophe_s(index),
            "'d" | "’d" => return self.apostrophe_d(index),
            "'" | "’" => return self.apostrophe(index),
            "there" => return self.there(index),
            _ if set.is_certain() => return set.first,
            _ => {}
        }
        if set.has(Tag::Past) || set.has(Tag::Participle) {
            return self.past_form(index, set);
        }
        if set.has(Tag::PresentParticiple) {
            return self.ing_form(index);
        }
        if set.has(Tag::PresentThird) {
            return self.s_form(index, set);
        }
        if set.has(Tag::Base) {
            return self.plain_form(index, set);
        }
        if set.has(Tag::Particle) {
            return self.particle(index);
        }
        if set.has(Tag::Comparative) {
            return self.graded_form(index);
        }
        if set.has(Tag::Adjective) && set.has(Tag::Noun) {
            return self.adjective_or_noun(index, set);
        }
        if set.has(Tag::Adjective) && set.has(Tag::Adverb) {
            let describes = self.next_is_nominal(index) || self.after_copula(index);
            return if describes { Tag::Adjective } else { set.first };
        }
        set.first
    }

    /// Keeps track of the clause: a finite verb fills it, a subordinator, relative or strong mark opens a new one.
    fn note(&mut self, index: usize, tag: Tag) {
        if tag.is_finite() {
            self.clause_verb = Some(index);
        }
        let opens = matches!(
            tag,
            Tag::WhPronoun
                | Tag::WhDeterminer
                | Tag::WhAdverb
                | Tag::WhPossessive
                | Tag::Conjunction
        ) || matches!(
            self.lower(index),
            ";" | ":"
                | "—"
                | "--"
                | "“"
                | "”"
                | "because"
                | "if"
                | "although"
                | "though"
                | "while"
                | "whether"
                | "unless"
        ) || tag == Tag::Preposition && self.lower(index) == "that";
        if opens {
            self.clause_verb = None;
        }
    }

    pub(super) fn lower(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| word.lower)
    }

    pub(super) fn tag(&self, index: usize) -> Tag {
        self.tags.get(index).copied().unwrap_or_default()
    }

    pub(super) fn before(&self, index: usize) -> Option<Tag> {
        index.checked_sub(1).map(|index| self.tag(index))
    }

    pub(super) fn next(&self, index: usize) -> TagSet {
        self.possible.get(index + 1).copied().unwrap_or_default()
    }

    pub(super) fn next_is_nominal(&self, index: usize) -> bool {
        let next = self.next(index);
        matches!(next.first, Tag::Noun | Tag::PluralNoun | Tag::Name)
            || next.first == Tag::Adjective
            || next.has(Tag::Noun) && next.first != Tag::Adverb
            || next.has(Tag::PluralNoun)
    }

    /// The nearest word to the left that is no adverb or negation.
    pub(super) fn head_before(&self, index: usize) -> Option<usize> {
        (0..index)
            .rev()
            .take(4)
            .find(|at| self.tag(*at) != Tag::Adverb)
    }

    /// The nearest word to the left that is no adverb, and its tag.
    pub(super) fn left(&self, index: usize) -> (Tag, &str) {
        self.head_before(index)
            .map_or((Tag::Other, ""), |at| (self.tag(at), self.lower(at)))
    }

    pub(super) fn after_copula(&self, index: usize) -> bool {
        is_be(self.left(index).1)
            || matches!(
                self.left(index).1,
                "seem"
                    | "seems"
                    | "seemed"
                    | "became"
                    | "become"
                    | "becomes"
                    | "remain"
                    | "remains"
                    | "remained"
                    | "very"
                    | "so"
                    | "too"
            )
    }
}

pub(super) fn is_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "’re"
            | "'re"
            | "’m"
            | "'m"
    )
}

pub(super) fn is_have(word: &str) -> bool {
    matches!(word, "have" | "has" | "had" | "having")
}

pub(super) fn is_report(verb: &str) -> bool {
    matches!(
        verb,
        "said"
            | "says"
            | "say"
            | "told"
            | "tells"
            | "added"
            | "argued"
            | "believes"
            | "believe"
            | "thinks"
            | "think"
            | "claimed"
            | "claims"
            | "noted"
            | "warned"
            | "insisted"
            | "reported"
            | "reports"
            | "explained"
            | "thought"
            | "knew"
            | "know"
            | "knows"
    )
}
