use std::ops::Range;

use crate::document::MarkKind;
use crate::ingest::clean::clean;

/// A line with its bold and underlined byte ranges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Styled {
    pub(super) words: String,
    pub(super) marks: Vec<(Range<usize>, MarkKind)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct TerminalStyle {
    bold: bool,
    underlined: bool,
}

const ESCAPE: char = '\u{1b}';
const BACKSPACE: char = '\u{8}';

impl Styled {
    /// Reads a line: letters struck twice or over an underscore, and the sequences that turn bold and underline on and off.
    pub(super) fn of(line: &str) -> Self {
        let mut cells: Vec<(char, TerminalStyle)> = Vec::with_capacity(line.len());
        let mut now = TerminalStyle::default();
        let mut rest = line.chars();
        while let Some(c) = rest.next() {
            match c {
                BACKSPACE => strike(&mut cells, rest.next()),
                ESCAPE => match sequence(rest.as_str()) {
                    Some((parameters, after)) => {
                        now = now.turned(parameters);
                        rest = after.chars();
                    }
                    None => cells.push((c, now)),
                },
                c => cells.push((c, now)),
            }
        }
        let mut line = Self::default();
        for run in cells.chunk_by(|one, two| one.1 == two.1) {
            let words: String = run.iter().map(|(c, _)| *c).collect();
            line.push(&clean(&words), run.first().map(|(_, style)| *style));
        }
        line
    }

    fn push(&mut self, words: &str, style: Option<TerminalStyle>) {
        let start = self.words.len();
        self.words.push_str(words);
        let range = start..self.words.len();
        let style = style.unwrap_or_default();
        if range.is_empty() || words.trim().is_empty() {
            return;
        }
        if style.bold {
            self.marks.push((range.clone(), Self::BOLD));
        }
        if style.underlined {
            self.marks.push((range, Self::UNDERLINED));
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
    }

    /// The number of leading blanks.
    pub(super) fn indent(&self) -> usize {
        self.words.len() - self.words.trim_start_matches(' ').len()
    }

    /// Its end column.
    pub(super) fn end(&self) -> usize {
        self.words.trim_end().chars().count()
    }

    /// The line without a number of leading blanks.
    pub(super) fn without(&self, indent: usize) -> Self {
        let moved = |(range, kind): &(Range<usize>, MarkKind)| {
            let range = range.start.saturating_sub(indent)..range.end.saturating_sub(indent);
            (range, kind.clone())
        };
        Self {
            words: self.words.get(indent..).unwrap_or_default().to_owned(),
            marks: self.marks.iter().map(moved).collect(),
        }
    }

    /// The line without its indentation.
    pub(super) fn trimmed(&self) -> Self {
        self.without(self.indent())
    }

    /// Adds a line as it is.
    pub(super) fn append(&mut self, line: &Self) {
        let start = self.words.len();
        self.words.push_str(&line.words);
        let moved = line.marks.iter().map(|(range, kind)| {
            let range = range.start + start..range.end + start;
            (range, kind.clone())
        });
        self.marks.extend(moved);
    }

    /// Adds the next line of a paragraph: a word hyphenated by the typesetter is joined again.
    pub(super) fn join(&mut self, line: &Self) {
        let kept = self.words.trim_end().len();
        self.words.truncate(kept);
        if self.words.ends_with('\u{2010}') {
            self.words.pop();
        } else if !self.ends_in_half_a_word() {
            self.words.push(' ');
        }
        let end = self.words.len();
        // Only the last ones reach the end.
        let last = self.marks.iter_mut().rev();
        for (range, _) in last.take_while(|(range, _)| range.end > end) {
            *range = range.start.min(end)..end;
        }
        self.append(&line.trimmed());
    }
}

impl Styled {
    /// Whether it ends with a hyphen of its own: `sh-`, but not ` -`.
    fn ends_in_half_a_word(&self) -> bool {
        let before = self.words.strip_suffix('-');
        before.is_some_and(|before| before.ends_with(char::is_alphanumeric))
    }
}

/// A letter struck over the last one: the same letter makes it bold, an underscore underlines it.
fn strike(cells: &mut Vec<(char, TerminalStyle)>, over: Option<char>) {
    let (Some((before, mut style)), Some(over)) = (cells.pop(), over) else {
        return;
    };
    let c = match (before, over) {
        (before, over) if before == over => {
            style.bold = true;
            over
        }
        ('_', over) => {
            style.underlined = true;
            over
        }
        (before, '_') => {
            style.underlined = true;
            before
        }
        (_, over) => over,
    };
    cells.push((c, style));
}

/// The parameters of a sequence that sets styles, after its ESC, and what follows it.
fn sequence(after: &str) -> Option<(&str, &str)> {
    let body = after.strip_prefix('[')?;
    let end = body.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':')?;
    let (parameters, rest) = body.split_at_checked(end)?;
    Some((parameters, rest.strip_prefix('m')?))
}

impl TerminalStyle {
    fn turned(mut self, parameters: &str) -> Self {
        let mut numbers = parameters.split([';', ':']);
        while let Some(number) = numbers.next() {
            match number {
                "" | "0" => self = Self::default(),
                "1" => self.bold = true,
                "22" => self.bold = false,
                "3" | "4" => self.underlined = true,
                "23" | "24" => self.underlined = false,
                // The numbers of a colour, which switch nothing on.
                "38" | "48" | "58" => match numbers.next() {
                    Some("5") => drop(numbers.next()),
                    Some("2") => drop(numbers.by_ref().nth(2)),
                    _ => {}
                },
                _ => {}
            }
        }
        self
    }
}
