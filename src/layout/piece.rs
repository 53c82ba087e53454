//! Pieces: the parts of a document that are laid out in one go, each a block or a part of a long one.

use super::compositor::Compositor;
use super::row::{LayoutRow, RowKind, RowWords, Sign};
use super::table;
use crate::document::{Block, BlockKind};
use crate::text::{Span, Text, width};

/// A block, or a part of a long one, that is laid out in one go.
#[derive(Clone, Copy, Debug)]
pub(super) struct BlockPiece {
    /// The bytes its rows cover, up to the next piece.
    pub(super) span: Span,
    /// The words of the block in it.
    pub(super) words: Span,
    /// The index of its block.
    pub(super) block: u32,
    /// Whether the block begins here.
    pub(super) opens: bool,
    /// Whether its first row is indented because no blank row separates it from the paragraph before.
    pub(super) indented: bool,
    /// What separates this piece from the next one.
    pub(super) gap: Gap,
}

/// What follows a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Blank rows, or none.
    Blank(u16),
    /// A blank row with the bars of block quotations, up to this level.
    Bars(u8),
}

// A longer block is laid out in parts, so that a paragraph of a megabyte opens at once; a part ends with a short row.
const LONGEST: u32 = 8 * 1024;
// A table has to be measured as a whole; a longer one is shown as plain lines.
const LONGEST_TABLE: u32 = 256 * 1024;
const TAB: usize = 4;
// Columns by which paragraphs without blank rows between them are indented.
const INDENT: usize = 2;
const LEAST_INDENTED: usize = 20;

/// Cuts the blocks of a document into pieces that cover the whole text, with `spacing` blank rows between
/// paragraphs.
pub(super) fn pieces(text: &Text, blocks: &[Block], spacing: u16) -> Vec<BlockPiece> {
    let mut pieces = Vec::with_capacity(blocks.len());
    let mut from = 0;
    let mut before = None;
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1);
        let until = next.map_or(text.len(), |next| next.span.start());
        let mut rest = block.span;
        let mut opens = true;
        loop {
            let (words, after) = cut(text, block.kind, rest);
            let last = after.is_empty();
            let end = if last { until } else { words.end() };
            pieces.push(BlockPiece {
                span: span(text, from, end),
                words,
                block: u32::try_from(index).unwrap_or(u32::MAX),
                opens,
                indented: opens && spacing == 0 && follows(before, block.kind),
                gap: if last {
                    gap(block, next, spacing)
                } else {
                    Gap::Blank(0)
                },
            });
            (from, rest, opens) = (end, after, false);
            if last {
                break;
            }
        }
        before = Some(block.kind);
    }
    pieces
}

/// Whether a paragraph follows another.
fn follows(before: Option<BlockKind>, kind: BlockKind) -> bool {
    before == Some(BlockKind::Paragraph) && kind == BlockKind::Paragraph
}

fn span(text: &Text, start: u32, end: u32) -> Span {
    text.span(start as usize..end as usize).unwrap_or_default()
}

/// Splits a span into what is laid out in one go, and the rest.
fn cut(text: &Text, kind: BlockKind, words: Span) -> (Span, Span) {
    let longest = if kind == BlockKind::Table {
        LONGEST_TABLE
    } else {
        LONGEST
    };
    let nothing = span(text, words.end(), words.end());
    if words.len() <= longest {
        return (words, nothing);
    }
    let near = text.floor(words.start() + LONGEST);
    let head = span(text, words.start(), near);
    let mark = if kind.is_prose() || kind.is_aside() {
        ' '
    } else {
        '\n'
    };
    let at = match text.slice(head).rfind(mark) {
        Some(byte) => words.start() + u32::try_from(byte + 1).unwrap_or(0),
        None => near,
    };
    (span(text, words.start(), at), span(text, at, words.end()))
}

fn gap(block: &Block, next: Option<&Block>, spacing: u16) -> Gap {
    match (block.kind, next.map(|next| next.kind)) {
        (_, None)
        | (BlockKind::ListItem, Some(BlockKind::ListItem))
        | (BlockKind::Reference, Some(BlockKind::Reference)) => Gap::Blank(0),
        (BlockKind::Paragraph, Some(BlockKind::Paragraph)) => Gap::Blank(spacing),
        (BlockKind::BlockQuote, Some(BlockKind::BlockQuote)) => {
            Gap::Bars(next.map_or(0, |next| next.level.min(block.level)))
        }
        _ => Gap::Blank(spacing.max(1)),
    }
}

impl BlockPiece {
    /// Lays the piece out in rows, as wide as the compositor allows.
    pub(super) fn lay_out(
        self,
        text: &Text,
        block: &Block,
        compositor: &Compositor,
    ) -> Vec<LayoutRow> {
        let measure = compositor.measure;
        let prose = |kind, hang| self.prose(text, kind, hang, compositor);
        let mut rows = match block.kind {
            BlockKind::Heading => prose(RowKind::Heading(block.level), Hang::none()),
            BlockKind::Paragraph => prose(RowKind::Body, Hang::none()),
            BlockKind::Caption => prose(RowKind::Caption, Hang::none()),
            BlockKind::Furniture => prose(RowKind::Aside, Hang::none()),
            BlockKind::Reference if block.level == 0 => prose(RowKind::Aside, Hang::none()),
            BlockKind::Reference => prose(RowKind::Aside, list_hang(text, block, measure)),
            BlockKind::ListItem => prose(RowKind::Body, list_hang(text, block, measure)),
            BlockKind::BlockQuote => prose(RowKind::Body, Hang::bars(block.level, measure)),
            BlockKind::Code | BlockKind::Lines => self.code(text, measure),
            BlockKind::Table if block.span.len() > LONGEST_TABLE => self.code(text, measure),
            BlockKind::Table => table::rows(text, self.words, measure),
        };
        let end = span(text, self.words.end(), self.words.end());
        let blank = || LayoutRow::new(RowKind::Blank, end);
        match self.gap {
            Gap::Blank(count) => rows.extend((0..count).map(|_| blank())),
            Gap::Bars(level) => rows.push(Hang::bars(level, measure).sign(blank())),
        }
        stretch(text, self.span, &mut rows);
        rows
    }

    fn prose(
        self,
        text: &Text,
        kind: RowKind,
        hang: Hang,
        compositor: &Compositor,
    ) -> Vec<LayoutRow> {
        let indented = self.indented && compositor.measure >= LEAST_INDENTED;
        let first = hang.indent + if indented { INDENT } else { 0 };
        let lines = compositor.compose(text, self.words, kind, (first, hang.indent));
        lines
            .into_iter()
            .enumerate()
            .map(|(index, row)| {
                let signed = hang.is_beside(index == 0 && self.opens);
                if signed { hang.beside(row) } else { row }
            })
            .collect()
    }

    /// Lines as they are; lines that are too long are broken.
    fn code(self, text: &Text, measure: usize) -> Vec<LayoutRow> {
        let indent = if measure > 20 { 2 } else { 0 };
        let mut rows = Vec::new();
        let mut start = 0;
        for line in text.slice(self.words).split_inclusive('\n') {
            let Some(whole) = text.span_in(self.words, start..start + line.len()) else {
                break;
            };
            start += line.len();
            code_line(text, whole, indent, measure, &mut rows);
        }
        rows
    }
}

fn code_line(text: &Text, line: Span, indent: usize, measure: usize, rows: &mut Vec<LayoutRow>) {
    let at = |byte: usize| {
        span(
            text,
            line.start() + u32::try_from(byte).unwrap_or(0),
            line.end(),
        )
    };
    let mut row = LayoutRow::new(RowKind::Code, line);
    let (mut col, mut from, mut from_col) = (indent, 0, indent);
    let words = text.slice(line).trim_end_matches('\n');
    for cluster in width::clusters(words) {
        let byte = cluster.start;
        let tab = cluster.text == "\t";
        let cols = if tab {
            (TAB - (col - indent) % TAB).min(measure.saturating_sub(col))
        } else {
            cluster.cols
        };
        if col + cols > measure && col > indent {
            finish(text, &mut row, from_col, at(from).up_to(at(byte)));
            rows.push(std::mem::replace(
                &mut row,
                LayoutRow::new(RowKind::Code, at(byte)),
            ));
            (col, from, from_col) = (indent, byte, indent);
        }
        if tab {
            finish(text, &mut row, from_col, at(from).up_to(at(byte)));
            (from, from_col) = (byte + 1, col + cols);
        }
        col += cols;
    }
    finish(text, &mut row, from_col, at(from).up_to(at(words.len())));
    rows.push(row);
}

fn finish(text: &Text, row: &mut LayoutRow, col: usize, words: Option<Span>) {
    let words = words.unwrap_or_default();
    if !text.slice(words).is_empty() {
        row.push(col, RowWords::Text(words));
    }
}

/// Extends the span of each row to the start of the next one, so that the rows cover the whole span.
fn stretch(text: &Text, whole: Span, rows: &mut [LayoutRow]) {
    let starts: Vec<u32> = rows.iter().map(|row| row.span.start()).collect();
    let count = rows.len();
    for (index, row) in rows.iter_mut().enumerate() {
        let start = if index == 0 {
            whole.start()
        } else {
            row.span.start()
        };
        let end = if index + 1 == count {
            whole.end()
        } else {
            starts.get(index + 1).copied().unwrap_or(whole.end())
        };
        row.span = span(text, start, end);
    }
}

/// The indentation of a block, and the sign beside it.
#[derive(Clone, Copy, Debug)]
struct Hang {
    indent: usize,
    beside: SideWords,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SideWords {
    Nothing,
    /// A bullet before the first row.
    Bullet,
    /// A bar for every level, on every row.
    Bars,
}

impl Hang {
    const fn none() -> Self {
        Self {
            indent: 0,
            beside: SideWords::Nothing,
        }
    }

    fn bars(level: u8, measure: usize) -> Self {
        Self {
            indent: depth(level, measure),
            beside: SideWords::Bars,
        }
    }

    /// Whether a row has the sign.
    fn is_beside(self, first: bool) -> bool {
        self.beside == SideWords::Bars || first
    }

    /// A row of words after its sign.
    fn beside(self, row: LayoutRow) -> LayoutRow {
        let mut signed = self.sign(LayoutRow::new(row.kind, row.span));
        signed.segments.extend(row.segments);
        signed
    }

    fn sign(self, row: LayoutRow) -> LayoutRow {
        match (self.beside, self.indent.checked_sub(2)) {
            (SideWords::Bullet, Some(col)) => row.with(col, RowWords::Sign(Sign::Bullet)),
            (SideWords::Bars, Some(last)) => {
                let cols = (last % 2..=last).step_by(2);
                cols.fold(row, |row, col| row.with(col, RowWords::Sign(Sign::Bar)))
            }
            _ => row,
        }
    }
}

/// Two columns per level, up to a third of the measure.
fn depth(level: u8, measure: usize) -> usize {
    (usize::from(level.max(1)) * 2).min(measure / 3)
}

/// A bullet, unless the item has its own mark ("3." or "b)").
fn list_hang(text: &Text, block: &Block, measure: usize) -> Hang {
    let indent = depth(block.level, measure);
    let words = text.slice(block.span);
    let marked = words
        .split(' ')
        .next()
        .is_some_and(|first| first.len() < 5 && first.len() > 1 && first.ends_with(['.', ')']));
    Hang {
        indent,
        beside: if marked {
            SideWords::Nothing
        } else {
            SideWords::Bullet
        },
    }
}
