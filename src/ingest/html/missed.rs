//! Puts back what a reader view leaves out above the article: the lines under the headline that say what it is about.

use std::collections::HashMap;

use super::dom::extent;
use super::phrases;
use crate::document::BlockKind;
use crate::ingest::draft::Draft;
use crate::ingest::header::same_words;

/// So many blocks may stand between headline and article.
const MAX_GAP: usize = 25;

/// So many blocks stand between two of the article where only a heading was left out.
const MAX_BETWEEN: usize = 3;

/// So many chars of two texts that begin alike are compared.
const KEY_CHARS: usize = 60;

/// How long lines are that say what an article is about; those that the page describes itself by may be shorter.
const MIN_SUMMARY: usize = 80;
const MIN_DESCRIBED: usize = 40;
const MAX_SUMMARY: usize = 900;

/// Lines as long as this are the article's first paragraph, and not only another headline.
const MIN_PARAGRAPH: usize = 160;

/// Puts the first paragraphs that stand between headline and article in front of the article; gives the line that stands
/// under the headline if there are none.
///
/// `shown` is the whole page, in order; `descriptions` is what the page says of itself.
pub(super) fn restore(
    drafts: &mut Vec<Draft>,
    shown: &[Draft],
    title: Option<&str>,
    descriptions: &[String],
) -> Option<String> {
    let start = start_of(drafts, shown)?;
    let near = start.saturating_sub(MAX_GAP);
    let above = shown.get(near..start)?;
    let headline = above
        .iter()
        .rposition(|draft| title.is_some_and(|title| same_words(title, &draft.words)));
    let between = above.get(headline.map_or(0, |at| at + 1)..)?;
    let known: Vec<String> = drafts.iter().map(|draft| key(&draft.words)).collect();
    let descriptions: Vec<String> = descriptions.iter().map(|words| key(words)).collect();
    let missed: Vec<&Draft> = between
        .iter()
        .filter(|draft| {
            is_described(draft, &descriptions) || headline.is_some() && is_summary(draft)
        })
        .filter(|draft| !known.contains(&key(&draft.words)) && !is_headline(draft, title))
        .collect();
    let is_long = |draft: &&Draft| extent(draft.words.trim()) >= MIN_PARAGRAPH;
    if !missed.iter().any(is_long) {
        return missed.first().map(|draft| draft.words.clone());
    }
    drafts.splice(0..0, missed.into_iter().map(paragraph));
    None
}

/// The first prose under a headline: so many paragraphs of it tell whether the article was found.
const FIRST: usize = 5;

/// An article under a headline has at least so many chars of prose.
const MIN_PROSE: usize = 300;

/// It ends where so many blocks follow that are no prose.
const MAX_BARE: usize = 8;

/// The article as it stands on the page under its headline, if nothing of its beginning was found: reader views settle on
/// comments or on the site's own boxes at times, though hardly on more of them than the article has.
pub(super) fn under_headline(
    drafts: &[Draft],
    shown: &[Draft],
    title: Option<&str>,
) -> Option<Vec<Draft>> {
    let is_same = |draft: &Draft| title.is_some_and(|title| same_words(title, &draft.words));
    let headline = shown
        .iter()
        .position(|draft| draft.kind == BlockKind::Heading && is_same(draft))?;
    let below = shown.get(headline + 1..)?;
    // Nearly always the first paragraph was found, and nothing else need be looked at.
    let first = key(&below.iter().find(|draft| is_prose(draft))?.words);
    if drafts
        .iter()
        .any(|draft| letters(&draft.words).contains(&first))
    {
        return None;
    }
    let bare = below.split(is_told).map(<[Draft]>::len);
    let mut end = 0;
    for (gap, len) in bare.enumerate() {
        if len >= if gap == 0 { MAX_GAP } else { MAX_BARE } {
            break;
        }
        end += len + 1;
    }
    let below = below.get(..end.min(below.len()))?;
    let last = below.iter().rposition(is_told)?;
    let article = below.get(..=last)?;
    let found: String = drafts.iter().map(|draft| letters(&draft.words)).collect();
    let mut first = article.iter().filter(|draft| is_prose(draft)).take(FIRST);
    let is_missed = first.all(|draft| !found.contains(&key(&draft.words)));
    let chars = prose(article);
    (is_missed && chars >= MIN_PROSE && chars * 2 >= prose(drafts)).then(|| article.to_vec())
}

/// How many chars of prose there are.
fn prose(drafts: &[Draft]) -> usize {
    let prose = drafts.iter().filter(|draft| is_prose(draft));
    prose.map(|draft| extent(draft.words.trim())).sum()
}

/// Prose, or what hardly anything but an article holds.
fn is_told(draft: &Draft) -> bool {
    matches!(
        draft.kind,
        BlockKind::Table | BlockKind::Code | BlockKind::BlockQuote
    ) || is_prose(draft)
}

/// A paragraph of sentences that leads nowhere.
fn is_prose(draft: &Draft) -> bool {
    let words = draft.words.trim();
    draft.kind == BlockKind::Paragraph
        && extent(words) >= 60
        && draft.linked * 2 < words.len()
        && words.ends_with(['.', '!', '?', '…', '。', '“', '”', '"', '»', '«', '’', ')'])
        && !(extent(words) <= MAX_SUMMARY && phrases::is_plea(&words.to_lowercase()))
}

/// Puts back headings that stand between two neighbouring blocks of the article: reader views take what is much like the
/// title for the title.
pub(super) fn restore_headings(drafts: &mut Vec<Draft>, shown: &[Draft], title: Option<&str>) {
    let mut places: HashMap<String, Option<usize>> = HashMap::new();
    for (at, draft) in shown.iter().enumerate() {
        let place = places.entry(key(&draft.words)).or_insert(Some(at));
        *place = place.filter(|first| *first == at);
    }
    let place = |draft: &Draft| places.get(&key(&draft.words)).copied().flatten();
    let mut before: Option<usize> = None;
    let mut whole = Vec::with_capacity(drafts.len());
    for draft in std::mem::take(drafts) {
        let here = place(&draft);
        let between = before
            .zip(here)
            .and_then(|(from, to)| shown.get(from + 1..to));
        let heading = between
            .and_then(lone_heading)
            .filter(|heading| place(heading).is_some() && leads(heading, &draft))
            .filter(|heading| !is_headline(heading, title));
        whole.extend(heading.cloned());
        whole.push(draft);
        before = here;
    }
    *drafts = whole;
}

/// Whether a heading stands over text of the article, not over links, calls or the names of pictures' makers.
fn leads(heading: &Draft, below: &Draft) -> bool {
    let lower = heading.words.trim().to_lowercase();
    below.linked * 2 <= below.words.len()
        && !phrases::is_credit(&lower)
        && !phrases::opens_call(&lower)
}

/// The heading among a few blocks that otherwise stand under pictures.
fn lone_heading(between: &[Draft]) -> Option<&Draft> {
    let mut others = between
        .iter()
        .filter(|draft| draft.kind != BlockKind::Caption);
    let (heading, None) = (others.next()?, others.next()) else {
        return None;
    };
    (heading.kind == BlockKind::Heading && between.len() <= MAX_BETWEEN).then_some(heading)
}

/// Where on the page the article begins.
fn start_of(drafts: &[Draft], shown: &[Draft]) -> Option<usize> {
    drafts
        .iter()
        .take(4)
        .map(|draft| key(&draft.words))
        .filter(|start| !start.is_empty())
        .find_map(|start| shown.iter().position(|draft| key(&draft.words) == start))
}

/// Whether a line is the title with a few words before or behind it.
fn is_headline(draft: &Draft, title: Option<&str>) -> bool {
    let title = letters(title.unwrap_or_default());
    let words = letters(&draft.words);
    !title.is_empty() && words.len() <= title.len() * 2 && words.contains(&title)
}

/// Whether the page describes itself by these words.
fn is_described(draft: &Draft, descriptions: &[String]) -> bool {
    let words = key(&draft.words);
    (MIN_DESCRIBED..=MAX_SUMMARY).contains(&extent(draft.words.trim()))
        && descriptions
            .iter()
            .filter(|description| !description.is_empty())
            .any(|description| description.starts_with(&words) || words.starts_with(description))
}

/// A sentence that leads nowhere.
fn is_summary(draft: &Draft) -> bool {
    let words = draft.words.trim();
    matches!(
        draft.kind,
        BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem
    ) && (MIN_SUMMARY..=MAX_SUMMARY).contains(&extent(words))
        && words.ends_with(['.', '!', '?', '…', '。', '“', '”', '"', '»', '«'])
        && draft.linked * 10 < words.len() * 3
        && !phrases::is_plea(&words.to_lowercase())
}

/// The draft as a paragraph where it was set as a heading.
fn paragraph(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    if draft.kind == BlockKind::Heading {
        draft.kind = BlockKind::Paragraph;
        draft.level = 0;
    }
    draft
}

/// Enough of a text to know it again.
pub(super) fn key(words: &str) -> String {
    words
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(KEY_CHARS)
        .flat_map(char::to_lowercase)
        .collect()
}

fn letters(words: &str) -> String {
    let letters = words.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMMARY: &str = "The council has closed the bridge. Until there is another one, the ferry takes whoever has to \
        cross the bay, on every day of the week but Sunday, from six in the morning on.";
    const LINE: &str =
        "Until there is another one, the ferry takes whoever has to cross the bay by day.";

    fn page(between: &str) -> Vec<Draft> {
        [
            "Subscribe now, and read all that we write about the harbor and the towns around it.",
            "Council closes bridge",
            "By Jane Roe",
            between,
            "The council met on Monday.",
            "It rained.",
        ]
        .map(Draft::paragraph)
        .to_vec()
    }

    fn restored(between: &str, title: Option<&str>, description: &str) -> (usize, Option<String>) {
        let shown = page(between);
        let mut drafts = shown[4..].to_vec();
        let summary = restore(&mut drafts, &shown, title, &[description.to_owned()]);
        (drafts.len(), summary)
    }

    #[test]
    fn a_first_paragraph_under_the_headline_is_put_back() {
        let title = Some("Council Closes Bridge");
        assert_eq!(restored(SUMMARY, title, ""), (3, None));
        assert_eq!(restored("By John Doe", title, ""), (2, None));
    }

    #[test]
    fn a_heading_between_two_blocks_of_the_article_is_put_back() {
        let heading = |words: &str| Draft::new(BlockKind::Heading, 2, words);
        let shown = [
            Draft::paragraph("The council met on Monday."),
            heading("The bridge in March"),
            Draft::new(BlockKind::Caption, 0, "© Ana Ruiz"),
            Draft::paragraph("It rained."),
            heading("News"),
            Draft::paragraph("Subscribe to our letters."),
            Draft::paragraph("It snowed."),
        ];
        let mut drafts = [0, 3, 6].map(|at: usize| shown[at].clone()).to_vec();
        restore_headings(&mut drafts, &shown, Some("The bridge in April"));
        let words: Vec<&str> = drafts.iter().map(|draft| draft.words.as_str()).collect();
        assert_eq!(
            words,
            [
                "The council met on Monday.",
                "The bridge in March",
                "It rained.",
                "It snowed."
            ]
        );
    }

    #[test]
    fn a_heading_over_links_calls_or_credits_is_not_put_back() {
        let mut link = Draft::paragraph("More of the bridge");
        link.linked = link.words.len();
        let shown = [
            Draft::paragraph("The council met on Monday."),
            Draft::new(BlockKind::Heading, 2, "Elsewhere"),
            link,
            Draft::new(BlockKind::Heading, 2, "Photo credit"),
            Draft::paragraph("Ana Ruiz"),
            Draft::new(BlockKind::Heading, 2, "Related articles"),
            Draft::paragraph("The ferry sails in March."),
        ];
        let mut drafts = [0, 2, 4, 6].map(|at: usize| shown[at].clone()).to_vec();
        restore_headings(&mut drafts, &shown, None);
        assert_eq!(drafts.len(), 4);
    }

    #[test]
    fn a_line_under_the_headline_is_the_summary() {
        let title = Some("Council closes bridge");
        assert_eq!(restored(LINE, title, ""), (2, Some(LINE.to_owned())));
    }

    #[test]
    fn the_headline_with_a_label_is_not_the_summary() {
        let title = "Council closes bridge after forty years of trouble with its piers";
        let mut shown = page(&format!("On Monday: {title}, and what comes now?"));
        shown[1] = Draft::paragraph(title);
        let mut drafts = shown[4..].to_vec();
        assert_eq!(restore(&mut drafts, &shown, Some(title), &[]), None);
        assert_eq!(drafts.len(), 2);
    }

    #[test]
    fn without_a_headline_only_the_description_is_known() {
        assert_eq!(restored(LINE, None, ""), (2, None));
        assert_eq!(restored(LINE, None, LINE), (2, Some(LINE.to_owned())));
        let opening: String = SUMMARY.chars().take(70).collect();
        assert_eq!(restored(SUMMARY, None, &opening), (3, None));
    }

    #[test]
    fn an_article_of_which_nothing_was_found_is_taken_from_under_its_headline() {
        let prose = |nth: usize| {
            Draft::paragraph(format!(
                "{nth} The council met to talk about the bridge, and about what to do until there is another one."
            ))
        };
        let comment = |nth: usize| {
            Draft::paragraph(format!(
                "{nth} I have never crossed that bridge, and nobody I know has crossed it."
            ))
        };
        let mut shown = vec![Draft::new(BlockKind::Heading, 1, "Council closes bridge")];
        shown.extend(vec![Draft::paragraph("Share"); 12]);
        shown.extend((0..4).map(prose));
        shown.push(Draft::new(BlockKind::Heading, 2, "Why"));
        shown.extend((4..6).map(prose));
        shown.push(Draft::new(BlockKind::Table, 0, "Yes\t12"));
        shown.extend(vec![Draft::paragraph("Share"); 12]);
        shown.extend((0..4).map(comment));
        let taken = |drafts: &[Draft], title: &str| under_headline(drafts, &shown, Some(title));
        let comments: Vec<Draft> = (0..4).map(comment).collect();
        let article = taken(&comments, "Council closes bridge").unwrap();
        assert_eq!(article.len(), 12 + 4 + 1 + 2 + 1);
        assert_eq!(taken(&comments, "Ferry sails again"), None);
        assert_eq!(taken(&shown[14..18], "Council closes bridge"), None);
        let many: Vec<Draft> = (0..40).map(comment).collect();
        assert_eq!(taken(&many, "Council closes bridge"), None);
    }
}
