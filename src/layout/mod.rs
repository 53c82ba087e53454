//! Breaks a document into rows of a width, and finds the row of an offset and the offset of a row.
#![deny(clippy::disallowed_methods)]
