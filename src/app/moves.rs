//! Moving: in the article by rows, pages, paragraphs and percent; in a list by entries; back and forward along the jumps.

use super::command::Action;
use super::msg::PaneId;
use super::pane::{ArticlePane, ListEnd, Pane};
use super::reader::App;
use crate::document::BlockKind;
use crate::text::Span;

impl App {
    /// Moves by lines, half pages or pages in the pane with the focus.
    pub(super) fn move_by(&mut self, action: Action, count: isize) {
        let pane = self.panes.get_mut(self.panes.focus);
        let (one, is_line) = match action {
            Action::HalfDown => (pane.half_page(), false),
            Action::HalfUp => (-pane.half_page(), false),
            Action::PageDown => (pane.page(), false),
            Action::PageUp => (-pane.page(), false),
            Action::LineUp => (-1, true),
            _ => (1, true),
        };
        let moved = pane.move_by(one.saturating_mul(count));
        if !moved && !is_line {
            self.say(if one < 0 { "the start" } else { "the end" });
        }
    }

    /// Moves to the start or the end of the pane with the focus.
    pub(super) fn move_to_end(&mut self, end: ListEnd) {
        match self.panes.focus {
            PaneId::Article => self.jump(|article| article.move_to_end(end)),
            pane => self.panes.get_mut(pane).move_to_end(end),
        }
    }

    /// Moves to the end of the pane with the focus, or to a paragraph of the article by its number.
    pub(super) fn go_to_paragraph(&mut self, number: Option<u32>) {
        let start = number.and_then(|number| self.session.paragraphs.start(number as usize));
        match start {
            Some(start) => self.jump(|article| article.go_to(start)),
            None => self.move_to_end(ListEnd::Last),
        }
    }

    /// Moves to a percentage of the article.
    pub(super) fn go_to_percent(&mut self, percent: Option<u32>) {
        let Some(percent) = percent else {
            let key = self.keys().first(Action::Percent);
            return self.say(format!("type a number first, like 50{key}"));
        };
        let text = &self.session.document.text;
        let byte = u64::from(text.len()) * u64::from(percent.min(100)) / 100;
        let byte = text.floor(u32::try_from(byte).unwrap_or(u32::MAX));
        self.jump(|article| article.go_to(byte));
    }

    /// Moves by paragraphs.
    pub(super) fn step_paragraphs(&mut self, steps: isize) {
        let article = &mut self.panes.article;
        let before = article.anchor();
        let Some(start) = self.session.paragraphs.step(before, steps) else {
            return;
        };
        if steps < 0 && start == before {
            article.move_to_end(ListEnd::First);
        } else {
            article.go_to(start);
        }
        if steps > 0 && article.anchor() == before {
            self.say("the end");
        }
    }

    /// Moves by headings.
    pub(super) fn step_headings(&mut self, steps: isize) {
        let before = self.panes.article.anchor();
        let blocks = self.session.document.blocks.iter();
        let heads: Vec<u32> = blocks
            .filter(|block| block.kind == BlockKind::Heading)
            .map(|block| block.span.start())
            .collect();
        let next = if steps > 0 {
            let from = heads.partition_point(|start| *start <= before);
            from.checked_add_signed(steps - 1)
        } else {
            let from = heads.partition_point(|start| *start < before);
            from.checked_add_signed(steps)
        };
        match next.and_then(|at| heads.get(at)).copied() {
            Some(start) => self.jump(|article| article.go_to(start)),
            None if heads.is_empty() => self.say("no headings"),
            None => self.say("no more headings"),
        }
    }

    /// Moves in the article, and records where it was if it moves.
    pub(super) fn jump(&mut self, go: impl FnOnce(&mut ArticlePane)) {
        let article = &mut self.panes.article;
        let before = article.anchor();
        go(article);
        if article.anchor() != before {
            self.navigation.jumps.leave(before);
        }
    }

    /// Brings a span on the screen.
    pub(super) fn reveal(&mut self, span: Span) {
        self.jump(|article| article.reveal_span(span));
    }

    /// Back along the jump list.
    pub(super) fn go_back(&mut self) {
        let article = &mut self.panes.article;
        match self.navigation.jumps.back(article.anchor()) {
            Some(anchor) => article.go_to(anchor),
            None => self.say("no earlier position"),
        }
    }

    /// Forward along the jump list.
    pub(super) fn go_forward(&mut self) {
        match self.navigation.jumps.forward() {
            Some(anchor) => self.panes.article.go_to(anchor),
            None => self.say("no later position"),
        }
    }

    /// Marks the position with a letter.
    pub(super) fn set_mark(&mut self, letter: Option<char>) {
        if let Some(letter) = letter {
            let anchor = self.panes.article.anchor();
            self.navigation.jumps.mark(letter, anchor);
            self.say(format!("marked {letter}"));
        }
    }

    /// Goes to a mark; the mark `'` is the position before the last jump.
    pub(super) fn go_to_mark(&mut self, letter: Option<char>) {
        match letter {
            Some('\'') => self.go_back(),
            Some(letter) => match self.navigation.jumps.marked(letter) {
                Some(anchor) => self.jump(|article| article.go_to(anchor)),
                None => self.say(format!("no mark {letter}")),
            },
            None => {}
        }
    }
}

#[cfg(test)]
mod tests;
