//! Live blogs: pages of many short texts, each under the time at which it was written.

use std::collections::{HashMap, HashSet};

use dom_query::{Document as Page, NodeId, NodeRef};

use super::dom::{count_words, name, text_of};
use super::missed::key;
use super::walk;
use crate::document::{BlockKind, Moment};
use crate::ingest::clean::clean_line;
use crate::ingest::draft::Draft;
use crate::lang::{PageClass, PagePhrases};

/// Times that are looked at, and boxes around each.
const MAX_TIMES: usize = 2_000;
const MAX_BOXES: usize = 8;

/// A live blog has so many updates at least, of so many words in all.
const MIN_UPDATES: usize = 3;
const MIN_WORDS: usize = 40;

/// One update as the data of a page tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Update {
    pub(super) time: Option<String>,
    pub(super) headline: Option<String>,
    pub(super) body: String,
}

/// The updates a page shows, in its order, each under its time; `None` for a page that is no live blog.
///
/// `is_told` is whether the page's data calls it one.
pub(super) fn shown(page: &Page, is_told: bool) -> Option<Vec<Draft>> {
    let updates = updates(page)?;
    if !is_told
        && !updates.iter().any(is_named)
        && !updates
            .first()?
            .parent()
            .is_some_and(|list| is_named(&list))
    {
        return None;
    }
    let mut drafts = Vec::new();
    for update in updates {
        let time = update.descendants_it().find(|node| node.has_name("time"));
        let heading = time.map(|time| {
            time.remove_from_parent();
            Draft::new(BlockKind::Heading, 2, shown_time(&time))
        });
        let blocks = walk::blocks(update);
        if !blocks.is_empty() {
            drafts.extend(heading);
            drafts.extend(blocks);
        }
    }
    let words: usize = drafts.iter().map(|draft| count_words(&draft.words)).sum();
    (words >= MIN_WORDS).then_some(drafts)
}

/// The updates that a page's data tells, each under its time and headline.
pub(super) fn told(updates: &[Update]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for update in updates {
        let time = update
            .time
            .as_deref()
            .map(|time| Moment::parse(time).map_or_else(|| time.to_owned(), clock));
        let heading: Vec<String> = [time, update.headline.clone()]
            .into_iter()
            .flatten()
            .collect();
        if !heading.is_empty() {
            drafts.push(Draft::new(BlockKind::Heading, 2, heading.join(" · ")));
        }
        drafts.extend(super::told::body(&update.body));
    }
    drafts
}

/// The updates, behind what a reader view found that stands before them.
pub(super) fn introduced(view: Vec<Draft>, updates: Vec<Draft>) -> Vec<Draft> {
    let known: HashSet<String> = updates.iter().map(|draft| key(&draft.words)).collect();
    let mut drafts: Vec<Draft> = view
        .into_iter()
        .take_while(|draft| !known.contains(&key(&draft.words)))
        .collect();
    drafts.extend(updates);
    drafts
}

/// The boxes side by side that most have a time in them, and those like them between.
fn updates(page: &Page) -> Option<Vec<NodeRef<'_>>> {
    let body = page.body()?;
    let mut lists: HashMap<NodeId, (HashSet<NodeId>, Vec<NodeRef<'_>>)> = HashMap::new();
    let mut order: Vec<NodeId> = Vec::new();
    let times = body.descendants_it().filter(|node| node.has_name("time"));
    for time in times.take(MAX_TIMES) {
        let mut inner = time;
        for outer in time.ancestors_it(Some(MAX_BOXES)) {
            let (known, boxes) = lists.entry(outer.id).or_insert_with(|| {
                order.push(outer.id);
                Default::default()
            });
            if known.insert(inner.id) {
                boxes.push(inner);
            }
            inner = outer;
        }
    }
    let count = |id: &NodeId| lists.get(id).map_or(0, |(known, _)| known.len());
    let most = order
        .iter()
        .map(count)
        .max()
        .filter(|most| *most >= MIN_UPDATES)?;
    let list = order.into_iter().find(|id| count(id) == most)?;
    let first = *lists.get(&list)?.1.first()?;
    let like_it = |other: &NodeRef<'_>| {
        *name(other) == *name(&first) && first_class(other) == first_class(&first)
    };
    let (known, _) = lists.get(&list)?;
    Some(
        first
            .parent()?
            .children_it(false)
            .skip_while(|child| child.id != first.id)
            .filter(|child| known.contains(&child.id) || like_it(child))
            .collect(),
    )
}

fn first_class(node: &NodeRef<'_>) -> Option<String> {
    let class = node.class()?;
    class.split_ascii_whitespace().next().map(str::to_owned)
}

fn is_named(node: &NodeRef<'_>) -> bool {
    [
        node.class(),
        node.id_attr(),
        node.attr("itemprop"),
        node.attr("itemtype"),
    ]
    .into_iter()
    .flatten()
    .any(|names| {
        let joined: String = names
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        PagePhrases::builtin()
            .of(PageClass::LiveName)
            .iter()
            .any(|name| joined.contains(name))
    })
}

/// The time as the page shows it, or as it gives it to machines where it shows none or how long ago it was.
fn shown_time(time: &NodeRef<'_>) -> String {
    let words = clean_line(&text_of(time));
    let is_clock = words.contains([':', '.']) && words.contains(|c: char| c.is_ascii_digit());
    if is_clock {
        return words;
    }
    time.attr("datetime")
        .and_then(|moment| Moment::parse(&moment))
        .map_or(words, clock)
}

/// "2025-03-04 14:05"
fn clock(moment: Moment) -> String {
    match moment.time {
        Some(time) => format!("{} {}", moment.date, time.format("%H:%M")),
        None => moment.date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(body: &str, is_told: bool) -> Vec<String> {
        let page = Page::from(format!("<body>{body}</body>"));
        shown(&page, is_told)
            .unwrap_or_default()
            .iter()
            .map(|draft| format!("{} {}", draft.kind.as_str(), draft.words.trim()))
            .collect()
    }

    fn three(class: &str) -> String {
        let words =
            "The council voted on the bridge, and then on the ferry, and then it went home.";
        [
            "<time>14:05</time>",
            "<time datetime='2025-03-04T14:00:00Z'>5 minutes ago</time>",
            "<time>13:00</time>",
        ]
        .map(|time| {
            format!("<div class='{class}'><header>{time}</header><h3>Vote</h3><p>{words}</p></div>")
        })
        .concat()
    }

    #[test]
    fn updates_stand_under_their_times_in_order() {
        let seen = seen(
            &format!("<section>{}</section>", three("live-blog__entry")),
            false,
        );
        assert_eq!(seen.len(), 9);
        assert_eq!(seen[0], "heading 14:05");
        assert_eq!(seen[1], "heading Vote");
        assert_eq!(seen[3], "heading 2025-03-04 14:00");
    }

    #[test]
    fn only_a_live_blog_is_one() {
        assert!(seen(&three("teaser"), false).is_empty());
        assert_eq!(seen(&three("teaser"), true).len(), 9);
        assert!(seen("<div class=liveblog><p>Nothing yet.</p></div>", true).is_empty());
    }

    #[test]
    fn updates_are_told_by_data_too() {
        let update = Update {
            time: Some("2025-03-04T14:05:00+01:00".to_owned()),
            headline: Some("Vote".to_owned()),
            body: "The council voted.\nIt went home.".to_owned(),
        };
        let words: Vec<String> = told(&[update])
            .into_iter()
            .map(|draft| draft.words)
            .collect();
        assert_eq!(
            words,
            [
                "2025-03-04 14:05 · Vote",
                "The council voted.",
                "It went home."
            ]
        );
    }
}
