//! What the words around a name say its bearer is.

mod after;
mod before;
mod beside;
mod noun;

use std::ops::Range;

use crate::analysis::article::Article;
use crate::analysis::name::Name;
use crate::lang::speech::SpeechRules;

/// How many tokens a role may have; what is longer tells a story.
const LONGEST: usize = 26;

/// How many tokens before a name may say what its bearer is.
const BEFORE: usize = 10;

/// What the words around a name say its bearer is.
#[derive(Debug)]
pub(super) struct RolePhrase {
    pub(super) words: String,
    pub(super) weight: Weight,
}

/// How much a role says: the greater is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// “Ana Ruiz of Nordhamn Radio”: the organisation somebody belongs to.
    #[default]
    Body,
    /// “who leads the council”
    Clause,
    /// “mayor of Varna”
    Noun,
}

/// What the words around a name say its bearer is: title or noun before, apposition, "who leads ...", its organisation.
pub(super) fn find(
    article: &Article<'_>,
    speech: &SpeechRules,
    names: &[Name],
    name: Range<usize>,
    title: Option<&str>,
) -> Vec<RolePhrase> {
    let sentence = article.sentence(name.start).unwrap_or(name.clone());
    let finder = RoleFinder {
        article,
        speech,
        names,
        sentence,
    };
    let titled = title.map_or(0, |title| title.split_whitespace().count());
    let start = name.start.saturating_sub(titled);
    let after = finder.after(name.end, start);
    let apposed = finder.apposition_before(start, name.end, after.is_some());
    let title_role = finder.title_role(start..name.start);
    let nouns = [
        finder.before(start, name.start),
        title_role.filter(|role| !role.is_empty()),
        apposed,
    ];
    let nouns = nouns.into_iter().flatten().map(RolePhrase::noun);
    let shared = finder.shared(start..name.end).map(RolePhrase::noun);
    let body = finder.of_body(name.end).map(|words| RolePhrase {
        words,
        weight: Weight::Body,
    });
    nouns.chain(after).chain(shared).chain(body).collect()
}

impl RolePhrase {
    const fn noun(words: String) -> Self {
        Self {
            words,
            weight: Weight::Noun,
        }
    }
}

struct RoleFinder<'a> {
    article: &'a Article<'a>,
    speech: &'a SpeechRules,
    names: &'a [Name],
    /// The tokens of the sentence of the name.
    sentence: Range<usize>,
}

impl RoleFinder<'_> {
    fn words(&self, tokens: Range<usize>) -> Option<String> {
        let span = self.article.span(tokens)?;
        let words = self.article.document.words(span).trim();
        (!words.is_empty()).then(|| words.to_owned())
    }
}
