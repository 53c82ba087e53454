use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// A fuzzy matcher for words that are typed.
pub(in crate::app) struct Fuzzy {
    pattern: Pattern,
    matcher: Matcher,
}

/// How well a text matches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct FuzzyMatch {
    /// The score; more is better.
    pub(in crate::app) score: u32,
    /// The characters that match, by their index in the text, in order.
    pub(in crate::app) marked: Vec<u32>,
}

impl Fuzzy {
    /// Matches words in any order; other letters may be between their letters.
    pub(in crate::app) fn new(words: &str) -> Self {
        Self::of(words, AtomKind::Fuzzy)
    }

    /// Matches whole substrings: for sentences, in which single letters are always found.
    pub(in crate::app) fn whole(words: &str) -> Self {
        Self::of(words, AtomKind::Substring)
    }

    fn of(words: &str, kind: AtomKind) -> Self {
        let mut config = Config::DEFAULT;
        config.prefer_prefix = true;
        Self {
            pattern: Pattern::new(words, CaseMatching::Smart, Normalization::Smart, kind),
            matcher: Matcher::new(config),
        }
    }

    /// How well a text matches; `None` unless it has all the words.
    pub(in crate::app) fn answer(&mut self, text: &str) -> Option<FuzzyMatch> {
        let mut buffer = Vec::new();
        let mut marked = Vec::new();
        // The matcher misses a substring at the very end of a text that is not ASCII.
        let text = format!("{text} ");
        let text = Utf32Str::new(&text, &mut buffer);
        let score = self.pattern.indices(text, &mut self.matcher, &mut marked)?;
        marked.sort_unstable();
        marked.dedup();
        Some(FuzzyMatch { score, marked })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(words: &str, text: &str) -> Option<Vec<u32>> {
        Fuzzy::new(words).answer(text).map(|answer| answer.marked)
    }

    #[test]
    fn letters_may_stand_apart_but_in_order() {
        assert_eq!(marked("tt", "toggle-timeline"), Some(vec![0, 7]));
        assert_eq!(marked("gt", "goto"), Some(vec![0, 2]));
        assert_eq!(marked("og", "goto"), None);
        assert_eq!(marked("", "goto"), Some(Vec::new()));
    }

    #[test]
    fn words_may_come_in_any_order() {
        assert!(marked("timeline toggle", "toggle-timeline").is_some());
    }

    #[test]
    fn a_start_is_worth_more_than_a_middle() {
        let mut fuzzy = Fuzzy::new("se");
        let score = |text: &str, fuzzy: &mut Fuzzy| fuzzy.answer(text).unwrap().score;
        assert!(score("search", &mut fuzzy) > score("toggle-se", &mut fuzzy));
    }

    #[test]
    fn a_word_is_found_at_the_end_of_any_text() {
        for text in ["the one", "“one", "één one"] {
            assert!(Fuzzy::whole("one").answer(text).is_some(), "{text}");
        }
    }
}
