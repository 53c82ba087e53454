//! The timeline as a table: comma-separated values (RFC 4180), one event a row, in order of time.

use std::io::{self, Write};

use super::article::AnalyzedArticle;
use super::order;
use super::report::{Failure, ReportFormat};
use crate::analysis::{Event, Order, TimexId};
use crate::document::Moment;

const COLUMNS: [&str; 18] = [
    "input",
    "title",
    "published",
    "event",
    "earliest",
    "latest",
    "value",
    "words",
    "tense",
    "label",
    "text",
    "speakers",
    "inherited",
    "length",
    "after",
    "before",
    "confidence",
    "error",
];

/// The events of all articles as one table.
pub(super) struct CsvReport;

impl ReportFormat for CsvReport {
    fn begin(&mut self, out: &mut dyn Write, _: &str) -> io::Result<()> {
        row(out, &COLUMNS)
    }

    fn article(&mut self, out: &mut dyn Write, article: &AnalyzedArticle<'_>) -> io::Result<()> {
        let mut events = order::in_time(article.analysis).into_iter();
        events.try_for_each(|event| row(out, &cells(article, event)))
    }

    /// A row that names the input and what is wrong with it.
    fn failure(&mut self, out: &mut dyn Write, input: &str, failure: &Failure) -> io::Result<()> {
        let mut cells: [String; COLUMNS.len()] = Default::default();
        let [first, .., last] = &mut cells;
        *first = safe(input);
        *last = safe(&failure.message);
        row(out, &cells)
    }
}

fn cells(view: &AnalyzedArticle<'_>, event: &Event) -> [String; COLUMNS.len()] {
    let (document, analysis) = (view.document, view.analysis);
    let time = |id: TimexId| analysis.timexes.get(id.index());
    let bounds = event.bounds;
    let moment =
        |moment: Option<Moment>| moment.map(|moment| moment.to_string()).unwrap_or_default();
    let speakers = event
        .speakers
        .iter()
        .filter_map(|id| analysis.speakers.get(id.index()))
        .map(|speaker| &*speaker.name);
    let speakers: Vec<&str> = speakers.collect();
    let (after, before) = match event.order {
        Some(Order::After(id)) => (id.number().to_string(), String::new()),
        Some(Order::Before(id)) => (String::new(), id.number().to_string()),
        None => (String::new(), String::new()),
    };
    let dated = event.time.and_then(time);
    let length = event.length.and_then(time);
    [
        safe(view.input),
        safe(document.meta.title.as_deref().unwrap_or_default()),
        moment(document.meta.published),
        event.id.number().to_string(),
        moment(bounds.and_then(|bounds| bounds.earliest)),
        moment(bounds.and_then(|bounds| bounds.latest)),
        dated.map(|time| time.value.to_string()).unwrap_or_default(),
        safe(dated.map_or("", |time| document.words(time.span))),
        event.tense.as_str().to_owned(),
        safe(&event.row(document)),
        safe(document.words(event.span)),
        safe(&speakers.join("; ")),
        event.inherited.to_string(),
        length
            .map(|time| time.value.to_string())
            .unwrap_or_default(),
        after,
        before,
        format!("{:.3}", event.why.confidence()),
        String::new(),
    ]
}

/// Words that a spreadsheet does not read as a formula: an apostrophe precedes a sign that would start one.
fn safe(words: &str) -> String {
    let words = words.replace(
        |c: char| c.is_control() && c != '\n' && c != '\t',
        "\u{FFFD}",
    );
    let formula = words.starts_with(['=', '+', '-', '@', '\t', '\n']);
    if formula && words.len() > 1 {
        return format!("'{words}");
    }
    words
}

fn row(out: &mut dyn Write, cells: &[impl AsRef<str>]) -> io::Result<()> {
    let quoted = |cell: &str| {
        if cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    };
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell.as_ref())).collect();
    write!(out, "{}\r\n", cells.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str]) -> String {
        let mut out = Vec::new();
        row(&mut out, cells).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn commas_quotes_and_line_ends_are_quoted() {
        assert_eq!(
            written(&["a", "b, c", "say \"d\"", "e\nf", ""]),
            "a,\"b, c\",\"say \"\"d\"\"\",\"e\nf\",\r\n"
        );
    }

    #[test]
    fn nothing_starts_a_formula() {
        for words in [
            "=1+1",
            "+4 degrees",
            "-cmd|' /c calc'!A1",
            "@SUM(A1)",
            "\t=1",
        ] {
            assert!(safe(words).starts_with('\''), "{words}");
        }
        assert_eq!((safe("-").as_str(), safe("a=b").as_str()), ("-", "a=b"));
    }

    #[test]
    fn an_input_that_could_not_be_read_is_a_row() {
        let mut out = Vec::new();
        let why = Failure {
            kind: "missing",
            message: "x: no such file".to_owned(),
        };
        CsvReport.failure(&mut out, "x", &why).unwrap();
        assert_eq!(out, b"x,,,,,,,,,,,,,,,,,x: no such file\r\n");
    }
}
