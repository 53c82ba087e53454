//! Turns bytes of any kind into a [`Document`](crate::document::Document): detection, decoding, cleaning, blocks, metadata.
//!
//! Pure: bytes and limits come in as values. Knows nothing of where the bytes came from.
#![deny(clippy::disallowed_methods)]

mod address;
mod archive;
mod aside;
pub mod clean;
mod decode;
mod detect;
mod draft;
mod epub;
mod feed;
mod format;
mod front;
mod header;
mod html;
mod language;
mod mail;
mod man;
mod markdown;
mod plain;
mod read;
mod source;
mod xml;

pub use archive::Archive;
pub use detect::foreign;
pub use feed::{Feed, FeedEntry};
pub use format::{FORMATS, Format, FormatReader, FormatRow};
pub use read::{ParsedArticle, beginning, ingest, read};
pub use source::{InputSource, Refusal};
