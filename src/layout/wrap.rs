//! Line breaking after UAX 14, as far as articles need it, and lines filled one after the other.

mod chance;
pub(super) mod even;

use crate::text::width;

/// One line of wrapped words, in bytes of the string that was wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrappedLine {
    /// Its first byte.
    pub start: usize,
    /// One past its last visible byte, without white space at its end.
    pub end: usize,
    /// Where the next line starts.
    pub next: usize,
    /// Whether it ends with a hyphen that is not in the string.
    pub hyphen: bool,
}

/// The columns of the first line and of the others; at least 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    first: usize,
    rest: usize,
}

impl Limits {
    pub(super) fn new(first: usize, rest: usize) -> Self {
        Self {
            first: first.max(1),
            rest: rest.max(1),
        }
    }

    /// The columns of the first line, or of another one.
    pub(super) fn of(self, first: bool) -> usize {
        if first { self.first } else { self.rest }
    }

    fn narrowest(self) -> usize {
        self.first.min(self.rest)
    }

    fn widest(self) -> usize {
        self.first.max(self.rest)
    }
}

/// Breaks words into lines: the first has at most `first` columns, the others at most `rest`; lazily, so that the
/// first lines of a long text are there at once.
///
/// Together the lines cover the whole string; an empty string has none. A word wider than a line is broken between
/// clusters; a cluster wider than a line gets a line of its own. A newline ends a line.
pub fn fill(words: &str, first: usize, rest: usize) -> impl Iterator<Item = WrappedLine> {
    let mut start = 0;
    let mut cols = first;
    std::iter::from_fn(move || {
        if start >= words.len() {
            return None;
        }
        let line = fill_line(words, start, cols.max(1));
        debug_assert!(line.next > start, "a line advances");
        (start, cols) = (line.next, rest);
        Some(line)
    })
}

/// The words of each line, for strings outside the article.
pub fn lines(words: &str, cols: usize) -> impl Iterator<Item = &str> {
    fill(words, cols, cols).map(|line| words.get(line.start..line.end).unwrap_or_default())
}

/// The first `rows` lines, the last one with an ellipsis if there are more words; the rest is not looked at.
pub fn cut(words: &str, (first, rest): (usize, usize), rows: usize) -> Vec<String> {
    let breaks: Vec<WrappedLine> = fill(words, first, rest).take(rows + 1).collect();
    let goes_on = breaks.len() > rows;
    let lines = breaks.iter().take(rows).enumerate();
    lines
        .map(|(index, line)| {
            let cols = if index == 0 { first } else { rest };
            if goes_on && index + 1 == rows {
                let left = words.get(line.start..).unwrap_or_default();
                return width::ellipsize(width::fit(left, cols + BEYOND), cols, ELLIPSIS);
            }
            words
                .get(line.start..line.end)
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}

const ELLIPSIS: &str = "…";
// Some columns more than a line has, to see whether it goes on.
const BEYOND: usize = 40;

/// Fills one line from `start`, a cluster boundary.
fn fill_line(words: &str, start: usize, limit: usize) -> WrappedLine {
    let mut cols = 0;
    let mut end = start;
    let mut chance = None;
    let mut before = (BreakClass::Space, BreakClass::Space);
    let rest = words.get(start..).unwrap_or_default();
    for cluster in width::clusters(rest) {
        let at = start + cluster.start;
        let class = class_of_cluster(cluster.text);
        if class == BreakClass::Newline {
            let next = at + cluster.text.len();
            return line(start, end, next);
        }
        if at > start && may_break(before, class) {
            chance = Some((end, at));
        }
        let shown = class != BreakClass::Space;
        if shown && cols > 0 && cols + cluster.cols > limit {
            let (end, next) = chance.unwrap_or((end, at));
            return line(start, end, next);
        }
        cols += cluster.cols;
        if shown {
            end = at + cluster.text.len();
        }
        before = (before.1, class);
    }
    line(start, end, words.len())
}

const fn line(start: usize, end: usize, next: usize) -> WrappedLine {
    WrappedLine {
        start,
        end,
        next,
        hyphen: false,
    }
}

/// The line breaking class of a cluster.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum BreakClass {
    Newline,
    /// White space: a line may end after it.
    #[default]
    Space,
    /// Invisible: a line may end after it.
    ZeroSpace,
    /// No line ends before or after it.
    Glue,
    /// A mark that opens or closes: a line may end only at a space beside it.
    Quote,
    /// Opening brackets: no line ends after them.
    Open,
    /// Closing brackets and stops: no line ends before them.
    Close,
    /// A line may end after it inside a word.
    Hyphen,
    /// A line may end after it.
    Dash,
    /// A line may end on both sides.
    Ideograph,
    Digit,
    Word,
}

fn may_break((earlier, last): (BreakClass, BreakClass), next: BreakClass) -> bool {
    match (last, next) {
        (_, BreakClass::Space | BreakClass::Newline | BreakClass::ZeroSpace | BreakClass::Glue)
        | (BreakClass::Glue, _) => false,
        (BreakClass::Space | BreakClass::ZeroSpace, _) => true,
        (_, BreakClass::Close | BreakClass::Dash | BreakClass::Hyphen | BreakClass::Quote)
        | (BreakClass::Open | BreakClass::Quote, _) => false,
        (BreakClass::Hyphen, _) => {
            matches!(
                earlier,
                BreakClass::Word | BreakClass::Digit | BreakClass::Close
            ) && next == BreakClass::Word
        }
        (BreakClass::Dash | BreakClass::Ideograph, _) | (_, BreakClass::Ideograph) => true,
        _ => false,
    }
}

/// The class of the first character; a space with an accent is visible, so it is a word.
fn class_of_cluster(cluster: &str) -> BreakClass {
    if let [byte] = cluster.as_bytes() {
        return class_of_ascii(*byte);
    }
    let mut chars = cluster.chars();
    let class = chars.next().map_or(BreakClass::Word, class_of);
    match class {
        BreakClass::Space | BreakClass::ZeroSpace if chars.next().is_some() => BreakClass::Word,
        class => class,
    }
}

fn class_of_ascii(byte: u8) -> BreakClass {
    match byte {
        b'\n' => BreakClass::Newline,
        b' ' | b'\t' => BreakClass::Space,
        b'-' | b'/' => BreakClass::Hyphen,
        b'(' | b'[' | b'{' => BreakClass::Open,
        b')' | b']' | b'}' | b',' | b'.' | b';' | b':' | b'!' | b'?' | b'%' => BreakClass::Close,
        b'0'..=b'9' => BreakClass::Digit,
        b'"' | b'\'' => BreakClass::Quote,
        _ => BreakClass::Word,
    }
}

fn class_of(c: char) -> BreakClass {
    match c {
        c if c.is_ascii() => u8::try_from(c).map_or(BreakClass::Word, class_of_ascii),
        '\u{A0}' | '\u{202F}' | '\u{2060}' | '\u{2007}' | '\u{2011}' => BreakClass::Glue,
        '«' | '»' => BreakClass::Quote,
        '\u{200B}' | '\u{AD}' => BreakClass::ZeroSpace,
        c if c.is_whitespace() => BreakClass::Space,
        '\u{2010}' => BreakClass::Hyphen,
        '\u{2012}'..='\u{2015}' => BreakClass::Dash,
        '“' | '‘' | '„' | '‚' | '¿' | '¡' | '£' | '€' | '¥' => BreakClass::Open,
        '”' | '’' | '…' | '°' | '‰' => BreakClass::Close,
        c if CJK_OPEN.contains(c) => BreakClass::Open,
        c if CJK_CLOSE.contains(c) => BreakClass::Close,
        c if is_thai_leading(c) => BreakClass::Open,
        c if THAI_TRAILING.contains(c) => BreakClass::Close,
        c if is_ideographic(c) => BreakClass::Ideograph,
        _ => BreakClass::Word,
    }
}

/// Opening brackets of Chinese and Japanese.
const CJK_OPEN: &str = "「『（［｛【《〈〔〖";

/// Closing brackets, stops, small kana and other marks of Chinese and Japanese that never start a line.
const CJK_CLOSE: &str =
    "、。，．：；！？・」』）］｝】》〉〕〗々ー％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";

/// Vowels of Thai and Lao that are written before their consonant.
const fn is_thai_leading(c: char) -> bool {
    matches!(c, '\u{E40}'..='\u{E44}' | '\u{EC0}'..='\u{EC4}')
}

/// Vowels and marks of Thai and Lao that follow their consonant as letters of their own.
const THAI_TRAILING: &str = "ฯะาำๅๆຯະາຳໆ";

/// Scripts without spaces between words, and emoji. Hangul has spaces.
const fn is_ideographic(c: char) -> bool {
    matches!(
        c,
        '\u{E01}'..='\u{EFF}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{2E80}'..='\u{A4CF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{1F1E6}'..='\u{1FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests;
