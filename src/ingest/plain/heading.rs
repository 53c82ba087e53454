//! Short lines that are headlines and section headings.

use super::wrap::ends_sentence;
use crate::ingest::header::phrases::page;
use crate::lang::PageClass;

/// Maximum chars of a headline, and of a section heading.
const MAX_TITLE: usize = 220;
const MAX_HEADING: usize = 90;

/// Whether the first paragraph of a text can be its headline: short, and not a sentence with a full stop unless its words are
/// capitalised as in a headline.
pub(in crate::ingest) fn is_title(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', '”', '’', '\'', ')', '*']);
    let is_named = words.chars().any(char::is_alphabetic);
    let length = words.chars().count();
    let is_stopped = bare.ends_with('.') && !bare.ends_with("...") && !is_capitalised(words);
    is_named
        && length <= MAX_TITLE
        && !is_stopped
        && !bare.ends_with([':', ',', ';', '。'])
        && !is_quotation(words)
        && !words.starts_with(|c: char| c.is_lowercase() && !words.starts_with("iP"))
        && !has_inner_stop(words)
}

/// Whether a lone short line between paragraphs can be a section heading.
pub(super) fn is_heading(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let has_stop = ends_sentence(words) && !is_question(words);
    words.chars().count() <= MAX_HEADING
        && (1..=14).contains(&count)
        && words.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && words.starts_with(|c: char| {
            c.is_uppercase()
                || c.is_numeric()
                || "‘“\"'¿«".contains(c)
                || !c.is_ascii() && c.is_alphabetic()
        })
        && !has_stop
        && !words.ends_with([':', ',', ';', '-', '–', '—', '”', '"', '»', ']', '|'])
        && !words.contains(['@', '|', '©', '{', '}', '<', '>'])
        && !words.contains("://")
        && !is_attributed(words)
        && !words.starts_with("www.")
        && are_marks_paired(words)
        && !has_inner_stop(words)
}

/// A quotation with its speaker after a dash.
fn is_attributed(words: &str) -> bool {
    words
        .split_once(['”', '"', '’', '»'])
        .is_some_and(|(_, rest)| rest.trim_start().starts_with(['—', '–', '―', '-']))
}

/// Headings may be short questions: what, who, why, how, when, where.
fn is_question(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let first = words.split_whitespace().next().unwrap_or_default();
    words.ends_with('?') && (3..=10).contains(&count) && page(PageClass::Question).has(first)
}

/// Most long words begin with a capital.
fn is_capitalised(words: &str) -> bool {
    let long: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .filter(|word| word.chars().count() >= 4)
        .collect();
    let capital = long
        .iter()
        .filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
        .count();
    long.len() >= 3 && capital * 5 >= long.len() * 4
}

/// A paragraph that is one quotation from end to end is speech.
fn is_quotation(words: &str) -> bool {
    words.starts_with(['"', '“', '„', '«'])
        && words
            .trim_end_matches(['.', ','])
            .ends_with(['"', '”', '“', '»'])
}

/// Two sentences in one line are text: a stop inside, not after an abbreviation.
fn has_inner_stop(words: &str) -> bool {
    let mut pieces = words.split(". ").peekable();
    while let Some(piece) = pieces.next() {
        let Some(next) = pieces.peek() else {
            return false;
        };
        let last = piece.rsplit([' ', '.']).next().unwrap_or_default();
        if last.chars().count() >= 4
            && last.chars().all(char::is_lowercase)
            && next.starts_with(char::is_uppercase)
        {
            return true;
        }
    }
    false
}

fn are_marks_paired(words: &str) -> bool {
    let count = |mark| words.matches(mark).count();
    count('"') % 2 == 0
        && count('“') == count('”')
        && count('(') == count(')')
        && count('«') == count('»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_have_no_full_stop() {
        for title in [
            "Council votes to close the old bridge",
            "COUNCIL CLOSES BRIDGE",
            "Who pays for the bridge?",
            "‘We are tired’: the town that waits for a bridge",
            "Mayor Promises New Bridge Within A Year.",
            "Roe v. Doe: the case that will not end",
        ] {
            assert!(is_title(title), "{title}");
        }
        for text in [
            "The council voted to close the bridge.",
            "“We are tired.”",
            "Here is what we know:",
            "the rest of a sentence",
            "Nobody came. The council voted",
            "1234",
        ] {
            assert!(!is_title(text), "{text}");
        }
    }

    #[test]
    fn section_headings_are_short_and_unstopped() {
        for heading in [
            "What happens next",
            "What happens next?",
            "A long road back",
            "THE VOTE",
            "Roe’s bridge adds to the town’s debts",
        ] {
            assert!(is_heading(heading), "{heading}");
        }
        for text in [
            "“So what?”",
            "So what?",
            "He laughed.",
            "KENYA:",
            "“An open quotation",
            "write to jane@harbor.example",
            "https://harbor.example/a",
            "and so on",
        ] {
            assert!(!is_heading(text), "{text}");
        }
    }
}
