//! What is drawn over the panes: popups, each of which interprets its own keys.

mod command_line;
mod fuzzy;
pub mod help;
mod hints;
mod line_input;
mod outcome;
mod overlays;
mod palette;
mod picker;
mod popup;
mod prompt;
mod speed_reader;
mod text_box;

pub use command_line::CommandLine;
pub use hints::{Hint, Hints};
pub use line_input::LineInput;
pub use picker::{Picker, PickerEntry, PickerKind, PickerRow, PickerTarget};
pub use popup::Popup;
pub use prompt::{Prompt, PromptKind};
pub use speed_reader::{SpeedReader, WordTimer};
pub use text_box::NoteShape;

pub(super) use outcome::PopupAction;
pub(super) use overlays::Overlays;
pub(super) use palette::KnownArguments;
pub(super) use prompt::Before;
