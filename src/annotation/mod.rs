//! A reader's highlights and notes, each anchored to words of the article.
//!
//! Owns [`Anchor`] and how it is found again; knows nothing about files, panes or what the words mean.
#![deny(clippy::disallowed_methods)]

mod anchor;

use serde::{Deserialize, Serialize};

pub use anchor::Anchor;

/// A highlight, with or without a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its id, unique in the article.
    pub id: String,
    /// The marked words.
    pub anchor: Anchor,
    /// The note; empty for a highlight.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it was made: RFC 3339, in UTC.
    pub made: String,
}

/// The highlights and notes of an article, with its metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notebook {
    /// Its headline.
    pub title: Option<String>,
    /// Its authors.
    #[serde(default)]
    pub byline: Vec<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// Its date.
    pub published: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// The highlights and notes, in the order of the text.
    pub notes: Vec<Note>,
}
