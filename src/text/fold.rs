//! Words without what spelling varies in.

use nucleo_matcher::chars::normalize;

/// Words in lower case and without accents, by which names are held against each other: "José" and "Jose".
///
/// Only characters with one accent of Latin scripts lose it.
pub fn fold(words: &str) -> String {
    words
        .chars()
        .map(normalize)
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_and_accents_are_left_out() {
        assert_eq!(fold("José IBÁÑEZ"), "jose ibanez");
        assert_eq!(fold("Олег"), "олег");
        assert_eq!(fold(""), "");
    }
}
