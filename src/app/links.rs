//! Finds the links of an article.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};

use crate::document::{BlockId, Document, MarkKind};
use crate::text::Span;

/// A link of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The linked words, or the address itself if it is in the text.
    pub span: Span,
    /// The address: web or mail, without blanks and control characters.
    pub address: String,
}

impl Link {
    /// An id in the article, never 0, so that the parts of a link on several rows belong together.
    pub fn number(&self) -> u32 {
        self.span.start().saturating_add(1)
    }
}

/// What happens to the link that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkAction {
    /// It is selected.
    Select,
    /// It is opened.
    Open,
}

/// The links on the screen, cached until it moves.
#[derive(Debug, Default)]
pub(super) struct VisibleLinks {
    view: Option<Span>,
    links: Vec<Link>,
}

impl VisibleLinks {
    /// The links, in text order.
    pub(super) fn all(&self) -> &[Link] {
        &self.links
    }

    /// Finds the links of a view, unless it is the same as before.
    pub(super) fn update(&mut self, document: &Document, view: Span) {
        if self.view != Some(view) {
            *self = Self {
                view: Some(view),
                links: within(document, view),
            };
        }
    }
}

/// The link with a span.
pub(super) fn at(document: &Document, span: Span) -> Option<Link> {
    let mut links = within(document, span).into_iter();
    links.find(|link| link.span == span)
}

// Bytes: the maximum length of an address, as an unbroken text may be a megabyte long.
const LONGEST: usize = 4096;

const MAILTO: &str = "mailto:";

/// The links that overlap a span, in text order: those of the article, and addresses in the text.
pub(super) fn within(document: &Document, stretch: Span) -> Vec<Link> {
    let first = document.block_at(stretch.start()).map_or(0, BlockId::index);
    let blocks = document.blocks.iter().skip(first);
    let mut links = Vec::new();
    for block in blocks.take_while(|block| block.span.start() < stretch.end()) {
        let Some(part) = block.span.common(stretch) else {
            continue;
        };
        let named = block.marks.iter();
        let named = named.take_while(|mark| mark.span.start() < part.end());
        let named: Vec<Link> = named
            .filter(|mark| mark.span.overlaps(part))
            .filter_map(|mark| match &mark.kind {
                MarkKind::Link(address) => Some(Link {
                    span: mark.span,
                    address: address.clone(),
                }),
                _ => None,
            })
            .collect();
        let mut bare = written(document, block.span, part);
        // Links are in text order and do not nest.
        bare.retain(|link| {
            let next = named.partition_point(|named| named.span.end() <= link.span.start());
            let next = named.get(next);
            next.is_none_or(|named| !named.span.overlaps(link.span))
        });
        links.extend(named);
        links.extend(bare);
    }
    links.sort_by_key(|link| link.span);
    links
}

/// Addresses in the text.
fn written(document: &Document, block: Span, part: Span) -> Vec<Link> {
    // An address that is cut by the edge of the span is found whole.
    let words = document.words(block);
    let (from, to) = (part.start() - block.start(), part.end() - block.start());
    let before = words.get(..from as usize).unwrap_or_default();
    let tail = before.split(char::is_whitespace).next_back();
    let start = before.len() - tail.map_or(0, str::len).min(LONGEST);
    let after = words.get(to as usize..).unwrap_or_default();
    let head = after.split(char::is_whitespace).next();
    let end = words.len() - after.len() + head.map_or(0, str::len).min(LONGEST);
    let base = document
        .text
        .floor(block.start() + u32::try_from(start).unwrap_or(0)) as usize;
    let stop = document
        .text
        .floor(block.start() + u32::try_from(end).unwrap_or(0)) as usize;
    let Some(stretch) = document.text.span(base..stop) else {
        return Vec::new();
    };
    let words = document.words(stretch);
    addresses(words)
        .into_iter()
        .filter_map(|range| {
            Some(Link {
                address: words.get(range.clone())?.to_owned(),
                span: document.text.span_in(stretch, range)?,
            })
        })
        .filter(|link| link.span.overlaps(part))
        .collect()
}

/// Where the addresses are in some words: `http:`, `https:` and `mailto:`.
fn addresses(words: &str) -> Vec<Range<usize>> {
    let found = LinkFinder::new();
    let found = found.links(words).filter_map(|link| {
        let scheme = link.as_str().split("://").next()?;
        let start = match link.kind() {
            LinkKind::Url if is_web(scheme) => link.start(),
            LinkKind::Email => {
                let start = link.start().checked_sub(MAILTO.len())?;
                let scheme = words.get(start..link.start())?;
                scheme.eq_ignore_ascii_case(MAILTO).then_some(start)?
            }
            _ => return None,
        };
        // Typographic marks are not part of an address.
        let words = link.as_str().split(['“', '”', '«', '»']).next()?;
        Some(start..link.start() + words.trim_end_matches(['’', '…']).len())
    });
    found.filter(|range| range.len() <= LONGEST).collect()
}

fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DocumentBuilder};

    fn addresses(words: &str) -> Vec<String> {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, 0, words);
        let document = builder.finish();
        let links = within(&document, document.text.whole());
        links.into_iter().map(|link| link.address).collect()
    }

    #[test]
    fn addresses_in_the_text_are_links_without_the_marks_around_them() {
        assert_eq!(
            addresses(
                "See https://a.example/b_(c)?d=1. Or (http://b.example/), or mailto:x@c.example!"
            ),
            [
                "https://a.example/b_(c)?d=1",
                "http://b.example/",
                "mailto:x@c.example"
            ]
        );
        assert_eq!(addresses("HTTPS://c.example"), ["HTTPS://c.example"]);
        assert_eq!(
            addresses("“https://d.example/x”, «http://e.example»"),
            ["https://d.example/x", "http://e.example"]
        );
        assert_eq!(
            addresses("no http: here, nor ftp://x or xhttp://d.example"),
            [""; 0]
        );
    }

    #[test]
    fn an_address_cut_by_the_edge_of_the_screen_is_found_whole() {
        let mut builder = DocumentBuilder::new();
        builder.block(
            BlockKind::Paragraph,
            0,
            "See https://a.example/one/two/three now",
        );
        let document = builder.finish();
        let middle = document.text.span(14..17).unwrap();
        let links = within(&document, middle);
        assert_eq!(links[0].address, "https://a.example/one/two/three");
        assert_eq!(within(&document, document.text.span(0..3).unwrap()), []);
    }
}
