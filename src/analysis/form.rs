//! What tokens look like, as numbers: the part of the models' features that depends on letters alone.

use std::collections::HashMap;
use std::ops::Range;

use super::token::{Token, TokenKind};
use crate::document::Document;
use crate::model::features::{Hasher, feature, hash};

/// The hashes of one token; computed once for all models.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenForm {
    /// The word in lower case: curly apostrophes straight, numbers folded to "0" or, with four digits, "0000".
    pub word: u32,
    /// The last one, two and three chars of that.
    pub endings: [u32; 3],
    /// The first two and three chars of that.
    pub beginnings: [u32; 2],
    /// Upper case, lower case, digits and other chars in order, runs cut to two.
    pub shape: u32,
    /// How it is capitalized.
    pub case: LetterCase,
    /// Whether there is a capital anywhere in it.
    pub has_capital: bool,
    /// Whether there is a letter or digit in it.
    pub is_word: bool,
    /// Whether it is an apostrophe on its own: a closing mark, or the possessive of a plural.
    pub is_apostrophe: bool,
}

/// The forms of an article's tokens. An article uses few words again and again, so each form is made and kept once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenForms {
    distinct: Vec<TokenForm>,
    /// For each token the place of its form.
    places: Vec<u32>,
}

impl TokenForms {
    /// The form of a token; `None` beyond the last.
    pub fn get(&self, token: usize) -> Option<&TokenForm> {
        self.distinct.get(*self.places.get(token)? as usize)
    }

    /// The forms of some tokens, in order.
    pub fn of(&self, tokens: Range<usize>) -> impl Iterator<Item = &TokenForm> {
        let places = self.places(tokens);
        places
            .iter()
            .filter_map(|place| self.distinct.get(*place as usize))
    }

    /// Every form once.
    pub fn distinct(&self) -> &[TokenForm] {
        &self.distinct
    }

    /// For some tokens the places of their forms among the [distinct](Self::distinct) ones.
    pub fn places(&self, tokens: Range<usize>) -> &[u32] {
        self.places.get(tokens).unwrap_or_default()
    }

    /// The forms of all tokens, in order.
    pub fn iter(&self) -> impl Iterator<Item = &TokenForm> {
        self.of(0..self.places.len())
    }
}

/// Reads the letters of every token.
pub(super) fn read(document: &Document, tokens: &[Token]) -> TokenForms {
    let mut forms = TokenForms {
        distinct: Vec::new(),
        places: Vec::with_capacity(tokens.len()),
    };
    let mut known = HashMap::with_capacity(tokens.len() / 2);
    for token in tokens {
        let words = document.words(token.span);
        let place = *known.entry((words, token.kind)).or_insert_with(|| {
            forms.distinct.push(TokenForm::new(words, token.kind));
            u32::try_from(forms.distinct.len() - 1).unwrap_or(u32::MAX)
        });
        forms.places.push(place);
    }
    forms
}

/// The hash of a lower-case word, as [`TokenForm::word`] has it.
pub fn word(lower: &str) -> u32 {
    hash(lower.bytes())
}

/// The hash of the last two chars of a lower-case word, as [`TokenForm::endings`] has it.
pub fn ending(last_but_one: char, last: char) -> u32 {
    pair(last_but_one.into(), last.into())
}

fn pair(last_but_one: u32, last: u32) -> u32 {
    feature(0, [last_but_one, last])
}

/// How a token is capitalized.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LetterCase {
    /// It does not begin with a capital.
    #[default]
    Plain,
    /// It begins with one.
    Capital,
    /// Every letter of it, and more than one, is a capital.
    Shouted,
}

impl TokenForm {
    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.case != LetterCase::Plain
    }

    fn new(words: &str, kind: TokenKind) -> Self {
        let mut scan = FormScan::default();
        for c in words.chars() {
            scan.take(c);
        }
        let word = match kind {
            TokenKind::Number if words.len() == 4 => word("0000"),
            TokenKind::Number => word("0"),
            TokenKind::Word | TokenKind::Mark => scan.letters.finish(),
        };
        let [c, b, a] = scan.last;
        let [first, second, third] = scan.first;
        Self {
            word,
            endings: [a, pair(b, a), feature(0, [c, b, a])],
            beginnings: [
                feature(1, [first, second]),
                feature(1, [first, second, third]),
            ],
            shape: hash(scan.shape.into_iter().take(scan.shape_length)),
            case: match words.starts_with(char::is_uppercase) {
                false => LetterCase::Plain,
                true if scan.upper > 1 && scan.lower == 0 => LetterCase::Shouted,
                true => LetterCase::Capital,
            },
            has_capital: scan.upper > 0,
            is_word: scan.upper + scan.lower + scan.digits > 0,
            is_apostrophe: matches!(words, "'" | "’"),
        }
    }
}

const LONGEST_SHAPE: usize = 12;

/// What one pass over a token gathers.
#[derive(Default)]
struct FormScan {
    letters: Hasher,
    first: [u32; 3],
    last: [u32; 3],
    chars: usize,
    shape: [u8; LONGEST_SHAPE],
    shape_length: usize,
    run: usize,
    upper: usize,
    lower: usize,
    digits: usize,
}

impl FormScan {
    fn take(&mut self, c: char) {
        let kind = self.kind(c);
        if self.shape_length > 0 && self.shape.get(self.shape_length - 1) == Some(&kind) {
            self.run += 1;
        } else {
            self.run = 1;
        }
        if self.run <= 2
            && let Some(slot) = self.shape.get_mut(self.shape_length)
        {
            *slot = kind;
            self.shape_length += 1;
        }
        if c.is_ascii() {
            self.take_lower(c.to_ascii_lowercase());
            return;
        }
        for lower in c.to_lowercase() {
            self.take_lower(if matches!(lower, '’' | '‘') {
                '\''
            } else {
                lower
            });
        }
    }

    fn kind(&mut self, c: char) -> u8 {
        if c.is_uppercase() {
            self.upper += 1;
            b'X'
        } else if c.is_alphabetic() {
            self.lower += 1;
            b'x'
        } else if c.is_numeric() {
            self.digits += 1;
            b'd'
        } else if c == '’' {
            b'\''
        } else {
            u8::try_from(c).unwrap_or(b'?')
        }
    }

    fn take_lower(&mut self, c: char) {
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            self.letters.push(byte);
        }
        if let Some(slot) = self.first.get_mut(self.chars) {
            *slot = u32::from(c);
        }
        self.chars += 1;
        let [_, b, a] = self.last;
        self.last = [b, a, u32::from(c)];
    }
}
