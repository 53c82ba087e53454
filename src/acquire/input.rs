use super::Origin;
use super::error::AcquireError;
#[cfg(feature = "net")]
use super::web;
use crate::config::UserAgent;
use crate::ingest::{Format, InputSource};

/// The bytes of an input, and what is known about them.
#[derive(Debug, Default)]
pub(super) struct RawInput {
    pub(super) bytes: Vec<u8>,
    /// Its name in the archive it came in.
    pub(super) name: Option<String>,
    pub(super) format: Option<Format>,
    /// The address it came from.
    pub(super) url: Option<String>,
    /// The charset its server names.
    pub(super) charset: Option<String>,
}

impl RawInput {
    /// Bytes of which nothing else is known.
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            ..Self::default()
        }
    }

    /// The name of the input; empty for a pipe.
    pub(super) fn name(&self, origin: &Origin) -> String {
        match (&self.name, origin) {
            (Some(name), _) => name.clone(),
            (None, Origin::File(path)) => path.to_string_lossy().into_owned(),
            (None, Origin::Web(address)) => address.clone(),
            (None, Origin::Stdin | Origin::Sample) => String::new(),
        }
    }

    /// The input as ingest takes it.
    pub(super) fn source<'a>(&'a self, name: &'a str) -> InputSource<'a> {
        InputSource {
            bytes: &self.bytes,
            name,
            format: self.format,
            url: self.url.as_deref(),
            charset: self.charset.as_deref(),
        }
    }
}

/// Fetches a page; only the address `named` by the user may be in a private network.
#[cfg(feature = "net")]
pub(super) fn fetched(
    address: &str,
    named: Option<&str>,
    user_agent: &UserAgent,
    tell: &mut dyn FnMut(u64) -> bool,
) -> Result<RawInput, AcquireError> {
    let terms = web::FetchPolicy::new(user_agent, |name| std::env::var_os(name));
    web::fetch(address, named, &terms, tell)
        .map(|page| RawInput {
            bytes: page.bytes,
            url: Some(page.url),
            charset: page.charset,
            ..RawInput::default()
        })
        .map_err(|error| AcquireError::Fetch(address.to_owned(), error))
}

#[cfg(not(feature = "net"))]
pub(super) fn fetched(
    address: &str,
    _: Option<&str>,
    _: &UserAgent,
    _: &mut dyn FnMut(u64) -> bool,
) -> Result<RawInput, AcquireError> {
    Err(AcquireError::Address(address.to_owned()))
}
