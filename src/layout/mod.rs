//! Breaks a document into rows of a width, and finds the row of an offset and the offset of a row.
//!
//! Rows are made on demand and cached; a megabyte of text opens as fast as a page. Knows nothing about what the
//! words mean or how they look.
#![deny(clippy::disallowed_methods)]

mod compositor;
mod hyphen;
mod piece;
mod row;
mod table;
mod typesetting;
pub mod wrap;

use std::sync::Arc;

use compositor::Compositor;
use piece::BlockPiece;

use crate::document::Document;
use crate::text::{Span, width};

pub use row::{LayoutRow, RowKind, RowWords, Segment, Sign};
pub use typesetting::Typesetting;

/// A document as rows of one width, made lazily.
///
/// ```
/// use std::sync::Arc;
///
/// use newsprint::config::Breaking;
/// use newsprint::document::{BlockKind, DocumentBuilder};
/// use newsprint::layout::{Layout, Typesetting};
///
/// let mut builder = DocumentBuilder::new();
/// builder.block(BlockKind::Paragraph, 0, "The ferry sails again on Monday.");
/// let typesetting = Typesetting { measure: 20, breaking: Breaking::Greedy, justify: false, spacing: 1 };
/// let mut layout = Layout::new(Arc::new(builder.finish()), &[], typesetting);
/// let place = layout.first();
/// let row = layout.row(place).unwrap();
/// assert_eq!(row.segments[0].words.show(&layout.document().text), "The ferry sails");
/// ```
#[derive(Debug)]
pub struct Layout {
    document: Arc<Document>,
    typesetting: Typesetting,
    compositor: Compositor,
    // Rows above the text: title and byline. They take the place of piece 0.
    lead: Vec<LayoutRow>,
    pieces: Vec<BlockPiece>,
    // As long as `pieces`; `None` until asked for.
    rows: Vec<Option<Box<[LayoutRow]>>>,
    known: LaidOut,
    // Bytes of all pieces.
    bytes: usize,
}

/// What has been laid out so far, to estimate the rest.
#[derive(Clone, Copy, Debug, Default)]
struct LaidOut {
    pieces: usize,
    rows: usize,
    bytes: usize,
}

/// The place of a row: ordered from top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LayoutPlace {
    // 0 is the lead, then the pieces.
    piece: usize,
    row: usize,
}

/// Words above the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadBlock {
    /// How they look.
    pub kind: RowKind,
    /// The words, in parts that share a row, with dots between them, if there is room.
    pub parts: Vec<String>,
}

impl Layout {
    /// A layout of a document; only the lead is laid out yet.
    pub fn new(document: Arc<Document>, lead: &[LeadBlock], typesetting: Typesetting) -> Self {
        Self::only(document, lead, typesetting, None)
    }

    /// A layout of only the blocks that overlap one of `spans` (sorted); of all blocks if that is `None`.
    pub fn only(
        document: Arc<Document>,
        lead: &[LeadBlock],
        typesetting: Typesetting,
        spans: Option<&[Span]>,
    ) -> Self {
        let compositor = Compositor::new(typesetting, document.meta.language.as_deref());
        let mut pieces = piece::pieces(&document.text, &document.blocks, typesetting.spacing);
        if let Some(spans) = spans {
            pieces.retain(|piece| {
                let block = document.blocks.get(piece.block as usize);
                let span = block.map_or(piece.span, |block| block.span);
                let next = spans.partition_point(|other| other.end() <= span.start());
                spans.get(next).is_some_and(|next| next.overlaps(span))
            });
        }
        Self {
            bytes: pieces.iter().map(|piece| piece.span.len() as usize).sum(),
            lead: lead_rows(lead, !pieces.is_empty(), compositor.measure),
            rows: vec![None; pieces.len()],
            document,
            typesetting,
            compositor,
            pieces,
            known: LaidOut::default(),
        }
    }

    /// The typesetting.
    pub fn typesetting(&self) -> Typesetting {
        self.typesetting
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The document as a shared pointer.
    pub fn shared_document(&self) -> &Arc<Document> {
        &self.document
    }

    /// The row at a place; `None` when it does not exist or has not been laid out.
    pub fn row(&self, place: LayoutPlace) -> Option<&LayoutRow> {
        match place.piece.checked_sub(1) {
            None => self.lead.get(place.row),
            Some(piece) => self.rows.get(piece)?.as_ref()?.get(place.row),
        }
    }

    /// The rows from a place on with their places, up to the first one that has not been laid out.
    pub fn rows_from(&self, place: LayoutPlace) -> impl Iterator<Item = (LayoutPlace, &LayoutRow)> {
        let mut at = place;
        std::iter::from_fn(move || {
            while self.row(at).is_none() {
                let done = at
                    .piece
                    .checked_sub(1)
                    .is_some_and(|piece| self.rows.get(piece).is_none_or(Option::is_none));
                if done {
                    return None;
                }
                at = LayoutPlace {
                    piece: at.piece + 1,
                    row: 0,
                };
            }
            let found = at;
            at.row += 1;
            self.row(found).map(|row| (found, row))
        })
    }

    /// The row that covers a byte; the last row for a byte beyond the end.
    pub fn place_of(&mut self, byte: u32) -> LayoutPlace {
        let after = self
            .pieces
            .partition_point(|piece| piece.span.start() <= byte);
        let Some(piece) = after.checked_sub(1) else {
            return LayoutPlace::default();
        };
        let rows = self.rows_of(piece + 1);
        let row = rows
            .partition_point(|row| row.span.start() <= byte)
            .saturating_sub(1);
        LayoutPlace {
            piece: piece + 1,
            row,
        }
    }

    /// The first row.
    pub fn first(&mut self) -> LayoutPlace {
        self.step(LayoutPlace::default(), 0)
    }

    /// The last row; that of the lead when there is no text.
    pub fn last(&mut self) -> LayoutPlace {
        let piece = self.pieces.len();
        LayoutPlace {
            piece,
            row: self.rows_of(piece).len().saturating_sub(1),
        }
    }

    /// The place some rows down, or up if `rows` is negative, up to the last and the first row.
    pub fn step(&mut self, from: LayoutPlace, rows: isize) -> LayoutPlace {
        let mut at = from;
        let mut left = rows.unsigned_abs();
        if rows < 0 {
            while left > at.row && at.piece > 0 {
                left -= at.row + 1;
                at.piece -= 1;
                at.row = self.rows_of(at.piece).len();
                if at.row == 0 {
                    left += 1;
                } else {
                    at.row -= 1;
                }
            }
            at.row = at.row.saturating_sub(left);
            return self.settle(at);
        }
        loop {
            let here = self.rows_of(at.piece).len();
            if at.row + left < here {
                at.row += left;
                return at;
            }
            if at.piece == self.pieces.len() {
                return self.last();
            }
            left -= here.saturating_sub(at.row).min(left);
            at = LayoutPlace {
                piece: at.piece + 1,
                row: 0,
            };
        }
    }

    // A place in an empty lead stands for the first row of the text.
    fn settle(&mut self, place: LayoutPlace) -> LayoutPlace {
        if place.piece == 0 && self.lead.is_empty() && !self.pieces.is_empty() {
            return LayoutPlace { piece: 1, row: 0 };
        }
        place
    }

    /// Rows from one place to a later one; stops counting at `limit`.
    pub fn distance(&mut self, from: LayoutPlace, to: LayoutPlace, limit: usize) -> usize {
        let mut count = 0;
        let mut at = from;
        while at.piece < to.piece && count < limit {
            count += self.rows_of(at.piece).len().saturating_sub(at.row);
            at = LayoutPlace {
                piece: at.piece + 1,
                row: 0,
            };
        }
        if at.piece == to.piece {
            count += to.row.saturating_sub(at.row);
        }
        count.min(limit)
    }

    /// Rows of the whole document: exact if everything has been laid out, otherwise estimated from the bytes of the rest.
    pub fn guess_rows(&self) -> usize {
        let bytes = self.bytes - self.known.bytes;
        let pieces = self.pieces.len() - self.known.pieces;
        // Words end before the last column on most rows, and half of a last row is empty on average.
        self.lead.len()
            + self.known.rows
            + bytes / (self.compositor.measure * 15 / 16).max(1)
            + pieces * 3 / 2
    }

    /// The rows of the lead (0) or of a piece (from 1), laid out if necessary.
    fn rows_of(&mut self, piece: usize) -> &[LayoutRow] {
        let Some(index) = piece.checked_sub(1) else {
            return &self.lead;
        };
        let (Some(slot), Some(piece)) = (self.rows.get_mut(index), self.pieces.get(index)) else {
            return &[];
        };
        slot.get_or_insert_with(|| {
            let block = self.document.blocks.get(piece.block as usize);
            let rows =
                block.map(|block| piece.lay_out(&self.document.text, block, &self.compositor));
            let rows = rows.unwrap_or_default().into_boxed_slice();
            self.known.pieces += 1;
            self.known.rows += rows.len();
            self.known.bytes += piece.span.len() as usize;
            rows
        })
    }
}

fn lead_rows(lead: &[LeadBlock], parted: bool, measure: usize) -> Vec<LayoutRow> {
    let mut rows: Vec<LayoutRow> = lead
        .iter()
        .flat_map(|lead| {
            packed(&lead.parts, measure).into_iter().map(|line| {
                let row = LayoutRow::new(lead.kind, Span::default());
                row.with(0, RowWords::Lead(line.into()))
            })
        })
        .collect();
    if parted && !rows.is_empty() {
        rows.push(LayoutRow::new(RowKind::Blank, Span::default()));
    }
    rows
}

/// Lines of parts, as many as fit on each; a part that does not fit on one line is wrapped.
fn packed(parts: &[String], measure: usize) -> Vec<String> {
    const BETWEEN: &str = " · ";
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        let used = lines.last().map_or(measure, |line| width::columns(line));
        if used + width::columns(BETWEEN) + width::columns(part) <= measure
            && let Some(line) = lines.last_mut()
        {
            line.push_str(BETWEEN);
            line.push_str(part);
        } else {
            lines.extend(wrap::lines(part, measure).map(str::to_owned));
        }
    }
    lines
}

#[cfg(test)]
mod tests;
