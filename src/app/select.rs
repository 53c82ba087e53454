use super::App;
use crate::analysis::{EventId, QuoteId, SpeakerId};
use crate::text::Span;

/// The one thing that is selected; every pane shows it in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// A speaker, all of whose quotations are set off.
    Speaker(SpeakerId),
    /// A quotation; those of the same speaker are set off too.
    Quote(QuoteId),
    /// An event.
    Event(EventId),
    /// A search hit, an index into [`Search::hits`](super::Search::hits).
    Match(usize),
    /// A link, by its place.
    Link(Span),
}

/// What `n` and `N` go through: the newest of what was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepTarget {
    /// The hits of the search.
    Search,
    /// The quotations of a speaker.
    Speaker(SpeakerId),
    /// The events, by time.
    Events,
}

impl App {
    /// The speaker that is selected, by themselves or by one of their quotations.
    pub fn selected_speaker(&self) -> Option<SpeakerId> {
        match self.selection? {
            Selection::Speaker(id) => Some(id),
            Selection::Quote(id) => self.findings.as_ref()?.quote(id)?.speaker(),
            Selection::Event(_) | Selection::Match(_) | Selection::Link(_) => None,
        }
    }

    /// The event that is selected.
    pub fn selected_event(&self) -> Option<EventId> {
        match self.selection? {
            Selection::Event(id) => Some(id),
            _ => None,
        }
    }

    /// The speaker the list's cursor is on.
    pub fn cursor_speaker(&self) -> Option<SpeakerId> {
        self.speakers.current()
    }

    /// The quotation the list's cursor is on.
    pub fn cursor_quote(&self) -> Option<QuoteId> {
        self.quotes.current()
    }

    /// The event the timeline's cursor is on.
    pub fn cursor_event(&self) -> Option<EventId> {
        self.timeline.current()
    }

    /// Selects a speaker with the quotation that is on the screen or comes next, and shows it.
    pub(super) fn select_speaker(&mut self, id: SpeakerId) {
        let Some(speaker) = self
            .findings
            .as_ref()
            .and_then(|findings| findings.speaker(id))
        else {
            return;
        };
        let view = self.article.view();
        let spans = speaker
            .quotes
            .iter()
            .filter_map(|quote| self.quote_span(*quote).map(|span| (*quote, span)));
        let quotes: Vec<(QuoteId, Span)> = spans.collect();
        let seen = quotes.iter().find(|(_, span)| span.end() > view.start());
        match seen.or(quotes.last()) {
            Some((quote, _)) => self.select_quote(*quote),
            None => self.choose(Selection::Speaker(id)),
        }
        self.step_target = Some(StepTarget::Speaker(id));
        self.speakers.go_to(id);
    }

    /// Selects a quotation and brings it on the screen.
    pub(super) fn select_quote(&mut self, id: QuoteId) {
        let Some(span) = self.quote_span(id) else {
            return;
        };
        self.leave_for(span, false);
        self.choose_quote(id);
    }

    /// Selects a quotation that is on the screen already.
    pub(super) fn choose_quote(&mut self, id: QuoteId) {
        self.choose(Selection::Quote(id));
        if let Some(speaker) = self.selected_speaker() {
            self.step_target = Some(StepTarget::Speaker(speaker));
            self.speakers.go_to(speaker);
        }
    }

    /// Selects an event and brings its sentence to one third of the height.
    pub(super) fn select_event(&mut self, id: EventId) {
        let Some(event) = self
            .findings
            .as_ref()
            .and_then(|findings| findings.event(id))
        else {
            return;
        };
        self.leave_for(event.span, true);
        self.choose_event(id);
    }

    /// Selects an event whose words are on the screen already.
    pub(super) fn choose_event(&mut self, id: EventId) {
        self.choose(Selection::Event(id));
        self.step_target = Some(StepTarget::Events);
        self.timeline.go_to(id);
    }

    /// Selects a search hit and brings it on the screen.
    pub(super) fn select_hit(&mut self, hit: usize) {
        let Some(search) = self.search.as_mut() else {
            return;
        };
        let Some(span) = search.hits.get(hit).copied() else {
            return;
        };
        search.current = Some(hit);
        if let Some(visual) = &mut self.visual {
            visual.extend(span.start());
        }
        self.leave_for(span, false);
        self.choose(Selection::Match(hit));
        self.step_target = Some(StepTarget::Search);
    }

    fn choose(&mut self, selection: Selection) {
        self.selection = Some(selection);
    }

    /// Goes to a span, noting in the jump list where one was if that moves the article.
    pub(super) fn leave_for(&mut self, span: Span, always: bool) {
        let before = self.article.anchor();
        if always {
            self.article.go_to_third(span.start());
        } else {
            self.article.reveal(span);
        }
        if self.article.anchor() != before {
            self.jumps.leave(before);
        }
    }

    /// The words of the selection in the text.
    pub(super) fn selected_span(&self) -> Option<Span> {
        match self.selection? {
            Selection::Speaker(id) => self
                .findings
                .as_ref()?
                .speaker(id)?
                .mentions
                .first()
                .copied(),
            Selection::Quote(id) => self.quote_span(id),
            Selection::Event(id) => Some(self.findings.as_ref()?.event(id)?.span),
            Selection::Match(hit) => self.search.as_ref()?.hits.get(hit).copied(),
            Selection::Link(span) => Some(span),
        }
    }

    /// The first part of a quotation: where one goes to read it.
    pub(super) fn quote_span(&self, id: QuoteId) -> Option<Span> {
        self.findings.as_ref()?.quote(id)?.parts.first().copied()
    }

    /// Gives up selection, walk and search; says whether there was any.
    pub(super) fn deselect(&mut self) -> bool {
        let had = self.selection.is_some() || self.step_target.is_some() || self.search.is_some();
        self.selection = None;
        self.step_target = None;
        self.search = None;
        had
    }
}
