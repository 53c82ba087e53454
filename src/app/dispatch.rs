//! What a key means, in this order: the topmost popup, the selection of words, the keymap. What a command does, in this
//! order: the topmost popup, an article that is being loaded, the selection of words, the reading mode, the reader.

use super::command::Action;
use super::effect::Effect;
use super::keymap::Invocation;
use super::links::LinkAction;
use super::msg::PaneId;
use super::overlay::{CommandLine, Popup, PopupAction, PromptKind};
use super::pane::ListEnd;
use super::panes::Panes;
use super::reader::App;
use super::visual::VisualOutcome;
use crate::config::KeyChord;

impl App {
    /// Interprets a key.
    pub(super) fn press(&mut self, chord: KeyChord) -> Vec<Effect> {
        self.message = None;
        if let Some(action) = self.overlays.press(chord, &self.session.document) {
            return self.act(action);
        }
        if self.overlays.is_empty()
            && let Some(visual) = &mut self.visual
            && visual.press(chord, &mut self.keymap, &mut self.panes.article)
        {
            return Vec::new();
        }
        let invocations = self.keymap.press(chord, self.panes.focus);
        invocations
            .into_iter()
            .filter_map(|invocation| self.dispatch(invocation))
            .collect()
    }

    /// Takes pasted words.
    pub(super) fn paste(&mut self, words: &str) -> Vec<Effect> {
        let action = self.overlays.paste(words);
        self.act(action)
    }

    /// Executes a command, unless something before the reader does.
    pub(super) fn dispatch(&mut self, invocation: Invocation) -> Option<Effect> {
        if self.overlays.execute(invocation, self.panes.screen()) {
            return None;
        }
        if invocation.action == Action::Cancel && self.loading.progress.is_some() {
            return self.cancel_loading();
        }
        if let Some(visual) = &mut self.visual {
            let paragraphs = &self.session.paragraphs;
            match visual.execute(invocation, &mut self.panes.article, paragraphs) {
                VisualOutcome::Ignored => {}
                VisualOutcome::Moved => return None,
                VisualOutcome::Ended => {
                    self.visual = None;
                    return None;
                }
            }
        }
        if self.execute_in_mode(invocation) {
            return None;
        }
        self.execute(invocation)
    }

    /// Executes a command of the reader or of a pane.
    #[expect(clippy::too_many_lines, reason = "one flat match over every action")]
    fn execute(&mut self, invocation: Invocation) -> Option<Effect> {
        let Invocation {
            action,
            count,
            letter,
        } = invocation;
        let steps = invocation.steps();
        match action {
            Action::LineDown
            | Action::LineUp
            | Action::HalfDown
            | Action::HalfUp
            | Action::PageDown
            | Action::PageUp => self.move_by(action, steps),
            Action::Start => self.move_to_end(ListEnd::First),
            Action::End => self.go_to_paragraph(count),
            Action::Percent => self.go_to_percent(count),
            Action::NextParagraph => self.step_paragraphs(steps),
            Action::PreviousParagraph => self.step_paragraphs(-steps),
            Action::NextHeading => self.step_headings(steps),
            Action::PreviousHeading => self.step_headings(-steps),
            Action::Next => self.step(steps),
            Action::Previous => self.step(-steps),
            Action::SelectSpeaker => self.select_letter(letter),
            Action::NextEvent => self.step_events(steps, true),
            Action::PreviousEvent => self.step_events(-steps, true),
            Action::NextEventInText => self.step_events(steps, false),
            Action::PreviousEventInText => self.step_events(-steps, false),
            Action::Search => match self.panes.focus {
                pane @ (PaneId::Speakers | PaneId::Timeline) => self.ask(PromptKind::Filter(pane)),
                _ => self.ask(PromptKind::Search),
            },
            Action::SearchBack => self.ask(PromptKind::SearchBack),
            Action::SetDate => self.ask(PromptKind::Date),
            Action::SetMark => self.set_mark(letter),
            Action::GoToMark => self.go_to_mark(letter),
            Action::Back => self.go_back(),
            Action::Forward => self.go_forward(),
            Action::Accept => self.accept(steps),
            Action::Cancel => self.cancel(),
            Action::Explain => self.explain(),
            Action::FocusNext => self.cycle_focus(false),
            Action::FocusPrevious => self.cycle_focus(true),
            Action::ToggleSpeakers => self.toggle_pane(PaneId::Speakers),
            Action::ToggleTimeline => self.toggle_pane(PaneId::Timeline),
            Action::TogglePanes => self.toggle_panes(),
            Action::ToggleUndated
            | Action::ToggleOrder
            | Action::FilterTense
            | Action::FilterSpeaker => self.execute_in_pane(action),
            Action::ToggleFollow => self.toggle_follow(),
            Action::ToggleDoubtful => self.toggle_doubtful(),
            Action::Wider => self.widen(1),
            Action::Narrower => self.widen(-1),
            Action::Justify => self.toggle_justify(),
            Action::Hyphenate => self.toggle_hyphens(),
            Action::TwoColumns => self.toggle_columns(),
            Action::Width => self.set_width(count),
            Action::Theme => self.set_theme(None),
            Action::Palette => self.open_palette(""),
            Action::Help => self.overlays.open(Popup::Help { scroll: 0 }),
            Action::Outline => self.list_headings(),
            Action::Entries => self.list_articles(),
            Action::ListLinks => self.list_links(),
            Action::ListNotes => self.list_notes(),
            Action::Hints => self.show_hints(LinkAction::Select),
            Action::OpenLink => return self.open_link(),
            Action::Pipe => self.ask(PromptKind::Pipe),
            Action::FocusMode => self.toggle_focus_mode(),
            Action::QuotesMode => self.toggle_quotes_mode(false),
            Action::SpeakerMode => self.toggle_quotes_mode(true),
            Action::ByWords => self.start_speed_reader(),
            Action::Zen => self.toggle_zen(),
            Action::Visual => self.toggle_visual(false),
            Action::VisualLines => self.toggle_visual(true),
            Action::Highlight => return self.highlight(),
            Action::Annotate => self.ask_note(),
            Action::Copy => return self.copy(),
            Action::ToggleMouse => return Some(self.toggle_mouse()),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Quit => return Some(Effect::Quit(0)),
            Action::Interrupt => return Some(Effect::Quit(130)),
        }
        None
    }

    /// Executes a command of one pane.
    pub(super) fn execute_in_pane(&mut self, action: Action) {
        let Some(inputs) = self.session.inputs(&self.preferences) else {
            return;
        };
        for pane in Panes::ALL {
            self.panes.get_mut(pane).execute(action, inputs);
        }
    }

    /// Does what a popup asks for.
    fn act(&mut self, action: PopupAction) -> Vec<Effect> {
        match action {
            PopupAction::Nothing => {}
            PopupAction::Say(words) => self.say(words),
            PopupAction::PromptEdited(prompt) => self.preview(&prompt),
            PopupAction::PromptAccepted(prompt) => return self.answer(prompt),
            PopupAction::PromptCancelled(prompt) => self.cancel_prompt(prompt),
            PopupAction::TogglePattern => self.toggle_pattern(),
            PopupAction::Run(line) => return self.run(&line),
            PopupAction::Follow(link, LinkAction::Select) => self.select_link(link.span),
            PopupAction::Follow(link, LinkAction::Open) => {
                self.select_link(link.span);
                return vec![self.open_address(link.address)];
            }
            PopupAction::CopyAddress(link) => return vec![self.copy_address(link.address)],
            PopupAction::GoToHeading(span) => self.jump(|article| article.go_to(span.start())),
            PopupAction::ShowNote(span) => self.reveal(span),
            PopupAction::RemoveNote(id) => return vec![self.remove_note(id)],
            PopupAction::OpenArticle(index) => {
                return self.loading.choose(index).into_iter().collect();
            }
            // Without an article under the list the reader closes too.
            PopupAction::LeaveList => {
                let quits = self.is_waiting().then_some(Effect::Quit(0));
                return quits.into_iter().collect();
            }
            PopupAction::StopReading {
                word,
                words_a_minute,
            } => {
                self.overlays.words_a_minute = Some(words_a_minute);
                self.reveal(word);
            }
        }
        Vec::new()
    }

    /// Runs a command line; a command that lacks its argument stays in the palette.
    fn run(&mut self, line: &CommandLine) -> Vec<Effect> {
        let mut invocation = Invocation::of(line.command.action);
        let Some(argument) = &line.argument else {
            if matches!(
                invocation.action,
                Action::Percent | Action::SelectSpeaker | Action::SetMark | Action::GoToMark
            ) {
                self.open_palette(&format!("{} ", line.command.id));
                return Vec::new();
            }
            return self.dispatch(invocation).into_iter().collect();
        };
        match invocation.action {
            Action::Theme => self.set_theme(Some(argument)),
            Action::Pipe => return self.pipe_to(argument),
            Action::SetDate => return self.set_date(argument),
            Action::SelectSpeaker => self.select_named(argument),
            Action::Search => self.search_for(argument, PromptKind::Search),
            Action::SearchBack => self.search_for(argument, PromptKind::SearchBack),
            Action::Percent | Action::Width => {
                let Ok(number) = argument.trim_end_matches('%').trim().parse() else {
                    let (id, takes) = (line.command.id, line.command.argument);
                    self.say(format!("not a number: {argument} ({id} {takes})"));
                    return Vec::new();
                };
                if invocation.action == Action::Percent && !argument.ends_with('%') {
                    invocation.action = Action::End;
                }
                invocation.count = Some(number);
                return self.dispatch(invocation).into_iter().collect();
            }
            _ => {
                invocation.letter = argument.chars().next();
                return self.dispatch(invocation).into_iter().collect();
            }
        }
        Vec::new()
    }
}
