//! Output forms of an analysed article, one a file.
#![deny(clippy::disallowed_methods)]
