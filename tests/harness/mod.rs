//! What several tests share: spec examples and the properties that every analysed article has.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    dead_code,
    unreachable_pub,
    reason = "a test; every test binary uses another part of it"
)]

pub mod articles;
pub mod example;
pub mod expectation;
pub mod invariants;
pub mod kinds;
pub mod schema;
