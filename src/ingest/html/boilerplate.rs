//! Takes blocks out that are the page's and not the article's.

use std::collections::{HashMap, HashSet};

use super::dom::extent;
use super::phrases;
use crate::document::{BlockKind, Meta};
use crate::ingest::draft::Draft;
use crate::ingest::header::byline;
use crate::ingest::header::date::moment_prefix;
use crate::ingest::header::same_words;

/// A block that asks for something is dropped up to this many chars.
const MAX_PLEA: usize = 260;

/// A line that names a picture's maker has at most so many chars.
const MAX_CREDIT: usize = 110;

/// Words under a picture that end in such a line have at most so many.
const MAX_CAPTION: usize = 500;

/// A paragraph of so many chars is where the article has begun.
const LONG: usize = 90;

/// What dates an article stands among so many blocks from the top.
const TOP: usize = 6;

/// The foot of a page has so many links at least that only feet have, and at most so many chars of lines that are no links.
const MIN_FEET: usize = 3;
const MAX_STRAY: usize = 800;

/// What a site says to its readers is so many chars long at most.
const MAX_NOTICE: usize = 900;

/// Comments stand under so many chars at least.
const MIN_COMMENTED: usize = 600;

/// A block with a call in front is dropped up to this many chars.
const MAX_CALL: usize = 140;

/// Drops blocks that are no part of the article: calls, pleas, what stands above it beside its headline, repeats, link
/// lines in capitals, lists of further articles.
///
/// Lines that name a picture's maker become captions.
pub(super) fn remove(drafts: &mut Vec<Draft>, meta: &Meta) {
    cut_after_call(drafts);
    cut_comments(drafts);
    cut_above_title(drafts, meta);
    let body = drafts.iter().position(is_long).unwrap_or(0);
    let end = drafts.iter().rposition(is_long).unwrap_or(0) + 1;
    let mut seen = 0;
    let mut is_under_call = false;
    let mut has_begun = false;
    drafts.retain(|draft| {
        seen += 1;
        has_begun |= draft.kind == BlockKind::Table
            || draft.kind == BlockKind::Heading && !is_title(draft, meta);
        let lower = lower_if_brief(draft);
        let is_lead = lower.as_deref().is_some_and(|lower| is_lead(draft, lower));
        let is_call = is_lead || lower.as_deref().is_some_and(|lower| is_call(draft, lower));
        is_under_call = is_call && (is_lead || draft.kind == BlockKind::Heading)
            || is_under_call && is_link_line(draft);
        let is_above = seen <= body && is_above(draft, meta, has_begun)
            || seen <= TOP && (is_dated_line(draft) || is_byline(draft.words.trim(), meta));
        if is_under_call || is_above {
            return false;
        }
        let is_repeat = seen <= 4 && is_title(draft, meta);
        let is_edge = seen <= body || seen > end;
        let is_plea = lower.is_some_and(|lower| {
            is_plea(draft, &lower)
                || is_button(draft, &lower, is_edge)
                || seen > end
                    && (phrases::is_address(&lower) || is_byline(draft.words.trim(), meta))
        });
        has_words(draft)
            && !is_data(draft)
            && !is_notice(draft)
            && !is_repeat
            && !is_call
            && !is_plea
            && !is_shouted_link(draft)
    });
    mark_captions(drafts);
    drop_repeats(drafts);
    drop_stutter(drafts);
    cut_lists(drafts);
    cut_foot(drafts);
    cut_tail(drafts);
    cut_contact(drafts);
}

/// Cuts off what readers have written under the article, from the line that announces it on.
fn cut_comments(drafts: &mut Vec<Draft>) {
    let mut chars = 0;
    let comments = drafts.iter().position(|draft| {
        let is_line = matches!(draft.kind, BlockKind::Heading | BlockKind::Paragraph);
        chars += extent(draft.words.trim());
        chars > MIN_COMMENTED && is_line && phrases::announces_comments(&lower(draft))
    });
    if let Some(at) = comments {
        drafts.truncate(at);
    }
}

/// Cuts off the short blocks that stand above the headline, but for words under pictures, and the headline.
fn cut_above_title(drafts: &mut Vec<Draft>, meta: &Meta) {
    let body = drafts.iter().position(is_long).unwrap_or(0);
    let above = drafts.get(..body).unwrap_or_default();
    let is_headline = |draft: &Draft| draft.kind == BlockKind::Heading && is_title(draft, meta);
    if let Some(at) = above.iter().rposition(is_headline) {
        let mut seen = 0;
        drafts.retain(|draft| {
            seen += 1;
            seen > at + 1 || draft.kind == BlockKind::Caption
        });
    }
}

/// Cuts off what stands under a call in a heading, if no sentence stands there.
fn cut_after_call(drafts: &mut Vec<Draft>) {
    let last = drafts.iter().rposition(is_long).unwrap_or(drafts.len());
    let call = drafts
        .iter()
        .enumerate()
        .skip(last + 1)
        .find(|(_, draft)| draft.kind == BlockKind::Heading && is_call(draft, &lower(draft)));
    if let Some((at, _)) = call {
        drafts.truncate(at);
    }
}

/// Whether a block says anything; a paragraph that is only a number counts something of the page.
fn has_words(draft: &Draft) -> bool {
    let is_paragraph = draft.kind == BlockKind::Paragraph;
    draft.words.chars().any(|c| {
        if is_paragraph {
            c.is_alphabetic()
        } else {
            c.is_alphanumeric()
        }
    })
}

fn is_notice(draft: &Draft) -> bool {
    draft.kind == BlockKind::Paragraph
        && draft.words.chars().nth(MAX_NOTICE).is_none()
        && phrases::opens_notice(&lower(draft))
}

/// Whether a paragraph is an object of JSON that a script of the page reads.
fn is_data(draft: &Draft) -> bool {
    let words = draft.words.trim();
    draft.kind == BlockKind::Paragraph
        && words.starts_with('{')
        && words.ends_with('}')
        && serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(words)
            .is_ok_and(|object| !object.is_empty())
}

/// Makes captions of the lines that name a picture's maker, and of what stands above one and stands in the page again.
fn mark_captions(drafts: &mut [Draft]) {
    let credits: Vec<bool> = drafts.iter().map(is_credit).collect();
    if !credits.contains(&true) {
        return;
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for draft in drafts.iter() {
        *counts.entry(draft.words.trim()).or_default() += 1;
    }
    let above = drafts.iter().zip(credits.iter().skip(1));
    let told: HashSet<String> = above
        .filter(|(_, is_above_credit)| **is_above_credit)
        .map(|(draft, _)| draft.words.trim())
        .filter(|words| counts.get(words).is_some_and(|count| *count > 1))
        .map(str::to_owned)
        .collect();
    let is_text = |draft: &Draft| matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem);
    for (draft, is_credit) in drafts.iter_mut().zip(credits) {
        if is_credit || is_text(draft) && told.contains(draft.words.trim()) {
            draft.kind = BlockKind::Caption;
            draft.level = 0;
        }
    }
}

/// Drops captions that stand a second time in one run of them, as they do in slide shows.
fn drop_repeats(drafts: &mut Vec<Draft>) {
    let mut seen: HashSet<String> = HashSet::new();
    drafts.retain(|draft| {
        if draft.kind != BlockKind::Caption {
            seen.clear();
            return true;
        }
        seen.insert(draft.words.trim().to_owned())
    });
}

/// Drops short paragraphs that stand three times and more one after another above the text: they are labels of pictures that
/// are not shown. Further down they may be verses.
fn drop_stutter(drafts: &mut Vec<Draft>) {
    let is_same = |a: &Draft, b: &Draft| {
        let is_paragraph = a.kind == BlockKind::Paragraph && b.kind == a.kind;
        is_paragraph && a.words.trim() == b.words.trim()
    };
    let body = drafts.iter().position(is_long).unwrap_or(drafts.len());
    let mut is_label = Vec::with_capacity(drafts.len());
    for run in drafts.chunk_by(is_same) {
        let words = run.first().map_or("", |draft| draft.words.trim());
        let is_sentence = words.ends_with(['.', '!', '?', ',', '”', '"']);
        let is_line = words.contains(' ') && extent(words) < LONG && !is_sentence;
        let is_repeated = run.len() > 2 && is_line && is_label.len() < body;
        is_label.extend(std::iter::repeat_n(is_repeated, run.len()));
    }
    let mut is_label = is_label.into_iter();
    drafts.retain(|_| !is_label.next().unwrap_or(false));
}

fn is_long(draft: &Draft) -> bool {
    draft.kind == BlockKind::Paragraph
        && extent(&draft.words) >= LONG
        && !is_stamp(draft.words.trim())
        && !is_path(draft.words.trim())
}

/// The way to the page from the front page on; its last step may be the whole headline.
fn is_path(words: &str) -> bool {
    let chars = words.chars().count();
    let padded = format!(" {words}");
    let signs = [" > ", " » ", " › "].iter();
    let steps = signs.map(|sign| padded.matches(sign).count()).max();
    steps > Some(0) && chars < 80 || steps > Some(2) && chars < 240
}

/// What stands between headline and article: the way to the page as links, date, paper and writer with what is beside them.
fn is_above(draft: &Draft, meta: &Meta, has_begun: bool) -> bool {
    let words = draft.words.trim();
    let is_item = draft.kind == BlockKind::ListItem;
    // A list of names under a heading, not of headlines.
    let is_brief = || words.split_whitespace().count() <= 3;
    let is_name = || {
        let is_same = |name: &String| same_words(name, words);
        byline::is_known_outlet(words)
            || meta.publisher.as_ref().is_some_and(is_same)
            || meta.byline.iter().any(is_same)
    };
    let is_line = matches!(draft.kind, BlockKind::Paragraph | BlockKind::Heading);
    is_line && is_byline(words, meta)
        || is_item && is_link_line(draft) && !(has_begun && is_brief())
        || (is_item || draft.kind == BlockKind::Paragraph)
            && (is_stamp(words) || is_path(words) || is_name())
}

/// "By Jane Roe, who writes on the bay.", "Von Ana Ruiz und Paul Ortega, E-Mail": a line that names the writers who are known,
/// or a paper.
fn is_byline(words: &str, meta: &Meta) -> bool {
    let Some(names) = byline::label_prefix(words).filter(|_| extent(words) <= MAX_PLEA) else {
        return false;
    };
    let lower = names.to_lowercase();
    let is_known = |name: &String| lower.contains(&name.to_lowercase());
    let opens = |name: &String| {
        lower
            .strip_prefix(&name.to_lowercase())
            .is_some_and(|rest| rest.starts_with(','))
    };
    meta.byline.iter().any(opens)
        || extent(words) <= MAX_CALL
            && !words.ends_with(['.', '!', '?', '”', '"', ':'])
            && (meta.byline.iter().any(is_known)
                || byline::is_known_outlet(names.trim_end_matches([',', ' '])))
}

/// A date or clock with a few words beside it that make no sentence: "Posted on 3 March 2025 by Jane Roe".
fn is_stamp(words: &str) -> bool {
    let is_line = words.chars().count() <= 100
        && (!words.ends_with(['.', '!', '?', ':', '”', '"']) || words.ends_with(".m."));
    is_line && (has_clock(words) || starts(words).any(|rest| moment_prefix(rest).is_some()))
}

/// The text from each of its words on.
fn starts(words: &str) -> impl Iterator<Item = &str> {
    let mut is_start = true;
    words
        .char_indices()
        .filter(move |(_, c)| {
            let start = is_start && c.is_alphanumeric();
            is_start = !c.is_alphanumeric();
            start
        })
        .filter_map(|(at, _)| words.get(at..))
}

/// Whether a text holds a clock such as "9:41 AM" or "17:19".
fn has_clock(words: &str) -> bool {
    words.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        word.split_once([':', '.']).is_some_and(|(hour, minute)| {
            let is_hour = hour.parse::<u8>().is_ok_and(|hour| hour < 25);
            is_hour && minute.len() == 2 && minute.parse::<u8>().is_ok_and(|minute| minute < 60)
        })
    })
}

/// A line that names a picture's maker, or words under a picture with such a line in brackets at their end.
fn is_credit(draft: &Draft) -> bool {
    let is_text = matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem);
    if !is_text || draft.words.chars().nth(MAX_CAPTION * 2).is_some() {
        return false;
    }
    let words = draft.words.trim_end();
    let is_signed = words.chars().rev().take(80).any(|c| c == '©');
    let chars = length(words);
    if chars > MAX_CREDIT && !is_signed && !words.ends_with(')') {
        return false;
    }
    let lower = lower(draft);
    let bracket = lower
        .ends_with(')')
        .then(|| lower.rsplit_once('('))
        .flatten();
    chars <= MAX_CAPTION && is_signed
        || chars <= MAX_CREDIT && phrases::is_credit(&lower)
        || chars <= MAX_CAPTION && bracket.is_some_and(|(_, line)| phrases::is_credit(line))
}

fn is_plea(draft: &Draft, lower: &str) -> bool {
    let is_prose = !matches!(
        draft.kind,
        BlockKind::Code | BlockKind::Table | BlockKind::BlockQuote
    );
    let is_asking = || {
        phrases::is_plea(lower)
            || phrases::tells_address(lower)
            || phrases::counts_images(lower)
            || phrases::counts_comments(lower)
    };
    is_prose && is_asking()
}

/// A word to click on that its page draws as text: "Text size", or as a link "Facebook"; in a list or as a heading inside the
/// article "Print" may be its own.
fn is_button(draft: &Draft, lower: &str, is_edge: bool) -> bool {
    let is_alone = match draft.kind {
        BlockKind::Paragraph => true,
        BlockKind::Caption => return phrases::is_sure_button(lower),
        BlockKind::ListItem | BlockKind::Heading => is_edge,
        _ => return false,
    };
    let is_link = is_linked(draft, 80);
    phrases::is_sure_button(lower)
        || (is_alone || is_link) && phrases::is_button(lower)
        || is_link && phrases::is_network(lower)
}

/// The words of a block that is short enough to be a plea or a call, in lower case.
fn lower_if_brief(draft: &Draft) -> Option<String> {
    let is_brief = draft.words.chars().nth(MAX_PLEA).is_none();
    is_brief.then(|| lower(draft))
}

/// The words in lower case, parted by one blank each.
fn lower(draft: &Draft) -> String {
    let mut line = String::with_capacity(draft.words.len());
    for word in draft.words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.is_ascii() {
        line.make_ascii_lowercase();
        return line;
    }
    line.to_lowercase()
}

/// Chars of words that are parted by one blank each.
fn length(words: &str) -> usize {
    let words = words.split_whitespace();
    let chars: usize = words.map(|word| word.chars().count() + 1).sum();
    chars.saturating_sub(1)
}

fn is_title(draft: &Draft, meta: &Meta) -> bool {
    matches!(draft.kind, BlockKind::Heading | BlockKind::Paragraph)
        && meta
            .title
            .as_ref()
            .is_some_and(|title| same_words(title, &draft.words))
}

fn is_call(draft: &Draft, lower: &str) -> bool {
    let chars = draft.words.trim().chars().count();
    if chars > MAX_CALL || matches!(draft.kind, BlockKind::Code | BlockKind::Table) {
        return false;
    }
    // A sentence may open with the same words; a call is a link, or hardly longer than its opening.
    let is_brief = chars <= 40 || lower.contains([':', '|']);
    phrases::opens_call(lower) && (is_linked(draft, 40) || is_brief)
        || is_link_line(draft) && (phrases::points_on(lower) || is_bracketed(lower))
        || phrases::is_shortcode(lower)
}

/// "Further reading" over links; a heading of these words is the article's own.
fn is_lead(draft: &Draft, lower: &str) -> bool {
    draft.kind == BlockKind::Paragraph && phrases::leads_on(lower)
}

/// "[What the council said next]", but no source such as "[Harbor News]".
fn is_bracketed(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && line.split_whitespace().count() > 3
}

/// "WHAT THE COUNCIL SAID" or "IN HARBOR CITY: What the council said" as a link on a line of its own.
fn is_shouted_link(draft: &Draft) -> bool {
    let label = draft.words.split([':', '|']).next().unwrap_or_default();
    let mut letters = label.chars().filter(|c| c.is_alphabetic());
    // The label itself may be no link.
    let rest = draft.words.len() - label.len();
    let is_led = rest < draft.words.len() && draft.linked * 100 >= rest * 75;
    draft.kind == BlockKind::Paragraph
        && (is_linked(draft, 75) || rest > 0 && is_led)
        && draft.words.split_whitespace().count() > 3
        && letters.clone().count() > 1
        && letters.all(char::is_uppercase)
        && !label.contains('.')
}

/// Whether at least so many percent of the words are links.
fn is_linked(draft: &Draft, percent: usize) -> bool {
    draft.linked * 100 >= draft.words.trim().len() * percent
}

/// A short block that is hardly more than links.
fn is_link_line(draft: &Draft) -> bool {
    matches!(
        draft.kind,
        BlockKind::ListItem | BlockKind::Paragraph | BlockKind::Heading
    ) && is_linked(draft, 80)
        && !draft.words.trim_start().starts_with("http")
        && draft.words.chars().count() < 200
}

/// Drops runs of links to further articles from between paragraphs; a list that is led up to stays.
fn cut_lists(drafts: &mut Vec<Draft>) {
    let is_link_item = |draft: &Draft| {
        draft.kind == BlockKind::ListItem
            && is_link_line(draft)
            && draft.words.split_whitespace().count() > 3
    };
    let mut is_dropped = vec![false; drafts.len()];
    let mut start = 0_usize;
    for run in drafts.chunk_by(|a, b| is_link_item(a) == is_link_item(b)) {
        let before = start.checked_sub(1).and_then(|at| drafts.get(at));
        let is_loose = before.is_some_and(|before| {
            before.kind == BlockKind::Paragraph
                && before
                    .words
                    .trim_end()
                    .ends_with(['.', '!', '?', '”', '"', ')'])
        });
        if is_loose && run.len() > 1 && run.first().is_some_and(is_link_item) {
            is_dropped
                .iter_mut()
                .skip(start)
                .take(run.len())
                .for_each(|slot| *slot = true);
        }
        start += run.len();
    }
    let mut dropped = is_dropped.into_iter();
    drafts.retain(|_| !dropped.next().unwrap_or(false));
}

/// Cuts off what a press release says of whom to call, and headings at the end with nothing under them.
fn cut_contact(drafts: &mut Vec<Draft>) {
    let last = drafts.len() * 3 / 4;
    let contact = drafts
        .iter()
        .enumerate()
        .skip(last.max(3))
        .find(|(_, draft)| {
            let lower = lower(draft);
            phrases::opens_contact(&lower) && lower.chars().count() < 60
        });
    if let Some((at, _)) = contact {
        drafts.truncate(at);
    }
    while drafts.len() > 2
        && drafts
            .last()
            .is_some_and(|draft| leads_nowhere(draft) || is_dated_line(draft))
    {
        drafts.pop();
    }
}

/// A heading or label, which has no business at the end.
fn leads_nowhere(draft: &Draft) -> bool {
    let words = draft.words.trim();
    let is_label = draft.kind == BlockKind::Paragraph && words.ends_with(':');
    (draft.kind == BlockKind::Heading || is_label) && words.chars().count() < 80
}

/// A day with hardly anything beside it.
fn is_dated_line(draft: &Draft) -> bool {
    let words = draft.words.trim();
    matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem)
        && words.chars().count() <= 60
        && is_stamp(words)
        && starts(words).any(|rest| moment_prefix(rest).is_some())
}

/// Cuts off the foot of a page with the links around it, whatever short lines stand between them, and the heading above it.
fn cut_foot(drafts: &mut Vec<Draft>) {
    let (mut links, mut linked, mut stray, mut feet) = (0, 0, 0, 0);
    let mut cut = None;
    for (at, draft) in drafts.iter().enumerate().rev() {
        let chars = extent(draft.words.trim());
        if is_link_line(draft) {
            links += 1;
            linked += chars;
            feet += usize::from(phrases::is_foot(&lower(draft)));
        } else {
            stray += chars;
        }
        if stray > MAX_STRAY {
            break;
        }
        let all = drafts.len() - at;
        if feet >= MIN_FEET && links * 5 >= all * 3 && is_link_line(draft) {
            cut = Some((at, linked + stray));
        }
    }
    let Some((mut at, tail)) = cut else { return };
    let article = drafts.get(..at).unwrap_or_default();
    let prose = article
        .iter()
        .filter(|draft| draft.kind == BlockKind::Paragraph);
    let chars: usize = prose.map(|draft| extent(draft.words.trim())).sum();
    let above = article.last();
    // The end of a longer list, or one that is led up to, is the article's.
    let is_listed = above.is_some_and(|above| {
        above.kind == BlockKind::ListItem || above.words.trim_end().ends_with(':')
    });
    if is_listed || chars < tail {
        return;
    }
    at -= usize::from(above.is_some_and(|above| above.kind == BlockKind::Heading));
    drafts.truncate(at);
}

/// Cuts a run of link lines off the end, and the heading above it.
fn cut_tail(drafts: &mut Vec<Draft>) {
    let tail = drafts
        .iter()
        .rev()
        .take_while(|draft| is_link_line(draft))
        .count();
    let above = drafts.iter().rev().nth(tail);
    // The end of a longer list is the article's.
    let is_listed = above.is_some_and(|draft| draft.kind == BlockKind::ListItem);
    if tail == 0 || tail * 2 > drafts.len() || is_listed {
        return;
    }
    let is_headed = above.is_some_and(|draft| draft.kind == BlockKind::Heading);
    if tail >= 3 || is_headed {
        drafts.truncate(drafts.len() - tail - usize::from(is_headed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(mut draft: Draft) -> Draft {
        draft.linked = draft.words.len();
        draft
    }

    fn left(drafts: Vec<Draft>) -> Vec<String> {
        let mut drafts = drafts;
        let meta = Meta {
            title: Some("Council closes bridge".to_owned()),
            ..Meta::default()
        };
        remove(&mut drafts, &meta);
        drafts.into_iter().map(|draft| draft.words).collect()
    }

    #[test]
    fn calls_and_repeats_of_the_title_go() {
        let drafts = vec![
            Draft::new(BlockKind::Heading, 2, "Council Closes Bridge!"),
            Draft::paragraph("The council met."),
            linked(Draft::paragraph("Read more: what the mayor said about it")),
            Draft::paragraph(
                "Read more than one book a week, she said, and you will be wise before the year is out.",
            ),
            linked(Draft::paragraph("WHAT THE MAYOR SAID NEXT")),
            Draft::paragraph("It rained."),
        ];
        assert_eq!(
            left(drafts),
            [
                "The council met.",
                "Read more than one book a week, she said, and you will be wise before the year is out.",
                "It rained."
            ]
        );
    }

    #[test]
    fn the_list_of_further_articles_goes_with_its_heading() {
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.push(Draft::new(BlockKind::Heading, 2, "Elsewhere"));
        drafts.extend(vec![
            linked(Draft::new(
                BlockKind::ListItem,
                1,
                "Another story"
            ));
            2
        ]);
        assert_eq!(left(drafts).len(), 4);
    }

    #[test]
    fn captions_of_a_run_stand_once() {
        let caption = |words: &str| Draft::new(BlockKind::Caption, 0, words);
        let drafts = vec![
            caption("The bridge."),
            caption("The river."),
            caption("The bridge."),
            Draft::paragraph("It rained."),
            caption("The bridge."),
        ];
        assert_eq!(
            left(drafts),
            ["The bridge.", "The river.", "It rained.", "The bridge."]
        );
    }

    #[test]
    fn a_day_as_an_item_above_the_article_goes() {
        let item = || Draft::new(BlockKind::ListItem, 1, "Sept. 25, 2018");
        let mut drafts = vec![Draft::paragraph("The council met."), item()];
        drafts.extend(vec![Draft::paragraph("It rained."); 5]);
        drafts.extend([item(), Draft::paragraph("It snowed.")]);
        assert_eq!(left(drafts).len(), 8);
    }

    #[test]
    fn what_stands_above_the_article_goes() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let drafts = vec![
            linked(Draft::new(BlockKind::ListItem, 1, "Home")),
            Draft::paragraph("News > Harbor"),
            Draft::paragraph(
                "» News » Harbor » Council closes the bridge, and nobody knows when there will be another one to cross the bay",
            ),
            Draft::paragraph("Posted on 3 March 2025 by admin"),
            Draft::paragraph("Updated 9:41 AM"),
            Draft::paragraph("It rained at 9:41."),
            Draft::paragraph(long),
            Draft::paragraph("The clock stood at 9:41"),
        ];
        assert_eq!(
            left(drafts),
            ["It rained at 9:41.", long, "The clock stood at 9:41"]
        );
    }

    #[test]
    fn names_listed_under_a_heading_stay_above_the_first_long_paragraph() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let item = |words: &str| linked(Draft::new(BlockKind::ListItem, 1, words));
        let drafts = vec![
            item("Start"),
            Draft::new(BlockKind::Heading, 2, "Programs"),
            item("Quill"),
            item("Council says bridge will be closed"),
            Draft::paragraph(long),
        ];
        assert_eq!(left(drafts), ["Programs", "Quill", long]);
    }

    #[test]
    fn links_at_the_end_of_a_longer_list_stay() {
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.push(Draft::new(
            BlockKind::ListItem,
            1,
            "Roe: Bridges, 2nd edition",
        ));
        drafts.extend(vec![
            linked(Draft::new(BlockKind::ListItem, 1, "Bridges"));
            3
        ]);
        assert_eq!(left(drafts).len(), 8);
    }

    #[test]
    fn what_stands_under_pictures_is_a_caption() {
        let mut drafts = vec![
            Draft::paragraph("The bridge on Monday."),
            Draft::paragraph("Photo: Ana Ruiz"),
            Draft::paragraph("The bridge on Monday."),
            Draft::paragraph("The river, seen from the town. (Paul Ortega/Getty Images)"),
            Draft::paragraph("The bridge, from the other side of the river. © Harbor News"),
            Draft::paragraph("It rained (as it does)."),
        ];
        mark_captions(&mut drafts);
        let kinds: Vec<&str> = drafts.iter().map(|draft| draft.kind.as_str()).collect();
        assert_eq!(
            kinds,
            [
                "caption",
                "caption",
                "caption",
                "caption",
                "caption",
                "paragraph"
            ]
        );
    }

    #[test]
    fn the_end_tells_no_telephone_numbers() {
        let mut drafts = vec![Draft::paragraph("The council met."); 8];
        drafts.push(Draft::paragraph("Press contact:"));
        drafts.push(Draft::paragraph("Ana Ruiz, 555 0100"));
        assert_eq!(left(drafts).len(), 8);
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.push(Draft::new(BlockKind::Heading, 2, "Our towns"));
        assert_eq!(left(drafts).len(), 4);
    }

    #[test]
    fn the_day_of_the_last_change_goes_from_the_end() {
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.push(Draft::paragraph("Last changed: 3 March 2025"));
        assert_eq!(left(drafts).len(), 4);
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.push(Draft::paragraph("It meets again on 3 March 2025."));
        assert_eq!(left(drafts).len(), 5);
    }

    #[test]
    fn what_stands_under_a_call_at_the_end_goes_with_it() {
        let mut drafts = vec![Draft::paragraph("The council met."); 4];
        drafts.insert(
            2,
            Draft::paragraph(
                "The council met on Monday to talk about the bridge, and about what to do until there is another one.",
            ),
        );
        drafts.push(Draft::new(BlockKind::Heading, 2, "Related articles"));
        drafts.push(Draft::paragraph("Ferry sails"));
        assert_eq!(left(drafts).len(), 5);
    }

    #[test]
    fn a_day_below_the_summary_goes() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let drafts = vec![
            Draft::paragraph(long),
            Draft::paragraph("Sunday, 3 March 2025 - 05:00 (1 comment)"),
            Draft::paragraph("It rained."),
        ];
        assert_eq!(left(drafts), [long, "It rained."]);
    }

    #[test]
    fn links_between_paragraphs_go_unless_they_are_led_up_to() {
        let item = || {
            linked(Draft::new(
                BlockKind::ListItem,
                1,
                "What the mayor said next",
            ))
        };
        let drafts = |before: &str| {
            vec![
                Draft::paragraph(before),
                item(),
                item(),
                Draft::paragraph("It rained."),
            ]
        };
        assert_eq!(left(drafts("The council met.")).len(), 2);
        assert_eq!(left(drafts("The council named three plans:")).len(), 4);
    }

    #[test]
    fn buttons_counts_and_leads_go() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let item = |words: &str| Draft::new(BlockKind::ListItem, 1, words);
        let drafts = vec![
            item("Print"),
            item("Tweet"),
            linked(item("Facebook")),
            Draft::paragraph(long),
            Draft::new(BlockKind::Heading, 3, "Text Size"),
            Draft::new(BlockKind::Heading, 2, "Print"),
            linked(Draft::paragraph("[What the mayor said next]")),
            linked(Draft::paragraph("[Harbor News]")),
            linked(Draft::paragraph("IN VARNA: Ferry sails again")),
            Draft {
                linked: "Ferry sails again".len(),
                ..Draft::paragraph("MORE FERRIES: Ferry sails again")
            },
            Draft::paragraph("Further reading"),
            linked(Draft::new(BlockKind::Heading, 3, "Ferry sails again")),
            Draft::paragraph("It rained."),
            Draft::paragraph(long),
            item("Facebook"),
            item("Share"),
            Draft::new(BlockKind::Heading, 2, "Further reading"),
            item("Roe, Jane: Bridges of the bay. Harbor, 2019."),
            Draft::paragraph("Jane Roe can be reached at jane@harbor.example."),
            Draft::paragraph("12 comments"),
        ];
        assert_eq!(
            left(drafts),
            [
                long,
                "Print",
                "[Harbor News]",
                "It rained.",
                long,
                "Facebook",
                "Further reading",
                "Roe, Jane: Bridges of the bay. Harbor, 2019."
            ]
        );
    }

    #[test]
    fn what_stands_above_the_headline_goes() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let drafts = vec![
            Draft::new(BlockKind::ListItem, 1, "Editions:"),
            Draft::new(BlockKind::Caption, 0, "The old bridge"),
            Draft::paragraph("Harbor"),
            Draft::new(BlockKind::Heading, 3, "Council closes bridge"),
            Draft::new(BlockKind::Heading, 4, "What it costs"),
            Draft::paragraph(long),
        ];
        assert_eq!(left(drafts), ["The old bridge", "What it costs", long]);
    }

    #[test]
    fn lines_that_name_the_known_writers_go_from_the_edges() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let mut drafts = vec![
            Draft::new(
                BlockKind::Heading,
                3,
                "By ANA RUIZ, Harbor City bureau, E-mail the writer",
            ),
            Draft::paragraph("By Associated Press,"),
            Draft::paragraph("By the bay"),
            Draft::paragraph(long),
            Draft::paragraph("It rained."),
            Draft::paragraph("Nobody came."),
            Draft::paragraph("By Ana Ruiz"),
            Draft::paragraph(long),
            Draft::paragraph("By Ana Ruiz"),
        ];
        let meta = Meta {
            byline: vec!["Ana Ruiz".to_owned()],
            ..Meta::default()
        };
        remove(&mut drafts, &meta);
        let left: Vec<&str> = drafts.iter().map(|draft| draft.words.as_str()).collect();
        let kept = [
            "By the bay",
            long,
            "It rained.",
            "Nobody came.",
            "By Ana Ruiz",
            long,
        ];
        assert_eq!(left, kept);
    }

    #[test]
    fn the_foot_of_the_page_goes_with_the_links_above_it() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let link = |words: &str| linked(Draft::new(BlockKind::ListItem, 1, words));
        let page = |foot: [&str; 4]| {
            let mut drafts = vec![Draft::paragraph(long); 4];
            drafts.push(Draft::new(BlockKind::Heading, 2, "Around the bay"));
            drafts.extend(["Ferry sails again", "Storm over Varna"].map(link));
            drafts.push(Draft::new(BlockKind::Heading, 2, "Links"));
            drafts.extend(foot.map(link));
            drafts.push(Draft::paragraph(
                "This page looks best in a browser of this year.",
            ));
            left(drafts).len()
        };
        assert_eq!(page(["About us", "Privacy", "Terms of Use", "Cookies"]), 4);
        assert_eq!(page(["About Ana", "Privacy", "Bridges", "Cookies"]), 13);
    }

    #[test]
    fn what_readers_write_goes() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let mut drafts = vec![Draft::paragraph(long); 7];
        drafts.insert(1, Draft::paragraph("Latest comments"));
        drafts.push(Draft::paragraph("Latest Comments"));
        drafts.push(Draft::paragraph(long));
        assert_eq!(left(drafts).len(), 7);
    }

    #[test]
    fn the_site_s_own_words_go_however_long() {
        let notice = format!(
            "Comments are filtered for language. {}",
            "We may take them out. ".repeat(20)
        );
        let drafts = [notice.as_str(), "Readers may comment, the mayor said."];
        assert_eq!(left(drafts.map(Draft::paragraph).to_vec()), [drafts[1]]);
    }

    #[test]
    fn objects_of_scripts_go() {
        let drafts = [
            r#"{ "modules": [{"name": "video"}], "id": 7 }"#,
            "{}",
            "{sic}",
        ];
        assert_eq!(left(drafts.map(Draft::paragraph).to_vec()), ["{sic}"]);
    }

    #[test]
    fn labels_of_pictures_that_are_not_shown_go() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let mut drafts = vec![Draft::paragraph("Storm over the bay"); 3];
        drafts.push(Draft::new(BlockKind::Caption, 0, "HIDE CAPTION"));
        drafts.extend(vec![Draft::paragraph("Nobody answered."); 3]);
        drafts.extend(vec![Draft::paragraph("No"); 3]);
        drafts.push(Draft::paragraph(long));
        drafts.extend(vec![Draft::paragraph("Row, row the boat"); 3]);
        assert_eq!(left(drafts).len(), 3 + 3 + 1 + 3);
    }

    #[test]
    fn the_writer_s_mailbox_at_the_end_goes() {
        let long = "The council met on Monday to talk about the bridge, and about what to do until there is another one.";
        let drafts = ["press@harbor.example", long, "jane@harbor.example (END)"];
        let left = left(drafts.map(Draft::paragraph).to_vec());
        assert_eq!(left, ["press@harbor.example", long]);
    }

    #[test]
    fn links_inside_the_article_stay() {
        let drafts = vec![
            Draft::paragraph("The council met."),
            linked(Draft::new(BlockKind::ListItem, 1, "The plan")),
            Draft::paragraph("It rained."),
        ];
        assert_eq!(left(drafts).len(), 3);
    }
}
