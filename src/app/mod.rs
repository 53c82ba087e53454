//! The state of the reader: one `update`, no I/O, no terminal types.
#![deny(clippy::disallowed_methods)]

mod effect;
mod msg;
mod options;

use std::sync::Arc;

use crate::document::Document;

pub use crate::config::Symbols;
pub use effect::Effect;
pub use msg::{Background, Msg, PaneId, PaneSize, Panes, Pointer, PointerKind};
pub use options::Options;

/// Everything the reader shows.
#[derive(Debug)]
pub struct App {
    document: Arc<Document>,
    options: Options,
}

impl App {
    /// A reader of one article, at its start; nothing is analysed yet.
    pub fn new(document: Arc<Document>, options: Options) -> Self {
        Self { document, options }
    }

    /// What is to be done first: asks for the analysis.
    pub fn start(&mut self) -> Vec<Effect> {
        vec![Effect::Analyze {
            generation: 1,
            document: Arc::clone(&self.document),
            reference: self.options.reference,
        }]
    }

    /// Takes one message; the only place where state changes.
    pub fn update(&mut self, _msg: Msg) -> Vec<Effect> {
        Vec::new()
    }

    /// Asserts what always holds; for tests and debug builds.
    pub fn check(&self) {}
}
