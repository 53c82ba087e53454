//! Pieces: the stretches of a document that are laid out at once, each a block or a part of a long one.

use super::compositor::Compositor;
use super::row::{Row, RowKind, Sign, Words};
use super::table;
use crate::document::{Block, BlockKind};
use crate::text::{Span, Text, width};

/// A stretch of one block that is laid out at once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The bytes its rows answer for, the space up to the next piece included.
    pub(super) span: Span,
    /// The words of the block in it.
    pub(super) words: Span,
    /// The index of its block.
    pub(super) block: u32,
    /// Whether the block begins here.
    pub(super) opens: bool,
    /// Whether its first row stands in, where no blank row parts it from the paragraph before.
    pub(super) indented: bool,
    /// What stands between this piece and the next one.
    pub(super) gap: Gap,
}

/// What stands after a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Blank rows, or none.
    Blank(u16),
    /// A blank row beside which the bars of block quotations go on, down to this level.
    Bars(u8),
}

// A longer block is laid out in parts, so that a paragraph of a megabyte opens at once; a part ends in a short row.
const LONGEST: u32 = 8 * 1024;
// A table has to be measured as a whole; a longer one is shown as plain lines.
const LONGEST_TABLE: u32 = 256 * 1024;
const TAB: usize = 4;
// How far the first row of a paragraph stands in that no blank row parts from the one before.
const INDENT: usize = 2;
const LEAST_INDENTED: usize = 20;

/// Cuts the blocks of a document into pieces that part the whole text among them, with `spacing` blank rows between
/// paragraphs.
pub(super) fn pieces(text: &Text, blocks: &[Block], spacing: u16) -> Vec<Piece> {
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
            pieces.push(Piece {
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

/// Whether a paragraph stands behind another.
fn follows(before: Option<BlockKind>, kind: BlockKind) -> bool {
    before == Some(BlockKind::Paragraph) && kind == BlockKind::Paragraph
}

fn span(text: &Text, start: u32, end: u32) -> Span {
    text.span(start as usize..end as usize).unwrap_or_default()
}

/// Parts a stretch in what is laid out at once and the rest.
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

impl Piece {
    /// Lays the piece out in rows of at most as many columns as the compositor has.
    pub(super) fn lay_out(self, text: &Text, block: &Block, compositor: &Compositor) -> Vec<Row> {
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
        let blank = || Row::new(RowKind::Blank, end);
        match self.gap {
            Gap::Blank(count) => rows.extend((0..count).map(|_| blank())),
            Gap::Bars(level) => rows.push(Hang::bars(level, measure).sign(blank())),
        }
        stretch(text, self.span, &mut rows);
        rows
    }

    fn prose(self, text: &Text, kind: RowKind, hang: Hang, compositor: &Compositor) -> Vec<Row> {
        let indented = self.indented && compositor.measure >= LEAST_INDENTED;
        let first = hang.indent + if indented { INDENT } else { 0 };
        let lines = compositor.compose(text, self.words, kind, (first, hang.indent));
        lines
            .into_iter()
            .enumerate()
            .map(|(nth, row)| {
                let signed = hang.is_beside(nth == 0 && self.opens);
                if signed { hang.beside(row) } else { row }
            })
            .collect()
    }

    /// Lines as they are, those too long broken where they have to be; nothing is lost.
    fn code(self, text: &Text, measure: usize) -> Vec<Row> {
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

fn code_line(text: &Text, line: Span, indent: usize, measure: usize, rows: &mut Vec<Row>) {
    let at = |byte: usize| {
        span(
            text,
            line.start() + u32::try_from(byte).unwrap_or(0),
            line.end(),
        )
    };
    let mut row = Row::new(RowKind::Code, line);
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
                Row::new(RowKind::Code, at(byte)),
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

fn finish(text: &Text, row: &mut Row, col: usize, words: Option<Span>) {
    let words = words.unwrap_or_default();
    if !text.slice(words).is_empty() {
        row.push(col, Words::Text(words));
    }
}

/// Makes the rows answer for the whole span among them, each from its own start to the next one's.
fn stretch(text: &Text, whole: Span, rows: &mut [Row]) {
    let starts: Vec<u32> = rows.iter().map(|row| row.span.start()).collect();
    let count = rows.len();
    for (nth, row) in rows.iter_mut().enumerate() {
        let start = if nth == 0 {
            whole.start()
        } else {
            row.span.start()
        };
        let end = if nth + 1 == count {
            whole.end()
        } else {
            starts.get(nth + 1).copied().unwrap_or(whole.end())
        };
        row.span = span(text, start, end);
    }
}

/// How far a block stands in, and what stands beside it.
#[derive(Clone, Copy, Debug)]
struct Hang {
    indent: usize,
    beside: Beside,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
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
            beside: Beside::Nothing,
        }
    }

    fn bars(level: u8, measure: usize) -> Self {
        Self {
            indent: depth(level, measure),
            beside: Beside::Bars,
        }
    }

    /// Whether its sign stands beside a row.
    fn is_beside(self, first: bool) -> bool {
        self.beside == Beside::Bars || first
    }

    /// A row of words with its sign before them.
    fn beside(self, row: Row) -> Row {
        let mut signed = self.sign(Row::new(row.kind, row.span));
        signed.segments.extend(row.segments);
        signed
    }

    fn sign(self, row: Row) -> Row {
        match (self.beside, self.indent.checked_sub(2)) {
            (Beside::Bullet, Some(col)) => row.with(col, Words::Sign(Sign::Bullet)),
            (Beside::Bars, Some(last)) => {
                let cols = (last % 2..=last).step_by(2);
                cols.fold(row, |row, col| row.with(col, Words::Sign(Sign::Bar)))
            }
            _ => row,
        }
    }
}

/// Two columns a level, but no more than a third of the measure.
fn depth(level: u8, measure: usize) -> usize {
    (usize::from(level.max(1)) * 2).min(measure / 3)
}

/// A bullet, unless the item begins with a mark of its own ("3." or "b)").
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
            Beside::Nothing
        } else {
            Beside::Bullet
        },
    }
}
