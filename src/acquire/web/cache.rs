//! A cache of pages, which are fetched again only if they have changed.

use std::fs;
use std::path::{Path, PathBuf};

use super::page::CachedPage;
use crate::text::fnv;

/// A folder of pages; errors of reading and writing are ignored.
#[derive(Clone, Debug)]
pub(super) struct PageCache<'a> {
    folder: &'a Path,
}

/// The first line of each file.
const MAGIC: &str = "newsprint page 1";

/// The maximum number of pages.
const MAX: usize = 200;

impl<'a> PageCache<'a> {
    pub(super) fn of(folder: &'a Path) -> Self {
        Self { folder }
    }

    /// The cached page of an address.
    pub(super) fn find(&self, url: &str) -> Option<CachedPage> {
        let bytes = fs::read(self.file(url)).ok()?;
        let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
        let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
        let mut lines = head.lines();
        let is_same = lines.next() == Some(MAGIC) && lines.next() == Some(url);
        if !is_same {
            return None;
        }
        let mut kept = CachedPage::default();
        for line in lines {
            let (key, value) = line.split_once(' ')?;
            let field = match key {
                "tag" => &mut kept.tag,
                "changed" => &mut kept.changed,
                _ => &mut kept.page.charset,
            };
            *field = Some(value.to_owned());
        }
        url.clone_into(&mut kept.page.url);
        bytes.get(end + 2..)?.clone_into(&mut kept.page.bytes);
        Some(kept)
    }

    /// Stores a page whose server sent a validator.
    pub(super) fn keep(&self, url: &str, kept: &CachedPage) {
        if kept.tag.is_none() && kept.changed.is_none() {
            return;
        }
        let mut out = format!("{MAGIC}\n{url}\n");
        for (key, value) in [
            ("tag", &kept.tag),
            ("changed", &kept.changed),
            ("charset", &kept.page.charset),
        ] {
            if let Some(value) = value.as_ref().filter(|value| !value.contains('\n')) {
                out.push_str(key);
                out.push(' ');
                out.push_str(value);
                out.push('\n');
            }
        }
        let mut out = out.into_bytes();
        out.push(b'\n');
        out.extend(&kept.page.bytes);
        let file = self.file(url);
        let half = file.with_extension(format!("{}", std::process::id()));
        // A page that cannot be stored is fetched again.
        let _ = fs::create_dir_all(self.folder)
            .and_then(|()| fs::write(&half, out))
            .and_then(|()| fs::rename(&half, &file));
        self.prune();
    }

    fn file(&self, url: &str) -> PathBuf {
        self.folder.join(format!("{:016x}.page", fnv(url.bytes())))
    }

    /// Removes the oldest pages above the maximum.
    fn prune(&self) {
        let Ok(entries) = fs::read_dir(self.folder) else {
            return;
        };
        let mut files: Vec<_> = entries
            .filter_map(Result::ok)
            .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
            .collect();
        files.sort();
        let extra = files.len().saturating_sub(MAX);
        for (_, path) in files.into_iter().take(extra) {
            // Another process may have been faster.
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acquire::web::page::FetchedPage;

    #[test]
    fn a_page_is_kept_as_it_came() {
        let folder = std::env::temp_dir().join(format!("newsprint-cache-{}", std::process::id()));
        let cache = PageCache::of(&folder);
        let url = "https://harbor.example/a";
        let kept = CachedPage {
            tag: Some("\"7\"".to_owned()),
            changed: None,
            page: FetchedPage {
                bytes: b"\n\n<p>\xff".to_vec(),
                url: url.to_owned(),
                charset: Some("windows-1252".to_owned()),
            },
        };
        assert_eq!(cache.find(url), None);
        cache.keep(url, &kept);
        assert_eq!(cache.find(url), Some(kept));
        assert_eq!(cache.find("https://harbor.example/b"), None);
        cache.keep("https://harbor.example/b", &CachedPage::default());
        assert_eq!(cache.find("https://harbor.example/b"), None);
        fs::remove_dir_all(folder).unwrap();
    }
}
