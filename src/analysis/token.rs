//! Tokens: words, numbers and punctuation after the conventions of the Penn Treebank.

use crate::lang::Lang;
use crate::text::{Span, Text};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with or without digits: "word", "don", "n’t", "U.S.", "20th", "@name".
    Word,
    /// Digits with their separators: "1,200", "3.5", "2015-16", "9:41".
    Number,
    /// Punctuation and symbols.
    Mark,
}

/// One word, number, clitic or punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// Adds the tokens of one sentence; every non-blank byte of it lies in exactly one.
pub(super) fn split(text: &Text, sentence: Span, lang: &Lang, tokens: &mut Vec<Token>) {
    let words = text.slice(sentence);
    let end_of_words = words.trim_end_matches(is_closing).len();
    let mut byte = 0;
    while let Some(found) = rest(words, byte).find(|c: char| !c.is_whitespace()) {
        let start = byte + found;
        let scan = Tokenizer {
            words,
            end_of_words,
            lang,
        };
        let (end, kind) = scan.token(start);
        debug_assert!(end > start, "a token holds at least one char");
        for piece in clitics(words.get(start..end).unwrap_or_default(), kind) {
            let range = start + piece.0..start + piece.1;
            tokens.extend(
                text.span_in(sentence, range)
                    .map(|span| Token { span, kind }),
            );
        }
        byte = end;
    }
}

/// Whether a mark closes a quotation or bracket and may stand behind a full stop.
pub(super) const fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '›')
}

struct Tokenizer<'a> {
    words: &'a str,
    end_of_words: usize,
    lang: &'a Lang,
}

impl Tokenizer<'_> {
    /// The end and kind of the token that starts at a non-blank char.
    fn token(&self, start: usize) -> (usize, TokenKind) {
        let mut chars = rest(self.words, start).chars();
        let Some(first) = chars.next() else {
            return (self.words.len(), TokenKind::Mark);
        };
        let second = chars.next();
        let begins_word = is_word(first)
            || matches!(first, '@' | '#') && second.is_some_and(is_word)
            || self.is_decade(start, first);
        if begins_word {
            let end = self.word_end(start, start + first.len_utf8());
            let token = self.words.get(start..end).unwrap_or_default();
            return (end, kind_of(token));
        }
        let end = match first {
            '.' | '-' | '`' | '\'' => self.run_end(start, first),
            _ => start + first.len_utf8(),
        };
        (end, TokenKind::Mark)
    }

    /// The end of a run of full stops, hyphens, or of a pair of ticks used as one quotation mark.
    fn run_end(&self, start: usize, mark: char) -> usize {
        let longest = if matches!(mark, '`' | '\'') {
            2
        } else {
            usize::MAX
        };
        let run = rest(self.words, start)
            .chars()
            .take_while(|c| *c == mark)
            .take(longest)
            .count();
        start + run * mark.len_utf8()
    }

    /// “’90s”: an apostrophe, two digits and an s.
    fn is_decade(&self, start: usize, first: char) -> bool {
        if !matches!(first, '\'' | '’') {
            return false;
        }
        let mut after = rest(self.words, start + first.len_utf8()).chars();
        let digits = [after.next(), after.next()];
        digits
            .iter()
            .flatten()
            .filter(|c| c.is_ascii_digit())
            .count()
            == 2
            && after.next() == Some('s')
    }

    fn word_end(&self, start: usize, begun: usize) -> usize {
        let mut end = begun;
        loop {
            let mut ahead = rest(self.words, end).chars();
            let Some(next) = ahead.next() else { return end };
            let after = ahead.next();
            let joins = match next {
                _ if is_word(next) => true,
                ',' => self.digit_before(end) && after.is_some_and(|c| c.is_ascii_digit()),
                ':' => {
                    self.digit_before(end) && after.is_some_and(|c| c.is_ascii_digit())
                        || rest(self.words, end).starts_with("://")
                }
                '-' | '&' | '\'' | '’' | '@' | '/' | '\u{2011}' => after.is_some_and(is_word),
                '.' => after.is_some_and(is_word) || self.keeps_stop(start, end),
                _ => false,
            };
            if !joins {
                return end;
            }
            if next == ':' && after == Some('/') {
                return self.address_end(end);
            }
            end += next.len_utf8();
            if next == '.' && !after.is_some_and(|c| is_word(c) || c == '-') {
                return end;
            }
        }
    }

    fn digit_before(&self, end: usize) -> bool {
        let before = self.words.as_bytes().get(..end).unwrap_or_default();
        before.last().is_some_and(u8::is_ascii_digit)
    }

    /// Whether the full stop behind a word is part of it: abbreviations and initials, unless it ends the sentence.
    fn keeps_stop(&self, start: usize, end: usize) -> bool {
        let word = self.words.get(start..end).unwrap_or_default();
        let dotted = word.contains('.') && word.chars().rev().nth(1) == Some('.');
        let initial = word.len() == 1 && word.starts_with(char::is_uppercase);
        let known = dotted || initial || self.lang.speech.abbreviations.get(word).is_some();
        known && (end + 1 < self.end_of_words || dotted)
    }

    fn address_end(&self, start: usize) -> usize {
        let address = rest(self.words, start);
        let length = address
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '”' | '’' | ')'))
            .unwrap_or(address.len());
        start
            + address
                .get(..length)
                .unwrap_or_default()
                .trim_end_matches(['.', ',', ';'])
                .len()
                .max(1)
    }
}

fn rest(words: &str, byte: usize) -> &str {
    words.get(byte..).unwrap_or_default()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn kind_of(token: &str) -> TokenKind {
    let digits = token.starts_with(|c: char| c.is_ascii_digit());
    let bare = token.chars().all(|c| !c.is_alphabetic() && c != '_');
    if digits && bare {
        TokenKind::Number
    } else {
        TokenKind::Word
    }
}

/// Parts a word from what is grown onto it: “do|n’t”, “Ana|’s”, “can|not”.
fn clitics(token: &str, kind: TokenKind) -> impl Iterator<Item = (usize, usize)> {
    let whole = token.len();
    let cut = match kind {
        TokenKind::Mark => None,
        TokenKind::Word | TokenKind::Number => clitic_start(token),
    };
    let first = (0, cut.unwrap_or(whole));
    let second = cut.map(|byte| (byte, whole));
    std::iter::once(first).chain(second)
}

fn clitic_start(token: &str) -> Option<usize> {
    if token.eq_ignore_ascii_case("cannot") {
        return Some("can".len());
    }
    let apostrophe = token.rfind(['\'', '’']).filter(|byte| *byte > 0)?;
    let tail = rest(token, apostrophe).trim_start_matches(['\'', '’']);
    let stem = token.get(..apostrophe)?;
    if tail.eq_ignore_ascii_case("t") {
        let cut = stem.strip_suffix(['n', 'N'])?;
        return (!cut.is_empty()).then_some(cut.len());
    }
    let grown = ["s", "re", "ve", "ll", "d", "m"];
    grown
        .iter()
        .any(|clitic| tail.eq_ignore_ascii_case(clitic))
        .then_some(apostrophe)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(words: &str) -> Vec<String> {
        let text = Text::new(words.to_owned());
        let mut tokens = Vec::new();
        split(&text, text.whole(), Lang::english(), &mut tokens);
        tokens
            .iter()
            .map(|token| text.slice(token.span).to_owned())
            .collect()
    }

    fn kinds(words: &str) -> Vec<TokenKind> {
        let text = Text::new(words.to_owned());
        let mut tokens = Vec::new();
        split(&text, text.whole(), Lang::english(), &mut tokens);
        tokens.iter().map(|token| token.kind).collect()
    }

    #[test]
    fn clitics_are_tokens_of_their_own() {
        assert_eq!(
            tokens("They don’t know Ana’s dog can't."),
            [
                "They", "do", "n’t", "know", "Ana", "’s", "dog", "ca", "n't", "."
            ]
        );
    }

    #[test]
    fn an_abbreviation_keeps_its_stop_but_not_the_sentence_end() {
        assert_eq!(
            tokens("Mr. Lind of Lind Corp."),
            ["Mr.", "Lind", "of", "Lind", "Corp", "."]
        );
        assert_eq!(tokens("in the U.S."), ["in", "the", "U.S."]);
        assert_eq!(tokens("a U.S.-led force"), ["a", "U.S.-led", "force"]);
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(
            tokens("$1,200.50 at 9:41, up 3%."),
            ["$", "1,200.50", "at", "9:41", ",", "up", "3", "%", "."]
        );
        assert_eq!(kinds("2015-16 20th"), [TokenKind::Number, TokenKind::Word]);
    }

    #[test]
    fn quotation_marks_stand_alone() {
        assert_eq!(
            tokens("“It’s ‘fine’,” he"),
            ["“", "It", "’s", "‘", "fine", "’", ",", "”", "he"]
        );
        assert_eq!(tokens("''Yes,'' she"), ["''", "Yes", ",", "''", "she"]);
    }

    #[test]
    fn decades_and_addresses_are_one_token() {
        assert_eq!(tokens("the ’90s"), ["the", "’90s"]);
        assert_eq!(
            tokens("see https://a.example/b?c=d."),
            ["see", "https://a.example/b?c=d", "."]
        );
    }
}
