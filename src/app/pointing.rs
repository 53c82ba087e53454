//! The mouse: a click selects what is under it, the wheel scrolls the pane under it.

use super::findings::Findings;
use super::msg::{PaneId, Pointer, PointerKind};
use super::navigation::Selection;
use super::pane::{Pane, PaneTarget};
use super::reader::App;
use super::visual::Visual;
use crate::analysis::EventId;
use crate::text::Span;

// Rows.
const WHEEL: isize = 3;

impl App {
    /// Takes a mouse action.
    pub(super) fn point(&mut self, pointer: Pointer) {
        match pointer.kind {
            PointerKind::WheelUp => self.turn_wheel(pointer.pane, -1),
            PointerKind::WheelDown => self.turn_wheel(pointer.pane, 1),
            // The pane may have gone since the mouse was pressed.
            PointerKind::Press if self.visible().has(pointer.pane) => self.click(pointer),
            PointerKind::Press => {}
            PointerKind::Drag => self.drag(pointer),
            PointerKind::DragPast(rows) => self.drag_past(pointer, rows),
            PointerKind::PressTitle if self.visible().has(pointer.pane) => {
                self.set_focus(pointer.pane);
            }
            PointerKind::PressTitle => self.toggle_pane(pointer.pane),
        }
    }

    fn turn_wheel(&mut self, pane: PaneId, direction: isize) {
        let steps = match pane {
            PaneId::Article => WHEEL * direction,
            _ => direction,
        };
        self.panes.get_mut(pane).scroll(steps);
    }

    fn click(&mut self, pointer: Pointer) {
        self.set_focus(pointer.pane);
        self.visual = None;
        self.panes.pressed = None;
        if pointer.pane == PaneId::Article {
            return self.click_article(pointer.col, pointer.row);
        }
        let pane = self.panes.get_mut(pointer.pane);
        let Some(target) = pane.target_at(pointer.row) else {
            return;
        };
        if let PaneTarget::Selection(selection) = target {
            pane.reveal(selection);
        }
        self.select_target(target);
    }

    /// Selects from where the button went down to where the mouse is.
    fn drag(&mut self, pointer: Pointer) {
        let at = self.panes.article.byte_at(pointer.col, pointer.row);
        let is_here = pointer.pane == PaneId::Article && self.panes.focus == PaneId::Article;
        if let (Some(from), Some(at), true) = (self.panes.pressed, at, is_here)
            && (from != at || self.visual.is_some())
        {
            let text = &self.session.document.text;
            self.visual = Some(Visual::new(text, from, at, false));
        }
    }

    /// Goes on selecting in the rows that come into view, the faster the farther away the mouse is.
    fn drag_past(&mut self, pointer: Pointer, rows: i16) {
        if self.panes.pressed.is_some() && self.panes.focus == PaneId::Article {
            self.panes.article.scroll(isize::from(rows));
            self.drag(pointer);
        }
    }

    fn click_article(&mut self, col: u16, row: u16) {
        let article = &self.panes.article;
        let columns = article.columns();
        let Some((right, row_span)) = article
            .row_at(col, row)
            .map(|(right, row)| (right, row.span))
        else {
            return;
        };
        let byte = article.byte_at(col, row);
        let col = col.saturating_sub(right);
        self.panes.pressed = byte.filter(|_| col >= columns.text);
        let Some(findings) = &self.session.findings else {
            return;
        };
        let gutter = columns.gutter.filter(|_| col < columns.text);
        let found = match gutter {
            Some(gutter) if col == gutter => event_in(findings, row_span).map(Selection::Event),
            Some(_) => {
                let quote = findings.reaches.within(row_span).next();
                quote.map(|(_, id)| Selection::Quote(id))
            }
            None => byte.and_then(|byte| finding_at(findings, byte)),
        };
        match found {
            Some(Selection::Event(id)) => self.choose_event(id),
            Some(Selection::Quote(id)) => self.choose_quote(id),
            Some(selection) => self.select(selection),
            None => {}
        }
    }
}

fn event_in(findings: &Findings, row: Span) -> Option<EventId> {
    let mut marks = findings.marks.within(row);
    let begins = marks.find(|(span, _)| row.has(span.start()));
    begins.map(|(_, id)| id)
}

/// The finding at a byte: the words of a time first, then names, then quotations, as they are coloured.
fn finding_at(findings: &Findings, byte: u32) -> Option<Selection> {
    let time = findings.times.at(byte).map(Selection::Event);
    let name = || findings.mentions.at(byte).map(Selection::Speaker);
    let quote = || findings.parts.at(byte).map(Selection::Quote);
    time.or_else(name).or_else(quote)
}
