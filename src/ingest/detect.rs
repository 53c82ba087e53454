//! Format detection: by content, with the name as a hint.

use super::archive::Archive;
use super::{Format, FormatReader, InputSource, Refusal, decode, mail, man};

/// Maximum chars of a text that are examined.
const SAMPLE_CHARS: usize = 16_384;

/// Maximum bytes that are searched for binary data.
const SAMPLE_BYTES: usize = 8_192;

/// Signatures of files that are not text, what they are, and the way out.
const SIGNATURES: &[(usize, &[u8], &str, Cure)] = &[
    (0, b"\x89PNG", "a PNG picture", Cure::Page),
    (0, b"\xff\xd8\xff", "a JPEG picture", Cure::Page),
    (0, b"GIF8", "a GIF picture", Cure::Page),
    (8, b"WEBP", "a WebP picture", Cure::Page),
    (0, b"II*\0", "a TIFF picture", Cure::Page),
    (0, b"MM\0*", "a TIFF picture", Cure::Page),
    (4, b"ftyp", "a video or picture", Cure::Page),
    (0, b"%PDF-", "a PDF document", Cure::Pdf),
    (0, b"%!PS", "a PostScript document", Cure::Export),
    (0, b"{\\rtf", "a rich text document", Cure::Export),
    (
        0,
        b"\xd0\xcf\x11\xe0",
        "an old office document",
        Cure::Export,
    ),
    (
        30,
        b"mimetypeapplication/epub+zip",
        "an EPUB book",
        Cure::Unzip,
    ),
    (
        30,
        b"[Content_Types].xml",
        "an office document",
        Cure::Pandoc,
    ),
    (
        30,
        b"mimetypeapplication/vnd.oasis",
        "an office document",
        Cure::Pandoc,
    ),
    (0, b"PK\x03\x04", "a ZIP archive", Cure::Unzip),
    (0, b"\x1f\x8b", "gzip-compressed", Cure::Gunzip),
    (0, b"BZh", "bzip2-compressed", Cure::Unpack),
    (0, b"\xfd7zXZ", "xz-compressed", Cure::Unpack),
    (0, b"\x28\xb5\x2f\xfd", "zstd-compressed", Cure::Unpack),
    (0, b"7z\xbc\xaf", "a 7z archive", Cure::Unpack),
    (257, b"ustar", "a tar archive", Cure::Unpack),
    (0, b"\x7fELF", "a program", Cure::Page),
    (0, b"\xcf\xfa\xed\xfe", "a program", Cure::Page),
    (0, b"\0asm", "a program", Cure::Page),
    (0, b"SQLite format 3\0", "a database", Cure::Page),
    (0, b"OggS", "a sound recording", Cure::Page),
    (0, b"ID3", "a sound recording", Cure::Page),
    (0, b"fLaC", "a sound recording", Cure::Page),
    (8, b"WAVE", "a sound recording", Cure::Page),
    (0, b"wOF2", "a font", Cure::Page),
];

/// What a user can do about a file that is not text.
#[derive(Clone, Copy)]
enum Cure {
    Page,
    Pdf,
    Pandoc,
    Export,
    Unzip,
    Gunzip,
    Unpack,
}

impl Cure {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "give a text, Markdown or HTML file",
            Self::Pdf => "install pdftotext (poppler), or turn it into text yourself",
            Self::Pandoc => "install pandoc, or save it as plain text or HTML",
            Self::Export => "save it as plain text or HTML first",
            Self::Unzip => "unzip it and give a text or HTML file from it",
            Self::Gunzip => "pipe it through gunzip -c first",
            Self::Unpack => "unpack it first",
        }
    }
}

/// The format of an input that pandoc has to read; `None` for what this program reads itself.
pub fn foreign(source: &InputSource<'_>) -> Option<Format> {
    let format = match source.format {
        Some(format) => format,
        None if mail::is_mail(source.bytes) => return None,
        None => {
            if let Some(mut archive) = Archive::open(source.bytes) {
                return archive.document_format();
            }
            let end = source.bytes.len().min(SAMPLE_CHARS);
            let head = source.bytes.get(..end).unwrap_or_default();
            format(&decode::decode(head, source.charset), source.name)
        }
    };
    (format.reader() != FormatReader::BuiltIn).then_some(format)
}

/// Refuses input that is not text.
pub(super) fn refuse_binary(bytes: &[u8]) -> Result<(), Refusal> {
    let known = SIGNATURES.iter().find(|(at, signature, ..)| {
        bytes
            .get(*at..)
            .is_some_and(|rest| rest.starts_with(signature))
    });
    if let Some((.., what, cure)) = known {
        return Err(refusal(format!("it is {what}, not text"), *cure));
    }
    if decode::wide_encoding(bytes).is_none() && !has_wide_mark(bytes) && is_binary(bytes) {
        return Err(refusal(
            "it holds binary data, not text".to_owned(),
            Cure::Page,
        ));
    }
    Ok(())
}

fn refusal(what: String, cure: Cure) -> Refusal {
    Refusal {
        what,
        way_out: cure.as_str().to_owned(),
    }
}

fn has_wide_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

/// Text has hardly any zero bytes and few controls, even with terminal sequences.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes
        .get(..bytes.len().min(SAMPLE_BYTES))
        .unwrap_or_default();
    let zeros = head.iter().filter(|byte| matches!(**byte, 0)).count();
    let odd = head
        .iter()
        .filter(|byte| matches!(**byte, 0..=6 | 14..=26 | 28..=31))
        .count();
    zeros >= 4 && zeros * 100 > head.len() || odd >= 16 && odd * 20 > head.len()
}

/// The format of a decoded text.
pub(super) fn format(text: &str, name: &str) -> Format {
    let head = head(text);
    let hint = hinted(name);
    if is_page(head) || hint == Some(Format::Html) && head.contains('<') {
        return Format::Html;
    }
    if hint.is_none() && man::is_typeset(head) {
        return Format::Man;
    }
    if let Some(format) = hint.filter(|hint| !matches!(hint, Format::Html | Format::Text)) {
        return format;
    }
    if let Some(format) = marked_up(head) {
        return format;
    }
    let needed = if hint == Some(Format::Text) { 4 } else { 2 };
    if markdown_signs(head) >= needed {
        return Format::Markdown;
    }
    if hint.is_none() && is_tagged(head) {
        return Format::Html;
    }
    Format::Text
}

/// The format of a text in a markup that pandoc reads, by the beginnings of its lines.
fn marked_up(head: &str) -> Option<Format> {
    let count = |is_sign: fn(&str) -> bool| head.lines().filter(|line| is_sign(line)).count();
    if opening_tag(head).is_some_and(|tag| tag.starts_with("FictionBook")) {
        return Some(Format::Fb2);
    }
    if count(|line| line.starts_with("\\documentclass") || line.starts_with("\\begin{document}"))
        > 0
    {
        return Some(Format::Latex);
    }
    if head.lines().next().is_some_and(is_org_keyword) || count(is_org_keyword) >= 2 {
        return Some(Format::Org);
    }
    (count(is_rst_directive) >= 2).then_some(Format::Rst)
}

/// `#+TITLE: words`, `#+begin_quote`
fn is_org_keyword(line: &str) -> bool {
    let line = line.trim_start().to_ascii_lowercase();
    line.strip_prefix("#+").is_some_and(|rest| {
        rest.starts_with("begin_")
            || rest.split_once(':').is_some_and(|(key, _)| {
                !key.is_empty()
                    && key
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            })
    })
}

/// `.. note:: words`, `.. _name: address`
fn is_rst_directive(line: &str) -> bool {
    line.trim_start().strip_prefix(".. ").is_some_and(|rest| {
        let name = rest.split_once("::").map(|(name, _)| name);
        rest.starts_with('_') && rest.contains(": ")
            || name.is_some_and(|name| !name.is_empty() && !name.contains(char::is_whitespace))
    })
}

/// The beginning of a text that is examined.
pub(super) fn head(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(SAMPLE_CHARS)
        .map_or(text.len(), |(byte, _)| byte);
    text.get(..end).unwrap_or(text).trim_start()
}

fn hinted(name: &str) -> Option<Format> {
    // The end of a host name is not an extension.
    let name = match name.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => name,
    };
    let name = name.split(['?', '#']).next()?;
    let name = name.strip_suffix(".gz").unwrap_or(name);
    let (_, extension) = name.rsplit_once('.')?;
    if matches!(extension, "asp" | "aspx" | "php" | "jsp") {
        return Some(Format::Html);
    }
    Format::of_extension(extension).filter(|format| match format {
        Format::Text | Format::Html | Format::Markdown => true,
        other => other.reader() == FormatReader::PandocOrText,
    })
}

/// Whether the text begins like an HTML page, after comments and XML declarations.
fn is_page(head: &str) -> bool {
    const OPENINGS: [&str; 13] = [
        "html", "head", "body", "meta", "title", "article", "main", "section", "div", "table",
        "script", "style", "link",
    ];
    let Some(tag) = opening_tag(head) else {
        return false;
    };
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric());
    let name = tag.get(..end.unwrap_or(tag.len())).unwrap_or_default();
    let doctype = tag.strip_prefix('!').and_then(|rest| rest.get(..12));
    OPENINGS
        .iter()
        .any(|opening| name.eq_ignore_ascii_case(opening))
        || doctype.is_some_and(|words| words.eq_ignore_ascii_case("doctype html"))
}

/// The text after the first `<` that is not a comment or XML declaration.
pub(super) fn opening_tag(head: &str) -> Option<&str> {
    let mut rest = head.trim_start();
    loop {
        rest = rest.strip_prefix('<')?;
        let after = if let Some(comment) = rest.strip_prefix("!--") {
            comment.split_once("-->")?.1
        } else if rest.starts_with("?xml") {
            rest.split_once('>')?.1
        } else {
            return Some(rest);
        };
        rest = after.trim_start();
    }
}

/// Whether a text has many paragraph tags although it does not begin like a page.
fn is_tagged(head: &str) -> bool {
    const CLOSINGS: [&str; 11] = [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "span", "article",
    ];
    let is_closing = |tag: &&str| {
        let name = tag.split_once('>').map(|(name, _)| name);
        name.is_some_and(|name| {
            CLOSINGS
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known))
        })
    };
    head.starts_with('<') && head.split("</").skip(1).filter(is_closing).take(3).count() == 3
}

/// The number of signs that a text is Markdown: front matter counts four, every other kind up to two.
fn markdown_signs(head: &str) -> usize {
    let of_lines =
        |is_sign: fn(&str) -> bool| head.lines().filter(|line| is_sign(line)).take(2).count();
    let front = if super::front::is_front_matter(head) {
        4
    } else {
        0
    };
    of_lines(is_heading)
        + of_lines(|line| line.starts_with("```") || line.starts_with("~~~"))
        + of_lines(|line| line.starts_with("![") && line.contains("]("))
        + head.lines().map(links).sum::<usize>().min(2)
        + head.lines().map(bold_runs).sum::<usize>().min(2)
        + front
}

/// `## Heading`
fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let after = rest.strip_prefix(' ').unwrap_or_default();
    (1..=6).contains(&(line.len() - rest.len())) && after.starts_with(|c: char| !c.is_whitespace())
}

/// The number of links like `[words](https://…)` in a line.
fn links(line: &str) -> usize {
    const TARGETS: [&str; 5] = ["https://", "http://", "/", "#", "."];
    let mut pieces = line.split("](");
    let mut before = pieces.next().unwrap_or_default();
    let mut count = 0;
    for piece in pieces {
        let is_named = before
            .rfind('[')
            .is_some_and(|open| open + 1 < before.len());
        let target = piece.split_once(')').map(|(target, _)| target);
        let is_target = target.is_some_and(|target| {
            TARGETS.iter().any(|start| target.starts_with(start))
                && !target.contains(char::is_whitespace)
        });
        count += usize::from(is_named && is_target);
        before = piece;
    }
    count
}

/// The number of runs like `**words**` in a line.
fn bold_runs(line: &str) -> usize {
    let pieces: Vec<&str> = line.split("**").collect();
    let closed = pieces.len().saturating_sub(1);
    let inner = pieces.iter().take(closed).skip(1).step_by(2);
    inner
        .filter(|words| words.starts_with(|c: char| c != '*' && !c.is_whitespace()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_before_the_name() {
        assert_eq!(format("<!DOCTYPE html><p>a</p>", "story.txt"), Format::Html);
        assert_eq!(format("<!-- saved -->\n<html><body>", "-"), Format::Html);
        assert_eq!(
            format("---\ntitle: A\n---\n\nText.", "story.txt"),
            Format::Markdown
        );
        assert_eq!(format("Plain words.", "story.md"), Format::Markdown);
        assert_eq!(format("Plain words, <b>once</b>.", "-"), Format::Text);
    }

    #[test]
    fn names_are_hints_but_not_those_of_hosts() {
        for (name, hint) in [
            ("notes.org", Some(Format::Org)),
            ("https://harbor.org", None),
            ("https://harbor.org/", None),
            ("https://harbor.org/a.rst?b=c.d", Some(Format::Rst)),
            ("story.md.gz", Some(Format::Markdown)),
        ] {
            assert_eq!(hinted(name), hint, "{name}");
        }
    }

    #[test]
    fn markdown_needs_more_than_one_sign() {
        assert_eq!(format("# Title\n\nText.", "-"), Format::Text);
        assert_eq!(
            format("# Title\n\nSee [the plan](https://x.example/).", "-"),
            Format::Markdown
        );
        assert_eq!(format("# One\n\n# Two\n\nText.", "story.txt"), Format::Text);
    }

    #[test]
    fn signs_of_markdown_are_whole() {
        for (text, signs) in [
            ("## One", 1),
            ("#hashtag", 0),
            ("####### seven", 0),
            ("**bold** and **more**", 2),
            ("**open", 0),
            ("2 ** 3", 0),
            ("a [link](/there) and [ref](below)", 1),
            ("[](https://x.example/)", 0),
            ("```\ncode\n```", 2),
            ("![a picture](p.png)", 1),
        ] {
            assert_eq!(markdown_signs(text), signs, "{text}");
        }
    }

    #[test]
    fn pages_are_known_by_their_first_tag() {
        for (text, is) in [
            ("<!DOCTYPE html>", true),
            ("<?xml version='1.0'?>\n<!-- a --> <HTML lang=en>", true),
            ("<p>one", false),
            ("<header>", false),
            ("<!-- never closed <html>", false),
            ("1 < 2", false),
        ] {
            assert_eq!(is_page(text), is, "{text}");
        }
        assert!(is_tagged("<p>a</p><p>b</p><P>c</P>"));
        assert!(!is_tagged("<p>a</p><b>b</b><p>c</p>"));
    }

    #[test]
    fn files_that_are_no_text_are_named() {
        for (bytes, what) in [
            (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], "PNG"),
            (b"%PDF-1.7\n", "PDF"),
            (b"PK\x03\x04rest", "ZIP"),
            (b"\x1f\x8b\x08\0", "gzip"),
            (b"\x7fELF\x02", "program"),
        ] {
            let refusal = refuse_binary(bytes).unwrap_err();
            assert!(refusal.what.contains(what), "{refusal}");
        }
        let noise: Vec<u8> = (0..=255).cycle().take(4096).collect();
        assert!(refuse_binary(&noise).is_err());
    }

    #[test]
    fn text_with_a_few_controls_is_text() {
        assert!(refuse_binary(b"one \0 two \x1b[0m three").is_ok());
        assert!(refuse_binary(b"\xff\xfea\0b\0").is_ok());
        assert!(refuse_binary(b"").is_ok());
    }
}
