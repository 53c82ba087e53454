//! The state of the reader: one `update`, no I/O, no terminal types.
#![deny(clippy::disallowed_methods)]

mod effect;
mod msg;

pub use effect::Effect;
pub use msg::{Background, Msg, PaneId, PaneSize, Panes, Pointer, PointerKind};

/// Everything the reader shows.
#[derive(Debug, Default)]
pub struct App {}

impl App {
    /// Takes one message; the only place where state changes.
    pub fn update(&mut self, _msg: Msg) -> Vec<Effect> {
        Vec::new()
    }
}
