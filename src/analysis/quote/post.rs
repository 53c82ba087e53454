//! Posts: paragraphs of a social network that an article shows, with a line that names who posted them.

use std::ops::Range;

use super::attribute::{Attribution, Taken};
use super::leftover::block_tokens;
use super::source::SourcePhrase;
use crate::analysis::Evidence;
use crate::analysis::article::Article;
use crate::document::BlockId;

/// The rule that gives a post to the account that signs it.
pub(super) const POST: &str = "signed-post";

/// How many tokens a name has at most.
const LONGEST: usize = 6;

/// Finds the posts that a line like “— Ana Ruiz (@anaruiz) March 18, 2017” signs, at the end of a paragraph or below it.
pub(super) fn find(article: &Article<'_>, taken: &mut Taken) -> Vec<Attribution> {
    let blocks = article.document.blocks.iter().zip(0..);
    let mut found: Vec<Attribution> = Vec::new();
    for id in blocks.map(|(_, id)| BlockId(id)) {
        let post =
            post(article, id).filter(|post| !post.parts.iter().any(|part| taken.has(part.start)));
        for tokens in post.iter().flat_map(|post| &post.parts) {
            taken.take(tokens.clone());
        }
        found.extend(post);
    }
    found
}

fn post(article: &Article<'_>, id: BlockId) -> Option<Attribution> {
    let tokens = block_tokens(article, id)?;
    let (dash, name) = signature(article, &tokens)?;
    let words = if dash == tokens.start {
        block_tokens(article, BlockId(id.0.checked_sub(1)?))?
    } else {
        tokens.start..dash
    };
    let words = article.trim(words);
    let block = article
        .document
        .block_at(article.token(words.start)?.span.start())?;
    let alone = article.is_prose(block) && signature(article, &words).is_none();
    (alone && !words.is_empty()).then(|| Attribution {
        parts: vec![words],
        source: Some(SourcePhrase {
            head: name.end - 1,
            group_end: name.end,
            tokens: name,
        }),
        cue: None,
        block,
        why: Evidence::certain(POST),
    })
}

/// The dash and the name of “— Ana Ruiz (@anaruiz)”.
fn signature(article: &Article<'_>, tokens: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let account = (tokens.start..tokens.end).find(|at| {
        article.word(*at).starts_with('@')
            && at.checked_sub(1).is_some_and(|at| article.lower(at) == "(")
    })?;
    let bracket = account.checked_sub(1)?;
    let lowest = tokens.start.max(bracket.saturating_sub(LONGEST + 1));
    let dash = (lowest..bracket)
        .rev()
        .find(|at| is_dash(article.lower(*at)))?;
    let name = dash + 1..bracket;
    (!name.is_empty() && !article.has_finite(name.clone())).then_some((dash, name))
}

fn is_dash(mark: &str) -> bool {
    matches!(mark, "―" | "—" | "–" | "--" | "-")
}
