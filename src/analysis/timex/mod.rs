//! Temporal expressions, their TIMEX3 values (ISO-TimeML, ISO 24617-1) and the days they cover.

mod value;

use chrono::NaiveDate;

use super::quote::Quote;
use super::sentence::Sentences;
use super::tag::Tags;
use super::{Evidence, TimexId};
use crate::document::{Document, Moment};
use crate::rules::Rules;
use crate::text::Span;

pub use value::{Modifier, TimexKind, TimexValue};

/// The days a time covers: inclusive; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The first day or minute it may mean.
    pub earliest: Option<Moment>,
    /// The last day or minute it may mean.
    pub latest: Option<Moment>,
}

/// One temporal expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// The place in [`Analysis::timexes`](super::Analysis::timexes).
    pub id: TimexId,
    /// Its words.
    pub span: Span,
    /// What it means.
    pub value: TimexValue,
    /// "early", "late", "about" ...
    pub modifier: Option<Modifier>,
    /// The days it covers, when it names any.
    pub bounds: Option<Bounds>,
    /// What fired.
    pub why: Evidence,
}

/// Finds all temporal expressions, sorted by span, and resolves them in document order against `reference`.
pub fn find(
    _document: &Document,
    _sentences: &Sentences,
    _tags: &Tags,
    _quotes: &[Quote],
    _rules: &Rules,
    _reference: Option<NaiveDate>,
) -> Vec<Timex> {
    Vec::new()
}
