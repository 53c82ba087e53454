//! Sets words in rows: breaks lines and widens spaces.

use super::hyphen::Hyphenation;
use super::row::{LayoutRow, RowKind, RowWords, Sign};
use super::typesetting::Typesetting;
use super::wrap::even::even;
use super::wrap::{Limits, WrappedLine, fill};
use crate::config::Breaking;
use crate::text::{Span, Text, width};

/// Sets the words of one document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compositor {
    /// Maximum columns of a row.
    pub(super) measure: usize,
    breaking: Breaking,
    justify: bool,
    hyphenation: Option<Hyphenation>,
}

impl Compositor {
    /// A compositor for a language, by its tag.
    pub(super) fn new(typesetting: Typesetting, language: Option<&str>) -> Self {
        let wanted = typesetting.breaking == Breaking::Hyphenated;
        Self {
            measure: usize::from(typesetting.measure).max(1),
            breaking: typesetting.breaking,
            justify: typesetting.justify,
            hyphenation: language.filter(|_| wanted).and_then(Hyphenation::of),
        }
    }

    /// The rows of words; the first row and the others have their own indentation.
    pub(super) fn compose(
        &self,
        text: &Text,
        words: Span,
        kind: RowKind,
        (first, rest): (usize, usize),
    ) -> Vec<LayoutRow> {
        let limit = |indent| self.measure.saturating_sub(indent);
        let limits = Limits::new(limit(first), limit(rest));
        let string = text.slice(words);
        let justified =
            self.justify && matches!(kind, RowKind::Body | RowKind::Caption | RowKind::Aside);
        let lines = self.lines(string, kind, limits).into_iter().enumerate();
        let rows = lines.filter_map(|(index, line)| {
            let shown = text.span_in(words, line.start..line.end)?;
            let indent = if index == 0 { first } else { rest };
            let mut row = LayoutRow::new(kind, shown);
            let cols = width::columns(text.slice(shown));
            let room = limits
                .of(index == 0)
                .saturating_sub(cols + usize::from(line.hyphen));
            let wide = justified && !ends(string, line);
            let room = if wide { room } else { 0 };
            let used = set(text, shown, &mut row, (indent, room, index % 2 == 1));
            if line.hyphen {
                row.push(used, RowWords::Sign(Sign::Hyphen));
            }
            Some(row)
        });
        rows.collect()
    }

    fn lines(&self, words: &str, kind: RowKind, limits: Limits) -> Vec<WrappedLine> {
        if self.breaking == Breaking::Greedy {
            return fill(words, limits.of(true), limits.of(false)).collect();
        }
        let patterns = self.hyphenation.filter(|_| kind == RowKind::Body);
        let hyphens = patterns.map_or_else(Vec::new, |patterns| patterns.points(words));
        even(words, limits, &hyphens)
    }
}

/// Whether a line is the last one, or ends at a newline.
fn ends(words: &str, line: WrappedLine) -> bool {
    line.next >= words.len()
        || words
            .get(..line.next)
            .is_some_and(|read| read.ends_with('\n'))
}

/// Puts words into a row at a column and widens their spaces to fill `room`: from the left, or from the right
/// so that wide spaces do not line up. Returns the column after the words.
fn set(
    text: &Text,
    words: Span,
    row: &mut LayoutRow,
    (indent, room, from_right): (usize, usize, bool),
) -> usize {
    let string = text.slice(words);
    let gaps: Vec<usize> = gaps(string).collect();
    // Spaces of more than three times their width look like holes.
    let room = if room > gaps.len() * 2 { 0 } else { room };
    let (mut at, mut col) = (0, indent);
    for (index, gap) in gaps.iter().enumerate() {
        let share = share(
            room,
            gaps.len(),
            if from_right {
                gaps.len() - 1 - index
            } else {
                index
            },
        );
        if share == 0 {
            continue;
        }
        let part = text.span_in(words, at..*gap).unwrap_or_default();
        row.push(col, RowWords::Text(part));
        col += width::columns(text.slice(part)) + share;
        at = *gap;
    }
    let part = text.span_in(words, at..string.len()).unwrap_or_default();
    if !part.is_empty() {
        row.push(col, RowWords::Text(part));
    }
    col + width::columns(text.slice(part))
}

/// The share of one gap of the columns to add; the first gaps get more.
fn share(room: usize, gaps: usize, index: usize) -> usize {
    let up_to = |index: usize| (room * index).div_ceil(gaps.max(1));
    up_to(index + 1) - up_to(index)
}

/// The ends of the spaces between words.
fn gaps(words: &str) -> impl Iterator<Item = usize> {
    let lead = words.len() - words.trim_start().len();
    let mut before = false;
    words.char_indices().filter_map(move |(byte, c)| {
        let ends = before && c != ' ' && byte > lead;
        before = c == ' ';
        ends.then_some(byte)
    })
}
