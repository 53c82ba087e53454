//! Parts of speech, as far as attribution and tense need them.

mod context;
mod verb;
mod word;

use std::collections::HashSet;

use super::sentence::Sentences;
use super::token::TokenKind;
use crate::document::Document;
use crate::rules::Rules;
use crate::rules::speech::{Lexicon, TagSet};

pub use crate::rules::speech::Tag;

/// One tag a token, in the order of [`Sentences::tokens`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(pub Vec<Tag>);

impl Tags {
    /// The tag of the token with this index; [`Tag::Other`] beyond the last one.
    pub fn get(&self, token: usize) -> Tag {
        self.0.get(token).copied().unwrap_or_default()
    }
}

/// Tags every token: what the word can be, then what its neighbours make of it.
pub fn assign(document: &Document, sentences: &Sentences, rules: &Rules) -> Tags {
    let mut tags = Tags(Vec::with_capacity(sentences.tokens.len()));
    let census = Census::take(document, sentences);
    for sentence in &sentences.list {
        let words: Vec<Word<'_>> = sentences
            .tokens_of(sentence)
            .iter()
            .map(|token| Word {
                text: document.words(token.span),
                lower: sentences.lower(token),
                kind: token.kind,
            })
            .collect();
        let possible = possible_tags(&words, &census, &rules.speech.lexicon);
        tags.0.extend(context::decide(&words, &possible));
    }
    tags
}

/// One token as the tagger sees it.
struct Word<'a> {
    text: &'a str,
    lower: &'a str,
    kind: TokenKind,
}

impl Word<'_> {
    fn is_capitalized(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    fn is_shouted(&self) -> bool {
        self.text.len() > 1 && !self.text.contains(char::is_lowercase) && self.is_capitalized()
    }
}

/// How the words of the whole article are written, to tell names from capitals that only begin a sentence.
struct Census<'a> {
    /// Words that occur in lower case.
    plain: HashSet<&'a str>,
    /// Words that occur with a capital inside a sentence, in lower case.
    capital: HashSet<&'a str>,
}

impl<'a> Census<'a> {
    fn take(document: &'a Document, sentences: &'a Sentences) -> Self {
        let mut census = Self {
            plain: HashSet::new(),
            capital: HashSet::new(),
        };
        for sentence in &sentences.list {
            let tokens = sentences.tokens_of(sentence);
            for (index, token) in tokens.iter().enumerate() {
                if token.kind != TokenKind::Word || token.span.len() < 3 {
                    continue;
                }
                if !document.words(token.span).starts_with(char::is_uppercase) {
                    census.plain.insert(sentences.lower(token));
                } else if index > 1 {
                    census.capital.insert(sentences.lower(token));
                }
            }
        }
        census
    }

    /// Whether a capitalized word that begins a sentence is a name.
    fn is_name(&self, word: &Word<'_>, known: Option<TagSet>, position: &Position) -> bool {
        let capital = self.capital.contains(word.lower);
        let plain = self.plain.contains(word.lower);
        if position.next_capital && !is_opening_adverb(known) {
            return true;
        }
        match (capital, plain) {
            (true, false) => true,
            (_, true) => false,
            _ => known.is_none() && !is_plain_by_ending(word.lower),
        }
    }
}

/// What every word of a sentence can be by itself.
fn possible_tags(words: &[Word<'_>], census: &Census<'_>, lexicon: &Lexicon) -> Vec<TagSet> {
    let letters = words.iter().filter(|word| word.kind == TokenKind::Word);
    let (long, shouted) = letters
        .filter(|word| word.text.len() > 3)
        .fold((0, 0), |(long, shouted), word| {
            (long + 1, shouted + usize::from(word.is_shouted()))
        });
    let all_shouted = long > 2 && shouted * 5 >= long * 4;
    let mut begins = true;
    let mut possible = Vec::with_capacity(words.len());
    for (index, word) in words.iter().enumerate() {
        let next_capital = words.get(index + 1).is_some_and(Word::is_capitalized);
        let position = Position {
            begins,
            next_capital,
            all_shouted,
        };
        possible.push(possible_of(word, &position, census, lexicon));
        begins = match word.kind {
            TokenKind::Mark => {
                begins || matches!(word.text, ":" | "“" | "\"" | "‘" | "``" | "''" | "…")
            }
            _ => false,
        };
    }
    possible
}

struct Position {
    begins: bool,
    next_capital: bool,
    all_shouted: bool,
}

fn possible_of(
    word: &Word<'_>,
    position: &Position,
    census: &Census<'_>,
    lexicon: &Lexicon,
) -> TagSet {
    let known = lexicon.tags(word.lower);
    match word.kind {
        TokenKind::Number => return TagSet::of(&[Tag::Number]),
        TokenKind::Mark => return known.unwrap_or(TagSet::of(&[Tag::Mark])),
        TokenKind::Word => {}
    }
    if word.is_capitalized() && !position.all_shouted && word.lower != "i" {
        let function_word = known.is_some_and(|tags| is_closed(tags.first));
        let looks_plain = position.begins || function_word && !word.is_shouted();
        if !looks_plain || word.is_shouted() && !function_word {
            return TagSet::of(&[Tag::Name]);
        }
        if !function_word && census.is_name(word, known, position) {
            return TagSet::of(&[Tag::Name]);
        }
    }
    known.unwrap_or_else(|| guess(word.lower))
}

/// Whether a word with this tag is one of a closed class, never a name.
const fn is_closed(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Determiner
            | Tag::Pronoun
            | Tag::PossessivePronoun
            | Tag::Possessive
            | Tag::Preposition
            | Tag::Conjunction
            | Tag::To
            | Tag::Modal
            | Tag::WhPronoun
            | Tag::WhDeterminer
            | Tag::WhPossessive
            | Tag::WhAdverb
            | Tag::Adverb
            | Tag::PresentThird
            | Tag::Number
            | Tag::Mark
    )
}

fn is_opening_adverb(known: Option<TagSet>) -> bool {
    known.is_some_and(|tags| matches!(tags.first, Tag::Adverb | Tag::Adjective | Tag::Comparative))
}

fn is_plain_by_ending(word: &str) -> bool {
    word.ends_with("ly") || word.ends_with("ing") && word.len() > 5
}

/// The part of speech of a word nothing is known of, by its ending.
fn guess(word: &str) -> TagSet {
    const ADJECTIVES: [&str; 14] = [
        "ous", "ful", "ive", "able", "ible", "al", "ic", "less", "ish", "ary", "-old", "ese",
        "ent", "ant",
    ];
    let tags: &[Tag] = match word {
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => {
            if word.contains('-')
                || word.ends_with("th")
                || word.ends_with("st")
                || word.ends_with("nd")
            {
                &[Tag::Adjective]
            } else {
                &[Tag::Number]
            }
        }
        _ if word.ends_with("ly") => &[Tag::Adverb],
        _ if ADJECTIVES.iter().any(|ending| word.ends_with(ending)) => &[Tag::Adjective, Tag::Noun],
        _ if word.contains('-') && word.ends_with("ed") => &[Tag::Adjective],
        _ if word.contains('-') && word.ends_with("ing") => &[Tag::Adjective, Tag::Noun],
        _ if word.ends_with("ed") && word.len() > 4 => &[Tag::Past, Tag::Participle],
        _ if word.ends_with("ing") && word.len() > 5 => &[Tag::PresentParticiple, Tag::Noun],
        _ if is_plural(word) => &[Tag::PluralNoun],
        _ if word.contains('-') => &[Tag::Noun, Tag::Adjective],
        _ => &[Tag::Noun],
    };
    TagSet::of(tags)
}

fn is_plural(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is"]
            .iter()
            .any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests;
