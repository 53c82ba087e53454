//! Where articles come from: files, pipes, addresses and the built-in sample.
//!
//! Does the reading and waiting that [`ingest`] must not know of; says in one line what could not be read
//! and what to do about it.

mod archive;
mod convert;
mod error;
mod list;
mod read;
mod unpack;
#[cfg(feature = "net")]
mod web;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::config::UserAgent;
use crate::document::Document;
use crate::ingest::{self, Format, Source, clean};

use archive::Held;

pub use error::Error;
pub use list::List;
#[cfg(feature = "net")]
pub use web::Trouble;

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// A page of the web, by its address.
    Web(String),
    /// Standard input, read to its end.
    Stdin,
    /// The article that is built in.
    Sample,
}

impl Origin {
    /// The origin an argument names: `-` is standard input, and what opens with `http://` or `https://` an address.
    pub fn of_argument(argument: &OsStr) -> Self {
        match argument.to_str() {
            Some("-") => Self::Stdin,
            Some(address) if is_web(address) => Self::Web(address.to_owned()),
            _ => Self::File(PathBuf::from(argument)),
        }
    }
}

/// The name to show: the path with controls as U+FFFD.
impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => out.write_str(&clean::visible(&path.to_string_lossy())),
            Self::Web(address) => out.write_str(&clean::visible(address)),
            Self::Stdin => out.write_str("standard input"),
            Self::Sample => out.write_str("the sample"),
        }
    }
}

/// How an origin is to be opened.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// The kind that the user named; detected when `None`.
    pub format: Option<Format>,
    /// The address a saved page came from.
    pub url: Option<String>,
    /// What to be called where something is fetched.
    pub user_agent: UserAgent,
    /// What has been read of standard input already.
    pub read: Arc<[u8]>,
}

/// What an origin holds.
#[derive(Clone, Debug)]
pub enum Opened {
    /// One article.
    Article(Arc<Document>),
    /// Several to choose from.
    List(List),
}

/// Reads what is there whole: an article, or a list of articles.
///
/// `tell` hears how many bytes of a page have come so far, and says whether to go on.
///
/// # Errors
///
/// When nothing can be read, when what was read is empty or no text, when a page takes too long, and when it was given up.
pub fn open(
    origin: &Origin,
    manner: &Manner,
    tell: &mut dyn FnMut(u64) -> bool,
) -> Result<Opened, Error> {
    let mut input = match origin {
        Origin::Sample => Input::of(include_bytes!("../../assets/sample.md").to_vec()),
        Origin::Stdin => Input::of(read::stdin(&manner.read)?),
        Origin::File(path) => Input::of(read::file(path)?),
        Origin::Web(address) => fetched(address, Some(address), &manner.user_agent, tell)?,
    };
    input.format = match origin {
        Origin::Sample => Some(Format::Markdown),
        _ => manner.format,
    };
    if let Some(url) = &manner.url {
        input.url = Some(url.clone());
    }
    understand(origin, input)
}

/// The beginning of a long file or pipe of plain text, Markdown or terminal output, to be shown until all of it is there;
/// `None` for anything else. What is read of a pipe is kept in the manner, to be opened with the rest.
pub fn beginning(origin: &Origin, manner: &mut Manner) -> Option<Document> {
    let (bytes, name) = match origin {
        Origin::File(path) => (read::head(path)?, path.to_string_lossy()),
        Origin::Stdin => {
            let read = read::stdin_head().ok()?;
            manner.read = Arc::from(read.as_slice());
            (read::whole_paragraphs(read)?, Cow::Borrowed(""))
        }
        Origin::Web(_) | Origin::Sample => return None,
    };
    ingest::beginning(&Source {
        bytes: &bytes,
        name: &name,
        format: manner.format,
        url: manner.url.as_deref(),
        charset: None,
    })
}

/// Unpacks and parses what was read.
fn understand(origin: &Origin, mut input: Input) -> Result<Opened, Error> {
    for _ in 0..unpack::MAX_LAYERS {
        input.bytes = unpack::unpack(input.bytes)
            .map_err(|error| Error::Unreadable(origin.clone(), error))?;
        if input.format == Some(Format::Epub) {
            break;
        }
        match archive::look(&input.bytes) {
            Held::Nothing => break,
            Held::One { name, bytes } => {
                input.name = Some(name);
                input.bytes = bytes;
            }
            Held::Several(names) => {
                return Ok(Opened::List(List::of_files(origin, input, names)));
            }
            Held::Others(refusal) => return Err(Error::Refused(origin.clone(), refusal)),
        }
    }
    let name = input.name(origin);
    let converted = convert::convert(&input.source(&name))
        .map_err(|refusal| Error::Refused(origin.clone(), refusal))?;
    if let Some(converted) = converted {
        input.bytes = converted.bytes;
        input.format = converted.format.or(input.format);
    }
    if input.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty(origin.clone()));
    }
    read::parse(origin, input)
}

/// What was read, and what is known of it.
#[derive(Debug, Default)]
struct Input {
    bytes: Vec<u8>,
    /// What it is called in the archive it came in.
    name: Option<String>,
    format: Option<Format>,
    /// The address it came from.
    url: Option<String>,
    /// The charset its server names.
    charset: Option<String>,
}

impl Input {
    fn of(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            ..Self::default()
        }
    }

    /// What the input is called; empty for a pipe.
    fn name(&self, origin: &Origin) -> String {
        match (&self.name, origin) {
            (Some(name), _) => name.clone(),
            (None, Origin::File(path)) => path.to_string_lossy().into_owned(),
            (None, Origin::Web(address)) => address.clone(),
            (None, Origin::Stdin | Origin::Sample) => String::new(),
        }
    }

    fn source<'a>(&'a self, name: &'a str) -> Source<'a> {
        Source {
            bytes: &self.bytes,
            name,
            format: self.format,
            url: self.url.as_deref(),
            charset: self.charset.as_deref(),
        }
    }
}

/// Whether a text opens as an address of the web does.
fn is_web(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    })
}

/// Fetches a page; `named` is the address the reader has named, the only one that may be of a private network.
#[cfg(feature = "net")]
fn fetched(
    address: &str,
    named: Option<&str>,
    user_agent: &UserAgent,
    tell: &mut dyn FnMut(u64) -> bool,
) -> Result<Input, Error> {
    let terms = web::Terms::new(user_agent, |name| std::env::var_os(name));
    web::fetch(address, named, &terms, tell)
        .map(|page| Input {
            bytes: page.bytes,
            url: Some(page.url),
            charset: page.charset,
            ..Input::default()
        })
        .map_err(|trouble| Error::Fetch(address.to_owned(), trouble))
}

#[cfg(not(feature = "net"))]
fn fetched(
    address: &str,
    _: Option<&str>,
    _: &UserAgent,
    _: &mut dyn FnMut(u64) -> bool,
) -> Result<Input, Error> {
    Err(Error::Address(address.to_owned()))
}

#[cfg(test)]
mod tests;
