//! Sentences: the unit in which cues, sources and dates are looked for.

use std::ops::Range;

use super::SentenceId;
use super::form::{self, TokenForm, TokenForms};
use super::stamp;
use super::token::{self, Token};
use crate::document::{Block, BlockId, BlockKind, Document};
use crate::lang::Lang;
use crate::lang::speech::{Abbreviations, SentenceEnd};
use crate::text::Span;

/// One sentence of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, closing marks included, white space around it left out.
    pub span: Span,
    /// The block it stands in.
    pub block: BlockId,
    /// Its tokens in [`Sentences::tokens`].
    pub tokens: Range<u32>,
}

impl Sentence {
    /// The indices of its tokens.
    pub const fn token_range(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}

/// All sentences of an article with their tokens; every non-blank byte of a block lies in exactly one sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences {
    /// Sorted and disjoint.
    pub list: Vec<Sentence>,
    /// The tokens of all sentences, in text order.
    pub tokens: Vec<Token>,
    /// What each token looks like, in the same order.
    pub forms: TokenForms,
    // The article's text with ASCII letters in lower case: same offsets as the text itself.
    lower: String,
}

impl Sentences {
    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.token_range()).unwrap_or_default()
    }

    /// The forms of one sentence's tokens.
    pub fn forms_of(&self, sentence: &Sentence) -> impl Iterator<Item = &TokenForm> {
        self.forms.of(sentence.token_range())
    }

    /// The words of a token with ASCII letters in lower case, for look-ups.
    pub fn lower(&self, token: &Token) -> &str {
        self.lower.get(token.span.range()).unwrap_or_default()
    }

    /// The sentence that holds `byte`, or the last one before it; `None` before the first.
    pub fn at(&self, byte: u32) -> Option<SentenceId> {
        self.list
            .partition_point(|sentence| sentence.span.start() <= byte)
            .checked_sub(1)
            .map(SentenceId::of)
    }

    /// The sentence with the given place.
    pub fn get(&self, id: SentenceId) -> Option<&Sentence> {
        self.list.get(id.index())
    }
}

/// Splits every block of an article into sentences and these into tokens.
///
/// In code and tables every line is a sentence.
pub fn split(document: &Document, lang: &Lang) -> Sentences {
    let mut sentences = Sentences {
        lower: document.text.as_str().to_ascii_lowercase(),
        ..Sentences::default()
    };
    for (index, block) in document.blocks.iter().enumerate() {
        let id = BlockId(u32::try_from(index).unwrap_or(u32::MAX));
        for span in spans_of(document, block, lang) {
            let first = count(&sentences.tokens);
            token::split(&document.text, span, lang, &mut sentences.tokens);
            sentences.list.push(Sentence {
                span,
                block: id,
                tokens: first..count(&sentences.tokens),
            });
        }
    }
    sentences.tokens.shrink_to_fit();
    sentences.list.shrink_to_fit();
    sentences.forms = form::read(document, &sentences.tokens);
    sentences
}

fn count(tokens: &[Token]) -> u32 {
    u32::try_from(tokens.len()).unwrap_or(u32::MAX)
}

fn spans_of(document: &Document, block: &Block, lang: &Lang) -> Vec<Span> {
    let words = document.words(block.span);
    let ends = match block.kind {
        BlockKind::Code | BlockKind::Lines | BlockKind::Table => line_ends(words),
        _ => sentence_ends(words, &lang.speech.abbreviations),
    };
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let pieces = starts.zip(ends.iter().copied().chain([words.len()]));
    pieces
        .filter_map(|(start, end)| document.text.span_in(block.span, start..end))
        .map(|span| document.text.trim(span))
        .filter(|span| !span.is_empty())
        .collect()
}

fn line_ends(words: &str) -> Vec<usize> {
    words
        .match_indices('\n')
        .map(|(byte, line_break)| byte + line_break.len())
        .collect()
}

/// Where sentences end inside a block, but for the end of the block itself.
fn sentence_ends(words: &str, abbreviations: &Abbreviations) -> Vec<usize> {
    let mut ends: Vec<usize> = stamp::end(words).into_iter().collect();
    let mut start = ends.first().copied().unwrap_or(0);
    let mut byte = start;
    while let Some(stop) = Stop::next(words, byte) {
        debug_assert!(stop.closed > byte, "a stop is behind the last one");
        if stop.is_end(words, start, abbreviations) {
            ends.push(stop.closed);
            let behind = words.get(stop.closed..).unwrap_or_default();
            start = words.len() - behind.trim_start().len();
        }
        byte = stop.closed;
    }
    ends
}

/// A run of full stops, question and exclamation marks with the marks that close behind it.
struct Stop {
    /// Where the run starts.
    start: usize,
    /// The end of the closing marks behind the run.
    closed: usize,
    /// Full stops in the run; an ellipsis counts three.
    dots: usize,
    /// Whether a question or exclamation mark is among them.
    hard: bool,
    /// Whether a quotation mark closes behind the run.
    quoted: bool,
}

/// What stands behind a stop.
struct Ahead<'a> {
    /// The text behind marks that open.
    words: &'a str,
    first: char,
    blank: bool,
    opened: bool,
}

impl Stop {
    fn next(words: &str, from: usize) -> Option<Self> {
        let start = from + words.get(from..)?.find(is_stop)?;
        let run = words.get(start..)?;
        let length = run.find(|c| !is_stop(c)).unwrap_or(run.len());
        let marks = run.get(..length)?;
        let behind = run.get(length..)?;
        let closers = behind.len() - behind.trim_start_matches(token::is_closing).len();
        Some(Self {
            start,
            closed: start + length + closers,
            dots: marks.matches('.').count() + 3 * marks.matches('…').count(),
            hard: marks.contains(|c| !matches!(c, '.' | '…')),
            quoted: behind.get(..closers)?.contains(|c| !matches!(c, ')' | ']')),
        })
    }

    fn is_end(&self, words: &str, sentence: usize, abbreviations: &Abbreviations) -> bool {
        let Some(ahead) = Ahead::of(words.get(self.closed..).unwrap_or_default()) else {
            return false;
        };
        if words
            .get(self.start..self.closed)
            .is_some_and(|run| run.contains(['。', '！', '？']))
        {
            return true;
        }
        if !ahead.blank {
            return self.is_glued_end(words, &ahead, abbreviations);
        }
        if !ahead.opened && !ahead.first.is_uppercase() && !begins_without_capital(ahead.first) {
            return false;
        }
        if self.hard {
            let tag = self.quoted && !ahead.opened && has_report_verb(ahead.words, abbreviations);
            return !tag;
        }
        if self.dots >= 2 {
            let starts = ahead.opened || self.quoted || abbreviations.is_starter(&ahead.word());
            return ahead.first.is_uppercase() && starts;
        }
        let before = word_before(words, sentence, self.start);
        self.quoted || is_end_after(before, sentence, self.start, &ahead, abbreviations)
    }

    /// “him.The” and “so.”“We”: the blank is missing.
    fn is_glued_end(&self, words: &str, ahead: &Ahead<'_>, abbreviations: &Abbreviations) -> bool {
        if self.quoted && ahead.opened {
            return true;
        }
        let mut before = words.get(..self.start).unwrap_or_default().chars().rev();
        let after_word = before.by_ref().take(2).filter(|c| c.is_lowercase()).count() == 2;
        let capitalized = ahead.first.is_uppercase()
            && ahead.words.chars().nth(1).is_some_and(char::is_lowercase);
        self.dots == 1
            && !self.hard
            && after_word
            && capitalized
            && abbreviations.is_starter(&ahead.word())
    }
}

impl<'a> Ahead<'a> {
    fn of(behind: &'a str) -> Option<Self> {
        let rest = behind.trim_start();
        let words = rest.trim_start_matches(is_opening);
        Some(Self {
            first: words.chars().next()?,
            words,
            blank: rest.len() < behind.len(),
            opened: words.len() < rest.len(),
        })
    }

    /// The next word in lower case, cut at a length no starter has.
    fn word(&self) -> String {
        self.words
            .chars()
            .take_while(|c| c.is_alphanumeric())
            .take(16)
            .collect::<String>()
            .to_lowercase()
    }
}

/// Whether a single full stop behind `before` ends the sentence.
fn is_end_after(
    before: &str,
    sentence: usize,
    stop: usize,
    ahead: &Ahead<'_>,
    abbreviations: &Abbreviations,
) -> bool {
    let numeric = ahead.first.is_numeric();
    let starter = || abbreviations.is_starter(&ahead.word());
    let list_number = before.len() <= 3 && before.bytes().all(|byte| byte.is_ascii_digit());
    if list_number && stop == sentence + before.len() {
        return false;
    }
    match abbreviations.get(before) {
        Some(SentenceEnd::Never) => false,
        Some(SentenceEnd::Number) => !numeric,
        Some(SentenceEnd::Maybe) => !numeric && (ahead.opened || starter()),
        None if before.chars().nth(1) == Some('.') => !numeric && (ahead.opened || starter()),
        None if is_initial(before) => starter() && !matches!(ahead.word().as_str(), "a" | "i"),
        None => true,
    }
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| c.is_uppercase() && c != 'I') && chars.next().is_none()
}

/// The word that ends at `stop`, looked for no further back than an abbreviation is long.
fn word_before(words: &str, sentence: usize, stop: usize) -> &str {
    const LONGEST: usize = 24;
    let mut from = stop.saturating_sub(LONGEST).max(sentence);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let before = words.get(from..stop).unwrap_or_default();
    let is_gap = |c: char| c.is_whitespace() || is_opening(c);
    before.rsplit(is_gap).next().unwrap_or_default()
}

/// “Why?” Trump asked: a report verb soon behind carries the sentence on.
fn has_report_verb(words: &str, abbreviations: &Abbreviations) -> bool {
    words
        .split_whitespace()
        .take(5)
        .take_while(|word| !word.ends_with(['.', '“', '"']))
        .chain(
            words
                .split_whitespace()
                .take(5)
                .find(|word| word.ends_with('.')),
        )
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .any(|word| abbreviations.is_report_verb(word))
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '?' | '!' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।'
    )
}

const fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '‘' | '\'' | '`' | '(' | '[' | '«' | '‹' | '„' | '—' | '–' | '-'
    )
}

/// Digits, signs and letters of scripts without capitals.
fn begins_without_capital(c: char) -> bool {
    c.is_numeric()
        || matches!(c, '$' | '€' | '£' | '@' | '#' | '*' | '•')
        || c.is_alphabetic() && !c.is_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DocumentBuilder;
    use crate::lang::source::examples;
    use proptest::prelude::*;

    fn sentences_of(kind: BlockKind, words: &str) -> Vec<String> {
        let mut builder = DocumentBuilder::new();
        builder.block(kind, 0, words);
        let document = builder.finish();
        split(&document, Lang::english())
            .list
            .iter()
            .map(|sentence| document.words(sentence.span).to_owned())
            .collect()
    }

    fn sentences(words: &str) -> Vec<String> {
        sentences_of(BlockKind::Paragraph, words)
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        assert_eq!(
            sentences("“It works.” She left. (He stayed.) Why?"),
            ["“It works.”", "She left.", "(He stayed.)", "Why?"]
        );
    }

    #[test]
    fn a_question_with_its_asker_is_one_sentence() {
        assert_eq!(
            sentences("“Why?” Ortega asked. Nobody knew."),
            ["“Why?” Ortega asked.", "Nobody knew."]
        );
        assert_eq!(sentences("“Why?” the mayor asked.").len(), 1);
        assert_eq!(sentences("“Why?” Ortega left the room.").len(), 2);
    }

    #[test]
    fn initials_and_numbers_do_not_end_a_sentence() {
        assert_eq!(sentences("Ana B. Ruiz paid $3.50 for it.").len(), 1);
        assert_eq!(sentences("1. Ana spoke. 2. Paul left.").len(), 2);
    }

    #[test]
    fn a_missing_blank_does_not_glue_sentences() {
        assert_eq!(sentences("They saw him.The crowd left.").len(), 2);
        assert_eq!(sentences("See example.The for more.").len(), 2);
        assert_eq!(sentences("See newsprint.Example for more.").len(), 1);
    }

    #[test]
    fn lines_of_code_and_tables_are_sentences() {
        assert_eq!(
            sentences_of(BlockKind::Code, "if x. Y:\n  z\n"),
            ["if x. Y:", "z"]
        );
    }

    #[test]
    fn abbreviations_prove_their_examples() {
        let examples = examples().iter();
        for example in examples.filter(|example| example.file == "abbreviations") {
            let found = sentences(&example.text);
            assert_eq!(found.len() == 1, example.hit, "{}: {found:?}", example.rule);
        }
    }

    proptest! {
        #[test]
        fn every_char_but_white_space_is_in_one_token_of_one_sentence(words in "[ -~“”‘’…é。\n]{0,80}|\\PC{0,60}") {
            let mut builder = DocumentBuilder::new();
            builder.block(BlockKind::Paragraph, 0, &words);
            builder.block(BlockKind::Code, 0, &words);
            let document = builder.finish();
            let sentences = split(&document, Lang::english());
            let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let by_sentence: String = sentences.list.iter().map(|s| document.words(s.span)).collect();
            let by_token: String = sentences.tokens.iter().map(|t| document.words(t.span)).collect();
            prop_assert_eq!(squeeze(document.text.as_str()), squeeze(&by_sentence));
            prop_assert_eq!(squeeze(document.text.as_str()), squeeze(&by_token));
        }
    }
}
