//! Going through what was found: quotes, events, hits; and what Enter, Escape and copying do.

use super::command::Action;
use super::{App, Effect, PaneId, Selection, SizeClass, StepTarget};
use crate::analysis::{EventId, Evidence, QuoteId, SpeakerId, wording};

impl App {
    /// To the next (or, backwards, the previous) of what was chosen last, `count` times.
    pub(super) fn go_through(&mut self, backwards: bool, count: u32) {
        let steps = if backwards {
            -steps(count)
        } else {
            steps(count)
        };
        match self.step_target {
            Some(StepTarget::Search) => {
                let reversed = self.search.as_ref().is_some_and(|search| search.backwards);
                self.step_hits(if reversed { -steps } else { steps });
            }
            Some(StepTarget::Speaker(id)) => self.step_quotes(id, steps),
            Some(StepTarget::Events) => self.step_events(steps, true),
            None => {
                let keys = &self.preferences.keys;
                let (search, next) = (keys.first(Action::Search), keys.first(Action::Next));
                self.say(format!(
                    "search with {search} or select a speaker or event, then step with {next}"
                ));
            }
        }
    }

    fn step_quotes(&mut self, speaker: SpeakerId, steps: isize) {
        let Some(speaker) = self
            .findings
            .as_ref()
            .and_then(|findings| findings.speaker(speaker))
        else {
            return;
        };
        let current = match self.selection {
            Some(Selection::Quote(id)) => speaker.quotes.iter().position(|quote| *quote == id),
            _ => None,
        };
        match stepped(current, steps, speaker.quotes.len()).and_then(|at| speaker.quotes.get(at)) {
            Some(quote) => self.select_quote(*quote),
            None => self.say(format!("no more quotes by {}", speaker.name)),
        }
    }

    /// To an event that many events on, by time or in the text; from where the reader is when none is selected.
    pub(super) fn step_events(&mut self, steps: isize, by_time: bool) {
        let Some(findings) = &self.findings else {
            return self.say_pending();
        };
        let events: Vec<EventId> = if by_time {
            self.timeline.in_time().to_vec()
        } else {
            findings
                .analysis()
                .events
                .iter()
                .map(|event| event.id)
                .collect()
        };
        let selected = self.selected_event();
        let position = |id: EventId| {
            if by_time {
                return self.timeline.place_in_time(id);
            }
            events.iter().position(|event| *event == id)
        };
        let next = if let Some(at) = selected.and_then(position) {
            stepped(Some(at), steps, events.len())
        } else {
            // Nothing selected: the first step leads to the event at hand.
            let near = findings.event_near(self.article.top_third().end());
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
        let Some(search) = &self.search else {
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
        let shown = |hit: &usize| {
            search
                .hits
                .get(*hit)
                .is_some_and(|span| self.article.shows(*span))
        };
        let view = self.article.view();
        let next = if let Some(at) = search.current.filter(shown) {
            isize::try_from(at).unwrap_or(0) + steps
        } else {
            // The reader has gone elsewhere since: on from there.
            let first = search
                .hits
                .partition_point(|hit| hit.start() < view.start());
            let first = isize::try_from(first).unwrap_or(0);
            first + steps - isize::from(steps > 0)
        };
        let len = isize::try_from(count).unwrap_or(1);
        let wrapped = next < 0 || next >= len;
        self.select_hit(usize::try_from(next.rem_euclid(len)).unwrap_or(0));
        if wrapped {
            self.say(if steps > 0 {
                "continued from the start"
            } else {
                "continued from the end"
            });
        }
    }

    /// Selects the speaker of a letter.
    pub(super) fn select_letter(&mut self, letter: Option<char>) {
        let Some(findings) = &self.findings else {
            return self.say_pending();
        };
        let Some(letter) = letter else { return };
        match findings.lettered(letter) {
            Some(id) => self.select_speaker(id),
            None => self.say(format!("no speaker {letter}")),
        }
    }

    /// Selects the speaker of a name, or of a letter.
    pub(super) fn select_named(&mut self, name: &str) {
        let Some(findings) = &self.findings else {
            return self.say_pending();
        };
        let speakers = &findings.analysis().speakers;
        match speakers.iter().find(|speaker| speaker.name == name) {
            Some(speaker) => self.select_speaker(speaker.id),
            None => match name
                .trim()
                .chars()
                .next()
                .filter(|_| name.trim().chars().count() == 1)
            {
                Some(letter) => self.select_letter(Some(letter.to_ascii_uppercase())),
                None => self.say(format!("no speaker “{name}”")),
            },
        }
    }

    /// Enter: selects what the cursor is on, and goes to what is selected.
    pub(super) fn accept(&mut self, count: u32) {
        let small = SizeClass::of(self.panes.screen).shows_one();
        match self.focus {
            PaneId::Article => match self.selected_span() {
                Some(span) => self.leave_for(span, true),
                None => {
                    self.article.scroll(steps(count));
                }
            },
            PaneId::Speakers => {
                if let Some(id) = self.speakers.current() {
                    self.select_speaker(id);
                    self.open_pane(PaneId::Quotes);
                }
            }
            PaneId::Quotes => {
                if let Some(id) = self.quotes.current() {
                    self.select_quote(id);
                    self.focus_article_if(small);
                }
            }
            PaneId::Timeline => {
                if self.timeline.is_on_undated() {
                    self.toggle_undated();
                } else if let Some(id) = self.timeline.current() {
                    self.select_event(id);
                    self.focus_article_if(small);
                }
            }
        }
    }

    /// Escape: closes what is open, then gives up what is selected, then goes back to the article.
    pub(super) fn cancel(&mut self) {
        if self.popups.pop().is_some() {
            return;
        }
        let narrow = SizeClass::of(self.panes.screen) != SizeClass::Wide;
        if self.focus == PaneId::Quotes && narrow {
            self.open_pane(PaneId::Speakers);
        } else if !self.unfilter() && !self.deselect() {
            if self.mode.is_some() && self.focus == PaneId::Article {
                return self.leave_mode();
            }
            self.focus_article_if(true);
        }
    }

    /// Copies the address of the selected link, or else the selected words with where they are from.
    pub(super) fn copy(&mut self) -> Option<Effect> {
        let link = self.selected_link().filter(|_| self.visual.is_none());
        if let Some(link) = link {
            self.say(format!("copied {}", link.address));
            return Some(Effect::Copy(link.address));
        }
        if self.visual.is_some() {
            return self.copy_visual();
        }
        let words = self.words_for_copy();
        let done = if words.is_some() {
            "copied"
        } else {
            "select a quote, event or link first"
        };
        self.say(done);
        words.map(Effect::Copy)
    }

    /// The selected quotation, or the words of the selected event, with name, title, date and address.
    pub(super) fn words_for_copy(&self) -> Option<String> {
        match self.chosen()? {
            Chosen::Quote(id) => self.quote_for_copy(id),
            Chosen::Event(id) => self.event_for_copy(id),
        }
    }

    fn quote_for_copy(&self, id: QuoteId) -> Option<String> {
        let findings = self.findings.as_ref()?;
        let quote = findings.quote(id)?;
        let parts = quote.parts.iter().map(|part| self.document.words(*part));
        let words = parts.collect::<Vec<_>>().join(" … ");
        let names = findings.analysis().speakers_of(quote);
        Some(self.with_source(&words, names.as_deref()))
    }

    fn event_for_copy(&self, id: EventId) -> Option<String> {
        let event = self.findings.as_ref()?.event(id)?;
        Some(self.with_source(self.document.words(event.span), None))
    }

    fn with_source(&self, words: &str, name: Option<&str>) -> String {
        let meta = &self.document.meta;
        let date = meta
            .published
            .map(|moment| wording::day_of_year(moment.date));
        let address = meta.canonical.as_deref().or(meta.url.as_deref());
        let parts = [name, meta.title.as_deref(), date.as_deref(), address];
        let source: Vec<&str> = parts.into_iter().flatten().collect();
        if source.is_empty() {
            return words.to_owned();
        }
        format!("{words}\n— {}", source.join(", "))
    }

    /// The quotation or event that is selected, or that the cursor is on.
    fn chosen(&self) -> Option<Chosen> {
        match (self.focus, self.selection) {
            (PaneId::Quotes, _) => self.quotes.current().map(Chosen::Quote),
            (PaneId::Timeline, _) => self.timeline.current().map(Chosen::Event),
            (_, Some(Selection::Quote(id))) => Some(Chosen::Quote(id)),
            (_, Some(Selection::Event(id))) => Some(Chosen::Event(id)),
            _ => None,
        }
    }

    /// Says which rule found what is selected.
    pub(super) fn explain(&mut self) {
        let why = match self.chosen() {
            Some(Chosen::Quote(id)) => self.why_quote(id),
            Some(Chosen::Event(id)) => self.why_event(id),
            None => None,
        };
        match why {
            Some(lines) => self.popups.push(super::Popup::Note {
                title: "Why",
                lines,
                scroll: 0,
            }),
            None => self.say("select a quote or event first"),
        }
    }

    fn why_quote(&self, id: QuoteId) -> Option<Vec<String>> {
        let findings = self.findings.as_ref()?;
        let quote = findings.quote(id)?;
        let words = |span: Option<crate::text::Span>| {
            span.map_or("none", |span| self.document.words(span))
                .to_owned()
        };
        let speaker = quote.speaker().and_then(|id| findings.speaker(id));
        let mut lines = vec![
            format!("quote: {}", quote.kind.as_str()),
            format!("rule: {}", told(quote.why)),
            format!("cue: {}", words(quote.cue)),
            format!("source: {}", words(quote.source)),
        ];
        if let Some(speaker) = speaker {
            lines.push(format!(
                "speaker: {} ({})",
                speaker.name,
                speaker.kind.as_str()
            ));
            lines.push(format!("named by: {}", told(speaker.why)));
        }
        Some(lines)
    }

    fn why_event(&self, id: EventId) -> Option<Vec<String>> {
        let findings = self.findings.as_ref()?;
        let event = findings.event(id)?;
        let mut lines = vec![
            format!("event: {}", event.tense.as_str()),
            format!("rule: {}", told(event.why)),
        ];
        let time = event
            .time
            .and_then(|id| findings.analysis().timexes.get(id.index()));
        if let Some(time) = time {
            lines.push(format!(
                "time: {} = {}",
                self.document.words(time.span),
                time.value
            ));
            lines.push(format!("found by: {}", told(time.why)));
        }
        if event.inherited {
            lines.push("its date comes from an earlier sentence".to_owned());
        }
        Some(lines)
    }
}

enum Chosen {
    Quote(QuoteId),
    Event(EventId),
}

fn told(why: Evidence) -> String {
    match why.margin {
        Some(margin) => format!("{} (margin {margin})", why.rule.0),
        None => why.rule.0.to_owned(),
    }
}

pub(super) fn steps(count: u32) -> isize {
    isize::try_from(count).unwrap_or(isize::MAX)
}

/// The index some steps on; from nowhere the first step leads to the first or the last. `None` beyond the ends.
fn stepped(current: Option<usize>, steps: isize, len: usize) -> Option<usize> {
    let next = match current {
        Some(at) => at.checked_add_signed(steps)?,
        None if steps > 0 => 0,
        None => len.checked_sub(1)?,
    };
    // A count that leads too far still leads to the last one, unless one is there.
    let last = len.checked_sub(1)?;
    if next > last && current == Some(last) {
        None
    } else {
        Some(next.min(last))
    }
}

#[cfg(test)]
mod tests;
