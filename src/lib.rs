//! A terminal article reader that understands what it shows.
//!
//! ```text
//! path/URL ─ acquire ─▶ Source  ─ ingest ─▶ Document ─ analysis ─▶ Analysis ─┬─ export ─▶ JSON (code points)
//!             (I/O)              (pure)              (pure)                  └─ app ─▶ App state ─ tui::view ─▶ screen
//!                 ▲                                                              │ ▲
//!                 └──────────── tui::worker runs Effects ◀── Vec<Effect> ────────┘ └── Msg (keys, results, resize)
//! ```
//!
//! * [`text`] is positions: bytes, code points, columns.
//! * [`document`] is an article: metadata, text, blocks.
//! * [`ingest`] turns bytes of any kind into a document.
//! * [`model`] scores what small trained weights know.
//! * [`lang`] is the language data that the analysis works by.
//! * [`analysis`] finds quotations, speakers, times and events.
//! * [`annotation`] is what a reader marks, anchored to the words.
//! * [`layout`] breaks a document into rows of a width.
//! * [`export`] prints what was found.
//! * [`config`] is settings, keys and themes.
//! * [`acquire`] reads articles from files and pipes.
//! * [`library`] is what is kept between two runs.
//! * [`app`] is the state of the reader and how it changes.
//! * [`tui`] is the terminal: input, drawing, workers.
//! * [`cli`] is the command line.

pub mod acquire;
pub mod analysis;
pub mod annotation;
pub mod app;
pub mod cli;
pub mod config;
pub mod document;
pub mod export;
pub mod ingest;
pub mod lang;
pub mod layout;
pub mod library;
pub mod model;
pub mod text;
#[cfg(feature = "train")]
pub mod train;
pub mod tui;
