//! Labels of transcripts: whose turn it is.

use super::people::People;
use crate::lang::speech::SpeechRules;

/// Whom the words of a label name, in lower case; "A" is the only one whom the article introduces before.
pub(super) fn labelled(
    words: &[String],
    start: usize,
    people: &People,
    speech: &SpeechRules,
) -> Option<usize> {
    let is_title = |word: &String| {
        speech
            .titles
            .at(|at| if at == 0 { word } else { "" })
            .is_some()
    };
    let name: Vec<&str> = words
        .iter()
        .filter(|word| *word != "the" && !is_title(word))
        .map(String::as_str)
        .collect();
    let people = people.list.iter().enumerate();
    let mut fitting: Vec<usize> = match name.as_slice() {
        ["a"] => people
            .filter(|(_, known)| known.is_introduced(start))
            .map(|(at, _)| at)
            .collect(),
        [] => people
            .filter(|(_, known)| {
                words
                    .iter()
                    .all(|word| word == "the" || known.role_words.contains(word))
            })
            .map(|(at, _)| at)
            .collect(),
        name => people
            .filter(|(_, known)| ends_with(&known.name, name))
            .map(|(at, _)| at)
            .collect(),
    };
    let person = fitting.pop()?;
    fitting.is_empty().then_some(person)
}

/// Whether the last words of a full name are these.
fn ends_with(full: &str, name: &[&str]) -> bool {
    let words = full.split(' ').map(str::to_lowercase);
    let words: Vec<String> = words.collect();
    words.len() > 1
        && words.ends_with(
            &name
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>(),
        )
}
