//! The panes: each owns what it shows and where it is scrolled to.

mod article;
mod list;
mod quotes;
mod speakers;
mod timeline;

pub use article::{ArticlePane, Columns};
pub use list::List;
pub use quotes::{QuotesPane, Saying};
pub use speakers::SpeakersPane;
pub use timeline::{
    Entry, Filter, Line, Mark, Placed, Rail, Rule, Signs, Standing, TimelineColumns, TimelinePane,
};
