//! Letters: paragraphs without quotation marks that are the words of whoever signs below them.

use std::ops::Range;

use super::attribute::{Attribution, Taken};
use super::leftover::block_tokens;
use super::source::SourcePhrase;
use crate::analysis::Evidence;
use crate::analysis::article::Article;
use crate::analysis::tag::Tag;
use crate::document::{BlockId, BlockKind};

/// The rule that gives a letter to the one who signed it.
pub(super) const LETTER: &str = "signed-letter";

/// How many tokens a line below a letter may have: name, role and place.
const LONGEST: usize = 14;
/// How many words before the first comma are a name.
const NAME: usize = 4;
/// How many paragraphs a letter may have.
const MOST_PARAGRAPHS: usize = 40;

/// Finds signed letters: several in one article, or one with a greeting or a farewell.
pub(super) fn find(article: &Article<'_>, taken: &mut Taken) -> Vec<Attribution> {
    let post = Post::sort(article);
    let is_free = |letter: &Attribution| !letter.parts.iter().any(|part| taken.has(part.start));
    let letters: Vec<Attribution> = post.letters().filter(is_free).collect();
    for letter in &letters {
        let source = letter.source.iter().map(|source| source.tokens.clone());
        for tokens in source.chain(letter.parts.clone()) {
            taken.take(tokens);
        }
    }
    letters
}

/// What a paragraph is to a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LetterLine {
    /// A heading, a table, a picture: a letter begins behind it.
    Break,
    /// "Dear members of the council,"
    Greeting,
    /// "Yours sincerely,"
    Farewell,
    /// A short line without a stop that begins with a name.
    Name,
    /// Any other short line without a stop.
    Short,
    /// Sentences.
    Body,
}

/// An article's paragraphs as lines of letters.
struct Post<'a> {
    article: &'a Article<'a>,
    lines: Vec<(Range<usize>, LetterLine)>,
    /// Whether the headline or a heading says that these are letters.
    titled: bool,
}

impl<'a> Post<'a> {
    fn sort(article: &'a Article<'a>) -> Self {
        let document = article.document;
        let blocks = document.blocks.iter().zip(0..).map(|(_, id)| BlockId(id));
        let lines = blocks.filter_map(|id| {
            let tokens = block_tokens(article, id)?;
            let line = if article.is_prose(id) {
                line(article, &tokens)
            } else {
                LetterLine::Break
            };
            Some((tokens, line))
        });
        let lines = lines.collect();
        let is_headed = |words: &str| {
            let mut words = words.split(|c: char| !c.is_alphabetic());
            words.any(|word| matches!(&*word.to_lowercase(), "letter" | "letters"))
        };
        let headings = document
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Heading);
        let title = document.meta.title.as_deref().into_iter();
        let section = document.meta.section.as_deref().into_iter();
        let mut headings = headings
            .map(|heading| document.words(heading.span))
            .chain(title)
            .chain(section);
        Self {
            article,
            lines,
            titled: headings.any(is_headed),
        }
    }

    fn letters(&self) -> impl Iterator<Item = Attribution> {
        (0..self.lines.len()).filter_map(|at| self.letter(at))
    }

    fn line(&self, at: usize) -> LetterLine {
        self.lines
            .get(at)
            .map_or(LetterLine::Break, |(_, line)| *line)
    }

    /// The letter that a line signs.
    fn letter(&self, name: usize) -> Option<Attribution> {
        let goes_on = self.line(name + 1) == LetterLine::Body && !self.titled;
        if self.line(name) != LetterLine::Name || goes_on {
            return None;
        }
        let farewell = name
            .checked_sub(1)
            .filter(|at| self.line(*at) == LetterLine::Farewell);
        let end = farewell.unwrap_or(name);
        let body = |at: &usize| self.line(*at) == LetterLine::Body;
        let count = (0..end)
            .rev()
            .take(MOST_PARAGRAPHS)
            .take_while(body)
            .count();
        let first = end - count;
        let greeted = first
            .checked_sub(1)
            .is_some_and(|at| self.line(at) == LetterLine::Greeting);
        let parts: Vec<Range<usize>> = self
            .lines
            .get(first..end)?
            .iter()
            .map(|(tokens, _)| tokens.clone())
            .collect();
        let is_letter = greeted
            || farewell.is_some()
            || self.titled && parts.iter().any(|part| self.is_personal(part));
        let parts: Vec<Range<usize>> = parts
            .into_iter()
            .map(|part| self.article.trim(part))
            .filter(|part| !part.is_empty())
            .collect();
        (is_letter && !parts.is_empty()).then(|| self.attribution(name, parts))?
    }

    /// Whether somebody speaks of themselves or to somebody.
    fn is_personal(&self, words: &Range<usize>) -> bool {
        let article = self.article;
        words.clone().any(|at| {
            let word = article.lower(at);
            matches!(
                word,
                "i" | "we" | "my" | "our" | "your" | "you" | "us" | "me"
            ) && !self.article.is_quoted(at)
        })
    }

    fn attribution(&self, name: usize, parts: Vec<Range<usize>>) -> Option<Attribution> {
        let (tokens, _) = self.lines.get(name)?;
        let name = name_in(self.article, tokens)?;
        let article = self.article;
        let place = article.token(name.start)?.span.start();
        Some(Attribution {
            parts,
            source: Some(SourcePhrase {
                head: name.end - 1,
                group_end: name.end,
                tokens: name,
            }),
            cue: None,
            block: article.document.block_at(place)?,
            why: Evidence::certain(LETTER),
        })
    }
}

fn line(article: &Article<'_>, tokens: &Range<usize>) -> LetterLine {
    let last = tokens.end.saturating_sub(1);
    let opening = article.lower(tokens.start);
    let short = tokens.len() <= LONGEST;
    if short && (opening == "dear" || opening == "to" && matches!(article.lower(last), ":" | ",")) {
        return LetterLine::Greeting;
    }
    let farewell = matches!(
        opening,
        "yours"
            | "sincerely"
            | "respectfully"
            | "faithfully"
            | "regards"
            | "best"
            | "kind"
            | "warmly"
    );
    if farewell && tokens.len() <= NAME + 1 && article.lower(last) == "," {
        return LetterLine::Farewell;
    }
    let stops = matches!(article.lower(last), "." | "?" | "!" | ":" | "…" | "...")
        || article.is_quoted(last);
    let told = stops || article.has_finite(tokens.clone());
    match name_in(article, tokens) {
        _ if !short || told => LetterLine::Body,
        Some(_) => LetterLine::Name,
        None => LetterLine::Short,
    }
}

/// The name a line begins with, behind a dash or not: two words with a capital or more, up to a comma, a bracket or its end.
fn name_in(article: &Article<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let dash = matches!(article.lower(tokens.start), "―" | "—" | "–" | "-" | "--");
    let start = tokens.start + usize::from(dash);
    let end = (start..tokens.end)
        .find(|at| matches!(article.lower(*at), "," | "(" | "—" | "–"))
        .unwrap_or(tokens.end);
    let name = start..end;
    let is_part = |at: usize| {
        article.is_capitalized(at) && article.tag(at) != Tag::Determiner
            || matches!(
                article.lower(at),
                "." | "de" | "van" | "von" | "der" | "bin" | "al"
            )
    };
    let fits = (2..=NAME + 1).contains(&name.len()) && name.clone().all(is_part);
    (fits && !article.is_quoted(start)).then_some(name)
}

/// Where the words of a paragraph end that a name behind a dash signs, and the name: “It works. — Ana Ruiz (@ana) March 4”.
pub(super) fn signed(
    article: &Article<'_>,
    tokens: &Range<usize>,
) -> Option<(usize, Range<usize>)> {
    let lowest = tokens.start.max(tokens.end.saturating_sub(LONGEST));
    let dash =
        (lowest..tokens.end).find(|at| matches!(article.lower(*at), "―" | "—" | "–" | "--"))?;
    let begins = dash == tokens.start || !article.is_word(dash - 1);
    let name = name_in(article, &(dash..tokens.end)).filter(|_| begins)?;
    (!article.has_finite(name.end..tokens.end)).then_some((dash, name))
}
