//! Lists of articles to choose from: feeds.

use std::sync::Arc;

use super::{Error, Opened, Origin, fetched, read, understand};
use crate::document::{Card, Document};
use crate::ingest::{Entry, Feed, Refusal};

/// Articles to choose from, and what is known of each before it is opened.
#[derive(Clone, Debug)]
pub struct List {
    origin: Origin,
    title: Option<String>,
    entries: Vec<Entry>,
}

impl List {
    /// The articles of a feed; one without any is no list.
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
            entries: feed.entries,
        })
    }

    /// What the list is called.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// What is told of each article, in order.
    pub fn cards(&self) -> Vec<Card> {
        self.entries.iter().map(Entry::card).collect()
    }

    /// How many there are to choose from.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is nothing to choose from.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What an article of the list is called behind the name of the whole: its number, from 1 on.
    pub fn label(&self, nth: usize) -> String {
        (nth + 1).to_string()
    }

    /// An article as far as the list itself has it; nothing is fetched.
    ///
    /// # Errors
    ///
    /// When it cannot be parsed, or there is none of that number (from 0 on).
    pub fn read(&self, nth: usize) -> Result<Document, Error> {
        let entry = self.entry(nth)?.clone();
        read::guarded(&self.origin, move || entry.document())
    }

    /// An article whole: fetched where the list has only a part of it. `tell` is as in [`open`](super::open).
    ///
    /// # Errors
    ///
    /// When it cannot be fetched or parsed, or there is none of that number (from 0 on).
    pub fn open(&self, nth: usize, tell: &mut dyn FnMut(u64) -> bool) -> Result<Opened, Error> {
        let entry = self.entry(nth)?;
        let address = entry.address().filter(|_| !entry.is_whole());
        let Some(address) = address.filter(|_| cfg!(feature = "net")) else {
            return self.read(nth).map(Arc::new).map(Opened::Article);
        };
        // A feed may name pages of its own network, and of no other that is private.
        let named = match &self.origin {
            Origin::Web(feed) => Some(feed.as_str()),
            _ => None,
        };
        let input = fetched(address, named, tell)?;
        let mut opened = understand(&Origin::Web(address.to_owned()), input)?;
        if let Opened::Article(document) = &mut opened {
            entry.complete(Arc::make_mut(document));
        }
        Ok(opened)
    }

    fn entry(&self, nth: usize) -> Result<&Entry, Error> {
        let entry = self.entries.get(nth);
        entry.ok_or_else(|| Error::Empty(self.origin.clone()))
    }
}
