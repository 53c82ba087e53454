//! Keeps redirects out of private networks.

use std::io;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::address::is_private;

/// Resolves hosts, and refuses those of private networks unless the user named them.
#[derive(Debug)]
pub(super) struct NetworkGuard {
    inner: DefaultResolver,
    /// Whether the user named the host.
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

/// The message that identifies a refusal.
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
