//! What a line of reStructuredText is, by its beginning.

use crate::text::width;

/// A line: the column it begins in, and its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub(super) indent: usize,
    pub(super) words: &'a str,
}

impl<'a> Line<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        let words = line.trim();
        let blank = line.len() - line.trim_start().len();
        let column = |column: usize, c: char| {
            if c == '\t' {
                (column / 8 + 1) * 8
            } else {
                column + 1
            }
        };
        Self {
            indent: line.chars().take(blank).fold(0, column),
            words,
        }
    }

    pub(super) const fn is_blank(&self) -> bool {
        self.words.is_empty()
    }
}

/// The sign a line is ruled with.
pub(super) fn rule(words: &str) -> Option<char> {
    let sign = words.chars().next().filter(char::is_ascii_punctuation)?;
    (words.len() > 1 && words.chars().all(|c| c == sign)).then_some(sign)
}

/// Whether a line is underlined by the next.
pub(super) fn is_title(title: &str, under: &str) -> bool {
    let (title, rules) = (title.trim_end(), under.trim_end());
    let is_ruled =
        rule(rules).is_some() && (rules.len() >= 4 || rules.len() >= width::columns(title));
    is_ruled
        && !title.is_empty()
        && !title.starts_with(' ')
        && rule(title).is_none()
        && rules.len() * 2 >= width::columns(title)
}

/// The name and argument of `.. name:: argument`.
pub(super) fn directive(line: &str) -> Option<(&str, &str)> {
    let (name, argument) = line.trim_start().strip_prefix(".. ")?.split_once("::")?;
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_:+.".contains(c));
    is_name.then(|| (name, argument.trim()))
}

/// The name and value of `:name: value`.
pub(super) fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix(':')?.split_once(':')?;
    let is_name =
        name.starts_with(|c: char| c.is_alphanumeric()) && !name.ends_with(' ') && name.len() < 60;
    (is_name && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim()))
}

/// The bytes of a list item's bullet and the blanks behind it, and whether it is a number.
pub(super) fn bullet(words: &str) -> Option<(usize, bool)> {
    let (bullet, rest) = words.split_once(' ').unwrap_or((words, ""));
    let number = bullet
        .strip_suffix(['.', ')'])
        .map(|number| number.strip_prefix('(').unwrap_or(number));
    let is_numbered = number.is_some_and(|number| {
        let is_digits = !number.is_empty()
            && number.len() < 4
            && number.bytes().all(|byte| byte.is_ascii_digit());
        is_digits || number == "#"
    });
    if !matches!(bullet, "-" | "*" | "+" | "•") && !is_numbered {
        return None;
    }
    let blanks = rest.len() - rest.trim_start().len();
    let length = bullet.len() + blanks + usize::from(words.len() > bullet.len());
    Some((length, is_numbered && !bullet.contains('#')))
}
