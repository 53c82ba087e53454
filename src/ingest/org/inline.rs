//! Marks inside a paragraph of Org: emphasis, code, links, footnotes.

use crate::document::MarkKind;
use crate::ingest::draft::Writer;
use crate::ingest::html::link;
use crate::ingest::inline::Inline;

const MARKS: [&str; 6] = ["*", "/", "_", "+", "=", "~"];

/// Writes words into the open block, without their marks.
pub(super) fn write(words: &str, writer: &mut Writer) {
    let chars: Vec<char> = words.chars().collect();
    let mut inline = Inline::of(&chars);
    let mut at = 0;
    while let Some(c) = inline.at(at) {
        at = inline
            .end(at, writer)
            .or_else(|| bracket(&mut inline, at, writer))
            .or_else(|| mark(&mut inline, at, writer))
            .or_else(|| dash(&mut inline, at))
            .unwrap_or_else(|| {
                inline.push_char(c);
                at + 1
            });
    }
    inline.flush(writer);
}

/// The words without their marks.
pub(super) fn plain(words: &str) -> String {
    let mut writer = Writer::default();
    write(words, &mut writer);
    writer
        .finish()
        .into_iter()
        .map(|draft| draft.words)
        .collect()
}

/// Opens a mark, or writes what is marked as code; gives the place behind.
fn mark(inline: &mut Inline<'_>, at: usize, writer: &mut Writer) -> Option<usize> {
    let mark = MARKS.into_iter().find(|mark| inline.stands(at, mark))?;
    let before = at.checked_sub(1).and_then(|before| inline.at(before));
    let is_apart = before.is_none_or(|c| c.is_whitespace() || "-–—({'\"“‘".contains(c))
        || inline.has_opened(at);
    if !is_apart || inline.at(at + 1).is_none_or(char::is_whitespace) {
        return None;
    }
    let end = inline.closing(mark, at + 2, ends_word)?;
    let kind = match mark {
        "=" | "~" => {
            let words = inline.between(at + 1, end);
            inline.marked(&words, Some(MarkKind::Code), writer);
            return Some(end + 1);
        }
        "*" => MarkKind::Strong,
        "+" => {
            // Words that were struck out stay; that they were is not shown.
            inline.push(&inline.between(at + 1, end));
            return Some(end + 1);
        }
        _ => MarkKind::Emphasis,
    };
    inline.begin((at + 1, end, 1), kind, writer);
    Some(at + 1)
}

fn ends_word(after: Option<char>) -> bool {
    after.is_none_or(|c| c.is_whitespace() || "-–—.,;:!?'\")}[]\\”’…*/_+".contains(c))
}

/// Three hyphens are a dash.
fn dash(inline: &mut Inline<'_>, at: usize) -> Option<usize> {
    let is_dash = inline.stands(at, "---") && inline.at(at + 3) != Some('-');
    is_dash.then(|| {
        inline.push_char('—');
        at + 3
    })
}

/// How far a link or note may reach.
const MAX_LINK: usize = 2_000;

/// Writes a link, a footnote's number, or a date without its brackets; gives the place behind.
fn bracket(inline: &mut Inline<'_>, at: usize, writer: &mut Writer) -> Option<usize> {
    if inline.stands(at, "[[") {
        let end = within(inline.closing("]]", at + 3, |_| true)?, at)?;
        let whole = inline.between(at + 2, end);
        let (target, words) = whole.split_once("][").unwrap_or((&whole, ""));
        let kind = link(target);
        if !words.is_empty() {
            inline.marked(words, kind, writer);
        } else if kind.is_some() {
            inline.marked(target, kind, writer);
        }
        return Some(end + 2);
    }
    if inline.stands(at, "[fn:") {
        let end = within(inline.closing("]", at + 4, |_| true)?, at)?;
        let label = inline.between(at + 4, end);
        match label.split_once(':') {
            Some((_, words)) => inline.push(&format!(" ({})", words.trim())),
            None => inline.push(&format!("[{label}]")),
        }
        return Some(end + 1);
    }
    let close = match inline.at(at)? {
        '<' => ">",
        '[' => "]",
        _ => return None,
    };
    let inner = inline.between(at + 1, at + 60);
    let inner = inner.split_once(close)?.0;
    let is_date = inner
        .bytes()
        .take(10)
        .map(|byte| if byte.is_ascii_digit() { b'0' } else { byte })
        .eq(*b"0000-00-00");
    if is_date || close == ">" && link(inner).is_some() {
        let length = inner.chars().count();
        inline.push(inner);
        return Some(at + length + 2);
    }
    None
}

/// The end of a link or note, unless it is too far away to be its.
fn within(end: usize, at: usize) -> Option<usize> {
    (end < at + MAX_LINK).then_some(end)
}
