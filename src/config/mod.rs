//! Settings, keys and themes.

mod key;

pub use key::{Key, KeyChord};
