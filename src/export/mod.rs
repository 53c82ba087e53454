//! Output forms of an analysed article, one a file.
//!
//! Pure: a form writes to whatever it is given and opens nothing.
#![deny(clippy::disallowed_methods)]

mod address;
mod annotation;
mod csv;
mod hash;
mod html;
mod ics;
pub mod json;
mod markup;
mod notes;
mod order;
mod stream;

pub use json::{Part, View};
pub use markup::Markup;
pub use notes::{NotesForm, notes};
pub use stream::{Failure, Form, Stream};

/// The JSON Schema (draft 2020-12) of what [`json`] prints.
pub const SCHEMA: &str = include_str!("../../assets/extract.schema.json");
