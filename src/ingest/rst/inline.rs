//! Marks inside a paragraph of reStructuredText: emphasis, literals, roles, references.

use std::collections::HashMap;

use crate::document::MarkKind;
use crate::ingest::draft::Writer;
use crate::ingest::html::link;
use crate::ingest::inline::Inline;

type Names = HashMap<String, String>;

/// Writes words into the open block, without their marks; `names` is what names stand for.
pub(super) fn write(words: &str, names: &Names, writer: &mut Writer) {
    let chars: Vec<char> = words.chars().collect();
    let mut inline = Inline::of(&chars);
    let mut at = 0;
    while let Some(c) = inline.at(at) {
        at = escape(&mut inline, at)
            .or_else(|| role(&mut inline, at, names, writer))
            .or_else(|| mark(&mut inline, at, names, writer))
            .or_else(|| reference(&mut inline, at, names, writer))
            .unwrap_or_else(|| {
                inline.push_char(c);
                at + 1
            });
    }
    inline.flush(writer);
}

/// A name as references find it.
pub(super) fn key(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// A sign behind a backslash is itself, a blank nothing.
fn escape(inline: &mut Inline<'_>, at: usize) -> Option<usize> {
    let next = inline.at(at + 1).filter(|_| inline.at(at) == Some('\\'))?;
    if !next.is_whitespace() {
        inline.push_char(next);
    }
    Some(at + 2)
}

/// Whether a mark may open here: before a word, and not in one.
fn opens(inline: &Inline<'_>, at: usize, length: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| inline.at(before));
    let is_apart = before.is_none_or(|c| c.is_whitespace() || "-–—:/'\"<([{“‘«".contains(c));
    is_apart && inline.at(at + length).is_some_and(|c| !c.is_whitespace())
}

fn ends_word(after: Option<char>) -> bool {
    after.is_none_or(|c| !c.is_alphanumeric())
}

fn mark(inline: &mut Inline<'_>, at: usize, names: &Names, writer: &mut Writer) -> Option<usize> {
    let mark = ["``", "`", "**", "*", "|"]
        .into_iter()
        .find(|mark| inline.stands(at, mark))?;
    let length = mark.len();
    if !opens(inline, at, length) {
        return None;
    }
    let end = inline.closing(mark, at + length + 1, ends_word)?;
    let words = inline.between(at + length, end);
    let end = end + length;
    let kind = match mark {
        "``" => MarkKind::Code,
        "**" => MarkKind::Strong,
        "*" => MarkKind::Emphasis,
        "|" => {
            inline.push(names.get(&key(&words)).unwrap_or(&words));
            return Some(end);
        }
        _ if inline.stands(end, "_") => {
            linked(inline, &words, names, writer);
            return Some(end + if inline.stands(end, "__") { 2 } else { 1 });
        }
        _ => MarkKind::Emphasis,
    };
    inline.marked(&unescaped(&words, mark), Some(kind), writer);
    Some(end)
}

/// Literals keep their backslashes.
fn unescaped(words: &str, mark: &str) -> String {
    if mark == "``" {
        return words.to_owned();
    }
    words.replace('\\', "")
}

/// The words of `words <address>`, or those a name is given to.
fn linked(inline: &mut Inline<'_>, words: &str, names: &Names, writer: &mut Writer) {
    let (shown, target) = parts(words);
    let known = || names.get(&key(words)).map(String::as_str);
    let kind = target.or_else(known).and_then(link);
    let shown = shown.to_owned();
    inline.marked(&shown, kind, writer);
}

/// The words and the address of `words <address>`.
fn parts(words: &str) -> (&str, Option<&str>) {
    let found = words
        .trim_end()
        .strip_suffix('>')
        .and_then(|inner| inner.rsplit_once('<'));
    match found {
        Some((shown, target)) if shown.trim().is_empty() => (target, Some(target)),
        Some((shown, target)) => (shown.trim_end(), Some(target)),
        None => (words, None),
    }
}

/// ``:role:`words` ``
fn role(inline: &mut Inline<'_>, at: usize, names: &Names, writer: &mut Writer) -> Option<usize> {
    if !inline.stands(at, ":") || !opens(inline, at, 1) {
        return None;
    }
    let ahead = inline.between(at + 1, at + 40);
    let (name, _) = ahead.split_once(":`")?;
    if name.is_empty()
        || !name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_:+.".contains(c))
    {
        return None;
    }
    let from = at + name.len() + 3;
    let end = inline.closing("`", from + 1, ends_word)?;
    let words = inline.between(from, end);
    let (shown, _) = parts(&words);
    let shown = shown.trim_start_matches('!');
    // A tilde leaves only the last part of a long name.
    let shown = match shown.strip_prefix('~') {
        Some(long) => long.rsplit('.').next().unwrap_or(long),
        None => shown,
    };
    let kind = match name.rsplit(':').next().unwrap_or(name) {
        "emphasis" | "title-reference" | "title" | "dfn" => Some(MarkKind::Emphasis),
        "strong" => Some(MarkKind::Strong),
        "ref" | "doc" | "term" | "abbr" | "sub" | "sup" | "subscript" | "superscript"
        | "numref" | "pep" | "rfc" => None,
        _ => Some(MarkKind::Code),
    };
    let shown = names
        .get(&key(shown))
        .filter(|_| name == "sub")
        .map_or(shown, String::as_str)
        .to_owned();
    if matches!(name, "rfc" | "pep") {
        inline.push(&format!("{} ", name.to_uppercase()));
    }
    inline.marked(&shown, kind, writer);
    Some(end + 1)
}

/// `name_`, `[1]_`: without the line under it.
fn reference(
    inline: &mut Inline<'_>,
    at: usize,
    names: &Names,
    writer: &mut Writer,
) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|before| inline.at(before))?;
    let length = if inline.stands(at, "__") { 2 } else { 1 };
    let is_end = inline.stands(at, "_")
        && ends_word(inline.at(at + length))
        && inline.at(at + length) != Some('_');
    if !is_end || !(before.is_alphanumeric() || before == ']') {
        return None;
    }
    if before != ']' {
        let word = inline.take_word();
        let kind = names.get(&key(&word)).and_then(|target| link(target));
        inline.marked(&word, kind, writer);
    }
    Some(at + length)
}
