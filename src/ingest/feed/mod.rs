//! Feeds: lists of articles, each with as much of its text as its publisher gives away.

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

/// More entries than anybody chooses from.
const MAX_ENTRIES: usize = 2_000;

/// Words that came with an entry are all there is of it from so many on, unless they say that there are more.
const WHOLE: usize = 1_200;

/// A list of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// What it is called.
    pub title: Option<String>,
    /// The articles, as they are listed.
    pub entries: Vec<FeedEntry>,
    /// What the addresses in it are meant to follow, as long as it is being read.
    home: Option<String>,
}

/// One article of a feed, or the beginning of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedEntry {
    meta: Meta,
    /// What of the article came with the feed, as it was written there.
    words: String,
    is_html: bool,
    /// Whether the words are said to be the article, and no summary.
    is_content: bool,
}

impl Feed {
    /// The feed an input is; `None` where it is something else.
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
        let told = feed.home.take().filter(|home| address::is_address(home));
        let home = told
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

/// The kind of feed a text opens as.
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
    /// How it is shown in a list.
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

    /// Whether the feed has all of the article, as far as it can be told.
    pub fn is_whole(&self) -> bool {
        let is_much = self.is_content || self.words.len() >= WHOLE;
        is_much && !self.words.trim().is_empty() && !goes_on(&self.words)
    }

    /// The article as far as the feed has it; without a word of it, its title.
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

    /// Tells of an article what its own page does not.
    pub fn complete(&self, document: &mut Document) {
        let (told, meta) = (&self.meta, &mut document.meta);
        meta.title = meta.title.take().or_else(|| told.title.clone());
        meta.published = meta.published.or(told.published);
        if meta.byline.is_empty() {
            meta.byline.clone_from(&told.byline);
        }
    }

    /// Cleans what stands in a list.
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

/// Whether words say that there are more of them elsewhere.
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

/// Blogs say under each entry where it stood first.
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

/// The moment a feed writes, in one of the many ways in which feeds do.
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
