//! A terminal article reader that shows who said what and when things happened.
//!
//! ```text
//! path/URL ─ acquire ─▶ bytes ─ ingest ─▶ Document ─ analysis ─▶ Analysis ─┬─ export ─▶ JSON (code points), CSV, HTML, ...
//!             (I/O)              (pure)              (pure)                └─ app ─▶ App state ─ tui::view ─▶ screen
//!                 ▲                                                            │ ▲
//!                 └──────────── tui::worker runs Effects ◀── Vec<Effect> ──────┘ └── Msg (keys, results, resize)
//! ```
//!
//! * [`text`] is positions: bytes, code points, columns.
//! * [`document`] is an article: metadata, text, blocks.
//! * [`ingest`] turns bytes of any kind into a document.
//! * [`model`] scores hashed features with small trained weights.
//! * [`lang`] is the data of a language: words, patterns, titles, offices.
//! * [`analysis`] finds quotations, speakers, times and events.
//! * [`annotation`] is the reader's highlights and notes, anchored to the words.
//! * [`layout`] breaks a document into rows of a width.
//! * [`export`] prints what was found.
//! * [`config`] is settings, keys and themes.
//! * [`acquire`] reads articles from files, pipes and the web.
//! * [`library`] stores reading positions and notes between two runs.
//! * [`app`] is the state of the reader and how it changes.
//! * [`tui`] is the terminal: input, drawing, workers.
//! * [`cli`] is the command line.
//!
//! # The way of an article
//!
//! 1. [`cli`] parses the arguments and reads the settings with [`config`].
//! 2. [`acquire::open()`] reads a file, a pipe or an address; gzip, ZIP and PDF are unpacked, markup goes through pandoc.
//! 3. On a thread of its own [`ingest::read()`] detects the format, decodes the bytes and cleans the text.
//! 4. The parser of the format makes blocks and metadata; from a web page, menus and notices are cut.
//! 5. Title, byline, dateline and language are read from the blocks, and a [`document::DocumentBuilder`] makes one text.
//! 6. [`analysis::analyze()`] splits it into sentences and tokens, tags them, and finds names.
//! 7. It finds quotations and attributes them to speakers, resolves times against the date of the article, and dates events.
//! 8. Findings are spans of the one text, with the rule or the margin of the model that found them.
//! 9. `newsprint extract`: an [`export::ReportFormat`] prints the article and its findings.
//! 10. The reader: [`layout::Layout`] makes rows around the viewport, panes list the findings, [`tui`] draws both.
//!
//! # The way of a key
//!
//! 1. A thread of [`tui`] waits for bytes of the terminal and for signals; its parser makes keys, clicks and pasted words.
//! 2. They reach the one loop through a channel, together with the results of workers.
//! 3. The loop takes all messages that are waiting and hands each to [`app::App::update`] as a [`app::Msg`].
//! 4. An open popup, a prompt or a selection gets the key first; otherwise the keymap finds the command.
//! 5. The command changes the state: it scrolls, selects, filters, opens a popup.
//! 6. What needs a file, the network, a thread or the clock is returned as an [`app::Effect`].
//! 7. The loop gives effects to workers, which answer with messages; an answer to an older request is dropped.
//! 8. After the last waiting message the screen is drawn once, if something changed.
//! 9. Drawing only reads the state, and writes the changed cells in one go.
//! 10. Then the loop waits again; nothing runs while nothing happens.
//!
//! # Layers
//!
//! `tests/layers.rs` fails on any other import.
//!
//! | module | may import |
//! |---|---|
//! | text | - |
//! | model | text |
//! | config | - |
//! | lang | text |
//! | annotation | text |
//! | document | text |
//! | ingest | text document lang |
//! | layout | text document config |
//! | analysis | text document lang model |
//! | export | text document lang analysis annotation |
//! | acquire | text document ingest config |
//! | library | text document ingest analysis annotation export config |
//! | app | text document lang analysis annotation layout config |
//! | tui | text document ingest layout lang model analysis export annotation acquire library config app |
//! | train | text document ingest analysis model lang |
//! | cli | text document ingest layout lang model analysis export annotation acquire library config app tui |
//!
//! `text`, `document`, `ingest`, `lang`, `model`, `analysis`, `layout`, `export` and `app` touch no file, clock, environment,
//! thread or network.

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
