//! What begins with two dots: directives, footnotes, names, comments.

use std::ops::Range;

use super::{Reader, inline, line};
use crate::document::BlockKind;

/// How the content of a directive is read.
enum Content {
    Blocks,
    Quote,
    Code,
    /// Its first paragraph stands under a picture.
    Figure,
    /// The argument stands over a table.
    Table,
    Title,
    None,
}

fn content(name: &str) -> Content {
    let name = name.rsplit(':').next().unwrap_or(name);
    match name.to_ascii_lowercase().as_str() {
        "note" | "warning" | "tip" | "important" | "caution" | "danger" | "hint" | "attention"
        | "error" | "seealso" | "admonition" | "topic" | "sidebar" | "container" | "compound"
        | "versionadded" | "versionchanged" | "deprecated" | "rubric" | "only" | "class"
        | "function" | "method" | "attribute" | "module" | "data" | "exception" | "describe"
        | "option" | "centered" => Content::Blocks,
        "epigraph" | "pull-quote" | "highlights" => Content::Quote,
        "code" | "code-block" | "sourcecode" | "parsed-literal" | "math" | "literal" | "prompt"
        | "doctest" => Content::Code,
        "figure" => Content::Figure,
        "table" | "list-table" | "csv-table" => Content::Table,
        "title" => Content::Title,
        _ => Content::None,
    }
}

impl Reader<'_> {
    /// Reads what begins with two dots.
    pub(super) fn explicit(&mut self, lines: Range<usize>, depth: usize) {
        let first = self.get(lines.start);
        let (indent, words) = (first.indent, first.words.to_owned());
        let rest = lines.start + 1..lines.end;
        if let Some((name, argument)) = line::directive(&words) {
            return self.directive((name, argument), rest, depth);
        }
        let note = words
            .strip_prefix(".. [")
            .and_then(|note| note.split_once(']'));
        if let Some((label, note)) = note {
            self.has_begun = true;
            let inner = self.least_indent(rest.clone()).max(indent);
            self.writer.open(BlockKind::Paragraph, 0);
            self.writer
                .text(&format!("[{}] ", label.trim_start_matches('#')));
            let end = if self.get(rest.start).is_blank() {
                rest.start
            } else {
                self.end_of_paragraph(rest.clone()).min(rest.end)
            };
            let mut words = note.trim().to_owned();
            for line in self.lines.get(rest.start..end).unwrap_or_default() {
                words.push('\n');
                words.push_str(line.words);
            }
            inline::write(&words, &self.names, &mut self.writer);
            self.writer.close();
            self.blocks(end..rest.end, inner, depth + 1);
        }
    }

    fn directive(&mut self, (name, argument): (&str, &str), lines: Range<usize>, depth: usize) {
        let content = content(name);
        if let Content::Title = content {
            self.meta.title = Some(argument.to_owned());
        }
        if matches!(content, Content::Title | Content::None) {
            return;
        }
        self.has_begun = true;
        let lines = self.without_options(lines);
        let inner = self.least_indent(lines.clone());
        match content {
            Content::Code => self.code(lines, ""),
            Content::Figure => {
                let end = self.end_of_paragraph(lines.clone()).min(lines.end);
                let words: Vec<&str> = self
                    .lines
                    .get(lines.start..end)
                    .unwrap_or_default()
                    .iter()
                    .map(|line| line.words)
                    .collect();
                self.caption(&words.join("\n"));
                self.blocks(end.max(lines.start)..lines.end, inner, depth + 1);
            }
            Content::Table => {
                self.caption(argument);
                self.blocks(lines, inner, depth + 1);
            }
            Content::Quote => {
                self.writer.enter_quote();
                self.blocks(lines, inner, depth + 1);
                self.writer.leave_quote();
            }
            Content::Blocks => {
                if !argument.is_empty() {
                    self.writer.open_prose();
                    inline::write(argument, &self.names, &mut self.writer);
                    self.writer.close();
                }
                self.blocks(lines, inner, depth + 1);
            }
            Content::Title | Content::None => {}
        }
    }

    fn caption(&mut self, words: &str) {
        self.writer.open(BlockKind::Caption, 0);
        inline::write(words, &self.names, &mut self.writer);
        self.writer.close();
    }

    /// The lines behind the options and blank lines that a directive's content begins with.
    fn without_options(&self, lines: Range<usize>) -> Range<usize> {
        let read = self.lines.get(lines.clone()).unwrap_or_default();
        let is_option = |line: &&line::Line<'_>| line::field(line.words).is_some();
        let options = read.iter().take_while(is_option).count();
        let blanks = read
            .iter()
            .skip(options)
            .take_while(|line| line.is_blank())
            .count();
        lines.start + options + blanks..lines.end
    }
}
