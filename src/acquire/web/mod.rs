//! Fetching pages: over HTTP and TLS, within limits, and never into a private network that the user has not named.

mod address;
mod cache;
mod cookie;
mod error;
mod fetch;
mod guard;
mod page;
mod policy;

pub use error::FetchError;
pub(super) use fetch::fetch;
pub(super) use policy::FetchPolicy;
