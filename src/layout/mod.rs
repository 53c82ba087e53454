//! Breaks a document into rows of a width, and finds the row of an offset and the offset of a row.
#![deny(clippy::disallowed_methods)]

mod row;
pub mod wrap;

pub use row::{Row, RowKind, Segment, Sign, Words};
