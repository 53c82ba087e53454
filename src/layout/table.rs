//! Tables: an aligned grid if it fits, otherwise one record after the other.

use super::row::{LayoutRow, RowKind, RowWords};
use super::wrap::fill;
use crate::text::{Span, Text, width};

const GAP: usize = 2;

/// The rows of a table with a line per row and tabs between cells.
pub(super) fn rows(text: &Text, table: Span, measure: usize) -> Vec<LayoutRow> {
    let lines = cells(text, table);
    let widths = widths(text, &lines);
    let whole = widths.iter().sum::<usize>() + widths.len().saturating_sub(1) * GAP;
    if whole <= measure {
        return lines
            .iter()
            .enumerate()
            .map(|(index, line)| grid_row(kind(index, lines.len()), line, &widths))
            .collect();
    }
    records(text, &lines, measure)
}

fn kind(index: usize, count: usize) -> RowKind {
    if index == 0 && count > 1 {
        RowKind::TableHead
    } else {
        RowKind::Table
    }
}

fn cells(text: &Text, table: Span) -> Vec<Vec<Span>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.slice(table).split('\n') {
        let mut cells = Vec::new();
        for cell in line.split('\t') {
            cells.extend(text.span_in(table, at..at + cell.len()));
            at += cell.len() + 1;
        }
        lines.push(cells);
    }
    lines
}

fn widths(text: &Text, lines: &[Vec<Span>]) -> Vec<usize> {
    let mut widths = Vec::new();
    for line in lines {
        widths.resize(widths.len().max(line.len()), 0);
        for (cols, cell) in widths.iter_mut().zip(line) {
            *cols = (*cols).max(width::columns(text.slice(*cell)));
        }
    }
    widths
}

fn grid_row(kind: RowKind, line: &[Span], widths: &[usize]) -> LayoutRow {
    let mut row = LayoutRow::new(kind, line.first().copied().unwrap_or_default());
    let mut col = 0;
    for (cell, cols) in line.iter().zip(widths) {
        if !cell.is_empty() {
            row.push(col, RowWords::Text(*cell));
        }
        col += cols + GAP;
    }
    row
}

/// Each line as a list of its cells, every cell after the head of its column.
fn records(text: &Text, lines: &[Vec<Span>], measure: usize) -> Vec<LayoutRow> {
    let mut rows = Vec::new();
    let Some((head, body)) = lines.split_first() else {
        return rows;
    };
    flow(text, kind(0, lines.len()), head, measure, &mut rows);
    let labels = labels(text, head, measure / 3);
    let cols = labels
        .iter()
        .map(|label| width::columns(text.slice(*label)) + GAP)
        .max()
        .unwrap_or(0);
    for line in body {
        rows.push(LayoutRow::new(
            RowKind::Blank,
            line.first().copied().unwrap_or_default(),
        ));
        record(text, line, &labels, (cols, measure), &mut rows);
    }
    rows
}

/// The heads of the columns, each cut to a share of the measure; none if that leaves no room.
fn labels(text: &Text, head: &[Span], limit: usize) -> Vec<Span> {
    if limit < 4 {
        return Vec::new();
    }
    head.iter()
        .map(|cell| {
            let fitting = width::fit(text.slice(*cell), limit);
            text.span_in(*cell, 0..fitting.len()).unwrap_or_default()
        })
        .collect()
}

fn record(
    text: &Text,
    line: &[Span],
    labels: &[Span],
    (indent, measure): (usize, usize),
    rows: &mut Vec<LayoutRow>,
) {
    let cols = measure.saturating_sub(indent).max(1);
    for (index, cell) in line.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        for (row, part) in fill(text.slice(*cell), cols, cols).enumerate() {
            let words = text
                .span_in(*cell, part.start..part.end)
                .unwrap_or_default();
            let mut made = LayoutRow::new(RowKind::Table, words);
            if let Some(label) = labels.get(index).filter(|_| row == 0) {
                made.push(0, RowWords::Label(*label));
            }
            rows.push(made.with(indent, RowWords::Text(words)));
        }
    }
}

/// Cells beside each other, as many as fit in a row.
fn flow(text: &Text, kind: RowKind, cells: &[Span], measure: usize, rows: &mut Vec<LayoutRow>) {
    let mut row: Option<(LayoutRow, usize)> = None;
    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
        let cols = width::columns(text.slice(*cell));
        if let Some((made, reached)) = row
            .as_mut()
            .filter(|(_, reached)| reached + GAP + cols <= measure)
        {
            made.push(*reached + GAP, RowWords::Text(*cell));
            *reached += GAP + cols;
            continue;
        }
        rows.extend(row.take().map(|(made, _)| made));
        for line in fill(text.slice(*cell), measure, measure) {
            rows.extend(row.take().map(|(made, _)| made));
            let words = text
                .span_in(*cell, line.start..line.end)
                .unwrap_or_default();
            let made = LayoutRow::new(kind, words).with(0, RowWords::Text(words));
            row = Some((made, width::columns(text.slice(words))));
        }
    }
    rows.extend(row.map(|(made, _)| made));
}
