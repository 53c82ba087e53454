//! Settings, keys and themes.

mod key;
mod theme;

pub use key::{Key, KeyChord};
pub use theme::{ColorLevel, Pair, Rgb, Sight, Theme, Themes, Tint};
