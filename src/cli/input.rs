use std::ffi::OsStr;
use std::io::{self, Read};

use super::args::SourceArgs;
use crate::document::Document;
use crate::export::Failure;
use crate::ingest::{Source, ingest};

/// Reads the article an argument names, as far as the other arguments describe it.
pub(super) fn open(input: Option<&OsStr>, about: &SourceArgs) -> Result<Document, Failure> {
    let (bytes, format) = match input {
        None => (
            include_bytes!("../../assets/sample.md").to_vec(),
            Some(crate::ingest::Format::Markdown),
        ),
        Some(input) => (
            bytes(input).map_err(|error| Failure {
                kind: "unreadable",
                message: format!("{}: cannot be read: {error}", input.to_string_lossy()),
            })?,
            about.from.format(),
        ),
    };
    let source = Source {
        bytes: &bytes,
        name: &input.unwrap_or_default().to_string_lossy(),
        format,
        url: about.url.as_deref(),
    };
    ingest(&source).map_err(|refusal| Failure {
        kind: "no-article",
        message: format!("{}: {refusal}", input.unwrap_or_default().to_string_lossy()),
    })
}

fn bytes(input: &OsStr) -> io::Result<Vec<u8>> {
    if input != "-" {
        return std::fs::read(input);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
