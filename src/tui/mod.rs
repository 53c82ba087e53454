//! The terminal: reading it, drawing on it, leaving it whole.

pub mod panes;
pub mod view;
