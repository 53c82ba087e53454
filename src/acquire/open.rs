//! Opening an origin: reading, unpacking and parsing until there is an article or a list of articles.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use super::archive::{self, ArchiveContent};
use super::error::AcquireError;
use super::input::{RawInput, fetched};
use super::list::{ArticleList, ListItems, Opened};
use super::{Origin, convert, parse, read, unpack};
use crate::config::UserAgent;
use crate::document::Document;
use crate::ingest::{self, Format, InputSource, Refusal};

/// Options for opening an origin.
#[derive(Clone, Debug, Default)]
pub struct OpenOptions {
    /// The format that the user named; detected when `None`.
    pub format: Option<Format>,
    /// The address a saved page came from.
    pub url: Option<String>,
    /// The User-Agent of HTTP requests.
    pub user_agent: UserAgent,
    /// Bytes that have already been read from standard input.
    pub read: Arc<[u8]>,
}

/// Reads the whole input: one article, or a list of articles.
///
/// `progress` gets the number of bytes of a page so far, and returns whether to go on.
///
/// # Errors
///
/// When the input cannot be read, is empty or is not text, when a page takes too long, and when it was cancelled.
pub fn open(
    origin: &Origin,
    options: &OpenOptions,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Opened, AcquireError> {
    let mut input = match origin {
        Origin::Sample => RawInput::of(include_bytes!("../../assets/sample.md").to_vec()),
        Origin::Stdin => RawInput::of(read::stdin(&options.read)?),
        Origin::File(path) => RawInput::of(read::file(path)?),
        Origin::Web(address) => fetched(address, Some(address), &options.user_agent, progress)?,
    };
    input.format = match origin {
        Origin::Sample => Some(Format::Markdown),
        _ => options.format,
    };
    if let Some(url) = &options.url {
        input.url = Some(url.clone());
    }
    open_bytes(origin, input)
}

/// The beginning of a long file or pipe of plain text, Markdown or terminal output, to show while the rest is read; `None`
/// for anything else. Bytes from a pipe are kept in the options and opened with the rest.
pub fn beginning(origin: &Origin, options: &mut OpenOptions) -> Option<Document> {
    let (bytes, name) = match origin {
        Origin::File(path) => (read::head(path)?, path.to_string_lossy()),
        Origin::Stdin => {
            let read = read::stdin_head().ok()?;
            options.read = Arc::from(read.as_slice());
            (read::whole_paragraphs(read)?, Cow::Borrowed(""))
        }
        Origin::Web(_) | Origin::Sample => return None,
    };
    ingest::beginning(&InputSource {
        bytes: &bytes,
        name: &name,
        format: options.format,
        url: options.url.as_deref(),
        charset: None,
    })
}

/// Unpacks, converts and parses an input.
fn open_bytes(origin: &Origin, mut input: RawInput) -> Result<Opened, AcquireError> {
    for _ in 0..unpack::MAX_LAYERS {
        input.bytes = unpack::unpack(input.bytes)
            .map_err(|error| AcquireError::Unreadable(origin.clone(), error))?;
        if input.format == Some(Format::Epub) {
            break;
        }
        match archive::articles(&input.bytes) {
            ArchiveContent::Nothing => break,
            ArchiveContent::One { name, bytes } => {
                input.name = Some(name);
                input.bytes = bytes;
            }
            ArchiveContent::Several(names) => {
                return Ok(Opened::List(ArticleList::of_files(origin, input, names)));
            }
            ArchiveContent::Others(refusal) => {
                return Err(AcquireError::Refused(origin.clone(), refusal));
            }
        }
    }
    let name = input.name(origin);
    let converted = convert::convert(&input.source(&name))
        .map_err(|refusal| AcquireError::Refused(origin.clone(), refusal))?;
    if let Some(converted) = converted {
        input.bytes = converted.bytes;
        input.format = converted.format.or(input.format);
    }
    if input.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(AcquireError::Empty(origin.clone()));
    }
    parse::parse(origin, input)
}

impl ArticleList {
    /// The part of an article that the list itself holds; nothing is fetched.
    ///
    /// # Errors
    ///
    /// If entry `index` does not exist, cannot be parsed, or is itself a list.
    pub fn read(&self, index: usize) -> Result<Arc<Document>, AcquireError> {
        match &self.items {
            ListItems::Feed(entries) => {
                let entry = entries.get(index).ok_or_else(|| self.missing())?.clone();
                parse::guarded(&self.origin, move || entry.document()).map(Arc::new)
            }
            ListItems::Files { .. } => match self.file(index)? {
                Opened::Article(document) => Ok(document),
                Opened::List(list) => Err(list.refuse()),
            },
        }
    }

    /// A whole article, fetched where the list holds only a part of it. `progress` is as in [`open()`].
    ///
    /// # Errors
    ///
    /// If entry `index` does not exist, or cannot be fetched or parsed.
    pub fn open(
        &self,
        index: usize,
        user_agent: &UserAgent,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Opened, AcquireError> {
        let ListItems::Feed(entries) = &self.items else {
            return self.file(index);
        };
        let entry = entries.get(index).ok_or_else(|| self.missing())?;
        let address = entry.address().filter(|_| !entry.is_whole());
        let Some(address) = address.filter(|_| cfg!(feature = "net")) else {
            return self.read(index).map(Opened::Article);
        };
        // A feed may link to pages of its own private network, but of no other.
        let named = match &self.origin {
            Origin::Web(feed) => Some(feed.as_str()),
            _ => None,
        };
        let input = fetched(address, named, user_agent, progress)?;
        let mut opened = open_bytes(&Origin::Web(address.to_owned()), input)?;
        if let Opened::Article(document) = &mut opened {
            entry.complete(Arc::make_mut(document));
        }
        Ok(opened)
    }

    fn file(&self, index: usize) -> Result<Opened, AcquireError> {
        let ListItems::Files {
            archive,
            names,
            format,
        } = &self.items
        else {
            return Err(self.missing());
        };
        let name = names.get(index).ok_or_else(|| self.missing())?;
        let origin = part(&self.origin, name);
        let bytes = archive::read(archive, name)
            .map_err(|refusal| AcquireError::Refused(self.origin.clone(), refusal))?;
        let input = RawInput {
            name: Some(name.clone()),
            format: *format,
            ..RawInput::of(bytes)
        };
        open_bytes(&origin, input)
    }

    fn missing(&self) -> AcquireError {
        AcquireError::Empty(self.origin.clone())
    }

    fn refuse(&self) -> AcquireError {
        let refusal = Refusal {
            what: "it is a list of articles in another".to_owned(),
            way_out: "unzip it and give it by itself".to_owned(),
        };
        AcquireError::Refused(self.origin.clone(), refusal)
    }
}

/// A file in an archive, as messages name it.
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
