//! reStructuredText: titles, lists, quotes, code, tables, directives, and the fields above them.

mod block;
mod directive;
mod inline;
mod line;
mod table;

use std::collections::HashMap;

use super::draft::{Draft, Writer};
use super::header;
use crate::document::Meta;

use line::Line;

/// How surely a text is reStructuredText: directives and targets count two, all else one, at most two a kind.
pub(super) fn signs(head: &str) -> usize {
    let lines: Vec<&str> = head.lines().collect();
    let of_lines =
        |is_sign: fn(&str) -> bool| lines.iter().filter(|line| is_sign(line)).take(2).count();
    let titles = lines.windows(2).filter(|pair| match pair {
        [title, under] => {
            line::is_title(title, under) && under.starts_with(['~', '^', '"', '\'', '`', '*', '.'])
        }
        _ => false,
    });
    let explicit = of_lines(|line| {
        line.starts_with(".. _") && line.contains(": ") || line::directive(line).is_some()
    });
    let is_above = lines
        .windows(2)
        .any(|pair| matches!(pair, [title, under] if line::is_title(title, under)));
    let sure = explicit * 2
        + of_lines(|line| line.contains("``") && !line.starts_with("```"))
        + of_lines(|line| line.contains(">`_") || line.contains(":`") && line.contains(" :"))
        + of_lines(|line| line::field(line).is_some());
    if sure == 0 {
        // Rules under titles and double colons are found in other texts, too.
        return 0;
    }
    sure + titles.take(2).count()
        + usize::from(is_above)
        + of_lines(|line| line.len() > 2 && line.ends_with("::") && !line.starts_with(".. "))
}

/// Reads a cleaned text.
pub(super) fn read(text: &str) -> (Meta, Vec<Draft>) {
    let lines: Vec<Line<'_>> = text.lines().map(Line::of).collect();
    let end = lines.len();
    let mut reader = Reader {
        names: names(text),
        lines,
        writer: Writer::default(),
        meta: Meta::default(),
        titles: Vec::new(),
        has_begun: false,
    };
    reader.blocks(0..end, 0, 0);
    let (mut drafts, mut meta) = (reader.writer.finish(), reader.meta);
    header::take_only_title(&mut drafts, &mut meta);
    (meta, drafts)
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    writer: Writer,
    meta: Meta,
    /// What names stand for: addresses, and words that replace others.
    names: HashMap<String, String>,
    /// The signs titles are ruled with, from the highest on, and whether above as well.
    titles: Vec<(char, bool)>,
    /// Whether the fields above the text are behind.
    has_begun: bool,
}

/// What `.. _name: address` and `.. |name| replace:: words` say.
fn names(text: &str) -> HashMap<String, String> {
    let explicit = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix(".. "));
    let named = explicit.filter_map(|line| {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix('_') {
            let (name, address) = rest.rsplit_once(": ")?;
            return Some((
                inline::key(name.trim_matches('`')),
                address.trim().to_owned(),
            ));
        }
        let (name, rest) = line.strip_prefix('|')?.split_once('|')?;
        let words = rest.trim_start().strip_prefix("replace::")?;
        Some((inline::key(name), words.trim().to_owned()))
    });
    named.collect()
}

#[cfg(test)]
mod tests;
