//! Blocks, by their indentation and their first line.

use std::ops::Range;

use super::line::{self, Line};
use super::{Reader, inline};
use crate::document::{BlockKind, Meta};
use crate::ingest::front;

/// Blocks in blocks; what is deeper is taken for plain paragraphs.
const MAX_DEPTH: usize = 16;

impl<'a> Reader<'a> {
    pub(super) fn get(&self, at: usize) -> Line<'a> {
        self.lines.get(at).copied().unwrap_or_default()
    }

    /// Reads the blocks of some lines that stand at a column; what stands further in is a quotation.
    pub(super) fn blocks(&mut self, lines: Range<usize>, indent: usize, depth: usize) {
        let mut at = lines.start;
        while at < lines.end {
            let line = self.get(at);
            let next = if line.is_blank() {
                at + 1
            } else if line.indent > indent && depth < MAX_DEPTH {
                let end = self.end_of_indented(at..lines.end, indent);
                let inner = self.least_indent(at..end);
                self.writer.enter_quote();
                self.blocks(at..end, inner, depth + 1);
                self.writer.leave_quote();
                end
            } else {
                self.block(at..lines.end, depth)
            };
            debug_assert!(next > at, "every block takes a line");
            at = next.max(at + 1);
        }
    }

    /// Reads the block that begins at the first line; gives the line behind it.
    fn block(&mut self, lines: Range<usize>, depth: usize) -> usize {
        let at = lines.start;
        if let Some(end) = self.title(&lines) {
            return end;
        }
        if let Some(end) = self.table(lines.clone()) {
            return end;
        }
        let (line, next) = (self.get(at), self.get(at + 1));
        let (words, indent) = (line.words, line.indent);
        if line::rule(words).is_some_and(|_| words.len() >= 4) && next.is_blank() {
            return at + 1;
        }
        if let Some((name, value)) = line::field(words).filter(|_| !self.has_begun) {
            let end = self.end_of_indented(at + 1..lines.end, indent);
            let mut value = value.to_owned();
            for line in self.lines.get(at + 1..end).unwrap_or_default() {
                value.push(' ');
                value.push_str(line.words);
            }
            tell(name, &value, &mut self.meta);
            return end;
        }
        if words == ".." || words.starts_with(".. ") {
            let end = self.end_of_indented(at + 1..lines.end, indent);
            self.explicit(at..end, depth);
            return end;
        }
        self.has_begun = true;
        if depth < MAX_DEPTH {
            if let Some((length, is_numbered)) = line::bullet(words) {
                return self.item(lines, (length, is_numbered), depth);
            }
            let is_term = !next.is_blank() && next.indent > indent && at + 1 < lines.end;
            if is_term && !words.ends_with("::") {
                return self.term(lines, depth);
            }
        }
        if words.starts_with("| ") || words.starts_with(">>> ") {
            let is_verse = words.starts_with('|');
            let end = self.end_of_paragraph(lines);
            self.code(at..end, if is_verse { "| " } else { "" });
            return end;
        }
        self.paragraph(lines)
    }

    /// A title between or over ruled lines.
    fn title(&mut self, lines: &Range<usize>) -> Option<usize> {
        let at = lines.start;
        let (line, next, after) = (self.get(at), self.get(at + 1), self.get(at + 2));
        let over = line::rule(line.words)
            .filter(|_| next.indent >= line.indent && after.words == line.words);
        let (words, sign, end) = match over {
            Some(sign) if !next.is_blank() && line::rule(next.words).is_none() => {
                (next.words, (sign, true), at + 3)
            }
            _ if at + 1 < lines.end
                && line::is_title(line.words, next.words)
                && next.indent == line.indent =>
            {
                (line.words, (line::rule(next.words)?, false), at + 2)
            }
            _ => return None,
        };
        if end > lines.end {
            return None;
        }
        let known = self.titles.iter().position(|title| *title == sign);
        let level = known.unwrap_or(self.titles.len()) + 1;
        if known.is_none() {
            self.titles.push(sign);
        }
        let words = words.to_owned();
        self.writer
            .open(BlockKind::Heading, u8::try_from(level.min(6)).unwrap_or(6));
        inline::write(&words, &self.names, &mut self.writer);
        self.writer.close();
        Some(end)
    }

    fn item(
        &mut self,
        lines: Range<usize>,
        (length, is_numbered): (usize, bool),
        depth: usize,
    ) -> usize {
        let at = lines.start;
        let first = self.get(at);
        let inner = first.indent + length;
        let end = self.end_of_indented(at + 1..lines.end, first.indent);
        // The words of a numbered item begin with its number.
        let skipped = if is_numbered { 0 } else { length };
        if let Some(line) = self.lines.get_mut(at) {
            line.words = line.words.get(skipped..).unwrap_or_default();
            line.indent = inner;
        }
        self.writer.enter_list();
        self.writer.enter_item();
        let indent = self.least_indent(at..end).min(inner);
        if is_numbered {
            let head = self.end_of_paragraph(at..end);
            self.paragraph(at..head);
            self.blocks(head..end, indent, depth + 1);
        } else {
            self.align(at, indent);
            self.blocks(at..end, indent, depth + 1);
        }
        self.writer.leave_item();
        self.writer.leave_list();
        end
    }

    fn align(&mut self, at: usize, indent: usize) {
        if let Some(line) = self.lines.get_mut(at) {
            line.indent = indent;
        }
    }

    /// A term and, further in, what it means.
    fn term(&mut self, lines: Range<usize>, depth: usize) -> usize {
        let at = lines.start;
        let indent = self.get(at).indent;
        let end = self.end_of_indented(at + 1..lines.end, indent);
        self.writer.enter_list();
        self.writer.enter_item();
        self.paragraph(at..at + 1);
        self.writer.leave_item();
        self.writer.enter_item();
        let inner = self.least_indent(at + 1..end);
        self.blocks(at + 1..end, inner, depth + 1);
        self.writer.leave_item();
        self.writer.leave_list();
        end
    }

    /// Words up to a blank line, and the code behind them if they end in `::`.
    pub(super) fn paragraph(&mut self, lines: Range<usize>) -> usize {
        let indent = self.get(lines.start).indent;
        let end = self.end_of_paragraph(lines.clone());
        let read = self.lines.get(lines.start..end).unwrap_or_default();
        let words: Vec<&str> = read.iter().map(|line| line.words).collect();
        let words = words.join("\n");
        let shown = match words.strip_suffix("::") {
            Some(rest) if rest.is_empty() || rest.ends_with(char::is_whitespace) => {
                rest.trim_end().to_owned()
            }
            Some(rest) => format!("{rest}:"),
            None => words.clone(),
        };
        if !shown.is_empty() {
            self.writer.open_prose();
            inline::write(&shown, &self.names, &mut self.writer);
            self.writer.close();
        }
        if !words.ends_with("::") {
            return end;
        }
        let code = self.end_of_indented(end..lines.end, indent);
        self.code(end..code, "");
        code
    }

    /// Writes lines as they are, without a sign that all begin with.
    pub(super) fn code(&mut self, lines: Range<usize>, sign: &str) {
        let indent = self.least_indent(lines.clone());
        self.writer.open(BlockKind::Code, 0);
        let lines = self.lines.get(lines).unwrap_or_default().iter();
        for line in lines.skip_while(|line| line.is_blank()) {
            let blanks = line.indent.saturating_sub(indent).min(200);
            let words = line.words.strip_prefix(sign).unwrap_or(line.words);
            self.writer.text(&" ".repeat(blanks));
            self.writer.text(words);
            self.writer.text("\n");
        }
        self.writer.close();
    }

    /// Where lines that are blank or stand further in than a column end; blank lines at the end do not count.
    pub(super) fn end_of_indented(&self, lines: Range<usize>, indent: usize) -> usize {
        let mut end = lines.start;
        for (at, line) in self
            .lines
            .iter()
            .enumerate()
            .take(lines.end)
            .skip(lines.start)
        {
            if !line.is_blank() {
                if line.indent <= indent {
                    break;
                }
                end = at + 1;
            }
        }
        end
    }

    pub(super) fn end_of_paragraph(&self, lines: Range<usize>) -> usize {
        let indent = self.get(lines.start).indent;
        let goes_on = |line: &&Line<'_>| !line.is_blank() && line.indent == indent;
        let rest = self
            .lines
            .get(lines.start + 1..lines.end)
            .unwrap_or_default();
        lines.start + 1 + rest.iter().take_while(goes_on).count()
    }

    pub(super) fn least_indent(&self, lines: Range<usize>) -> usize {
        let lines = self.lines.get(lines).unwrap_or_default().iter();
        let indents = lines
            .filter(|line| !line.is_blank())
            .map(|line| line.indent);
        indents.min().unwrap_or(0)
    }
}

/// Tells what a field above the text says.
fn tell(name: &str, value: &str, meta: &mut Meta) {
    let is_shown = !matches!(
        name.to_ascii_lowercase().as_str(),
        "description" | "keywords" | "tags"
    );
    if is_shown {
        front::tell_field(name, value, meta);
    }
}
