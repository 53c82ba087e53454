//! Posts: paragraphs of a social network that an article shows, with a line that names who posted them.

use std::ops::Range;

use super::attribute::{Attribution, Taken};
use super::leftover::block_tokens;
use super::scene::QuotedArticle;
use super::source::SourcePhrase;
use crate::analysis::Evidence;
use crate::document::BlockId;

/// The rule that gives a post to the account that signs it.
pub(super) const POST: &str = "signed-post";

/// How many tokens a name has at most.
const LONGEST: usize = 6;

/// Finds the posts that a line like “— Ana Ruiz (@anaruiz) March 18, 2017” signs, at the end of a paragraph or below it.
pub(super) fn find(scene: &QuotedArticle<'_>, taken: &mut Taken) -> Vec<Attribution> {
    let blocks = scene.article.document.blocks.iter().zip(0..);
    let mut found: Vec<Attribution> = Vec::new();
    for id in blocks.map(|(_, id)| BlockId(id)) {
        let post =
            post(scene, id).filter(|post| !post.parts.iter().any(|part| taken.has(part.start)));
        for tokens in post.iter().flat_map(|post| &post.parts) {
            taken.take(tokens.clone());
        }
        found.extend(post);
    }
    found
}

fn post(scene: &QuotedArticle<'_>, id: BlockId) -> Option<Attribution> {
    let tokens = block_tokens(scene, id)?;
    let (dash, name) = signature(scene, &tokens)?;
    let words = if dash == tokens.start {
        block_tokens(scene, BlockId(id.0.checked_sub(1)?))?
    } else {
        tokens.start..dash
    };
    let words = scene.article.trim(words);
    let block = scene
        .article
        .document
        .block_at(scene.article.token(words.start)?.span.start())?;
    let alone = scene.is_prose(block) && signature(scene, &words).is_none();
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
fn signature(scene: &QuotedArticle<'_>, tokens: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let article = &scene.article;
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
