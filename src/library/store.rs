use std::cmp::Reverse;
use std::fs::{self, DirBuilder, File};
use std::io::{self, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::process;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::document::Document;
use crate::text::fnv;

// Hashing the ends of a long text and its length is enough, and takes no time.
const ENDS: usize = 64 * 1024;

/// The name of an article's files: a hash of its address, or of its text if it has none.
pub(super) fn key(document: &Document) -> String {
    let meta = &document.meta;
    if let Some(address) = meta.canonical.as_deref().or(meta.url.as_deref()) {
        return format!("url-{:016x}", fnv(address.bytes()));
    }
    let bytes = document.text.as_str().as_bytes();
    let head = bytes.get(..ENDS.min(bytes.len())).unwrap_or_default();
    let tail = bytes
        .get(bytes.len().saturating_sub(ENDS)..)
        .unwrap_or_default();
    let length = bytes.len().to_le_bytes();
    let parts = [head, tail, &length];
    format!("text-{:016x}", fnv(parts.into_iter().flatten().copied()))
}

/// The content of a file; `None` if there is none, or it cannot be read.
pub(super) fn read<T: DeserializeOwned>(folder: &Path, key: &str) -> Option<T> {
    read_file(&folder.join(format!("{key}.json")))
}

/// Whether a file exists.
pub(super) fn has(folder: &Path, key: &str) -> bool {
    folder.join(format!("{key}.json")).exists()
}

fn read_file<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// The contents of all files of a folder; empty without a folder.
pub(super) fn read_all<T: DeserializeOwned>(folder: &Path) -> io::Result<Vec<T>> {
    let mut paths = match paths(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        found => found?,
    };
    paths.sort();
    Ok(paths.iter().filter_map(|path| read_file(path)).collect())
}

/// Removes the oldest files of a folder until `most` are left; errors are ignored.
pub(super) fn prune(folder: &Path, most: usize) {
    let mut paths = paths(folder).unwrap_or_default();
    if paths.len() <= most {
        return;
    }
    paths.sort_by_cached_key(|path| {
        Reverse(path.metadata().and_then(|about| about.modified()).ok())
    });
    for path in paths.iter().skip(most) {
        let _ = fs::remove_file(path);
    }
}

/// The files of a folder, without drafts.
fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
    Ok(paths)
}

/// Writes a draft and renames it, readable by its owner only.
pub(super) fn write(folder: &Path, key: &str, content: &impl Serialize) -> io::Result<()> {
    let bytes = serde_json::to_vec_pretty(content)?;
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let draft = folder.join(format!(".{key}.{}", process::id()));
    let result = File::create(&draft)
        .and_then(|mut file| {
            file.write_all(&bytes)?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&draft, folder.join(format!("{key}.json"))));
    if result.is_err() {
        // There may be no draft to take away.
        let _ = fs::remove_file(&draft);
    }
    result
}

/// Removes a file if it exists.
pub(super) fn remove(folder: &Path, key: &str) -> io::Result<()> {
    match fs::remove_file(folder.join(format!("{key}.json"))) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
