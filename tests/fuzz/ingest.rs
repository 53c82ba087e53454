//! Any bytes as an input of any kind: nothing panics, nothing hangs, and nothing that is printed holds a control character.
#![no_main]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

#[path = "../harness/kinds.rs"]
mod kinds;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| kinds::read_any(bytes));
