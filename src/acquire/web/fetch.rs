use std::collections::HashSet;
use std::io::{self, Read};
use std::time::Instant;

use ureq::Agent;
use ureq::http::{HeaderMap, Response};
use ureq::unversioned::transport::DefaultConnector;

use super::address::{AddressError, WebAddress};
use super::cache::PageCache;
use super::cookie::CookieJar;
use super::error::FetchError;
use super::guard::{self, NetworkGuard};
use super::page::{CachedPage, FetchedPage};
use super::policy::FetchPolicy;

/// Maximum redirects, detours for consent and log-in included.
const MAX_HOPS: usize = 12;

const ACCEPT: &str = "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.5";

/// Fetches the page of an address. Only the origin of `named`, the address from the user, may be in a private network.
/// `progress` gets the number of bytes so far, and returns whether to go on.
pub(in crate::acquire) fn fetch(
    address: &str,
    named: Option<&str>,
    policy: &FetchPolicy,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<FetchedPage, FetchError> {
    let first = WebAddress::parse(address).map_err(unfit)?;
    let named = named.and_then(|named| WebAddress::parse(named).ok());
    let mut fetch = Fetch {
        policy,
        started: Instant::now(),
        cookies: CookieJar::default(),
        progress,
    };
    let mut seen = HashSet::new();
    let mut at = first.clone();
    for _ in 0..MAX_HOPS {
        if !seen.insert((at.clone(), fetch.cookies.header(&at))) {
            return Err(FetchError::Circle);
        }
        let is_named = named.as_ref().is_some_and(|named| at.is_same_origin(named));
        let step = fetch.step(&at, is_named);
        match step.map_err(|error| error.redirected(&at, &first))? {
            FetchStep::Page(page) if asks_for_consent(&at, &first) => {
                drop(page);
                return Err(FetchError::Consent(at.host().to_owned()));
            }
            FetchStep::Page(page) => return Ok(page),
            FetchStep::Redirect(next) => at = next,
        }
    }
    Err(FetchError::Circle)
}

fn unfit(error: AddressError) -> FetchError {
    FetchError::Unfit(match error {
        AddressError::Scheme => "only http and https are fetched",
        AddressError::Host => "its host is not one that can be fetched from",
    })
}

/// Whether the redirects have ended at a page that asks for consent.
fn asks_for_consent(at: &WebAddress, named: &WebAddress) -> bool {
    at.host() != named.host()
        && at
            .host()
            .split(['.', '-'])
            .any(|label| matches!(label, "consent" | "cmp" | "privacywall"))
}

/// The result of one request.
enum FetchStep {
    Page(FetchedPage),
    Redirect(WebAddress),
}

struct Fetch<'a> {
    policy: &'a FetchPolicy,
    started: Instant,
    cookies: CookieJar,
    progress: &'a mut dyn FnMut(u64) -> bool,
}

impl Fetch<'_> {
    fn step(&mut self, at: &WebAddress, is_named: bool) -> Result<FetchStep, FetchError> {
        self.tell(0)?;
        let url = at.to_string();
        let cookies = self.cookies.header(at);
        // A page fetched with cookies is not the page that everybody gets.
        let folder = self.policy.cache.as_ref().filter(|_| cookies.is_none());
        let cache = folder.map(|folder| PageCache::of(folder));
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
        let response = request.call().map_err(|error| self.error(error, at))?;
        for header in response.headers().get_all("set-cookie") {
            self.cookies.take(at, header.to_str().unwrap_or_default());
        }
        let status = response.status();
        if status.as_u16() == 304
            && let Some(kept) = kept
        {
            return Ok(FetchStep::Page(kept.page));
        }
        if status.is_redirection()
            && let Some(next) = header(response.headers(), "location")
        {
            let next = at.join(&next).map_err(|_| FetchError::Astray(next))?;
            return Ok(FetchStep::Redirect(next));
        }
        if !status.is_success() {
            let name = status.canonical_reason().unwrap_or_default();
            return Err(FetchError::Status(status.as_u16(), name.to_owned()));
        }
        let kept = self.read(response, at)?;
        if let Some(cache) = cache {
            cache.keep(&url, &kept);
        }
        Ok(FetchStep::Page(kept.page))
    }

    fn tell(&mut self, bytes: u64) -> Result<(), FetchError> {
        let goes_on = (self.progress)(bytes);
        goes_on.then_some(()).ok_or(FetchError::Cancelled)
    }

    fn agent(&self, is_named: bool) -> Result<Agent, FetchError> {
        let left = self.policy.time.checked_sub(self.started.elapsed());
        let left = left.filter(|left| !left.is_zero());
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(left.ok_or_else(|| self.slow())?))
            .user_agent(self.policy.user_agent.as_str())
            .build();
        let guard = NetworkGuard::of(is_named);
        Ok(Agent::with_parts(
            config,
            DefaultConnector::default(),
            guard,
        ))
    }

    /// Reads a page to its end or to the limit, whatever its declared length.
    fn read(
        &mut self,
        response: Response<ureq::Body>,
        at: &WebAddress,
    ) -> Result<CachedPage, FetchError> {
        let headers = response.headers();
        let is_kept = header(headers, "cache-control")
            .is_none_or(|control| !control.to_ascii_lowercase().contains("no-store"));
        let mut kept = CachedPage {
            tag: header(headers, "etag").filter(|_| is_kept),
            changed: header(headers, "last-modified").filter(|_| is_kept),
            page: FetchedPage {
                url: at.to_string(),
                charset: response.body().charset().map(str::to_owned),
                ..FetchedPage::default()
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
                Err(error) => return Err(self.error(ureq::Error::from(error), at)),
            };
            let Some(new) = chunk.get(..read).filter(|new| !new.is_empty()) else {
                return Ok(kept);
            };
            count += u64::try_from(read).unwrap_or(u64::MAX);
            if count > self.policy.bytes {
                return Err(FetchError::Big(self.policy.bytes >> 20));
            }
            kept.page.bytes.extend(new);
            self.tell(count)?;
        }
    }

    fn slow(&self) -> FetchError {
        FetchError::Slow(self.policy.time.as_secs().max(1))
    }

    fn error(&self, error: ureq::Error, at: &WebAddress) -> FetchError {
        if guard::is_refusal(&error) {
            return FetchError::Astray(at.to_string());
        }
        let words = error.to_string();
        match error {
            ureq::Error::Timeout(_) => self.slow(),
            ureq::Error::HostNotFound => FetchError::Host(at.host().to_owned()),
            ureq::Error::BadUri(_) => FetchError::Unfit("it is no address"),
            ureq::Error::Tls(_) | ureq::Error::Rustls(_) => FetchError::Secure(words),
            ureq::Error::ConnectionFailed => FetchError::Connect(words),
            ureq::Error::Io(error) => match error.kind() {
                io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => self.slow(),
                io::ErrorKind::ConnectionRefused
                | io::ErrorKind::HostUnreachable
                | io::ErrorKind::NetworkUnreachable => FetchError::Connect(error.to_string()),
                _ if words.contains("lookup address") => FetchError::Host(at.host().to_owned()),
                io::ErrorKind::InvalidData if words.contains("certificate") => {
                    FetchError::Secure(error.to_string())
                }
                _ => FetchError::Broken(error.to_string()),
            },
            _ => FetchError::Broken(words),
        }
    }
}

/// A header's value, if it is text.
fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.trim().to_owned()).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests;
