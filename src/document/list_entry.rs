use super::Moment;

/// What a list of articles shows about one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListEntry {
    /// The headline, or another name.
    pub title: String,
    /// The authors' names.
    pub byline: Vec<String>,
    /// When it was published.
    pub published: Option<Moment>,
}
