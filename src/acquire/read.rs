//! Reading files and standard input.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::Origin;
use super::error::AcquireError;

/// All of standard input; `read` has already been read.
pub(super) fn stdin(read: &[u8]) -> Result<Vec<u8>, AcquireError> {
    let mut bytes = read.to_vec();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| AcquireError::Unreadable(Origin::Stdin, error))?;
    Ok(bytes)
}

/// All of a file.
pub(super) fn file(path: &Path) -> Result<Vec<u8>, AcquireError> {
    std::fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => AcquireError::Missing(path.to_owned()),
        ErrorKind::IsADirectory => AcquireError::Directory(path.to_owned()),
        ErrorKind::PermissionDenied if path.is_dir() => AcquireError::Directory(path.to_owned()),
        ErrorKind::PermissionDenied => AcquireError::Forbidden(path.to_owned()),
        _ => AcquireError::Unreadable(Origin::File(path.to_owned()), error),
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
