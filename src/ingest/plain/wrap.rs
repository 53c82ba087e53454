//! Paragraphs from lines: hard-wrapped lines are joined, lines that are paragraphs are not.

use std::collections::HashSet;

use super::lines::TextLine;
use super::list::{Marker, markers};

/// Lines longer than this were not broken to fit a page.
const MAX_WRAP: usize = 130;

/// A paragraph joined from its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// All words of the lines, with the marker.
    pub(super) words: String,
    /// Columns before the first line, and the fewest before any other; the same for a single line.
    pub(super) indent: usize,
    pub(super) rest_indent: usize,
    pub(super) quoted: u8,
    pub(super) marker: Option<Marker>,
    /// The number of its lines.
    pub(super) lines: usize,
}

/// The line breaking of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    /// The columns that lines were filled to; `None` if every line is a paragraph.
    width: Option<usize>,
    /// Whether words are divided at line ends.
    is_hyphenated: bool,
}

/// Joins lines to paragraphs.
pub(super) fn paragraphs(lines: &[TextLine<'_>]) -> Vec<Paragraph> {
    let markers = markers(lines);
    let shape = shape(lines);
    let known = if shape.is_hyphenated {
        HashSet::new()
    } else {
        words(lines)
    };
    let mut out: Vec<Paragraph> = Vec::new();
    let mut before: Option<&TextLine<'_>> = None;
    for (line, marker) in lines.iter().zip(markers) {
        match (out.last_mut(), before) {
            (Some(open), Some(previous)) if continues(open, previous, line, marker, shape) => {
                append(open, previous.words, line, shape.is_hyphenated, &known);
            }
            _ => out.push(open(line, marker)),
        }
        before = Some(line);
    }
    out
}

fn open(line: &TextLine<'_>, marker: Option<Marker>) -> Paragraph {
    Paragraph {
        words: line.words.to_owned(),
        indent: line.indent,
        rest_indent: line.indent,
        quoted: line.quoted,
        marker,
        lines: 1,
    }
}

fn append(
    open: &mut Paragraph,
    previous: &str,
    line: &TextLine<'_>,
    is_hyphenated: bool,
    known: &HashSet<&str>,
) {
    match hyphen(previous, line.words, is_hyphenated, known) {
        Hyphen::None if is_wide_seam(&open.words, line.words) => {}
        Hyphen::None => open.words.push(' '),
        Hyphen::Kept => {}
        Hyphen::Dropped => {
            open.words.pop();
        }
    }
    open.words.push_str(line.words);
    open.rest_indent = if open.lines == 1 {
        line.indent
    } else {
        open.rest_indent.min(line.indent)
    };
    open.lines += 1;
}

/// Whether a line continues the paragraph before it.
fn continues(
    open: &Paragraph,
    previous: &TextLine<'_>,
    line: &TextLine<'_>,
    marker: Option<Marker>,
    shape: Shape,
) -> bool {
    if line.is_first
        || line.quoted != previous.quoted
        || is_item(open, previous, line, marker, shape)
    {
        return false;
    }
    let is_open = !ends_sentence(previous.words);
    let goes_on =
        is_open && (starts_small(line.words) || previous.words.ends_with([',', ';', '-']));
    let Some(width) = shape.width else {
        return goes_on;
    };
    if open.marker.is_some() && line.indent > open.indent {
        return true;
    }
    let is_indented = line.indent >= previous.indent + 2 && open.marker.is_none();
    if is_indented && !(open.lines == 1 && goes_on) {
        return false;
    }
    is_full(previous, line, width) || goes_on
}

/// A marker begins an item unless it is inside a sentence broken there.
fn is_item(
    open: &Paragraph,
    previous: &TextLine<'_>,
    line: &TextLine<'_>,
    marker: Option<Marker>,
    shape: Shape,
) -> bool {
    match marker {
        None => false,
        Some(_) if open.marker.is_some() || line.indent > previous.indent => true,
        Some(_) => {
            ends_sentence(previous.words)
                || previous.words.ends_with([':', ';'])
                || shape
                    .width
                    .is_none_or(|width| !is_full(previous, line, width))
        }
    }
}

/// Whether the first word of the next line does not fit.
fn is_full(line: &TextLine<'_>, next: &TextLine<'_>, width: usize) -> bool {
    line.width + 1 + first_word(next.words) + 1 > width
}

fn first_word(words: &str) -> usize {
    let mut chars = words.chars();
    match chars.next() {
        Some(c) if is_wide(c) => 1,
        _ => words
            .split_whitespace()
            .next()
            .map_or(0, |word| word.chars().count()),
    }
}

fn shape(lines: &[TextLine<'_>]) -> Shape {
    let pairs = || {
        lines
            .iter()
            .zip(lines.iter().skip(1))
            .filter(|(_, next)| !next.is_first)
    };
    let mut widths: Vec<usize> = pairs().map(|(line, _)| line.width).collect();
    let inner = widths.len();
    let divided = pairs()
        .filter(|(line, next)| is_divided(line.words, next.words))
        .count();
    widths.sort_unstable();
    let usual = widths
        .get(inner.saturating_sub(1) * 19 / 20)
        .copied()
        .unwrap_or(0);
    let last_long = lines.iter().filter(|line| line.width > MAX_WRAP).count();
    let longest = lines
        .iter()
        .map(|line| line.width)
        .filter(|width| *width <= MAX_WRAP)
        .max()
        .unwrap_or(0);
    let width = if inner < 10 {
        longest.max(usual)
    } else {
        usual
    };
    let full = pairs()
        .filter(|(line, next)| is_full(line, next, width))
        .count();
    let is_wrapped =
        inner > 0 && width <= MAX_WRAP && last_long * 10 <= lines.len() && full * 10 >= inner * 6;
    Shape {
        width: is_wrapped.then_some(width),
        is_hyphenated: is_wrapped && divided >= 3 && divided * 30 > inner,
    }
}

/// Whether a sentence ends here, ignoring closing marks.
pub(in crate::ingest) fn ends_sentence(words: &str) -> bool {
    words
        .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', '_'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}

fn starts_small(words: &str) -> bool {
    words.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')'))
}

fn is_divided(line: &str, next: &str) -> bool {
    let mut ends = line.chars().rev();
    ends.next() == Some('-')
        && ends.next().is_some_and(char::is_alphabetic)
        && next.starts_with(char::is_lowercase)
}

enum Hyphen {
    None,
    Kept,
    Dropped,
}

/// Joins a word at a hyphen: the hyphen is dropped if the text hyphenates or has the whole word elsewhere.
fn hyphen(line: &str, next: &str, is_hyphenated: bool, known: &HashSet<&str>) -> Hyphen {
    if line.ends_with(['—', '–'])
        && !line.ends_with([' '])
        && !line.ends_with(" —")
        && !line.ends_with(" –")
    {
        return Hyphen::Kept;
    }
    if !is_divided(line, next) {
        return Hyphen::None;
    }
    let is_word = |c: char| !c.is_alphabetic();
    let head = line
        .trim_end_matches('-')
        .rsplit(is_word)
        .next()
        .unwrap_or_default();
    let tail = next.split(is_word).next().unwrap_or_default();
    let whole = format!("{head}{tail}");
    if is_hyphenated || known.contains(whole.as_str()) {
        Hyphen::Dropped
    } else {
        Hyphen::Kept
    }
}

/// The words of a text, to distinguish a hyphenated word from a compound.
fn words<'a>(lines: &[TextLine<'a>]) -> HashSet<&'a str> {
    let is_any_divided = lines
        .iter()
        .zip(lines.iter().skip(1))
        .any(|(line, next)| is_divided(line.words, next.words));
    if !is_any_divided {
        return HashSet::new();
    }
    lines
        .iter()
        .flat_map(|line| line.words.split(|c: char| !c.is_alphabetic()))
        .collect()
}

/// Chinese and Japanese are written without spaces.
fn is_wide_seam(line: &str, next: &str) -> bool {
    line.chars().next_back().is_some_and(is_wide) && next.chars().next().is_some_and(is_wide)
}

const fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::plain::lines::split;

    fn joined(text: &str) -> Vec<String> {
        paragraphs(&split(text))
            .into_iter()
            .map(|paragraph| paragraph.words)
            .collect()
    }

    #[test]
    fn lines_filled_to_a_width_are_one_paragraph() {
        let text = "The council of the small town met on Tuesday to talk about\n\
                    the bridge, which has been closed since the winter. Nobody\n\
                    was surprised.\n\
                    A second paragraph begins here although no blank line says\n\
                    so, because the line before it was short.";
        assert_eq!(joined(text).len(), 2);
        assert!(joined(text)[0].ends_with("Nobody was surprised."));
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        let long = "A paragraph that is written on one line and is far too long to have been broken by anybody to fit a page of any \
                    common width at all.";
        let text = format!("{long}\nA short one.\n{long}\n“So is this,” she said.\n{long}");
        assert_eq!(joined(&text).len(), 5);
    }

    #[test]
    fn a_broken_sentence_is_never_two_paragraphs() {
        assert_eq!(
            joined("The bridge was\nclosed on Monday."),
            ["The bridge was closed on Monday."]
        );
        assert_eq!(
            joined("The mayor, the clerk,\nJane Roe and others came."),
            ["The mayor, the clerk, Jane Roe and others came."]
        );
    }

    #[test]
    fn indented_first_lines_open_paragraphs() {
        let text = "  The council of the small town met on Tuesday to talk about the\n\
                    bridge, which has been closed since the winter, as was said in.\n\
                    \u{20} A second paragraph begins here although no blank line says so,\n\
                    because of its indentation.";
        assert_eq!(joined(text).len(), 2);
    }

    #[test]
    fn divided_words_are_joined_and_compounds_kept() {
        let divided = "The coun-\ncil met and the gov-\nernor spoke of the re-\nport at length.";
        assert_eq!(
            joined(divided),
            ["The council met and the governor spoke of the report at length."]
        );
        let compound =
            "It was a long and somewhat tedious debate about the long-\nterm plan for the bridge.";
        assert!(joined(compound)[0].contains("long-term"));
    }

    #[test]
    fn list_items_go_on_in_indented_lines() {
        let text = "- the first thing that has to be done about the bridge is to\n\
                    \u{20} close it\n\
                    - the second is to open it again when it has been mended and\n\
                    \u{20} painted";
        assert_eq!(joined(text).len(), 2);
        assert!(joined(text)[0].ends_with("to close it"));
    }
}
