//! Org: headings, lists, blocks, tables, and the keywords above them.

mod inline;
mod line;

use super::draft::{Draft, Writer};
use super::lists::Lists;
use super::{front, header};
use crate::document::{BlockKind, Meta};

use line::Line;

/// How surely a text is Org: every keyword counts two, links and headings of the second level one.
pub(super) fn signs(head: &str) -> usize {
    let of_lines =
        |is_sign: fn(&str) -> bool| head.lines().filter(|line| is_sign(line)).take(2).count();
    let keywords = of_lines(|line| line::keyword(line).is_some() || line::begin(line).is_some());
    keywords * 2
        + of_lines(|line| line.starts_with("** "))
        + of_lines(|line| line.contains("[[") && line.contains("]["))
        + of_lines(|line| matches!(line.trim(), ":PROPERTIES:" | ":END:"))
}

/// Reads a cleaned Org text.
pub(super) fn read(text: &str) -> (Meta, Vec<Draft>) {
    let lines: Vec<&str> = text.lines().collect();
    let mut reader = Reader::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at + 1..).unwrap_or_default();
        at += 1 + reader.line(line, rest);
    }
    reader.end_paragraph();
    let (mut drafts, mut meta) = (reader.writer.finish(), reader.meta);
    header::take_only_title(&mut drafts, &mut meta);
    (meta, drafts)
}

#[derive(Default)]
struct Reader {
    meta: Meta,
    writer: Writer,
    lists: Lists,
    /// The lines of a paragraph that is not yet written.
    words: String,
    /// Drawers that are looked for and end nowhere.
    has_endless_drawer: bool,
}

impl Reader {
    /// Takes a line; gives how many of the following it takes with it.
    fn line(&mut self, line: &str, rest: &[&str]) -> usize {
        match Line::of(line) {
            Line::Blank => self.end_paragraph(),
            Line::Heading { level, words } => {
                self.leave();
                self.writer.open(BlockKind::Heading, level);
                inline::write(words, &mut self.writer);
                self.writer.close();
            }
            Line::Keyword { key, value } => self.keyword(key, value),
            Line::Begin(name) => return self.block(name, rest),
            Line::End(name) => self.end_block(name),
            Line::Drawer => return self.drawer(rest),
            Line::Aside => {}
            Line::Rule => self.leave(),
            Line::Fixed(_) => return self.run(line, rest, BlockKind::Code, fixed),
            Line::Row(_) => return self.run(line, rest, BlockKind::Table, row),
            Line::Item { indent, words } => {
                self.end_paragraph();
                self.lists.item(indent, &mut self.writer);
                self.words.push_str(&words);
            }
            Line::Note { label, words } => {
                self.leave();
                self.words = format!("[{label}] {words}");
            }
            Line::Words { indent, words } => {
                if self.words.is_empty() {
                    self.lists.leave_to(indent, &mut self.writer);
                } else {
                    self.words.push('\n');
                }
                self.words.push_str(words);
            }
        }
        0
    }

    fn keyword(&mut self, key: &str, value: &str) {
        match key.to_ascii_lowercase().as_str() {
            "title" => {
                // A long title stands on several lines.
                let title = self
                    .meta
                    .title
                    .take()
                    .map_or_else(String::new, |title| title + " ");
                self.meta.title = Some(title + &inline::plain(value));
            }
            "caption" => {
                self.leave();
                self.writer.open(BlockKind::Caption, 0);
                inline::write(value, &mut self.writer);
                self.writer.close();
            }
            key @ ("author" | "date" | "language" | "source" | "publisher" | "url") => {
                let value = value.trim_matches(['<', '>', '[', ']']);
                front::tell_field(key, value, &mut self.meta);
            }
            _ => {}
        }
    }

    /// Begins a block between `#+begin_name` and `#+end_name`; what is taken as it is, is taken whole.
    fn block(&mut self, name: &str, rest: &[&str]) -> usize {
        self.end_paragraph();
        let kind = match name.to_ascii_lowercase().as_str() {
            "quote" => {
                self.writer.enter_quote();
                return 0;
            }
            "src" | "example" | "verse" => Some(BlockKind::Code),
            "comment" | "export" => None,
            _ => return 0,
        };
        let ends =
            |line: &&str| line::end(line).is_some_and(|other| other.eq_ignore_ascii_case(name));
        let inner = rest.iter().position(ends).unwrap_or(rest.len());
        if let Some(kind) = kind {
            self.writer.open(kind, 0);
            for line in rest.iter().take(inner) {
                // A comma keeps a line from being read as Org.
                let line = line
                    .strip_prefix(',')
                    .filter(|line| line.starts_with(['*', '#']))
                    .unwrap_or(line);
                self.writer.text(line);
                self.writer.text("\n");
            }
            self.writer.close();
        }
        inner + 1
    }

    fn end_block(&mut self, name: &str) {
        self.leave();
        if name.eq_ignore_ascii_case("quote") {
            self.writer.leave_quote();
        }
    }

    /// Passes a drawer over, unless it ends nowhere.
    fn drawer(&mut self, rest: &[&str]) -> usize {
        if self.has_endless_drawer {
            return 0;
        }
        let end = rest
            .iter()
            .position(|line| line.trim().eq_ignore_ascii_case(":end:"));
        self.has_endless_drawer = end.is_none();
        end.map_or(0, |lines| lines + 1)
    }

    /// Writes lines of one kind as one block; gives how many of the following are.
    fn run(
        &mut self,
        first: &str,
        rest: &[&str],
        kind: BlockKind,
        of: fn(&str) -> Option<String>,
    ) -> usize {
        self.end_paragraph();
        self.writer.open(kind, 0);
        let mut count = 0;
        for line in std::iter::once(&first)
            .chain(rest)
            .map_while(|line| of(line))
        {
            count += 1;
            if !line.is_empty() || kind == BlockKind::Code {
                self.writer.text(&line);
                self.writer.text("\n");
            }
        }
        self.writer.close();
        count - 1
    }

    /// Ends paragraph and lists.
    fn leave(&mut self) {
        self.end_paragraph();
        self.lists.leave_all(&mut self.writer);
    }

    fn end_paragraph(&mut self) {
        if !self.words.is_empty() {
            self.writer.open_prose();
            inline::write(&std::mem::take(&mut self.words), &mut self.writer);
            self.writer.close();
        }
    }
}

/// A line that is set as it is.
fn fixed(line: &str) -> Option<String> {
    match Line::of(line) {
        Line::Fixed(words) => Some(words.to_owned()),
        _ => None,
    }
}

/// A row of a table, its cells parted by tabs; empty for a ruled line.
fn row(line: &str) -> Option<String> {
    match Line::of(line) {
        Line::Row(cells) => Some(cells.map_or_else(String::new, |cells| {
            let cells: Vec<&str> = cells.split('|').map(str::trim).collect();
            cells.join("\t")
        })),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
