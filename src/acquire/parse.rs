//! Parsing on a thread of its own, where a hostile page does no harm.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::Origin;
use super::error::AcquireError;
use super::input::RawInput;
use super::list::{ArticleList, Opened};
use crate::ingest::{self, Feed};

/// Deeply nested pages need stack; an overflow cannot be caught.
const STACK_BYTES: usize = 16 << 20;

/// Upper bound for parsing one page.
const DEADLINE: Duration = Duration::from_secs(20);

/// Makes an article or a list of articles from an input.
pub(super) fn parse(origin: &Origin, input: RawInput) -> Result<Opened, AcquireError> {
    let name = input.name(origin);
    let list = origin.clone();
    let parsed = guarded(origin, move || {
        let source = input.source(&name);
        if let Some(feed) = Feed::of(&source) {
            return ArticleList::of_feed(list, feed).map(Opened::List);
        }
        let article = ingest::read(&source)?;
        // Frees memory: a long text would be there twice.
        drop(input.bytes);
        Ok(Opened::Article(Arc::new(article.into_document())))
    })?;
    parsed.map_err(|refusal| AcquireError::Refused(origin.clone(), refusal))
}

/// Runs a parser on a thread with a large stack, and stops waiting for it after [`DEADLINE`].
pub(super) fn guarded<T: Send + 'static>(
    origin: &Origin,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AcquireError> {
    let (sender, receiver) = channel();
    let work = move || {
        // The receiver is gone after the deadline.
        let _ = sender.send(work());
    };
    thread::Builder::new()
        .name("ingest".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(work)
        .map_err(|error| AcquireError::Unreadable(origin.clone(), error))?;
    receiver
        .recv_timeout(DEADLINE)
        .map_err(|error| match error {
            RecvTimeoutError::Timeout => AcquireError::Slow(origin.clone()),
            RecvTimeoutError::Disconnected => {
                AcquireError::Unreadable(origin.clone(), io::Error::other("the parser gave up"))
            }
        })
}
