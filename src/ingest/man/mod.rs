//! Terminal output: manual pages, and other text with bold, underline and colour.
//!
//! A manual page is filled to the width of a terminal; its paragraphs are joined again, so that they can be laid out
//! at any width. Everything else keeps its lines.

mod styled;

use super::draft::Draft;
use crate::document::{BlockKind, MarkKind, Meta};
use styled::Styled;

/// Minimum signs of a typeset page.
const SIGNS: usize = 3;

/// Subheadings are indented less than the body.
const HEADING_INDENT: usize = 4;

/// Whether a text is a manual page or uses overstriking, by its beginning. Colours are not enough: articles have
/// them, too.
pub(super) fn is_typeset(head: &str) -> bool {
    let strikes = head.matches('\u{8}').count();
    let first = || Styled::of(head.lines().find(|line| !line.trim().is_empty())?).header();
    strikes >= SIGNS || first().is_some()
}

/// Reads it.
pub(super) fn read(text: &str) -> (Meta, Vec<Draft>) {
    let mut lines: Vec<Styled> = text.lines().map(Styled::of).collect();
    lines.truncate(1 + lines.iter().rposition(|line| !line.is_blank()).unwrap_or(0));
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(0);
    lines.drain(..first);
    let header = lines.first().and_then(Styled::header);
    let Some((name, section)) = header else {
        let groups = lines.split(Styled::is_blank);
        let drafts = groups.filter_map(|group| kept(group, 0)).collect();
        let meta = Meta {
            typeset: true,
            ..Meta::default()
        };
        return (meta, drafts);
    };
    let meta = Meta {
        typeset: true,
        title: Some(name),
        section: Some(section).filter(|section| !section.is_empty()),
        language: Some("en".to_owned()).filter(|_| is_english(&lines)),
        ..Meta::default()
    };
    (meta, page(lines.get(1..).unwrap_or_default()))
}

/// The usual headings are the best sign of a page's language.
fn is_english(lines: &[Styled]) -> bool {
    let is_usual = |line: &Styled| matches!(line.words.trim_end(), "SYNOPSIS" | "DESCRIPTION");
    lines.iter().any(is_usual)
}

/// The blocks of a page without its header.
fn page(lines: &[Styled]) -> Vec<Draft> {
    let body = lines.iter().filter(|line| line.indent() > HEADING_INDENT);
    let page = ManPage {
        base: body.clone().map(Styled::indent).min().unwrap_or(0),
        width: body.map(Styled::end).max().unwrap_or(0),
    };
    let mut drafts = Vec::new();
    for group in lines.split(Styled::is_blank) {
        let heads = group
            .iter()
            .take_while(|line| line.indent() <= HEADING_INDENT);
        let heads = heads.count();
        for (index, line) in group.iter().take(heads).enumerate() {
            let level = if line.indent() == 0 { 2 } else { 3 };
            // The last line of a page says where it comes from.
            let is_footer = line.header().is_some() || line.words.trim().contains("   ");
            let kind = if is_footer && index + 1 == heads {
                BlockKind::Caption
            } else {
                BlockKind::Heading
            };
            drafts.push(line.trimmed().draft(kind, level));
        }
        page.group(group.get(heads..).unwrap_or_default(), &mut drafts);
    }
    drafts
}

/// The geometry of a page.
#[derive(Clone, Copy)]
struct ManPage {
    /// The indentation of its text.
    base: usize,
    /// The end column of the longest line.
    width: usize,
}

impl ManPage {
    /// The blocks of lines without blank lines.
    fn group(self, lines: &[Styled], drafts: &mut Vec<Draft>) {
        let mut rest = lines;
        while let Some((first, after)) = rest.split_first() {
            let below = after.first().map_or(0, Styled::indent);
            if below > first.indent() {
                // A term and its description below.
                let count = after.iter().take_while(|line| line.indent() >= below);
                let (meaning, others) = after.split_at(count.count());
                self.item(first, meaning, drafts);
                rest = others;
            } else {
                let same = |line: &&Styled| line.indent() == first.indent();
                let count = rest.iter().take_while(same).count();
                // A line followed by deeper lines is a term.
                let is_term = rest
                    .get(count)
                    .is_some_and(|line| line.indent() > first.indent());
                let (run, others) = rest.split_at(if is_term { count - 1 } else { count });
                self.run(run, drafts);
                rest = others;
            }
        }
    }

    fn item(self, term: &Styled, meaning: &[Styled], drafts: &mut Vec<Draft>) {
        if !self.is_filled(meaning) {
            drafts.push(term.trimmed().draft(BlockKind::Paragraph, 0));
            drafts.extend(kept(meaning, self.base));
            return;
        }
        let mut words = term.trimmed();
        for line in meaning {
            words.join(line);
        }
        let level = 1 + term.indent().saturating_sub(self.base) / 4;
        drafts.push(words.draft(BlockKind::ListItem, u8::try_from(level).unwrap_or(1)));
    }

    /// Lines with the same indentation.
    fn run(self, lines: &[Styled], drafts: &mut Vec<Draft>) {
        let Some((first, others)) = lines.split_first() else {
            return;
        };
        let is_option = |line: &Styled| line.words.trim_start().starts_with('-');
        if lines.iter().all(is_option) {
            for line in lines {
                self.item(line, &[], drafts);
            }
            return;
        }
        let inside = first.indent() > self.base;
        if !self.is_filled(lines) || inside && others.is_empty() {
            return drafts.extend(kept(lines, self.base));
        }
        let mut words = first.trimmed();
        for line in others {
            words.join(line);
        }
        let (kind, level) = if inside {
            (BlockKind::BlockQuote, 1)
        } else {
            (BlockKind::Paragraph, 0)
        };
        drafts.push(words.draft(kind, level));
    }

    /// Whether every line ends because the first word of the next one does not fit.
    fn is_filled(self, lines: &[Styled]) -> bool {
        let indent = lines.first().map_or(0, Styled::indent);
        let full = |two: &[Styled]| {
            let [line, next] = two else { return false };
            let word = next.words.split_whitespace().next().unwrap_or_default();
            // Justified lines end at the margin, others a word before it.
            line.end() + 1 + word.chars().count() >= self.width
        };
        lines.iter().all(|line| line.indent() == indent) && lines.windows(2).all(full)
    }
}

/// Lines as they are, with some indentation removed.
fn kept(lines: &[Styled], indent: usize) -> Option<Draft> {
    let least = lines.iter().map(Styled::indent).min()?.min(indent);
    let mut words = Styled::default();
    for line in lines {
        words.append(&line.without(least));
        words.words.push('\n');
    }
    Some(words.draft(BlockKind::Code, 0))
}

impl Styled {
    fn draft(self, kind: BlockKind, level: u8) -> Draft {
        // A heading is bold as it is.
        let marks = if kind == BlockKind::Heading {
            Vec::new()
        } else {
            self.marks
        };
        Draft {
            marks,
            ..Draft::new(kind, level, self.words)
        }
    }

    /// The name in a page's first line, and the words between it and the same name at the end: `LS(1)   Commands   LS(1)`.
    fn header(&self) -> Option<(String, String)> {
        let words = self.words.trim();
        let (first, rest) = words.split_once(' ')?;
        let (name, section) = first.strip_suffix(')')?.split_once('(')?;
        let middle = rest.trim_end().strip_suffix(first)?;
        let is_section = section.starts_with(|c: char| c.is_ascii_digit() || c == 'n' || c == 'l');
        let named = !name.is_empty() && section.len() <= 8 && is_section;
        named.then(|| (first.to_owned(), middle.trim().to_owned()))
    }
}

impl Styled {
    const BOLD: MarkKind = MarkKind::Strong;
    const UNDERLINED: MarkKind = MarkKind::Emphasis;
}

#[cfg(test)]
mod tests;
