//! Runs what takes long on threads of its own, and sends back what came of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use chrono::NaiveDate;

use super::event::LoopEvent;
use super::probe;
use crate::analysis::{Analysis, Models, Sentences, analyze, analyze_part};
use crate::app::{Msg, Needle};
use crate::document::Document;
use crate::lang::Lang;
use crate::text::Span;

/// Starts work and sends its results as messages.
#[derive(Debug)]
pub(super) struct Worker {
    events: Sender<LoopEvent>,
    /// The newest request; work for an older one is given up.
    wanted: Arc<AtomicU64>,
    /// The newest search.
    sought: Arc<AtomicU64>,
}

impl Worker {
    /// A worker that sends its results to `events`.
    pub(super) fn new(events: Sender<LoopEvent>) -> Self {
        Self {
            events,
            wanted: Arc::default(),
            sought: Arc::default(),
        }
    }

    /// Looks through a text; answered by [`Msg::Found`]. What was looked for before is not wanted any more.
    pub(super) fn search(&self, request: u64, needle: Needle, document: Arc<Document>) {
        self.sought.store(request, Ordering::Release);
        let (events, sought) = (self.events.clone(), Arc::clone(&self.sought));
        let is_wanted = move || sought.load(Ordering::Relaxed) == request;
        self.start("search", move || {
            let text = &document.text;
            let hits = needle.hits(text, text.whole(), &is_wanted);
            if let Some(hits) = hits.filter(|_| is_wanted()) {
                let _ = events.send(LoopEvent::App(Msg::Found { request, hits }));
            }
        });
    }

    fn start(&self, name: &str, work: impl FnOnce() + Send + 'static) {
        let started = thread::Builder::new().name(name.to_owned()).spawn(work);
        if let Err(error) = started {
            let words = format!("cannot start another thread: {error}");
            let _ = self.events.send(LoopEvent::App(Msg::Failed(words)));
        }
    }

    /// Analyses an article; answered by [`Msg::Analyzed`], or by [`Msg::Failed`] where no thread can be had. What was
    /// asked for before is not wanted any more.
    pub(super) fn analyze(
        &self,
        generation: u64,
        document: Arc<Document>,
        part: Option<Span>,
        reference: Option<NaiveDate>,
    ) {
        self.wanted.store(generation, Ordering::Release);
        let (events, wanted) = (self.events.clone(), Arc::clone(&self.wanted));
        let is_wanted = move || wanted.load(Ordering::Acquire) == generation;
        let work = move || {
            probe::panic_in_worker();
            if is_wanted() {
                let lang = Lang::of(document.meta.language.as_deref());
                let models = Models::builtin();
                let analysis = match part {
                    Some(part) => analyze_part(&document, part, lang, models, reference),
                    None => analyze(&document, lang, models, reference),
                };
                // Nothing on the screen asks for sentences, and they take more room than all the rest.
                let analysis = Arc::new(Analysis {
                    sentences: Sentences::default(),
                    ..analysis
                });
                if is_wanted() {
                    let _ = events.send(LoopEvent::App(Msg::Analyzed {
                        generation,
                        analysis,
                    }));
                }
            }
        };
        self.start("analysis", work);
    }
}
