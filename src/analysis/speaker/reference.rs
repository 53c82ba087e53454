//! Names of people as they are read, before it is known whose they are.

use std::collections::HashMap;
use std::ops::Range;

use crate::analysis::article::Article;
use crate::analysis::name::{Name, NameKind};
use crate::analysis::tag::Tag;
use crate::lang::speech::{NameWord, Sex, SpeechRules};
use crate::text::fold;

/// One name of a person.
#[derive(Debug)]
pub(super) struct NameMention<'a> {
    /// All words of the name, title left out.
    pub(super) tokens: Range<usize>,
    /// The words by which it is held against others: no suffix, no nickname; the surname of "Eva Lind" for "Jonas and Eva Lind".
    pub(super) words: Vec<&'a str>,
    /// "Jr.", "III".
    pub(super) suffix: Option<&'a str>,
    pub(super) title: Option<&'a str>,
    pub(super) sex: Option<Sex>,
    /// The index of the sentence.
    pub(super) sentence: usize,
}

impl NameMention<'_> {
    /// The name as it is shown.
    pub(super) fn name(&self) -> String {
        let words = self.words.iter().chain(&self.suffix);
        words.copied().collect::<Vec<_>>().join(" ")
    }

    /// Whether it has more than one word.
    pub(super) fn is_full(&self) -> bool {
        self.words.len() > 1
    }

    /// The first word, folded.
    pub(super) fn first(&self) -> String {
        self.words.first().map_or(String::new(), |word| fold(word))
    }

    /// The last word, folded.
    pub(super) fn last(&self) -> String {
        self.words.last().map_or(String::new(), |word| fold(word))
    }
}

/// Reads the names of people in text order.
pub(super) fn read<'a>(
    article: &Article<'a>,
    names: &[Name],
    speech: &SpeechRules,
) -> Vec<NameMention<'a>> {
    let surnames = surnames(article, names);
    let one = |name| reference(article, name, speech, &surnames);
    let mut references: Vec<NameMention<'a>> = names.iter().filter_map(one).collect();
    share_surnames(article, speech, &surnames, &mut references);
    references
}

/// The last words of all names of people, in lower case.
fn surnames(article: &Article<'_>, names: &[Name]) -> HashMap<String, usize> {
    let mut surnames = HashMap::new();
    for name in names.iter().filter(|name| name.kind == NameKind::Person) {
        let words = article.document.words(name.span);
        if let Some(last) = words.split_whitespace().last() {
            *surnames.entry(last.to_lowercase()).or_insert(0) += 1;
        }
    }
    surnames
}

/// “Jonas and Eva Lind”: gives a lone first name the surname of the full name that "and" joins to it.
fn share_surnames<'a>(
    article: &Article<'a>,
    speech: &SpeechRules,
    surnames: &HashMap<String, usize>,
    references: &mut [NameMention<'a>],
) {
    for at in 1..references.len() {
        let Some([one, other]) = references.get_mut(at - 1..=at) else {
            continue;
        };
        let first = one.words.first().map(|word| word.to_lowercase());
        let first = first.unwrap_or_default();
        let beside =
            one.tokens.end + 1 == other.tokens.start && article.lower(one.tokens.end) == "and";
        let lone = !one.is_full() && one.title.is_none() && other.is_full();
        // A surname that stands by itself elsewhere is one: "Rios and Peter Lund".
        let known = surnames.get(&first).is_some_and(|count| *count > 1);
        if beside && lone && !known && speech.lists.is_first_name(&first) {
            one.words.extend(other.words.last());
        }
    }
}

fn reference<'a>(
    article: &Article<'a>,
    name: &Name,
    speech: &SpeechRules,
    surnames: &HashMap<String, usize>,
) -> Option<NameMention<'a>> {
    let tokens = article.tokens(name.span);
    let end = tokens.end;
    let known = || {
        let words = article.document.words(name.span).to_lowercase();
        tokens.len() == 1 && surnames.contains_key(&words)
    };
    if name.kind != NameKind::Person && !(name.kind == NameKind::Other && known()) {
        return None;
    }
    let is = |group, at: usize| speech.naming.is(group, article.lower(at));
    // "the Ortega campaign", "Ortega supporters": the name of something else.
    let noun = article.tag(end).is_noun() && article.tag(end) != Tag::Name;
    if noun && tokens.len() == 1 && is(NameWord::Collective, end) {
        return None;
    }
    let title = name.title.map(|span| article.document.words(span));
    let is_nickname = |at: &usize| {
        *at > tokens.start && !article.is_word(at - 1) && !article.is_word(at + 1) && at + 1 < end
    };
    let plain = |at: &usize| article.is_word(*at) && !is(NameWord::Suffix, *at) && !is_nickname(at);
    let words: Vec<&str> = tokens
        .clone()
        .filter(plain)
        .map(|at| article.word(at))
        .collect();
    let suffix = tokens.clone().skip(1).find(|at| is(NameWord::Suffix, *at));
    let sentence = article.sentences.at(name.span.start())?.index();
    (!words.is_empty()).then_some(NameMention {
        tokens,
        words,
        suffix: suffix.map(|at| article.word(at)),
        title,
        sex: title.and_then(|title| title_sex(title, speech)),
        sentence,
    })
}

/// The sex the words of a title tell.
fn title_sex(title: &str, speech: &SpeechRules) -> Option<Sex> {
    let words: Vec<String> = title.split_whitespace().map(str::to_lowercase).collect();
    (0..words.len()).find_map(|start| {
        let word = |offset: usize| words.get(start + offset).map_or("", String::as_str);
        speech.titles.at(word).and_then(|(rule, _)| rule.sex)
    })
}
