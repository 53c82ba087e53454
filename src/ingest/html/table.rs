//! Tables of data, told from tables that only lay a page out.

use dom_query::NodeRef;

use super::dom::{name, text_of};
use crate::ingest::clean::clean_line;

/// A table with more cells than this is looked at no further: it is data.
const MANY_CELLS: usize = 400;

/// Whether a table holds data: two columns and two rows at least, and no cell that holds blocks of its own.
pub(super) fn is_data(table: &NodeRef<'_>) -> bool {
    if table
        .attr("role")
        .is_some_and(|role| &*role == "presentation")
    {
        return false;
    }
    let (mut rows, mut cells, mut heads) = (0, 0, 0);
    for node in table.descendants_it().skip(1) {
        match name(&node).as_str() {
            "table" | "h1" | "h2" | "h3" | "h4" | "blockquote" | "article" | "section" | "ul"
            | "ol" | "form" | "figure" => {
                return false;
            }
            "p" if text_of(&node).chars().count() > 200 => return false,
            "tr" => rows += 1,
            "th" => heads += 1,
            "td" => cells += 1,
            _ => {}
        }
        if cells > MANY_CELLS {
            return true;
        }
    }
    rows >= 2 && cells + heads >= rows * 2 || heads > 0 && cells > 0
}

/// One line a row, cells parted by a tab.
pub(super) fn rows(table: &NodeRef<'_>) -> String {
    let mut out = String::new();
    for row in table.descendants_it().filter(|node| node.has_name("tr")) {
        let cells: Vec<String> = row
            .children_it(false)
            .filter(|cell| cell.has_name("td") || cell.has_name("th"))
            .map(|cell| clean_line(&text_of(&cell)))
            .collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            out.push_str(&cells.join("\t"));
            out.push('\n');
        }
    }
    out
}
