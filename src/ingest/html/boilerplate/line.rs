//! What one block of a page is: a call, a by-line, a stamp, a credit, the site's own words.

use crate::document::{BlockKind, Meta};
use crate::ingest::draft::Draft;
use crate::ingest::header::byline;
use crate::ingest::header::date::moment_prefix;
use crate::ingest::header::same_words;
use crate::ingest::html::dom::extent;
use crate::ingest::html::phrases;

/// A block that asks for something is dropped up to this many chars.
const MAX_PLEA: usize = 260;

/// A line that names a picture's maker has at most so many chars.
const MAX_CREDIT: usize = 110;

/// Words under a picture that end in such a line have at most so many.
const MAX_CAPTION: usize = 500;

/// A block with a call in front is dropped up to this many chars.
const MAX_CALL: usize = 140;

/// A paragraph of so many chars is where the article has begun.
pub(super) const LONG: usize = 90;

/// Whether a block says anything; a paragraph that is only a number counts something of the page.
pub(super) fn has_words(draft: &Draft) -> bool {
    let is_paragraph = draft.kind == BlockKind::Paragraph;
    draft.words.chars().any(|c| {
        if is_paragraph {
            c.is_alphabetic()
        } else {
            c.is_alphanumeric()
        }
    })
}

pub(super) fn is_long(draft: &Draft) -> bool {
    draft.kind == BlockKind::Paragraph
        && extent(&draft.words) >= LONG
        && !is_stamp(draft.words.trim())
        && !is_path(draft.words.trim())
}

/// The way to the page from the front page on; its last step may be the whole headline.
pub(super) fn is_path(words: &str) -> bool {
    let chars = words.chars().count();
    let padded = format!(" {words}");
    let signs = [" > ", " » ", " › "].iter();
    let steps = signs.map(|sign| padded.matches(sign).count()).max();
    steps > Some(0) && chars < 80 || steps > Some(2) && chars < 240
}

/// What stands between headline and article: the way to the page as links, date, paper and writer with what is beside them.
pub(super) fn is_above(draft: &Draft, meta: &Meta, has_begun: bool) -> bool {
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
pub(super) fn is_byline(words: &str, meta: &Meta) -> bool {
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
pub(super) fn is_stamp(words: &str) -> bool {
    let is_line = words.chars().count() <= 100
        && (!words.ends_with(['.', '!', '?', ':', '”', '"']) || words.ends_with(".m."));
    is_line && (has_clock(words) || starts(words).any(|rest| moment_prefix(rest).is_some()))
}

/// The text from each of its words on.
pub(super) fn starts(words: &str) -> impl Iterator<Item = &str> {
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
pub(super) fn has_clock(words: &str) -> bool {
    words.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        word.split_once([':', '.']).is_some_and(|(hour, minute)| {
            let is_hour = hour.parse::<u8>().is_ok_and(|hour| hour < 25);
            is_hour && minute.len() == 2 && minute.parse::<u8>().is_ok_and(|minute| minute < 60)
        })
    })
}

/// A line that names a picture's maker, or words under a picture with such a line in brackets at their end.
pub(super) fn is_credit(draft: &Draft) -> bool {
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

pub(super) fn is_plea(draft: &Draft, lower: &str) -> bool {
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
pub(super) fn is_button(draft: &Draft, lower: &str, is_edge: bool) -> bool {
    let is_alone = match draft.kind {
        BlockKind::Paragraph => true,
        BlockKind::ListItem | BlockKind::Heading => is_edge,
        _ => return false,
    };
    let is_link = is_linked(draft, 80);
    (is_alone || is_link) && phrases::is_button(lower) || is_link && phrases::is_network(lower)
}

/// The words of a block that is short enough to be a plea or a call, in lower case.
pub(super) fn lower_if_brief(draft: &Draft) -> Option<String> {
    let is_brief = draft.words.chars().nth(MAX_PLEA).is_none();
    is_brief.then(|| lower(draft))
}

/// The words in lower case, parted by one blank each.
pub(super) fn lower(draft: &Draft) -> String {
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
pub(super) fn length(words: &str) -> usize {
    let words = words.split_whitespace();
    let chars: usize = words.map(|word| word.chars().count() + 1).sum();
    chars.saturating_sub(1)
}

pub(super) fn is_title(draft: &Draft, meta: &Meta) -> bool {
    matches!(draft.kind, BlockKind::Heading | BlockKind::Paragraph)
        && meta
            .title
            .as_ref()
            .is_some_and(|title| same_words(title, &draft.words))
}

pub(super) fn is_call(draft: &Draft, lower: &str) -> bool {
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

/// "[What the council said next]", but no source such as "[Harbor News]".
pub(super) fn is_bracketed(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && line.split_whitespace().count() > 3
}

/// "WHAT THE COUNCIL SAID" or "IN HARBOR CITY: What the council said" as a link on a line of its own.
pub(super) fn is_shouted_link(draft: &Draft) -> bool {
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
pub(super) fn is_linked(draft: &Draft, percent: usize) -> bool {
    draft.linked * 100 >= draft.words.trim().len() * percent
}

/// A short block that is hardly more than links.
pub(super) fn is_link_line(draft: &Draft) -> bool {
    matches!(
        draft.kind,
        BlockKind::ListItem | BlockKind::Paragraph | BlockKind::Heading
    ) && is_linked(draft, 80)
        && !draft.words.trim_start().starts_with("http")
        && draft.words.chars().count() < 200
}

/// A day with hardly anything beside it.
pub(super) fn is_dated_line(draft: &Draft) -> bool {
    let words = draft.words.trim();
    matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem)
        && words.chars().count() <= 60
        && is_stamp(words)
        && starts(words).any(|rest| moment_prefix(rest).is_some())
}
