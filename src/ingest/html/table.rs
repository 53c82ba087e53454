//! Tables of data, told from tables that only lay a page out.

use dom_query::NodeRef;

use super::dom::{name, text_of};
use crate::ingest::clean::clean_line;

/// A cell with more chars than this is a column of the page.
const MAX_CELL: usize = 900;

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
    let (mut rows, mut heads) = (0, 0);
    for row in table.descendants_it().filter(|node| node.has_name("tr")) {
        let mut filled = 0;
        for cell in cells(&row) {
            let chars = text_of(&cell).trim().chars().count();
            if chars > MAX_CELL {
                return false;
            }
            filled += usize::from(chars > 0);
            heads += usize::from(cell.has_name("th"));
        }
        rows += usize::from(filled >= 2);
    }
    rows >= 2 || rows == 1 && heads > 0
}

fn cells<'a>(row: &NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> {
    row.children_it(false)
        .filter(|cell| cell.has_name("td") || cell.has_name("th"))
}

/// A stretch of a table.
pub(super) enum Part<'a> {
    /// One line a row, cells parted by a tab.
    Rows(String),
    /// A cell that holds a list or code, which a line cannot.
    Cell(NodeRef<'a>),
}

/// A table's rows, parted by the cells that no row can hold.
pub(super) fn parts<'a>(table: &NodeRef<'a>) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut rows = String::new();
    for row in table.descendants_it().filter(|node| node.has_name("tr")) {
        let mut line: Vec<String> = Vec::new();
        for cell in cells(&row) {
            if holds_blocks(&cell) {
                end_row(&mut rows, &mut line);
                parts.push(Part::Rows(std::mem::take(&mut rows)));
                parts.push(Part::Cell(cell));
            } else {
                line.push(clean_line(&text_of(&cell)));
            }
        }
        end_row(&mut rows, &mut line);
    }
    parts.push(Part::Rows(rows));
    parts
}

fn holds_blocks(cell: &NodeRef<'_>) -> bool {
    cell.descendants_it()
        .any(|inner| matches!(&*name(&inner), "ul" | "ol" | "dl" | "pre"))
}

fn end_row(rows: &mut String, line: &mut Vec<String>) {
    if line.iter().any(|cell| !cell.is_empty()) {
        rows.push_str(&line.join("\t"));
        rows.push('\n');
    }
    line.clear();
}
