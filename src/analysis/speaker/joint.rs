//! Sources of several people: "Rios and Lund", "Johan and Eva Moss", "both".

use std::ops::Range;

use crate::analysis::article::Article;
use crate::analysis::name::NameKind;
use crate::analysis::tag::Tag;

/// How many tokens may stand between two names of one group: an apposition and a title.
const GAP: usize = 14;

/// How many people may speak together.
const MOST: usize = 6;

/// A name in tokens.
pub(super) type Named = (NameKind, Range<usize>);

/// The names that a source and a verb beside it join to one subject, in text order; nothing where it is one name's.
pub(super) fn group<'n>(
    article: &Article<'_>,
    names: &'n [Named],
    source: &Range<usize>,
    cue: Option<&Range<usize>>,
) -> &'n [Named] {
    let own = names.partition_point(|(_, name)| name.end <= source.start);
    if !names
        .get(own)
        .is_some_and(|(_, name)| overlap(name, source))
    {
        return &[];
    }
    let joined = |at: usize| match names.get(at..at + 2) {
        Some([one, other]) => joins(article, one, other),
        _ => None,
    };
    let start = (own.saturating_sub(MOST)..own)
        .rev()
        .take_while(|at| joined(*at).is_some())
        .last()
        .unwrap_or(own);
    let last = (own..own + MOST)
        .take_while(|at| joined(*at).is_some())
        .last()
        .map_or(own, |at| at + 1);
    // "Rios, Lund and Reed": the last two have "and" between them.
    let Some(last) = (start..last).rev().find(|at| joined(*at) == Some(true)) else {
        return &[];
    };
    let group = names.get(start..last + 2).unwrap_or_default();
    if is_subject(article, group, source, cue) {
        group
    } else {
        &[]
    }
}

/// The two people whom a sentence names as one subject or object last before a token: "both".
pub(super) fn last_pair<'n>(
    article: &Article<'_>,
    names: &'n [Named],
    before: usize,
) -> Option<&'n [Named]> {
    let end = names.partition_point(|(_, name)| name.start < before);
    let near = names.get(..end)?;
    let pair = near.windows(2).rev().take(MOST).find(|pair| {
        let [one, other] = pair else { return false };
        one.0 == NameKind::Person && joins(article, one, other) == Some(true)
    })?;
    let far = |at: usize| {
        Some(
            article
                .sentences
                .at(article.token(at)?.span.start())?
                .index(),
        )
    };
    let [_, (_, second)] = pair else { return None };
    (far(before)? <= far(second.start)? + 2).then_some(pair)
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Whether two names of a kind belong together, and whether "and" stands between them.
fn joins(article: &Article<'_>, one: &Named, other: &Named) -> Option<bool> {
    let gap = one.1.end..other.1.start;
    let people = [NameKind::Person, NameKind::Organization].contains(&one.0) && one.0 == other.0;
    if !people || gap.is_empty() || gap.len() > GAP {
        return None;
    }
    let and = |at: usize| matches!(article.lower(at), "and" | "&");
    let joint = gap.clone().find(|at| and(*at));
    let opens = article.lower(gap.start) == "," || joint == Some(gap.start);
    let plain = gap.clone().all(|at| {
        let tag = article.tag(at);
        let mark = !article.is_word(at)
            && !matches!(article.lower(at), "," | "-" | "’" | "'" | "’s" | "'s");
        !mark && !tag.is_finite() && !matches!(tag, Tag::WhPronoun | Tag::WhDeterminer)
    });
    // "Ana Rios, the mayor, and Peter Lund", but not "Ana Rios, the mayor of Varna and a friend of Lund".
    let title = |mut tokens: Range<usize>| tokens.all(|at| article.tag(at).is_noun());
    let fits = match joint {
        Some(at) => (at == gap.start || article.lower_before(at) == ",") && title(at + 1..gap.end),
        None => title(gap.start + 1..gap.end),
    };
    (opens && plain && fits).then_some(joint.is_some())
}

/// Whether a group is what the verb beside it reports of: the verb follows it, or it ends behind the verb.
fn is_subject(
    article: &Article<'_>,
    group: &[Named],
    source: &Range<usize>,
    cue: Option<&Range<usize>>,
) -> bool {
    let (Some((_, first)), Some((_, last)), Some(cue)) = (group.first(), group.last(), cue) else {
        return false;
    };
    let behind = cue.end <= source.start;
    if behind {
        return first.start < source.end
            && last.start >= cue.end
            && !article.tag(last.end).is_finite()
            && article.tag(last.end) != Tag::Modal;
    }
    let title = (0..first.start)
        .rev()
        .take(GAP)
        .take_while(|at| article.tag(*at).is_noun() || article.tag(*at) == Tag::Determiner)
        .count();
    let before = article.tag_before(first.start - title);
    overlap(last, source)
        && before != Tag::Preposition
        && !before.is_verb()
        && last.end <= cue.start
}
