//! Posts of social networks that a page shows inside its article: quotations, whoever posted them named below.

use dom_query::{Document as Page, NodeRef};

use super::dom::{name, text_of};
use crate::ingest::clean::clean_line;

/// Classes by which the networks know the posts they are to show.
const POSTS: &[&str] = &[
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "fb-post",
    "mastodon-embed",
    "bluesky-embed",
    "tiktok-embed",
    "text-post-media",
    "reddit-embed-bq",
];

/// Networks that ask to look at the post on their own pages.
const NETWORKS: &[&str] = &[
    "instagram",
    "facebook",
    "mastodon",
    "bluesky",
    "tiktok",
    "threads",
    "twitter",
];

/// A line that asks to look has at most so many chars.
const MAX_CALL: usize = 60;

/// Posts that one page shows.
const MAX_POSTS: usize = 200;

/// So many boxes around a post hold nothing else.
const MAX_BOXES: usize = 6;

/// Makes plain quotations of the posts, in the place of the boxes around them.
pub(super) fn quote(page: &Page) {
    let Some(body) = page.body() else { return };
    let posts: Vec<NodeRef<'_>> = body
        .descendants_it()
        .filter(is_post)
        .take(MAX_POSTS)
        .collect();
    for post in posts {
        let is_inner = post.ancestors_it(None).any(|above| is_post(&above));
        let quotation = quotation(&post);
        if !is_inner && !quotation.is_empty() {
            box_around(post).replace_with_html(quotation);
        }
    }
}

/// Whether an element is a post to be shown.
pub(super) fn is_post(node: &NodeRef<'_>) -> bool {
    node.class().is_some_and(|class| {
        class
            .split_ascii_whitespace()
            .any(|one| POSTS.contains(&one))
    })
}

/// The outermost box that holds the post and no other words.
fn box_around(post: NodeRef<'_>) -> NodeRef<'_> {
    let letters = |node: &NodeRef<'_>| {
        text_of(node)
            .split_whitespace()
            .map(str::len)
            .sum::<usize>()
    };
    let own = letters(&post);
    post.ancestors_it(Some(MAX_BOXES))
        .take_while(|above| {
            matches!(
                &*name(above),
                "div" | "figure" | "span" | "p" | "aside" | "section"
            ) && letters(above) == own
        })
        .last()
        .unwrap_or(post)
}

/// What was posted in one paragraph, and who posted it in another.
fn quotation(post: &NodeRef<'_>) -> String {
    let text = text_of(post);
    let mut lines: Vec<String> = text
        .lines()
        .map(clean_line)
        .filter(|line| !line.is_empty() && !is_call(line))
        .collect();
    let who = lines.pop_if(|line| is_signature(line));
    let address = post
        .descendants_it()
        .filter(|node| node.has_name("a"))
        .filter_map(|link| link.attr("href"))
        .filter(|target| target.starts_with("http"))
        .last();
    let said: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
    let who = who.map(|who| match address {
        Some(address) => format!("<a href=\"{}\">{}</a>", escaped(&address), escaped(&who)),
        None => escaped(&who),
    });
    let paragraphs: String = [Some(said.join("<br>")), who]
        .into_iter()
        .flatten()
        .filter(|words| !words.is_empty())
        .flat_map(|words| ["<p>".to_owned(), words, "</p>".to_owned()])
        .collect();
    if paragraphs.is_empty() {
        return paragraphs;
    }
    format!("<blockquote>{paragraphs}</blockquote>")
}

/// "View this post on Instagram", in whichever language.
fn is_call(line: &str) -> bool {
    let lower = line.to_lowercase();
    line.chars().count() <= MAX_CALL
        && !line.contains('@')
        && !line.starts_with(['—', '-', '–'])
        && NETWORKS.iter().any(|network| lower.contains(network))
}

/// "— Jane Roe (@jane) March 4, 2025", "A post shared by Jane Roe (@jane)", "Posted by Harbor Town on Monday".
fn is_signature(line: &str) -> bool {
    line.starts_with(['—', '–']) || line.contains('@') || line.starts_with("Posted by ")
}

fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(post: &str) -> String {
        let page = Page::from(format!(
            "<body><p>before</p><div class=social><div>{post}</div></div><p>after</p></body>"
        ));
        quote(&page);
        page.body().unwrap().inner_html().to_string()
    }

    #[test]
    fn a_post_is_a_quotation_with_who_posted_it() {
        assert_eq!(
            quoted(
                "<blockquote class='twitter-tweet tw-align-center'><p lang=en>The bridge<br>is closed &amp; stays so.</p>&mdash; \
                 Ana Ruiz (@ana) <a href='https://net.example/1'>March 4, 2025</a></blockquote><script>x</script>"
            ),
            "<p>before</p><blockquote><p>The bridge<br>is closed &amp; stays so.</p>\
             <p><a href=\"https://net.example/1\">— Ana Ruiz (@ana) March 4, 2025</a></p></blockquote><p>after</p>"
        );
    }

    #[test]
    fn what_a_network_asks_for_is_left_out() {
        assert_eq!(
            quoted(
                "<blockquote class=instagram-media><div><a href='https://net.example/2'>View this post on Instagram</a></div>\
                 <p>Closed.</p><p>A post shared by Ana Ruiz (@ana)</p></blockquote>"
            ),
            "<p>before</p><blockquote><p>Closed.</p><p><a href=\"https://net.example/2\">A post shared by Ana Ruiz (@ana)</a></p>\
             </blockquote><p>after</p>"
        );
        assert_eq!(
            quoted(
                "<blockquote class=mastodon-embed><div>Post by @ana@harbor.example</div><div>View on Mastodon</div></blockquote>"
            ),
            "<p>before</p><blockquote><p>Post by @ana@harbor.example</p></blockquote><p>after</p>"
        );
    }

    #[test]
    fn a_box_with_other_words_stays() {
        let out = quoted("Ana wrote: <div class=fb-post><p>Closed.</p>Posted by Ana Ruiz</div>");
        assert!(out.contains(
            "Ana wrote: <blockquote><p>Closed.</p><p>Posted by Ana Ruiz</p></blockquote>"
        ));
    }
}
