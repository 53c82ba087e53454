use super::Moment;

/// An article in a list to choose from: what is told of it before it is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListEntry {
    /// The headline, or what else it can be known by.
    pub title: String,
    /// The authors' names.
    pub byline: Vec<String>,
    /// When it was published.
    pub published: Option<Moment>,
}
