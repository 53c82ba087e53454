//! Settings, keys and themes.

mod color;
mod key;
mod theme;

pub use color::{ColorChoice, ColorLevel};
pub use key::{Key, KeyChord};
pub use theme::{Pair, Rgb, Sight, Theme, Themes, Tint};
