//! Selecting what was found: by stepping through it, by letter, by name, by Enter; and giving the selection up.

use super::command::Action;
use super::msg::PaneId;
use super::navigation::{Selection, StepTarget, stepped};
use super::pane::{Pane, PaneTarget};
use super::reader::App;
use super::visibility::SizeClass;
use crate::analysis::{EventId, QuoteId, SpeakerId};
use crate::text::Span;

impl App {
    /// Steps through what was selected last; backwards for less than 0.
    pub(super) fn step(&mut self, steps: isize) {
        match self.navigation.step_target {
            Some(StepTarget::Search) => {
                let search = self.search.current.as_ref();
                let is_reversed = search.is_some_and(|search| search.backwards);
                self.step_hits(if is_reversed { -steps } else { steps });
            }
            Some(StepTarget::Speaker(id)) => self.step_quotes(id, steps),
            Some(StepTarget::Events) => self.step_events(steps, true),
            None => {
                let keys = self.keys();
                let (search, next) = (keys.first(Action::Search), keys.first(Action::Next));
                self.say(format!(
                    "search with {search} or select a speaker or event, then step with {next}"
                ));
            }
        }
    }

    fn step_quotes(&mut self, speaker: SpeakerId, steps: isize) {
        let Some(speaker) = self.session.speaker(speaker) else {
            return;
        };
        let is_current = |id: &QuoteId| self.navigation.selection == Some(Selection::Quote(*id));
        let current = speaker.quotes.iter().position(is_current);
        let next = stepped(current, steps, speaker.quotes.len());
        if let Some(quote) = next.and_then(|at| speaker.quotes.get(at)) {
            self.select_quote(*quote);
        } else {
            let words = format!("no more quotes by {}", speaker.name);
            self.say(words);
        }
    }

    /// Steps through the events by time or in text order; from the screen if none is selected.
    pub(super) fn step_events(&mut self, steps: isize, by_time: bool) {
        let Some(findings) = &self.session.findings else {
            return self.say_pending();
        };
        let timeline = &self.panes.timeline;
        let events: Vec<EventId> = if by_time {
            timeline.in_time().to_vec()
        } else {
            let events = findings.analysis().events.iter();
            events.map(|event| event.id).collect()
        };
        let position = |id: EventId| {
            if by_time {
                return timeline.place_in_time(id);
            }
            events.iter().position(|event| *event == id)
        };
        let next = if let Some(at) = self.navigation.event().and_then(position) {
            stepped(Some(at), steps, events.len())
        } else {
            // The first step leads to the event on the screen.
            let near = findings.event_near(self.panes.article.top_third().end());
            let at = near.and_then(position).unwrap_or(0);
            stepped(Some(at), steps - steps.signum(), events.len())
        };
        match next.and_then(|at| events.get(at)) {
            Some(id) => self.select_event(*id),
            None if events.is_empty() => self.say("no dated events"),
            None => self.say("no more events"),
        }
    }

    fn step_hits(&mut self, steps: isize) {
        let Some(search) = &self.search.current else {
            return;
        };
        let count = search.hits.len();
        if search.is_partial {
            return self.say("still searching");
        }
        if count == 0 {
            let words = format!("not found: {}", search.needle);
            return self.say(words);
        }
        let article = &self.panes.article;
        let is_shown = |hit: &usize| {
            search
                .hits
                .get(*hit)
                .is_some_and(|span| article.shows(*span))
        };
        let next = if let Some(at) = search.current.filter(is_shown) {
            isize::try_from(at).unwrap_or(0) + steps
        } else {
            // The article has been moved since: on from the screen.
            let view = article.view();
            let first = search
                .hits
                .partition_point(|hit| hit.start() < view.start());
            isize::try_from(first).unwrap_or(0) + steps - isize::from(steps > 0)
        };
        let len = isize::try_from(count).unwrap_or(1);
        let is_wrapped = next < 0 || next >= len;
        let hit = usize::try_from(next.rem_euclid(len)).unwrap_or(0);
        if let Some(span) = self.choose_hit(hit) {
            self.reveal(span);
        }
        if is_wrapped && steps > 0 {
            self.say("continued from the start");
        } else if is_wrapped {
            self.say("continued from the end");
        }
    }

    /// Selects the speaker of a letter.
    pub(super) fn select_letter(&mut self, letter: Option<char>) {
        let Some(findings) = &self.session.findings else {
            return self.say_pending();
        };
        let Some(letter) = letter else { return };
        match findings.lettered(letter) {
            Some(id) => self.select_speaker(id),
            None => self.say(format!("no speaker {letter}")),
        }
    }

    /// Selects the speaker of a name or a letter.
    pub(super) fn select_named(&mut self, name: &str) {
        let Some(findings) = &self.session.findings else {
            return self.say_pending();
        };
        let mut speakers = findings.analysis().speakers.iter();
        if let Some(speaker) = speakers.find(|speaker| speaker.name == name) {
            return self.select_speaker(speaker.id);
        }
        let mut chars = name.trim().chars();
        match (chars.next(), chars.next()) {
            (Some(letter), None) => self.select_letter(Some(letter.to_ascii_uppercase())),
            _ => self.say(format!("no speaker “{name}”")),
        }
    }

    /// Selects a finding.
    pub(super) fn select(&mut self, selection: Selection) {
        match selection {
            Selection::Speaker(id) => self.select_speaker(id),
            Selection::Quote(id) => self.select_quote(id),
            Selection::Event(id) => self.select_event(id),
            Selection::Link(span) => self.select_link(span),
            Selection::Match(_) => {}
        }
    }

    /// Selects a speaker with the quotation that is on the screen or comes next, and shows it.
    pub(super) fn select_speaker(&mut self, id: SpeakerId) {
        let Some(speaker) = self.session.speaker(id) else {
            return;
        };
        let view = self.panes.article.view();
        let is_ahead = |id: &QuoteId| {
            let span = self.session.quote_span(*id);
            span.is_some_and(|span| span.end() > view.start())
        };
        let quotes = &speaker.quotes;
        let next = quotes.iter().copied().find(is_ahead);
        match next.or(quotes.last().copied()) {
            Some(quote) => self.select_quote(quote),
            None => self.navigation.selection = Some(Selection::Speaker(id)),
        }
        self.navigation.step_target = Some(StepTarget::Speaker(id));
        self.panes.speakers.reveal(Selection::Speaker(id));
    }

    /// Selects a quotation and brings it on the screen.
    pub(super) fn select_quote(&mut self, id: QuoteId) {
        if let Some(span) = self.session.quote_span(id) {
            self.reveal(span);
            self.choose_quote(id);
        }
    }

    /// Selects a quotation that is on the screen.
    pub(super) fn choose_quote(&mut self, id: QuoteId) {
        self.navigation.select(Selection::Quote(id), None);
        if let Some(speaker) = self.selected_speaker() {
            self.navigation.step_target = Some(StepTarget::Speaker(speaker));
            self.panes.speakers.reveal(Selection::Speaker(speaker));
        }
    }

    /// Selects an event and brings its sentence to one third of the height.
    pub(super) fn select_event(&mut self, id: EventId) {
        if let Some(span) = self.session.event(id).map(|event| event.span) {
            self.jump(|article| article.go_to_third(span.start()));
            self.choose_event(id);
        }
    }

    /// Selects an event that is on the screen.
    pub(super) fn choose_event(&mut self, id: EventId) {
        self.navigation
            .select(Selection::Event(id), Some(StepTarget::Events));
        self.panes.timeline.reveal(Selection::Event(id));
    }

    /// Selects a link and brings it on the screen.
    pub(super) fn select_link(&mut self, span: Span) {
        self.reveal(span);
        self.navigation.select(Selection::Link(span), None);
    }

    /// Enter: selects the entry of the cursor; in the article, goes to the selection.
    pub(super) fn accept(&mut self, count: isize) {
        let pane = self.panes.focus;
        if pane == PaneId::Article {
            match self.selected_span() {
                Some(span) => self.jump(|article| article.go_to_third(span.start())),
                None => self.panes.article.scroll(count),
            }
        } else if let Some(target) = self.panes.get(pane).target() {
            self.select_target(target);
            match target {
                PaneTarget::Selection(Selection::Speaker(_)) => self.open_pane(PaneId::Quotes),
                PaneTarget::Selection(_) => {
                    self.focus_article_if(SizeClass::of(self.panes.screen()).shows_one());
                }
                PaneTarget::Undated => {}
            }
        }
    }

    /// Selects what an entry of a pane stands for.
    pub(super) fn select_target(&mut self, target: PaneTarget) {
        match target {
            PaneTarget::Selection(selection) => self.select(selection),
            PaneTarget::Undated => self.execute_in_pane(Action::ToggleUndated),
        }
    }

    /// Escape: clears a filter, then the selection, then the reading mode, then goes back to the article.
    pub(super) fn cancel(&mut self) {
        let is_narrow = SizeClass::of(self.panes.screen()) != SizeClass::Wide;
        if self.panes.focus == PaneId::Quotes && is_narrow {
            self.open_pane(PaneId::Speakers);
        } else if !self.unfilter() && !self.clear_selection() {
            if self.mode.is_some() && self.panes.focus == PaneId::Article {
                return self.leave_mode();
            }
            self.focus_article_if(true);
        }
    }

    /// Clears selection, step target and search; returns whether there was any.
    pub(super) fn clear_selection(&mut self) -> bool {
        let selection = self.navigation.selection.take().is_some();
        let target = self.navigation.step_target.take().is_some();
        let search = self.search.current.take().is_some();
        selection || target || search
    }
}

#[cfg(test)]
mod tests;
