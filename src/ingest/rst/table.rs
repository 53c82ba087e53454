//! Tables drawn with signs.

use std::ops::Range;

use super::{Reader, line};
use crate::document::BlockKind;

impl Reader<'_> {
    /// The table that begins at the first line, if one does; gives the line behind it.
    pub(super) fn table(&mut self, lines: Range<usize>) -> Option<usize> {
        let first = self.get(lines.start).words;
        let rows = if first.starts_with("+-") || first.starts_with("+=") {
            grid
        } else if is_ruled(first) {
            simple
        } else {
            return None;
        };
        let all = self.lines.get(lines.clone())?;
        let is_simple = is_ruled(first);
        let is_part = |line: &&line::Line<'_>| {
            if is_simple {
                true
            } else {
                line.words.starts_with(['+', '|'])
            }
        };
        let mut count = all.iter().take_while(is_part).count();
        if is_simple {
            // It ends with the last ruled line before one that nothing but a blank line follows.
            let last = all
                .windows(2)
                .enumerate()
                .skip(1)
                .find(|(_, pair)| match pair {
                    [line, next] => is_ruled(line.words) && next.is_blank(),
                    _ => false,
                });
            count = match last {
                Some((at, _)) => at + 1,
                None if all.len() > 1 && all.last().is_some_and(|line| is_ruled(line.words)) => {
                    all.len()
                }
                None => return None,
            };
        }
        let table: Vec<(usize, &str)> = all
            .iter()
            .take(count)
            .map(|line| (line.indent, line.words))
            .collect();
        let rows = rows(&table);
        self.has_begun = true;
        self.writer.open(BlockKind::Table, 0);
        for row in rows
            .iter()
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        {
            self.writer.text(&row.join("\t"));
            self.writer.text("\n");
        }
        self.writer.close();
        Some(lines.start + count)
    }
}

/// `=====  =====`
fn is_ruled(words: &str) -> bool {
    words.contains(' ')
        && words.starts_with("==")
        && words.bytes().all(|byte| matches!(byte, b'=' | b' '))
}

type Row = Vec<String>;

/// No table has more columns; a ruled line can be as long as it likes.
const MAX_COLUMNS: usize = 60;

/// The rows between lines like `+---+---+`; a cell may have several lines.
fn grid(lines: &[(usize, &str)]) -> Vec<Row> {
    let mut rows = vec![Row::new()];
    for (_, words) in lines {
        if words.starts_with('+') {
            rows.push(Row::new());
            continue;
        }
        let inner = words.trim_matches('|');
        if let Some(row) = rows.last_mut() {
            for (nth, words) in inner.split('|').enumerate() {
                add(row, nth, words.trim());
            }
        }
    }
    rows
}

/// The rows of a table whose columns are ruled above; a row without a first cell belongs to the one before.
fn simple(lines: &[(usize, &str)]) -> Vec<Row> {
    let Some((margin, ruled)) = lines.first() else {
        return Vec::new();
    };
    let mut starts = Vec::new();
    for (at, c) in ruled.char_indices() {
        let before = at
            .checked_sub(1)
            .and_then(|before| ruled.as_bytes().get(before));
        if c == '=' && before.is_none_or(|byte| *byte == b' ') {
            starts.push(at);
        }
    }
    starts.truncate(MAX_COLUMNS);
    let mut rows: Vec<Row> = Vec::new();
    for (indent, words) in lines {
        if words.is_empty() || words.bytes().all(|byte| matches!(byte, b'=' | b' ' | b'-')) {
            continue;
        }
        let blanks = indent.saturating_sub(*margin);
        let chars: Vec<char> = std::iter::repeat_n(' ', blanks.min(500))
            .chain(words.chars())
            .collect();
        let cell = |nth: usize, start: usize| -> String {
            let end = starts
                .get(nth + 1)
                .copied()
                .unwrap_or(chars.len())
                .min(chars.len());
            chars.get(start..end).unwrap_or_default().iter().collect()
        };
        let cells: Vec<String> = starts
            .iter()
            .enumerate()
            .map(|(nth, start)| cell(nth, *start))
            .collect();
        if cells.first().is_none_or(|first| !first.trim().is_empty()) || rows.is_empty() {
            rows.push(Row::new());
        }
        if let Some(row) = rows.last_mut() {
            for (nth, words) in cells.iter().enumerate() {
                add(row, nth, words.trim());
            }
        }
    }
    rows
}

/// Adds words to a cell.
fn add(row: &mut Row, nth: usize, words: &str) {
    while row.len() <= nth {
        row.push(String::new());
    }
    if let Some(cell) = row.get_mut(nth).filter(|_| !words.is_empty()) {
        if !cell.is_empty() {
            cell.push(' ');
        }
        cell.push_str(words);
    }
}
