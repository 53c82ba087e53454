//! What the outputs print: an article and what was found in it.

use chrono::NaiveDate;

use super::address;
use crate::analysis::{Analysis, wording};
use crate::document::{Document, Moment};

/// A part of the output that can be asked for by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutputPart {
    /// Metadata, text and blocks: always there.
    Document,
    /// Quotations, with the speakers and times they refer to.
    Quotes,
    /// Temporal expressions.
    Times,
    /// Events, with the times, quotations and speakers they refer to.
    Events,
}

impl OutputPart {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Document, Self::Quotes, Self::Times, Self::Events];

    /// The name that `--only` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Quotes => "quotes",
            Self::Times => "times",
            Self::Events => "events",
        }
    }
}

/// One analysed article and how much of it to print.
#[derive(Clone, Copy, Debug)]
pub struct AnalyzedArticle<'a> {
    /// The path or address as it was given; control characters in it are printed as U+FFFD.
    pub input: &'a str,
    /// The article.
    pub document: &'a Document,
    /// What was found in it; lists that were not asked for may be empty.
    pub analysis: &'a Analysis,
    /// The parts to print.
    pub parts: &'a [OutputPart],
    /// Whether every finding names the rule that made it.
    pub explain: bool,
    /// The day that relative times were counted from, where it is not that of the publication.
    pub reference: Option<NaiveDate>,
}

impl AnalyzedArticle<'_> {
    /// The article's own day: the one it was read with, else that of its publication.
    pub(super) fn day(&self) -> Option<Moment> {
        let named = self.reference.map(Moment::day);
        named.or(self.document.meta.published)
    }

    pub(super) fn wants(&self, parts: &[OutputPart]) -> bool {
        parts.iter().any(|part| self.parts.contains(part))
    }

    /// The headline; without one, the input.
    pub(super) fn title(&self) -> &str {
        self.document.meta.title.as_deref().unwrap_or(self.input)
    }

    /// The address of the article, if it is safe to print.
    pub(super) fn address(&self) -> Option<&str> {
        let meta = &self.document.meta;
        let address = meta.canonical.as_deref().or(meta.url.as_deref());
        address.and_then(address::web)
    }

    /// Who wrote it, where and when: "By Jane Roe · The Harbor Times · Tue 4 Mar 2025".
    pub(super) fn facts(&self) -> String {
        let meta = &self.document.meta;
        let by = (!meta.byline.is_empty()).then(|| format!("By {}", meta.byline.join(", ")));
        let published = meta.published.map(|moment| wording::full_day(moment.date));
        let facts = [by, meta.publisher.clone(), published];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        facts.join(" · ")
    }
}
