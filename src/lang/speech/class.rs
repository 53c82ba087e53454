use crate::lang::words::word_classes;

word_classes! {
    /// How a word decides what a report reports; verbs stand in their base form.
    ActWord {
        /// What depends on it is not said: "declined to say".
        Refusal,
        /// The cue after it reports nothing: "did not say".
        Negation,
        /// A source that is nobody: "no one said".
        Nobody,
        /// A source that shows and does not speak: "the figures".
        Record,
        /// A standard by which something is done, which says nothing: "according to plan".
        Measure,
        /// A thing with words on it: "a sign".
        Carrier,
    }
}

word_classes! {
    /// What a word in or beside a name says about it.
    NameWord {
        /// The name is an organisation's.
        Organization,
        /// The whole name is a place.
        Place,
        /// A name that ends in this word is a place.
        Landmark,
        /// The whole name is a nationality, faith or party.
        People,
        /// What an office is an office of.
        Department,
        /// A small word inside the names of people.
        Particle,
        /// A common noun for an organisation or its words.
        Collective,
        /// A word for two people: "both men".
        Pair,
        /// A word after a name that tells people with one name apart: "Jr.", "III".
        Suffix,
        /// A word that opens a sentence and is not part of the name after it: "Although Ortega".
        Opener,
        /// A word before the name of a place: "downtown".
        Area,
        /// The name of a party, which speaks as one.
        Party,
        /// A word that names no source.
        Nobody,
        /// A noun for people who speak or for what is written, beside the nouns for people.
        Source,
        /// A verb that says what somebody does for a living.
        Lead,
        /// A noun by which articles refer again to somebody they named: "the actress".
        Epithet,
        /// A noun for what an organisation writes: "the report".
        Document,
        /// A noun for an organisation that may stand alone: "the company".
        Body,
        /// The whole name is an organisation, whatever it looks like.
        Firm,
        /// A degree or an order after a name: "MBA".
        Degree,
    }
}
