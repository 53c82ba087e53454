use crate::lang::words::word_classes;

word_classes! {
    /// What a word says about the events of a sentence.
    EventWord {
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
        /// Makes it a mere possibility.
        Hypothetical,
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
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;
    use crate::lang::source::{class_of, examples};

    #[test]
    fn the_marked_word_of_a_hit_is_of_its_entry_and_that_of_a_miss_is_not() {
        let lang = Lang::english();
        let examples = examples().iter();
        let examples = examples.filter(|example| example.file == "event-words");
        let mut count = 0;
        for example in examples {
            let word = example
                .text
                .split(['{', '}'])
                .nth(1)
                .unwrap()
                .to_lowercase();
            let what = class_of(example.rule).unwrap();
            let has = lang.time.events.is(what, &word);
            assert_eq!(has, example.hit, "{}: {}", example.rule, example.text);
            count += 1;
        }
        assert!(count >= 20);
    }
}
