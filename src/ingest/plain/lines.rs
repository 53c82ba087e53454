//! Lines of a plain text: words, indentation, quotation depth, blank lines before.

/// One line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TextLine<'a> {
    /// The words, without white space and `>` at the ends.
    pub(super) words: &'a str,
    /// Columns of white space before the words, a tab up to the next multiple of eight.
    pub(super) indent: usize,
    /// Levels of `>` before the words.
    pub(super) quoted: u8,
    /// Whether it follows a blank line or is the first.
    pub(super) is_first: bool,
    /// Chars from the margin to the end of the words.
    pub(super) width: usize,
}

/// The lines of a text; blank lines, and rules such as `* * *`, only separate the others.
pub(super) fn split(text: &str) -> Vec<TextLine<'_>> {
    let mut lines = Vec::new();
    let mut is_first = true;
    for raw in text.lines() {
        let (quoted, inner) = unquote(raw);
        let words = inner.trim();
        if words.is_empty() || is_rule(words) {
            is_first = true;
            continue;
        }
        let indent = columns(inner);
        lines.push(TextLine {
            words,
            indent,
            quoted,
            is_first,
            width: indent + words.chars().count(),
        });
        is_first = false;
    }
    lines
}

/// Removes the `>` of quoted mail from a line and counts them.
fn unquote(line: &str) -> (u8, &str) {
    let mut depth = 0_u8;
    let mut rest = line;
    while let Some(inner) = rest.trim_start().strip_prefix('>') {
        depth = depth.saturating_add(1);
        rest = inner;
    }
    (
        depth,
        if depth > 0 {
            rest.strip_prefix(' ').unwrap_or(rest)
        } else {
            rest
        },
    )
}

fn columns(line: &str) -> usize {
    let mut columns = 0;
    for c in line.chars() {
        match c {
            '\t' => columns = columns / 8 * 8 + 8,
            '\u{3000}' => columns += 2,
            c if c.is_whitespace() => columns += 1,
            _ => break,
        }
    }
    columns
}

/// A rule without words between two sections.
fn is_rule(words: &str) -> bool {
    words.chars().count() >= 3
        && words.chars().all(|c| {
            matches!(
                c,
                '*' | '-' | '_' | '=' | '~' | '#' | '•' | '·' | '—' | '–' | '─' | '+' | ' '
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_and_rules_part_lines() {
        let lines = split("one\ntwo\n\n  three\n* * *\n> > four");
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (line.words, line.indent, line.quoted, line.is_first))
            .collect();
        assert_eq!(
            seen,
            [
                ("one", 0, 0, true),
                ("two", 0, 0, false),
                ("three", 2, 0, true),
                ("four", 0, 2, true)
            ]
        );
    }
}
