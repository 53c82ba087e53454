//! Names of people, organisations and places.

use super::sentence::Sentences;
use super::tag::Tags;
use crate::document::Document;
use crate::rules::Rules;
use crate::text::Span;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation, company, paper or public body.
    Organization,
    /// A place.
    Place,
    /// A nationality, event, law or work.
    Other,
}

/// One mention of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words of the name, titles left out.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
}

/// Finds all names, sorted by span.
pub fn find(
    _document: &Document,
    _sentences: &Sentences,
    _tags: &Tags,
    _rules: &Rules,
) -> Vec<Name> {
    Vec::new()
}
