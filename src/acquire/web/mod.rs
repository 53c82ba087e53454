//! Fetching pages: over HTTP and TLS, within limits, and nowhere the reader has not asked to go.

mod address;
mod cache;
mod cookie;
mod error;
mod guard;

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::http::{HeaderMap, Response};
use ureq::unversioned::transport::DefaultConnector;

use crate::config::UserAgent;
use address::{AddressError, WebAddress};
use cache::{Cache, Kept};
use cookie::Cookies;
use guard::Guard;

pub use error::Trouble;

/// A page as it came, unpacked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    /// Where it was found in the end.
    pub(super) url: String,
    /// The charset its server names.
    pub(super) charset: Option<String>,
}

/// How to fetch.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    /// What to be called.
    pub(super) user_agent: String,
    /// Bytes of one page at most, unpacked.
    pub(super) bytes: u64,
    /// The time of all steps together.
    pub(super) time: Duration,
    /// The folder pages are kept in.
    pub(super) cache: Option<PathBuf>,
}

impl Terms {
    /// The terms of somebody who wants to be called so.
    ///
    /// Pages are kept in `$XDG_CACHE_HOME/newsprint` or `~/.cache/newsprint`, and nowhere where neither is named by the
    /// variables.
    pub(super) fn new(user_agent: &UserAgent, variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let folder = set("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
            .or_else(|| Some(PathBuf::from(set("HOME")?).join(".cache")));
        let user_agent = match user_agent.as_str().trim() {
            "" => USER_AGENT,
            agent => agent,
        };
        Self {
            user_agent: user_agent.to_owned(),
            bytes: MAX_BYTES,
            time: DEADLINE,
            cache: folder.map(|folder| folder.join("newsprint").join("pages")),
        }
    }
}

/// The program says what it is.
const USER_AGENT: &str = concat!(
    "newsprint/",
    env!("CARGO_PKG_VERSION"),
    " (terminal article reader)"
);

/// No article is longer.
const MAX_BYTES: u64 = 16 << 20;

/// Nobody waits longer.
const DEADLINE: Duration = Duration::from_secs(30);

/// Redirects followed, consent and log-in detours counted.
const MAX_HOPS: usize = 12;

const ACCEPT: &str = "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.5";

/// Fetches the page of an address. `named` is the one the reader has named: only there may a private network be entered.
/// `progress` is told how many bytes have come so far, and says whether to go on.
pub(super) fn fetch(
    address: &str,
    named: Option<&str>,
    terms: &Terms,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Page, Trouble> {
    let first = WebAddress::parse(address).map_err(unfit)?;
    let named = named.and_then(|named| WebAddress::parse(named).ok());
    let mut fetch = Fetch {
        terms,
        started: Instant::now(),
        cookies: Cookies::default(),
        progress,
    };
    let mut seen = HashSet::new();
    let mut at = first.clone();
    for _ in 0..MAX_HOPS {
        if !seen.insert((at.clone(), fetch.cookies.header(&at))) {
            return Err(Trouble::Circle);
        }
        let is_named = named.as_ref().is_some_and(|named| at.is_same_origin(named));
        let step = fetch.step(&at, is_named);
        match step.map_err(|trouble| trouble.behind(&at, &first))? {
            Step::Page(page) if asks_for_consent(&at, &first) => {
                drop(page);
                return Err(Trouble::Consent(at.host().to_owned()));
            }
            Step::Page(page) => return Ok(page),
            Step::Redirect(next) => at = next,
        }
    }
    Err(Trouble::Circle)
}

fn unfit(error: AddressError) -> Trouble {
    Trouble::Unfit(match error {
        AddressError::Scheme => "only http and https are fetched",
        AddressError::Host => "its host is not one that can be fetched from",
    })
}

/// Whether the way to a page has ended at a wall that asks for consent.
fn asks_for_consent(at: &WebAddress, named: &WebAddress) -> bool {
    at.host() != named.host()
        && at
            .host()
            .split(['.', '-'])
            .any(|label| matches!(label, "consent" | "cmp" | "privacywall"))
}

/// What one request leads to.
enum Step {
    Page(Page),
    Redirect(WebAddress),
}

struct Fetch<'a> {
    terms: &'a Terms,
    started: Instant,
    cookies: Cookies,
    progress: &'a mut dyn FnMut(u64) -> bool,
}

impl Fetch<'_> {
    fn step(&mut self, at: &WebAddress, is_named: bool) -> Result<Step, Trouble> {
        self.tell(0)?;
        let url = at.to_string();
        let cookies = self.cookies.header(at);
        // What a page shows to those with cookies is not what it shows to all.
        let folder = self.terms.cache.as_ref().filter(|_| cookies.is_none());
        let cache = folder.map(|folder| Cache::of(folder));
        let kept = cache.as_ref().and_then(|cache| cache.find(&url));
        let mut request = self.agent(is_named)?.get(&url).header("accept", ACCEPT);
        let tags = kept
            .as_ref()
            .map(|kept| (kept.tag.as_ref(), kept.changed.as_ref()));
        let (tag, changed) = tags.unwrap_or_default();
        for (name, value) in [
            ("cookie", cookies.as_ref()),
            ("if-none-match", tag),
            ("if-modified-since", changed),
        ] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let response = request.call().map_err(|error| self.trouble(error, at))?;
        for header in response.headers().get_all("set-cookie") {
            self.cookies.take(at, header.to_str().unwrap_or_default());
        }
        let status = response.status();
        if status.as_u16() == 304
            && let Some(kept) = kept
        {
            return Ok(Step::Page(kept.page));
        }
        if status.is_redirection()
            && let Some(next) = header(response.headers(), "location")
        {
            let next = at.join(&next).map_err(|_| Trouble::Astray(next))?;
            return Ok(Step::Redirect(next));
        }
        if !status.is_success() {
            let name = status.canonical_reason().unwrap_or_default();
            return Err(Trouble::Status(status.as_u16(), name.to_owned()));
        }
        let kept = self.read(response, at)?;
        if let Some(cache) = cache {
            cache.keep(&url, &kept);
        }
        Ok(Step::Page(kept.page))
    }

    fn tell(&mut self, bytes: u64) -> Result<(), Trouble> {
        let goes_on = (self.progress)(bytes);
        goes_on.then_some(()).ok_or(Trouble::Cancelled)
    }

    fn agent(&self, is_named: bool) -> Result<Agent, Trouble> {
        let left = self.terms.time.checked_sub(self.started.elapsed());
        let left = left.filter(|left| !left.is_zero());
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(left.ok_or_else(|| self.slow())?))
            .user_agent(self.terms.user_agent.as_str())
            .build();
        let guard = Guard::of(is_named);
        Ok(Agent::with_parts(
            config,
            DefaultConnector::default(),
            guard,
        ))
    }

    /// Reads a page to its end or to the limit, whatever length it claims.
    fn read(&mut self, response: Response<ureq::Body>, at: &WebAddress) -> Result<Kept, Trouble> {
        let headers = response.headers();
        let is_kept = header(headers, "cache-control")
            .is_none_or(|control| !control.to_ascii_lowercase().contains("no-store"));
        let mut kept = Kept {
            tag: header(headers, "etag").filter(|_| is_kept),
            changed: header(headers, "last-modified").filter(|_| is_kept),
            page: Page {
                url: at.to_string(),
                charset: response.body().charset().map(str::to_owned),
                ..Page::default()
            },
        };
        let body = response.into_body();
        let mut reader = body.into_with_config().limit(u64::MAX).reader();
        let mut chunk = vec![0; 64 << 10];
        let mut count = 0;
        loop {
            let read = match reader.read(&mut chunk) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(self.trouble(ureq::Error::from(error), at)),
            };
            let Some(new) = chunk.get(..read).filter(|new| !new.is_empty()) else {
                return Ok(kept);
            };
            count += u64::try_from(read).unwrap_or(u64::MAX);
            if count > self.terms.bytes {
                return Err(Trouble::Big(self.terms.bytes >> 20));
            }
            kept.page.bytes.extend(new);
            self.tell(count)?;
        }
    }

    fn slow(&self) -> Trouble {
        Trouble::Slow(self.terms.time.as_secs().max(1))
    }

    fn trouble(&self, error: ureq::Error, at: &WebAddress) -> Trouble {
        if guard::is_refusal(&error) {
            return Trouble::Astray(at.to_string());
        }
        let words = error.to_string();
        match error {
            ureq::Error::Timeout(_) => self.slow(),
            ureq::Error::HostNotFound => Trouble::Host(at.host().to_owned()),
            ureq::Error::BadUri(_) => Trouble::Unfit("it is no address"),
            ureq::Error::Tls(_) | ureq::Error::Rustls(_) => Trouble::Secure(words),
            ureq::Error::ConnectionFailed => Trouble::Connect(words),
            ureq::Error::Io(error) => match error.kind() {
                io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => self.slow(),
                io::ErrorKind::ConnectionRefused
                | io::ErrorKind::HostUnreachable
                | io::ErrorKind::NetworkUnreachable => Trouble::Connect(error.to_string()),
                _ if words.contains("lookup address") => Trouble::Host(at.host().to_owned()),
                io::ErrorKind::InvalidData if words.contains("certificate") => {
                    Trouble::Secure(error.to_string())
                }
                _ => Trouble::Broken(error.to_string()),
            },
            _ => Trouble::Broken(words),
        }
    }
}

/// A header's value, if it is text.
fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.trim().to_owned()).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests;
