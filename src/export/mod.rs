//! Outputs of an analysed article, one format a file.
//!
//! Pure: a format writes to whatever it is given and opens nothing. One more format is a file with its [`ReportFormat`] and a row
//! in [`OUTPUT_FORMATS`].
#![deny(clippy::disallowed_methods)]

mod address;
mod annotation;
mod article;
mod csv;
mod hash;
mod html;
mod ics;
pub mod json;
mod markup;
mod notes;
mod order;
mod outline;
mod report;

use csv::CsvReport;
use html::HtmlReport;
use ics::CalendarReport;
use json::JsonReport;
use markup::Markup;

pub use article::{AnalyzedArticle, OutputPart};
pub use notes::{NOTES_FORMATS, NotesFormat};
pub use outline::{OutlineLine, outline, quoted_words};
pub use report::{Failure, ReportFormat, ReportWriter};

/// The JSON Schema (draft 2020-12) of what [`json`] prints.
pub const SCHEMA: &str = include_str!("../../assets/extract.schema.json");

/// A format that articles are printed in.
#[derive(Clone, Copy, Debug)]
pub struct OutputFormat {
    /// The name that `--format` takes.
    pub name: &'static str,
    /// Who reads it.
    pub audience: Audience,
    /// Makes a report that has written nothing yet.
    pub report: fn() -> Box<dyn ReportFormat>,
}

/// Who reads an output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// People: findings that the settings hide are left out.
    People,
    /// Programs: everything is printed.
    Programs,
    /// Programs that may ask for parts of the output and for explanations.
    JsonPrograms,
}

use Audience::{JsonPrograms, People, Programs};

const fn format(
    name: &'static str,
    audience: Audience,
    report: fn() -> Box<dyn ReportFormat>,
) -> OutputFormat {
    OutputFormat {
        name,
        audience,
        report,
    }
}

/// Every output format, the default first.
pub const OUTPUT_FORMATS: [OutputFormat; 8] = [
    format("json", JsonPrograms, || {
        Box::new(JsonReport::indented(json::article))
    }),
    format("ndjson", JsonPrograms, || {
        Box::new(JsonReport::lines(json::article))
    }),
    format("csv", Programs, || Box::new(CsvReport)),
    format("ics", Programs, || Box::<CalendarReport>::default()),
    format("html", People, || Box::<HtmlReport>::default()),
    format("markdown", People, || Box::new(Markup::Markdown)),
    format("org", People, || Box::new(Markup::Org)),
    format("annotation", Programs, || {
        Box::new(JsonReport::indented(annotation::article))
    }),
];
