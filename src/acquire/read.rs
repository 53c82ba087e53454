//! Reading bytes, and parsing them where a hostile page can do no harm.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::{Error, Input, List, Opened, Origin};
use crate::ingest::{self, Feed};

/// Deeply nested pages need stack; an overflow cannot be caught.
const STACK_BYTES: usize = 16 << 20;

/// Nobody waits longer for a page to be parsed.
const DEADLINE: Duration = Duration::from_secs(20);

/// All of standard input, of which some may have been read already.
pub(super) fn stdin(read: &[u8]) -> Result<Vec<u8>, Error> {
    let mut bytes = read.to_vec();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| Error::Unreadable(Origin::Stdin, error))?;
    Ok(bytes)
}

/// All of a file.
pub(super) fn file(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Error::Missing(path.to_owned()),
        ErrorKind::IsADirectory => Error::Directory(path.to_owned()),
        ErrorKind::PermissionDenied if path.is_dir() => Error::Directory(path.to_owned()),
        ErrorKind::PermissionDenied => Error::Forbidden(path.to_owned()),
        _ => Error::Unreadable(Origin::File(path.to_owned()), error),
    })
}

/// A shorter file is read whole before anything is shown.
const LONG_FILE: u64 = 512 * 1024;
const HEAD: u64 = 64 * 1024;

/// The first paragraphs of a long file; `None` for a short one, and for one that cannot be read.
pub(super) fn head(path: &Path) -> Option<Vec<u8>> {
    let file = File::open(path).ok()?;
    if file.metadata().ok()?.len() < LONG_FILE {
        return None;
    }
    let mut bytes = Vec::new();
    file.take(HEAD).read_to_end(&mut bytes).ok()?;
    whole_paragraphs(bytes)
}

/// The first bytes of standard input; waits until there are enough, or no more.
pub(super) fn stdin_head() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(HEAD).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The paragraphs that are whole at the beginning of a long input; `None` for a short one.
pub(super) fn whole_paragraphs(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    if (bytes.len() as u64) < HEAD {
        return None;
    }
    let at = |mark: &[u8]| bytes.windows(mark.len()).rposition(|here| here == mark);
    let end = at(b"\n\n").or_else(|| at(b"\n")).or_else(|| at(b" "))?;
    bytes.truncate(end);
    Some(bytes)
}

/// Makes an article or a list of what was read.
pub(super) fn parse(origin: &Origin, input: Input) -> Result<Opened, Error> {
    let name = input.name(origin);
    let list = origin.clone();
    let parsed = guarded(origin, move || {
        let source = input.source(&name);
        if let Some(feed) = Feed::of(&source) {
            return List::of_feed(list, feed).map(Opened::List);
        }
        let manuscript = ingest::read(&source)?;
        // A long text need not be there twice.
        drop(input.bytes);
        Ok(Opened::Article(Arc::new(manuscript.into_document())))
    })?;
    parsed.map_err(|refusal| Error::Refused(origin.clone(), refusal))
}

/// Parses on a thread of its own with a large stack, and stops waiting for it after a while.
pub(super) fn guarded<T: Send + 'static>(
    origin: &Origin,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let (sender, receiver) = channel();
    let work = move || {
        // The receiver is gone when nobody waits any longer.
        let _ = sender.send(work());
    };
    thread::Builder::new()
        .name("ingest".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(work)
        .map_err(|error| Error::Unreadable(origin.clone(), error))?;
    receiver
        .recv_timeout(DEADLINE)
        .map_err(|error| match error {
            RecvTimeoutError::Timeout => Error::Slow(origin.clone()),
            RecvTimeoutError::Disconnected => {
                Error::Unreadable(origin.clone(), io::Error::other("the parser gave up"))
            }
        })
}
