//! Reads and rewrites the examples of a spec: `tests/specs/format.md` says how they are written.

use std::fmt::Write as _;

use newsprint::analysis::{Analysis, Models, analyze};
use newsprint::document::{BlockKind, Document, DocumentBuilder, Moment};
use newsprint::lang::Lang;

use super::expectation;

/// One example: lines of a spec file between `start` and `end`, indentation taken off.
pub struct Example {
    /// The line of its first line of text, from 1.
    pub line: usize,
    /// The publication date, if it names one.
    pub published: Option<Moment>,
    /// The article.
    pub text: String,
    /// The lines after `---`.
    pub expected: Vec<String>,
    indent: &'static str,
    // Line indices (from 0, half open) of the expectations in the file.
    lines: std::ops::Range<usize>,
}

/// All examples of a spec file, in order.
pub fn examples(spec: &str) -> Vec<Example> {
    let lines: Vec<&str> = spec.lines().collect();
    let mut examples = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let (start, end, next, indent) = if lines[at].starts_with("```") {
            let close = (at + 1..lines.len()).find(|line| lines[*line].starts_with("```"));
            let close = close.unwrap_or_else(|| panic!("line {}: unclosed fence", at + 1));
            (at + 1, close, close + 1, "")
        } else if lines[at].starts_with("    ") {
            let inside = |line: &usize| lines[*line].starts_with("    ") || lines[*line].is_empty();
            let mut end = (at..lines.len()).take_while(inside).last().unwrap() + 1;
            while lines[end - 1].is_empty() {
                end -= 1;
            }
            (at, end, end, "    ")
        } else {
            at += 1;
            continue;
        };
        examples.extend(example(&lines, start, end, indent));
        at = next;
    }
    examples
}

/// The example of a block of lines; `None` for a block without a `---` line, which only illustrates.
fn example(lines: &[&str], start: usize, end: usize, indent: &'static str) -> Option<Example> {
    let bare = |line: usize| lines[line].strip_prefix(indent).unwrap_or("").trim_end();
    let rule = (start..end).find(|line| bare(*line) == "---")?;
    let mut first = start;
    let published = bare(start).strip_prefix("published ").map(|date| {
        first += 1;
        Moment::parse(date).unwrap_or_else(|| panic!("line {}: no date: {date}", start + 1))
    });
    Some(Example {
        line: first + 1,
        published,
        text: (first..rule).map(bare).collect::<Vec<_>>().join("\n"),
        expected: (rule + 1..end)
            .map(|line| bare(line).to_owned())
            .filter(|line| !line.is_empty())
            .collect(),
        indent,
        lines: rule + 1..end,
    })
}

impl Example {
    /// The article: paragraphs parted by blank lines; `# ` opens a heading, `- ` a list item, `> ` a block quotation.
    pub fn document(&self) -> Document {
        let mut builder = DocumentBuilder::new();
        builder.meta().published = self.published;
        for paragraph in self.text.split("\n\n") {
            let (kind, level, words) = if let Some(words) = paragraph.strip_prefix("# ") {
                (BlockKind::Heading, 2, words)
            } else if let Some(words) = paragraph.strip_prefix("- ") {
                (BlockKind::ListItem, 1, words)
            } else if let Some(words) = paragraph.strip_prefix("> ") {
                (BlockKind::BlockQuote, 1, words)
            } else {
                (BlockKind::Paragraph, 0, paragraph)
            };
            builder.block(kind, level, words);
        }
        builder.finish()
    }

    /// The expectations as they should read: those that hold are kept as written, the rest is as found.
    ///
    /// Equal to `expected` when the example holds.
    pub fn outcome(&self) -> Vec<String> {
        let document = self.document();
        let analysis: Analysis = analyze(
            &document,
            Lang::of(document.meta.language.as_deref()),
            Models::builtin(),
            None,
        );
        expectation::outcome(&document, &analysis, &self.expected)
            .unwrap_or_else(|fault| panic!("line {}: {fault}", self.line))
    }
}

/// The spec with the expectations of every example replaced.
pub fn rewritten(spec: &str, outcomes: &[(Example, Vec<String>)]) -> String {
    let mut text = String::new();
    let mut skip = 0..0;
    for (at, line) in spec.lines().enumerate() {
        if let Some((example, outcome)) = outcomes.iter().find(|(one, _)| one.lines.start == at) {
            for line in outcome {
                writeln!(text, "{}{line}", example.indent).unwrap();
            }
            skip = example.lines.clone();
        }
        if !skip.contains(&at) {
            writeln!(text, "{line}").unwrap();
        }
    }
    text
}
