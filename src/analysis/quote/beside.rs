//! Direct quotations whose speaker a cue names beside them, for languages that have data but no models.

use std::collections::HashSet;
use std::ops::Range;

use super::attribute::{Attribution, Taken};
use super::leftover::block_tokens;
use super::source::SourcePhrase;
use crate::analysis::Evidence;
use crate::analysis::article::Article;
use crate::analysis::name::{Name, NameKind};
use crate::lang::WordClass;

/// The maximum number of words in a name.
const LONGEST: usize = 4;

/// How far before a colon the cue of a quotation may stand, in tokens.
const REACH: usize = 12;

/// Finds the quotations with a cue beside them, and notes which tokens are taken.
pub(super) fn find(article: &Article<'_>, taken: &mut Taken) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for run in 0..article.runs.len() {
        let words = article.run_words(run);
        if words.is_empty() || words.clone().any(|token| taken.has(token)) {
            continue;
        }
        let last = found
            .last_mut()
            .filter(|last| continues(article, run, last));
        if let Some(last) = last {
            last.parts.push(words.clone());
        } else if let Some(attribution) = attribution(article, run) {
            found.push(attribution);
        } else {
            continue;
        }
        taken.take(words);
    }
    found
}

/// The names of the speakers that cues name, wherever they stand outside quotations, sorted.
pub(super) fn names(article: &Article<'_>) -> Vec<Name> {
    let runs = 0..article.runs.len();
    let sources = runs.filter_map(|run| attribution(article, run)?.source);
    let surnames: HashSet<&str> = sources.map(|source| article.lower(source.head)).collect();
    let mut names = Vec::new();
    let mut end = 0;
    for last in 0..article.sentences.tokens.len() {
        if !surnames.contains(article.lower(last)) || article.is_quoted(last) {
            continue;
        }
        let tokens = name_until(article, end, last + 1).unwrap_or(last..last + 1);
        end = last + 1;
        names.extend(article.span(tokens).map(|span| Name {
            span,
            kind: NameKind::Person,
            title: None,
        }));
    }
    names
}

// “...”, said Ana Ruiz, “...”: whether a run goes on with the quotation before.
fn continues(article: &Article<'_>, run: usize, last: &Attribution) -> bool {
    let comma = article.run_tokens(run).start.checked_sub(1);
    let source = last.source.as_ref().map(|source| source.tokens.end);
    comma == source && comma.is_some_and(|comma| article.lower(comma) == ",")
}

fn attribution(article: &Article<'_>, run: usize) -> Option<Attribution> {
    let block = article.runs.get(run)?.block;
    let tokens = block_tokens(article, block)?;
    let cue = cue_after(article, run).or_else(|| cue_before(article, run, tokens.start))?;
    let words = article.run_words(run);
    let source = if cue >= words.end {
        name_from(article, cue + 1, tokens.end)
    } else {
        let inverted = name_from(article, cue + 1, words.start);
        inverted.or_else(|| name_until(article, tokens.start, cue))
    };
    Some(Attribution {
        parts: vec![words],
        source: source.map(|source| SourcePhrase {
            head: source.end.saturating_sub(1),
            group_end: source.end,
            tokens: source,
        }),
        cue: Some(cue..cue + 1),
        block,
        why: Evidence::certain("cue-beside"),
    })
}

// “...”, said Ana Ruiz.
fn cue_after(article: &Article<'_>, run: usize) -> Option<usize> {
    let end = article.run_tokens(run).end;
    let cue = end + usize::from(article.lower(end) == ",");
    is_cue(article, cue).then_some(cue)
}

// Ana Ruiz said: “...”, or: Then said Ana Ruiz: “...”
fn cue_before(article: &Article<'_>, run: usize, start: usize) -> Option<usize> {
    let colon = article.run_tokens(run).start.checked_sub(1)?;
    let near = start.max(colon.saturating_sub(REACH))..colon;
    let mut near = near.rev().take_while(|at| article.lower(*at) != ".");
    let cue = near.find(|at| is_cue(article, *at))?;
    (article.lower(colon) == ":").then_some(cue)
}

fn is_cue(article: &Article<'_>, at: usize) -> bool {
    let cues = &article.lang.speech.cues;
    !cues.of_phrase(article.lower(at)).is_empty()
}

// The name that begins at a token, after a title or an article with a noun.
fn name_from(article: &Article<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let titles = &article.lang.speech.titles;
    let with_the = article.is(start, WordClass::The);
    let first = start + usize::from(with_the);
    let mut start = first;
    while let Some((_, words)) = titles.at(|at| article.lower(start + at)) {
        start += words + usize::from(article.lower(start + words) == ".");
    }
    let last = (start..end.min(start + LONGEST))
        .take_while(|at| is_name(article, *at) || article.is(*at, WordClass::NameParticle))
        .filter(|at| is_name(article, *at))
        .last()?;
    // "the harbour master Ana Ruiz": of three words with a capital the first is a noun.
    let capitals = (start..=last).filter(|at| is_name(article, *at)).count();
    let noun = capitals > 2 || with_the && start == first;
    start += usize::from(noun);
    (start <= last && is_name(article, start)).then_some(start..last + 1)
}

// The name that ends before a token.
fn name_until(article: &Article<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let low = start.max(end.saturating_sub(LONGEST));
    let named = |at: &usize| is_name(article, *at) || article.is(*at, WordClass::NameParticle);
    let first = (low..end).rev().take_while(named).last()?;
    (first..end).find_map(|from| name_from(article, from, end).filter(|name| name.end == end))
}

// Whether a token can be part of a name: a word with a capital that is not a time or a pronoun.
fn is_name(article: &Article<'_>, at: usize) -> bool {
    let others = [
        WordClass::Weekday,
        WordClass::Month,
        WordClass::DayWord,
        WordClass::The,
        WordClass::He,
        WordClass::She,
    ];
    article.is_word(at)
        && article.is_capitalized(at)
        && !others.into_iter().any(|class| article.is(at, class))
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Models, analyze};
    use crate::document::{BlockKind, DocumentBuilder, Moment};
    use crate::lang::Lang;
    use crate::lang::source::german_examples;

    /// What stands between two brackets of an example.
    fn marked(text: &str, open: char, close: char) -> Option<&str> {
        Some(text.split_once(open)?.1.split_once(close)?.0)
    }

    #[test]
    fn german_examples_have_their_speakers_and_dates() {
        for example in german_examples() {
            let plain = example.text.replace(['«', '»', '{', '}'], "");
            let (plain, value) = plain.split_once(" => ").unwrap_or((&plain, ""));
            let mut builder = DocumentBuilder::new();
            builder.meta().published = Moment::parse("2025-03-13");
            builder.block(BlockKind::Paragraph, 0, plain);
            let document = builder.finish();
            let found = analyze(&document, Lang::of(Some("de")), Models::builtin(), None);
            let expected = marked(&example.text, '«', '»').filter(|_| example.hit);
            match example.file {
                "cues" | "titles" => {
                    let names = found.speakers.iter().map(|speaker| speaker.name.as_str());
                    assert_eq!(
                        names.collect::<Vec<_>>(),
                        Vec::from_iter(expected),
                        "{plain}"
                    );
                }
                "time" => {
                    let times = found.timexes.iter().map(|timex| timex.value.to_string());
                    let value = Some(value.to_owned()).filter(|_| example.hit);
                    assert_eq!(times.collect::<Vec<_>>(), Vec::from_iter(value), "{plain}");
                }
                "abbreviations" => {
                    let sentences = found.sentences.list.len();
                    assert_eq!(sentences, if example.hit { 1 } else { 2 }, "{plain}");
                }
                _ => {}
            }
        }
    }
}
