//! Settings, keys and themes.

mod color;
mod file;
mod key;
mod settings;
mod theme;

pub use color::{ColorChoice, ColorLevel};
pub use file::{Fault, Unreadable};
pub use key::{Key, KeyChord};
pub use settings::{Config, Doubtful, Measure, Symbols, ThemeChoice};
pub use theme::{Pair, Rgb, Sight, Theme, Themes, Tint};
