//! Opens articles on threads of their own, so that no key waits for a page.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use super::event::LoopEvent;
use crate::acquire::{self, AcquireError, ArticleList, OpenOptions, Opened, Origin};
use crate::app::Msg;

/// What the reader is started with.
#[derive(Clone, Debug)]
pub struct Errand {
    /// Where it is.
    pub origin: Origin,
    /// How it is opened.
    pub manner: OpenOptions,
    /// The list it turned out to be, where it has been opened already.
    pub list: Option<ArticleList>,
}

/// Opens what is asked for and sends what came of it.
#[derive(Debug)]
pub(super) struct Opener {
    events: Sender<LoopEvent>,
    errand: Errand,
    list: Option<Arc<ArticleList>>,
    /// The newest request; whatever else is on its way is given up.
    wanted: Arc<AtomicU64>,
}

impl Opener {
    /// An opener that sends to `events`.
    pub(super) fn new(mut errand: Errand, events: Sender<LoopEvent>) -> Self {
        Self {
            events,
            list: errand.list.take().map(Arc::new),
            errand,
            wanted: Arc::default(),
        }
    }

    /// Opens an article of the list, or what the reader was started with; answered by [`LoopEvent::Opened`].
    pub(super) fn open(&self, request: u64, entry: Option<usize>) {
        self.wanted.store(request, Ordering::Release);
        let (events, wanted) = (self.events.clone(), Arc::clone(&self.wanted));
        let (errand, list) = (self.errand.clone(), self.list.clone());
        let work = move || {
            let mut tell = |bytes| {
                let _ = events.send(LoopEvent::App(Msg::LoadProgress { request, bytes }));
                wanted.load(Ordering::Acquire) == request
            };
            let result = if let (Some(nth), Some(list)) = (entry, list) {
                list.open(nth, &errand.manner.user_agent, &mut tell)
            } else {
                acquire::open(&errand.origin, &errand.manner, &mut tell)
            };
            let _ = events.send(LoopEvent::Opened { request, result });
        };
        if let Err(error) = thread::Builder::new()
            .name("opening".to_owned())
            .spawn(work)
        {
            let words = format!("cannot open the article: {error}");
            let _ = self
                .events
                .send(LoopEvent::App(Msg::LoadFailed { request, words }));
        }
    }

    /// Opens it no more.
    pub(super) fn give_up(&self) {
        self.wanted.store(0, Ordering::Release);
    }

    /// Keeps a list to open articles from, and tells of it.
    pub(super) fn take(&mut self, request: u64, list: ArticleList) -> Msg {
        let list = self.list.insert(Arc::new(list));
        listed(request, list)
    }

    /// What is told of the list that was known from the start.
    pub(super) fn first_list(&self, request: u64) -> Option<Msg> {
        self.list.as_deref().map(|list| listed(request, list))
    }

    /// What a finished request brings.
    pub(super) fn answer(&mut self, request: u64, result: Result<Opened, AcquireError>) -> Msg {
        match result {
            Ok(Opened::Article(document)) => Msg::ArticleLoaded { request, document },
            Ok(Opened::List(list)) => self.take(request, list),
            Err(error) => Msg::LoadFailed {
                request,
                words: error.to_string(),
            },
        }
    }
}

fn listed(request: u64, list: &ArticleList) -> Msg {
    Msg::ListLoaded {
        request,
        title: list.title().map(str::to_owned),
        cards: list.entries(),
    }
}
