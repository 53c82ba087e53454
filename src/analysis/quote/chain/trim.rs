use std::ops::Range;

use super::view::ModelView;
use crate::analysis::quote::attribute::Attribution;
use crate::analysis::quote::cue::is_phrase;
use crate::analysis::tag::Tag;

/// Words between no marks have at least so many, or a verb.
const LONG: usize = 3;

/// Cuts reported words down to what is reported; says whether they are worth telling.
///
/// The annotated articles count every stance as an attribution, “Vance criticized the mayor sharply” and “they were
/// asked why” included. A reader wants to know who said something, and what.
pub(super) fn trim(view: &ModelView<'_>, known: &mut Attribution, for_reader: bool) -> bool {
    for part in &mut known.parts {
        *part = behind_colon(view, without_dateline(view, whole_word(view, part.clone())));
    }
    drop_objects(view, &mut known.parts);
    let is_reported = known
        .parts
        .iter()
        .all(|part| !part.clone().any(|at| view.is_quoted(at)));
    if !is_reported {
        return true;
    }
    let cue = known.cue.as_ref().map_or(0, |cue| cue.start);
    let source_end = known.source.as_ref().map_or(0, |source| source.tokens.end);
    for part in &mut known.parts {
        if part.start > cue && is_phrase(view.article, cue) {
            *part = without_aside(view, part.clone(), source_end);
        }
        if part.end <= cue {
            *part = without_concession(view, part.clone());
        } else {
            *part = without_afterthought(view, part.clone());
        }
    }
    known
        .parts
        .retain(|part| !(is_relative(view, part) || for_reader && is_circumstance(view, part)));
    let words: usize = known.parts.iter().map(ExactSizeIterator::len).sum();
    let tags = || known.parts.iter().cloned().flatten();
    let is_told = words >= LONG || tags().any(|at| is_verb(view.article.tag(at)));
    let bare = |part: &Range<usize>| part.len() < LONG && view.article.tag(part.start) == Tag::To;
    let is_bare = for_reader && known.parts.iter().all(bare);
    known.source.is_some() && is_told && !is_bare && !(for_reader && is_unsaid(view, cue))
}

/// “Ruiz criticized the plan on Monday. “It is too dear.””: an object beside words between marks is not what was said.
///
/// Neither are adverbs that a cue parts from the words: “So far, Ruiz said, it was safe.”
/// A subject that a cue parts from its verb stays: “The plan, Ruiz said, was “too dear.””
fn drop_objects(view: &ModelView<'_>, parts: &mut Vec<Range<usize>>) {
    let tag = |at: usize| view.article.tag(at);
    let is_quoted = |part: &Range<usize>| part.clone().any(|at| view.is_quoted(at));
    let adverbs = |part: &Range<usize>| {
        !part
            .clone()
            .any(|at| tag(at).is_noun() || tag(at).is_verb())
    };
    if parts.iter().any(|part| !adverbs(part)) {
        parts.retain(|part| is_quoted(part) || !adverbs(part));
    }
    if !parts.iter().any(is_quoted) || parts.iter().skip(1).any(|part| tag(part.start).is_finite())
    {
        return;
    }
    parts.retain(|part| is_quoted(part) || part.clone().any(|at| is_verb(tag(at))));
}

/// “That’s a key part, she says”: the words begin with "That", not with "’s".
fn whole_word(view: &ModelView<'_>, part: Range<usize>) -> Range<usize> {
    let article = view.article;
    let mut letters = article.lower(part.start).chars();
    let mark = letters
        .next()
        .is_some_and(|first| matches!(first, '’' | '\''));
    let clitic = mark && letters.next().is_some_and(char::is_alphabetic);
    part.start - usize::from(clitic && part.start > 0)..part.end
}

/// “VARNA (AP) -- Bombs fell on the yard, police said”: the place is nobody's words.
fn without_dateline(view: &ModelView<'_>, part: Range<usize>) -> Range<usize> {
    let article = view.article;
    let sentence = view.sentence(part.start);
    let first = view.first_word(sentence.clone());
    let end = article.dateline_end(sentence);
    if first == Some(part.start) && end < part.end {
        part.start.max(end)..part.end
    } else {
        part
    }
}

/// “Ruiz said of the bridge: “It is safe.””: what leads to a colon and marks is nobody's words unless it is a clause.
fn behind_colon(view: &ModelView<'_>, part: Range<usize>) -> Range<usize> {
    if view.is_quoted(part.start) {
        return part;
    }
    let article = view.article;
    let opening = part.clone().skip(1).find(|at| view.article.opens_run(*at));
    let opening = opening.filter(|at| article.lower_before(*at) == ":");
    match opening.and_then(|at| view.run(at)) {
        Some(run) => {
            let words = view.run_words(run);
            let whole = words.end >= part.end && !article.has_finite(part.start..words.start);
            if whole { words.start..part.end } else { part }
        }
        None => part,
    }
}

/// “He was drawn into agreeing to it”, “she left without saying why”: nobody has said anything yet.
fn is_unsaid(view: &ModelView<'_>, cue: usize) -> bool {
    let article = view.article;
    article.tag(cue) == Tag::PresentParticiple
        && matches!(article.lower_before(cue), "into" | "without")
}

/// “People talked on the steps afterwards”: where and when says nothing of what was said, unlike “about the boat”.
fn is_circumstance(view: &ModelView<'_>, part: &Range<usize>) -> bool {
    let article = view.article;
    let opens = matches!(
        article.lower(part.start),
        "on" | "at"
            | "by"
            | "with"
            | "from"
            | "over"
            | "during"
            | "through"
            | "near"
            | "into"
            | "behind"
            | "before"
            | "outside"
    );
    opens && !part.clone().any(|at| article.tag(at).is_verb())
}

/// “whose workers called a strike”: "whose" by itself is nobody's words.
fn is_relative(view: &ModelView<'_>, part: &Range<usize>) -> bool {
    part.len() == 1 && view.article.tag(part.start) == Tag::WhPossessive
}

fn is_verb(tag: Tag) -> bool {
    tag.is_finite() || matches!(tag, Tag::Base | Tag::Participle | Tag::PresentParticiple)
}

/// “Although it rained, the road was open, Ruiz said”: what is granted is the article's.
fn without_concession(view: &ModelView<'_>, part: Range<usize>) -> Range<usize> {
    let article = view.article;
    let opens = match article.lower(part.start) {
        "although" | "though" => true,
        "even" => article.lower(part.start + 1) == "though",
        _ => false,
    };
    let comma = part.clone().find(|at| article.lower(*at) == ",");
    match comma.filter(|_| opens) {
        Some(comma) => comma + 1..part.end,
        None => part,
    }
}

/// “According to Ruiz, who led the audit, the figures were wrong”: what is told of the source is the article's.
fn without_aside(view: &ModelView<'_>, part: Range<usize>, source_end: usize) -> Range<usize> {
    let article = view.article;
    let beside = part.start.saturating_sub(1) <= source_end;
    let Some(comma) = part.clone().find(|at| article.lower(*at) == ",") else {
        return part;
    };
    let relative = matches!(article.tag(part.start), Tag::WhPronoun | Tag::WhDeterminer);
    let aside = relative || !article.has_finite(part.start..comma);
    if beside && aside && article.has_finite(comma..part.end) {
        comma + 1..part.end
    } else {
        part
    }
}

/// “Ruiz signalled that she would stay: she met the council on Monday”: what bears it out is the article's.
fn without_afterthought(view: &ModelView<'_>, part: Range<usize>) -> Range<usize> {
    let article = view.article;
    let tells = |at: &usize| {
        matches!(article.lower(at + 1), "he" | "she" | "they" | "it")
            && article.tag(at + 2).is_finite()
    };
    let colon = part
        .clone()
        .skip(1)
        .find(|at| article.lower(*at) == ":" && tells(at));
    part.start..colon.unwrap_or(part.end)
}
