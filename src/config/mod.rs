//! Settings, keys and themes.

mod color;
mod file;
mod key;
mod keys;
mod settings;
mod show;
mod theme;
mod themes;

pub use color::{ColorChoice, ColorLevel};
pub use file::{Fault, Settings, Unreadable};
pub use key::{Key, KeyChord};
pub use keys::{Binding, Place, Preset};
pub use settings::{Config, DEFAULTS, Doubtful, Measure, Symbols, ThemeChoice};
pub use theme::{Pair, Rgb, Theme, Tint};
pub use themes::Themes;
