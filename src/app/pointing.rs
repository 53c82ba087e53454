//! The mouse: clicking selects what is under it, the wheel scrolls the pane it is over.

use super::pane::TimelineEntry;
use super::{App, Findings, PaneId, Pointer, PointerKind};
use crate::analysis::{EventId, QuoteId};
use crate::text::Span;

const WHEEL: isize = 3;

impl App {
    /// Takes a mouse action.
    pub(super) fn point(&mut self, pointer: Pointer) {
        match pointer.kind {
            PointerKind::WheelUp => self.wheel(pointer.pane, -1),
            PointerKind::WheelDown => self.wheel(pointer.pane, 1),
            PointerKind::Press => self.press(pointer),
            PointerKind::Drag => self.drag(pointer),
            PointerKind::DragPast(rows) => self.drag_past(pointer, rows),
            PointerKind::PressTitle if self.shown(self.panes.screen).has(pointer.pane) => {
                self.set_focus(pointer.pane);
            }
            PointerKind::PressTitle => self.toggle_pane(pointer.pane),
        }
    }

    fn wheel(&mut self, pane: PaneId, direction: isize) {
        match pane {
            PaneId::Article => drop(self.article.scroll(WHEEL * direction)),
            PaneId::Speakers => self.speakers.scroll(direction),
            PaneId::Quotes => self.quotes.scroll(direction),
            PaneId::Timeline => self.timeline.scroll(direction),
        }
    }

    fn press(&mut self, pointer: Pointer) {
        // The pane may have gone since the mouse was pressed.
        if !self.shown(self.panes.screen).has(pointer.pane) {
            return;
        }
        self.set_focus(pointer.pane);
        self.visual = None;
        self.pressed = None;
        match pointer.pane {
            PaneId::Article => self.press_article(pointer.col, pointer.row),
            PaneId::Speakers => {
                if let Some(id) = self.speakers.at(pointer.row) {
                    self.speakers.go_to(id);
                    self.select_speaker(id);
                }
            }
            PaneId::Quotes => {
                if let Some(id) = self.quotes.at(pointer.row) {
                    self.quotes.go_to(id);
                    self.select_quote(id);
                }
            }
            PaneId::Timeline => match self.timeline.at(pointer.row) {
                Some(TimelineEntry::Event(placed)) => {
                    let id = placed.id;
                    self.select_event(id);
                }
                Some(TimelineEntry::Undated { .. }) => self.toggle_undated(),
                _ => {}
            },
        }
    }

    /// Selects from where the button went down to where the mouse is.
    fn drag(&mut self, pointer: Pointer) {
        let at = self.article.byte_at(pointer.col, pointer.row);
        let is_here = pointer.pane == PaneId::Article && self.focus == PaneId::Article;
        if let (Some(from), Some(at), true) = (self.pressed, at, is_here)
            && (from != at || self.visual.is_some())
        {
            self.begin_visual(from, at, false);
        }
    }

    /// Goes on selecting in the rows that come into view, the faster the farther away the mouse is.
    fn drag_past(&mut self, pointer: Pointer, rows: i16) {
        if self.pressed.is_some() && self.focus == PaneId::Article {
            self.article.scroll(isize::from(rows));
            self.drag(pointer);
        }
    }

    fn press_article(&mut self, col: u16, row: u16) {
        let columns = self.article.columns();
        let Some((right, span)) = self
            .article
            .row_at(col, row)
            .map(|(right, row)| (right, row.span))
        else {
            return;
        };
        let byte = self.article.byte_at(col, row);
        let col = col.saturating_sub(right);
        self.pressed = byte.filter(|_| col >= columns.text);
        let Some(findings) = &self.findings else {
            return;
        };
        let gutter = columns.gutter.filter(|_| col < columns.text);
        let found = match gutter {
            Some(gutter) if col == gutter => event_in(findings, span),
            Some(_) => quote_in(findings, span),
            None => byte.and_then(|byte| under(findings, byte)),
        };
        match found {
            Some(Under::Event(id)) => self.choose_event(id),
            Some(Under::Quote(id)) => self.choose_quote(id),
            Some(Under::Speaker(id)) => self.select_speaker(id),
            None => {}
        }
    }
}

enum Under {
    Event(EventId),
    Quote(QuoteId),
    Speaker(crate::analysis::SpeakerId),
}

fn event_in(findings: &Findings, row: Span) -> Option<Under> {
    let begins = |(span, _): &(Span, EventId)| row.has(span.start());
    let mut marks = findings.marks.within(row).filter(begins);
    marks.next().map(|(_, id)| Under::Event(id))
}

fn quote_in(findings: &Findings, row: Span) -> Option<Under> {
    findings
        .reaches
        .within(row)
        .next()
        .map(|(_, id)| Under::Quote(id))
}

/// What the words at a byte belong to: the words of a time first, then names, then quotations, as they are coloured.
fn under(findings: &Findings, byte: u32) -> Option<Under> {
    let time = findings.times.at(byte).map(Under::Event);
    let name = || findings.mentions.at(byte).map(Under::Speaker);
    let quote = || findings.parts.at(byte).map(Under::Quote);
    time.or_else(name).or_else(quote)
}
