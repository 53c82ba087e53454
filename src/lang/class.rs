use super::words::word_classes;

word_classes! {
    /// A class of words in lower case, by what the analysis asks of them; `words.toml` lists its words.
    WordClass {
        /// Reports what somebody said or thinks.
        Report,
        /// A clause may end or begin at it; marks count as words here.
        Cut,
        /// Opens a clause and says nothing by itself.
        Opening,
        /// Belongs to the time after it.
        BeforeTime,
        /// Compares with the time after it.
        Comparison,
        /// Looks ahead.
        Future,
        /// Places the sentence after the one before.
        Later,
        /// Places the sentence before the one before.
        Earlier,
        /// Names what happens.
        Happening,
        /// Reports a change to the article itself.
        Amendment,
        /// A verb that says how things are rather than what has happened.
        State,
        /// Stands for the writer or the reader.
        Writer,
        /// Ranks what has been since a time.
        Rank,
        /// Says what happens again and again.
        Habit,
        /// "that" as a conjunction or pronoun.
        That,
        /// "and".
        And,
        /// A conjunction of equals.
        AndOr,
        /// "but".
        But,
        /// "if".
        If,
        /// "unless".
        Unless,
        /// "as".
        As,
        /// "when".
        When,
        /// "since".
        Since,
        /// "for".
        For,
        /// "to".
        To,
        /// A word that joins a plan to what is planned.
        ToFor,
        /// "by".
        By,
        /// "in".
        In,
        /// "from".
        From,
        /// "between".
        Between,
        /// "than".
        Than,
        /// "before".
        Before,
        /// A preposition for what follows something.
        After,
        /// A preposition that a length may count to: "three years after the flood".
        Counted,
        /// "who".
        Who,
        /// "he".
        He,
        /// "she".
        She,
        /// The definite article.
        The,
        /// A small word inside a name.
        NameParticle,
        /// The indefinite article.
        Article,
        /// A determiner for one thing that is not named.
        Single,
        /// A determiner that points to what was said.
        Demonstrative,
        /// A word before a determiner.
        Predeterminer,
        /// A word before a possessive pronoun.
        Whole,
        /// A determiner of quantity, with which a new noun phrase begins.
        Quantity,
        /// "is".
        Is,
        /// A finite form of "be".
        Be,
        /// A finite form of "be", written in full.
        BeFinite,
        /// A form of "be" in the present.
        BePresent,
        /// A form of "be" in the past.
        BePast,
        /// "be".
        BeBase,
        /// "been".
        Been,
        /// A form of "have" that makes a perfect in the present.
        Have,
        /// "have".
        HaveBase,
        /// "had".
        Had,
        /// An auxiliary in the past.
        PastAuxiliary,
        /// An auxiliary in the present.
        Auxiliary,
        /// An auxiliary that looks ahead.
        Will,
        /// A form of "will" or "shall".
        WillForm,
        /// A form of "would".
        WouldForm,
        /// "will" or "would".
        WillOrWould,
        /// "would".
        Would,
        /// "could".
        Could,
        /// An auxiliary of what is only supposed.
        WouldOrCould,
        /// An auxiliary of doubt.
        Doubt,
        /// An auxiliary of what can or should be.
        Possible,
        /// A negation after an auxiliary.
        Not,
        /// "not".
        NotAlone,
        /// "according".
        According,
        /// A preposition for the end of a stretch.
        Until,
        /// A word that "as" makes the earliest day: "as early as Monday".
        Soon,
        /// A preposition for what comes next.
        Towards,
        /// A preposition that a date follows.
        DatePreposition,
        /// A preposition that a day follows which is over or named.
        OnPreposition,
        /// A preposition for a last day.
        Deadline,
        /// A preposition after a plan.
        PlanPreposition,
        /// A preposition by which an event dates a clause.
        EventPreposition,
        /// A preposition that orders two events.
        OrderPreposition,
        /// A word that opens a stretch of time.
        StretchStart,
        /// A word before the end of a stretch of time.
        StretchEnd,
        /// A word between the two ends of a stretch.
        StretchJoint,
        /// A word between the two ends of a stretch that a word has opened.
        OpenedJoint,
        /// "or".
        Or,
        /// A word before a month, and not before a name that looks like one.
        MonthPreposition,
        /// A participle that only leads to a time.
        Starting,
        /// A word between a state and the time of its cause.
        Cause,
        /// A preposition before a participle of what is over.
        Aftermath,
        /// A preposition before a participle that shares the tense of the verb before.
        Means,
        /// A conjunction of what may come, where a date follows.
        Once,
        /// A conjunction of a condition besides "if".
        OpenCondition,
        /// A word at the head of a condition.
        Condition,
        /// "provided".
        Provided,
        /// A word that opens a clause which only leads to another one.
        Leading,
        /// A word at which a clause begins.
        ClauseStart,
        /// A word at which a clause begins where a verb follows soon.
        LinkBeforeVerb,
        /// A word that ends what stands before a report.
        ClauseOpener,
        /// A word that ends a clause.
        ClauseBorder,
        /// A conjunction that ends the search for the verb of a time.
        Subordinator,
        /// A relative word.
        Relative,
        /// A relative pronoun that is nothing else.
        RelativePronoun,
        /// A word inside a noun phrase.
        NounJoint,
        /// A word that opens what is reported.
        Content,
        /// A word after a verb of speech which shows that no clause is reported.
        ContentEnd,
        /// A verb of speech that newspapers use most.
        Said,
        /// A form of "say".
        Say,
        /// A form of "tell".
        Tell,
        /// A verb of intention.
        Want,
        /// A participle of timetables.
        Scheduled,
        /// "due".
        Due,
        /// A verb whose infinitive is over as well.
        Accomplished,
        /// A verb whose past looks like its present.
        PastLikePresent,
        /// A verb of timetables, without the "s" of the third person.
        Timetable,
        /// A preposition before what somebody may do.
        Against,
        /// A word between "have" and its participle.
        InsideVerb,
        /// "later".
        LaterAlone,
        /// A word after a length that counts back.
        Ago,
        /// "ago".
        AgoWord,
        /// A word that compares with the time after it.
        Versus,
        /// "with".
        With,
        /// A word that opens a time after a noun.
        RelativeTime,
        /// A determiner of a stretch of time.
        TimeDeterminer,
        /// A stretch of time.
        TimeUnit,
        /// A day of the week.
        Weekday,
        /// A day as seen from the day of the article.
        DayWord,
        /// "today".
        Today,
        /// A month whose name is nothing else.
        Month,
        /// A month that is a first name as well.
        NamedMonth,
        /// An era after a year.
        Era,
        /// A phrase of reports on the results of a company; a blank at its start is part of it.
        Earnings,
    }
}

#[cfg(test)]
mod tests {
    use super::WordClass;
    use crate::lang::Lang;
    use crate::lang::source::{class_of, examples, german_examples};

    #[test]
    fn the_marked_word_of_a_hit_is_of_its_entry_and_that_of_a_miss_is_not() {
        let english = examples().iter().map(|example| (Lang::english(), example));
        let german = german_examples();
        let german = german.iter().map(|example| (Lang::of(Some("de")), example));
        let examples = english.chain(german);
        let mut count = 0;
        for (lang, example) in examples.filter(|(_, example)| example.file == "words") {
            let word = example
                .text
                .split(['{', '}'])
                .nth(1)
                .unwrap()
                .to_lowercase();
            let what = class_of(example.rule).unwrap();
            let has = lang.words.is(what, &word);
            assert_eq!(has, example.hit, "{}: {}", example.rule, example.text);
            count += 1;
        }
        assert!(count >= 200);
    }

    #[test]
    fn every_class_has_words() {
        let words = &Lang::english().words;
        assert!(
            WordClass::ALL
                .iter()
                .all(|class| words.forms(*class).next().is_some())
        );
    }
}
