//! Settings, keys and themes.

mod agent;
mod argv;
mod color;
mod file;
mod hyperlinks;
mod key;
mod keys;
mod looks;
mod settings;
mod show;
mod theme;
mod themes;

pub use agent::UserAgent;
pub use argv::argv;
pub use color::{ColorChoice, ColorLevel};
pub use file::{Fault, Settings, Unreadable};
pub use hyperlinks::Hyperlinks;
pub use key::{Key, KeyChord};
pub use keys::{Binding, Place, Preset};
pub use looks::{Breaking, Looks, UpTo};
pub use settings::{
    Acts, Ambiguous, Borders, Config, DEFAULTS, Doubtful, Measure, Symbols, ThemeChoice,
};
pub use theme::{Pair, Rgb, Theme, Tint};
pub use themes::Themes;
