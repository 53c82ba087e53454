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
pub use file::{ConfigLoader, Diagnostic, Unreadable};
pub use hyperlinks::Hyperlinks;
pub use key::{Key, KeyChord};
pub use keys::{FilePosition, KeyBinding, Preset};
pub use looks::{Breaking, Typography, UpTo};
pub use settings::{
    Ambiguous, Borders, Config, DEFAULTS, Doubtful, ListedActs, Measure, Symbols, ThemeChoice,
};
pub use theme::{ColorPair, Rgb, Theme, Tint};
pub use themes::Themes;
