use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use crate::config::{UserAgent, base_folder};

/// How pages are fetched.
#[derive(Clone, Debug)]
pub(in crate::acquire) struct FetchPolicy {
    /// The User-Agent of all requests.
    pub(in crate::acquire) user_agent: String,
    /// Maximum bytes of one page, unpacked.
    pub(in crate::acquire) bytes: u64,
    /// Maximum time of all steps together.
    pub(in crate::acquire) time: Duration,
    /// The folder of the page cache.
    pub(in crate::acquire) cache: Option<PathBuf>,
}

impl FetchPolicy {
    /// The policy for a User-Agent.
    ///
    /// Pages are cached in `$XDG_CACHE_HOME/newsprint` or `~/.cache/newsprint`, and nowhere if neither
    /// variable is set.
    pub(in crate::acquire) fn new(
        user_agent: &UserAgent,
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Self {
        let folder = base_folder(variable, "XDG_CACHE_HOME", ".cache");
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

/// The default.
const USER_AGENT: &str = concat!(
    "newsprint/",
    env!("CARGO_PKG_VERSION"),
    " (terminal article reader)"
);

/// Maximum bytes of a page.
const MAX_BYTES: u64 = 16 << 20;

/// Maximum time of a fetch.
const DEADLINE: Duration = Duration::from_secs(30);
