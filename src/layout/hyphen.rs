//! Hyphenation: Liang's patterns, as TeX has them for each language.

use hypher::Lang;

/// The patterns of a language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hyphenation(Lang);

// Shorter words are not worth a hyphen.
const SHORTEST: usize = 6;
// Longer words are not looked up on the stack, and are not words anyway.
const LONGEST: usize = 40;

impl Hyphenation {
    /// The patterns of a language by its tag (BCP 47: "en", "pt-BR"); `None` if there are none.
    pub(super) fn of(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        Lang::from_iso(code.as_bytes().try_into().ok()?).map(Self)
    }

    /// The bytes at which words may be hyphenated, in order. Names, numbers and addresses are not hyphenated.
    pub(super) fn points(self, words: &str) -> Vec<usize> {
        let mut points = Vec::new();
        let mut at = 0;
        for run in words.split_inclusive(|c: char| c.is_whitespace()) {
            let word = run.trim_matches(|c: char| !c.is_alphanumeric());
            let start = at + run.find(word).unwrap_or(0);
            if is_common(word) {
                self.part(word, start, &mut points);
            }
            at += run.len();
        }
        points
    }

    fn part(self, word: &str, start: usize, points: &mut Vec<usize>) {
        let syllables = hypher::hyphenate(word, self.0);
        let mut at = start;
        for syllable in syllables {
            at += syllable.len();
            if at < start + word.len() {
                points.push(at);
            }
        }
    }
}

fn is_common(word: &str) -> bool {
    word.len() < LONGEST && word.chars().count() >= SHORTEST && word.chars().all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(words: &str, tag: &str) -> String {
        let points = Hyphenation::of(tag).unwrap().points(words);
        let mut out = words.to_owned();
        for point in points.iter().rev() {
            out.insert(*point, '|');
        }
        out
    }

    #[test]
    fn long_words_are_parted_as_their_language_has_it() {
        assert_eq!(parted("an extensive", "en"), "an ex|ten|sive");
        assert_eq!(
            parted("“government,” said", "en-GB"),
            "“gov|ern|ment,” said"
        );
        assert_eq!(parted("die bürgermeister", "de"), "die bür|ger|meis|ter");
    }

    #[test]
    fn names_numbers_and_addresses_stay_whole() {
        for words in [
            "Washington",
            "1000000",
            "example.org/article",
            "self-evident",
        ] {
            assert_eq!(parted(words, "en"), words);
        }
    }

    #[test]
    fn a_language_without_patterns_has_none() {
        assert!(Hyphenation::of("zh-CN").is_none());
        assert!(Hyphenation::of("").is_none());
        assert!(Hyphenation::of("english").is_none());
    }
}
