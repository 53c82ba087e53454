//! An article as the rest of the program sees it: metadata, one text, blocks over it.
//!
//! Owns [`Document`] and its [`DocumentBuilder`]; knows nothing about file formats or what the words mean.
#![deny(clippy::disallowed_methods)]

mod block;
mod builder;
#[expect(clippy::module_inception, reason = "the file of the main type")]
mod document;
mod excerpt;
mod list_entry;
mod meta;
mod moment;

pub use block::{Block, BlockId, BlockKind, Mark, MarkKind};
pub use builder::DocumentBuilder;
pub use document::Document;
pub use excerpt::Excerpt;
pub use list_entry::ListEntry;
pub use meta::{Access, Meta};
pub use moment::Moment;
