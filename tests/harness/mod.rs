//! What several tests share: spec examples and the properties that every analysed article has.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "every test binary uses another part of it"
)]

pub mod example;
pub mod expectation;
