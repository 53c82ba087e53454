//! Lists of articles to choose from: feeds, and archives that hold several files.

use std::sync::Arc;

use super::Origin;
use super::input::RawInput;
use crate::document::{Document, ListEntry};
use crate::ingest::{Feed, FeedEntry, Format, Refusal, clean};

/// Articles to choose from.
#[derive(Clone, Debug)]
pub struct ArticleList {
    pub(super) origin: Origin,
    title: Option<String>,
    pub(super) items: ListItems,
}

/// Where the articles of a list are.
#[derive(Clone, Debug)]
pub(super) enum ListItems {
    Feed(Vec<FeedEntry>),
    Files {
        archive: Arc<[u8]>,
        names: Vec<String>,
        format: Option<Format>,
    },
}

impl ArticleList {
    /// The articles of a feed, at least one.
    pub(super) fn of_feed(origin: Origin, feed: Feed) -> Result<Self, Refusal> {
        if feed.entries.is_empty() {
            return Err(Refusal {
                what: "it is a feed without entries".to_owned(),
                way_out: "give the address of an article".to_owned(),
            });
        }
        Ok(Self {
            origin,
            title: feed.title,
            items: ListItems::Feed(feed.entries),
        })
    }

    /// Files of an archive.
    pub(super) fn of_files(origin: &Origin, input: RawInput, names: Vec<String>) -> Self {
        Self {
            origin: origin.clone(),
            title: Some(origin.to_string()),
            items: ListItems::Files {
                archive: input.bytes.into(),
                names,
                format: input.format,
            },
        }
    }

    /// The title of the list.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// What is known about each article, in order.
    pub fn entries(&self) -> Vec<ListEntry> {
        let named = |name: &String| ListEntry {
            title: clean::visible(name).into_owned(),
            ..ListEntry::default()
        };
        match &self.items {
            ListItems::Feed(entries) => entries.iter().map(FeedEntry::list_entry).collect(),
            ListItems::Files { names, .. } => names.iter().map(named).collect(),
        }
    }

    /// The number of articles.
    pub fn len(&self) -> usize {
        match &self.items {
            ListItems::Feed(entries) => entries.len(),
            ListItems::Files { names, .. } => names.len(),
        }
    }

    /// Whether it has no articles.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The label of an article after the name of the list: the file name, or in a feed its number from 1.
    pub fn label(&self, index: usize) -> String {
        match &self.items {
            ListItems::Files { names, .. } => names.get(index).cloned().unwrap_or_default(),
            ListItems::Feed(_) => (index + 1).to_string(),
        }
    }
}

/// The content of an origin.
#[derive(Clone, Debug)]
pub enum Opened {
    /// One article.
    Article(Arc<Document>),
    /// Several to choose from.
    List(ArticleList),
}
