//! Feeds: lists of articles, each with all or a part of its text.

pub(super) mod authors;
mod json;
mod xml;

use super::clean::{clean, clean_line};
use super::detect::opening_tag;
use super::draft::Draft;
use super::header::date::{is_weekday, moment_prefix};
use super::read::finish;
use super::{Format, InputSource, address, decode, detect, header, html, language};
use crate::document::{Access, Document, ListEntry, Meta, Moment};
use authors::{names, shown};

/// Maximum number of entries.
const MAX_ENTRIES: usize = 2_000;

/// The text of an entry is the whole article from this many bytes on, unless it says that there is more.
const WHOLE: usize = 1_200;

/// A list of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its title.
    pub title: Option<String>,
    /// The articles, in order.
    pub entries: Vec<FeedEntry>,
    /// The base address of links, while it is being read.
    home: Option<String>,
}

/// One article of a feed, or the beginning of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedEntry {
    meta: Meta,
    /// The text of the article in the feed, undecoded.
    words: String,
    is_html: bool,
    /// Whether the words are declared as content, not as a summary.
    is_content: bool,
}

impl Feed {
    /// Reads an input as a feed; `None` if it is something else.
    pub fn of(source: &InputSource<'_>) -> Option<Self> {
        if source.format.is_some_and(|format| format != Format::Feed)
            || detect::refuse_binary(source.bytes).is_err()
        {
            return None;
        }
        let text = decode::decode(source.bytes, source.charset);
        let mut feed = match kind(&text)? {
            FeedKind::Xml => xml::read(&text),
            FeedKind::Json => json::read(&text)?,
        };
        feed.title = line(feed.title);
        let known = feed.home.take().filter(|home| address::is_address(home));
        let home = known
            .or_else(|| source.url.map(str::to_owned))
            .unwrap_or_default();
        for entry in &mut feed.entries {
            entry.tidy(feed.title.as_deref(), &home);
        }
        Some(feed)
    }
}

enum FeedKind {
    Xml,
    Json,
}

/// The kind of a feed, by its beginning.
fn kind(text: &str) -> Option<FeedKind> {
    let head = detect::head(text);
    if head.starts_with('{') {
        return head
            .contains("jsonfeed.org/version")
            .then_some(FeedKind::Json);
    }
    let tag = opening_tag(head)?;
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    let (name, rest) = tag.split_at_checked(end)?;
    let is_feed = match name.rsplit(':').next()? {
        "rss" | "feed" => true,
        "entry" => rest.contains("/2005/Atom"),
        "RDF" => rest.contains("purl.org/rss"),
        _ => false,
    };
    is_feed.then_some(FeedKind::Xml)
}

impl FeedEntry {
    /// What a list shows about it.
    pub fn list_entry(&self) -> ListEntry {
        let unnamed = || self.meta.url.clone().unwrap_or_default();
        ListEntry {
            title: self.meta.title.clone().unwrap_or_else(unnamed),
            byline: self.meta.byline.clone(),
            published: self.meta.published,
        }
    }

    /// The address of the article.
    pub fn address(&self) -> Option<&str> {
        self.meta.url.as_deref()
    }

    /// Whether the feed seems to contain the whole article.
    pub fn is_whole(&self) -> bool {
        let is_much = self.is_content || self.words.len() >= WHOLE;
        is_much && !self.words.trim().is_empty() && !goes_on(&self.words)
    }

    /// The article as far as the feed contains it; without any text, its title.
    pub fn document(&self) -> Document {
        let mut meta = self.meta.clone();
        if !self.is_whole() {
            meta.access = Access::Stub;
        }
        let mut drafts = if self.is_html {
            html::piece(&self.words, &meta)
        } else {
            let words = clean(&self.words);
            words.split("\n\n").map(Draft::paragraph).collect()
        };
        drop_notice(&mut drafts);
        header::take_title(&mut drafts, &mut meta);
        if drafts.iter().all(|draft| draft.words.trim().is_empty()) {
            drafts = vec![Draft::paragraph(self.list_entry().title)];
        }
        let url = meta.url.clone();
        finish(meta, drafts, url.as_deref()).into_document()
    }

    /// Fills missing metadata of the article's own page.
    pub fn complete(&self, document: &mut Document) {
        let (known, meta) = (&self.meta, &mut document.meta);
        meta.title = meta.title.take().or_else(|| known.title.clone());
        meta.published = meta.published.or(known.published);
        if meta.byline.is_empty() {
            meta.byline.clone_from(&known.byline);
        }
    }

    /// Cleans the metadata of an entry.
    fn tidy(&mut self, feed: Option<&str>, home: &str) {
        let meta = &mut self.meta;
        meta.title = line(meta.title.take().map(|title| shown(&title)));
        meta.url = line(meta.url.take()).and_then(|url| address::join(home, &url));
        meta.byline = names(&meta.byline);
        meta.publisher = feed.map(str::to_owned);
        meta.language = line(meta.language.take()).and_then(|tag| language::code(&tag));
        if meta.published.is_none() {
            meta.published = meta.modified.take();
        }
    }
}

/// Whether words say that the article goes on elsewhere.
fn goes_on(words: &str) -> bool {
    const CALLS: [&str; 4] = ["continue reading", "read more", "read the full", "read on"];
    const MARKS: [&str; 4] = ["…", "...", "&hellip;", "&#8230;"];
    let mut end = words.trim_end();
    while let Some((before, _)) = end
        .strip_suffix('>')
        .and_then(|inner| inner.rsplit_once('<'))
    {
        end = before.trim_end();
    }
    let end = end.trim_end_matches([']', ')']);
    let start = end.char_indices().rev().nth(80).map_or(0, |(byte, _)| byte);
    let last = end.get(start..).unwrap_or_default().to_lowercase();
    MARKS.iter().any(|mark| last.ends_with(mark)) || CALLS.iter().any(|call| last.contains(call))
}

/// Blogs add a notice about the first publication to each entry.
fn drop_notice(drafts: &mut Vec<Draft>) {
    let is_notice = |draft: &mut Draft| {
        draft.words.trim_start().starts_with("The post ")
            && draft.words.contains("appeared first on")
    };
    drafts.pop_if(is_notice);
}

fn line(words: Option<String>) -> Option<String> {
    words
        .map(|words| clean_line(&words))
        .filter(|words| !words.is_empty())
}

/// The moment of a feed, in one of many formats.
fn moment(text: &str) -> Option<Moment> {
    let text = clean_line(text);
    Moment::parse(&text).or_else(|| {
        let bare = match text.split_once([',', ' ']) {
            Some((day, rest)) if is_weekday(day) => rest.trim_start(),
            _ => text.as_str(),
        };
        moment_prefix(bare).map(|(moment, _)| moment)
    })
}

#[cfg(test)]
mod tests;
