//! Where articles come from: files, pipes, web addresses and the built-in sample.
//!
//! Does the reading, fetching and waiting for [`ingest`](crate::ingest), and describes in one line what cannot be read and
//! what to do about it.

mod archive;
mod convert;
mod error;
mod input;
mod list;
mod open;
mod origin;
mod parse;
mod read;
mod unpack;
#[cfg(feature = "net")]
mod web;

pub use error::AcquireError;
pub use list::{ArticleList, Opened};
pub use open::{OpenOptions, beginning, open};
pub use origin::Origin;
#[cfg(feature = "net")]
pub use web::FetchError;

#[cfg(test)]
mod tests;
