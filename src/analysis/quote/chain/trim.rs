use std::ops::Range;

use super::view::View;
use crate::analysis::quote::attribute::Attribution;
use crate::analysis::tag::Tag;

/// Words between no marks have at least so many, or a verb.
const LONG: usize = 3;

/// Words without a finite verb are told from this margin on: “agreed to a truce” in doubt is an act rather than speech.
const SURE: i16 = 25;

/// Cuts reported words down to what is reported; says whether they are worth telling.
///
/// The annotated articles count every stance as an attribution, “Vance criticized the mayor sharply” and “they were
/// asked why” included. A reader wants to know who said something, and what.
pub(super) fn trim(view: &View<'_>, known: &mut Attribution) -> bool {
    let is_reported = known
        .parts
        .iter()
        .all(|part| !part.clone().any(|at| view.is_quoted(at)));
    if !is_reported {
        return true;
    }
    let cue = known.cue.as_ref().map_or(0, |cue| cue.start);
    for part in &mut known.parts {
        if part.end <= cue {
            *part = without_concession(view, part.clone());
        } else {
            *part = without_afterthought(view, part.clone());
        }
    }
    known.parts.retain(|part| !is_relative(view, part));
    let words: usize = known.parts.iter().map(ExactSizeIterator::len).sum();
    let tags = || known.parts.iter().cloned().flatten();
    let tags = || tags().map(|at| view.scene.reading.tag(at));
    let is_told = tags().any(Tag::is_finite)
        || (words >= LONG || tags().any(is_verb))
            && known.why.margin.is_none_or(|margin| margin >= SURE);
    known.source.is_some() && is_told
}

/// “whose workers called a strike”: "whose" by itself is nobody's words.
fn is_relative(view: &View<'_>, part: &Range<usize>) -> bool {
    part.len() == 1 && view.scene.reading.tag(part.start) == Tag::WhPossessive
}

fn is_verb(tag: Tag) -> bool {
    tag.is_finite() || matches!(tag, Tag::Base | Tag::Participle | Tag::PresentParticiple)
}

/// “Although it rained, the road was open, Ruiz said”: what is granted is the article's.
fn without_concession(view: &View<'_>, part: Range<usize>) -> Range<usize> {
    let reading = &view.scene.reading;
    let opens = match reading.lower(part.start) {
        "although" | "though" => true,
        "even" => reading.lower(part.start + 1) == "though",
        _ => false,
    };
    let comma = part.clone().find(|at| reading.lower(*at) == ",");
    match comma.filter(|_| opens) {
        Some(comma) => comma + 1..part.end,
        None => part,
    }
}

/// “Ruiz signalled that she would stay: she met the council on Monday”: what bears it out is the article's.
fn without_afterthought(view: &View<'_>, part: Range<usize>) -> Range<usize> {
    let reading = &view.scene.reading;
    let tells = |at: &usize| {
        matches!(reading.lower(at + 1), "he" | "she" | "they" | "it")
            && reading.tag(at + 2).is_finite()
    };
    let colon = part
        .clone()
        .skip(1)
        .find(|at| reading.lower(*at) == ":" && tells(at));
    part.start..colon.unwrap_or(part.end)
}
