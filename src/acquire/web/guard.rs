//! Keeps redirects from leading into the reader's own network.

use std::io;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::address::is_private;

/// Looks hosts up, and refuses those of private networks unless told otherwise.
#[derive(Debug)]
pub(super) struct NetworkGuard {
    inner: DefaultResolver,
    /// Whether the reader named the host.
    is_named: bool,
}

impl NetworkGuard {
    pub(super) fn of(is_named: bool) -> Self {
        Self {
            inner: DefaultResolver::default(),
            is_named,
        }
    }
}

/// The words by which a refusal is known again.
const REFUSAL: &str = "it leads into a private network";

impl Resolver for NetworkGuard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        if !self.is_named && found.iter().any(|address| is_private(address.ip())) {
            return Err(ureq::Error::Io(io::Error::new(
                io::ErrorKind::PermissionDenied,
                REFUSAL,
            )));
        }
        Ok(found)
    }
}

/// Whether an error is a guard's refusal.
pub(super) fn is_refusal(error: &ureq::Error) -> bool {
    matches!(error, ureq::Error::Io(error) if error.kind() == io::ErrorKind::PermissionDenied && error.to_string() == REFUSAL)
}
