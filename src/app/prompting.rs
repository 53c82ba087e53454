//! Questions in the status row: words to look for, and the date.

use chrono::NaiveDate;

use super::background_search::BackgroundSearch;
use super::line_input::LineEdit;
use super::popup::Before;
use super::{
    App, Effect, LineInput, PaneId, Popup, Prompt, PromptKind, Search, Selection, StepTarget,
};

impl App {
    /// Asks something in the status row.
    pub(super) fn ask(&mut self, question: PromptKind) {
        self.ask_with(question, "");
    }

    /// Asks something with words already typed.
    pub(super) fn ask_with(&mut self, question: PromptKind, words: &str) {
        let mut prompt = LineInput::default();
        prompt.insert(words);
        self.popups.push(Popup::Prompt(Prompt {
            question,
            prompt,
            origin: self.article.anchor(),
            before: Before {
                search: self.search.clone(),
                selection: self.selection,
                step_target: self.step_target,
                focus: self.focus,
            },
        }));
        // What is found is seen there, and told in the status row.
        self.focus_article_if(question.is_search());
    }

    /// Lets the open question take a key, and does what follows.
    pub(super) fn answer(&mut self, take: impl FnOnce(&mut LineInput) -> LineEdit) -> Vec<Effect> {
        let Some(Popup::Prompt(ask)) = self.popups.last_mut() else {
            return Vec::new();
        };
        let typed = take(&mut ask.prompt);
        let ask = ask.clone();
        if matches!(typed, LineEdit::Accepted | LineEdit::Cancelled) {
            self.popups.pop();
        }
        match (ask.question, typed) {
            (_, LineEdit::Nothing)
            | (
                PromptKind::Date | PromptKind::Pipe | PromptKind::Note(_),
                LineEdit::Changed | LineEdit::Cancelled,
            ) => Vec::new(),
            (PromptKind::Filter(pane), LineEdit::Cancelled) => {
                self.filter_pane(pane, "");
                Vec::new()
            }
            (PromptKind::Filter(pane), LineEdit::Changed | LineEdit::Accepted) => {
                self.filter_pane(pane, ask.prompt.words());
                Vec::new()
            }
            (PromptKind::Note(span), LineEdit::Accepted) => {
                self.note_down(span, ask.prompt.words())
            }
            (PromptKind::Pipe, LineEdit::Accepted) => self.pipe_to(ask.prompt.words()),
            (PromptKind::Date, LineEdit::Accepted) => self.set_date(ask.prompt.words()),
            (PromptKind::Search | PromptKind::SearchBack, typed) => {
                self.look_for(ask, typed);
                Vec::new()
            }
        }
    }

    /// Searches as far as the words are typed, always from where the question was asked.
    fn look_for(&mut self, ask: Prompt, typed: LineEdit) {
        let words = ask.prompt.words();
        match typed {
            LineEdit::Cancelled => {
                self.article.go_to(ask.origin);
                self.give_back(ask.before);
            }
            // Nothing typed: the words looked for before, again.
            LineEdit::Accepted if words.is_empty() => {
                self.search = ask.before.search;
                self.step_target = self
                    .search
                    .as_ref()
                    .map(|_| StepTarget::Search)
                    .or(self.step_target);
                self.go_through(false, 1);
            }
            LineEdit::Accepted => {
                if self.article.anchor() != ask.origin {
                    self.jumps.leave(ask.origin);
                }
                if self
                    .search
                    .as_ref()
                    .is_none_or(|search| search.hits.is_empty() && !search.is_partial)
                {
                    let broken = self.search.as_ref().is_some_and(|search| search.is_broken);
                    self.say(if broken {
                        format!("not a regular expression: {words}")
                    } else {
                        format!("not found: {words}")
                    });
                    self.give_back(ask.before);
                }
            }
            LineEdit::Changed | LineEdit::Nothing => {
                let backwards = ask.question == PromptKind::SearchBack;
                self.look_up(words, ask.origin, backwards);
            }
        }
    }

    /// Takes what is looked for as a regular expression, or as words again, and looks anew.
    pub(super) fn toggle_pattern(&mut self) {
        self.by_pattern = !self.by_pattern;
        if let Some(Popup::Prompt(ask)) = self.popups.last().cloned() {
            self.look_for(ask, LineEdit::Changed);
        }
    }

    /// Whether what is looked for is a regular expression.
    pub fn searches_by_pattern(&self) -> bool {
        self.by_pattern
    }

    /// Lists only what has some words, in a pane; everything where these are none.
    fn filter_pane(&mut self, pane: PaneId, words: &str) {
        if let (PaneId::Speakers, Some(findings)) = (pane, &self.findings) {
            self.speakers.filter(words, findings);
        } else if pane == PaneId::Timeline {
            self.fill_timeline(|timeline, sources| timeline.filter_words(words, sources));
        }
    }

    /// Lists everything again in the pane with the focus; says whether anything was left out for words.
    pub(super) fn unfilter(&mut self) -> bool {
        let words = match self.focus {
            PaneId::Speakers => self.speakers.words(),
            PaneId::Timeline => self.timeline.filter().typed(),
            PaneId::Article | PaneId::Quotes => "",
        };
        let had = !words.is_empty();
        if had {
            self.filter_pane(self.focus, "");
        }
        had
    }

    /// Looks for words and shows the first hit from a byte on.
    fn look_up(&mut self, words: &str, origin: u32, backwards: bool) {
        let search = Search::new(&self.needle(words), &self.document.text, origin, backwards);
        self.looking = search.is_partial.then_some(BackgroundSearch::Wanted);
        let first = search.from(origin);
        self.search = Some(search);
        self.article.go_to(origin);
        match first {
            Some(hit) => self.show_hit(hit),
            None => self.selection = None,
        }
    }

    /// Looks for words as if they had been typed and accepted.
    pub(super) fn search_for(&mut self, words: &str, backwards: bool) {
        self.ask(if backwards {
            PromptKind::SearchBack
        } else {
            PromptKind::Search
        });
        self.answer(|prompt| prompt.insert(words));
        self.answer(|_| LineEdit::Accepted);
    }

    /// Looks for and selects again what it was before.
    fn give_back(&mut self, before: Before) {
        self.search = before.search;
        self.selection = before.selection;
        self.step_target = before.step_target;
        if self.focus != before.focus {
            self.open_pane(before.focus);
        }
    }

    /// Gives up what an analysis named that holds no more, also what a question would give back.
    pub(super) fn forget_findings(&mut self) {
        let asks = self.popups.iter_mut().filter_map(|popup| match popup {
            Popup::Prompt(ask) => Some((&mut ask.before.selection, &mut ask.before.step_target)),
            _ => None,
        });
        let own = (&mut self.selection, &mut self.step_target);
        for (selection, walk) in asks.chain([own]) {
            if !matches!(selection, Some(Selection::Match(_) | Selection::Link(_))) {
                *selection = None;
                *walk = walk.filter(|walk| *walk == StepTarget::Search);
            }
        }
    }

    pub(super) fn show_hit(&mut self, hit: usize) {
        let jumps = std::mem::take(&mut self.jumps);
        self.select_hit(hit);
        self.jumps = jumps;
    }

    /// Takes the date that relative times count from; no words give up the one that was named.
    pub(super) fn set_date(&mut self, words: &str) -> Vec<Effect> {
        let words = words.trim();
        let date = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y"]
            .iter()
            .find_map(|form| NaiveDate::parse_from_str(words, form).ok());
        if date.is_none() && !words.is_empty() {
            self.say(format!("not a date: {words} (YYYY-MM-DD)"));
            return Vec::new();
        }
        self.preferences.reference = date;
        self.analyze()
    }
}
