//! Mail, and web pages saved in the same format (MHTML).

use chrono::DateTime;
use mail_parser::{HeaderValue, Message, MessageParser, PartType};

use super::Format;
use super::clean::clean_line;
use crate::document::{Meta, Moment};

/// The content of a mail.
#[derive(Debug)]
pub(super) struct Mail {
    pub(super) text: String,
    pub(super) format: Format,
    /// The address of a saved page.
    pub(super) url: Option<String>,
    /// Metadata from its header, better than that of the text; empty for a saved page.
    header: Meta,
}

/// Maximum bytes that are searched for a header.
const HEAD_BYTES: usize = 16_384;

/// Parses a mail; `None` for anything else, and for a mail without words.
pub(super) fn open(bytes: &[u8]) -> Option<Mail> {
    let message = MessageParser::default().parse(bytes)?;
    let page = saved_page(&message);
    let (text, format) = body(&message, page.is_some())?;
    let header = match page {
        Some(_) => Meta {
            title: message.subject().map(clean_line),
            ..Meta::default()
        },
        None => header(&message),
    };
    Some(Mail {
        text,
        format,
        url: page.filter(|address| !address.is_empty()),
        header,
    })
}

/// Whether bytes begin with the header of a mail: with a line that only programs write, unlike a header typed by hand.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    const WRITTEN: [&str; 7] = [
        "mime-version",
        "message-id",
        "received",
        "return-path",
        "content-type",
        "content-transfer-encoding",
        "delivered-to",
    ];
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let mut is_from = false;
    let mut is_written = false;
    for (index, line) in head.lines().enumerate() {
        let is_continued = line.starts_with([' ', '\t']) && index > 0;
        if is_continued || index == 0 && line.starts_with("From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return line.trim().is_empty() && is_from && is_written;
        };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return false;
        }
        is_from |= name.eq_ignore_ascii_case("from");
        is_written |= WRITTEN.iter().any(|known| name.eq_ignore_ascii_case(known));
    }
    false
}

impl Mail {
    /// Fills `meta` from the header; for a saved page only what the page itself lacks.
    pub(super) fn apply_to(&self, meta: &mut Meta) {
        let header = &self.header;
        if self.url.is_some() || header.published.is_none() && header.byline.is_empty() {
            meta.title = meta.title.take().or_else(|| header.title.clone());
            return;
        }
        meta.title = header.title.clone().or_else(|| meta.title.take());
        meta.published = header.published.or(meta.published);
        if !header.byline.is_empty() {
            meta.byline.clone_from(&header.byline);
        }
    }
}

/// The address of a page that a browser saved as mail; empty if it is missing.
fn saved_page(message: &Message<'_>) -> Option<String> {
    let text = |name: &'static str| match message.header(name) {
        Some(HeaderValue::Text(text)) => Some(text.to_string()),
        _ => None,
    };
    let is_saved = text("X-MAF-Information-Type").is_some()
        || message
            .from()
            .and_then(|from| from.first())
            .is_some_and(|from| {
                let shown = [from.name.as_deref(), from.address.as_deref()];
                shown
                    .into_iter()
                    .flatten()
                    .any(|name| name.starts_with("Saved by"))
            });
    let address = text("Snapshot-Content-Location");
    (is_saved || address.is_some()).then(|| address.unwrap_or_default())
}

/// The page or text of a mail: the page if there is no text, or if the mail is a saved page.
fn body(message: &Message<'_>, is_page: bool) -> Option<(String, Format)> {
    let html = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    });
    let text = message.parts.iter().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.to_string()),
        _ => None,
    });
    let html = html.map(|html| (html, Format::Html));
    let text = text.map(|text| (text, Format::Text));
    let found = if is_page {
        html.or(text)
    } else {
        text.or(html)
    };
    found.filter(|(words, _)| !words.trim().is_empty())
}

fn header(message: &Message<'_>) -> Meta {
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| sender.name.as_deref());
    Meta {
        title: message.subject().map(clean_line),
        byline: name
            .map(clean_line)
            .filter(|name| !name.is_empty() && !name.contains('@'))
            .into_iter()
            .collect(),
        published: message
            .date()
            .and_then(|date| DateTime::parse_from_rfc3339(&date.to_rfc3339()).ok())
            .and_then(|date| Moment::parse(&date.to_rfc3339())),
        ..Meta::default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;
    use crate::document::Document;
    use crate::ingest::{InputSource, ingest};

    fn read(bytes: &[u8]) -> Document {
        ingest(&InputSource {
            bytes,
            name: "",
            format: None,
            url: None,
            charset: None,
        })
        .unwrap()
    }

    const LETTER: &str = "Return-Path: <ana@harbor.example>\r\nFrom: =?UTF-8?Q?Ana_Ru=C3=ADz?= <ana@harbor.example>\r\n\
        To: all@harbor.example\r\nSubject: =?utf-8?B?VGhlIGJyaWRnZQ==?=\r\nDate: Tue, 4 Mar 2025 09:30:00 +0100\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n\
        Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        The caf=C3=A9 by the bridge closes on Monday, the=\r\n council says.\r\n--x\r\nContent-Type: text/html\r\n\r\n\
        <p>The same, with <b>colours</b>.</p>\r\n--x--\r\n";

    #[test]
    fn a_mail_is_its_text_under_its_header() {
        let document = read(LETTER.as_bytes());
        let meta = &document.meta;
        assert_eq!(meta.title.as_deref(), Some("The bridge"));
        assert_eq!(meta.byline, ["Ana Ruíz"]);
        assert_eq!(
            meta.published.unwrap().to_string(),
            "2025-03-04T09:30+01:00"
        );
        assert_eq!(
            document.text.as_str(),
            "The café by the bridge closes on Monday, the council says."
        );
    }

    #[test]
    fn a_page_saved_as_mail_is_the_page() {
        let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbor.example/2025/03/04/a\r\n\
            Subject: Bridge closes\r\nDate: Wed, 5 Nov 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/related; type=\"text/html\"; boundary=\"y\"\r\n\r\n--y\r\n\
            Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            <html><body><h1>Bridge closes</h1><p class=3D\"a\">It closes on Monday, and nobody knows for how long.</p>\
            </body></html>\r\n--y--\r\n";
        let document = read(page.as_bytes());
        assert_eq!(document.meta.title.as_deref(), Some("Bridge closes"));
        assert_eq!(
            document.meta.url.as_deref(),
            Some("https://harbor.example/2025/03/04/a")
        );
        assert_eq!(document.meta.published.unwrap().to_string(), "2025-03-04");
        assert!(document.meta.byline.is_empty());
        assert!(document.text.as_str().contains("It closes on Monday"));
    }

    #[test]
    fn lines_above_an_article_are_no_mail() {
        for text in [
            "From: Ana Ruiz\nSubject: The bridge\nDate: 4 March 2025\n\nIt closes.",
            "MIME-Version: 1.0\n\nNobody sent it.",
            "From: a\nMIME-Version: 1.0\nno header",
            "",
        ] {
            assert!(!is_mail(text.as_bytes()), "{text}");
        }
        assert!(is_mail(LETTER.as_bytes()));
        assert!(is_mail(
            format!("From ana@harbor.example Tue\n{LETTER}").as_bytes()
        ));
    }

    const PIECES: &[&str] = &[
        "From: a <a@b>\r\n",
        "MIME-Version: 1.0\r\n",
        "Subject: =?utf-8?B?G1sySg==?=\r\n",
        "\r\n",
        "--x\r\n",
        "--x--",
        "Content-Type: multipart/mixed; boundary=x\r\n",
        "Content-Type: text/html\r\n",
        "Content-Type: message/rfc822\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n",
        "=1B[2J=",
        "G1sySg==",
        "<p>words</p>",
        "=E2=80=AEevil",
        "\u{1b}]0;x\u{7}",
        "Date: Tue, 99 Foo\r\n",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::Direct(
            "tests/corpus/mail.txt"
        )))]

        #[test]
        fn any_soup_of_parts_is_read_and_harmless(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
            let bytes = format!("From: a <a@b>\r\nMIME-Version: 1.0\r\n{}", pieces.concat());
            let source = InputSource { bytes: bytes.as_bytes(), name: "", format: Some(Format::Mail), url: None, charset: None };
            if let Ok(document) = ingest(&source) {
                let title = document.meta.title.unwrap_or_default();
                let all = format!("{title}{}{}", document.meta.byline.concat(), document.text.as_str());
                prop_assert!(all.chars().all(|c| !c.is_control() || c == '\n' || c == '\t'), "{all:?}");
                prop_assert!(!all.contains('\u{202e}'), "an override came out");
            }
        }
    }
}
