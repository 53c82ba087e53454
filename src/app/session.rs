use std::sync::Arc;

use super::effect::Effect;
use super::findings::{Findings, PaneInputs};
use super::paragraphs::Paragraphs;
use super::preferences::{Preferences, wanted};
use crate::analysis::{Analysis, Event, EventId, Quote, QuoteId, Speaker, SpeakerId, wording};
use crate::document::Document;
use crate::text::Span;

/// The article and what was found in it. Of a long article only the part around the screen is analysed.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) document: Arc<Document>,
    pub(super) paragraphs: Paragraphs,
    /// Everything that was found; `findings` is what is shown of it.
    pub(super) analysis: Arc<Analysis>,
    pub(super) findings: Option<Findings>,
    /// The number of the newest analysis; answers to older requests are dropped.
    generation: u64,
    pub(super) is_pending: bool,
    /// The part of a long article that was analysed last.
    pub(super) part: Option<Span>,
}

// Bytes: longer texts would take seconds to analyse.
const LONG: u32 = 5 * 1024 * 1024;
// Bytes that are analysed before and after the screen.
const AROUND: u32 = 200 * 1024;
// Bytes between the screen and the end of the analysed part from which on the next part is analysed.
const NEAR: u32 = 50 * 1024;

impl Session {
    /// A document that is not analysed yet.
    pub(super) fn new(document: Arc<Document>) -> Self {
        Self {
            paragraphs: Paragraphs::new(&document),
            document,
            analysis: Arc::default(),
            findings: None,
            generation: 0,
            is_pending: true,
            part: None,
        }
    }

    /// Replaces the article.
    pub(super) fn open(&mut self, document: Arc<Document>) {
        self.continue_with(document);
        self.findings = None;
    }

    /// Replaces the beginning of the article by all of it.
    pub(super) fn continue_with(&mut self, document: Arc<Document>) {
        self.paragraphs = Paragraphs::new(&document);
        self.document = document;
    }

    /// Whether a document begins like the part of it that has been shown.
    pub(super) fn is_beginning_of(&self, document: &Document) -> bool {
        let last = self.document.blocks.last();
        let last = last.map_or(0, |block| block.span.start());
        // The last block may go on in the document.
        let shown = self.document.text.as_str().get(..last as usize);
        document
            .text
            .as_str()
            .starts_with(shown.unwrap_or_default())
    }

    /// Starts an analysis of the part around the screen; what is not an article has nothing to analyse.
    pub(super) fn analyze(&mut self, view: Span, preferences: &Preferences) -> Option<Effect> {
        self.generation += 1;
        self.is_pending = true;
        self.part = None;
        if self.document.meta.typeset {
            return None;
        }
        self.part = self.part_around(view);
        Some(Effect::Analyze {
            generation: self.generation,
            document: Arc::clone(&self.document),
            part: self.part,
            reference: preferences.reference,
        })
    }

    /// The part to analyse; `None` for all of the article.
    fn part_around(&self, view: Span) -> Option<Span> {
        let text = &self.document.text;
        if text.len() <= LONG {
            return None;
        }
        let start = text.floor(view.start().saturating_sub(AROUND));
        let end = text.floor(view.end().saturating_add(AROUND).min(text.len()));
        text.span(start as usize..end as usize)
    }

    /// Whether the screen comes near the end of the analysed part, and no analysis is under way.
    pub(super) fn outgrows_part(&self, view: Span) -> bool {
        let len = self.document.text.len();
        self.part.is_some_and(|part| {
            let before = part.start() > 0 && view.start() < part.start() + NEAR;
            let after = part.end() < len && view.end() + NEAR > part.end();
            !self.is_pending && (before || after)
        })
    }

    /// The number of the newest analysis.
    pub(super) const fn generation(&self) -> u64 {
        self.generation
    }

    /// Sorts the findings that the settings show.
    pub(super) fn sort_findings(&mut self, preferences: &Preferences) {
        let shown = self.analysis.shown(&wanted(&preferences.config));
        self.findings = Some(Findings::new(Arc::new(shown), &self.document));
    }

    /// What panes are filled from; `None` before the first analysis.
    pub(super) fn inputs<'a>(&'a self, preferences: &Preferences) -> Option<PaneInputs<'a>> {
        Some(PaneInputs {
            findings: self.findings.as_ref()?,
            document: &self.document,
            paragraphs: &self.paragraphs,
            today: preferences.today,
            reference: preferences.reference,
        })
    }

    /// A speaker that was found.
    pub(super) fn speaker(&self, id: SpeakerId) -> Option<&Speaker> {
        self.findings.as_ref()?.speaker(id)
    }

    /// A quotation that was found.
    pub(super) fn quote(&self, id: QuoteId) -> Option<&Quote> {
        self.findings.as_ref()?.quote(id)
    }

    /// An event that was found.
    pub(super) fn event(&self, id: EventId) -> Option<&Event> {
        self.findings.as_ref()?.event(id)
    }

    /// The first part of a quotation.
    pub(super) fn quote_span(&self, id: QuoteId) -> Option<Span> {
        self.quote(id)?.parts.first().copied()
    }

    /// The span of the block at a byte.
    pub(super) fn block_span_at(&self, byte: u32) -> Option<Span> {
        let id = self.document.block_at(byte)?;
        Some(self.document.block(id)?.span)
    }

    /// Some words for the clipboard, with name, title, date and address.
    pub(super) fn with_source(&self, words: &str, name: Option<&str>) -> String {
        let meta = &self.document.meta;
        let date = meta.published;
        let date = date.map(|moment| wording::day_of_year(moment.date));
        let address = meta.canonical.as_deref().or(meta.url.as_deref());
        let parts = [name, meta.title.as_deref(), date.as_deref(), address];
        let source: Vec<&str> = parts.into_iter().flatten().collect();
        if source.is_empty() {
            return words.to_owned();
        }
        format!("{words}\n— {}", source.join(", "))
    }
}

#[cfg(test)]
mod tests;
