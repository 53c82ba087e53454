//! The state of the reader: one `update`, no I/O, no terminal types.
//!
//! [`App`] is made of parts that do not know each other or it: the session (article and findings), the preferences, the
//! panes, navigation, search, notes, popups, loading. One [`Selection`] and one position in the article; every pane is a
//! view of both and keeps only where it is scrolled to.
#![deny(clippy::disallowed_methods)]

mod bindings;
mod clipboard;
pub mod command;
mod dispatch;
mod effect;
mod findings;
mod focus;
mod jumps;
mod keymap;
pub mod lead;
mod links;
mod lists;
mod loading;
mod mode;
mod moves;
mod msg;
mod navigation;
mod needle;
mod notes;
mod overlay;
pub mod pane;
mod panes;
mod paragraphs;
mod pointing;
mod preferences;
mod prompting;
mod quiet;
mod reader;
mod reading;
mod search;
mod session;
mod steps;
mod toggles;
pub(crate) mod update;
mod visibility;
pub mod visual;

pub use bindings::{Bindings, KeyDiagnostic};
pub use effect::Effect;
pub use findings::{Findings, PaneInputs, SpanIndex};
pub use links::{Link, LinkAction};
pub use loading::LoadProgress;
pub use mode::ReadingMode;
pub use msg::{Background, Msg, PaneId, PaneSize, PaneSizes, Pointer, PointerKind};
pub use navigation::{Selection, StepTarget, VisibleContext};
pub use needle::Needle;
pub use notes::{Notes, PlacedNote};
pub use overlay::{
    CommandLine, Hint, Hints, LineInput, NoteShape, Picker, PickerEntry, PickerKind, PickerRow,
    PickerTarget, Popup, Prompt, PromptKind, SpeedReader, WordTimer, help,
};
pub use paragraphs::Paragraphs;
pub use preferences::{ActiveTheme, Preferences, wanted};
pub use reader::App;
pub use search::Search;
pub use visibility::{SizeClass, VisiblePanes};
pub use visual::Visual;

#[cfg(test)]
pub(crate) mod tests;
