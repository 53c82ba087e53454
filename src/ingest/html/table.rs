//! Tables of data, told from tables that only lay a page out.

use dom_query::NodeRef;

use super::dom::{name, text_of};
use crate::ingest::clean::clean_line;

/// A cell with more chars than this is a column of the page.
const MAX_CELL: usize = 900;

/// A cell with a number has at most so many chars.
const MAX_FIGURE: usize = 20;

/// A line over all columns of a table has at most so many chars.
const MAX_TITLE: usize = 160;

/// Cells reach over so many columns at most, however many they ask for.
const MAX_COLUMNS: usize = 32;

/// Whether a table holds data: rows of two or more filled cells, none of which holds what only a page holds.
pub(super) fn is_data(table: &NodeRef<'_>) -> bool {
    if table
        .attr("role")
        .is_some_and(|role| &*role == "presentation")
    {
        return false;
    }
    let is_page = table.descendants_it().skip(1).any(|node| {
        matches!(
            &*name(&node),
            "table" | "h1" | "h2" | "h3" | "article" | "section" | "blockquote" | "form" | "figure"
        )
    });
    !is_page && has_rows_of_cells(table)
}

fn has_rows_of_cells(table: &NodeRef<'_>) -> bool {
    let (mut rows, mut heads, mut figures) = (0, 0, 0);
    for row in table.descendants_it().filter(|node| node.has_name("tr")) {
        let mut filled = 0;
        for cell in cells(&row) {
            let words = text_of(&cell);
            let chars = words.trim().chars().count();
            if chars > MAX_CELL {
                return false;
            }
            filled += usize::from(chars > 0);
            heads += usize::from(cell.has_name("th"));
            let is_figure = chars <= MAX_FIGURE && words.trim().starts_with(char::is_numeric);
            figures += usize::from(is_figure);
        }
        rows += usize::from(filled >= 2);
    }
    rows >= 2 || rows == 1 && (heads > 0 || figures >= 3)
}

fn cells<'a>(row: &NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> {
    row.children_it(false)
        .filter(|cell| cell.has_name("td") || cell.has_name("th"))
}

/// A stretch of a table.
pub(super) enum Part<'a> {
    /// What stands over all of its columns.
    Title(String),
    /// One line a row, cells parted by a tab.
    Rows(String),
    /// A cell that holds a list or code, which a line cannot.
    Cell(NodeRef<'a>),
}

/// A table's rows, parted by the cells that no row can hold.
pub(super) fn parts<'a>(table: &NodeRef<'a>) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut rows = String::new();
    let mut grid = TableGrid::default();
    for row in table.descendants_it().filter(|node| node.has_name("tr")) {
        let is_top = rows.is_empty() && parts.iter().all(|part| matches!(part, Part::Title(_)));
        if let Some(title) = is_top.then(|| title(&row)).flatten() {
            parts.push(Part::Title(title));
            continue;
        }
        for cell in cells(&row) {
            if holds_blocks(&cell) {
                grid.end_row(&mut rows);
                parts.push(Part::Rows(std::mem::take(&mut rows)));
                parts.push(Part::Cell(cell));
            } else {
                grid.add(&cell);
            }
        }
        grid.end_row(&mut rows);
        grid.next_row();
    }
    parts.push(Part::Rows(rows));
    parts
}

/// Whether a row of a table that lays a page out is the heading over its columns.
pub(super) fn is_title(row: &NodeRef<'_>) -> bool {
    row.prev_element_sibling().is_none() && title(row).is_some()
}

/// The words of a row that is one heading over two columns or more.
fn title(row: &NodeRef<'_>) -> Option<String> {
    let mut cells = cells(row);
    let (cell, None) = (cells.next()?, cells.next()) else {
        return None;
    };
    if !cell.has_name("th") || span(&cell, "colspan") < 2 || holds_blocks(&cell) {
        return None;
    }
    let words = clean_line(&text_of(&cell));
    (!words.is_empty() && words.chars().count() <= MAX_TITLE).then_some(words)
}

/// How many columns or rows a cell says it takes.
fn span(cell: &NodeRef<'_>, way: &str) -> usize {
    cell.attr(way)
        .and_then(|count| count.trim().parse().ok())
        .unwrap_or(1)
}

/// The columns of a table, in which a cell may take more than one place.
#[derive(Default)]
struct TableGrid {
    line: Vec<String>,
    /// For how many rows from the present one on a cell of a row above reaches down, a column each.
    taken: Vec<usize>,
}

impl TableGrid {
    /// Puts a cell into the next free column, with blank ones where it reaches further.
    fn add(&mut self, cell: &NodeRef<'_>) {
        while self
            .taken
            .get(self.line.len())
            .is_some_and(|rows| *rows > 0)
        {
            self.line.push(String::new());
        }
        let start = self.line.len();
        self.line.push(clean_line(&text_of(cell)));
        let end = (start + span(cell, "colspan")).min(MAX_COLUMNS);
        if self.line.len() < end {
            self.line.resize(end, String::new());
        }
        let rows = span(cell, "rowspan");
        if rows > 1 && start < end {
            self.taken.resize(self.taken.len().max(end), 0);
            for column in self.taken.iter_mut().take(end).skip(start) {
                *column = rows;
            }
        }
    }

    /// Ends a line; one without words leaves no trace.
    fn end_row(&mut self, rows: &mut String) {
        let filled = self.line.iter().rposition(|cell| !cell.is_empty());
        if let Some(last) = filled {
            self.line.truncate(last + 1);
            rows.push_str(&self.line.join("\t"));
            rows.push('\n');
        }
        self.line.clear();
    }

    fn next_row(&mut self) {
        for rows in &mut self.taken {
            *rows = rows.saturating_sub(1);
        }
    }
}

fn holds_blocks(cell: &NodeRef<'_>) -> bool {
    cell.descendants_it()
        .any(|inner| matches!(&*name(&inner), "ul" | "ol" | "dl" | "pre"))
}
