//! The one place where state changes: a message in, effects out.

use std::sync::Arc;

use super::command::Action;
use super::help::HelpShape;
use super::hints::LinkAction;
use super::keymap::Invocation;
use super::moves::Motion;
use super::pane::TimelinePane;
use super::popup::NoteShape;
use super::quiet;
use super::steps::steps;
use super::{
    App, Background, Effect, Findings, Msg, PaneId, PaneSizes, Popup, PromptKind, ReadingMode,
    VisibleContext,
};
use crate::analysis::Analysis;
use crate::config::{Doubtful, KeyChord};

impl App {
    /// Takes one message; the only place where state changes.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let mut effects = match msg {
            Msg::Resized(panes) => self.resize(panes),
            Msg::Key(chord) => self.press_key(chord),
            Msg::Paste(words) => self.paste(&words),
            Msg::Pointer(pointer) => {
                self.message = None;
                if self.popups.is_empty() {
                    self.point(pointer);
                }
                Vec::new()
            }
            Msg::Background(background) => self.take_background(background),
            Msg::LoadProgress { .. }
            | Msg::ListLoaded { .. }
            | Msg::ArticleLoaded { .. }
            | Msg::LoadFailed { .. } => self.take_answer(msg),
            Msg::Analyzed {
                generation,
                analysis,
            } => self.take_analysis(generation, analysis),
            Msg::Found { request, hits } => {
                self.take_hits(request, hits);
                Vec::new()
            }
            Msg::Failed(words) => {
                self.message = Some(words);
                Vec::new()
            }
            Msg::Diagnostics(lines) => {
                let is_note = |popup: &Popup| matches!(popup, Popup::Note { .. });
                self.popups.retain(|popup| !is_note(popup));
                self.popups.push(Popup::Note {
                    title: "Settings",
                    lines,
                    scroll: 0,
                });
                Vec::new()
            }
            Msg::Tick => {
                self.next_tick();
                Vec::new()
            }
            Msg::Notes(notes) => {
                self.take_notes(notes);
                Vec::new()
            }
            Msg::Resumed { byte, typography } => {
                self.restore_typography(typography);
                self.resume(byte.unwrap_or(0));
                Vec::new()
            }
            Msg::Piped { command, output } => {
                self.take_output(&command, &output);
                Vec::new()
            }
            Msg::Continued => vec![Effect::Redraw],
        };
        self.settle();
        effects.extend(self.keep_up());
        effects.extend(self.look_further());
        effects
    }

    pub(super) fn resize(&mut self, panes: PaneSizes) -> Vec<Effect> {
        self.panes = panes;
        self.article.resize(panes.article);
        self.speakers.resize(panes.speakers);
        self.quotes.resize(panes.quotes);
        self.timeline.resize(panes.timeline);
        self.keep_focus_shown();
        self.scroll_help(0);
        Vec::new()
    }

    fn take_background(&mut self, background: Background) -> Vec<Effect> {
        self.preferences.background = Some(background);
        Vec::new()
    }

    pub(super) fn take_analysis(
        &mut self,
        generation: u64,
        analysis: Arc<Analysis>,
    ) -> Vec<Effect> {
        if generation != self.generation {
            return Vec::new();
        }
        self.pending = false;
        // Ids of an earlier analysis mean nothing in this one.
        if !matches!(self.mode, Some(ReadingMode::Zen | ReadingMode::Focus(_))) {
            self.leave_mode();
        }
        if self.part.is_some() && self.findings.is_none() {
            self.say("long text: speakers and events near the current position");
        }
        let is_first = self.findings.is_none();
        self.analysis = analysis;
        self.show_findings();
        if !self.document.meta.is_english() {
            self.say("not in English: only text in quotation marks is recognised");
        }
        if is_first {
            self.keep_quiet();
        }
        Vec::new()
    }

    /// Closes the panes where they have hardly anything to show, and says why.
    fn keep_quiet(&mut self) {
        if self.document.meta.typeset
            || !self.preferences.config.panes
            || self.focus != PaneId::Article
        {
            return;
        }
        let Some(why) = quiet::why(&self.document, &self.analysis, self.part) else {
            return;
        };
        self.visibility.begin(false);
        let keys = &self.preferences.keys;
        let (speakers, timeline) = (
            keys.first(Action::ToggleSpeakers),
            keys.first(Action::ToggleTimeline),
        );
        // Another language says why by itself.
        if self.document.meta.is_english() {
            self.say(format!("{why}; {speakers}, {timeline} open the panes"));
        }
    }

    /// Lists what is wanted of what was found.
    fn show_findings(&mut self) {
        self.forget_findings();
        self.visible_context = VisibleContext::default();
        let shown = self
            .analysis
            .shown(&super::wanted(&self.preferences.config));
        let findings = Findings::new(Arc::new(shown), &self.document);
        self.speakers.fill(&findings);
        self.quotes.clear();
        self.findings = Some(findings);
        self.fill_timeline(TimelinePane::fill);
    }

    /// Shows doubtful findings or hides them.
    fn toggle_doubtful(&mut self) {
        let (doubtful, words) = match self.preferences.config.doubtful {
            Doubtful::Show => (Doubtful::Hide, "doubtful findings hidden"),
            Doubtful::Hide => (Doubtful::Show, "doubtful findings shown, dimmed"),
        };
        self.preferences.config.doubtful = doubtful;
        self.say(words);
        if self.findings.is_some() {
            if !matches!(self.mode, Some(ReadingMode::Zen | ReadingMode::Focus(_))) {
                self.leave_mode();
            }
            self.show_findings();
        }
    }

    /// Lets the timeline take what was found; taken out for the time, as it is part of the state it is filled from.
    pub(super) fn fill_timeline(
        &mut self,
        fill: impl FnOnce(&mut TimelinePane, super::PaneInputs<'_>),
    ) {
        let mut timeline = std::mem::take(&mut self.timeline);
        if let Some(sources) = self.sources() {
            fill(&mut timeline, sources);
        }
        self.timeline = timeline;
    }

    pub(super) fn toggle_undated(&mut self) {
        self.fill_timeline(TimelinePane::toggle_undated);
    }

    /// Lists the quotations of the speaker the list's cursor is on.
    pub(super) fn list_quotes(&mut self) {
        let subject = self.speakers.current();
        let mut quotes = std::mem::take(&mut self.quotes);
        if let Some(sources) = self.sources() {
            quotes.list_of(subject, sources);
        }
        self.quotes = quotes;
    }

    /// Brings what depends on the rest up to date: what the panes follow, whose quotes are listed, which event is open.
    fn settle(&mut self) {
        self.settle_mode();
        self.follow();
        self.see_links();
        self.settle_visual();
        // Whom the article speaks of changes with every few rows, and a long list takes longer than drawing it all.
        if self.shown(self.panes.screen).quotes {
            self.list_quotes();
        }
        let open = if self.focus == PaneId::Timeline {
            self.timeline.current()
        } else {
            self.selected_event()
        };
        self.timeline.open(open);
    }

    fn follow(&mut self) {
        let Some(findings) = self
            .findings
            .as_ref()
            .filter(|_| self.preferences.config.follow)
        else {
            self.visible_context = VisibleContext::default();
            return;
        };
        let byte = self.article.top_third().end().saturating_sub(1);
        let followed = VisibleContext {
            speaker: findings.speaker_near(byte),
            event: findings.event_near(byte),
        };
        if followed == self.visible_context {
            return;
        }
        let before = std::mem::replace(&mut self.visible_context, followed);
        // A list stays where it is while something in it is selected: only the mark of what is followed moves.
        let in_lists = matches!(self.focus, PaneId::Speakers | PaneId::Quotes)
            || self.selected_speaker().is_some();
        let in_events = self.focus == PaneId::Timeline || self.selected_event().is_some();
        if let Some(id) = followed
            .speaker
            .filter(|id| before.speaker != Some(*id) && !in_lists)
        {
            self.speakers.go_to(id);
        }
        if let Some(id) = followed
            .event
            .filter(|id| before.event != Some(*id) && !in_events)
        {
            self.timeline.go_to(id);
        }
    }

    fn press_key(&mut self, chord: KeyChord) -> Vec<Effect> {
        self.message = None;
        match self.popups.last() {
            Some(Popup::Prompt(ask))
                if ask.question.is_search() && chord == KeyChord::ctrl('r') =>
            {
                self.toggle_pattern();
                return Vec::new();
            }
            Some(Popup::Prompt(_)) if chord != KeyChord::ctrl('c') => {
                return self.answer(|prompt| prompt.press(chord));
            }
            Some(Popup::Palette(_)) if chord != KeyChord::ctrl('c') => {
                return self.choose_command(chord);
            }
            Some(Popup::SpeedReader(_)) if chord != KeyChord::ctrl('c') => {
                return self.press_rsvp(chord);
            }
            Some(Popup::Picker(_)) if chord != KeyChord::ctrl('c') => {
                return self.pick_with(chord);
            }
            Some(Popup::Hints(_)) if chord != KeyChord::ctrl('c') => {
                return self.take_hint(chord);
            }
            _ => {}
        }
        if self.popups.is_empty() && self.press_visual(chord).is_some() {
            return Vec::new();
        }
        let invocations = self.keymap.press(chord, self.focus);
        invocations
            .into_iter()
            .filter_map(|invocation| self.dispatch(invocation))
            .collect()
    }

    fn paste(&mut self, words: &str) -> Vec<Effect> {
        match self.popups.last() {
            Some(Popup::Prompt(_)) => self.answer(|prompt| prompt.insert(words)),
            Some(Popup::Palette(_)) => self.type_command(|prompt| prompt.insert(words)),
            Some(Popup::Picker(_)) => self.type_pick(|prompt| prompt.insert(words)),
            _ => Vec::new(),
        }
    }

    /// Does what was invoked.
    #[expect(clippy::too_many_lines, reason = "one flat match over every action")]
    pub(super) fn dispatch(&mut self, invocation: Invocation) -> Option<Effect> {
        if !self.popups.is_empty() && self.dispatch_in_popup(invocation) {
            return None;
        }
        if invocation.action == Action::Cancel && self.load_progress().is_some() {
            return self.give_up();
        }
        if self
            .dispatch_visual(invocation)
            .or_else(|| self.dispatch_mode(invocation))
            .is_some()
        {
            return None;
        }
        let count = invocation.count.unwrap_or(1);
        match invocation.action {
            Action::LineDown => self.move_focus(Motion::Line, false, count),
            Action::LineUp => self.move_focus(Motion::Line, true, count),
            Action::HalfDown => self.move_focus(Motion::Half, false, count),
            Action::HalfUp => self.move_focus(Motion::Half, true, count),
            Action::PageDown => self.move_focus(Motion::Page, false, count),
            Action::PageUp => self.move_focus(Motion::Page, true, count),
            Action::Start => self.go_to_start(),
            Action::End => self.go_to_end(invocation.count),
            Action::Percent => self.go_to_percent(invocation.count),
            Action::NextParagraph => self.step_paragraphs(steps(count)),
            Action::PreviousParagraph => self.step_paragraphs(-steps(count)),
            Action::NextHeading => self.step_headings(steps(count)),
            Action::PreviousHeading => self.step_headings(-steps(count)),
            Action::Next => self.go_through(false, count),
            Action::Previous => self.go_through(true, count),
            Action::SelectSpeaker => self.select_letter(invocation.letter),
            Action::NextEvent => self.step_events(steps(count), true),
            Action::PreviousEvent => self.step_events(-steps(count), true),
            Action::NextEventInText => self.step_events(steps(count), false),
            Action::PreviousEventInText => self.step_events(-steps(count), false),
            Action::Search => match self.focus {
                pane @ (PaneId::Speakers | PaneId::Timeline) => self.ask(PromptKind::Filter(pane)),
                _ => self.ask(PromptKind::Search),
            },
            Action::SearchBack => self.ask(PromptKind::SearchBack),
            Action::SetDate => self.ask(PromptKind::Date),
            Action::SetMark => self.set_mark(invocation.letter),
            Action::GoToMark => self.go_to_mark(invocation.letter),
            Action::Back => self.go_back(),
            Action::Forward => self.go_forward(),
            Action::Accept => self.accept(count),
            Action::Cancel => self.cancel(),
            Action::Explain => self.explain(),
            Action::FocusNext => self.cycle_focus(false),
            Action::FocusPrevious => self.cycle_focus(true),
            Action::ToggleSpeakers => self.toggle_pane(PaneId::Speakers),
            Action::ToggleTimeline => self.toggle_pane(PaneId::Timeline),
            Action::TogglePanes => self.toggle_panes(),
            Action::ToggleUndated => self.toggle_undated(),
            Action::ToggleOrder => self.fill_timeline(TimelinePane::toggle_order),
            Action::FilterTense => self.fill_timeline(TimelinePane::filter_tense),
            Action::FilterSpeaker => self.fill_timeline(TimelinePane::filter_speaker),
            Action::ToggleFollow => self.toggle_follow(),
            Action::Wider => self.wider(),
            Action::Narrower => self.narrower(),
            Action::ToggleDoubtful => self.toggle_doubtful(),
            Action::Justify => self.toggle_justify(),
            Action::Hyphenate => self.toggle_hyphens(),
            Action::TwoColumns => self.toggle_columns(),
            Action::Width => self.set_width(invocation.count),
            Action::Theme => self.change_theme(None),
            Action::Palette => self.open_palette(""),
            Action::Help => self.popups.push(Popup::Help { scroll: 0 }),
            Action::Outline => self.list_headings(),
            Action::Entries => self.list_entries(),
            Action::ListLinks => self.list_links(),
            Action::Hints => self.show_hints(LinkAction::Select),
            Action::OpenLink => return self.open_link(),
            Action::Pipe => self.ask(PromptKind::Pipe),
            Action::FocusMode => self.toggle_focus_mode(),
            Action::QuotesMode => self.toggle_quotes_mode(false),
            Action::SpeakerMode => self.toggle_quotes_mode(true),
            Action::ByWords => self.read_by_words(),
            Action::Zen => self.toggle_zen(),
            Action::Visual => self.toggle_visual(false),
            Action::VisualLines => self.toggle_visual(true),
            Action::Highlight => return self.highlight(),
            Action::Annotate => self.ask_note(),
            Action::ListNotes => self.list_notes(),
            Action::Copy => return self.copy(),
            Action::ToggleMouse => return Some(self.toggle_mouse()),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Quit => return Some(Effect::Quit(0)),
            Action::Interrupt => return Some(Effect::Quit(130)),
        }
        None
    }

    /// Does what was invoked while something is drawn over the panes; `false` where that makes no difference.
    fn dispatch_in_popup(&mut self, invocation: Invocation) -> bool {
        let lines = i32::try_from(invocation.count.unwrap_or(1)).unwrap_or(i32::MAX);
        let page = i32::from(HelpShape::of(self.panes.screen).rows);
        match invocation.action {
            Action::LineDown => self.scroll_help(lines),
            Action::LineUp => self.scroll_help(-lines),
            Action::HalfDown => self.scroll_help(page / 2),
            Action::HalfUp => self.scroll_help(-page / 2),
            Action::PageDown => self.scroll_help(page),
            Action::PageUp => self.scroll_help(-page),
            Action::Start => self.scroll_help(i32::MIN),
            Action::End => self.scroll_help(i32::MAX),
            Action::Interrupt | Action::Redraw | Action::Suspend | Action::ToggleMouse => {
                return false;
            }
            _ => drop(self.popups.pop()),
        }
        true
    }

    fn scroll_help(&mut self, lines: i32) {
        let screen = self.panes.screen;
        let (scroll, last) = match self.popups.last_mut() {
            Some(Popup::Help { scroll }) => (scroll, HelpShape::of(screen).last_scroll()),
            Some(Popup::Note { lines, scroll, .. }) => {
                (scroll, NoteShape::of(screen).last_scroll(lines))
            }
            _ => return,
        };
        let next = i32::from(*scroll)
            .saturating_add(lines)
            .clamp(0, i32::from(last));
        *scroll = u16::try_from(next).unwrap_or(last);
    }

    fn toggle_follow(&mut self) {
        self.preferences.config.follow = !self.preferences.config.follow;
        self.say(if self.preferences.config.follow {
            "panes follow the text"
        } else {
            "panes no longer follow the text"
        });
    }

    pub(super) fn change_theme(&mut self, name: Option<&str>) {
        let words = self.preferences.set_theme(name);
        self.say(words);
    }

    fn toggle_mouse(&mut self) -> Effect {
        self.preferences.config.mouse = !self.preferences.config.mouse;
        self.say(if self.preferences.config.mouse {
            "mouse on"
        } else {
            "mouse off"
        });
        Effect::CaptureMouse(self.preferences.config.mouse)
    }

    pub(super) fn say(&mut self, words: impl Into<String>) {
        self.message = Some(words.into());
    }

    pub(super) fn say_pending(&mut self) {
        self.say("speakers and events are not ready yet");
    }
}

#[cfg(test)]
pub(crate) mod tests;
