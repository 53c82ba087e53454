//! Settings, keys and themes.

mod agent;
mod argv;
mod color;
mod diagnostic;
mod feature;
mod folders;
mod hyperlinks;
mod key;
mod keys;
mod loader;
mod settings;
mod show;
mod theme;
mod themes;
mod typography;

pub use agent::UserAgent;
pub use argv::argv;
pub use color::ColorLevel;
pub use diagnostic::{Diagnostic, FilePosition};
pub use feature::FeatureUse;
pub use folders::base_folder;
pub use hyperlinks::supports_hyperlinks;
pub use key::{Key, KeyChord};
pub use keys::{KeyBinding, Preset};
pub use loader::{ConfigLoader, Unreadable};
pub use settings::{
    Ambiguous, Borders, Config, DEFAULTS, Doubtful, ListedActs, Symbols, ThemeChoice,
};
pub use theme::{ColorPair, Rgb, Theme, Tint};
pub use themes::Themes;
pub use typography::{Bounded, Breaking, Measure, Typography};
