//! Documents that other programs read: PDF goes through `pdftotext`, markup and office documents through `pandoc`.

use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::unpack::MAX_BYTES;
use crate::ingest::{self, Format, InputSource, Refusal};

/// The time a converter may take.
const DEADLINE: Duration = Duration::from_secs(20);

/// What a converter makes of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ConvertedText {
    pub(super) bytes: Vec<u8>,
    /// The format of the text; detected when `None`.
    pub(super) format: Option<Format>,
}

/// A program that reads standard input and prints text.
#[derive(Clone, Copy, Debug)]
struct Converter<'a> {
    program: &'a str,
    arguments: &'a [&'a str],
}

/// Turns a document into text; `None` for input that needs no converter, or whose converter is not installed.
///
/// # Errors
///
/// When the converter fails or takes too long.
pub(super) fn convert(source: &InputSource<'_>) -> Result<Option<ConvertedText>, Refusal> {
    if source.bytes.starts_with(b"%PDF-") {
        return pdf("pdftotext", source.bytes);
    }
    match ingest::foreign(source) {
        Some(format) => pandoc("pandoc", format, source.bytes),
        None => Ok(None),
    }
}

fn pdf(program: &str, bytes: &[u8]) -> Result<Option<ConvertedText>, Refusal> {
    let converter = Converter {
        program,
        arguments: &["-enc", "UTF-8", "-nopgbrk", "-q", "-", "-"],
    };
    let text = converter.run(bytes.to_vec())?;
    Ok(text.map(|bytes| ConvertedText {
        bytes,
        format: None,
    }))
}

/// Pandoc writes Markdown: nothing is cut from it, unlike menus from a page, and its front matter has the metadata.
fn pandoc(program: &str, format: Format, bytes: &[u8]) -> Result<Option<ConvertedText>, Refusal> {
    let converter = Converter {
        program,
        arguments: &[
            "+RTS",
            "-M512m",
            "-RTS",
            "--sandbox",
            "--standalone",
            "--wrap=none",
            "--quiet",
            "--from",
            format.name(),
            "--to",
            "gfm",
        ],
    };
    let text = converter.run(bytes.to_vec())?;
    Ok(text.map(|text| ConvertedText {
        bytes: unescape_front_matter(text),
        format: Some(Format::Markdown),
    }))
}

impl Converter<'_> {
    /// What the program prints; `None` where it is not installed.
    fn run(self, input: Vec<u8>) -> Result<Option<Vec<u8>>, Refusal> {
        let child = Command::new(self.program)
            .args(self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        match child {
            Ok(child) => self.output(child, input).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(_) => Err(self.refusal("cannot be started")),
        }
    }

    fn output(self, mut child: Child, input: Vec<u8>) -> Result<Vec<u8>, Refusal> {
        let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(self.refusal("cannot be started"));
        };
        // The program may stop reading before the end.
        thread::spawn(move || stdin.write_all(&input));
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let mut out = Vec::new();
            let read = stdout.take(MAX_BYTES).read_to_end(&mut out);
            sender.send(read.map(|_| out))
        });
        let read = receiver.recv_timeout(DEADLINE);
        // A program that is late or prints too much is killed.
        let is_done = matches!(&read, Ok(Ok(out)) if (out.len() as u64) < MAX_BYTES);
        if !is_done {
            let _ = child.kill();
        }
        let is_success = child.wait().is_ok_and(|status| status.success());
        match read {
            Ok(Ok(text)) if is_success => Ok(text),
            Err(RecvTimeoutError::Timeout) => Err(self.refusal("takes too long to read it")),
            _ => Err(self.refusal("cannot read it")),
        }
    }

    fn refusal(self, what: &str) -> Refusal {
        Refusal {
            what: format!("{} {what}", self.program),
            way_out: "save it as plain text or HTML, or give --from text".to_owned(),
        }
    }
}

/// Removes the escapes of Markdown in front matter, whose values are read as plain text.
fn unescape_front_matter(text: Vec<u8>) -> Vec<u8> {
    let Some(rest) = text.strip_prefix(b"---\n") else {
        return text;
    };
    let Some(end) = rest.windows(5).position(|here| here == b"\n---\n") else {
        return text;
    };
    let (matter, body) = rest.split_at(end);
    let mut out = b"---\n".to_vec();
    let mut rest = matter;
    while let Some((first, after)) = rest.split_first() {
        // There are two if the value is in quotation marks.
        let escape = rest.iter().take_while(|byte| **byte == b'\\').count();
        let is_escaped = |next: &&u8| next.is_ascii_punctuation() && **next != b'"';
        if escape > 0 && rest.get(escape).as_ref().is_some_and(is_escaped) {
            rest = rest.get(escape..).unwrap_or_default();
        } else {
            out.push(*first);
            rest = after;
        }
    }
    out.extend_from_slice(body);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    /// The document that pandoc reads; `None`, with a message, if it is not installed.
    #[expect(clippy::print_stderr, reason = "a skipped test is reported")]
    fn read(name: &str, bytes: &[u8]) -> Option<Document> {
        let source = InputSource {
            bytes,
            name,
            format: None,
            url: None,
            charset: None,
        };
        let Some(converted) = convert(&source).unwrap() else {
            eprintln!("SKIPPED: pandoc is not installed");
            return None;
        };
        let text = InputSource {
            bytes: &converted.bytes,
            format: converted.format,
            ..source
        };
        Some(ingest::ingest(&text).unwrap())
    }

    fn check(document: &Document) {
        assert_eq!(
            document.meta.title.as_deref(),
            Some("Harbor gets a ferry: #1")
        );
        assert_eq!(document.meta.byline, ["Jane Roe"]);
        assert_eq!(document.meta.published.unwrap().to_string(), "2025-03-04");
        let text = document.text.as_str();
        assert!(
            text.contains("“It starts in May,” said Ana Ruiz."),
            "{text}"
        );
        assert!(text.contains("\n\nCosts\n\n"), "{text}");
        assert!(!document.meta.is_raw_markup);
    }

    #[test]
    fn markup_is_read_by_pandoc() {
        let org = "#+TITLE: Harbor gets a ferry: #1\n#+AUTHOR: Jane Roe\n#+DATE: <2025-03-04 Tue>\n\n\
            “It starts in May,” said *Ana Ruiz*.\n\n* Costs\n\nTwo.";
        let rst = "Harbor gets a ferry: #1\n=======================\n\n:Author: Jane Roe\n:Date: 2025-03-04\n\n\
            “It starts in May,” said *Ana Ruiz*.\n\nCosts\n-----\n\nTwo.";
        let tex = "\\documentclass{article}\n\\title{Harbor gets a ferry: \\#1}\\author{Jane Roe}\\date{March 4, 2025}\n\
            \\begin{document}\n``It starts in May,'' said \\emph{Ana Ruiz}.\n\\section{Costs}\nTwo.\n\\end{document}";
        let book = "<?xml version=\"1.0\"?><FictionBook><description><title-info><author><first-name>Jane</first-name>\
            <last-name>Roe</last-name></author><book-title>Harbor gets a ferry: #1</book-title><date>2025-03-04</date></title-info>\
            </description><body><section><p>“It starts in May,” said Ana Ruiz.</p><section><title><p>Costs</p></title>\
            <p>Two.</p></section></section></body></FictionBook>";
        for (name, text) in [("", org), ("a.rst", rst), ("", tex), ("", book)] {
            if let Some(document) = read(name, text.as_bytes()) {
                check(&document);
            }
        }
    }

    #[test]
    fn without_a_converter_the_input_stays_as_it_is() {
        assert_eq!(pdf("no-such-program", b"%PDF-1.7"), Ok(None));
        assert_eq!(pandoc("no-such-program", Format::Org, b"* a"), Ok(None));
        assert!(pdf("false", b"%PDF-1.7").is_err());
        assert!(pdf("true", b"%PDF-1.7").unwrap().unwrap().bytes.is_empty());
    }

    #[test]
    fn only_what_needs_a_converter_gets_one() {
        for (name, text) in [
            ("a.txt", "Words of a story."),
            ("a.md", "# Story\n\n#+title: no\n"),
            ("", "<html><body>#+title: a\n#+author: b\n"),
        ] {
            let source = InputSource {
                bytes: text.as_bytes(),
                name,
                format: None,
                url: None,
                charset: None,
            };
            assert_eq!(convert(&source), Ok(None), "{text}");
        }
    }

    #[test]
    fn front_matter_loses_its_escapes_and_the_text_does_not() {
        let text = b"---\ntitle: \\<a\\> \"b\\\"\"\n---\n\\<c\\>".to_vec();
        let read = unescape_front_matter(text);
        assert_eq!(read, b"---\ntitle: <a> \"b\\\"\"\n---\n\\<c\\>");
        assert_eq!(unescape_front_matter(b"---\nopen".to_vec()), b"---\nopen");
    }
}
