//! HTML pages: finding the article in them, its blocks and its metadata.

mod dom;
mod table;
mod walk;

use dom_query::Document as Page;

use super::draft::Draft;

pub(super) use walk::link;

/// The blocks of a piece of HTML that stands in another text.
pub(super) fn fragment(source: &str) -> Vec<Draft> {
    walk::blocks(Page::fragment(source).root())
}
