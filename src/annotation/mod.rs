//! What a reader leaves in an article: a place, highlights and notes, each anchored to the words it stands at.
//!
//! Owns [`Anchor`] and how it is found again; knows nothing of files, panes or what the words mean.
#![deny(clippy::disallowed_methods)]

mod anchor;

use serde::{Deserialize, Serialize};

pub use anchor::Anchor;

/// A stretch of an article that a reader marked, with or without words of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Tells it from every other of the article.
    pub id: String,
    /// What it is about.
    pub anchor: Anchor,
    /// The reader's own words; empty for a highlight.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it was made: RFC 3339, in UTC.
    pub made: String,
}

/// What was marked in an article, and which article that is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notebook {
    /// Its headline.
    pub title: Option<String>,
    /// Its authors.
    #[serde(default)]
    pub byline: Vec<String>,
    /// Where it was published.
    pub publisher: Option<String>,
    /// When, as a date.
    pub published: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// What was marked, in the order of the text as it was then.
    pub notes: Vec<Note>,
}
