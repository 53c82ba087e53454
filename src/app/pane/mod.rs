//! The panes: each owns what it shows and where it is scrolled to.

mod article;
mod list;
#[expect(clippy::module_inception, reason = "the trait of all panes")]
mod pane;
mod quotes;
mod speakers;
mod timeline;

pub use article::{ArticlePane, Columns};
pub use list::ScrollList;
pub use pane::{ListEnd, Pane, PaneTarget};
pub use quotes::{QuoteRow, QuotesPane};
pub use speakers::SpeakersPane;
pub use timeline::{
    DateRule, EventMark, NestingGuide, TimelineColumns, TimelineEntry, TimelineFilter,
    TimelineLine, TimelinePane, TimelineRow, TimelineSigns,
};

#[cfg(test)]
mod tests;
