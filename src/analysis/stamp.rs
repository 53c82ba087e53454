//! The clock that an entry of a live report opens with.

/// What may follow the digits of a clock, in lower case.
const HALVES: [&str; 10] = [
    "a.m.", "p.m.", "am", "pm", "gmt", "bst", "utc", "cet", "est", "et",
];

/// Where the clock ends that the words open with, if it is no part of their first sentence: "09.15 Divers say".
pub(super) fn end(words: &str) -> Option<usize> {
    let digits = words.find(|c: char| !c.is_ascii_digit())?;
    let hour = words.get(..digits).filter(|hour| is_below(hour, 24))?;
    let rest = words.get(hour.len()..)?.strip_prefix(['.', ':'])?;
    let minute = rest.get(..2).filter(|minute| is_below(minute, 60))?;
    let mut rest = rest.get(minute.len()..)?;
    for half in HALVES {
        let after = rest.trim_start_matches(' ');
        let named = after.get(..half.len());
        if named.is_some_and(|word| word.eq_ignore_ascii_case(half)) {
            rest = after.get(half.len()..)?;
        }
    }
    let behind = rest.trim_start_matches([' ', '\n', '–', '—', '-', ':', '|']);
    let opens = behind.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
    let is_apart = behind.len() < rest.len() && behind.contains(' ');
    (opens && is_apart).then(|| words.len() - behind.len())
}

fn is_below(number: &str, limit: u8) -> bool {
    number.bytes().all(|byte| byte.is_ascii_digit())
        && number.parse::<u8>().is_ok_and(|number| number < limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_before_a_sentence_stands_apart() {
        for (words, rest) in [
            (
                "09.15 Divers say that it lies deep.",
                "Divers say that it lies deep.",
            ),
            (
                "9:15 a.m. – “It is deep,” they say.",
                "“It is deep,” they say.",
            ),
            ("14.05 GMT: Divers left.", "Divers left."),
        ] {
            assert_eq!(end(words).and_then(|end| words.get(end..)), Some(rest));
        }
    }

    #[test]
    fn other_numbers_and_clocks_belong_to_the_sentence() {
        for words in [
            "9.15 percent of them left.",
            "09.75 Divers say that it lies deep.",
            "2017 Divers left.",
            "9.15",
            "9.155 Divers left.",
            "Divers left at 9.15 Monday.",
        ] {
            assert_eq!(end(words), None, "{words}");
        }
    }
}
