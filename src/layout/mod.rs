//! Breaks a document into rows of a width, and finds the row of an offset and the offset of a row.
//!
//! Rows are made when they are asked for and kept; a megabyte of text opens as fast as a page. Knows nothing of what the
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
use piece::Piece;

use crate::document::Document;
use crate::text::{Span, width};

pub use row::{Row, RowKind, Segment, Sign, Words};
pub use typesetting::Typesetting;

/// A document as rows of one width, made lazily.
#[derive(Debug)]
pub struct Layout {
    document: Arc<Document>,
    typesetting: Typesetting,
    compositor: Compositor,
    // Rows above the text: title and byline. They stand in the place of piece 0.
    lead: Vec<Row>,
    pieces: Vec<Piece>,
    // As long as `pieces`; `None` until asked for.
    rows: Vec<Option<Box<[Row]>>>,
    known: Known,
    // Bytes of all pieces.
    bytes: usize,
}

/// What has been laid out so far, for guessing the rest.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    pieces: usize,
    rows: usize,
    bytes: usize,
}

/// The place of a row: ordered from top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    // 0 is the lead, then the pieces.
    piece: usize,
    row: usize,
}

/// Words that stand above the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// How they look.
    pub kind: RowKind,
    /// The words, in parts that stand beside each other, parted by dots, where a row has room for them.
    pub parts: Vec<String>,
}

impl Layout {
    /// A layout in rows; nothing but the lead is laid out yet.
    pub fn new(document: Arc<Document>, lead: &[Lead], typesetting: Typesetting) -> Self {
        Self::only(document, lead, typesetting, None)
    }

    /// The same with nothing but the blocks that hold any of some spans, in order, where these are given.
    pub fn only(
        document: Arc<Document>,
        lead: &[Lead],
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
            known: Known::default(),
        }
    }

    /// How the words are set.
    pub fn typesetting(&self) -> Typesetting {
        self.typesetting
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The document, to be shared.
    pub fn shared_document(&self) -> &Arc<Document> {
        &self.document
    }

    /// The row at a place; `None` when it does not exist or has not been laid out.
    pub fn row(&self, place: Place) -> Option<&Row> {
        match place.piece.checked_sub(1) {
            None => self.lead.get(place.row),
            Some(piece) => self.rows.get(piece)?.as_ref()?.get(place.row),
        }
    }

    /// The rows from a place on, with their places, as far as they have been laid out without a gap.
    pub fn rows_from(&self, place: Place) -> impl Iterator<Item = (Place, &Row)> {
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
                at = Place {
                    piece: at.piece + 1,
                    row: 0,
                };
            }
            let found = at;
            at.row += 1;
            self.row(found).map(|row| (found, row))
        })
    }

    /// The row that answers for a byte; the last row for a byte beyond the end.
    pub fn place_of(&mut self, byte: u32) -> Place {
        let after = self
            .pieces
            .partition_point(|piece| piece.span.start() <= byte);
        let Some(piece) = after.checked_sub(1) else {
            return Place::default();
        };
        let rows = self.rows_of(piece + 1);
        let row = rows
            .partition_point(|row| row.span.start() <= byte)
            .saturating_sub(1);
        Place {
            piece: piece + 1,
            row,
        }
    }

    /// The first row.
    pub fn first(&mut self) -> Place {
        self.step(Place::default(), 0)
    }

    /// The last row; that of the lead when there is no text.
    pub fn last(&mut self) -> Place {
        let piece = self.pieces.len();
        Place {
            piece,
            row: self.rows_of(piece).len().saturating_sub(1),
        }
    }

    /// The place some rows further on, or further back, stopping at the first and the last row.
    pub fn step(&mut self, from: Place, rows: isize) -> Place {
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
            at = Place {
                piece: at.piece + 1,
                row: 0,
            };
        }
    }

    // A place in an empty lead stands for the first row of the text.
    fn settle(&mut self, place: Place) -> Place {
        if place.piece == 0 && self.lead.is_empty() && !self.pieces.is_empty() {
            return Place { piece: 1, row: 0 };
        }
        place
    }

    /// Rows from one place to a later one; stops counting at `limit`.
    pub fn distance(&mut self, from: Place, to: Place, limit: usize) -> usize {
        let mut count = 0;
        let mut at = from;
        while at.piece < to.piece && count < limit {
            count += self.rows_of(at.piece).len().saturating_sub(at.row);
            at = Place {
                piece: at.piece + 1,
                row: 0,
            };
        }
        if at.piece == to.piece {
            count += to.row.saturating_sub(at.row);
        }
        count.min(limit)
    }

    /// Rows of the whole document: exact when all has been laid out, else guessed from the bytes of what is not.
    pub fn guess_rows(&self) -> usize {
        let bytes = self.bytes - self.known.bytes;
        let pieces = self.pieces.len() - self.known.pieces;
        // Words end before the last column on most rows, and half of a last row is empty on average.
        self.lead.len()
            + self.known.rows
            + bytes / (self.compositor.measure * 15 / 16).max(1)
            + pieces * 3 / 2
    }

    /// The rows of the lead (0) or of a piece (from 1), laid out if need be.
    fn rows_of(&mut self, piece: usize) -> &[Row] {
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

fn lead_rows(lead: &[Lead], parted: bool, measure: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = lead
        .iter()
        .flat_map(|lead| {
            packed(&lead.parts, measure).into_iter().map(|line| {
                let row = Row::new(lead.kind, Span::default());
                row.with(0, Words::Lead(line.into()))
            })
        })
        .collect();
    if parted && !rows.is_empty() {
        rows.push(Row::new(RowKind::Blank, Span::default()));
    }
    rows
}

/// Lines of as many parts as fit beside each other; a part that does not fit on one line is wrapped.
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
