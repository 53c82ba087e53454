use std::ops::Range;

use super::article::Article;
use super::tag::Tag;
use crate::lang::WordClass;

/// A base noun phrase: a noun with what stands before it, possessives included; or a pronoun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The token that carries the meaning: the last noun.
    pub(crate) head: usize,
}

impl Article<'_> {
    /// The base noun phrases of a whole sentence, after its dateline.
    pub(super) fn sentence_chunks(&self, sentence: Range<usize>) -> Vec<Chunk> {
        let start = self.dateline_end(sentence.clone());
        self.chunks(start..sentence.end)
    }

    /// The base noun phrases of a part of a sentence, each wholly inside or outside a quoted run.
    pub(super) fn chunks(&self, tokens: Range<usize>) -> Vec<Chunk> {
        let mut chunks = find(self, tokens);
        chunks.retain(|chunk| self.run_of(chunk.tokens.start) == self.run_of(chunk.head));
        chunks
    }
}

/// Finds the base noun phrases of one sentence; none reaches over a quotation mark.
pub(super) fn find(article: &Article<'_>, sentence: Range<usize>) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut index = sentence.start;
    while index < sentence.end {
        let chunk = chunk_at(article, index, sentence.end);
        index = chunk.as_ref().map_or(index + 1, |chunk| chunk.tokens.end);
        chunks.extend(chunk);
    }
    chunks
}

fn chunk_at(article: &Article<'_>, start: usize, end: usize) -> Option<Chunk> {
    let tag = article.tag(start);
    if matches!(
        tag,
        Tag::Pronoun | Tag::WhPronoun | Tag::WhDeterminer | Tag::Existential
    ) {
        return Some(Chunk {
            tokens: start..start + 1,
            head: start,
        });
    }
    let describes = tag == Tag::Participle
        && article.tag_before(start) == Tag::Preposition
        && article.tag(start + 1).is_noun();
    if !can_stand_inside(tag) && !describes {
        return None;
    }
    let calendar = is_calendar(article, start);
    let mut head = None;
    let mut index = start;
    while index < end
        && (index == start || goes_on(article, start, index))
        && is_calendar(article, index) == calendar
        && !(head.is_some() && opens_another(article, index))
        && !ends_time(article, start, index)
    {
        if is_head(article.tag(index)) {
            head = Some(index);
        }
        index += 1;
    }
    let head = head?;
    // An adjective behind the last noun belongs to something else.
    let last = (head + 1..index)
        .rev()
        .find(|index| {
            !matches!(
                article.tag(*index),
                Tag::Adjective | Tag::Comparative | Tag::Possessive
            )
        })
        .map_or(head + 1, |index| index + 1);
    Some(Chunk {
        tokens: start..last,
        head,
    })
}

const fn can_stand_inside(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Determiner
            | Tag::PossessivePronoun
            | Tag::Number
            | Tag::Adjective
            | Tag::Comparative
            | Tag::Noun
            | Tag::PluralNoun
            | Tag::Name
    )
}

const fn is_head(tag: Tag) -> bool {
    tag.is_noun() || matches!(tag, Tag::Number | Tag::Determiner)
}

fn goes_on(article: &Article<'_>, start: usize, index: usize) -> bool {
    let tag = article.tag(index);
    let inside = index > start;
    if inside && tag == Tag::Determiner {
        return index > 0 && article.is(index - 1, WordClass::Predeterminer);
    }
    if inside && tag == Tag::PossessivePronoun {
        return index > 0 && article.is(index - 1, WordClass::Whole);
    }
    let describes = matches!(tag, Tag::Participle | Tag::PresentParticiple | Tag::Adverb)
        && inside
        && !article.tag_before(index).is_noun()
        && (article.tag(index + 1).is_noun() || article.tag(index + 1) == Tag::Adjective);
    let joins = matches!(article.lower(index), "&" | "$" | "%") || tag == Tag::Possessive;
    can_stand_inside(tag) || describes || joins && (inside || article.lower(index) == "$")
}

/// Whether a noun phrase begins after another one: "last week" in "the company last week", "many people" in "the news many
/// people heard".
fn opens_another(article: &Article<'_>, index: usize) -> bool {
    article.is(index, WordClass::RelativeTime) && article.is(index + 1, WordClass::TimeUnit)
        || article.is(index, WordClass::Quantity) && article.tag_before(index).is_noun()
}

/// Whether a time ends before a name: "last night" in "last night Ortega left".
fn ends_time(article: &Article<'_>, start: usize, index: usize) -> bool {
    index > start + 1
        && matches!(article.tag(index), Tag::Name | Tag::PluralNoun)
        && article.is(index - 1, WordClass::TimeUnit)
        && article.is(start, WordClass::TimeDeterminer)
}

/// Whether a noun phrase tells when: "Monday", "last week", "the same day".
pub(super) fn is_time(article: &Article<'_>, chunk: &Chunk) -> bool {
    is_calendar(article, chunk.head)
        || chunk.tokens.len() > 1 && article.is(chunk.head, WordClass::TimeUnit)
}

/// Whether a token names a day or month: "Monday" is no part of "Ortega Monday".
pub(super) fn is_calendar(article: &Article<'_>, index: usize) -> bool {
    let word = article.lower(index);
    (article.is_capitalized(index) || word.ends_with("day"))
        && is_calendar_word(article, index)
        && !is_bearer(article, index)
}

/// Whether a month is somebody's first name: "April Jones", "said April.", but not "in April Ruiz left".
fn is_bearer(article: &Article<'_>, index: usize) -> bool {
    let first_name = article.is(index, WordClass::NamedMonth);
    let behind = article.tag_before(index);
    let surname = article.tag(index + 1) == Tag::Name && !is_calendar_word(article, index + 1);
    let named = surname && !matches!(behind, Tag::Preposition | Tag::Adjective | Tag::Determiner);
    let closes =
        matches!(article.lower(index + 1), "." | ",") && article.tag(index + 2) != Tag::Number;
    let speaks = behind == Tag::Past && closes;
    first_name && (named || speaks)
}

/// Whether a word is that of a day or month.
fn is_calendar_word(article: &Article<'_>, index: usize) -> bool {
    let mut classes = [WordClass::Weekday, WordClass::DayWord, WordClass::Month].into_iter();
    classes.any(|class| article.is(index, class))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Models, sentence, tag};
    use crate::document::{BlockKind, DocumentBuilder};
    use crate::lang::Lang;

    fn chunks(words: &str) -> Vec<String> {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, 0, words);
        let document = builder.finish();
        let sentences = sentence::split(&document, Lang::english());
        let tags = tag::assign(&sentences, &Models::builtin().tagger);
        let article = Article::new(&document, &sentences, &tags, Lang::english());
        find(&article, 0..sentences.tokens.len())
            .iter()
            .filter_map(|chunk| article.span(chunk.tokens.clone()))
            .map(|span| document.words(span).to_owned())
            .collect()
    }

    #[test]
    fn a_month_that_says_something_is_somebody() {
        let calendar = |words: &str, index: usize| {
            let mut builder = DocumentBuilder::new();
            builder.block(BlockKind::Paragraph, 0, words);
            let document = builder.finish();
            let sentences = sentence::split(&document, Lang::english());
            let tags = tag::assign(&sentences, &Models::builtin().tagger);
            is_calendar(
                &Article::new(&document, &sentences, &tags, Lang::english()),
                index,
            )
        };
        assert!(!calendar("So said April.", 2));
        assert!(!calendar("April Jones left.", 0));
        assert!(calendar("In April Jones left.", 1));
        assert!(calendar("They said April sales fell.", 2));
    }

    #[test]
    fn a_chunk_reaches_from_the_determiner_to_the_noun() {
        assert_eq!(
            chunks("The new mayor of Varna told Ana’s old friends on Monday that she agreed."),
            [
                "The new mayor",
                "Varna",
                "Ana’s old friends",
                "Monday",
                "she"
            ]
        );
    }

    #[test]
    fn a_time_stands_apart_from_the_noun_before_it() {
        assert_eq!(
            chunks("The group last week left."),
            ["The group", "last week"]
        );
        assert_eq!(chunks("Last night Ortega left."), ["Last night", "Ortega"]);
        assert_eq!(
            chunks("By the news many people had heard."),
            ["the news", "many people"]
        );
    }

    #[test]
    fn a_day_stands_apart_from_the_name_before_it() {
        assert_eq!(chunks("Ortega Monday left."), ["Ortega", "Monday"]);
    }
}
