//! The terminal: reading it, drawing on it, leaving it whole.
