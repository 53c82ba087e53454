//! Moving: in the article by rows, pages, paragraphs and shares; in a list by entries.

use super::command::Action;
use super::steps::steps;
use super::{App, PaneId};
use crate::document::BlockKind;

/// How far a move goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    /// A row or an entry.
    Line,
    /// Half a screen.
    Half,
    /// A screen.
    Page,
}

impl App {
    /// Moves in the pane with the focus.
    pub(super) fn move_focus(&mut self, reach: Motion, backwards: bool, count: u32) {
        let sign = if backwards { -1 } else { 1 };
        let moved = self.move_in(self.focus, reach, steps(count).saturating_mul(sign));
        if !moved && reach != Motion::Line {
            self.say(if backwards { "the start" } else { "the end" });
        }
    }

    fn move_in(&mut self, pane: PaneId, reach: Motion, count: isize) -> bool {
        let whole = match pane {
            PaneId::Article => self.article.page(),
            PaneId::Speakers => self.speakers.page(),
            PaneId::Quotes => self.quotes.page(),
            PaneId::Timeline => self.timeline.page(),
        };
        let one = match (reach, pane) {
            (Motion::Line, _) => 1,
            (Motion::Page, _) => whole,
            (Motion::Half, PaneId::Article) => self.article.half_page(),
            (Motion::Half, _) => (whole / 2).max(1),
        };
        let by = one.saturating_mul(count);
        match pane {
            PaneId::Article => self.article.scroll(by),
            PaneId::Speakers => self.speakers.move_by(by),
            PaneId::Quotes => self.quotes.move_by(by),
            PaneId::Timeline => self.timeline.move_by(by),
        }
    }

    /// To the start of the pane with the focus.
    pub(super) fn go_to_start(&mut self) {
        match self.focus {
            PaneId::Article => self.jump(super::ArticlePane::go_to_start),
            PaneId::Speakers => drop(self.speakers.move_by(isize::MIN)),
            PaneId::Quotes => drop(self.quotes.move_by(isize::MIN)),
            PaneId::Timeline => self.timeline.go_to_end(false),
        }
    }

    /// To the end of the pane with the focus, or with a number to that paragraph of the article.
    pub(super) fn go_to_end(&mut self, paragraph: Option<u32>) {
        let start = paragraph.and_then(|number| self.paragraphs.start(number as usize));
        match (self.focus, start) {
            (_, Some(start)) => self.jump(|article| article.go_to(start)),
            (PaneId::Article, None) => self.jump(super::ArticlePane::go_to_end),
            (PaneId::Speakers, None) => drop(self.speakers.move_by(isize::MAX)),
            (PaneId::Quotes, None) => drop(self.quotes.move_by(isize::MAX)),
            (PaneId::Timeline, None) => self.timeline.go_to_end(true),
        }
    }

    /// To a share of the article.
    pub(super) fn go_to_percent(&mut self, percent: Option<u32>) {
        let Some(percent) = percent else {
            let key = self.preferences.keys.first(Action::Percent);
            return self.say(format!("type a number first, like 50{key}"));
        };
        let len = u64::from(self.document.text.len());
        let byte = u32::try_from(len * u64::from(percent.min(100)) / 100).unwrap_or(u32::MAX);
        let byte = self.document.text.floor(byte);
        self.jump(|article| article.go_to(byte));
    }

    /// To where the article was left the last time, and says so.
    pub(super) fn resume(&mut self, byte: u32) {
        let byte = self.document.text.floor(byte);
        if byte == 0 || self.article.anchor() > 0 {
            return;
        }
        self.article.go_to(byte);
        let len = u64::from(self.document.text.len().max(1));
        let percent = u64::from(byte) * 100 / len;
        let start = self.preferences.keys.first(Action::Start);
        self.say(format!("resumed at {percent} %, {start} for the start"));
    }

    /// The byte to come back to; `None` at the start and where the end is on the screen.
    pub fn resume_position(&self) -> Option<u32> {
        let anchor = self.article.anchor();
        let done = self.article.view().end() >= self.document.text.len();
        (anchor > 0 && !done && self.preferences.config.resume).then_some(anchor)
    }

    /// To a paragraph some paragraphs on.
    pub(super) fn step_paragraphs(&mut self, paragraphs: isize) {
        let before = self.article.anchor();
        let Some(start) = self.paragraphs.step(before, paragraphs) else {
            return;
        };
        if paragraphs < 0 && start == before {
            self.article.go_to_start();
        } else {
            self.article.go_to(start);
        }
        if paragraphs > 0 && self.article.anchor() == before {
            self.say("the end");
        }
    }

    /// To a heading some headings on.
    pub(super) fn step_headings(&mut self, headings: isize) {
        let before = self.article.anchor();
        let heads: Vec<u32> = self
            .document
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Heading)
            .map(|block| block.span.start())
            .collect();
        let next = if headings > 0 {
            let from = heads.partition_point(|start| *start <= before);
            from.checked_add_signed(headings - 1)
        } else {
            let from = heads.partition_point(|start| *start < before);
            from.checked_add_signed(headings)
        };
        match next.and_then(|at| heads.get(at)).copied() {
            Some(start) => self.jump(|article| article.go_to(start)),
            None => self.say(if heads.is_empty() {
                "no headings"
            } else {
                "no more headings"
            }),
        }
    }

    /// Goes somewhere in the article and notes in the jump list where one was.
    pub(super) fn jump(&mut self, go: impl FnOnce(&mut super::ArticlePane)) {
        let before = self.article.anchor();
        go(&mut self.article);
        if self.article.anchor() != before {
            self.jumps.leave(before);
        }
    }

    /// Back along the jump list.
    pub(super) fn go_back(&mut self) {
        match self.jumps.back(self.article.anchor()) {
            Some(anchor) => self.article.go_to(anchor),
            None => self.say("no earlier position"),
        }
    }

    /// Forward along the jump list.
    pub(super) fn go_forward(&mut self) {
        match self.jumps.forward() {
            Some(anchor) => self.article.go_to(anchor),
            None => self.say("no later position"),
        }
    }

    /// Marks the place.
    pub(super) fn set_mark(&mut self, letter: Option<char>) {
        if let Some(letter) = letter {
            self.jumps.mark(letter, self.article.anchor());
            self.say(format!("marked {letter}"));
        }
    }

    /// Goes to a mark, or back for the mark `'`.
    pub(super) fn go_to_mark(&mut self, letter: Option<char>) {
        match letter {
            Some('\'') => self.go_back(),
            Some(letter) => match self.jumps.marked(letter) {
                Some(anchor) => self.jump(|article| article.go_to(anchor)),
                None => self.say(format!("no mark {letter}")),
            },
            None => {}
        }
    }
}

#[cfg(test)]
mod tests;
