//! Runs what takes long on threads of its own, and sends back what came of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use chrono::NaiveDate;

use super::Event;
use super::probe;
use crate::analysis::{Models, analyze};
use crate::app::Msg;
use crate::document::Document;
use crate::rules::Rules;

/// Starts work and sends its results as messages.
#[derive(Debug)]
pub(super) struct Worker {
    events: Sender<Event>,
    /// The newest request; work for an older one is given up.
    wanted: Arc<AtomicU64>,
}

impl Worker {
    /// A worker that sends its results to `events`.
    pub(super) fn new(events: Sender<Event>) -> Self {
        Self {
            events,
            wanted: Arc::default(),
        }
    }

    /// Analyses an article; answered by [`Msg::Analyzed`], or by [`Msg::Failed`] where no thread can be had. What was
    /// asked for before is not wanted any more.
    pub(super) fn analyze(
        &self,
        generation: u64,
        document: Arc<Document>,
        reference: Option<NaiveDate>,
    ) {
        self.wanted.store(generation, Ordering::Release);
        let (events, wanted) = (self.events.clone(), Arc::clone(&self.wanted));
        let is_wanted = move || wanted.load(Ordering::Acquire) == generation;
        let work = move || {
            probe::panic_in_worker();
            if is_wanted() {
                let analysis = Arc::new(analyze(
                    &document,
                    Rules::builtin(),
                    Models::builtin(),
                    reference,
                ));
                if is_wanted() {
                    let _ = events.send(Event::App(Msg::Analyzed {
                        generation,
                        analysis,
                    }));
                }
            }
        };
        let started = thread::Builder::new()
            .name("analysis".to_owned())
            .spawn(work);
        if let Err(error) = started {
            let words = format!("cannot analyse the article: {error}");
            let _ = self.events.send(Event::App(Msg::Failed(words)));
        }
    }
}
