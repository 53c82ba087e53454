//! Lists of articles to choose from: feeds, and archives that hold several files.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Error, Input, Opened, Origin, archive, fetched, read, understand};
use crate::config::UserAgent;
use crate::document::{Card, Document};
use crate::ingest::{Entry, Feed, Format, Refusal, clean};

/// Articles to choose from, and what is known of each before it is opened.
#[derive(Clone, Debug)]
pub struct List {
    origin: Origin,
    title: Option<String>,
    items: Items,
}

#[derive(Clone, Debug)]
enum Items {
    Feed(Vec<Entry>),
    Files {
        archive: Arc<[u8]>,
        names: Vec<String>,
        format: Option<Format>,
    },
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
            items: Items::Feed(feed.entries),
        })
    }

    /// Files of an archive.
    pub(super) fn of_files(origin: &Origin, input: Input, names: Vec<String>) -> Self {
        Self {
            origin: origin.clone(),
            title: Some(origin.to_string()),
            items: Items::Files {
                archive: input.bytes.into(),
                names,
                format: input.format,
            },
        }
    }

    /// What the list is called.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// What is told of each article, in order.
    pub fn cards(&self) -> Vec<Card> {
        let named = |name: &String| Card {
            title: clean::visible(name).into_owned(),
            ..Card::default()
        };
        match &self.items {
            Items::Feed(entries) => entries.iter().map(Entry::card).collect(),
            Items::Files { names, .. } => names.iter().map(named).collect(),
        }
    }

    /// How many there are to choose from.
    pub fn len(&self) -> usize {
        match &self.items {
            Items::Feed(entries) => entries.len(),
            Items::Files { names, .. } => names.len(),
        }
    }

    /// Whether there is nothing to choose from.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What an article of the list is called behind the name of the whole: the file's name, or in a feed its number from 1
    /// on.
    pub fn label(&self, nth: usize) -> String {
        match &self.items {
            Items::Files { names, .. } => names.get(nth).cloned().unwrap_or_default(),
            Items::Feed(_) => (nth + 1).to_string(),
        }
    }

    /// An article as far as the list itself has it; nothing is fetched.
    ///
    /// # Errors
    ///
    /// When it cannot be parsed, is a list itself, or there is none of that number (from 0 on).
    pub fn read(&self, nth: usize) -> Result<Arc<Document>, Error> {
        match &self.items {
            Items::Feed(entries) => {
                let entry = entries.get(nth).ok_or_else(|| self.missing())?.clone();
                read::guarded(&self.origin, move || entry.document()).map(Arc::new)
            }
            Items::Files { .. } => match self.file(nth)? {
                Opened::Article(document) => Ok(document),
                Opened::List(list) => Err(list.refuse()),
            },
        }
    }

    /// An article whole: fetched where the list has only a part of it, under the name `user_agent`. `tell` is as in
    /// [`open`](super::open).
    ///
    /// # Errors
    ///
    /// When it cannot be fetched or parsed, or there is none of that number (from 0 on).
    pub fn open(
        &self,
        nth: usize,
        user_agent: &UserAgent,
        tell: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Opened, Error> {
        let Items::Feed(entries) = &self.items else {
            return self.file(nth);
        };
        let entry = entries.get(nth).ok_or_else(|| self.missing())?;
        let address = entry.address().filter(|_| !entry.is_whole());
        let Some(address) = address.filter(|_| cfg!(feature = "net")) else {
            return self.read(nth).map(Opened::Article);
        };
        // A feed may name pages of its own network, and of no other that is private.
        let named = match &self.origin {
            Origin::Web(feed) => Some(feed.as_str()),
            _ => None,
        };
        let input = fetched(address, named, user_agent, tell)?;
        let mut opened = understand(&Origin::Web(address.to_owned()), input)?;
        if let Opened::Article(document) = &mut opened {
            entry.complete(Arc::make_mut(document));
        }
        Ok(opened)
    }

    fn file(&self, nth: usize) -> Result<Opened, Error> {
        let Items::Files {
            archive,
            names,
            format,
        } = &self.items
        else {
            return Err(self.missing());
        };
        let name = names.get(nth).ok_or_else(|| self.missing())?;
        let origin = part(&self.origin, name);
        let bytes = archive::take(archive, name)
            .map_err(|refusal| Error::Refused(self.origin.clone(), refusal))?;
        let input = Input {
            name: Some(name.clone()),
            format: *format,
            ..Input::of(bytes)
        };
        understand(&origin, input)
    }

    fn missing(&self) -> Error {
        Error::Empty(self.origin.clone())
    }

    fn refuse(&self) -> Error {
        let refusal = Refusal {
            what: "it is a list of articles in another".to_owned(),
            way_out: "unzip it and give it by itself".to_owned(),
        };
        Error::Refused(self.origin.clone(), refusal)
    }
}

/// A file in an archive, as it is named in what is said about it.
fn part(whole: &Origin, name: &str) -> Origin {
    match whole {
        Origin::File(path) => {
            let mut path = path.clone().into_os_string();
            path.push("#");
            path.push(name);
            Origin::File(PathBuf::from(path))
        }
        _ => whole.clone(),
    }
}
