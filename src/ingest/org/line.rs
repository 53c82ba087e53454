//! What a line of Org is, by its beginning.

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Blank,
    Heading {
        level: u8,
        words: &'a str,
    },
    Keyword {
        key: &'a str,
        value: &'a str,
    },
    Begin(&'a str),
    End(&'a str),
    /// The first line of a drawer, whose content is no text.
    Drawer,
    /// A comment, or when something is planned.
    Aside,
    Rule,
    /// Words set as they are.
    Fixed(&'a str),
    /// What stands between the bars of a row; nothing for a ruled line.
    Row(Option<&'a str>),
    Item {
        indent: usize,
        words: String,
    },
    /// A footnote.
    Note {
        label: &'a str,
        words: &'a str,
    },
    Words {
        indent: usize,
        words: &'a str,
    },
}

impl<'a> Line<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        let words = line.trim();
        let indent = line.len() - line.trim_start().len();
        if words.is_empty() {
            return Self::Blank;
        }
        if let Some(heading) = heading(line) {
            return heading;
        }
        if let Some(name) = begin(line) {
            return Self::Begin(name);
        }
        if let Some(name) = end(line) {
            return Self::End(name);
        }
        if let Some((key, value)) = keyword(line) {
            return Self::Keyword { key, value };
        }
        if let Some(rest) = words.strip_prefix(':') {
            if rest.is_empty() || rest.starts_with(' ') {
                return Self::Fixed(rest.strip_prefix(' ').unwrap_or(rest));
            }
            let name = rest.strip_suffix(':').unwrap_or_default();
            if !name.is_empty()
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
            {
                return Self::Drawer;
            }
        }
        if let Some(row) = words.strip_prefix('|') {
            let is_rule = row.starts_with('-');
            return Self::Row((!is_rule).then(|| row.strip_suffix('|').unwrap_or(row)));
        }
        if words == "#" || words.starts_with("# ") || is_planning(words) {
            return Self::Aside;
        }
        if words.len() >= 5 && words.bytes().all(|byte| byte == b'-') {
            return Self::Rule;
        }
        if let Some(note) = note(line) {
            return note;
        }
        match item(words, indent) {
            Some(words) => Self::Item { indent, words },
            None => Self::Words { indent, words },
        }
    }
}

/// The name and value of `#+name: value`.
pub(super) fn keyword(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim_start().strip_prefix("#+")?.split_once(':')?;
    let is_name = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_[]".contains(c));
    is_name.then(|| (key, value.trim()))
}

/// The name of `#+begin_name`.
pub(super) fn begin(line: &str) -> Option<&str> {
    named(line, "#+begin_")
}

/// The name of `#+end_name`.
pub(super) fn end(line: &str) -> Option<&str> {
    named(line, "#+end_")
}

fn named<'a>(line: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, name) = line.trim_start().split_at_checked(prefix.len())?;
    let name = name.split_whitespace().next()?;
    head.eq_ignore_ascii_case(prefix).then_some(name)
}

/// A heading without what is planned, how urgent it is, and its tags.
fn heading(line: &str) -> Option<Line<'_>> {
    const STATES: [&str; 9] = [
        "TODO",
        "DONE",
        "NEXT",
        "WAIT",
        "WAITING",
        "HOLD",
        "CANCELLED",
        "CANCELED",
        "COMMENT",
    ];
    let words = line.trim_start_matches('*');
    let level = line.len() - words.len();
    let mut words = words.strip_prefix(' ').filter(|_| level > 0)?.trim();
    for state in STATES {
        words = words
            .strip_prefix(state)
            .filter(|rest| rest.starts_with(' '))
            .unwrap_or(words)
            .trim_start();
    }
    if let Some(rest) = words.strip_prefix("[#").and_then(|rest| rest.get(1..)) {
        words = rest.strip_prefix(']').unwrap_or(words).trim_start();
    }
    let tags = words
        .rsplit_once(char::is_whitespace)
        .filter(|(_, tags)| tags.len() > 2 && tags.starts_with(':') && tags.ends_with(':'));
    let words = tags.map_or(words, |(words, _)| words.trim_end());
    let level = u8::try_from(level.min(6)).ok()?;
    Some(Line::Heading { level, words })
}

fn is_planning(words: &str) -> bool {
    ["SCHEDULED:", "DEADLINE:", "CLOSED:", "CLOCK:"]
        .iter()
        .any(|word| words.starts_with(word))
}

/// `[fn:1] words` at the start of a line.
fn note(line: &str) -> Option<Line<'_>> {
    let (label, words) = line.strip_prefix("[fn:")?.split_once(']')?;
    let words = words.trim();
    (!label.is_empty() && !label.contains(':')).then_some(Line::Note { label, words })
}

/// The words of a list's item, without its bullet and box.
fn item(words: &str, indent: usize) -> Option<String> {
    let (bullet, rest) = words.split_once(' ').unwrap_or((words, ""));
    let is_numbered = bullet.strip_suffix(['.', ')']).is_some_and(|number| {
        !number.is_empty() && number.len() < 4 && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    if !(matches!(bullet, "-" | "+") || bullet == "*" && indent > 0 || is_numbered) {
        return None;
    }
    let rest = rest.trim_start();
    let boxed = ["[ ] ", "[X] ", "[x] ", "[-] "];
    let rest = boxed
        .iter()
        .find_map(|mark| rest.strip_prefix(mark))
        .unwrap_or(rest);
    let words = rest.replacen(" :: ", ": ", 1);
    // Numbers are part of the text, as in other lists.
    Some(if is_numbered {
        format!("{bullet} {words}")
    } else {
        words
    })
}
